"""`sayso diff`: what changed between two moments, overnight for example."""

from datetime import datetime
from pathlib import Path

import click

from sayso.cli.answers import Column, empty, print_rows, print_table
from sayso.cli.moments import Moment, now, print_moment
from sayso.cli.opening import SHORT, looking
from sayso.cli.options import examples, format_option, ledger_option
from sayso.model.entry import AsOf
from sayso.publish.points import MoveLine, move_line
from sayso.text.headlines import headline_of

COLUMNS = (
    Column("point", "cyan"),
    Column("before"),
    Column("after"),
    Column("what is said", narrow="main"),
    Column("speaker", "bold", narrow="under"),
    Column("where", narrow="under"),
    Column("last said", "dim", narrow="under", whole=True),
)


@click.command(
    epilog=examples(
        "sayso diff --from 2031-05-01T22:00Z --to 2031-05-02T06:00Z --clock published",
        "sayso diff --from 2031-05-01",
    )
)
@ledger_option
@format_option
@click.option("--from", "begin", type=Moment(), required=True, help="The first moment.")
@click.option("--to", "end", type=Moment(), help="The second one; now if left out.")
@click.option(
    "--clock",
    type=click.Choice(["recorded", "published"]),
    default="recorded",
    show_default=True,
    help="What this ledger held at the two moments, or what had been published.",
)
def command(
    ledger_path: Path, form: str, begin: datetime, end: datetime | None, clock: str
) -> None:
    """What changed between two moments: points that are new, or stand otherwise.

    Points without a standing before are new; without one after, they are gone:
    withdrawn, misread, or not yet printed by the second moment.
    """
    if end is not None and end < begin:
        raise click.UsageError("--to lies before --from; exchange the two")
    first, second = moment_of(begin, clock), moment_of(end, clock)
    with looking(ledger_path) as ledger:
        lines = [line for m in ledger.moved(first, second) if (line := move_line(m))]
    if form != "table":
        print_rows(form, second, lines, MoveLine)
    elif lines:
        cells = [cells_of(line) for line in lines]
        print_table(COLUMNS, cells, title=title(begin, end))
        new = sum(line.before is None for line in lines)
        gone = sum(line.after is None for line in lines)
        click.echo(f"{new} new, {len(lines) - new - gone} changed, {gone} gone")
    else:
        empty("Nothing changed", f"{title(begin, end)}, by what was {clock}.")


def moment_of(at: datetime | None, clock: str) -> AsOf:
    """A moment of one clock; the other is not limited."""
    return AsOf(recorded=at) if clock == "recorded" else AsOf(published=at)


def title(begin: datetime, end: datetime | None) -> str:
    """Between which moments."""
    return f"From {print_moment(begin)} to {print_moment(end or now())}"


def cells_of(line: MoveLine) -> tuple[str, ...]:
    """A move as words."""
    return (
        line.point[:SHORT],
        line.before or "new",
        line.after or "gone",
        headline_of(line.title),
        line.speaker,
        line.place_name or "",
        print_moment(line.last_said),
    )
