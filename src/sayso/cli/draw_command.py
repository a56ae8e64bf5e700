"""`sayso draw`: charts, timeline and map as SVG files."""

from datetime import datetime
from pathlib import Path

import click

from sayso.cli.answers import print_bytes, warn
from sayso.cli.moments import as_of, say_as_of
from sayso.cli.opening import looking
from sayso.cli.options import as_of_options, examples, ledger_option
from sayso.cli.outlines import outline_option, read_outline
from sayso.cli.written import write_file
from sayso.errors import InputError
from sayso.model.board import BoardQuery, PlaceQuery, SeriesQuery
from sayso.ports import View
from sayso.publish.drawing import outline_map, step_chart, timeline, world_outline
from sayso.publish.drawing.look import as_file
from sayso.publish.drawing.outline import Outline
from sayso.publish.drawings import LaneKind, chart_of, lanes_of, spots_of, title_of

MOST_POINTS = 500
LANES = 16


@click.command(
    epilog=examples(
        "sayso draw figures --measure killed > tolls.svg",
        "sayso draw map --output map.svg",
        "sayso draw timeline --by origin --published-by 2031-05-02 > lanes.svg",
    )
)
@click.argument("what", type=click.Choice(("figures", "timeline", "map")))
@ledger_option
@as_of_options
@click.option("--measure", help="Figures: only this measure (killed, displaced, ...).")
@click.option("--place", help="Only this place: its key (geonames:169577).")
@click.option(
    "--by",
    type=click.Choice(("place", "actor", "origin")),
    default="place",
    show_default=True,
    help="Timeline: what a lane is.",
)
@outline_option
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; without it, standard output.",
)
def command(  # noqa: PLR0913 - one parameter for each option of the command line
    *,
    what: str,
    ledger_path: Path,
    recorded_by: datetime | None,
    published_by: datetime | None,
    measure: str | None,
    place: str | None,
    by: LaneKind,
    outline_path: Path | None,
    output: Path | None,
) -> None:
    """Draw how a figure moved, what was said when, or where: an SVG file.

    `figures` draws the series with the most steps of those that pass; `timeline` the
    500 newest points; `map` every place that is in a gazetteer.
    """
    now = as_of(recorded_by, published_by)
    outline = read_outline(outline_path)
    with looking(ledger_path) as ledger:
        view = ledger.view(now)
        if what == "figures":
            svg = figures(view, measure, place)
        elif what == "timeline":
            svg = lanes(view, by, place)
        else:
            svg = places(view, outline)
    raw = as_file(svg).encode()
    if output is None:
        print_bytes(raw)
        return
    write_file(output, [raw])
    warn(f"written: {output}, {say_as_of(now)}")


def figures(view: View, measure: str | None, place: str | None) -> str:
    """The chart of the longest series that passes."""
    found = view.series(SeriesQuery(measure=measure, place=place, limit=500)).series
    if not found:
        message = "no figures pass; `sayso figures` lists those that there are"
        raise InputError(message)
    longest = max(found, key=lambda s: (len(s.steps), title_of(s)))
    until = view.as_of.published or longest.steps[-1].published_at
    return step_chart(chart_of(view, longest, until=until))


def lanes(view: View, by: LaneKind, place: str | None) -> str:
    """The timeline of the newest points."""
    rows = view.board(BoardQuery(place=place, limit=MOST_POINTS)).rows
    if not rows:
        message = "no points at this moment; `sayso board` shows what there is"
        raise InputError(message)
    until = view.as_of.published or max(row.last_said for row in rows)
    told = lanes_of(view, rows, by=by)[:LANES]
    return timeline(f"What was said when, by {by}", told, until=until)


def places(view: View, outline: Outline | None) -> str:
    """The map of all places."""
    spots = spots_of(view.places(PlaceQuery()))
    return outline_map("Places", spots, outline.within if outline else world_outline)
