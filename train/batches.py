"""Windows of examples as tensors, of like length in one batch."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sayso.nlp.pieces import Marks
from sayso.nlp.windows import Window, windows_of
from train.examples import IGNORED, Example

_TAGS = ("outer", "inner", "extra", "force")
_LINKS = ("outer_cue", "inner_cue", "source")
SIZE = 254  # pieces of a window in training; longer than where it is read
_CHUNK = 20  # batches that are sorted by length together


@dataclass(slots=True, kw_only=True)
class Batch:
    """Pieces [rows, length]; everything else [rows, words].

    `at`: the place of each word's first piece. `present`: whether there is a word.
    """

    ids: Tensor
    mask: Tensor
    at: Tensor
    present: Tensor
    wanted: dict[str, Tensor]
    trust: Tensor


def batches_of(
    examples: Sequence[Example], marks: Marks, *, rows: int, chance: random.Random
) -> Iterator[Batch]:
    """All words of all examples once, in windows cut at a new place each time."""
    items = [
        (example, window)
        for example in examples
        for window in _cut(example, chance.randrange(SIZE))
    ]
    chance.shuffle(items)
    groups = []
    for at in range(0, len(items), rows * _CHUNK):
        near = sorted(
            items[at : at + rows * _CHUNK], key=lambda x: x[1].end - x[1].start
        )
        groups += [near[i : i + rows] for i in range(0, len(near), rows)]
    chance.shuffle(groups)
    for group in groups:
        yield batch_of(group, marks)


def _cut(example: Example, offset: int) -> Iterator[Window]:
    """Windows without overlap, the first one shortened by the offset."""
    firsts, length = example.pieces.firsts, len(example.pieces.ids)
    head = _side_by_side(firsts, length, SIZE - offset)[0]
    yield head
    if head.high == len(firsts):
        return
    base, rest = firsts[head.high], firsts[head.high :]
    moved = [first - base for first in rest]
    for window in _side_by_side(moved, length - base, SIZE):
        yield Window(
            start=window.start + base,
            end=window.end + base,
            low=window.low + head.high,
            high=window.high + head.high,
            own_low=0,
            own_high=0,
        )


def _side_by_side(firsts: Sequence[int], length: int, size: int) -> tuple[Window, ...]:
    return windows_of(firsts, length, size=size, before=0, after=0)


def batch_of(group: Sequence[tuple[Example, Window]], marks: Marks) -> Batch:
    """Windows padded to one length."""
    longest = max(w.end - w.start for _, w in group) + 2
    length = (longest + 15) // 16 * 16
    most = max(w.high - w.low for _, w in group)
    ids = np.full((len(group), length), marks.pad)
    mask = np.zeros((len(group), length), bool)
    at = np.zeros((len(group), most), np.int64)
    present = np.zeros((len(group), most), bool)
    wanted = {
        name: np.full((len(group), most), IGNORED, np.int64)
        for name in (*_TAGS, *_LINKS)
    }
    for row, (example, window) in enumerate(group):
        size, words = window.end - window.start, window.high - window.low
        ids[row, 0] = marks.begin
        ids[row, 1 : 1 + size] = example.pieces.ids[window.start : window.end]
        ids[row, 1 + size] = marks.separator
        mask[row, : size + 2] = True
        firsts = np.array(example.pieces.firsts[window.low : window.high])
        at[row, :words] = firsts - window.start + 1
        present[row, :words] = True
        _want(wanted, row, example, window)
    return Batch(
        ids=torch.from_numpy(ids),
        mask=torch.from_numpy(mask),
        at=torch.from_numpy(at),
        present=torch.from_numpy(present),
        wanted={name: torch.from_numpy(array) for name, array in wanted.items()},
        trust=torch.tensor([example.trust for example, _ in group]),
    )


def _want(
    wanted: dict[str, np.ndarray], row: int, example: Example, window: Window
) -> None:
    low, high = window.low, window.high
    for name in _TAGS:
        wanted[name][row, : high - low] = getattr(example, name)[low:high]
    for name in _LINKS:
        goal = getattr(example, name)[low:high].copy()
        # what it points to may stand in another window
        goal[(goal < low) | (goal >= high)] = IGNORED + low
        wanted[name][row, : high - low] = goal - low
