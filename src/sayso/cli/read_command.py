"""`sayso read`: what documents say, without a ledger."""

import sys
from collections.abc import Callable
from typing import Unpack

import click

from sayso.cli.answers import print_bytes, warn
from sayso.cli.moments import now
from sayso.cli.options import HeadOptions, examples, head_options, inputs_argument
from sayso.cli.page import claims_page, console, issue_line
from sayso.cli.reading_inputs import (
    check_names,
    inputs_from,
    items_of,
    make_pipeline,
)
from sayso.model.ids import SourceId
from sayso.model.issue import Issue
from sayso.model.reading import Reading
from sayso.publish.reading_json import reading_as_json
from sayso.publish.say import reading_as_say


@click.command(
    epilog=examples(
        "sayso read story.txt --outlet 'Harbour Post' --published-at 2031-05-01",
        "sayso read reports/ --format say",
        "sayso read - --input-format jsonl --format json < articles.jsonl",
    )
)
@inputs_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["page", "json", "say"]),
    default="page",
    show_default=True,
    help="A page to look at, one JSON reading a line, or the .say notation.",
)
@head_options
def command(inputs: tuple[str, ...], form: str, **head: Unpack[HeadOptions]) -> None:
    """Show what documents say: who says what, through whom, how firmly.

    INPUT is a file, a folder, an address, or - for standard input. Nothing is kept.
    """
    asked = inputs_from(inputs, head)
    check_names(asked)
    pipeline = make_pipeline(
        asked.gazetteers,
        strict=asked.strict,
        weights=asked.weights,
        registers=asked.registers,
    )
    printed = PRINTERS[form]
    broken = False
    for item in items_of(asked, now()):
        read = item if isinstance(item, Issue) else pipeline.read_or_issue(item)
        if isinstance(read, Issue):
            warn(issue_line(read).plain)
            broken |= read.level == "error"
        else:
            printed(read)
    sys.exit(1 if broken else 0)


def print_page(reading: Reading) -> None:
    """The reading as a page for the terminal."""
    names = {source.source: source.name for source in reading.sources}

    def name_of(source: SourceId) -> str:
        return names.get(source, source)

    doc, out = reading.document, console()
    out.print(claims_page(doc, reading.claims, name_of))
    for issue in (*doc.issues, *reading.issues):
        out.print(issue_line(issue))


def print_json(reading: Reading) -> None:
    """The reading as one line of JSON (format sayso-reading/1)."""
    print_bytes(reading_as_json(reading) + b"\n")


def print_notation(reading: Reading) -> None:
    """The reading in the .say notation."""
    click.echo(reading_as_say(reading))


PRINTERS: dict[str, Callable[[Reading], None]] = {
    "page": print_page,
    "json": print_json,
    "say": print_notation,
}
