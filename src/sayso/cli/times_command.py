"""`sayso times`: the times that texts name, reckoned against their publication."""

import sys
from typing import Unpack

import click

from sayso.cli.answers import print_bytes, warn
from sayso.cli.moments import now
from sayso.cli.options import HeadOptions, examples, head_options, inputs_argument
from sayso.cli.page import issue_line
from sayso.cli.progress import counting
from sayso.cli.reading_inputs import check_names, inputs_from, items_of
from sayso.extract.sentences import SentenceExtractor
from sayso.extract.times.extractor import TimeExtractor
from sayso.model.document import Document
from sayso.model.reading import Extraction
from sayso.model.timeref import TimeRef
from sayso.pipeline import with_findings
from sayso.publish.reading_json import times_as_json
from sayso.resolve.times import resolve_times

EXTRACTORS = (SentenceExtractor(), TimeExtractor())


@click.command(
    epilog=examples(
        "sayso times texts.jsonl > times.jsonl",
        """echo '{"id": 1, "text": "It fell on Friday.", """
        """"published_at": "2031-05-04"}' | sayso times -""",
    )
)
@inputs_argument
@click.option("--quiet", is_flag=True, help="No progress, only what went wrong.")
@head_options
def command(
    inputs: tuple[str, ...],
    quiet: bool,  # noqa: FBT001 - click passes flags by name
    **head: Unpack[HeadOptions],
) -> None:
    """Show when: each time that a text names, as TIMEX3 value and interval.

    INPUT is JSON lines, {"id", "text", "published_at"}, in a file or - for standard
    input; --input-format takes other kinds. One line of JSON is printed for each text.
    Without a publication time what is relative stays open.
    """
    if head["input_format"] == "auto":
        head["input_format"] = "jsonl"
    asked = inputs_from(inputs, head)
    check_names(asked)
    broken = False
    for item in counting(items_of(asked, now()), "reading", shown=not quiet):
        if isinstance(item, Document):
            print_bytes(times_as_json(item, times_of(item)) + b"\n")
            continue
        warn(issue_line(item).plain)
        broken |= item.level == "error"
    sys.exit(1 if broken else 0)


def times_of(doc: Document) -> tuple[TimeRef, ...]:
    """The times of one document; what no calendar has is told on standard error."""
    found = Extraction()
    for extractor in EXTRACTORS:
        found = with_findings(found, extractor.extract(doc, found))
    for issue in (*doc.issues, *found.issues):
        warn(issue_line(issue).plain)
    return resolve_times(found.times, doc.published_at, doc.published_grain)
