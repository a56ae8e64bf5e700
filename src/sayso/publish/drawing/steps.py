"""How a number moved: steps with bounds, one line an origin.

A line holds its value until the next word of its origin. A number with both bounds is
a band; one that is open above ("at least 826") gets an arrow upwards, one that is open
below an arrow downwards. What nobody said is not drawn: no line runs between bounds,
and none runs past the moment asked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from sayso.publish.drawing.elements import Element, drawing, element, linked, path_of
from sayso.publish.drawing.scales import (
    Scale,
    moment,
    number_scale,
    spread,
    time_scale,
    time_ticks,
)

SIZE = (720.0, 300.0)
_TOP, _BOTTOM, _LEFT, _RIGHT = 16.0, 28.0, 52.0, 210.0
_COLOURS = 6
_LABEL = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartStep:
    """One number as told; at least one bound is set. `words`: what to show of it."""

    at: datetime
    low: int | None
    high: int | None
    bounds: str
    words: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLine:
    """The numbers of one origin, in order of time."""

    name: str
    steps: tuple[ChartStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A series: what is counted, by whom, up to which moment."""

    title: str
    lines: tuple[ChartLine, ...]
    until: datetime


@dataclass(frozen=True, slots=True)
class _Plot:
    x: Scale
    y: Scale
    until: float
    zone: tzinfo


def step_chart(chart: Chart, zone: tzinfo = UTC) -> str:
    """The chart as SVG; with no step in it, a drawing that says so."""
    steps = [step for line in chart.lines for step in line.steps]
    if not steps:
        return drawing(
            chart.title, "No figures at this moment.", SIZE, (), kind="steps"
        )
    highest = max(max(step.low or 0, step.high or 0) for step in steps)
    until = max(chart.until, *(step.at for step in steps))
    y, values = number_scale(highest, SIZE[1] - _BOTTOM, _TOP)
    x = time_scale(min(s.at for s in steps), until, _LEFT, SIZE[0] - _RIGHT)
    plot = _Plot(x, y, until.timestamp(), zone)
    lines = [_line(plot, line, n) for n, line in enumerate(chart.lines)]
    inside = (*_axes(plot, values), *lines, *_names(plot, chart.lines))
    return drawing(chart.title, _about(chart), SIZE, inside, kind="steps")


def _about(chart: Chart) -> str:
    """The chart as words: each origin with its last number."""
    last = (f"{li.name}: {li.steps[-1].bounds}" for li in chart.lines if li.steps)
    return "Last numbers told. " + "; ".join(last) + "."


def _axes(plot: _Plot, values: Sequence[float]) -> Iterator[Element]:
    left, right = plot.x.start, plot.x.end
    for value in values:
        at = plot.y(value)
        yield element("path", class_="rule", d=path_of(((left, at), (right, at))))
        yield element(
            "text",
            class_="tick end",
            x=left - 8,
            y=at + 4,
            words=f"{value:,.0f}",
        )
    for tick, label in time_ticks(plot.x, plot.zone, 6):
        x, foot = plot.x(tick.timestamp()), plot.y.start
        yield element("path", class_="rule", d=path_of(((x, foot), (x, foot + 4))))
        yield element("text", class_="tick mid", x=x, y=foot + 18, words=label)


def _line(plot: _Plot, line: ChartLine, number: int) -> Element:
    group = element("g", class_=f"line colour-{number % _COLOURS + 1}")
    ends = [*(step.at.timestamp() for step in line.steps[1:]), plot.until]
    group.extend(
        band
        for step, end in zip(line.steps, ends, strict=True)
        if (band := _band(plot, step, end)) is not None
    )
    group.append(element("path", class_="edge", d=_edge(plot, line.steps)))
    group.extend(_dot(plot, step, line.name) for step in line.steps)
    return group


def _value(step: ChartStep) -> int:
    """The bound that is said: the lower, or the upper where that is all there is."""
    return step.low if step.low is not None else step.high or 0


def _band(plot: _Plot, step: ChartStep, end: float) -> Element | None:
    if step.low is None or step.high is None or step.low == step.high:
        return None
    left, right = plot.x(step.at.timestamp()), plot.x(end)
    top, foot = plot.y(step.high), plot.y(step.low)
    corners = ((left, top), (right, top), (right, foot), (left, foot))
    return element("path", class_="band", d=path_of(corners, closed=True))


def _edge(plot: _Plot, steps: Sequence[ChartStep]) -> str:
    points: list[tuple[float, float]] = []
    for step in steps:
        x, y = plot.x(step.at.timestamp()), plot.y(_value(step))
        if points:
            points.append((x, points[-1][1]))
        points.append((x, y))
    points.append((plot.x(plot.until), points[-1][1]))
    return path_of(points)


def _dot(plot: _Plot, step: ChartStep, name: str) -> Element:
    x, y = plot.x(step.at.timestamp()), plot.y(_value(step))
    about = f"{name}, {moment(step.at, plot.zone)}: {step.bounds}"
    dot = element(
        "circle",
        element("title", words=f"{about}. {step.words}"),
        class_="dot",
        cx=x,
        cy=y,
        r=4.0,
    )
    return linked(step.href, dot, *_arrow(step, x, y))


def _arrow(step: ChartStep, x: float, y: float) -> Iterator[Element]:
    """Open above or below: an arrow, since the number says only half."""
    if (step.low is None) == (step.high is None):
        return
    way = -1 if step.high is None else 1
    tip = y + way * 16
    yield element(
        "path",
        class_="open",
        d=path_of(((x, y + way * 4), (x, tip)))
        + path_of(((x - 3, tip - way * 4), (x, tip), (x + 3, tip - way * 4))),
    )


def _names(plot: _Plot, lines: Sequence[ChartLine]) -> Iterator[Element]:
    """Each line's name with its last number, at its end, none over another."""
    named = [(n, line) for n, line in enumerate(lines) if line.steps]
    wanted = [plot.y(_value(line.steps[-1])) for _, line in named]
    places = spread(wanted, 15.0, plot.y.end, plot.y.start)
    right = plot.x.end
    for (n, line), at, told in zip(named, places, wanted, strict=True):
        colour = f"colour-{n % _COLOURS + 1}"
        lead = ((right, told), (right + 8, at), (right + 12, at))
        yield element("path", class_=f"lead {colour}", d=path_of(lead))
        yield element(
            "text",
            element("title", words=line.name),
            element("tspan", words=f"{_short(line.name)} "),
            element("tspan", class_="value", words=line.steps[-1].bounds),
            class_=f"name {colour}",
            x=right + 16,
            y=at + 4,
        )


def _short(name: str) -> str:
    return name if len(name) <= _LABEL else name[: _LABEL - 1].rstrip() + "…"
