"""Whether two tellings may be about one time.

An event time that is told counts; where none is told, what is claimed is taken to
have happened within some days before it was printed.
"""

from datetime import datetime, timedelta

from sayso.link.told import Told

WINDOW_DAYS = 7
INCIDENT_DAYS = 3
TOTAL_DAYS = 60


def interval_of(told: Told, days: int) -> tuple[datetime, datetime]:
    """When it may have happened, as a half-open interval."""
    when = told.claim.event.when if told.claim.event else None
    begin = when.begin if when is not None else None
    end = when.end if when is not None else None
    first = begin or (end or told.print.at) - timedelta(days=days)
    return first, end or max(told.print.imprint.until, first) + timedelta(minutes=1)


def meet(one: Told, other: Told, days: int = WINDOW_DAYS) -> bool:
    """Whether both may have happened at one time."""
    (begin, end), (first, last) = interval_of(one, days), interval_of(other, days)
    return begin < last and first < end


def days_apart(one: Told, other: Told) -> float:
    """How long after one another the two were printed."""
    return abs((one.print.at - other.print.at).total_seconds()) / 86_400
