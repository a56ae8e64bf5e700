"""What changed last: points that came to stand otherwise, newest first.

Of now, by the ledger's own record of changes. Of a moment of the past, what moved in
the day before it, by whichever clock was pinned.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from starlette.requests import Request

from sayso.model.board import Change
from sayso.model.entry import NOW
from sayso.model.ids import PointId
from sayso.model.standing import StandingName
from sayso.serve.looks import Look
from sayso.serve.served import served_of

SHOWN = 8
LOOKED_BACK = 250  # entries
FURTHEST = 4_000  # entries; older changes are found on the points' own pages
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A point that stands otherwise than before; `after` None where it is gone."""

    point: PointId
    title: str
    before: StandingName
    after: StandingName | None
    at: datetime


def shifts_of(request: Request, look: Look) -> tuple[Shift, ...]:
    """The last few changes before the moment that is shown."""
    if look.as_of == NOW:
        return look.once("shifts", lambda: _entered(request, look))
    return look.once("shifts", lambda: tuple(islice(_moved(request, look), SHOWN)))


def _entered(request: Request, look: Look) -> tuple[Shift, ...]:
    """The last changes of record, looked for further and further back."""
    ledger, back = served_of(request).ledger, LOOKED_BACK
    while True:
        after = max(0, look.seq - back)
        found = deque(_told(ledger.changes(after=after, until=look.seq)), SHOWN)
        if len(found) == SHOWN or after == 0 or back >= FURTHEST:
            return tuple(reversed(found))
        back *= 4


def _told(changes: Iterable[Change]) -> Iterator[Shift]:
    """The changes that are news: a standing that became another one."""
    for change in changes:
        if change.before is not None:
            yield Shift(
                point=change.point,
                title=change.row.title,
                before=change.before,
                after=change.after,
                at=change.at,
            )


def _moved(request: Request, look: Look) -> Iterator[Shift]:
    as_of = look.as_of
    before = replace(
        as_of,
        recorded=as_of.recorded and as_of.recorded - DAY,
        published=as_of.published and as_of.published - DAY,
    )
    for moved in served_of(request).ledger.moved(before, as_of):
        if moved.before is not None:
            row = moved.after or moved.before
            yield Shift(
                point=moved.point,
                title=row.title,
                before=moved.before.standing,
                after=moved.after.standing if moved.after else None,
                at=row.last_said,
            )
