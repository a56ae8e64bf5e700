"""`sayso compare`: how two short passages bear on each other, pair by pair."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from sayso.cli.answers import print_bytes, warn
from sayso.cli.moments import now
from sayso.cli.options import examples
from sayso.cli.page import issue_line
from sayso.cli.progress import counting
from sayso.cli.reading_inputs import gazetteer_issues, make_pipeline
from sayso.errors import UsageError
from sayso.extract import WEIGHTS, Weights
from sayso.ledger.memory import MemoryLedger
from sayso.link.passages.compare import Comparison
from sayso.model.issue import Issue
from sayso.pipeline import Pipeline, compared
from sayso.publish.comparison_json import comparison_as_json
from sayso.read.inputs import Origin, ReadOptions
from sayso.read.pairs import Pair, read_pairs


@click.command(
    epilog=examples(
        "sayso compare pairs.jsonl > answers.jsonl",
        """echo '{"id": 1, "a": {"text": "More than 800 people were killed."}, """
        """"b": {"text": "812 people were killed."}}' | sayso compare -""",
    )
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--gazetteer",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    help="Your own places, a TOML file, before the shipped ones (repeatable).",
)
@click.option(
    "--weights",
    type=click.Choice(WEIGHTS),
    default="auto",
    show_default=True,
    help="Learned weights beside the rules, as in `sayso read`.",
)
@click.option("--quiet", is_flag=True, help="No progress, only what went wrong.")
def command(
    inputs: tuple[str, ...],
    gazetteer: tuple[Path, ...],
    weights: Weights,
    quiet: bool,  # noqa: FBT001 - click passes flags by name
) -> None:
    """Hold two passages against each other, a pair a line: {"id", "a", "b"}.

    "a" and "b" are objects with "text" and, if known, "published_at", "outlet". INPUT
    is a file of JSON lines or - for standard input. For each pair one line of JSON is
    printed: supports, contradicts, denies, updates or unrelated, with the reasons.
    Nothing is kept.
    """
    for name in inputs:
        if name != "-" and not Path(name).is_file():
            message = f"no such file: {name}; check the path, or - for standard input"
            raise UsageError(message)
    for issue in gazetteer_issues(gazetteer):
        warn(issue_line(issue).plain)
    pipeline = make_pipeline(gazetteer, strict=False, weights=weights)
    broken = False
    for item in counting(pairs_of(inputs), "comparing", shown=not quiet):
        broken |= answered(pipeline, item)
    sys.exit(1 if broken else 0)


def pairs_of(inputs: tuple[str, ...]) -> Iterator[Pair | Issue]:
    """The pairs of all inputs, in order."""
    options = ReadOptions(input_format="jsonl")
    for name in inputs:
        where = "standard input" if name == "-" else name
        with opened(name) as stream:
            origin = Origin(where=where, at=now(), options=options)
            yield from read_pairs(stream, origin)


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or of standard input, which stays open."""
    if name == "-":
        yield sys.stdin.buffer
        return
    with Path(name).open("rb") as stream:
        yield stream


def answered(pipeline: Pipeline, item: Pair | Issue) -> bool:
    """Print the answer for a pair; whether something of it could not be used."""
    issues = (item,) if isinstance(item, Issue) else item.issues
    for issue in issues:
        if issue.level != "note":  # a short passage tells no language, time or outlet
            warn(issue_line(issue).plain)
    broken = any(issue.level == "error" for issue in issues)
    if isinstance(item, Issue):
        return broken
    found = compared(pipeline, MemoryLedger(), item.a, item.b, at=now())
    if isinstance(found, Issue):
        warn(issue_line(found).plain)
        return True
    print_comparison(item.given_id, found)
    return broken


def print_comparison(given_id: object, found: Comparison) -> None:
    """The answer as a line of JSON."""
    line = comparison_as_json(given_id, found.bearing, found.because, found.score)
    print_bytes(line + b"\n")
