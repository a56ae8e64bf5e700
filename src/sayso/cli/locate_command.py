"""`sayso locate`: where the places are that a text names at given spans."""

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
from sayso.cli.reading_inputs import (
    gazetteer_issues,
    issue,
    layered_gazetteer,
)
from sayso.errors import UsageError
from sayso.extract.places.extractor import PlaceExtractor
from sayso.extract.places.given import mentions_at
from sayso.extract.sentences import SentenceExtractor
from sayso.model.issue import Issue
from sayso.model.place import Place, PlaceRef
from sayso.model.reading import Extraction
from sayso.pipeline import with_findings
from sayso.ports import Gazetteer
from sayso.publish.reading_json import places_as_json
from sayso.read.inputs import Origin, ReadOptions
from sayso.read.spans import Marked, read_spans
from sayso.resolve.place_given import locate
from sayso.resolve.places import resolve_places

EXTRACTORS = (SentenceExtractor(), PlaceExtractor())
Answers = tuple[tuple[PlaceRef, Place | None], ...]


@click.command(
    epilog=examples(
        "sayso locate texts.jsonl --gazetteer karvelia.toml > places.jsonl",
        """echo '{"id": 1, "text": "It fell in Paris, Texas.", """
        """"spans": [[11, 16]]}' | sayso locate -""",
    )
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--gazetteer",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    help="Your own places, a TOML or CSV file, before the shipped ones (repeatable).",
)
@click.option("--quiet", is_flag=True, help="No progress, only what went wrong.")
def command(
    inputs: tuple[str, ...],
    gazetteer: tuple[Path, ...],
    quiet: bool,  # noqa: FBT001 - click passes flags by name
) -> None:
    """Show where: the place of the gazetteer for each span that names one.

    INPUT is JSON lines, {"id", "text", "spans": [[start, end], ...]} and, if known,
    "outlet" and "published_at", in a file or - for standard input. For each text one
    line of JSON is printed with an answer for each span, in their order; without
    "spans", with the places that are found. What no gazetteer knows gets the point of
    what it lies in or near, no id, and the precision of a region or country.
    """
    for name in inputs:
        if name != "-" and not Path(name).is_file():
            message = f"no such file: {name}; check the path, or - for standard input"
            raise UsageError(message)
    for odd in gazetteer_issues(gazetteer):
        warn(issue_line(odd).plain)
    places = layered_gazetteer(gazetteer)
    broken = False
    for item in counting(marked_in(inputs), "locating", shown=not quiet):
        broken |= answered(item, places)
    sys.exit(1 if broken else 0)


def marked_in(inputs: tuple[str, ...]) -> Iterator[Marked | Issue]:
    """The texts of all inputs, in order."""
    options = ReadOptions(input_format="jsonl")
    for name in inputs:
        where = "standard input" if name == "-" else name
        with opened(name) as stream:
            origin = Origin(where=where, at=now(), options=options)
            yield from read_spans(stream, origin)


def answered(item: Marked | Issue, gazetteer: Gazetteer) -> bool:
    """Print the answer for a text; whether something of it could not be used."""
    if isinstance(item, Issue):
        warn(issue_line(item).plain)
        return item.level == "error"
    for odd in item.doc.issues:
        if odd.level != "note":
            warn(issue_line(odd).plain)
    for fault in item.faults:
        warn(issue_line(issue("S-CLI-003", f"{item.where}: {fault}")).plain)
    print_bytes(places_as_json(item.doc, answers_for(item, gazetteer)) + b"\n")
    return bool(item.faults)


def answers_for(item: Marked, gazetteer: Gazetteer) -> Answers:
    """What each span means, and where it is put when no gazetteer knows it."""
    found = Extraction()
    for extractor in EXTRACTORS:
        found = with_findings(found, extractor.extract(item.doc, found))
    if item.spans is None:
        refs = resolve_places(item.doc, found.places, gazetteer)
        return tuple((ref, None) for ref in refs)
    given = mentions_at(item.doc, item.spans)
    located = locate(item.doc, given, found.places, gazetteer)
    return tuple((each.ref, each.about) for each in located)
