"""The tense by which a time without a year or a week is reckoned.

- The nearest word that tells a tense decides; those before the time are asked first, up
  to a semicolon or a full stop, then those after it.
- A plan makes the words after it future: "was due to sail on Friday", "plans a vote on
  Friday". So do "as early as" and a deadline: "put off until Friday".
- "would" after a past verb is the past's future, and still ahead: "said it would".
"""

from collections.abc import Sequence
from typing import Literal

from sayso.extract.times.classes import Piece
from sayso.vocab import words

Tense = Literal["past", "present", "future"]

_REACH = 14  # words to look for the verb
_AS_EARLY = (("as", "early", "as"), ("as", "soon", "as"))
_STOPS = frozenset({";", ".", "?", "!", ":"})


def tense_of(
    pieces: Sequence[Piece], low: Sequence[str], start: int, end: int
) -> Tense | None:
    """The tense that governs the time in `pieces[start:end]`; None if nothing tells.

    `low` are the plain words of the pieces.
    """
    if tuple(low[max(0, start - 3) : start]) in _AS_EARLY or _is_deadline(low, start):
        return "future"
    before = _nearest(low, range(start - 1, max(-1, start - 1 - _REACH), -1))
    after = _nearest(low, range(end, min(len(low), end + _REACH)))
    if before is None or after is None:
        return (before or after or (None, 0))[0]
    attribute = pieces[start - 1].kind == "t"  # "the Friday blast killed four"
    return after[0] if attribute and after[1] < before[1] else before[0]


def _nearest(low: Sequence[str], places: range) -> tuple[Tense, int] | None:
    """The first tense told on the way, and how many words away."""
    for distance, at in enumerate(places):
        if low[at] in _STOPS:
            return None
        tense = _at(low, at)
        if tense is not None:
            return tense, distance
    return None


def _is_deadline(low: Sequence[str], start: int) -> bool:
    """As in "put off the vote until Friday"; "it rained until Friday" is none."""
    if not start or low[start - 1] not in {"until", "till", "by"}:
        return False
    before = low[max(0, start - _REACH) : start - 1]
    return any(word in words("times", "tense", "deadline") for word in before)


def _at(low: Sequence[str], at: int) -> Tense | None:
    word = low[at]
    if word == "to" and at:
        planned = low[at - 1] in words("times", "tense", "plan")
        had = "had" in low[max(0, at - 4) : at - 1]
        return ("past" if had else "future") if planned else None
    if word in words("times", "tense", "future"):
        return "future"
    if word in words("times", "tense", "plan") and low[at + 1 : at + 2] == ["to"]:
        return None
    if word in words("times", "tense", "plans"):
        return "past" if "had" in low[max(0, at - 3) : at] else "future"
    if word in words("times", "tense", "past") or _is_past_form(word):
        return "past"
    return "present" if word in words("times", "tense", "present") else None


def _is_past_form(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and not word.endswith("eed")
