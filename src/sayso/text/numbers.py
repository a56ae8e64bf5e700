"""Numbers as told: digits, number words and ranges, with what weakens them, as bounds.

- Callers pass plain words (case-folded tokens, see `text.tokens.plain`), in order.
- Bounds are inclusive; None means that the words leave that side open. "More than 20"
  leaves 20 as the floor, as the people do who read our gold.
- A word of quantity is a floor: "dozens" 24, "scores" 40, "several" and "a few" 3,
  "hundreds" 200; "several hundred" 300.
- A number with more than 15 digits is no number that news tells.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

LARGEST = 10**15

# Such as "370,000", "1.5", "30k"; not "4th", "07:30", "1,2,3"
_DIGITS = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:[,.][0-9]{3})+|[0-9]{1,15})(?P<part>\.[0-9]{1,6})?"
    r"(?P<scale>k|m|mn|bn)?$"
)
_SUFFIX = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9}
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: value for value, word in enumerate(_UNITS)} | {
    word: 20 + 10 * nth for nth, word in enumerate(_TENS)
}
_TIMES = {"hundred": 100, "dozen": 12}
_SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_MANY = {
    "dozens": 24,
    "scores": 40,
    "tens": 20,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "billions": 2_000_000_000,
}
_PLURAL_SCALES = {"thousands": 10**3, "millions": 10**6, "billions": 10**9}
_NONE = frozenset({"no", "none", "nobody"})
_ORDINALS = {
    word: nth
    for nth, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        start=2,
    )
}

# What stands before a number, longest first, and what it does to the bounds.
_BEFORE = tuple(
    (tuple(phrase.split()), effect)
    for effect, phrases in {
        "floor": "no fewer than|not fewer than|no less than|not less than|"
        "a minimum of|well over|in excess of|upwards of|more than|greater than|"
        "at least|over",
        "ceiling": "no more than|not more than|a maximum of|as many as|as much as|"
        "up to|at most|fewer than|less than|under",
        "about": "in the region of|close to|an estimated|just over|just under|"
        "estimated|approximately|roughly|nearly|almost|around|about|perhaps|some|"
        "possibly|probably|likely|maybe|virtually",
        "plain": "a total of|a further|an additional|another|all|only|just|a "
        "combined|additional|the other|other|exactly",
    }.items()
    for phrase in phrases.split("|")
)
_HEDGES: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    first: tuple(
        sorted(
            (pair for pair in _BEFORE if pair[0][0] == first), key=lambda p: -len(p[0])
        )
    )
    for first in {words[0] for words, _ in _BEFORE}
}
_AFTER = {
    ("or", "more"): "floor",
    ("at", "least"): "floor",
    ("or", "so"): "about",
    ("or", "fewer"): "ceiling",
    ("or", "less"): "ceiling",
    ("+",): "floor",
    ("plus",): "floor",
}
_TO = frozenset({"to", "-", "–", "—", "or"})

STARTS = (
    frozenset(_HEDGES)
    | frozenset(SMALL)
    | frozenset(_MANY)
    | frozenset(_ORDINALS)
    | _NONE
    | frozenset({"a", "an", "half", "several", "few", "between", "the"})
)
"""First words of everything that `amount_at` may read, digits apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in `words[start:end]`; `core` is where it starts without its hedge.

    `kind`: "count", "range", "many" ("dozens", "several"), "none", "one" (a bare "a"
    or "an"), "ordinal" ("the fifth") or "share" (per cent, see `text.shares`).
    """

    start: int
    end: int
    core: int
    low: int | None
    high: int | None
    about: bool = False
    kind: str = "count"


Value = int | Fraction


def cardinal_at(words: Sequence[str], start: int) -> tuple[Value, int] | None:
    """The exact number that starts there and the index after it; None if none does.

    "370,000", "1.5 million", "twenty-three", "two hundred and six", "a dozen",
    "half a million", "three and a half".
    """
    found = _opening(words, start)
    if found is None:
        return None
    value, end = _and_a_half(words, *_scaled(words, *found))
    return (_whole(value), end) if value < LARGEST else None


def amount_at(words: Sequence[str], start: int) -> Number | None:
    """The number that starts there with its hedges, as bounds; None if none does.

    A hedge without a number is nothing; a number is read to its full length.
    """
    effects: list[str] = []
    core = start
    while (hedge := _hedge_at(words, core)) is not None:
        effects.append(hedge[0])
        core = hedge[1]
    number = _bare_at(words, core)
    if number is None:
        return None
    after = _after(words, number.end)
    if after is not None:
        effects.append(after[0])
        number = replace(number, end=after[1])
    for effect in effects:
        number = _EFFECTS[effect](number)
    return replace(number, start=start)


def _whole(value: Value) -> Value:
    return value.numerator if value.denominator == 1 else value


def _opening(words: Sequence[str], start: int) -> tuple[Value, int] | None:
    word = words[start] if start < len(words) else ""
    if word[:1].isdigit():
        return _digits_at(words, start)
    if word == "half" and words[start + 1 : start + 2] in (["a"], ("a",)):
        scale = _SCALES.get(word_at(words, start + 2))
        return (Fraction(scale, 2), start + 3) if scale else None
    if word in {"a", "an"}:
        follows = word_at(words, start + 1)
        return (1, start + 1) if follows in _TIMES or follows in _SCALES else None
    value = _small(word)
    return None if value is None else (value, start + 1)


def _digits_at(words: Sequence[str], start: int) -> tuple[Value, int] | None:
    match = _DIGITS.match(words[start])
    if match is None:
        return None
    whole = re.sub("[,.]", "", match["whole"])
    end = start + 1
    # "370 000": a space as the mark of thousands
    while len(whole) <= 12 and word_at(words, end) == "000":
        whole, end = whole + "000", end + 1
    value: Value = Fraction(whole + match["part"]) if match["part"] else int(whole)
    return value * _SUFFIX.get(match["scale"] or "", 1), end


def word_at(words: Sequence[str], at: int) -> str:
    """The word there; empty past the end."""
    return words[at] if at < len(words) else ""


def _small(word: str) -> int | None:
    if word in SMALL:
        return SMALL[word]
    tens, _, unit = word.partition("-")
    if tens in _TENS and SMALL.get(unit, 10) < 10:
        return SMALL[tens] + SMALL[unit]
    return None


def _scaled(words: Sequence[str], value: Value, end: int) -> tuple[Value, int]:
    """Takes what multiplies or adds: "[two] hundred and six", "[1.5] million"."""
    total: Value = 0
    while end < len(words) and value < LARGEST:
        word = words[end]
        if word in _TIMES:
            value, end = value * _TIMES[word], end + 1
        elif word in _SCALES:
            total, value, end = total + value * _SCALES[word], 0, end + 1
        else:
            skip = end + (word == "and")
            small = _small(word_at(words, skip))
            if small is None or not _may_add(total, value, small, joined=skip > end):
                break
            value, end = value + small, skip + 1
    return total + value, end


def _may_add(total: Value, value: Value, small: int, *, joined: bool) -> bool:
    """Whether a small number goes on: "hundred and six", "twenty three"."""
    if value == 0:
        return total > 0
    if value % 100 == 0:
        return small > 0
    return not joined and value % 100 >= 20 and value % 10 == 0 and 0 < small < 10


def _and_a_half(words: Sequence[str], value: Value, end: int) -> tuple[Value, int]:
    if tuple(words[end : end + 3]) == ("and", "a", "half"):
        half = value + Fraction(1, 2)
        scale = _SCALES.get(word_at(words, end + 3))
        return (half * scale, end + 4) if scale else (half, end + 3)
    return value, end


def _bare_at(words: Sequence[str], start: int) -> Number | None:
    for reader in (_between_at, _count_at, _many_at, _other_at):
        found = reader(words, start)
        if found is not None:
            return found
    return None


def _number(start: int, end: int, low: Value, high: Value | None, kind: str) -> Number:
    return Number(
        start=start,
        end=end,
        core=start,
        low=int(low),
        high=None if high is None else int(high),
        kind=kind,
    )


def _between_at(words: Sequence[str], start: int) -> Number | None:
    """As in "between 20 and 30"; the careless "between 20 to 30" is the same."""
    read = _two_at(words, start)
    if read is None or read[1][0] <= read[0][0]:
        return None
    first, second = read
    low = _with_scale_of(words, first[0], first[1], second)
    return _number(start, second[1], low, second[0], "range")


def _two_at(
    words: Sequence[str], start: int
) -> tuple[tuple[Value, int], tuple[Value, int]] | None:
    if word_at(words, start) != "between":
        return None
    first = cardinal_at(words, start + 1)
    if first is None or word_at(words, first[1]) not in _AND_TO:
        return None
    second = cardinal_at(words, first[1] + 1)
    return None if second is None else (first, second)


def odd_at(words: Sequence[str], start: int) -> int | None:
    """The index after a number that nobody can mean; None where there is none.

    A range that ends before it begins ("between 30 and 20"), a number of more digits
    than news tells.
    """
    read = _two_at(words, start)
    if read is not None and read[1][0] < read[0][0]:
        return read[1][1]
    digits = word_at(words, start)
    if len(digits) <= LONGEST_NUMBER:
        return None
    digits = digits.replace(",", "")
    return start + 1 if digits.isdigit() and len(digits) > LONGEST_NUMBER else None


_AND_TO = frozenset({"and", "to", "-", "–", "—"})
LONGEST_NUMBER = 15  # digits


def _count_at(words: Sequence[str], start: int) -> Number | None:
    first = cardinal_at(words, start)
    if first is None:
        return None
    value, end = first
    # "tripled from 10,000 to 33,000" tells two numbers, "20 to 30" one
    if word_at(words, end) in _TO and (start == 0 or words[start - 1] != "from"):
        second = cardinal_at(words, end + 1)
        if second is not None and second[0] > value:
            low = _with_scale_of(words, value, end, second)
            return _number(start, second[1], low, second[0], "range")
    return _number(start, end, value, value, "count")


def _with_scale_of(
    words: Sequence[str], low: Value, end: int, second: tuple[Value, int]
) -> Value:
    """The lower bound, multiplied as the upper one is: "two to three million"."""
    scale = _SCALES.get(words[second[1] - 1], 1)
    return low * scale if words[end - 1] not in _SCALES and low < scale else low


def _many_at(words: Sequence[str], start: int) -> Number | None:
    word, follows = word_at(words, start), word_at(words, start + 1)
    if word in _MANY:
        scale = _PLURAL_SCALES.get(word_at(words, start + 2))
        if follows == "of" and scale:  # "tens of thousands"
            times = _MANY[word] * scale
            return _number(start, start + 3, times, None, "many")
        return _number(start, start + 1, _MANY[word], None, "many")
    at = start + 1 if word == "a" and follows in {"few", "number", "handful"} else start
    if word != "several" and at == start:
        return None
    if follows in {"number", "handful"} and word_at(words, start + 2) != "of":
        return None
    scale = _SCALES.get(word_at(words, at + 1)) or _TIMES.get(word_at(words, at + 1))
    return _number(start, at + 1 + bool(scale), 3 * (scale or 1), None, "many")


def _other_at(words: Sequence[str], start: int) -> Number | None:
    word, follows = word_at(words, start), word_at(words, start + 1)
    if word in _NONE:
        return _number(start, start + 1 + (follows == "one"), 0, 0, "none")
    if word == "the" and follows in _ORDINALS:
        nth = _ORDINALS[follows]
        return _number(start, start + 2, nth, nth, "ordinal")
    if word == "a" and follows == "couple":
        return replace(_number(start, start + 2, 2, 2, "count"), about=True)
    if word in {"a", "an"}:
        return _number(start, start + 1, 1, 1, "one")
    return None


def _hedge_at(words: Sequence[str], start: int) -> tuple[str, int] | None:
    for phrase, effect in _HEDGES.get(word_at(words, start), ()):
        end = start + len(phrase)
        if tuple(words[start:end]) == phrase:
            return effect, end
    return None


def _after(words: Sequence[str], end: int) -> tuple[str, int] | None:
    for phrase, effect in _AFTER.items():
        if tuple(words[end : end + len(phrase)]) == phrase:
            return effect, end + len(phrase)
    return None


_EFFECTS: dict[str, Callable[[Number], Number]] = {
    "floor": lambda number: replace(number, high=None),
    "ceiling": lambda number: replace(number, low=None),
    "about": lambda number: replace(number, about=True),
    "plain": lambda number: number,
}
