"""Publication times as inputs write them: ISO 8601, RFC 822, epochs, plain words.

A bare date has the grain "day" and stands for its first instant in UTC. A time without
a zone is taken as UTC and says so in `zoned`. Nothing outside 1900-2199 is a date.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from sayso.read.inputs import Grain

MONTHS = {
    month: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for month in names.split()
}
FIRST_YEAR, LAST_YEAR = 1900, 2199
_LONGEST = 64

# "May 1, 2031", "Thursday, May 1 2031"
_MONTH_FIRST = re.compile(
    r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})$"
)
# "1 May 2031"
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})$"
)
_EPOCH = re.compile(r"\d{9,13}$")
# "/2031/05/02/" in an address
_IN_URL = re.compile(r"/((?:19|20|21)\d\d)/(?:0?[1-9]|1[0-2])(?:/|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time as an input gives it; `zoned` is False where no time zone stood."""

    at: datetime
    grain: Grain
    zoned: bool = True


def parse_moment(words: str) -> Moment | None:
    """The time that the words mean; None when they are no date."""
    value = words.strip()
    if not value or len(value) > _LONGEST:
        return None
    if _EPOCH.match(value):
        return _from_epoch(int(value))
    return _from_iso(value) or _from_words(value) or _from_mail(value)


def day_of(year: int, month: int, day: int) -> datetime | None:
    """The first instant of a day in UTC; None when there is no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def year_in_url(url: str) -> int | None:
    """The year in the path of an address ("/2031/05/02/dresna")."""
    match = _IN_URL.search(url[:500])
    return int(match.group(1)) if match else None


def _from_epoch(value: int) -> Moment | None:
    seconds = value / 1000 if value >= 10**11 else value
    return _moment(datetime.fromtimestamp(seconds, tz=UTC), "minute")


def _from_iso(value: str) -> Moment | None:
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    return _moment(at, "minute" if ":" in value or "T" in value else "day")


def _from_words(value: str) -> Moment | None:
    match = _MONTH_FIRST.search(value) or _DAY_FIRST.search(value)
    month = MONTHS.get(match["month"].lower()) if match else None
    if match is None or month is None:
        return None
    at = day_of(int(match["year"]), month, int(match["day"]))
    return Moment(at=at, grain="day") if at else None


def _from_mail(value: str) -> Moment | None:
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _moment(at, "minute" if ":" in value else "day")


def _moment(at: datetime, grain: Grain) -> Moment | None:
    if not FIRST_YEAR < at.year < LAST_YEAR:
        return None
    if at.tzinfo is None:
        return Moment(at=at.replace(tzinfo=UTC), grain=grain, zoned=grain == "day")
    return Moment(at=at.astimezone(UTC), grain=grain)
