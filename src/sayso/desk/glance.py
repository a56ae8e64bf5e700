"""The story at a glance: the map of its places beside the number that moved most."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup
from starlette.requests import Request

from sayso.desk.drawn import drawn, ends_at, to_points
from sayso.desk.frame import chosen_by
from sayso.desk.outlines import outlines
from sayso.model.board import BoardQuery, SeriesQuery
from sayso.model.ids import ClaimId
from sayso.model.standing import FigureSeries
from sayso.publish.citations import name_of
from sayso.publish.drawing import outline_map, step_chart, timeline
from sayso.publish.drawings import (
    bounds_of,
    chart_of,
    lanes_of,
    spots_of,
    title_of,
)
from sayso.serve.asking import address
from sayso.serve.looks import Look
from sayso.serve.questions import STATED

PLACES = 60
LANES, MOST = 6, 300  # of the newest points, the places with most of them
TOLD = 8
SERIES = 40  # of the newest, the one with most steps is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The last number of a series: what it counts, its bounds, who says so."""

    counted: str
    bounds: str
    origin: str
    claim: ClaimId


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """Drawings for the front page; None where there is nothing to draw.

    `told`: the newest numbers, where none moved that could be drawn.
    """

    map: Markup | None
    chart: Markup | None
    counted: str
    told: tuple[Told, ...]
    lanes: Markup | None


def glance(request: Request, look: Look) -> Glance:
    """The drawings of a moment."""
    found = look.view.series(SeriesQuery(limit=SERIES)).series
    chart, counted = _chart(request, look, found)
    return Glance(
        map=_map(request, look),
        chart=chart,
        counted=counted,
        told=() if chart else tuple(_told(look, one) for one in found[:TOLD]),
        lanes=_lanes(request, look),
    )


def _map(request: Request, look: Look) -> Markup | None:
    placed = [place for place in look.places() if place.lat is not None][:PLACES]
    spots = spots_of(placed, lambda place: address("/board", look.as_of, place=place))
    if not spots:
        return None
    return drawn(outline_map("Where the points are", spots, outlines(request)))


def _lanes(request: Request, look: Look) -> Markup | None:
    asked = BoardQuery(standings=STATED, limit=MOST, counted=False)
    rows = look.view.board(asked).rows
    lanes = lanes_of(look.view, rows, address=to_points(look))[:LANES]
    if len({mark.at for lane in lanes for mark in lane.marks}) < 2:
        return None  # of one moment alone there is no order to show
    until = ends_at(look, max(row.last_said for row in rows))
    zone = chosen_by(request).tz
    return drawn(
        timeline("When it was first said, by place", lanes, until=until, zone=zone)
    )


def _told(look: Look, series: FigureSeries) -> Told:
    step = series.steps[-1]
    return Told(
        counted=title_of(series),
        bounds=bounds_of(step),
        origin=name_of(look.view, step.origin),
        claim=step.claim,
    )


def _chart(
    request: Request, look: Look, found: Sequence[FigureSeries]
) -> tuple[Markup | None, str]:
    longest = max(found, key=lambda series: len(series.steps), default=None)
    if longest is None or len(longest.steps) < 2:
        return None, ""
    until = ends_at(look, max(s.steps[-1].published_at for s in found))
    told = chart_of(look.view, longest, until=until, address=to_points(look))
    return drawn(step_chart(told, chosen_by(request).tz)), title_of(longest)
