"""What is so many units away or long: "two weeks ago", "the past 24 hours"."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from sayso.model.timeref import Anchor
from sayso.resolve.calendar import (
    Fields,
    Reckoned,
    days_of,
    duration_value,
    month_of,
    period_of,
    shifted,
    year_of,
)
from sayso.resolve.moment import UNDATED, Moment
from sayso.resolve.reckon_periods import reckon_quarter


def reckon_shift(fields: Fields, moment: Moment) -> Reckoned:
    """So many units away from publication or from a day named."""
    base = moment.published
    anchor: Anchor = "published"
    if fields["from"] == "mention":
        anchor, base = "event", moment.named or base
    if fields["count"] == "X":
        value = "PAST_REF" if fields["way"] == "-1" else "FUTURE_REF"
        return Reckoned(value, None, None, None, anchor)
    if base is None:
        return UNDATED
    unit, count = fields["unit"], float(Fraction(fields["count"]))
    quarter = _quarter_told(fields, moment) if unit == "year" else None
    if quarter is not None:
        then = shifted(quarter, int(fields["way"]) * count, unit)
        return period_of(then, "quarter", 0)
    day = shifted(base, int(fields["way"]) * count, unit)
    return _bounded(point(day, unit, anchor), base, fields)


def _quarter_told(fields: Fields, moment: Moment) -> date | None:
    """The quarter with which a year before or after is compared, if one is."""
    told = fields.get("quarter")
    if told is None or (told == "last" and moment.quarter is not None):
        return moment.quarter
    if moment.published is None:
        return None
    if told == "last":
        return period_of(moment.published, "quarter", -1).begin
    return reckon_quarter({"quarter": told}, moment).begin


def point(day: date, unit: str, anchor: Anchor) -> Reckoned:
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


def reckon_window(fields: Fields, moment: Moment) -> Reckoned:
    """A stretch up to now or from now on: "the past 24 hours"."""
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


def reckon_duration(fields: Fields, moment: Moment) -> Reckoned:  # noqa: ARG001 - as all reckoners
    """A stretch of time, wherever it lies."""
    return Reckoned(duration_value(fields["count"], fields["unit"]))


def reckon_set(fields: Fields, moment: Moment) -> Reckoned:  # noqa: ARG001 - as all reckoners
    """What comes again: "daily", "Tuesday nights"."""
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


def reckon_reference(fields: Fields, moment: Moment) -> Reckoned:
    """Now, lately, in the future."""
    value = fields["value"]
    day = moment.published
    if value == "PRESENT_REF" and day is not None:
        reckoned = days_of(day, day + timedelta(days=1), value, "day", "published")
        return replace(reckoned, grain=None)
    return Reckoned(value, None, None, None, "published")


def reckon_event(fields: Fields, moment: Moment) -> Reckoned:
    """What hangs on an event stays open, but for what reaches up to now.

    "Hours later" was on the day named or the next; "it comes two weeks after the fall"
    goes back from publication.
    """
    if "unit" not in fields:
        return Reckoned("PAST_REF", None, None, None, "event")
    value = duration_value(fields["count"], fields["unit"])
    open_event = Reckoned(value, None, None, None, "event")
    if fields.get("from") == "published":
        window = reckon_window(fields | {"way": "-1"}, moment)
        return replace(window, anchor="event")
    base = moment.named or moment.published
    hours = fields["unit"] in {"hour", "minute", "second"}
    if "from" not in fields or not hours or base is None:
        return open_event
    # "Hours later" may run into the next day, but not past publication.
    until = base + timedelta(days=1 if base == moment.published else 2)
    begin = base if fields["way"] == "1" else base - timedelta(days=1)
    return replace(open_event, begin=begin, end=until, grain="day")
