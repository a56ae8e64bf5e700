"""`sayso add`: read documents and enter them into a ledger."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Unpack

import click

from sayso.cli.answers import warn
from sayso.cli.moments import now
from sayso.cli.opening import writing
from sayso.cli.options import HeadOptions, head_options, inputs_argument, ledger_option
from sayso.cli.page import issue_line
from sayso.cli.progress import progress_over
from sayso.cli.reading_inputs import Inputs, inputs_from, items_of, pipeline_maker
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.pipeline import Outcome, known, noted
from sayso.ports import Ledger
from sayso.workers import readings_of

# Starting worker processes costs about a second: not worth it for a handful.
WORTH_WORKERS = 24
SHOWN_ISSUES = 20


@click.command(
    epilog="Examples: sayso add reports/ feed.xml    sayso add https://…/story.html    "
    "sayso add archive.jsonl --workers 2"
)
@inputs_argument
@ledger_option
@head_options
@click.option(
    "--workers",
    type=click.IntRange(0, 64),
    default=None,
    help="Processes that read; 0 reads in this one. Default: one for each core.",
)
@click.option("--quiet", is_flag=True, help="No progress, only what went wrong.")
def command(
    inputs: tuple[str, ...],
    ledger_path: Path,
    workers: int | None,
    quiet: bool,  # noqa: FBT001 - click passes flags by name
    **head: Unpack[HeadOptions],
) -> None:
    """Read documents and enter them into a ledger.

    What the ledger holds already is skipped, so an interrupted run goes on where it
    stopped when it is run again. Each document is entered whole or not at all.
    """
    asked = inputs_from(inputs, head)
    counts: Counter[str] = Counter()
    with writing(ledger_path) as ledger:
        outcomes = entered(ledger, asked, workers=workers)
        for outcome in progress_over(outcomes, counts, shown=not quiet):
            report(outcome, counts)
    click.echo(summary_of(counts, ledger_path))
    sys.exit(1 if counts["errors"] else 0)


def entered(ledger: Ledger, asked: Inputs, *, workers: int | None) -> Iterator[Outcome]:
    """The outcome of each item, as it becomes safe in the ledger."""
    at = now()
    make = pipeline_maker(asked.gazetteers, strict=asked.strict)
    pipeline = make()
    items = items_of(asked, at)
    first = list(islice(items, WORTH_WORKERS))
    many = chain(first, items)
    if workers == 0 or (workers is None and len(first) < WORTH_WORKERS):
        yield from pipeline.enter(ledger, many, run="add", at=at)
        return

    def is_held(doc: Document) -> bool:
        return ledger.holds(doc.doc)

    crew = workers or max(1, (os.cpu_count() or 2) - 1)
    for item, read in readings_of(many, make, workers=crew, skip=is_held):
        if isinstance(item, Issue):
            yield noted(item)
        elif read is None or ledger.holds(item.doc):
            yield known(item)
        else:
            yield pipeline.enter_reading(ledger, item, read, run="add", at=now())


def report(outcome: Outcome, counts: Counter[str]) -> None:
    """Count an outcome and say what went wrong."""
    counts[outcome.kind] += 1
    if outcome.reading is not None:
        counts["claims"] += len(outcome.reading.claims)
    for issue in outcome.issues:
        counts[f"{issue.level}s"] += 1
        if issue.level == "note":
            continue
        counts["shown"] += 1
        if counts["shown"] <= SHOWN_ISSUES or issue.level == "error":
            warn(issue_line(issue).plain)


def summary_of(counts: Counter[str], path: Path) -> str:
    """What was done, in one or two lines."""
    words = f"{counts['entered']} documents entered with {counts['claims']} claims"
    if counts["known"]:
        words += f", {counts['known']} known already"
    if counts["failed"]:
        words += f", {counts['failed']} left out"
    words += f"; ledger: {path}"
    hidden = counts["shown"] - SHOWN_ISSUES
    if hidden > 0:
        words += f"\n{hidden} more warnings stand in the log"
    if counts["entered"]:
        words += "\nnext: sayso board"
    return words
