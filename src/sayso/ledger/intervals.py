"""When each entry was in force: half-open intervals of transactions.

An interval is opened by a transaction and closed by a later one, nothing else changes
it. So what was in force at a transaction stays the same answer for ever. An entry that
lost its slot in the transaction that brought it has an empty interval.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

OPEN = 2**63 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From which transaction to before which one an entry is in force."""

    seq: int
    slot: str
    tx_from: int
    tx_to: int = OPEN

    def covers(self, tx: int) -> bool:
        """Whether the entry is in force after the transaction."""
        return self.tx_from <= tx < self.tx_to


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An entry of a slot, and whether it is in force now."""

    seq: int
    slot: str
    in_force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a transaction changes: intervals that begin, entries whose interval ends."""

    opened: tuple[Interval, ...] = ()
    closed: tuple[int, ...] = ()


def withdrawn_seqs(takings: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The lines out of force, given each withdrawal and its target, oldest first.

    Read from the end: a withdrawal that is itself withdrawn takes nothing away.
    """
    out: set[int] = set()
    for seq, target in reversed(takings):
        if seq not in out:
            out.add(target)
    return frozenset(out)


def turn_of(
    tx: int,
    fresh: Iterable[tuple[int, str]],
    members: Iterable[Member],
    withdrawn: frozenset[int],
) -> Turn:
    """What changes when `fresh` lines (seq, slot) join the members of their slots.

    `members` are all entries before them of every slot that is touched.
    """
    slots: dict[str, list[Member]] = {}
    for member in members:
        slots.setdefault(member.slot, []).append(member)
    newcomers = {seq for seq, _ in fresh}
    for seq, slot in fresh:
        joining = Member(seq=seq, slot=slot, in_force=False)
        slots.setdefault(slot, []).append(joining)
    opened: list[Interval] = []
    closed: list[int] = []
    for slot, inside in slots.items():
        standing = [m.seq for m in inside if m.seq not in withdrawn]
        winner = max(standing, default=None)
        for member in inside:
            if member.in_force and member.seq != winner:
                closed.append(member.seq)
            elif member.seq == winner and not member.in_force:
                opened.append(Interval(seq=member.seq, slot=slot, tx_from=tx))
            elif member.seq in newcomers:
                opened.append(Interval(seq=member.seq, slot=slot, tx_from=tx, tx_to=tx))
    return Turn(opened=tuple(opened), closed=tuple(closed))


def changed_between(
    before: frozenset[int], after: frozenset[int], slots: Mapping[int, str]
) -> frozenset[str]:
    """The slots of the lines that a withdrawal took away or brought back."""
    return frozenset(slots[seq] for seq in before ^ after if seq in slots)
