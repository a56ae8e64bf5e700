"""`sayso actor`: whom a name or noun phrase means as of a day."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from sayso.cli.answers import print_bytes, warn
from sayso.cli.compare_command import opened
from sayso.cli.moments import now
from sayso.cli.options import examples
from sayso.cli.page import issue_line
from sayso.cli.progress import counting
from sayso.cli.reading_inputs import gazetteer_issues, layered_gazetteer, own_actors
from sayso.errors import UsageError
from sayso.model.issue import Issue
from sayso.publish.actor_json import actor_as_json
from sayso.read.actor_lines import NameAsked, read_actor_lines
from sayso.read.inputs import Origin, ReadOptions
from sayso.resolve.actor_known import register_with
from sayso.resolve.actors import ActorCoder

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(
    epilog=examples(
        "sayso actor names.jsonl > actors.jsonl",
        """echo '{"id": 1, "text": "Karvelian army spokesman", """
        """"on": "2031-05-04"}' | sayso actor -""",
        "sayso actor names.jsonl --register ministers.csv",
    )
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--register",
    type=FILE,
    multiple=True,
    help="Your own actors, a TOML or CSV file, before the shipped ones (repeatable): "
    "name, aliases, country, sectors, title, from, until, person.",
)
@click.option(
    "--gazetteer",
    type=FILE,
    multiple=True,
    help="Your own places, a TOML or CSV file, before the shipped ones (repeatable).",
)
@click.option("--quiet", is_flag=True, help="No progress, only what went wrong.")
def command(
    inputs: tuple[str, ...],
    register: tuple[Path, ...],
    gazetteer: tuple[Path, ...],
    quiet: bool,  # noqa: FBT001 - click passes flags by name
) -> None:
    """Tell country and sector of names: {"id", "text", "on"} a line.

    "text" is a name or noun phrase, "on" the day as of which it is meant (without it,
    today). INPUT is a file of JSON lines or - for standard input. For each line one of
    JSON is printed: country in three letters, PLOVER sectors, the main one first, the
    register's id, and every reading that stands; empty where the words do not say.
    """
    for name in inputs:
        if name != "-" and not Path(name).is_file():
            message = f"no such file: {name}; check the path, or - for standard input"
            raise UsageError(message)
    own, unusable = own_actors(register)
    broken = any(odd.level == "error" for odd in unusable)
    for odd in (*unusable, *gazetteer_issues(gazetteer)):
        warn(issue_line(odd).plain)
    coder = ActorCoder(register_with(own), layered_gazetteer(gazetteer))
    for item in counting(asked_in(inputs), "coding", shown=not quiet):
        if isinstance(item, Issue):
            warn(issue_line(item).plain)
            broken = True
        else:
            code = coder.code(item.text, item.on)
            print_bytes(actor_as_json(item.given_id, code) + b"\n")
    sys.exit(1 if broken else 0)


def asked_in(inputs: tuple[str, ...]) -> Iterator[NameAsked | Issue]:
    """The names of all inputs, in order."""
    options = ReadOptions(input_format="jsonl")
    for name in inputs:
        where = "standard input" if name == "-" else name
        with opened(name) as stream:
            origin = Origin(where=where, at=now(), options=options)
            yield from read_actor_lines(stream, origin)
