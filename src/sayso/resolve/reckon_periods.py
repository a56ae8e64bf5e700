"""Periods of the calendar reckoned: months, quarters, seasons, "last week"."""

from dataclasses import replace
from datetime import date, timedelta

from sayso.model.timeref import Anchor
from sayso.resolve.calendar import (
    Fields,
    Reckoned,
    days_of,
    month_of,
    narrowed,
    period_of,
    season_of,
    shifted,
    year_of,
)
from sayso.resolve.moment import NOT_TOLD, UNDATED, Moment, nearest


def reckon_month(fields: Fields, moment: Moment) -> Reckoned:
    """A month: "mid-May", "last May", "May of next year"."""
    month = int(fields["month"])
    if "year" in fields:
        return month_of(int(fields["year"]), month, fields, "absolute")
    if moment.published is None:
        return replace(UNDATED, value=f"{NOT_TOLD}-{month:02}")
    year, now = moment.published.year, moment.published.month
    which = fields.get("which")
    if "of" in fields:
        year += int(fields["of"])
    elif which == "-1":
        year -= month >= now
    elif which == "1":
        year += month <= now
    elif which is None:
        year = nearest(year, (month - now) * 30, moment)
    return month_of(year, month, fields, "published")


def reckon_year(fields: Fields, moment: Moment) -> Reckoned:  # noqa: ARG001 - as all reckoners
    """A year, or a part of it."""
    return year_of(int(fields["year"]), fields, "absolute")


def reckon_decade(fields: Fields, moment: Moment) -> Reckoned:  # noqa: ARG001 - as all reckoners
    """Ten years: "the 1970s"."""
    first = int(fields["year"])
    return days_of(
        date(first, 1, 1), date(first + 10, 1, 1), str(first)[:3], "year", "absolute"
    )


def reckon_century(fields: Fields, moment: Moment) -> Reckoned:  # noqa: ARG001 - as all reckoners
    """A hundred years: "the 19th century"."""
    first = (int(fields["century"]) - 1) * 100
    begin, end = date(max(1, first), 1, 1), date(first + 100, 1, 1)
    return days_of(begin, end, f"{first // 100:02}", "year", "absolute")


def reckon_quarter(fields: Fields, moment: Moment) -> Reckoned:
    """A quarter; one without a year has begun, unless the verb tells a plan."""
    quarter = int(fields["quarter"])
    anchor: Anchor = "absolute" if "year" in fields else "published"
    if "year" in fields:
        year = int(fields["year"])
    elif moment.published is None:
        return replace(UNDATED, value=f"{NOT_TOLD}-Q{quarter}")
    elif "of" in fields:
        year = moment.published.year + int(fields["of"])
    else:
        now = (moment.published.month + 2) // 3
        year = moment.published.year - (quarter > now and not moment.future)
    begin = date(year, 3 * quarter - 2, 1)
    end = shifted(begin, 3, "month")
    return days_of(begin, end, f"{year}-Q{quarter}", "month", anchor)


def reckon_half(fields: Fields, moment: Moment) -> Reckoned:
    """Half a year: "the first half of 2031"."""
    if "year" not in fields and moment.published is None:
        return UNDATED
    published = moment.published or date.min
    anchor: Anchor = "absolute" if "year" in fields else "published"
    year = int(fields.get("year") or published.year + int(fields["of"]))
    begin = date(year, 1 if fields["half"] == "1" else 7, 1)
    value = f"{year:04}-H{fields['half']}"
    return days_of(begin, shifted(begin, 6, "month"), value, "month", anchor)


def reckon_season(fields: Fields, moment: Moment) -> Reckoned:
    """A season of the north."""
    if "year" in fields:
        return season_of(int(fields["year"]), fields["season"], "absolute")
    if moment.published is None:
        return replace(UNDATED, value=f"{NOT_TOLD}-{fields['season']}")
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


def reckon_unit(fields: Fields, moment: Moment) -> Reckoned:
    """A unit of the calendar seen from now: "last week"."""
    base = moment.published
    if fields.get("from") == "mention":
        base = (moment.named if fields["unit"] == "day" else moment.period) or base
    if base is None:
        return UNDATED
    unit, offset = fields["unit"], int(fields["offset"])
    if unit in {"minute", "hour"}:
        return Reckoned("PRESENT_REF", None, None, None, "published")
    period = narrowed(period_of(base, unit, offset, future=moment.future), fields)
    if "rolling" in fields:  # "the past week": up to this day
        begin, end = shifted(base, -1, unit), base + timedelta(days=1)
        return replace(period, begin=begin, end=end)
    return period
