"""Ctrl-C in long work: the document in hand is finished, then the work stops.

An exception out of a signal may land anywhere, in a callback of the garbage collector
too, where the interpreter prints and drops it: a run over an archive would go on. So
Ctrl-C is noted, and the note is looked at between documents. What does not come to
that within a second (it waits for standard input) is interrupted the hard way, and so
is everything when Ctrl-C is pressed again.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

GRACE_S = 1.0


@contextmanager
def noted_interrupts() -> Iterator[list[int]]:
    """A list that is not empty once Ctrl-C was pressed.

    Where Ctrl-C is ignored, as below `nohup`, it stays ignored.
    """
    noted: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - signal's form
        noted.append(number)
        if len(noted) > 1:
            raise KeyboardInterrupt
        signal.setitimer(signal.ITIMER_REAL, GRACE_S)

    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield noted
        return
    before = signal.signal(signal.SIGALRM, note)
    signal.signal(signal.SIGINT, note)
    try:
        yield noted
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGALRM, before)
