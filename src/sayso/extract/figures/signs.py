"""The words that name a measure, where they stand in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.extract.figures.words import listed, phrases, signs

Way = Literal["after", "before", "led", "further", "own"]
_HELD_REACH = 7  # tokens of "in the army's own custody"


@dataclass(frozen=True, slots=True)
class Governed:
    """A measure, the token that names it, and the way it was found."""

    measure: str
    sign: int
    way: Way


def sign_at(low: Sequence[str], at: int) -> tuple[str, frozenset[str]] | None:
    """The measure named at a token and the roles its word may play."""
    phrase = phrase_at(low, at)
    if phrase is not None:
        transitive = " ".join(low[at : phrase[1]]) in listed("transitive")
        return phrase[0], frozenset({"phrase" if transitive else "goes"})
    sign = signs().get(low[at])
    return None if sign is None else (sign.measure, frozenset(sign.roles))


def phrase_at(low: Sequence[str], at: int) -> tuple[str, int] | None:
    """The measure of a phrase that starts there, and the index after it."""
    for parts, measure in phrases().get(low[at], ()):
        if tuple(low[at : at + len(parts)]) == parts:
            return measure, at + len(parts)
    if low[at] == "in":  # "in Karvelian and Sudrian custody"
        for end in range(at + 2, min(len(low), at + _HELD_REACH)):
            if low[end] in listed("held_in"):
                return "detained", end + 1
            if not low[end][0].isalpha():
                break
    return None
