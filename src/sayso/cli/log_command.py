"""`sayso log`: the entries of the ledger, as they were recorded."""

from collections import deque
from datetime import datetime
from pathlib import Path

import click

from sayso.cli.answers import empty, print_rows, print_table, titled
from sayso.cli.moments import as_of, print_moment
from sayso.cli.opening import SHORT, looking
from sayso.cli.options import as_of_options, format_option, ledger_option
from sayso.ledger.force import withdrawn_of
from sayso.model.entry import Entry
from sayso.publish.tables import EntryRow, entry_rows

COLUMNS = (
    ("no", "cyan"),
    ("recorded", "dim"),
    ("kind", ""),
    ("by", "dim"),
    ("what", ""),
    ("entry", "cyan"),
)


@click.command(epilog="Examples: sayso log --kind ruling    sayso log --limit 500")
@ledger_option
@as_of_options
@format_option
@click.option("--kind", help="Only this kind: document, claim, relation, ruling, ...")
@click.option("--limit", type=click.IntRange(1), default=40, show_default=True)
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
        raise click.UsageError("the log has one clock: use --as-of")
    moment = as_of(recorded_by, None)
    with looking(ledger_path) as ledger:
        entries = list(ledger.entries(moment))
        rows = entry_rows(wanted(entries, kind), withdrawn_of(entries))
        if form != "table":
            print_rows(form, moment, rows, EntryRow)
            return
        cells = [entry_cells(row) for row in deque(rows, maxlen=limit)]
        if cells:
            print_table(COLUMNS, cells, title=titled("Entries", moment))
        else:
            empty("No such entries", "`sayso log` without --kind lists all.")


def wanted(entries: list[Entry], kind: str | None) -> list[Entry]:
    """The entries of one kind, or all."""
    if kind is None:
        return entries
    return [entry for entry in entries if type(entry.payload).__name__.lower() == kind]


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
