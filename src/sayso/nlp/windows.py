"""Windows over the pieces of a text, and which window answers for which word.

Windows begin and end between words. Neighbours overlap; a word is answered for by the
window in which it stands nearer to the middle. The same text always gives the same
windows, whatever is read with it.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

SIZE = 254
STRIDE = 190


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Pieces `[start, end)`, in which the words `[low, high)` stand.

    The words `[own_low, own_high)` are those that it answers for.
    """

    start: int
    end: int
    low: int
    high: int
    own_low: int
    own_high: int


def windows_of(
    firsts: Sequence[int], length: int, *, size: int = SIZE, stride: int = STRIDE
) -> tuple[Window, ...]:
    """The windows of a text with `length` pieces whose words start at `firsts`."""
    bounds: list[tuple[int, int]] = []  # in words
    low = 0
    while low < len(firsts):
        high = max(low + 1, _word_at(firsts, length, firsts[low] + size))
        bounds.append((low, high))
        if high == len(firsts):
            break
        low = max(low + 1, bisect_left(firsts, firsts[low] + stride))
    seams = [0]
    for (_, high), (low, _) in pairwise(bounds):
        seams.append((low + high) // 2)
    seams.append(len(firsts))
    return tuple(
        Window(
            start=firsts[low],
            end=firsts[high] if high < len(firsts) else length,
            low=low,
            high=high,
            own_low=seams[i],
            own_high=seams[i + 1],
        )
        for i, (low, high) in enumerate(bounds)
    )


def _word_at(firsts: Sequence[int], length: int, limit: int) -> int:
    """How many words stand wholly before a place."""
    if length <= limit:
        return len(firsts)
    return bisect_left(firsts, limit + 1) - 1
