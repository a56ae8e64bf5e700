"""Days that share a month: "April 24 and 25", "the 3rd, 4th and 5th of May".

- The words of the month stand once; each number beside it is a day of its own.
- "April 24 and 25 people were hurt" counts people: after the last number nothing may
  stand that could be counted, and before the first only what leads to a day.
"""

from collections.abc import Sequence

from sayso.extract.times.classes import Piece
from sayso.vocab import words

_LEADS = frozenset("i t s O f F".split())
_LEADING = frozenset("from between by until till before after for both".split())
_CLOSING = frozenset({".", ",", ";", ":", ")", "!", "?", "—", "–", '"', "”"})


def days_before(pieces: Sequence[Piece], start: int) -> tuple[int, ...]:
    """The pieces that are days of the date which begins there: "24 and | 25 April"."""
    if pieces[start].kind not in "do" or start < 2:
        return ()
    at, found = start - 1, list[int]()
    while at > 0 and _joins(pieces, at, last=not found) and _is_day(pieces[at - 1]):
        found.insert(0, at - 1)
        at -= 2
    before = pieces[at] if found and at >= 0 else None
    leads = before is None or before.kind in _LEADS or before.low in _LEADING
    return tuple(found) if leads else ()


def days_after(pieces: Sequence[Piece], end: int) -> tuple[int, ...]:
    """The pieces that are days of the date which ends there: "April 24 | and 25"."""
    if pieces[end - 1].kind not in "do":
        return ()
    at, found, joined = end, list[int](), False
    while at + 1 < len(pieces) and not joined:
        joined = pieces[at].kind == "n"
        number = at + 1
        if pieces[at].kind == "," and pieces[number].kind == "n":
            joined, number = True, at + 2  # "24, 25, and 26"
        marked = joined or pieces[at].kind == ","
        if not marked or number >= len(pieces) or not _is_day(pieces[number]):
            return ()
        found.append(number)
        at = number + 1
    return tuple(found) if joined and _closes(pieces, at) else ()


def year_after(pieces: Sequence[Piece], at: int) -> str | None:
    """The year that is told once for all the days: "April 24 and 25, 2031"."""
    at += at < len(pieces) and pieces[at].kind == ","
    told = at < len(pieces) and pieces[at].kind == "Y"
    return pieces[at].value if told else None


def _joins(pieces: Sequence[Piece], at: int, *, last: bool) -> bool:
    return pieces[at].kind == ("n" if last else ",")


def _is_day(piece: Piece) -> bool:
    return piece.kind in "do" and piece.low[0].isdigit()


def _closes(pieces: Sequence[Piece], at: int) -> bool:
    """Whether nothing follows that the last number could count."""
    if at >= len(pieces) or year_after(pieces, at) is not None:
        return True
    low = pieces[at].low
    ends = low in words("times", "hanging", "ends")
    return low in _CLOSING or (ends and low not in words("measures", "words", "skip"))
