"""Types of events by the words between marked parties: a linear model, without numpy.

Features are runs of one to three words, the parties' own words left out, and the last
word of each party. The file is text: the labels, their biases, the scale; then a line
for each feature with its rarity and a whole number for each label.
"""

import gzip
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sayso.nlp import FOLDER

NAME = "eventwords.tsv.gz"
LONGEST = 3
TELLING = 1.5  # of what a word must add to a type's score
_WORD = re.compile(r"\w+|[^\w\s]")
_SIDES = ("s_", "t_")
Offsets = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """Labels, their biases, and for each feature its rarity and a number a label."""

    labels: tuple[str, ...]
    biases: tuple[float, ...]
    scale: float
    features: dict[str, tuple[float, tuple[int, ...]]]

    def shares(self, text: str, source: Offsets, target: Offsets) -> dict[str, float]:
        """How likely each label is; they sum to 1."""
        counts = Counter(features_of(text, source, target))
        known = [(n, self.features[f]) for f, n in counts.items() if f in self.features]
        heights = [(1 + math.log(n)) * rarity for n, (rarity, _) in known]
        norm = math.sqrt(sum(height**2 for height in heights)) or 1.0
        sums = list(self.biases)
        for height, (_, (_, numbers)) in zip(heights, known, strict=True):
            part = height / norm * self.scale
            for i, number in enumerate(numbers):
                sums[i] += part * number
        return dict(zip(self.labels, softmax(sums), strict=True))


@lru_cache(maxsize=2)
def telling_words(folder: Path = FOLDER) -> frozenset[str]:
    """Single words that speak strongly for one type."""
    model = event_words(folder)
    least = TELLING / model.scale
    return frozenset(
        feature
        for feature, (_, numbers) in model.features.items()
        if feature.isalpha() and max(numbers) >= least
    )


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores as shares of one."""
    most = max(scores)
    raised = [math.exp(score - most) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]


def features_of(text: str, source: Offsets, target: Offsets) -> Iterator[str]:
    """Runs of words with the parties as one sign each, and the parties' last words."""
    words, heads = ["^"], []
    at = 0
    sides = [(s, e, side) for side in (0, 1) for s, e in (source, target)[side]]
    for start, end, side in sorted(sides):
        if start < at or end <= start:
            continue
        words += _words(text[at:start])
        words.append(_SIDES[side])
        heads += [f"{_SIDES[side]}{w}" for w in _words(text[start:end])[-1:]]
        at = end
    words += _words(text[at:])
    for i in range(len(words)):
        for length in range(1, min(LONGEST, len(words) - i) + 1):
            yield " ".join(words[i : i + length])
    yield from heads


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "'").casefold())


def event_words(folder: Path = FOLDER) -> EventWords:
    """The model in a folder."""
    return _event_words_in(folder)  # with and without an argument the same one


@lru_cache(maxsize=2)
def _event_words_in(folder: Path) -> EventWords:
    with gzip.open(folder / NAME, "rt", encoding="utf-8") as lines:
        labels = tuple(next(lines).split())
        biases = tuple(float(word) for word in next(lines).split())
        scale = float(next(lines))
        features = {}
        for line in lines:
            feature, rarity, *numbers = line.rstrip("\n").split("\t")
            features[feature] = (float(rarity), tuple(map(int, numbers)))
    return EventWords(labels=labels, biases=biases, scale=scale, features=features)
