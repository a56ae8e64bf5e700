"""Times reckoned: what the words of a time mean, against the moment of publication.

- The operators are those that `extract/times.py` lists.
- Intervals are half-open, in UTC. The zone of a clock or of "night" is rarely told;
  without one the interval is the whole day, and the value alone holds the clock.
- Without a publication time all that is relative stays open: None, never a guess.
- "A day earlier" is reckoned from the day last named, else from publication.
- What falls outside the calendar (before the year 1, after 9999) stays open.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from typing import Literal

from sayso.model.timeref import Anchor, TimeMention, TimeRef
from sayso.resolve.calendar import (
    Fields,
    Reckoned,
    days_of,
    duration_value,
    month_of,
    narrowed,
    period_of,
    season_of,
    shifted,
    year_of,
)
from sayso.vocab import table

OPEN = Reckoned()
_NOT_TOLD = "XXXX"
# Days: how far ahead a date without a year may lie when no verb tells of the future.
_AHEAD = 120
_AHEAD_PAST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a time is relative to: publication, the day last named, the verb's tense."""

    published: date | None
    named: date | None = None
    period: date | None = None
    tense: Literal["past", "present", "future"] | None = None

    @property
    def future(self) -> bool:
        """Whether the verb tells of what is to come."""
        return self.tense == "future"


def resolve_times(
    mentions: Sequence[TimeMention],
    published_at: datetime | None,
    grain: Literal["minute", "day"] | None,  # noqa: ARG001 - the hour is not used yet
) -> tuple[TimeRef, ...]:
    """What each mention means, in the same order."""
    day = None if published_at is None else published_at.astimezone(UTC).date()
    moment = Moment(published=day)
    found: list[TimeRef] = []
    for mention in mentions:
        moment = replace(moment, tense=mention.tense)
        ref = _ref(mention, moment)
        found.append(ref)
        if ref.begin is not None and ref.grain is not None and ref.anchor != "event":
            begin = ref.begin.date()
            is_day = ref.grain in {"day", "part"} and ref.type != "DURATION"
            moment = replace(
                moment, period=begin, named=begin if is_day else moment.named
            )
    return tuple(found)


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


def _on(day: date, fields: Fields, anchor: Anchor) -> Reckoned:
    """A day, with its clock or part where one is told."""
    clock, zone = fields.get("clock"), fields.get("zone")
    value, grain = day.isoformat(), "day"
    if clock is not None:
        value += "T" + clock + ("Z" if zone in {"utc", "gmt"} else "")
        if zone is not None:
            return _at_clock(day, clock, zone, value, anchor)
    elif "part" in fields:
        value, grain = value + "T" + fields["part"], "part"
    reckoned = days_of(day, day + timedelta(days=1), value, "day", anchor)
    return replace(reckoned, grain="part") if grain == "part" else reckoned


def _at_clock(day: date, clock: str, zone: str, value: str, anchor: Anchor) -> Reckoned:
    """A minute, exact because its zone is told."""
    hour, minute = (int(part) for part in clock.split(":"))
    offset = int(table("times")["zone"][zone])
    begin = datetime.combine(day, time(), UTC)
    begin += timedelta(hours=hour, minutes=minute - offset)
    end = begin + timedelta(minutes=1)
    return Reckoned(value, begin, end, "minute", anchor)


def _date(fields: Fields, moment: Moment) -> Reckoned:
    month, day = int(fields["month"]), int(fields["day"])
    if "open" in fields:
        return replace(OPEN, anchor="absolute")
    if "year" in fields:
        return _on(date(int(fields["year"]), month, day), fields, "absolute")
    if moment.published is None:
        return replace(OPEN, value=f"{_NOT_TOLD}-{month:02}-{day:02}")
    year = _year_for(month, day, moment)
    return _on(date(year, month, day), fields, "published")


def _nearest(year: int, ahead: int, moment: Moment) -> int:
    """The year of a day that lies so many days ahead in the publication's own year.

    The last such day, or the next one if the verb says so. "The vote on 10 May" in a
    report of 8 May is this year's whatever the tense, so a little ahead is allowed.
    """
    if moment.future:
        return year + (ahead < 0)
    if moment.tense == "past":
        return year - (ahead > _AHEAD_PAST)
    if ahead > _AHEAD:
        return year - 1
    return year + (ahead < _AHEAD - 365)


def _year_for(month: int, day: int, moment: Moment) -> int:
    published = moment.published or date.min
    ahead = (date(published.year, month, min(day, 28)) - published).days
    return _nearest(published.year, ahead, moment)


