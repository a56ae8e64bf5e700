"""What the words beside a number say that it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.vocab import table, words

_ROLES = ("verb", "both", "goes", "is", "noun", "counts")
_STOPS = frozenset({",", ";", ".", ":", "and", "but", "with", "including", "while"})
_LINKS = frozenset({"of", "in"})
_MOST = 8  # words between a number and what became of the counted
_BACK = 10
NOUN = "~"  # before a measure that is only a noun


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What is counted: a measure, and the noun of the group where one is told."""

    measure: str
    group: str


@cache
def _measure_of() -> dict[str, str]:
    """Words that name a measure by themselves."""
    extra: dict[str, list[str]] = table("links")["passages"]["measures"]
    known = {
        word: measure
        for measure, row in table("measures").items()
        for role in _ROLES
        for word in row.get(role, ())
        if measure not in {"limits", "words"} and " " not in word
    }
    return known | {word: key for key, said in extra.items() for word in said}


@cache
def _doings() -> frozenset[str]:
    """Forms that have the counted as object: "killed 12", "wounding 30"."""
    rows = [row for row in table("measures").values() if "verb" in row]
    return frozenset(w for row in rows for role in ("verb", "both") for w in row[role])


def measured_after(low: Sequence[str], start: int, stop: int) -> Counted | None:
    """What the words after a number say; the verb says more than the noun.

    "109 cases have recovered" counts the recovered, "115,000 people tested positive"
    the infected.
    """
    window = _window(low, start, min(stop, start + _MOST))
    found = [(at, m) for at, word in enumerate(window) if (m := _known(window, at))]
    noun = _noun(window)
    if not found:
        key = singular(noun)
        return Counted(measure=NOUN + key, group=_group(noun, window)) if key else None
    told = [pair for pair in found if pair[1] not in _weak()] or found
    at, measure = told[0]
    return Counted(measure=measure, group=_group(noun, window[:at]))


def measured_before(low: Sequence[str], start: int, begin: int) -> Counted | None:
    """What the words before a number say: "the death toll rose to 35"."""
    window = low[max(begin, start - _BACK) : start]
    for at in range(len(window) - 1, -1, -1):
        measure = _known(window, at)
        if measure:
            return Counted(measure=measure, group="")
        if window[at] in {".", ";"}:
            return None
    return None


def done_to(low: Sequence[str], start: int, end: int) -> Counted | None:
    """What the verb right before a number does to the counted: "killed 21 people"."""
    word = low[start - 1] if start else ""
    if word not in _doings():
        return None
    window = _window(low, end, end + _MOST)
    noun = _noun(window)
    return Counted(measure=_measure_of()[word], group=_group(noun, window))


def is_noun(counted: Counted) -> bool:
    """Whether no word said what became of the counted."""
    return counted.measure.startswith(NOUN)


def is_increment(low: Sequence[str], start: int, end: int) -> bool:
    """Whether it is told on top of a total: "9 new deaths", "another 10 people"."""
    said = [*low[max(0, start - 1) : end + 2]]
    marks = words("links", "passages", "increments")
    return any(
        word in marks and said[at + 1 : at + 2] != ["than"]
        for at, word in enumerate(said)
    )


def _window(low: Sequence[str], start: int, stop: int) -> list[str]:
    """The words from a number to the end of its phrase, bracketed ones left out."""
    found: list[str] = []
    depth = 0
    for word in low[start:stop]:
        if word in {"(", ")"}:
            depth += 1 if word == "(" else -1
        elif word in _STOPS and (found or word != ","):
            break
        elif depth <= 0:
            found.append(word)
    return found


def _known(window: Sequence[str], at: int) -> str | None:
    """The measure that the word there names, if it names one."""
    pair = " ".join(window[at : at + 2])
    return _measure_of().get(pair) or _measure_of().get(window[at])


def _noun(window: Sequence[str]) -> str:
    """The last noun of the phrase that follows a number, as far as words tell."""
    ends = words("measures", "words", "ends") | words("measures", "words", "skip")
    noun = ""
    for at, word in enumerate(window):
        if at == 0 and word in _LINKS:
            continue
        if word == "out":  # "25 out of 28 provinces"
            return ""
        if word in ends or word in _LINKS or not word[0].isalpha():
            break
        if _known(window, at) and noun:
            break
        noun = word
    return noun


def _group(noun: str, before: Sequence[str]) -> str:
    """The group counted; people at large, and nouns that name the measure, are none."""
    key = singular(noun)
    if not before or noun not in before:
        return ""
    at_large = words("links", "people", "at_large") | words("links", "people", "words")
    if noun in at_large - words("links", "passages", "groups") or noun in _measure_of():
        return ""
    return _one_group().get(key, key) if key in _people() else ""


@cache
def _one_group() -> dict[str, str]:
    """Nouns of one group, each with the one that stands for all."""
    table_of: dict[str, list[str]] = table("links")["passages"]["one_group"]
    return {noun: group for group, nouns in table_of.items() for noun in nouns}


@cache
def _people() -> frozenset[str]:
    """Nouns of people that tell a group, without their plural."""
    return frozenset(singular(word) for word in words("measures", "words", "people"))


def _weak() -> frozenset[str]:
    return words("links", "passages", "weak")


def singular(noun: str) -> str:
    """The noun without its plural ending, as a key; no word that people read."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("s") and not noun.endswith(("ss", "us")):
        return noun[:-1]
    return noun
