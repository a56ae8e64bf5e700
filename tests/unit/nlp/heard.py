"""Scores made by hand: the words of a text, and what the heads should say of them."""

import numpy as np

from sayso.nlp.scheme import EXTRAS, FORCES, LINKS, ROLES, TAG_HEADS, TAGS, WIDTH
from sayso.nlp.scores import Scores
from sayso.nlp.words import Words, words_of

SURE = 8.0


def words_in(text: str) -> Words:
    """The words of a text whose lines are its stretches."""
    bounds, at = [], 0
    for line in text.split("\n"):
        bounds.append((at, at + len(line)))
        at += len(line) + 1
    return words_of(text, bounds)


class Hand:
    """Scores to be filled: everything is O, and nothing points anywhere."""

    def __init__(self, text: str) -> None:
        self.words = words_in(text)
        self.tags = np.zeros((len(self.words), len(TAG_HEADS) * TAGS), np.float32)
        self.vectors = np.zeros((len(self.words), 2 * len(LINKS) * WIDTH), np.float32)
        for head in range(3):
            self.tags[:, head * TAGS] = SURE / 2
        self._used = 0

    def find(self, words: str) -> tuple[int, int]:
        """Where words stand, as a range."""
        wanted = words.split()
        texts = list(self.words.texts)
        for at in range(len(texts)):
            if texts[at : at + len(wanted)] == wanted:
                return at, at + len(wanted)
        raise AssertionError(words)

    def mark(self, head: str, kind: str, words: str) -> int:
        """Let a head mark words; the place of the first."""
        names = EXTRAS if head == "extra" else ROLES
        low, high = self.find(words)
        base = TAG_HEADS.index(head) * TAGS + 2 * names.index(kind)
        self.tags[low, base + 1] = SURE
        self.tags[low + 1 : high, base + 2] = SURE
        return low

    def force(self, words: str, force: str) -> None:
        """Let the cue that begins with the words have a force."""
        base = TAG_HEADS.index("force") * TAGS
        self.tags[self.find(words)[0], base + FORCES.index(force)] = SURE

    def link(self, name: str, words: str, goal: str) -> None:
        """Let all the words ask for the first word of the goal."""
        low, high = self.find(words)
        base = 2 * LINKS.index(name) * WIDTH
        self.vectors[low:high, base + self._used] = 10.0
        self.vectors[self.find(goal)[0], base + WIDTH + self._used] = 10.0
        self._used += 1

    @property
    def scores(self) -> Scores:
        """The scores as the encoder would give them."""
        return Scores(tags=self.tags, vectors=self.vectors)

    def said(self, ranges: tuple[tuple[int, int], ...]) -> list[str]:
        """The words at ranges."""
        return [" ".join(self.words.texts[low:high]) for low, high in ranges]
