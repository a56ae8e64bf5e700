"""Times reckoned: what the words of a time mean, against the moment of publication.

- The operators are those that `extract/times.py` lists.
- Intervals are half-open, in UTC. The zone of a clock or of "night" is rarely told;
  without one the interval is the whole day, and the value alone holds the clock.
- Without a publication time all that is relative stays open: None, never a guess.
- "A day earlier" is reckoned from the day last named, else from publication.
- What falls outside the calendar (before the year 1, after 9999) stays open.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from typing import Literal

from sayso.model.timeref import TimeMention, TimeRef
from sayso.resolve.calendar import Fields, Reckoned, shifted
from sayso.resolve.moment import OPEN, Moment
from sayso.resolve.reckon_days import (
    reckon_date,
    reckon_day,
    reckon_holiday,
    reckon_overnight,
    reckon_weekday,
)
from sayso.resolve.reckon_periods import (
    reckon_century,
    reckon_decade,
    reckon_half,
    reckon_month,
    reckon_quarter,
    reckon_season,
    reckon_unit,
    reckon_year,
)
from sayso.resolve.reckon_spans import (
    point,
    reckon_duration,
    reckon_event,
    reckon_reference,
    reckon_set,
    reckon_shift,
    reckon_window,
)

_COMPARES = 400  # characters over which "a year earlier" keeps to the quarter told
_NEAR = 200  # characters over which a bare clock keeps to the day named


def resolve_times(
    mentions: Sequence[TimeMention],
    published_at: datetime | None,
    grain: Literal["minute", "day"] | None,  # noqa: ARG001 - the hour is not used yet
) -> tuple[TimeRef, ...]:
    """What each mention means, in the same order."""
    day = None if published_at is None else published_at.astimezone(UTC).date()
    moment = Moment(published=day)
    found: list[TimeRef] = []
    compared = day_told = 0  # where the quarter and the day were told
    for mention in mentions:
        moment = replace(moment, tense=mention.tense)
        if mention.span.start - compared > _COMPARES:
            moment = replace(moment, quarter=None)
        if mention.span.start - day_told > _NEAR:
            moment = replace(moment, near=None)
        ref = _ref(mention, moment)
        found.append(ref)
        if ref.begin is not None and ref.grain is not None and ref.anchor != "event":
            moment = _moved(moment, mention, ref)
        if ref.value is not None and "-Q" in ref.value:
            compared = mention.span.end
        if moment.near is not None and ref.grain in {"day", "part", "minute"}:
            day_told = mention.span.end
    dates = _dated(mentions, found)
    return tuple(
        _hung(mention, ref, dates) for mention, ref in zip(mentions, found, strict=True)
    )


def _moved(moment: Moment, mention: TimeMention, ref: TimeRef) -> Moment:
    """What later mentions are relative to, after one that names a time."""
    assert ref.begin is not None  # noqa: S101 - callers have looked
    begin = ref.begin.date()
    is_day = ref.grain in {"day", "part", "minute"} and ref.type != "DURATION"
    is_quarter = mention.op != "shift" and "-Q" in (ref.value or "")
    return replace(
        moment,
        period=begin,
        named=begin if is_day else moment.named,
        near=begin if is_day else moment.near,
        quarter=begin if is_quarter else moment.quarter,
    )


def _dated(
    mentions: Sequence[TimeMention], found: Sequence[TimeRef]
) -> dict[str, TimeRef]:
    """The events that the report dates, by noun; one with two dates is left out."""
    dates: dict[str, TimeRef] = {}
    twice: set[str] = set()
    for mention, ref in zip(mentions, found, strict=True):
        noun = dict(mention.fields).get("dates")
        if noun is None or ref.begin is None:
            continue
        if noun in dates and dates[noun].value != ref.value:
            twice.add(noun)
        dates.setdefault(noun, ref)
    return {noun: ref for noun, ref in dates.items() if noun not in twice}


def _hung(mention: TimeMention, ref: TimeRef, dates: dict[str, TimeRef]) -> TimeRef:
    """A time that hangs on an event, reckoned where the report dates the event."""
    fields = dict(mention.fields)
    event = dates.get(fields.get("event", ""))
    if mention.op != "event" or event is None or event.begin is None:
        return ref
    if "unit" not in fields:  # "since the offensive began": open to this day
        return replace(ref, value=event.value, begin=event.begin, grain=event.grain)
    hours = fields["unit"] in {"hour", "minute", "second"}
    if event.grain != "day" or (fields["count"] == "X" and not hours):
        return ref
    way, day = int(fields["way"]), event.begin.date()
    if fields["count"] == "X":  # "hours after": that day or the next
        first = day if way > 0 else day - timedelta(days=1)
        begin, end = _midnight(first), _midnight(first + timedelta(days=2))
        return replace(ref, begin=begin, end=end, grain="day")
    count = float(Fraction(fields["count"]))
    then = point(shifted(day, way * count, fields["unit"]), fields["unit"], "event")
    begin, end = _midnight(then.begin), _midnight(then.end)
    return replace(ref, begin=begin, end=end, grain=then.grain)


def _ref(mention: TimeMention, moment: Moment) -> TimeRef:
    fields: Fields = dict(mention.fields)
    reckon = _RECKONERS.get(mention.op)
    try:
        reckoned = OPEN if reckon is None else reckon(fields, moment)
    except (ValueError, OverflowError):  # "31 June", "a million years ago"
        reckoned = OPEN
    return TimeRef(
        span=mention.span,
        type=mention.type,
        value=reckoned.value,
        begin=_midnight(reckoned.begin),
        end=_midnight(reckoned.end),
        grain=reckoned.grain,
        anchor=reckoned.anchor,
        text=fields.get("words"),
    )


def _midnight(day: date | datetime | None) -> datetime | None:
    if day is None or isinstance(day, datetime):
        return day
    return datetime.combine(day, time(), UTC)


_RECKONERS: dict[str, Callable[[Fields, Moment], Reckoned]] = {
    "date": reckon_date,
    "month": reckon_month,
    "year": reckon_year,
    "decade": reckon_decade,
    "century": reckon_century,
    "quarter": reckon_quarter,
    "half": reckon_half,
    "holiday": reckon_holiday,
    "season": reckon_season,
    "weekday": reckon_weekday,
    "day": reckon_day,
    "overnight": reckon_overnight,
    "unit": reckon_unit,
    "shift": reckon_shift,
    "window": reckon_window,
    "duration": reckon_duration,
    "set": reckon_set,
    "ref": reckon_reference,
    "event": reckon_event,
}
