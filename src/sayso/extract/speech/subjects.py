"""The subject to the left of a verb: name, apposition, relative word, brackets."""

from collections.abc import Callable
from dataclasses import dataclass

from sayso.extract.speech import words as w
from sayso.extract.speech.lexicon import spaced
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import Range, phrase_before

_COMMA_REACH = 45
_MAX_APPOSITIONS = 4
_DASHES = frozenset({"—", "–", "--", "-", "―"})
_SPANS = frozenset("week month year morning afternoon evening night weekend".split())
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: its tokens, its first token's left border, and "who", if it has one.

    `begin` is where subject and all that hangs on it begin.
    """

    phrase: Range
    begin: int
    relative: Range | None = None
    pronoun: bool = False


def subject_before(p: Passage, lo: int, at: int) -> Subject | None:
    """The subject that ends before token `at`, if the words there are one."""
    end = _before_adjuncts(p, lo, at)
    last = end - 1
    if last < lo:
        return None
    if p.has(last, w.RELATIVE) and p.low(last) in {"who", "which", "that"}:
        return _relative_subject(p, lo, last)
    if p.has(last, w.PERSONAL):
        return Subject((last, end), last, pronoun=True)
    bridge = _BRIDGES.get(p.low(last))
    if bridge is not None:
        return bridge(p, lo, last)
    phrase = phrase_before(p, lo, end)
    return Subject(phrase, phrase[0]) if phrase else None


def _before_adjuncts(p: Passage, lo: int, at: int) -> int:
    """The place before time words and the like: "Brandt | on Monday", "X | also"."""
    end = at
    while end - 1 > lo:
        if p.has(end - 1, w.TIME) and not p.has(end - 1, w.VERB):
            end -= 1
            while end - 1 > lo and p.low(end - 1) in {
                "on", "last", "this", "late", "early", "earlier", "next",
            }:  # fmt: skip
                end -= 1
        elif p.low(end - 1) in _SPANS and p.low(end - 2) in {"this", "last", "next"}:
            end -= 2
        elif p.low(end - 1) in _REFLEXIVES or (
            p.has(end - 1, w.ADVERB) and not p.has(end - 1, w.CAPITAL)
        ):
            end -= 1
        else:
            break
    return end


def _relative_subject(p: Passage, lo: int, at: int) -> Subject | None:
    """As in "Brandt, who": the name and the relative word."""
    end = at - 1 if p.low(at - 1) == "," else at
    phrase = phrase_before(p, lo, end) if end > lo else None
    if p.low(at) == "that" and (phrase is None or end < at or not _says(p, phrase)):
        return None
    if phrase is None:
        return Subject((at, at + 1), at) if p.low(at) == "who" else None
    return Subject(phrase, phrase[0], relative=(at, at + 1))


def _says(p: Passage, phrase: Range) -> bool:
    """Whether the phrase's head is a thing that says something: "a report that"."""
    head = p.low(phrase[1] - 1)
    return head in spaced("source_nouns", "records") or head in spaced(
        "source_nouns", "footage"
    )


def _across_commas(p: Passage, lo: int, at: int) -> Subject | None:
    """As in "Rami Dost, head of the office, |": with apposition, or name alone."""
    comma = at
    for _ in range(_MAX_APPOSITIONS):
        opening = _comma_before(p, lo, comma)
        if opening is None:
            return None
        phrase = _phrase_ending(p, lo, opening)
        if phrase is None:
            comma = opening
            continue
        before = phrase[0] - 1
        if before >= lo and p.low(before) == "," and not _is_whole_name(p, phrase):
            comma = opening
            continue
        kept = _is_apposition(p, opening + 1, at)
        return Subject((phrase[0], at if kept else phrase[1]), phrase[0])
    return None


def _phrase_ending(p: Passage, lo: int, end: int) -> Range | None:
    if p.has(end - 1, w.PERSONAL):
        return None
    if p.low(end - 1) == ")":
        found = _across_brackets(p, lo, end - 1)
        return found.phrase if found else None
    return phrase_before(p, lo, end)


def _comma_before(p: Passage, lo: int, at: int) -> int | None:
    for i in range(at - 1, max(lo, at - _COMMA_REACH), -1):
        if p.low(i) == ",":
            return i
        if p.has(i, w.QUOTE) or p.low(i) in {";", ":"}:
            return None
    return None


def _is_whole_name(p: Passage, phrase: Range) -> bool:
    """Whether a phrase could be a speaker by itself: a name, or with an article."""
    first = phrase[0]
    if p.has(first, w.DETERMINER):
        return False
    return phrase[1] - first >= 2 and p.has(first, w.CAPITAL)


def _is_apposition(p: Passage, lo: int, hi: int) -> bool:
    """Whether the words between two commas say who the one before them is."""
    if lo >= hi or p.has(lo, w.RELATIVE | w.PERSONAL | w.SUBORDINATOR | w.ADVERB):
        return False
    if p.has(lo, w.PREPOSITION) or p.has(lo, w.TIME | w.ING):
        return False
    if p.has(lo, w.PAST_FORM) and not p.has(lo, w.CAPITAL):
        return False
    return not p.has(lo, w.AUXILIARY | w.CONJUNCTION)


def _across_dashes(p: Passage, lo: int, at: int) -> Subject | None:
    for i in range(at - 1, max(lo, at - _COMMA_REACH), -1):
        if p.low(i) in _DASHES:
            phrase = phrase_before(p, lo, i)
            if phrase is None:
                return None
            kept = _is_apposition(p, i + 1, at)
            return Subject((phrase[0], at if kept else phrase[1]), phrase[0])
    return None


def _across_brackets(p: Passage, lo: int, at: int) -> Subject | None:
    for i in range(at - 1, max(lo, at - _COMMA_REACH), -1):
        if p.low(i) == "(":
            phrase = phrase_before(p, lo, i)
            return Subject((phrase[0], at + 1), phrase[0]) if phrase else None
    return None


# What may stand between a subject and its verb, by the mark that ends it.
_BRIDGES: dict[str, Callable[[Passage, int, int], Subject | None]] = {
    ",": _across_commas,
    ")": _across_brackets,
    **dict.fromkeys(_DASHES, _across_dashes),
}
