"""Which sentence of one document is which of another, inside a shared passage.

A claim stands in a sentence: whose word it is turns on where that sentence was taken
from, and not on what else the passage holds.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import takewhile

from sayso.link.alignment import Shared
from sayso.link.sheets import Laid
from sayso.model.span import Span

FEWEST_WORDS = 5
PART = 0.5  # of the shorter sentence, in equal words
Pair = tuple[Span, Span]


def sentence_pairs(a: Laid, b: Laid, shared: Shared) -> list[Pair]:
    """Sentences of two documents that are one, in the order of the first document.

    Each stands in one pair at most, the one with most words in common.
    """
    common = Counter(_common(a, b, shared))
    taken: tuple[set[int], set[int]] = set(), set()
    found: list[Pair] = []
    for (one, other), words in sorted(common.items(), key=lambda c: (-c[1], c[0])):
        if one in taken[0] or other in taken[1]:
            continue
        pair = a.sentences[one], b.sentences[other]
        shorter = min(_length(a, pair[0]), _length(b, pair[1]))
        if words >= max(min(FEWEST_WORDS, shorter), PART * shorter):
            taken[0].add(one)
            taken[1].add(other)
            found.append(pair)
    return sorted(found)


def _common(a: Laid, b: Laid, shared: Shared) -> Iterator[tuple[int, int]]:
    """For each equal word the sentences that it stands in, by number."""
    for run in shared.runs:
        for n in range(run.length):
            one = _sentence_at(a, a.words.starts[run.one + n])
            other = _sentence_at(b, b.words.starts[run.other + n])
            if one is not None and other is not None:
                yield one, other


def _sentence_at(laid: Laid, offset: int) -> int | None:
    number = bisect_right(laid.sentence_starts, offset) - 1
    inside = number >= 0 and offset < laid.sentences[number].end
    return number if inside else None


def _length(laid: Laid, sentence: Span) -> int:
    return laid.word_at(sentence.end) - laid.word_at(sentence.start)


def wording_of(laid: Laid, sentence: Span) -> bytes:
    """The words of a sentence: equal where two sentences are word for word the same."""
    first, stop = laid.word_at(sentence.start), laid.word_at(sentence.end)
    return laid.words.numbers[first:stop].tobytes()


def shared_about(one: tuple[Laid, Span], other: tuple[Laid, Span]) -> int:
    """How many words in a row are equal about a sentence that has the same words.

    The sentence itself, with what is the same before it and behind it.
    """
    (a, here), (b, there) = one, other
    first, stop = a.word_at(here.start), a.word_at(here.end)
    begin, end = b.word_at(there.start), b.word_at(there.end)
    before = zip(
        reversed(a.words.numbers[:first]),
        reversed(b.words.numbers[:begin]),
        strict=False,
    )
    behind = zip(a.words.numbers[stop:], b.words.numbers[end:], strict=False)
    return _equal(before) + (stop - first) + _equal(behind)


def _equal(pairs: Iterable[tuple[int, int]]) -> int:
    """How many pairs from the first on are of equal numbers."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
