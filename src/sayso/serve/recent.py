"""What is costly to work out about now, worked out again only as often as it is worth.

Counting every speaker of a large ledger takes a second; while reports come in every
few seconds, that would be all that the server does. What was quick is never kept. What
was not is shown to everybody for a while, in proportion to what it cost.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar, cast

QUICK_S = 0.1
SHARE = 20  # of so much time, one part may be spent on one thing
Found = TypeVar("Found")


@dataclass(slots=True)
class _Kept:
    seq: int
    at: float
    cost: float
    value: object


class Recent:
    """The last answers about now, by name, with what each cost."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._working: dict[str, Lock] = {}
        self._lock = Lock()

    def get(self, name: str, seq: int, work_out: Callable[[], Found]) -> Found:
        """The answer as of an entry, or one that is a little older but was costly."""
        kept = self._kept.get(name)
        if kept is not None and self._is_fresh(kept, seq):
            return cast("Found", kept.value)
        with self._lock:
            working = self._working.setdefault(name, Lock())
        # Whoever comes while it is worked out gets the older answer, if there is one.
        if not working.acquire(blocking=kept is None):
            return cast("Found", cast("_Kept", kept).value)
        try:
            kept = self._kept.get(name)
            if kept is None or not self._is_fresh(kept, seq):
                kept = self._kept[name] = self._worked_out(seq, work_out)
        finally:
            working.release()
        return cast("Found", kept.value)

    def knows(self, name: str) -> bool:
        """Whether there is an answer at all."""
        return name in self._kept

    def is_costly(self, name: str) -> bool:
        """Whether it took long when it was last worked out, or never was."""
        kept = self._kept.get(name)
        return kept is None or kept.cost > QUICK_S

    def _is_fresh(self, kept: _Kept, seq: int) -> bool:
        if kept.seq >= seq:
            return True
        age = time.monotonic() - kept.at
        return kept.cost > QUICK_S and age < kept.cost * SHARE

    def _worked_out(self, seq: int, work_out: Callable[[], object]) -> _Kept:
        begun = time.monotonic()
        value = work_out()
        at = time.monotonic()
        return _Kept(seq=seq, at=at, cost=at - begun, value=value)
