"""Coding with an ontology of one's own: the type whose words mean most nearly the same.

A type lies in the middle of its definition and its examples; a sentence belongs to the
nearest one. The parties' names are left out first, so that a country does not decide.
"""

import math
from collections.abc import Sequence
from operator import mul

from sayso.extract.events.coding import is_negated, status_of, text_outside
from sayso.model.coding import Coding, MarkedSentence, OntologyType
from sayso.ports import Embedder

SHARPNESS = 12.0  # how much a small difference of likeness counts
_SOMEBODY = "they"


class OntologyCoder:
    """Codes marked sentences after the types of a file, with an embedder."""

    def __init__(self, types: Sequence[OntologyType], embedder: Embedder) -> None:
        self._types = types
        self._embedder = embedder
        self._middles = [
            middle_of(embedder.embed([kind.definition, *kind.examples]))
            for kind in types
        ]

    def code(self, sentence: MarkedSentence) -> Coding:
        """The nearest type; `score` is its share among all types."""
        words = text_outside(sentence).replace("§", _SOMEBODY)
        (vector,) = self._embedder.embed([words])
        likeness = [sum(map(mul, vector, middle)) for middle in self._middles]
        raised = [math.exp(SHARPNESS * (value - max(likeness))) for value in likeness]
        names = [kind.name for kind in self._types]
        shares = {
            name: value / sum(raised) for name, value in zip(names, raised, strict=True)
        }
        kind = max(names, key=lambda name: shares[name])
        return Coding(
            type=kind,
            mode=None,
            negated=is_negated(sentence, kind),
            status=status_of(sentence, kind),
            score=round(shares[kind], 4),
            shares=shares,
        )


def middle_of(vectors: Sequence[Sequence[float]]) -> list[float]:
    """The middle of some vectors, of length 1."""
    sums = [sum(numbers) for numbers in zip(*vectors, strict=True)]
    length = math.sqrt(sum(number * number for number in sums)) or 1.0
    return [number / length for number in sums]
