"""Nouns that lead to a number: "the toll rose to 165", "the number of dead"."""

from collections.abc import Sequence

from sayso.extract.figures.counted import Counted
from sayso.extract.figures.signs import Governed, sign_at
from sayso.extract.figures.words import listed, signs

_WITH = 3  # words from a noun to "with" and its number
_REACH = 14  # tokens from a number back to a noun that leads to it
_LEADS = frozenset(
    {"of", "to", "at", "by", "past", "reached", "hit", "with", ":", "is"}
)
TAKES = frozenset(
    "took take takes taken taking claim claimed claims claiming cost costs lost lose "
    "loses losing loss".split()
)
_INSTEAD = frozenset({("rather", "than"), ("instead", "of")})
_LINKS = frozenset(
    {"was", "were", "is", "are", "stands", "stood", "now", "rose", "had", "included"}
)


def led_by(low: Sequence[str], counted: Counted) -> Governed | None:
    """The noun that leads to the number: "bringing the number of dead to 530"."""
    at = counted.start - 1
    if at < 0 or low[at] not in _LEADS | _LINKS:
        return None
    # "his death left the court split, with four liberals"
    reach = _WITH if low[at] == "with" else _REACH
    for back in range(at - 1, max(-1, at - reach), -1):
        word = low[back]
        if word in {",", ";", "and", "but", "with"} or word[0].isdigit():
            return None
        sign = signs().get(word)
        if sign is None or not sign.roles & {"noun", "verb", "both", "goes"}:
            continue
        if word == "lives" and TAKES.isdisjoint(low[max(0, back - 3) : back]):
            return None  # "changed the lives of 12 miners"
        leads = "noun" in sign.roles
        return Governed(sign.measure, back, "led") if leads else None
    return None


def told_again(low: Sequence[str], counted: Counted) -> int | None:
    """Where the word stands by which a bare number goes on counting; None if none does.

    "The number rose to 15", "officials put the figure at 40": of what was told before.
    """
    if counted.unit is not None or counted.number.kind not in {"count", "range"}:
        return None
    at = counted.start - 1
    instead = at - (low[at] == "the" if at >= 0 else 0)
    if tuple(low[max(0, instead - 1) : instead + 1]) in _INSTEAD:
        return instead
    if at < 0 or low[at] not in _LEADS | _LINKS | {"officially", "around"}:
        return None
    for back in range(at - 1, max(-1, at - _REACH), -1):
        if low[back] in listed("counts"):
            return back
        if low[back] in {",", ";", "with"} or low[back][0].isdigit():
            return None
    return None


def number_of(low: Sequence[str], start: int) -> Governed | None:
    """As in "raising to 371 the number of people who were killed"."""
    at = start + (low[start : start + 1] == [","])
    if list(low[at : at + 3]) != ["the", "number", "of"]:
        return None
    for sign in range(at + 3, min(len(low), at + 3 + _REACH)):
        found = sign_at(low, sign)
        if found is not None and found[1] & {"both", "goes", "noun", "counts"}:
            return Governed(found[0], sign, "led")
    return None
