"""From tag scores to ranges of words: the best lawful row of tags.

Tags are O, then B and I of three kinds; I follows only B or I of its kind. A row that
opens a stretch with I goes on with the stretch before it, if that ended in its kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sayso.nlp.scheme import TAGS
from sayso.nlp.scores import Floats

# Longer stretches are cut, so that a text of one line costs no more than others.
_LONGEST = 512
_NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Run:
    """Words `[low, high)` of one kind (0, 1 or 2)."""

    kind: int
    low: int
    high: int


def lawful() -> Floats:
    """No preference between lawful steps, and no unlawful ones."""
    steps = np.zeros((TAGS, TAGS), np.float32)
    for inside in range(2, TAGS, 2):
        for before in range(TAGS):
            if before not in {inside, inside - 1}:
                steps[before, inside] = _NEVER
    return steps


def runs_of(scores: Floats, steps: Floats, openings: Sequence[int]) -> tuple[Run, ...]:
    """The ranges of the best row of tags, in text order."""
    return ranges_in(best_row(scores, steps, openings))


def best_row(scores: Floats, steps: Floats, openings: Sequence[int]) -> list[int]:
    """The best lawful tags of all words; stretches are read side by side."""
    bounds = _stretches(len(scores), openings)
    if not bounds:
        return []
    # like lengths side by side, so that one long paragraph pads no others
    bounds.sort(key=lambda b: b[1] - b[0])
    row = [0] * len(scores)
    for at in range(0, len(bounds), _ABREAST):
        group = bounds[at : at + _ABREAST]
        for (low, high), tags in zip(
            group, _abreast(scores, steps, group), strict=True
        ):
            row[low:high] = tags[: high - low]
    return row


_ABREAST = 64


def _abreast(
    scores: Floats, steps: Floats, bounds: Sequence[tuple[int, int]]
) -> list[list[int]]:
    length = max(high - low for low, high in bounds)
    # padding is scored as O without any step's cost: it changes nothing before it
    padded = np.full((len(bounds), length, TAGS), _NEVER, np.float32)
    padded[:, :, 0] = 0
    for i, (low, high) in enumerate(bounds):
        padded[i, : high - low] = scores[low:high]
    sizes = np.array([high - low for low, high in bounds])
    back = np.zeros((len(bounds), length, TAGS), np.int8)
    state = padded[:, 0]
    final = state.copy()
    for at in range(1, length):
        ways = state[:, :, None] + steps
        back[:, at] = ways.argmax(axis=1)
        state = ways.max(axis=1) + padded[:, at]
        last = sizes - 1 == at
        final[last] = state[last]
    return [
        _trace(back[i], int(final[i].argmax()), int(size))
        for i, size in enumerate(sizes)
    ]


def _trace(back: np.ndarray, last: int, size: int) -> list[int]:
    came = back.tolist()
    row = [last] * size
    for at in range(size - 1, 0, -1):
        row[at - 1] = came[at][row[at]]
    return row


def _stretches(count: int, openings: Sequence[int]) -> list[tuple[int, int]]:
    edges = [*openings, count]
    return [
        (at, min(at + _LONGEST, high))
        for low, high in pairwise(edges)
        for at in range(low, high, _LONGEST)
    ]


def ranges_in(row: Sequence[int]) -> tuple[Run, ...]:
    """The ranges of a row of tags."""
    found: list[Run] = []
    before = 0
    for at, tag in enumerate(row):
        if tag:
            goes_on = tag % 2 == 0 and before in {tag, tag - 1}
            if goes_on:
                found[-1] = Run(found[-1].kind, found[-1].low, at + 1)
            else:
                found.append(Run((tag - 1) // 2, at, at + 1))
        before = tag
    return tuple(found)
