"""`sayso log`: the entries of the ledger, as they were recorded."""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import click

from sayso.cli.answers import Column, empty, print_rows, print_table, titled
from sayso.cli.moments import as_of, print_moment
from sayso.cli.opening import SHORT, looking
from sayso.cli.options import as_of_options, examples, format_option, ledger_option
from sayso.ledger.force import withdrawn_of
from sayso.model.codec import PAYLOADS, kind_of
from sayso.model.entry import Entry
from sayso.model.ruling import Withdrawal
from sayso.publish.tables import EntryRow, entry_rows

KINDS = tuple(PAYLOADS)
COLUMNS = (
    Column("no", "cyan"),
    Column("recorded", "dim", narrow="under", whole=True),
    Column("kind"),
    Column("by", "dim", narrow="told"),
    Column("what", narrow="main"),
    Column("entry", "cyan"),
)


@click.command(
    epilog=examples(
        "sayso log --limit 10",
        "sayso log --kind relation --as-of 2031-05-02",
        "sayso log --format json",
    )
)
@ledger_option
@as_of_options
@format_option
@click.option("--kind", type=click.Choice(KINDS), help="Only this kind of entry.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=40,
    show_default=True,
    help="How many lines of the table; JSON and CSV give all.",
)
def command(
    ledger_path: Path,
    recorded_by: datetime | None,
    published_by: datetime | None,
    form: str,
    kind: str | None,
    limit: int,
) -> None:
    """The newest entries of the ledger, oldest of them first.

    Nothing is ever overwritten: what was taken back stays and is marked. The log is
    kept by the ledger's own clock; --published-by does not apply to it.
    """
    if published_by is not None:
        raise click.UsageError(
            "the log is kept by the ledger's own clock; use --as-of, or "
            "`sayso board --published-by` for what had been printed"
        )
    moment = as_of(recorded_by, None)
    with looking(ledger_path) as ledger:
        # Read twice and never held: a ledger may be larger than the memory.
        withdrawn = withdrawn_of(_withdrawals(ledger.entries(moment)))
        rows = entry_rows(wanted(ledger.entries(moment), kind), withdrawn)
        if form != "table":
            print_rows(form, moment, rows, EntryRow)
            return
        cells = [entry_cells(row) for row in deque(rows, maxlen=limit)]
        if cells:
            print_table(COLUMNS, cells, title=titled("Entries", moment))
        else:
            empty("No such entries", "Without --kind and --as-of all are listed.")


def _withdrawals(entries: Iterable[Entry]) -> Iterator[Entry]:
    yield from (entry for entry in entries if isinstance(entry.payload, Withdrawal))


def wanted(entries: Iterable[Entry], kind: str | None) -> Iterator[Entry]:
    """The entries of one kind, or all."""
    for entry in entries:
        if kind is None or kind_of(entry.payload) == kind:
            yield entry


def entry_cells(row: EntryRow) -> tuple[str, ...]:
    """An entry as words."""
    mark = "out of force: " if row.withdrawn else ""
    return (
        str(row.seq),
        print_moment(row.recorded_at),
        row.kind,
        row.agent,
        mark + row.what,
        row.entry[:SHORT],
    )
