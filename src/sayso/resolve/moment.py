"""What a time is relative to, and what is open for want of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.resolve.calendar import Reckoned

OPEN = Reckoned()
UNDATED = Reckoned(anchor="published")  # for want of a publication time
NOT_TOLD = "XXXX"
# Days: how far ahead a date without a year may lie when no verb tells of the future.
_AHEAD = 120
_AHEAD_PAST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a time is relative to.

    Publication, the day last named, the begin of the period last named, the quarter
    told not far before (a report compares with "a year earlier"), the day named not far
    before (for a bare clock), the verb's tense.
    """

    published: date | None
    named: date | None = None
    period: date | None = None
    quarter: date | None = None
    near: date | None = None
    tense: Literal["past", "present", "future"] | None = None

    @property
    def future(self) -> bool:
        """Whether the verb tells of what is to come."""
        return self.tense == "future"


def nearest(year: int, ahead: int, moment: Moment) -> int:
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


def year_for(month: int, day: int, moment: Moment, which: str | None = None) -> int:
    """The year of a day told without one; `which` is -1 for "last 3 May", else 1."""
    published = moment.published or date.min
    ahead = (date(published.year, month, min(day, 28)) - published).days
    if which is not None and which != "0":  # "last 3 May"
        return published.year + (-(ahead >= 0) if which == "-1" else ahead <= 0)
    return nearest(published.year, ahead, moment)
