"""Times that hang on an event, and the words that date an event.

- "since the offensive began", "since the fall of Dresna", "hours after the blast", "two
  weeks into the siege": the event is kept by the noun that names it.
- "the offensive began on Wednesday", "launched an offensive on Wednesday", "the start
  of the offensive on Wednesday": the time dates that noun, so that `resolve/times.py`
  can reckon the first kind where the report tells the second.
"""

from collections.abc import Callable, Sequence

from sayso.vocab import words

_LONGEST = 8  # words from "since" to the end of the event
_LONGEST_NAME = 16  # words of a clause, or of a name before its verb
_STOPS = frozenset({".", ";", ":", ",", "”", '"', "—", "–"})
_NEAR = 8  # words between a verb of beginning and its date
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this"})


def event_after(low: Sequence[str], start: int) -> tuple[str, int] | None:
    """The noun of the event that starts there and the index after its words.

    None where no event is named: "since Friday", "after he left".
    """
    found = _begun(low, start)
    if found is not None:
        return found
    if low[start : start + 1] not in (["the"], ["a"], ["its"], ["their"]):
        return None
    if _listed("starts", low, start + 1) and low[start + 2 : start + 3] == ["of"]:
        return _named(low, start + 3 + _has_determiner(low, start + 3))
    named = _named(low, start + 1)
    if named is None or named[0] not in words("times", "hanging", "happenings"):
        return None
    return named


def dated_by(
    low: Sequence[str], is_name: Callable[[int], bool], start: int, end: int
) -> str | None:
    """The noun whose event is dated by the time in `low[start:end]`; None if none is.

    `is_name` tells whether the word there is written with a capital.
    """
    for at in _around(low, start, end):
        if _listed("began", low, at):
            return _object_of(low, at, start) or _subject_of(low, at)
        if _listed("befell", low, at) and at and is_name(at - 1):
            return _subject_of(low, at)
        is_start = _listed("starts", low, at) and low[at + 1 : at + 2] == ["of"]
        if is_start and low[at - 1 : at] == ["the"]:
            named = _named(low, at + 2 + _has_determiner(low, at + 2))
            return None if named is None else named[0]
    return None


def _around(low: Sequence[str], start: int, end: int) -> list[int]:
    """Places near a time: back to the stop before it, then on to the one after it."""
    found = []
    for at in range(start - 1, max(-1, start - 1 - _NEAR), -1):
        if low[at] in {";", ".", ":", "since"}:
            break
        found.append(at)
    for at in range(end, min(len(low), end + _NEAR)):
        if low[at] in {";", ".", ":", "since"}:
            break
        found.append(at)
    return found


def _begun(low: Sequence[str], start: int) -> tuple[str, int] | None:
    """As in "the offensive began", "the Front (NFR) launched its offensive"."""
    for at in range(start + 1, min(len(low), start + _LONGEST_NAME)):
        if low[at - 1] in _STOPS:
            return None
        if not (_listed("began", low, at) or _listed("befell", low, at)):
            continue
        if _has_determiner(low, at + 1) and _listed("began", low, at):
            return _named(low, at + 2)
        if at - start >= _LONGEST or not low[at - 1][0].isalnum():
            return None
        noun = _subject_of(low, at)
        end = at + 1 + (low[at + 1 : at + 2] == ["out"])
        return None if noun is None else (noun, end)
    return None


def clause_end(low: Sequence[str], start: int) -> int:
    """The index after the words of a clause that names no event by a noun."""
    end = start
    while end < len(low) and end - start < _LONGEST_NAME and low[end] not in _STOPS:
        end += 1
    return end


def _subject_of(low: Sequence[str], verb: int) -> str | None:
    at = verb - 1
    while at >= 0 and low[at] in words("times", "hanging", "skip"):
        at -= 1
    return _noun(low[at]) if at >= 0 else None


def _object_of(low: Sequence[str], verb: int, time: int) -> str | None:
    """As in "launched an offensive": with a determiner, between the verb and time."""
    if not _has_determiner(low, verb + 1):
        return None
    named = _named(low, verb + 2)
    return None if named is None or (verb < time < named[1]) else named[0]


def _named(low: Sequence[str], start: int) -> tuple[str, int] | None:
    """The last word of the name that starts there, and the index after it."""
    end = start
    while end < len(low) and end - start < _LONGEST and _goes_on(low[end]):
        end += 1
    noun = _noun(low[end - 1]) if end > start else None
    return None if noun is None else (noun, end)


def _goes_on(word: str) -> bool:
    return word[0].isalnum() and word not in words("times", "hanging", "ends")


def _noun(word: str) -> str | None:
    """The word as a key; None for a pronoun or what is no word."""
    pronoun = word in {"it", "he", "she", "they", "we", "i", "this", "that", "who"}
    return word if word.isalpha() and len(word) > 2 and not pronoun else None


def _listed(name: str, low: Sequence[str], at: int) -> bool:
    return 0 <= at < len(low) and low[at] in words("times", "hanging", name)


def _has_determiner(low: Sequence[str], at: int) -> bool:
    return at < len(low) and low[at] in _DETERMINERS
