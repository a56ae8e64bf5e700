"""Figures of two claims held against each other: the same number, or not.

Only numbers of the same measure, group, scope and unit are compared, and of the same
beginning where both tell one. "At least 21" and "23" agree; "21" and "at least 30"
do not. A number that is said to be rough may be a tenth off.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.link.told import Told
from sayso.model.figure import Figure
from sayso.text.names import name_key
from sayso.vocab import words

ROUGH = 10  # one in ten


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What comparing the figures of two claims gave.

    `same`: the bounds are the same. `clash`: both cannot hold at one time. `one` and
    `other`: the pair that decided.
    """

    same: bool
    clash: bool
    one: Figure
    other: Figure


def compared(one: Told, other: Told) -> Compared | None:
    """The figures compared; None where no two are of one thing.

    A pair that clashes decides, then one that differs.
    """
    found = [_compared(a, b) for a, b in _pairs(one, other)]
    return min(found, key=lambda c: (not c.clash, c.same), default=None)


def _compared(one: Figure, other: Figure) -> Compared:
    same = _bounds(one) == _bounds(other)
    return Compared(same=same, clash=are_disjoint(one, other), one=one, other=other)


def _pairs(one: Told, other: Told) -> Iterator[tuple[Figure, Figure]]:
    for figure in one.claim.figures:
        for against in other.claim.figures:
            if are_of_one_thing(figure, against):
                yield figure, against


def are_of_one_thing(one: Figure, other: Figure) -> bool:
    """Whether two numbers count the same thing."""
    if (one.measure, one.unit) != (other.measure, other.unit):
        return False
    if not scopes_agree(one, other):
        return False
    if group_of(one) != group_of(other):
        return False
    since = name_key(one.since or ""), name_key(other.since or "")
    return since[0] == since[1] or "" in since


def scopes_agree(one: Figure, other: Figure) -> bool:
    """Whether both are of an incident, or both running.

    A total since nothing told may be an incident's: "the toll has risen to 26".
    """
    if one.scope == other.scope:
        return True
    total = one if one.scope == "total" else other
    return {one.scope, other.scope} == {"incident", "total"} and not total.since


def group_of(figure: Figure) -> str:
    """The group counted, as a key; people at large are no group."""
    key = name_key(figure.of or "")
    return "" if key in words("links", "people", "at_large") else key


def are_disjoint(one: Figure, other: Figure) -> bool:
    """Whether no number lies within the bounds of both."""
    (low, high), (least, most) = _widened(one), _widened(other)
    below = high is not None and least is not None and high < least
    above = most is not None and low is not None and most < low
    return below or above


def _widened(figure: Figure) -> tuple[float | None, float | None]:
    slack = 1 / ROUGH if figure.about else 0
    low = None if figure.low is None else figure.low * (1 - slack)
    high = None if figure.high is None else figure.high * (1 + slack)
    return low, high


def _bounds(figure: Figure) -> tuple[int | None, int | None, bool]:
    return figure.low, figure.high, figure.about


def shown(figure: Figure) -> str:
    """The number in words: "at least 21 killed (civilians)"."""
    group = f" ({figure.of})" if figure.of else ""
    rough = "about " if figure.about else ""
    return f"{rough}{_range(figure)} {figure.measure}{group}"


def _range(figure: Figure) -> str:
    if figure.low is not None and figure.high is not None:
        if figure.low == figure.high:
            return str(figure.low)
        return f"{figure.low} to {figure.high}"
    if figure.high is None:
        return f"at least {figure.low}"
    return f"at most {figure.high}"
