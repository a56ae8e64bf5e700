"""The calendar: days, weeks, seasons and years as intervals and TIMEX3 values."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.model.timeref import Anchor, Grain

Fields = dict[str, str]

_UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_UNIT_HOURS = {"hour": 24, "minute": 24 * 60, "second": 24 * 3600}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_HALVED = {"hour": "30M", "minute": "30S", "year": "6M"}
_LETTERS = {
    "second": ("PT", "S", 1),
    "minute": ("PT", "M", 1),
    "hour": ("PT", "H", 1),
    "day": ("P", "D", 1),
    "night": ("P", "NI", 1),
    "week": ("P", "W", 1),
    "weekend": ("P", "WE", 1),
    "fortnight": ("P", "W", 2),
    "month": ("P", "M", 1),
    "quarter": ("P", "M", 3),
    "year": ("P", "Y", 1),
    "decade": ("P", "Y", 10),
    "century": ("P", "Y", 100),
}


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A TIMEX3 value and the half-open days it covers; None where it stays open."""

    value: str | None = None
    begin: date | None = None
    end: date | None = None
    grain: Grain | None = None
    anchor: Anchor | None = None


def days_of(
    begin: date, end: date, value: str, grain: Grain, anchor: Anchor
) -> Reckoned:
    """An interval of whole days."""
    return Reckoned(value, begin, end, grain, anchor)


def month_of(year: int, month: int, fields: Fields, anchor: Anchor) -> Reckoned:
    """A month, or the part of it that `mod` says."""
    begin = date(year, month, 1)
    whole = days_of(
        begin, shifted(begin, 1, "month"), f"{year}-{month:02}", "month", anchor
    )
    return narrowed(whole, fields)


def year_of(year: int, fields: Fields, anchor: Anchor) -> Reckoned:
    """A year, or the part of it that `mod` says."""
    begin, end = date(year, 1, 1), date(year + 1, 1, 1)
    return narrowed(days_of(begin, end, f"{year:04}", "year", anchor), fields)


def season_of(year: int, season: str, anchor: Anchor) -> Reckoned:
    """A season of the north; winter is named after the year it begins in."""
    begin = date(year, _SEASONS[season], 1)
    end = shifted(begin, 3, "month")
    return days_of(begin, end, f"{year}-{season}", "month", anchor)


def holiday_of(year: int, name: str) -> date:
    """The day in that year of a value of [holiday] in vocab/times."""
    if name == "thanksgiving":  # the fourth Thursday of November
        first = date(year, 11, 1)
        return first + timedelta(days=(4 - first.isoweekday()) % 7 + 21)
    if name.startswith("easter"):
        return _easter(year) + timedelta(days=int(name.removeprefix("easter")))
    month, _, day = name.partition("-")
    return date(year, int(month), int(day))


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by Oudin's algorithm (1940)."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    days = epact - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))


def period_of(base: date, unit: str, offset: int, *, future: bool = False) -> Reckoned:
    """The unit of the calendar that holds the base, or its neighbour."""
    if unit == "day":
        day = base + timedelta(days=offset)
        return days_of(
            day, day + timedelta(days=1), day.isoformat(), "day", "published"
        )
    if unit in {"week", "fortnight"}:
        begin = base + timedelta(days=7 * offset + 1 - base.isoweekday())
        return days_of(
            begin, begin + timedelta(days=7), _week(begin), "week", "published"
        )
    if unit == "weekend":
        return _weekend(base, offset, future=future)
    if unit in {"month", "quarter"}:
        return _months(base, unit, offset)
    span = _UNIT_MONTHS[unit] // 12
    first = base.year - base.year % span + offset * span
    end = date(first + span, 1, 1)
    value = f"{first:04}"[: {1: 4, 10: 3, 100: 2}[span]]
    return days_of(date(first, 1, 1), end, value, "year", "published")


def _months(base: date, unit: str, offset: int) -> Reckoned:
    width = _UNIT_MONTHS[unit]
    begin = base.replace(day=1, month=base.month - (base.month - 1) % width)
    begin = shifted(begin, offset * width, "month")
    value = f"{begin:%Y-%m}" if width == 1 else f"{begin.year}-Q{begin.month // 3 + 1}"
    return days_of(begin, shifted(begin, width, "month"), value, "month", "published")


def _weekend(base: date, offset: int, *, future: bool) -> Reckoned:
    """The weekend that is or was; the coming one when the verb tells of the future."""
    saturday = base + timedelta(days=6 - base.isoweekday())
    inside = base.isoweekday() >= 6
    if not inside and not future and offset == 0:
        saturday -= timedelta(days=7)
    if offset and not (offset == -1 and not inside):
        saturday += timedelta(days=7 * offset)
    elif offset:
        saturday -= timedelta(days=7)
    end = saturday + timedelta(days=2)
    return days_of(saturday, end, _week(saturday) + "-WE", "day", "published")


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def narrowed(whole: Reckoned, fields: Fields) -> Reckoned:
    """The beginning, middle or end of a period: a third, in whole days."""
    mod = fields.get("mod")
    if mod not in {"START", "MID", "END"} or whole.begin is None or whole.end is None:
        return whole
    third = (whole.end - whole.begin) // 3
    if third < timedelta(days=1):
        return whole
    first, second = whole.begin + third, whole.end - third
    if mod == "START":
        return replace(whole, end=first)
    return (
        replace(whole, begin=second)
        if mod == "END"
        else replace(whole, begin=first, end=second)
    )


def shifted(day: date, count: float, unit: str) -> date:
    """The day so many units on; OverflowError or ValueError beyond the calendar."""
    if unit in _UNIT_MONTHS:
        months = int(count * _UNIT_MONTHS[unit]) + day.year * 12 + day.month - 1
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, _length(year, month + 1)))
    if unit in _UNIT_HOURS:
        whole = count / _UNIT_HOURS[unit]
        return day + timedelta(days=int(whole) if whole == int(whole) else round(whole))
    return day + timedelta(days=int(count * _UNIT_DAYS[unit]))


def _length(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def duration_value(count: str, unit: str) -> str:
    """A TIMEX3 duration: "P13Y", "PT24H", "PXW"; "five decades" is P50Y."""
    prefix, letter, times = _LETTERS[unit]
    if count == "X":
        return f"{prefix}X{ {10: 'E', 100: 'C'}.get(times, letter) }"
    if "/" in count:
        top, bottom = (int(part) for part in count.split("/"))
        if bottom == 2 and unit in _HALVED:
            whole = f"{top // 2}{letter}" if top > 1 else ""
            return f"{prefix}{whole}{_HALVED[unit]}"
        number = round(top * times / bottom, 2)
        return f"{prefix}{int(number) if number == int(number) else number}{letter}"
    return f"{prefix}{int(count) * times}{letter}"
