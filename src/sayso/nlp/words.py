"""Words as the weights see them, with exact offsets, whatever the script.

A word is a run of word characters or one single sign. Every character that is not white
space belongs to exactly one word. Stretches (paragraphs) never share a word.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"\w+|[^\w\s]")  # "didn't" is three of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a text: where each starts and ends, and which ones open a stretch."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    openings: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.texts)


def words_of(text: str, stretches: Iterable[tuple[int, int]]) -> Words:
    """The words in the given stretches of a text, in the order given."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    openings: list[int] = []
    for start, end in stretches:
        before = len(texts)
        for match in _WORD.finditer(text, start, end):
            texts.append(match.group())
            starts.append(match.start())
            ends.append(match.end())
        if len(texts) > before:
            openings.append(before)
    return Words(
        texts=tuple(texts),
        starts=tuple(starts),
        ends=tuple(ends),
        openings=tuple(openings),
    )
