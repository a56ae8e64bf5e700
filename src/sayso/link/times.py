"""Whether two tellings may be about one time.

An event time that is told counts; where none is told, what is claimed is taken to
have happened within some days before it was printed.
"""

from datetime import datetime, timedelta

from sayso.link.imprints import Imprint
from sayso.link.told import Told
from sayso.model.claim import Claim

WINDOW_DAYS = 7
INCIDENT_DAYS = 3
TOTAL_DAYS = 60

Interval = tuple[datetime, datetime]


def interval_of(claim: Claim, imprint: Imprint, days: int) -> Interval:
    """When it may have happened, as a half-open interval."""
    when = claim.event.when if claim.event else None
    begin = when.begin if when is not None else None
    end = when.end if when is not None else None
    first = begin or (end or imprint.at) - timedelta(days=days)
    return first, end or max(imprint.until, first) + timedelta(minutes=1)


def overlap(one: Interval, other: Interval) -> bool:
    """Whether two half-open intervals share a moment."""
    return one[0] < other[1] and other[0] < one[1]


def meet(one: Told, other: Told, days: int = WINDOW_DAYS) -> bool:
    """Whether both may have happened at one time."""
    return overlap(
        interval_of(one.claim, one.print.imprint, days),
        interval_of(other.claim, other.print.imprint, days),
    )


def days_apart(one: Told, other: Told) -> float:
    """How long after one another the two were printed."""
    return abs((one.print.at - other.print.at).total_seconds()) / 86_400
