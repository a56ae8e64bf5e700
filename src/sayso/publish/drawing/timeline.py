"""What was claimed when, in lanes: by place, by actor, by origin.

Marks that fall on one another are drawn as one whose area is their number, so a lane
of a million claims is no longer than its width. Where one of them is disputed, the
mark is: a quarrel is never hidden in a crowd.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from sayso.model.standing import StandingName
from sayso.publish.drawing.elements import Element, drawing, element, linked, path_of
from sayso.publish.drawing.scales import Scale, moment, time_scale, time_ticks

_WIDTH, _LEFT, _RIGHT, _TOP, _LANE, _FOOT = 960.0, 188.0, 16.0, 8.0, 30.0, 26.0
_BIN = 9.0  # px: marks nearer than this are one
_RADIUS, _LARGEST = 4.0, 12.0
_NAME = 22
# What a mark of several shows: the first of these that one of them has.
_LOUDEST = (
    StandingName.CONTESTED,
    StandingName.REFUTED,
    StandingName.RETRACTED,
    StandingName.DENIED,
    StandingName.CONFIRMED,
    StandingName.CONCEDED,
    StandingName.CORROBORATED,
    StandingName.REPORTED,
    StandingName.SUPERSEDED,
    StandingName.LISTED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One point in a lane; `until` where what it tells of lasted (half-open)."""

    at: datetime
    standing: StandingName
    words: str
    href: str | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A row of marks; `href` leads to what it is named for."""

    name: str
    marks: tuple[Mark, ...]
    href: str | None = None


def timeline(
    title: str, lanes: Sequence[Lane], *, until: datetime, zone: tzinfo = UTC
) -> str:
    """The lanes as SVG, the axis at the foot, a line at the moment asked for."""
    height = _TOP + _LANE * max(1, len(lanes)) + _FOOT
    times = [m.at for lane in lanes for m in lane.marks]
    if not times:
        about = "Nothing has a time at this moment."
        return drawing(title, about, (_WIDTH, height), (), kind="timeline")
    scale = time_scale(min(times), max(until, *times), _LEFT, _WIDTH - _RIGHT)
    foot = height - _FOOT
    inside = [*_axis(scale, foot, zone)]
    for n, lane in enumerate(lanes):
        inside.append(_lane(lane, scale, _TOP + _LANE * (n + 0.5), zone))
    x = scale(until.timestamp())
    inside.append(element("path", class_="now", d=path_of(((x, _TOP), (x, foot)))))
    about = f"{len(times)} marks in {len(lanes)} lanes, oldest to the left."
    return drawing(title, about, (_WIDTH, height), inside, kind="timeline")


def _axis(scale: Scale, foot: float, zone: tzinfo) -> Iterator[Element]:
    for tick, label in time_ticks(scale, zone, 8):
        x = scale(tick.timestamp())
        yield element("path", class_="rule", d=path_of(((x, _TOP), (x, foot + 4))))
        yield element("text", class_="tick mid", x=x, y=foot + 18, words=label)


def _lane(lane: Lane, scale: Scale, y: float, zone: tzinfo) -> Element:
    name = lane.name
    short = name if len(name) <= _NAME else name[: _NAME - 1].rstrip() + "…"
    label = element(
        "text",
        element("title", words=name),
        element("tspan", words=short),
        class_="lane-name end",
        x=_LEFT - 12,
        y=y + 4,
    )
    rail = path_of(((scale.start, y), (scale.end, y)))
    return element(
        "g",
        element("path", class_="rail", d=rail),
        linked(lane.href, label),
        *_spans(lane, scale, y),
        *(_dot(group, scale, y, zone) for group in _binned(lane.marks, scale)),
    )


def _spans(lane: Lane, scale: Scale, y: float) -> Iterator[Element]:
    for mark in lane.marks:
        if mark.until is None:
            continue
        left = scale(mark.at.timestamp())
        right = min(scale(mark.until.timestamp()), scale.end)
        if right - left > _BIN:
            yield element(
                "path",
                class_=f"lasts s-{mark.standing}",
                d=path_of(((left, y), (right, y))),
            )


def _binned(marks: Sequence[Mark], scale: Scale) -> Iterator[list[Mark]]:
    bins: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda m: m.at):
        bins.setdefault(int(scale(mark.at.timestamp()) // _BIN), []).append(mark)
    yield from bins.values()


def _dot(marks: Sequence[Mark], scale: Scale, y: float, zone: tzinfo) -> Element:
    loudest = min(marks, key=lambda m: _LOUDEST.index(m.standing))
    middle = sum(m.at.timestamp() for m in marks) / len(marks)
    about = f"{loudest.standing}: {loudest.words}"
    if len(marks) > 1:
        about = f"{len(marks)} here; {about}"
    dot = element(
        "circle",
        element("title", words=f"{moment(loudest.at, zone)}: {about}"),
        class_=f"dot s-{loudest.standing}",
        cx=scale(middle),
        cy=y,
        r=min(_LARGEST, _RADIUS * math.sqrt(len(marks))),
    )
    return linked(loudest.href, dot)
