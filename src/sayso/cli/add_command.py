"""`sayso add`: read documents and enter them into a ledger."""

import os
import sys
from collections import Counter
from collections.abc import Generator
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import Unpack

import click

from sayso.cli.answers import warn
from sayso.cli.interrupts import noted_interrupts
from sayso.cli.moments import now
from sayso.cli.opening import writing
from sayso.cli.options import (
    HeadOptions,
    examples,
    head_options,
    inputs_argument,
    ledger_option,
)
from sayso.cli.page import issue_line
from sayso.cli.progress import progress_over
from sayso.cli.reading_inputs import (
    Inputs,
    check_names,
    inputs_from,
    items_of,
    pipeline_maker,
)
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.pipeline import Outcome, known, noted
from sayso.ports import Ledger
from sayso.workers import readings_of

# Starting worker processes costs about a second: not worth it for a handful.
WORTH_WORKERS = 24
SHOWN_ISSUES = 20


@click.command(
    epilog=examples(
        "sayso add reports/ feed.xml",
        "sayso add result.json --input-format telegram",
        "sayso add archive.jsonl --workers 2 --ledger archive.sayso",
    )
)
@inputs_argument
@ledger_option
@head_options
@click.option(
    "--workers",
    type=click.IntRange(0, 64),
    default=None,
    help="Processes that read; 0 reads in this one. Default: a core each, less one.",
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

    INPUT is a file, a folder, an address, or - for standard input. Of a folder, files
    that are no reports by their endings (images, tables, ...) are passed over.

    What the ledger holds already is skipped, so an interrupted run goes on where it
    stopped when it is run again. Each document is entered whole or not at all.
    """
    asked = inputs_from(inputs, head)
    check_names(asked)
    counts: Counter[str] = Counter()
    try:
        enter_all(asked, ledger_path, counts, workers=workers, quiet=quiet)
    except KeyboardInterrupt:
        warn(f"\nStopped: {summary_of(counts, ledger_path)}")
        warn("Those are safe. The same command again goes on from here.")
        sys.exit(130)
    click.echo(summary_of(counts, ledger_path))
    if counts["entered"]:
        click.echo("next: sayso board")
    sys.exit(1 if counts["errors"] else 0)


def enter_all(
    asked: Inputs,
    ledger_path: Path,
    counts: Counter[str],
    *,
    workers: int | None,
    quiet: bool,
) -> None:
    """Enter everything that was asked for, and count it."""
    with (
        writing(ledger_path) as ledger,
        noted_interrupts() as interrupted,
        closing(entered(ledger, asked, workers=workers)) as outcomes,
    ):
        for outcome in progress_over(outcomes, counts, shown=not quiet):
            report(outcome, counts)
            if interrupted:
                raise KeyboardInterrupt


def entered(
    ledger: Ledger, asked: Inputs, *, workers: int | None
) -> Generator[Outcome]:
    """The outcome of each item, as it becomes safe in the ledger."""
    make = pipeline_maker(
        asked.gazetteers,
        strict=asked.strict,
        weights=asked.weights,
        registers=asked.registers,
    )
    pipeline = make()
    items = items_of(asked, now())
    first = list(islice(items, WORTH_WORKERS))
    many = chain(first, items)
    if workers == 0 or (workers is None and len(first) < WORTH_WORKERS):
        for item in many:
            # Each at its own moment: what is asked "as of" while this runs stays true.
            yield from pipeline.enter(ledger, [item], run="add", at=now())
        return

    def is_held(doc: Document) -> bool:
        return ledger.holds(doc.doc)

    for item, read in readings_of(many, make, workers=workers or crew(), skip=is_held):
        if isinstance(item, Issue):
            yield noted(item)
        elif read is None or ledger.holds(item.doc):
            yield known(item)
        else:
            yield pipeline.enter_reading(ledger, item, read, run="add", at=now())


def crew() -> int:
    """How many processes read beside this one, which links and enters."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)) - 1)
    return max(1, (os.cpu_count() or 2) - 1)


def report(outcome: Outcome, counts: Counter[str]) -> None:
    """Count an outcome and say what went wrong."""
    counts[outcome.kind] += 1
    if outcome.reading is not None:
        counts["claims"] += len(outcome.reading.claims)
    for issue in outcome.issues:
        counts[f"{issue.level}s"] += 1
        if issue.level == "note":
            continue
        if counts["told"] < SHOWN_ISSUES or issue.level == "error":
            counts["told"] += 1
            warn(issue_line(issue).plain)


def summary_of(counts: Counter[str], path: Path) -> str:
    """What was done, in one or two lines."""
    words = f"{counted(counts['entered'], 'document')} entered with "
    words += counted(counts["claims"], "claim")
    if counts["known"]:
        words += f", {counts['known']} known already"
    if counts["failed"]:
        words += f", {counts['failed']} left out"
    words += f"; ledger: {path}"
    hidden = counts["warnings"] + counts["errors"] - counts["told"]
    if hidden > 0:
        words += f"\n{hidden} more warnings were not shown"
    return words


def counted(count: int, noun: str) -> str:
    """A count with its noun: "1 document", "2 documents"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
