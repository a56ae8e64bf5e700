"""What a ledger says of itself over time: changes, moves, ticks; for every store."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.ledger.board.moves import because_of, moves_between, shown
from sayso.ledger.lines import moment_of
from sayso.ledger.reads import FOREVER, Moment
from sayso.ledger.view import LedgerView
from sayso.model.board import Change, Moved, PointRow, Ticks
from sayso.model.ids import ClaimId

ViewAt = Callable[[Moment], LedgerView]


@dataclass(frozen=True, slots=True)
class Turn:
    """A transaction: its number, when it was, and its first entry."""

    tx: int
    at_us: int
    first_seq: int


class Touching(Protocol):
    """Which claims to look at; None where nothing says and all must be looked at."""

    def touched_at(self, tx: int) -> Collection[ClaimId] | None:
        """Claims of points that a transaction made stand otherwise."""
        ...

    def touched_between(
        self, before: Moment, after: Moment
    ) -> Iterator[Collection[ClaimId]] | None:
        """Claims of points that stand otherwise at two moments, in parts."""
        ...


def changes(
    turns: Sequence[Turn], view_at: ViewAt, store: Touching
) -> Iterator[Change]:
    """The points that each transaction made stand otherwise, oldest first."""
    for turn in turns:
        claims = store.touched_at(turn.tx)
        if claims is not None and not claims:
            continue
        before, after = (view_at(Moment(tx=tx)) for tx in (turn.tx - 1, turn.tx))
        for move in moves_between(before.about(claims), after.about(claims)):
            was, now = move
            one = shown(move)
            row = (before if now is None else after).rows_of([one.card])[0]
            yield Change(
                point=one.point.point,
                before=was.card.standing if was is not None else None,
                after=now.card.standing if now is not None else None,
                at=moment_of(turn.at_us),
                tx=turn.tx,
                seq=turn.first_seq,
                entries=because_of(move),
                row=row,
            )


def moved(before: LedgerView, after: LedgerView, store: Touching) -> Iterator[Moved]:
    """Points that stand otherwise at one moment than at another, newest word first."""
    parts = store.touched_between(before.moment, after.moment)
    found: list[tuple[tuple[int, str], Moved]] = []
    for claims in [None] if parts is None else parts:
        for move in moves_between(before.about(claims), after.about(claims)):
            was, now = move
            rows: list[PointRow | None] = [
                view.rows_of([one.card])[0] if one is not None else None
                for view, one in ((before, was), (after, now))
            ]
            card = shown(move).card
            told = Moved(point=card.point, before=rows[0], after=rows[1])
            found.append(((-card.last_us, card.point), told))
    yield from (told for _, told in sorted(found, key=lambda one: one[0]))


def ticks(recorded: Collection[int], published: Collection[int], most: int) -> Ticks:
    """Moments of both clocks, thinned to at most so many each, oldest first."""
    return Ticks(
        recorded=tuple(map(moment_of, thinned(sorted(set(recorded)), most))),
        published=tuple(map(moment_of, thinned(sorted(set(published)), most))),
    )


def thinned(moments: Sequence[int], most: int) -> Sequence[int]:
    """At most so many of the moments, evenly taken, with the first and the last."""
    if len(moments) <= most:
        return moments
    if most < 2:
        return moments[-most:] if most else ()
    last = len(moments) - 1
    return [moments[round(n * last / (most - 1))] for n in range(most)]


EVER = Moment(tx=FOREVER - 1)
