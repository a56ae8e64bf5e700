"""Shares and multiples as told: "one in five", "two thirds of", "twice as many"."""

from collections.abc import Sequence
from fractions import Fraction

from sayso.text.numbers import SMALL, Number, cardinal_at, word_at

_AS_MANY = frozenset({("as", "many"), ("as", "much")})
_MOST_IN = 20  # "one in five", not "one in 1,000"
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10, "half": 2}


def share_at(words: Sequence[str], start: int) -> Number | None:
    """A share as per cent: "one in five", "two thirds of", "half of", "a quarter of".

    One that is no whole per cent is rough, between the two whole ones beside it.
    """
    found = _one_in(words, start) or _fraction_of(words, start)
    if found is None:
        return None
    share, end = found
    percent = 100 * share
    whole = percent.denominator == 1
    low = int(percent)
    return Number(
        start=start,
        end=end,
        core=start,
        low=low,
        high=low if whole else low + 1,
        about=not whole,
        kind="share",
    )


def _one_in(words: Sequence[str], start: int) -> tuple[Fraction, int] | None:
    first = cardinal_at(words, start)
    if first is None or word_at(words, first[1]) != "in" or first[0] > _MOST_IN:
        return None
    second = cardinal_at(words, first[1] + 1)
    whole = second is not None and isinstance(second[0], int)
    if second is None or not whole or not first[0] < second[0] <= _MOST_IN:
        return None
    return Fraction(first[0]) / second[0], second[1]


def _fraction_of(words: Sequence[str], start: int) -> tuple[Fraction, int] | None:
    word, follows = word_at(words, start), word_at(words, start + 1)
    if word == "half":
        return (Fraction(1, 2), start + 1) if follows == "of" else None
    top = 1 if word in {"a", "one"} else SMALL.get(word.partition("-")[0], 0)
    name = word.partition("-")[2] or follows
    end = start + 1 if "-" in word else start + 2
    bottom = _PARTS.get(name.removesuffix("s"))
    if not 0 < top < 10 or bottom is None or word_at(words, end) != "of":
        return None
    return Fraction(top, bottom), end


def times_as_many_at(words: Sequence[str], start: int) -> tuple[int, int] | None:
    """How many times, and the index after "twice as many", "three times as many"."""
    word = word_at(words, start)
    times = {"twice": 2, "thrice": 3}.get(word)
    end = start + 1
    if times is None and word_at(words, start + 1) == "times":
        times, end = SMALL.get(word), start + 2
        times = int(word) if times is None and word.isdigit() else times
    if times is None or tuple(words[end : end + 2]) not in _AS_MANY:
        return None
    return times, end + 2
