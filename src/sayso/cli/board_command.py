"""`sayso board`: what is claimed, how it stands, who stands behind it."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from sayso.cli.answers import Column, empty, print_rows, print_table, titled
from sayso.cli.moments import Moment, as_of, print_moment
from sayso.cli.opening import SHORT, looking
from sayso.cli.options import as_of_options, examples, format_option, ledger_option
from sayso.model.entry import AsOf
from sayso.model.standing import StandingName
from sayso.publish.tables import BoardRow, Filters, board_rows
from sayso.text.headlines import headline_of

COLUMNS = (
    Column("claim", "cyan"),
    Column("standing"),
    Column("what is said", narrow="main"),
    Column("speaker", "bold", narrow="under"),
    Column("where", narrow="under"),
    Column("for", "green", narrow="told", whole=True),
    Column("against", "red", narrow="told", whole=True),
    Column("last said", "dim", narrow="under", whole=True),
)

LEGEND = "for, against: origins in outlets; 2 in 5 is two origins, printed by five"


@click.command(
    epilog=examples(
        "sayso board --standing contested --standing denied",
        "sayso board --published-by 2031-05-01T22:00Z --place Dresna",
        'sayso board --source "Sela Brandt" --format csv',
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
@click.option("--source", help="Only what this source says: a name or an id.")
@click.option("--place", help="Only what is said of this place: a name or an id.")
@click.option("--outlet", help="Only what this outlet printed.")
@click.option("--words", help="Only points with these words.")
@click.option("--since", type=Moment(), help="Only points spoken of since then.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@click.option("--all", "everything", is_flag=True, help="No limit, and wishes.")
def command(  # noqa: PLR0913 - one parameter for each option of the command line
    *,
    ledger_path: Path,
    recorded_by: datetime | None,
    published_by: datetime | None,
    form: str,
    standings: tuple[str, ...],
    source: str | None,
    place: str | None,
    outlet: str | None,
    words: str | None,
    since: datetime | None,
    limit: int,
    everything: bool,
) -> None:
    """What is claimed, how it stands, and which origins stand for and against it.

    Origins are counted, not outlets: fifty papers that print one agency are one. The
    count is an upper bound, since copies without a credit cannot all be found.
    """
    filters = Filters(
        standings=wanted_standings(standings, everything=everything),
        source=source,
        place=place,
        outlet=outlet,
        words=words,
        since=since,
    )
    moment = as_of(recorded_by, published_by)
    with looking(ledger_path) as ledger:
        rows = board_rows(ledger.view(moment), filters)
        if form == "table":
            show_board(list(rows), moment, limit=None if everything else limit)
        else:
            print_rows(form, moment, rows, BoardRow)


def wanted_standings(
    names: Sequence[str], *, everything: bool
) -> tuple[StandingName, ...]:
    """The standings asked for; without a wish, all but what only is listed."""
    if names:
        return tuple(StandingName(name) for name in names)
    if everything:
        return ()
    return tuple(name for name in StandingName if name is not StandingName.LISTED)


def show_board(rows: Sequence[BoardRow], moment: AsOf, *, limit: int | None) -> None:
    """The board as a table, and what to try next."""
    if not rows:
        empty("Nothing on this board", "Other filters or another moment may show more.")
        return
    shown = rows[:limit]
    cells = [board_cells(row) for row in shown]
    print_table(COLUMNS, cells, title=titled("Claims", moment))
    click.echo(LEGEND)
    if len(rows) > len(shown):
        click.echo(f"{len(rows) - len(shown)} more: --limit {len(rows)} or --all")


def board_cells(row: BoardRow) -> tuple[str, ...]:
    """A row of the board as words."""
    return (
        row.claim[:SHORT],
        row.standing,
        headline_of(row.title),
        row.speaker,
        row.place or "",
        origins_words(row.origins_for, row.outlets_for),
        origins_words(row.origins_against, row.outlets_against),
        print_moment(row.last_said),
    )


def origins_words(origins: Sequence[str], outlets: Sequence[str]) -> str:
    """How many origins in how many outlets: "2 in 5"; empty for none."""
    return f"{len(origins)} in {len(outlets)}" if origins else ""
