"""`sayso points`: the points of a ledger page by page, however large it is."""

from datetime import datetime
from pathlib import Path

import click

from sayso.cli.answers import Column, empty, print_rows, print_table, titled
from sayso.cli.board_command import origins_words, wanted_standings
from sayso.cli.moments import Moment, as_of, print_moment
from sayso.cli.opening import SHORT, looking, place_with, source_with
from sayso.cli.options import as_of_options, examples, format_option, ledger_option
from sayso.model.board import BoardPage, BoardQuery
from sayso.model.entry import AsOf
from sayso.model.ids import SourceId
from sayso.model.standing import StandingName
from sayso.ports import View
from sayso.publish.points import PrintedPoint, printed_point
from sayso.text.headlines import headline_of

COLUMNS = (
    Column("point", "cyan"),
    Column("standing"),
    Column("what is said", narrow="main"),
    Column("speaker", "bold", narrow="under"),
    Column("where", narrow="under"),
    Column("for", "green", narrow="told", whole=True),
    Column("against", "red", narrow="told", whole=True),
    Column("last said", "dim", narrow="under", whole=True),
)


@click.command(
    epilog=examples(
        "sayso points --standing contested",
        "sayso points --text bridge --published-by 2031-05-02T04:00Z",
        "sayso points --place Dresna --limit 100 --format csv",
    )
)
@ledger_option
@as_of_options
@format_option
@click.option(
    "--standing",
    "standings",
    multiple=True,
    type=click.Choice([name.value for name in StandingName]),
    help="Only points that stand so (repeatable).",
)
@click.option("--type", "types", multiple=True, help="Only this kind of event.")
@click.option("--source", help="Only what this source says: a name or an id.")
@click.option("--outlet", help="Only what this outlet printed: a name or an id.")
@click.option("--place", help="Only what is said of this place: a name or an id.")
@click.option("--text", help="Only points with all these words; the last may be begun.")
@click.option("--origins", type=click.IntRange(0), default=0, help="At least so many.")
@click.option("--since", type=Moment(), help="Only points spoken of since then.")
@click.option("--until", type=Moment(), help="Only points not spoken of after that.")
@click.option("--oldest", is_flag=True, help="The oldest last word first.")
@click.option("--limit", type=click.IntRange(1, 500), default=50, show_default=True)
@click.option("--cursor", help="Go on behind a page: what it printed as next.")
def command(  # noqa: PLR0913 - one parameter for each option of the command line
    *,
    ledger_path: Path,
    recorded_by: datetime | None,
    published_by: datetime | None,
    form: str,
    standings: tuple[str, ...],
    types: tuple[str, ...],
    source: str | None,
    outlet: str | None,
    place: str | None,
    text: str | None,
    origins: int,
    since: datetime | None,
    until: datetime | None,
    oldest: bool,
    limit: int,
    cursor: str | None,
) -> None:
    """A page of points: what is claimed, how it stands, how many stand so.

    Pages are found by index: a page of a large ledger takes as long as one of a small.
    """
    moment = as_of(recorded_by, published_by)
    with looking(ledger_path) as ledger:
        view = ledger.view(moment)
        page = view.board(
            BoardQuery(
                standings=wanted_standings(standings, everything=not standings),
                types=types,
                source=_source(view, source),
                outlet=_source(view, outlet),
                place=place_with(view, place) if place is not None else None,
                text=text,
                origins=origins,
                since=since,
                until=until,
                sort="oldest" if oldest else "newest",
                limit=limit,
                cursor=cursor,
            )
        )
        lines = [printed_point(row) for row in page.rows]
        if form == "table":
            show_page(page, lines, moment)
        else:
            print_rows(form, moment, lines, PrintedPoint)


def _source(view: View, words: str | None) -> SourceId | None:
    return source_with(view, words).source if words is not None else None


def show_page(page: BoardPage, lines: list[PrintedPoint], moment: AsOf) -> None:
    """A page as a table, with what was counted."""
    if not lines:
        empty("No such points", "Other filters or another moment may show more.")
        return
    cells = [
        (
            line.point[:SHORT],
            line.standing,
            headline_of(line.title),
            line.speaker,
            line.place_name or "",
            origins_words(line.origins_for, line.outlets_for),
            origins_words(line.origins_against, line.outlets_against),
            print_moment(line.last_said),
        )
        for line in lines
    ]
    print_table(COLUMNS, cells, title=titled("Points", moment))
    counts = ", ".join(f"{f.count} {f.value}" for f in page.standings)
    total = "more than can be counted" if page.total is None else str(page.total)
    click.echo(f"{len(lines)} of {total}" + (f"; in all: {counts}" if counts else ""))
    if page.next is not None:
        click.echo(f"next: --cursor {page.next}")