def _month(fields: Fields, moment: Moment) -> Reckoned:
    month = int(fields["month"])
    if "year" in fields:
        return month_of(int(fields["year"]), month, fields, "absolute")
    if moment.published is None:
        return replace(OPEN, value=f"{_NOT_TOLD}-{month:02}")
    year, now = moment.published.year, moment.published.month
    which = fields.get("which")
    if "of" in fields:
        year += int(fields["of"])
    elif which == "-1":
        year -= month >= now
    elif which == "1":
        year += month <= now
    elif which is None:
        year = _nearest(year, (month - now) * 30, moment)
    return month_of(year, month, fields, "published")


def _year(fields: Fields, moment: Moment) -> Reckoned:  # noqa: ARG001 - as all reckoners
    return year_of(int(fields["year"]), fields, "absolute")


def _decade(fields: Fields, moment: Moment) -> Reckoned:  # noqa: ARG001 - as all reckoners
    first = int(fields["year"])
    return days_of(
        date(first, 1, 1), date(first + 10, 1, 1), str(first)[:3], "year", "absolute"
    )


def _century(fields: Fields, moment: Moment) -> Reckoned:  # noqa: ARG001 - as all reckoners
    first = (int(fields["century"]) - 1) * 100
    begin, end = date(max(1, first), 1, 1), date(first + 100, 1, 1)
    return days_of(begin, end, f"{first // 100:02}", "year", "absolute")


def _quarter(fields: Fields, moment: Moment) -> Reckoned:
    quarter = int(fields["quarter"])
    anchor: Anchor = "absolute" if "year" in fields else "published"
    if "year" in fields:
        year = int(fields["year"])
    elif moment.published is None:
        return replace(OPEN, value=f"{_NOT_TOLD}-Q{quarter}")
    elif "of" in fields:
        year = moment.published.year + int(fields["of"])
    else:
        now = (moment.published.month + 2) // 3
        year = moment.published.year - (quarter > now and not moment.future)
    begin = date(year, 3 * quarter - 2, 1)
    end = shifted(begin, 3, "month")
    return days_of(begin, end, f"{year}-Q{quarter}", "month", anchor)


def _season(fields: Fields, moment: Moment) -> Reckoned:
    if "year" in fields:
        return season_of(int(fields["year"]), fields["season"], "absolute")
    if moment.published is None:
        return replace(OPEN, value=f"{_NOT_TOLD}-{fields['season']}")
    year = moment.published.year
    if "of" in fields:
        year += int(fields["of"])
        return season_of(year, fields["season"], "published")
    this = season_of(year, fields["season"], "published")
    return season_of(
        year + _season_step(fields, moment, this), fields["season"], "published"
    )


def _season_step(fields: Fields, moment: Moment, this: Reckoned) -> int:
    """Whether last year's or next year's season is meant, seen from this year's."""
    day, which = moment.published, fields.get("which")
    assert day is not None  # noqa: S101 - callers have looked
    assert this.begin is not None  # noqa: S101 - a season of a year is whole
    assert this.end is not None  # noqa: S101 - a season of a year is whole
    if which == "-1":
        return -1 if this.end > day else 0
    if which == "1" or moment.future:
        return 1 if this.end <= day else 0
    return -1 if this.begin > day and which is None else 0


def _weekday(fields: Fields, moment: Moment) -> Reckoned:
    if moment.published is None:
        return OPEN
    back = (moment.published.isoweekday() - int(fields["weekday"])) % 7
    which = fields.get("which")
    if which == "1" or (which != "-1" and moment.future):
        back = back - 7 if back or which == "1" else 0
    elif which == "-1":
        back = back or 7
    return _on(moment.published - timedelta(days=back), fields, "published")


def _day(fields: Fields, moment: Moment) -> Reckoned:
    base = moment.published
    anchor: Anchor = "published"
    if fields.get("from") == "mention" and moment.named is not None:
        base, anchor = moment.named, "event"
    if base is None:
        return OPEN
    return _on(base + timedelta(days=int(fields["offset"])), fields, anchor)


def _overnight(fields: Fields, moment: Moment) -> Reckoned:
    day = _weekday(fields, moment) if "weekday" in fields else _day(fields, moment)
    if day.begin is None or day.end is None:
        return replace(OPEN, anchor="published")
    begin = day.begin - timedelta(days=1)
    return replace(day, value=f"{begin:%Y-%m-%d}TNI", begin=begin, grain="part")


