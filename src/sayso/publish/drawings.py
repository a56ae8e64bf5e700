"""A view's rows and series as drawings: charts, lanes, spots.

The caller says which rows; nothing here goes through a whole ledger.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Literal

from sayso.model.board import PlaceCount, PointRow, called, told_apart
from sayso.model.event import Event
from sayso.model.ids import ClaimId
from sayso.model.standing import FigureSeries, StandingName, Step
from sayso.notation.composites import show_bounds
from sayso.ports import View
from sayso.publish.citations import name_of
from sayso.publish.drawing import Chart, ChartLine, ChartStep, Lane, Mark, Spot

LaneKind = Literal["place", "actor", "origin"]
ClockKind = Literal["known", "event"]
Address = Callable[[ClaimId], str | None]
_LONG = re.compile(r"\d{4,}")
_ROUGH = {"district", "region", "country"}


def nowhere(what: str) -> None:
    """Nowhere to go to: for drawings that stand alone."""


def title_of(series: FigureSeries) -> str:
    """What a series counts: "killed, of children, in Halvik (KV), since ..."."""
    parts = [series.measure.replace("-", " "), series.of and f"of {series.of}"]
    parts += ["total" if series.scope == "total" else None]
    parts += [series.place and f"in {series.place}"]
    parts += [series.since and f"since {series.since}"]
    return ", ".join(part for part in parts if part)


def bounds_of(step: Step) -> str:
    """A number with its bounds as people write it: "≥ 826", "20–30", "~ 40"."""
    figure = step.figure
    return shown_bounds(show_bounds(figure.low, figure.high, about=figure.about))


def shown_bounds(bounds: str) -> str:
    """Bounds in their plain form (">=22000") as people write them ("≥ 22,000")."""
    shown = _LONG.sub(lambda found: f"{int(found[0]):,}", bounds)
    for plain, written in ((">=", "≥ "), ("<=", "≤ "), ("..", "–"), ("~", "~ ")):
        shown = shown.replace(plain, written)
    return shown


def chart_of(
    view: View,
    series: FigureSeries,
    *,
    until: datetime,
    address: Address = nowhere,
) -> Chart:
    """The chart of one series, a line an origin, in order of first word."""
    lines: dict[str, list[ChartStep]] = {}
    for step in series.steps:
        if step.figure.low is None and step.figure.high is None:
            continue
        lines.setdefault(name_of(view, step.origin), []).append(
            ChartStep(
                at=step.published_at,
                low=step.figure.low,
                high=step.figure.high,
                bounds=bounds_of(step),
                words=view.claim(step.claim).words,
                href=address(step.claim),
            )
        )
    made = (ChartLine(name=name, steps=tuple(told)) for name, told in lines.items())
    return Chart(title=title_of(series), lines=tuple(made), until=until)


def lanes_of(
    view: View,
    rows: Iterable[PointRow],
    *,
    by: LaneKind = "place",
    clock: ClockKind = "known",
    address: Address = nowhere,
) -> list[Lane]:
    """Points as marks in lanes, the fullest lane first; listed ones are left out.

    On the event's clock a point without a time of its event has no mark.
    """
    lanes: dict[tuple[str, str], list[Mark]] = {}
    placed: set[tuple[str, str, str | None]] = set()
    for row in rows:
        if row.standing is StandingName.LISTED:
            continue
        needs_event = by == "actor" or clock == "event"
        event = view.claim(row.claim).event if needs_event else None
        mark = _mark(row, event, clock, address)
        if mark is None:
            continue
        for key, name in _lanes_for(row, event, by):
            lanes.setdefault((key, name), []).append(mark)
            if by == "place":
                placed.add((key, name, row.country))
    names = told_apart(placed)
    made = [
        Lane(name=names.get(key, name), marks=tuple(m))
        for (key, name), m in lanes.items()
    ]
    return sorted(made, key=lambda lane: (-len(lane.marks), lane.name))


def _mark(
    row: PointRow, event: Event | None, clock: ClockKind, address: Address
) -> Mark | None:
    at, until = row.first_said, None
    if clock == "event":
        when = event.when if event else None
        if when is None or when.begin is None:
            return None
        at, until = when.begin, when.end
    return Mark(
        at=at,
        until=until,
        standing=row.standing,
        words=f"{row.title} ({row.speaker})",
        href=address(row.claim),
    )


def _lanes_for(
    row: PointRow, event: Event | None, by: LaneKind
) -> Sequence[tuple[str, str]]:
    """Keys and names of lanes: two towns of one name are two lanes."""
    if by == "origin":
        return [(origin, row.names.get(origin, origin)) for origin in row.origins_for]
    if by == "actor":
        names = dict.fromkeys(a.name for a in event.actors) if event else ()
        return [(name, name) for name in names]
    if row.place is None or row.place_name is None:
        return []
    return [(row.place, row.place_name)]


def spots_of(
    places: Iterable[PlaceCount], address: Callable[[str], str | None] = nowhere
) -> list[Spot]:
    """Places that can stand on a map, with their points, in the order given."""
    listed = tuple(places)
    names = called(listed)
    return [
        Spot(
            name=names[place.place],
            lat=place.lat,
            lon=place.lon,
            points=place.points,
            contested=sum(
                f.count for f in place.standings if f.value == StandingName.CONTESTED
            ),
            href=address(place.place),
            rough=place.precision in _ROUGH,
        )
        for place in listed
        if place.lat is not None and place.lon is not None
    ]
