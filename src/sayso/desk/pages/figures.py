"""Figures: how numbers moved, a chart and a table for each thing that is counted."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.desk import lists
from sayso.desk.drawn import drawn, ends_at, to_points
from sayso.desk.facets import Addresses
from sayso.desk.frame import chosen_by, page
from sayso.model.board import SeriesQuery
from sayso.model.standing import FigureSeries
from sayso.publish.drawing import step_chart
from sayso.publish.drawings import chart_of, title_of
from sayso.publish.tables import FigureRow, series_rows
from sayso.serve.looks import Look
from sayso.serve.questions import MOST
from sayso.serve.served import look_asked
from sayso.vocab import table

PAGE = 40
FIELDS = {"measure", "place", "cursor"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A series that moved, with its chart."""

    title: str
    chart: Markup
    rows: tuple[FigureRow, ...]


def figures(request: Request) -> Response:
    """Charts of the series that pass, the one with the newest number first."""
    look = look_asked(request)
    question = series_query(request, PAGE)
    found = look.view.series(question)
    last = max((s.steps[-1].published_at for s in found.series), default=None)
    addresses = Addresses("/figures", request.query_params)
    return page(
        request,
        look,
        "figures.html",
        moved=[
            _shown(request, look, s, last) for s in found.series if len(s.steps) > 1
        ],
        once=[_once(look, s) for s in found.series if len(s.steps) == 1],
        measures=sorted(k for k, v in table("measures").items() if isinstance(v, dict)),
        question=question,
        place=question.place and look.place_name(question.place),
        everything=addresses.without(FIELDS),
        more=found.next and addresses.with_("cursor", [found.next]),
        forms=lists.FORMS,
    )


def series_query(request: Request, limit: int) -> SeriesQuery:
    """The series that an address asks for."""
    query = request.query_params
    return SeriesQuery(
        measure=query.get("measure") or None,
        place=query.get("place") or None,
        cursor=query.get("cursor") or None,
        limit=limit,
    )


def _shown(
    request: Request, look: Look, series: FigureSeries, last: datetime | None
) -> Shown:
    until = ends_at(look, last)
    told = chart_of(look.view, series, until=until, address=to_points(look))
    return Shown(
        title=title_of(series),
        chart=drawn(step_chart(told, chosen_by(request).tz)),
        rows=tuple(series_rows(look.view, series)),
    )


def _once(look: Look, series: FigureSeries) -> tuple[str, FigureRow]:
    """A number that was told once, with what it counts."""
    (row,) = series_rows(look.view, series)
    return title_of(series), row


def figures_list(request: Request) -> Response:
    """The steps of all series that pass, for programs."""
    look = look_asked(request)
    found = look.view.series(series_query(request, MOST)).series
    rows = [row for series in found for row in series_rows(look.view, series)]
    return lists.answer(request, look, rows, FigureRow, _as_item)


def _as_item(row: FigureRow) -> lists.Item:
    place = f" in {row.place}" if row.place else ""
    return lists.Item(
        title=f"{row.measure}{place}: {row.bounds}",
        words=f"{row.origin}: {row.words}",
        path=f"/points/{row.claim}",
        at=row.published_at,
    )


routes = (
    Route("/figures", figures, name="figures"),
    Route("/figures.{form}", figures_list, name="figures-list"),
)
