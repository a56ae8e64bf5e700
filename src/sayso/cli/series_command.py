"""`sayso series`: figure series page by page, the one with the newest step first."""

from datetime import datetime
from pathlib import Path

import click

from sayso.cli.answers import empty, print_rows, titled
from sayso.cli.figures_command import show_series
from sayso.cli.moments import as_of
from sayso.cli.opening import claim_with, looking, place_with
from sayso.cli.options import as_of_options, examples, format_option, ledger_option
from sayso.model.board import SeriesQuery
from sayso.publish.tables import FigureRow, figure_rows


@click.command(
    epilog=examples(
        "sayso series --measure killed",
        "sayso series --place Halvik --published-by 2031-05-02T16:00Z",
    )
)
@ledger_option
@as_of_options
@format_option
@click.option("--measure", help="Only this measure (killed, wounded, displaced, ...).")
@click.option("--place", help="Only this place: its name or id.")
@click.option("--point", help="Only the series that this point has steps in.")
@click.option("--limit", type=click.IntRange(1, 500), default=50, show_default=True)
@click.option("--cursor", help="Go on behind a page: what it printed as next.")
def command(  # noqa: PLR0913 - one parameter for each option of the command line
    *,
    ledger_path: Path,
    recorded_by: datetime | None,
    published_by: datetime | None,
    form: str,
    measure: str | None,
    place: str | None,
    point: str | None,
    limit: int,
    cursor: str | None,
) -> None:
    """Figure series as of both clocks: a step for each new word of each origin.

    Totals of one place are one series, incidents are kept apart by their points. The
    series with the newest step comes first.
    """
    moment = as_of(recorded_by, published_by)
    with looking(ledger_path) as ledger:
        view = ledger.view(moment)
        asked = claim_with(view, point).claim if point is not None else None
        page = view.series(
            SeriesQuery(
                measure=measure,
                place=place_with(view, place) if place is not None else None,
                point=view.point_of(asked).point if asked is not None else None,
                limit=limit,
                cursor=cursor,
            )
        )
        rows = list(figure_rows(view, page.series))
        if form != "table":
            print_rows(form, moment, rows, FigureRow)
        elif rows:
            show_series(rows)
            click.echo(titled("Series", moment))
            if page.next is not None:
                click.echo(f"next: --cursor {page.next}")
        else:
            empty("No such series", "Reports with numbers would be listed here.")
