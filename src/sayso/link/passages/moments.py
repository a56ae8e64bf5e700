"""When a number is told to hold: "as of 11 April", "before 30 April", "in 2020".

A date without its year is compared by month and day. A running total never falls, so
that what was counted earlier is a floor of what is counted later.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.timeref import TimeRef
from sayso.text.tokens import plain
from sayso.vocab import table

Order = Literal["one", "earlier", "later"]

_NO_YEAR = 4  # a leap year in which nothing was reported
_LOOK_BACK = 24  # characters before a date that may say how it is meant
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days for which a number is told, inclusive; None where open.

    `yearless`: the year is not told. `words`: as printed, from offset `at`.
    """

    first: date | None
    last: date | None
    yearless: bool
    words: str
    at: int


def whens_of(reading: Reading, sentence: Span) -> tuple[When, ...]:
    """The times that a sentence tells with words that say how they are meant."""
    within = (t for t in reading.times if sentence.contains(t.span))
    found = (_when(reading.document.text, time) for time in within)
    return tuple(when for when in found if when is not None)


def nearest(whens: Sequence[When], at: int) -> When | None:
    """The time that a number at that offset is told of: the last told before it."""
    before = [when for when in whens if when.at <= at]
    if before:
        return before[-1]
    return whens[0] if whens else None


def _when(text: str, time: TimeRef) -> When | None:
    days = _days(time)
    if days is None:
        return None
    before = text[max(0, time.span.start - _LOOK_BACK) : time.span.start]
    how = _how(plain(before).split())
    if how is None:
        return None
    first, last, yearless = days
    words = text[time.span.start : time.span.end]
    begin, end = _meant(how, first, last)
    return When(
        first=begin, last=end, yearless=yearless, words=words, at=time.span.start
    )


def _meant(how: str, first: date, last: date) -> tuple[date | None, date | None]:
    if how == "before":
        return None, first - _DAY
    return (last + _DAY, None) if how == "after" else (first, last)


def _days(time: TimeRef) -> tuple[date, date, bool] | None:
    """First and last day that the words name, and whether the year is missing."""
    if time.begin is not None and time.end is not None:
        return time.begin.date(), max(time.begin, time.end - _DAY).date(), False
    value = time.value or ""
    if not value.startswith("XXXX-") or len(value) != len("XXXX-04-02"):
        return None
    month, day = value[5:7], value[8:]
    if not (month + day).isdigit():
        return None
    found = date(_NO_YEAR, int(month), int(day))
    return found, found, True


def _how(before: Sequence[str]) -> str | None:
    """What stands before a date says of it: "before", "after", "at"; None if nothing.

    A date that nothing leads to is of something else ("School began March 9").
    """
    said = f" {' '.join(before)} "
    for how, phrases in table("links")["passages"]["moments"].items():
        if any(said.endswith(f" {phrase} ") for phrase in phrases):
            return str(how)
    return None if before and before[-1][-1].isalpha() else "at"


def order_of(one: When | None, other: When | None) -> Order:
    """Whether the one ends before the other begins, or follows it; else one time."""
    if one is None or other is None:
        return "one"
    yearless = one.yearless or other.yearless
    if _is_before(one, other, yearless=yearless):
        return "earlier"
    return "later" if _is_before(other, one, yearless=yearless) else "one"


def _is_before(one: When, other: When, *, yearless: bool) -> bool:
    if one.last is None or other.first is None:
        return False
    last, first = one.last, other.first
    if yearless:
        last, first = last.replace(year=_NO_YEAR), first.replace(year=_NO_YEAR)
    return last < first
