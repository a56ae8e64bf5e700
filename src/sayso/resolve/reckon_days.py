"""Days reckoned: dates, holidays, weekdays, "yesterday", with clock or part of day."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from sayso.model.timeref import Anchor
from sayso.resolve.calendar import Fields, Reckoned, days_of, holiday_of, period_of
from sayso.resolve.moment import NOT_TOLD, OPEN, UNDATED, Moment, year_for
from sayso.vocab import table


def _on(day: date, fields: Fields, anchor: Anchor) -> Reckoned:
    """A day, with its clock or part where one is told."""
    clock, zone = fields.get("clock"), fields.get("zone")
    value, grain = day.isoformat(), "day"
    if clock is not None:
        is_utc = zone in {"utc", "gmt"} and "exact" not in fields
        value += "T" + clock + ("Z" if is_utc else "")
        if zone is not None:
            exact = fields.get("exact", clock)
            return _at_clock(
                _day_in_zone(day, clock, exact), exact, zone, value, anchor
            )
    elif "part" in fields:
        value, grain = value + "T" + fields["part"], "part"
    reckoned = days_of(day, day + timedelta(days=1), value, "day", anchor)
    return replace(reckoned, grain="part") if grain == "part" else reckoned


def _day_in_zone(day: date, local: str, exact: str) -> date:
    """The day on which it is `exact` elsewhere; "1 a.m. (2200 GMT)" is a day less."""
    hours = int(exact.partition(":")[0]) - int(local.partition(":")[0])
    return day - timedelta(days=(hours > 12) - (hours < -12))


def _at_clock(day: date, clock: str, zone: str, value: str, anchor: Anchor) -> Reckoned:
    """A minute, exact because its zone is told."""
    hour, minute = (int(part) for part in clock.split(":"))
    offset = int(table("times")["zone"][zone])
    begin = datetime.combine(day, time(), UTC)
    begin += timedelta(hours=hour, minutes=minute - offset)
    end = begin + timedelta(minutes=1)
    return Reckoned(value, begin, end, "minute", anchor)


def reckon_date(fields: Fields, moment: Moment) -> Reckoned:
    """A day of a month: "3 May", "last 3 May", "the week of 3 May"."""
    month, day = int(fields["month"]), int(fields["day"])
    if "open" in fields:
        return replace(OPEN, anchor="absolute")
    if "year" in fields:
        told = date(int(fields["year"]), month, day)
        return _in_unit(told, fields, moment) or _on(told, fields, "absolute")
    if moment.published is None:
        return replace(UNDATED, value=f"{NOT_TOLD}-{month:02}-{day:02}")
    told = date(year_for(month, day, moment, fields.get("which")), month, day)
    return _in_unit(told, fields, moment) or _on(told, fields, "published")


def _in_unit(day: date, fields: Fields, moment: Moment) -> Reckoned | None:
    """As in "the week of May 5"; None where the day itself is meant."""
    if "unit" not in fields:
        return None
    return period_of(day, fields["unit"], 0, future=moment.future)


def reckon_holiday(fields: Fields, moment: Moment) -> Reckoned:
    """A day that comes once a year: "last Christmas"."""
    name = fields["holiday"]
    if "year" in fields:
        return _on(holiday_of(int(fields["year"]), name), fields, "absolute")
    if moment.published is None:
        return UNDATED
    year = moment.published.year
    if "of" in fields:
        return _on(holiday_of(year + int(fields["of"]), name), fields, "published")
    near = holiday_of(year, name)
    told = year_for(near.month, near.day, moment, fields.get("which"))
    return _on(holiday_of(told, name), fields, "published")


def reckon_weekday(fields: Fields, moment: Moment) -> Reckoned:
    """A weekday; that of publication itself is today."""
    if moment.published is None:
        return UNDATED
    back = (moment.published.isoweekday() - int(fields["weekday"])) % 7
    which = fields.get("which")
    if which == "1" or (which != "-1" and moment.future):
        back = back - 7 if back or which == "1" else 0
    elif which == "-1":
        back = back or 7
    return _on(moment.published - timedelta(days=back), fields, "published")


def reckon_day(fields: Fields, moment: Moment) -> Reckoned:
    """A day counted from publication, or from a day named: "that evening"."""
    base = moment.published
    anchor: Anchor = "published"
    origin = fields.get("from")
    if origin == "mention" and moment.named is not None:
        base, anchor = moment.named, "event"
    elif origin == "near" and moment.near is not None:
        base, anchor = moment.near, "event"
    if base is None:
        return UNDATED
    return _on(base + timedelta(days=int(fields["offset"])), fields, anchor)


def reckon_overnight(fields: Fields, moment: Moment) -> Reckoned:
    """The night that ends on the day meant."""
    day = (
        reckon_weekday(fields, moment)
        if "weekday" in fields
        else reckon_day(fields, moment)
    )
    if day.begin is None or day.end is None:
        return UNDATED
    begin = day.begin - timedelta(days=1)
    return replace(day, value=f"{begin:%Y-%m-%d}TNI", begin=begin, grain="part")
