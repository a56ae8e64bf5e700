"""Who acts and who is acted upon in a sentence, as the meaning encoder hears it.

It names the parties of the one event that the sentence is about.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sayso.nlp.meaning import MOST, Trunk
from sayso.nlp.pieces import pieces_of
from sayso.nlp.scores import chances
from sayso.nlp.table import Floats
from sayso.nlp.words import words_of

SIDES: Final = ("source", "target", "reciprocal")
TAGS: Final = 1 + 2 * len(SIDES)  # O, then B and I of each side


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Words of a party: where they are, its side, and how sure the weights are."""

    start: int
    end: int
    side: str
    score: float


def parties_in(trunk: Trunk, text: str, start: int, end: int) -> list[Party]:
    """The parties in one sentence of a text, in its order."""
    words = words_of(text, [(start, end)])
    if not len(words):
        return []
    pieces = pieces_of(words, trunk.tokenizer, trunk.marks)
    firsts = [first for first in pieces.firsts if first < MOST]
    states = trunk.states(pieces.ids, firsts=firsts)
    shares = chances(trunk.score("parties", states))
    found: list[Party] = []
    for first, last, side in _runs(_best(shares)):
        share = float(shares[first : last + 1].max(axis=1).mean())
        party = Party(
            start=words.starts[first], end=words.ends[last], side=side, score=share
        )
        found.append(party)
    return found


def _best(shares: Floats) -> list[int]:
    """The likeliest tags in which an I follows only its own B or I."""
    steps = np.zeros((TAGS, TAGS), np.float32)
    for inside in range(2, TAGS, 2):
        for before in range(TAGS):
            if before not in {inside, inside - 1}:
                steps[before, inside] = -np.inf
    logs = np.log(shares + 1e-9)
    state = logs[0].copy()
    state[2::2] = -np.inf
    back = []
    for row in logs[1:]:
        ways = state[:, None] + steps
        back.append(ways.argmax(axis=0))
        state = ways.max(axis=0) + row
    tags = [int(state.argmax())]
    for way in reversed(back):
        tags.append(int(way[tags[-1]]))
    return tags[::-1]


def _runs(tags: list[int]) -> list[tuple[int, int, str]]:
    """First word, last word and side; words side by side of one side are one party."""
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag == 0:
            continue
        side = SIDES[(tag - 1) // 2]
        if found and found[-1][1:] == (i - 1, side):
            found[-1] = (found[-1][0], i, side)
        else:
            found.append((i, i, side))
    return found
