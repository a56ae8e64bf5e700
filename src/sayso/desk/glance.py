"""The story at a glance: the map of its places beside the number that moved most."""

from dataclasses import dataclass

from markupsafe import Markup
from starlette.requests import Request

from sayso.desk.drawn import drawn, ends_at, to_points
from sayso.desk.frame import chosen_by
from sayso.desk.outlines import outlines
from sayso.model.board import SeriesQuery
from sayso.publish.drawing import outline_map, step_chart
from sayso.publish.drawings import chart_of, spots_of, title_of
from sayso.serve.asking import address
from sayso.serve.looks import Look

PLACES = 60
SERIES = 40  # of the newest, the one with most steps is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """Two drawings for the front page; None where there is nothing to draw."""

    map: Markup | None
    chart: Markup | None
    counted: str


def glance(request: Request, look: Look) -> Glance:
    """The drawings of a moment."""
    chart, counted = _chart(request, look)
    return Glance(map=_map(request, look), chart=chart, counted=counted)


def _map(request: Request, look: Look) -> Markup | None:
    placed = [place for place in look.places() if place.lat is not None][:PLACES]
    spots = spots_of(placed, lambda place: address("/board", look.as_of, place=place))
    if not spots:
        return None
    return drawn(outline_map("Where the points are", spots, outlines(request)))


def _chart(request: Request, look: Look) -> tuple[Markup | None, str]:
    found = look.view.series(SeriesQuery(limit=SERIES)).series
    longest = max(found, key=lambda series: len(series.steps), default=None)
    if longest is None or len(longest.steps) < 2:
        return None, ""
    until = ends_at(look, max(s.steps[-1].published_at for s in found))
    told = chart_of(look.view, longest, until=until, address=to_points(look))
    return drawn(step_chart(told, chosen_by(request).tz)), title_of(longest)
