"""From values to px, and where ticks stand: 1-2-5 for numbers, a calendar for times."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

_STEPS = (1, 2, 5, 10)
_HOUR, _DAY = 3600.0, 86400.0
# How far apart ticks of time may stand, in seconds: minutes, hours, days.
_SPACINGS = (
    *(60.0 * n for n in (1, 5, 15, 30)),
    *(_HOUR * n for n in (1, 2, 3, 6, 12)),
    *(_DAY * n for n in (1, 2, 4, 7, 14)),
)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from `low`..`high` to px `start`..`end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Where the value stands, in px."""
        part = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.start + part * (self.end - self.start)


def number_scale(highest: float, start: float, end: float) -> tuple[Scale, list[float]]:
    """A scale from 0 to above the highest value, and its ticks (about five)."""
    step = _nice(max(highest, 1.0) / 4)
    count = max(1, math.ceil(highest / step - 1e-9))
    ticks = [step * n for n in range(count + 1)]
    return Scale(0.0, ticks[-1], start, end), ticks


def _nice(rough: float) -> float:
    """The nearest 1, 2 or 5 times a power of ten from above; people are whole."""
    power = 10.0 ** math.floor(math.log10(rough))
    return max(1.0, next(s * power for s in _STEPS if s * power >= rough - 1e-9))


def time_scale(first: datetime, last: datetime, start: float, end: float) -> Scale:
    """A scale of times; one moment alone gets half a day on both sides."""
    low, high = first.timestamp(), last.timestamp()
    if high - low < 60:
        low, high = low - _DAY / 2, high + _DAY / 2
    return Scale(low, high, start, end)


def time_ticks(scale: Scale, zone: tzinfo, wanted: int) -> list[tuple[datetime, str]]:
    """At most about `wanted` moments with what to write there, in a time zone."""
    rough = (scale.high - scale.low) / max(1, wanted)
    spacing = next((s for s in _SPACINGS if s >= rough), None)
    first = datetime.fromtimestamp(scale.low, UTC).astimezone(zone)
    last = datetime.fromtimestamp(scale.high, UTC).astimezone(zone)
    if spacing is None:
        return [(at, f"{at:%b %Y}") for at in _months(first, last, rough)]
    return [(at, _tick(at, spacing)) for at in _moments(first, last, spacing)]


def _tick(at: datetime, spacing: float) -> str:
    """The day at midnight and where ticks are days apart, else the clock."""
    daily = spacing >= _DAY or at.hour == at.minute == 0
    return f"{at.day} {at:%b}" if daily else f"{at:%H:%M}"


def _moments(first: datetime, last: datetime, spacing: float) -> Iterator[datetime]:
    day = first.replace(hour=0, minute=0, second=0, microsecond=0)
    at = day
    while at <= last:
        if at >= first:
            yield at
        at = at + timedelta(seconds=spacing)


def _months(first: datetime, last: datetime, rough: float) -> Iterator[datetime]:
    months = next((m for m in _MONTHS if m * 30 * _DAY >= rough), _MONTHS[-1])
    at = first.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    while at <= last:
        if at >= first:
            yield at
        count = at.year * 12 + at.month - 1 + months
        if count // 12 > 9999:
            return
        at = at.replace(year=count // 12, month=count % 12 + 1)


def moment(at: datetime, zone: tzinfo = UTC) -> str:
    """A moment as drawings and reports print it: "2 May 2031 09:00 UTC"."""
    there = at.astimezone(zone)
    return f"{there.day} {there:%b %Y %H:%M} {there.tzname()}"


def spread(
    wanted: list[float], gap: float, lowest: float, highest: float
) -> list[float]:
    """Places for labels, in their order, `gap` apart and as near as can be.

    Labels are pushed down until they no longer touch, then up from the bottom.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    placed = list(wanted)
    edge = lowest
    for n in order:
        placed[n] = max(placed[n], edge)
        edge = placed[n] + gap
    edge = highest
    for n in reversed(order):
        placed[n] = min(placed[n], edge)
        edge = placed[n] - gap
    return placed
