"""A sentence with its parties marked, as pieces for the meaning encoder.

Pieces that no text uses mark where the source and the target begin and end. Of a long
sentence the part around the parties is kept.
"""

from collections.abc import Callable, Sequence
from typing import Final

Offsets = Sequence[Sequence[int]]
BEGINS: Final = (1, 3)  # of source and target
ENDS: Final = (2, 4)
UNNAMED: Final = (5, 6)  # stands for the words of a source, a target
MOST: Final = 96
_LONGEST_NAME = 24
_BEFORE = 20


def marked_pieces(
    text: str,
    source: Offsets,
    target: Offsets,
    cut: Callable[[str], list[int]],
    *,
    unnamed: Sequence[int] = (),
) -> list[int]:
    """The pieces of a sentence; `unnamed`: parties (0, 1) whose words are left out.

    Spans that overlap an earlier one are not marked.
    """
    sides = [(s, e, side) for side in (0, 1) for s, e in (source, target)[side]]
    ids: list[int] = []
    at, first = 0, None
    for start, end, side in sorted(sides):
        if start < at or end <= start:
            continue
        ids += cut(text[at:start])
        first = len(ids) if first is None else first
        name = [UNNAMED[side]] if side in unnamed else cut(text[start:end])
        ids += [BEGINS[side], *name[:_LONGEST_NAME], ENDS[side]]
        at = end
    ids += cut(text[at:])
    if len(ids) <= MOST:
        return ids
    low = max(0, min((first or 0) - _BEFORE, len(ids) - MOST))
    return ids[low : low + MOST]
