"""Windows over the pieces of a text, and which window answers for which word.

Windows begin and end between words. Each answers for words of its own, and hears some
pieces before and after them as well. Where it can, a window stops answering at the end
of a paragraph: who says what is seldom told across one. The same text always gives the
same windows, whatever is read with it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

SIZE = (
    192  # pieces; short ones are cheaper and, on the development texts, right oftener
)
BEFORE = 24  # pieces that are heard before those that a window answers for
AFTER = 8
_LEAST = 0.6  # of what a window could answer for, so that paragraphs cost no more


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
    firsts: Sequence[int],
    length: int,
    openings: Sequence[int] = (),
    *,
    size: int = SIZE,
    before: int = BEFORE,
    after: int = AFTER,
) -> tuple[Window, ...]:
    """The windows of a text with `length` pieces.

    `firsts`: the piece at which each word starts; `openings`: the words that open a
    paragraph, in order.
    """
    found: list[Window] = []
    own, count = 0, len(firsts)
    while own < count:
        low = _word_from(firsts, firsts[own] - before, own)
        limit = firsts[low] + size
        high = max(own + 1, _words_before(firsts, length, limit))
        own_high = high
        if high < count:
            most = max(own + 1, _words_before(firsts, length, limit - after))
            least = firsts[own] + (size - before - after) * _LEAST
            own_high = _seam(firsts, openings, own, most, least)
            heard = _words_before(firsts, length, firsts[own_high] + after)
            high = max(own_high, min(high, heard))
        end = firsts[high] if high < count else length
        found.append(
            Window(
                start=firsts[low],
                end=end,
                low=low,
                high=high,
                own_low=own,
                own_high=own_high,
            )
        )
        own = own_high
    return tuple(found)


def _seam(
    firsts: Sequence[int], openings: Sequence[int], own: int, most: int, least: float
) -> int:
    """The last paragraph's opening that leaves enough to a window, or else `most`."""
    at = bisect_right(openings, most) - 1
    if at >= 0 and openings[at] > own and firsts[openings[at]] >= least:
        return openings[at]
    return most


def _word_from(firsts: Sequence[int], piece: int, own: int) -> int:
    """The first word that starts at a piece or after it."""
    return min(own, bisect_left(firsts, piece))


def _words_before(firsts: Sequence[int], length: int, limit: int) -> int:
    """How many words stand wholly before a place."""
    if length <= limit:
        return len(firsts)
    return bisect_left(firsts, limit + 1) - 1
