"""Fingerprints of texts: a few numbers by which shared passages are found.

Winnowing (Schleimer, Wilkerson, Aiken 2003) over words: of each `WINDOW` word k-grams
that follow each other the one with the smallest hash is kept. Two texts that share
`GUARANTEED` words in a row share a fingerprint, wherever the words stand; nothing
shorter than `GRAM` words ever matches. Hashes are stable: they may be kept in a file.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

GRAM = 5
WINDOW = 8
GUARANTEED = GRAM + WINDOW - 1

# Runs of letters and digits; of scripts without spaces each letter is a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u9fff]+")
_MASK = (1 << 60) - 1
_BASE = 0x9E3779B97F4A7
_TAG = (1 << 32) - 1
REMEMBERED = 16  # texts: one that comes in is looked at several times
_MOST_WORDS = 1 << 18  # word forms whose number is remembered
_numbers: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class Worded:
    """The words of a text as numbers of 32 bits, and where each stands.

    Words that differ in case or accents only have one number; marks are no words. The
    nth word is `text[starts[n]:ends[n]]`.
    """

    numbers: "array[int]"
    starts: "array[int]"
    ends: "array[int]"

    def __len__(self) -> int:
        return len(self.numbers)


@lru_cache(REMEMBERED)
def worded(text: str) -> Worded:
    """The words of a text, in order; not to be changed, since it is remembered."""
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [text[start:end] for start, end in spans]
    if len(_numbers) > _MOST_WORDS:
        _numbers.clear()
    for word in set(words).difference(_numbers):
        _numbers[word] = _number_of(word)
    numbers = array("I", map(_numbers.__getitem__, words))
    starts = array("I", [start for start, _ in spans])
    return Worded(numbers, starts, array("I", [end for _, end in spans]))


def _number_of(word: str) -> int:
    plain = word.casefold()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in parts if not unicodedata.combining(c))
    return crc32(plain.encode("utf-8", "surrogatepass"))


def grams_of(numbers: Sequence[int]) -> list[int]:
    """A hash of 60 bits of each `GRAM` words in a row, by the first word's place."""
    one = list(numbers)
    base, mask = _BASE, _MASK
    return [
        ((((a * 31 + b) * 37 + c) * 41 + d) * 43 + e) * base & mask
        for a, b, c, d, e in zip(one, one[1:], one[2:], one[3:], one[4:], strict=False)
    ]


def winnowed(grams: Sequence[int]) -> list[int]:
    """The fingerprints, tags of 32 bits, each once, in the order of the text."""
    if len(grams) <= WINDOW:
        return [tag_of(min(grams))] if grams else []
    least = map(min, *(grams[n:] for n in range(WINDOW)))
    return list(dict.fromkeys(map(tag_of, dict.fromkeys(least))))


def tag_of(gram: int) -> int:
    """The 32 bits by which a gram is filed."""
    return (gram >> 28) & _TAG


def fingerprints_of(text: str) -> list[int]:
    """The fingerprints of a text, each once, in its order."""
    return winnowed(grams_of(worded(text).numbers))
