"""Things with a start and an end, found by what they touch, without looking at all.

Rules: half-open offsets; answers in order of start, longer ones first where they start
together. A look-up costs what lies within the longest thing's reach, so that a text of
a megabyte is no slower per word than one of a line.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar


class Bounded(Protocol):
    """Anything with half-open offsets."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        ...


Thing = TypeVar("Thing")


class Intervals(Generic[Thing]):
    """Things by where they stand; `place` says where a thing does."""

    def __init__(
        self, things: Iterable[Thing], place: Callable[[Thing], Bounded]
    ) -> None:
        found = sorted(
            ((place(thing), thing) for thing in things),
            key=lambda pair: (pair[0].start, -pair[0].end),
        )
        self._things = found
        self._starts = [where.start for where, _ in found]
        self._longest = max((w.end - w.start for w, _ in found), default=0)

    def touching(self, start: int, end: int) -> list[Thing]:
        """All things that share at least one offset with [start, end)."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [t for where, t in self._things[first:last] if where.end > start]

    def inside(self, start: int, end: int) -> list[Thing]:
        """All things that lie wholly in [start, end)."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [t for where, t in self._things[first:last] if where.end <= end]
