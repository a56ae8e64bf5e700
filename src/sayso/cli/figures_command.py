"""`sayso figures`: how the numbers moved."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path

import click

from sayso.cli.answers import Column, empty, print_rows, print_table, titled
from sayso.cli.moments import as_of, print_moment
from sayso.cli.opening import SHORT, looking
from sayso.cli.options import as_of_options, examples, format_option, ledger_option
from sayso.publish.tables import FigureRow, figure_rows
from sayso.text.names import fold

COLUMNS = (
    Column("published", "dim"),
    Column("figure", "bold"),
    Column("origin", narrow="under"),
    Column("standing", narrow="under", whole=True),
    Column("words", "italic", narrow="main"),
    Column("claim", "cyan"),
)


@click.command(
    epilog=examples(
        "sayso figures",
        "sayso figures --measure killed --place Halvik",
        "sayso figures --format csv > tolls.csv",
    )
)
@ledger_option
@as_of_options
@format_option
@click.option("--measure", help="Only this measure (killed, wounded, displaced, ...).")
@click.option("--place", help="Only this place: its name.")
def command(
    ledger_path: Path,
    recorded_by: datetime | None,
    published_by: datetime | None,
    form: str,
    measure: str | None,
    place: str | None,
) -> None:
    """How the numbers moved: a series for each thing counted, a step for each word.

    ≥ is "at least", ≤ "up to", ~ "about". Every step leads to the words it came from.
    """
    moment = as_of(recorded_by, published_by)
    with looking(ledger_path) as ledger:
        rows = [
            row
            for row in figure_rows(ledger.view(moment))
            if measure in {None, row.measure} and is_at(row, place)
        ]
        if form != "table":
            print_rows(form, moment, rows, FigureRow)
        elif rows:
            show_series(rows)
            click.echo(titled("Figures", moment))
        else:
            empty("No figures here", "Reports with numbers would be listed here.")


def is_at(row: FigureRow, place: str | None) -> bool:
    """Whether a figure is of the place, with its country in brackets or without."""
    if place is None:
        return True
    known = row.place or ""
    return fold(place) in {fold(known), fold(known.rpartition(" (")[0])}


def series_name(row: FigureRow) -> str:
    """What a series counts: "killed, incident, Halvik"."""
    parts = [row.measure, row.of and f"of {row.of}", row.scope, row.place]
    parts += [row.since and f"since {row.since}"]
    return ", ".join(part for part in parts if part)


def show_series(rows: Sequence[FigureRow]) -> None:
    """A table for each series."""
    for name, steps in groupby(rows, key=series_name):
        print_table(COLUMNS, [step_cells(step) for step in steps], title=name)
        click.echo()


def step_cells(row: FigureRow) -> tuple[str, ...]:
    """A step as words."""
    return (
        print_moment(row.published_at),
        row.bounds.replace(">=", "≥").replace("<=", "≤"),
        row.origin,
        row.standing,
        row.words,
        row.claim[:SHORT],
    )
