"""What the encoder says of every word of one text, as arrays over its words.

Each word's numbers come from the one window that answers for it. A window is run alone,
never beside another text's: so that the same text gives the same answer, always.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.nlp.pieces import Marks, Pieces
from sayso.nlp.scheme import LINKS, TAG_HEADS, TAGS, WIDTH
from sayso.nlp.windows import windows_of

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
# Piece numbers [1, length] and the rows [n] of them that are asked for, to tags
# [1, n, 28] and vectors [1, n, 768].
Run = Callable[[Numbers, Numbers], tuple[Floats, Floats]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scores:
    """Tag scores [words, 28] and link vectors [words, 768] of a text."""

    tags: Floats
    vectors: Floats

    def head(self, name: str) -> Floats:
        """The seven scores that one head gives to every word."""
        at = TAG_HEADS.index(name) * TAGS
        return self.tags[:, at : at + TAGS]

    def asking(self, link: str) -> Floats:
        """The vectors with which words ask for what a link leads to."""
        at = 2 * LINKS.index(link) * WIDTH
        return self.vectors[:, at : at + WIDTH]

    def asked(self, link: str) -> Floats:
        """The vectors with which words answer to a link."""
        at = (2 * LINKS.index(link) + 1) * WIDTH
        return self.vectors[:, at : at + WIDTH]


def scores_of(
    pieces: Pieces, marks: Marks, run: Run, openings: Sequence[int] = ()
) -> Scores:
    """The scores of all words of a text; `openings`: words that open a paragraph."""
    count = len(pieces.firsts)
    tags = np.zeros((count, len(TAG_HEADS) * TAGS), np.float32)
    vectors = np.zeros((count, 2 * len(LINKS) * WIDTH), np.float32)
    for window in windows_of(pieces.firsts, len(pieces.ids), openings):
        cut = pieces.ids[window.start : window.end]
        ids = np.array([[marks.begin, *cut, marks.separator]], np.int64)
        own = slice(window.own_low, window.own_high)
        rows = np.array(pieces.firsts[own], np.int64) - window.start + 1
        said, links = run(ids, rows)
        tags[own], vectors[own] = said[0], links[0]
    return Scores(tags=tags, vectors=vectors)


def chances(scores: Floats) -> Floats:
    """Scores as shares of one, over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares
