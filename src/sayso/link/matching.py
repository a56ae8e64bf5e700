"""Which earlier words tell the same matter: the likeliest first, by rare shared words.

Words that few of the others have tell most (inverse document frequency), numbers and
names among them. Where the weights run, the likeness of meanings is added to that: it
finds "was laid to rest" for "was buried". A hint of what to compare, never a judgement.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from sayso.ports import Embedder
from sayso.text.stems import stems_in
from sayso.text.tokens import tokens_of

Key = TypeVar("Key", bound=Hashable)
MEANING = 0.5  # how much meaning counts beside words, where it is known
NEAR = 50  # so many of the likeliest by words are looked at by meaning, too


class Matcher(Generic[Key]):
    """Passages under their keys, to be asked which of them tell a given matter.

    `embedder` is None where the weights are not there; words alone decide then.
    """

    def __init__(
        self, passages: Mapping[Key, str], embedder: Embedder | None = None
    ) -> None:
        self._passages = dict(passages)
        self._embedder = embedder
        self._rarity = _rarity_of(self._passages.values())
        self._weights = {k: self._weighed(p) for k, p in self._passages.items()}
        self._holding: dict[str, list[Key]] = defaultdict(list)
        for key, weights in self._weights.items():
            for word in weights:
                self._holding[word].append(key)

    def best(
        self, words: str, most: int = 5, *, without: Iterable[Key] = ()
    ) -> list[tuple[Key, float]]:
        """The likeliest passages with their likeness (0 to 1), best first."""
        left_out = set(without)
        asked = self._weighed(words)
        found: Counter[Key] = Counter()
        for word, weight in asked.items():
            for key in self._holding.get(word, ()):
                if key not in left_out:
                    found[key] += weight * self._weights[key][word]  # type: ignore[assignment]
        if self._embedder is None:
            return _ranked(found, most)
        near = [key for key, _ in _ranked(found, NEAR)]
        texts = [self._passages[key] for key in near]
        asked_for, *vectors = self._embedder.embed([words, *texts])
        both = {
            key: (1 - MEANING) * found[key] + MEANING * _product(asked_for, vector)
            for key, vector in zip(near, vectors, strict=True)
        }
        return _ranked(both, most)

    def likeness(self, one: Key, other: Key) -> float:
        """How alike two of the passages are by their words, from 0 to 1."""
        ones, others = self._weights[one], self._weights[other]
        return sum(weight * others.get(word, 0.0) for word, weight in ones.items())

    def _weighed(self, words: str) -> dict[str, float]:
        """The words by their rarity, of length 1 together."""
        rare = max(self._rarity.values(), default=1.0)
        found = {word: self._rarity.get(word, rare) for word in _words_of(words)}
        length = math.sqrt(sum(weight**2 for weight in found.values()))
        return {word: weight / length for word, weight in found.items()}


def _words_of(words: str) -> frozenset[str]:
    numbers = (low for _, _, _, low in tokens_of(words) if low[0].isdigit())
    return frozenset((*stems_in(words), *numbers))


def _rarity_of(passages: Iterable[str]) -> dict[str, float]:
    """How rare each word is: the logarithm of passages over those that have it."""
    counts = [Counter(_words_of(passage)) for passage in passages]
    held: Counter[str] = sum(counts, Counter())
    return {word: math.log(1 + len(counts) / n) for word, n in held.items()}


def _ranked(found: Mapping[Key, float], most: int) -> list[tuple[Key, float]]:
    return sorted(found.items(), key=lambda pair: (-pair[1], repr(pair[0])))[:most]


def _product(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(x * y for x, y in zip(one, other, strict=True))