def _unit(fields: Fields, moment: Moment) -> Reckoned:
    base = moment.published
    if fields.get("from") == "mention":
        base = (moment.named if fields["unit"] == "day" else moment.period) or base
    if base is None:
        return OPEN
    unit, offset = fields["unit"], int(fields["offset"])
    if unit in {"minute", "hour"}:
        return Reckoned("PRESENT_REF", None, None, None, "published")
    return narrowed(period_of(base, unit, offset, future=moment.future), fields)


def _shift(fields: Fields, moment: Moment) -> Reckoned:
    base = moment.published
    anchor: Anchor = "published"
    if fields["from"] == "mention":
        anchor, base = "event", moment.named or base
    if fields["count"] == "X":
        value = "PAST_REF" if fields["way"] == "-1" else "FUTURE_REF"
        return Reckoned(value, None, None, None, anchor)
    if base is None:
        return OPEN
    unit, count = fields["unit"], float(Fraction(fields["count"]))
    day = shifted(base, int(fields["way"]) * count, unit)
    return _bounded(_point(day, unit, anchor), base, fields)


def _point(day: date, unit: str, anchor: Anchor) -> Reckoned:
    """A moment some units away, as precise as the unit: "two years ago" is a year."""
    if unit in {"year", "decade", "century"}:
        return year_of(day.year, {}, anchor)
    if unit in {"month", "quarter"}:
        return month_of(day.year, day.month, {}, anchor)
    return days_of(day, day + timedelta(days=1), day.isoformat(), "day", anchor)


def _bounded(point: Reckoned, base: date, fields: Fields) -> Reckoned:
    """As in "less than two weeks ago" lies between then and publication."""
    about = fields.get("about", "")
    if about in {"less than", "fewer than", "under", "just under", "up to"}:
        return replace(point, end=max(base, point.begin or base))
    if about in {"more than", "over", "at least"}:
        return replace(point, begin=None)
    return point


def _window(fields: Fields, moment: Moment) -> Reckoned:
    value = duration_value(fields["count"], fields["unit"])
    base = moment.published
    if base is None:
        return Reckoned(value, None, None, None, "published")
    way, count = int(fields["way"]), fields["count"]
    short = fields["unit"] in {"hour", "minute", "second"}
    if "/" in count or (count == "X" and not short):
        return Reckoned(value, None, None, None, "published")
    # "in recent hours" may reach into the day before
    day = shifted(base, way, "day") if short else base
    if count != "X":
        day = shifted(base, way * float(count), fields["unit"])
    tomorrow = base + timedelta(days=1)
    begin, end = (day, tomorrow) if way < 0 else (base, day + timedelta(days=1))
    return Reckoned(value, min(begin, base), end, "day", "published")


def _duration(fields: Fields, moment: Moment) -> Reckoned:  # noqa: ARG001 - as all reckoners
    return Reckoned(duration_value(fields["count"], fields["unit"]))


def _set(fields: Fields, moment: Moment) -> Reckoned:  # noqa: ARG001 - as all reckoners
    part = "T" + fields["part"] if "part" in fields else ""
    if "weekday" in fields:
        return Reckoned(f"XXXX-WXX-{fields['weekday']}{part}")
    if "month" in fields:
        return Reckoned(f"XXXX-{int(fields['month']):02}")
    if part:
        return Reckoned(f"XXXX-XX-XX{part}")
    return Reckoned(
        fields.get("value") or duration_value(fields["count"], fields["unit"])
    )


def _reference(fields: Fields, moment: Moment) -> Reckoned:
    value = fields["value"]
    day = moment.published
    if value == "PRESENT_REF" and day is not None:
        reckoned = days_of(day, day + timedelta(days=1), value, "day", "published")
        return replace(reckoned, grain=None)
    return Reckoned(value, None, None, None, "published")


def _event(fields: Fields, moment: Moment) -> Reckoned:  # noqa: ARG001 - as all reckoners
    value = "PAST_REF"
    if "unit" in fields:
        value = duration_value(fields["count"], fields["unit"])
    return Reckoned(value, None, None, None, "event")


_RECKONERS: dict[str, Callable[[Fields, Moment], Reckoned]] = {
    "date": _date,
    "month": _month,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "season": _season,
    "weekday": _weekday,
    "day": _day,
    "overnight": _overnight,
    "unit": _unit,
    "shift": _shift,
    "window": _window,
    "duration": _duration,
    "set": _set,
    "ref": _reference,
    "event": _event,
}
