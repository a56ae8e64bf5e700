"""Sentences as vectors: those that mean the same lie close together.

Only a hint: "captured" and "denied that they captured" lie close, too. Use it to find
what is worth comparing, never to decide.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from sayso.nlp import FOLDER
from sayso.nlp.meaning import Trunk, trunk_in

REMEMBERED = 4096  # texts of one process; claims are asked for again and again


class MeaningEmbedder:
    """Gives unit vectors; the product of two is their likeness, from -1 to 1."""

    name = "meaning"

    def __init__(self, folder: Path = FOLDER) -> None:
        self._trunk = trunk_in(folder)
        self.version = self._trunk.version
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._vector)

    def embed(self, texts: Sequence[str]) -> list[tuple[float, ...]]:
        """One vector of 384 numbers and length 1 for each text, in order."""
        return [self._remembered(text) for text in texts]

    def _vector(self, text: str) -> tuple[float, ...]:
        return vector_of(self._trunk, text)


def vector_of(trunk: Trunk, text: str) -> tuple[float, ...]:
    """The vector of a text: the mean of its states, of length 1."""
    mean = trunk.states(trunk.cut(text)).mean(axis=0)
    return tuple((mean / max(float(np.linalg.norm(mean)), 1e-9)).tolist())


def likeness(a: Sequence[float], b: Sequence[float]) -> float:
    """How alike two vectors are, from -1 to 1."""
    return sum(x * y for x, y in zip(a, b, strict=True))
