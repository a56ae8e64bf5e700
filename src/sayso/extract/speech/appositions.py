"""The noun phrase to the right of a place, and what stands after its comma."""

from collections.abc import Callable

from sayso.extract.speech import words as w
from sayso.extract.speech.lexicon import spaced
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import REACH, STOP, Range, is_nounlike, may_stay

_MAX_APPOSITIONS = 4


def phrase_after(p: Passage, at: int, hi: int) -> Range | None:
    """The noun phrase that begins at `at`, with its apposition, without a clause."""
    if at >= hi:
        return None
    if p.has(at, w.PERSONAL | w.OBJECT):
        return at, at + 1
    end = _walk_right(p, at, min(hi, at + REACH))
    if end == at or not is_nounlike(p, at, end):
        return None
    return at, end


def with_apposition(p: Passage, phrase: Range, hi: int) -> Range:
    """The phrase with what stands after its comma: "Brandt, head of the office"."""
    end = phrase[1]
    for _ in range(_MAX_APPOSITIONS):
        if p.low(end) != "," or end + 1 >= hi or not _opens_apposition(p, end + 1):
            break
        stop = _walk_right(p, end + 1, min(hi, end + REACH))
        closing = stop >= hi or p.low(stop) in {",", ".", ";", "—", "–"}
        if stop == end + 1 or not (closing or p.has(stop, w.RELATIVE | w.ING | w.TIME)):
            break
        end = stop
    return phrase[0], end


def _opens_apposition(p: Passage, at: int) -> bool:
    if p.has(at, w.PERSONAL | w.ING | w.RELATIVE | w.SUBORDINATOR | w.AUXILIARY):
        return False
    if p.low(at) in spaced("wordclasses", "roles"):
        return True
    return p.has(at, w.DETERMINER | w.NUMBER) or (
        p.has(at, w.CAPITAL) and not p.has(at, w.TIME | w.PREPOSITION)
    )


def _walk_right(p: Passage, begin: int, hi: int) -> int:
    at = begin
    while at < hi:
        step = _step_right(p, at, begin, hi)
        if step is None:
            break
        at = step
    while (
        at > begin
        and p.has(at - 1, w.PREPOSITION | w.CONJUNCTION | w.DETERMINER)
        and not (p.has(at - 1, w.CAPITAL) and at - 1 > begin)
    ):
        at -= 1  # but "Channel Nine" ends in a name
    return at


def _step_right(p: Passage, at: int, begin: int, hi: int) -> int | None:
    """The next place to the right, or None where the phrase cannot go on."""
    bits = p.bits[at]
    if p.low(at) == "(":
        return _over_brackets_right(p, at, hi)
    if bits & w.QUOTE:
        return _over_nickname_right(p, at, begin)
    if bits & STOP:
        return at + 1 if at == begin and may_stay(p, at) else None
    if bits & w.TIME or _is_full_stop(p, at, hi):
        return None
    for mask, may_stand in _CONDITIONS:
        if bits & mask and at > begin:
            return at + 1 if may_stand(p, at, begin, hi) else None
    return at + 1


def _is_full_stop(p: Passage, at: int, hi: int) -> bool:
    # "Gen. Torvald": a stop after a capital goes on
    return p.low(at) == "." and (at + 1 >= hi or not p.has(at - 1, w.CAPITAL))


def _modifies_right(p: Passage, at: int, begin: int, hi: int) -> bool:  # noqa: ARG001 - one signature for all conditions
    if p.has(at, w.CAPITAL) or p.has(at - 1, w.DETERMINER) or p.low(at - 1) == "'s":
        return True
    return p.has(at - 1, w.ADVERB) and p.has(at - 2, w.DETERMINER)


def _noun_follows(p: Passage, at: int, begin: int, hi: int) -> bool:  # noqa: ARG001 - one signature for all conditions
    return at + 1 < hi and not p.has(
        at + 1,
        w.VERB | w.PERSONAL | w.AUXILIARY | w.ADVERB | w.ING | w.MARK | w.QUOTE,
    )


def _is_inner_adverb(p: Passage, at: int, begin: int, hi: int) -> bool:  # noqa: ARG001 - one signature for all conditions
    return p.has(at - 1, w.DETERMINER)


def _preposition_goes_on(p: Passage, at: int, begin: int, hi: int) -> bool:
    if at == begin or at + 1 >= hi:
        return False
    if p.low(at) in {"of", "for", "from"}:
        return not p.has(at + 1, w.TIME | w.ING)
    named = all(p.has(i, w.CAPITAL) for i in range(begin, at))
    if p.low(at) not in {"in", "at", "with", "to"} or named:
        return False
    if p.low(at) in {"with", "to"}:
        return p.has(at + 1, w.DETERMINER | w.CAPITAL) and p.low(at - 1) in {
            "adviser", "advisor", "ambassador", "envoy", "close", "spokesman",
            "spokeswoman", "analyst", "aide", "professor", "fellow",
        }  # fmt: skip
    following = at + 2 if p.has(at + 1, w.DETERMINER) else at + 1
    return p.has(following, w.CAPITAL) and not p.has(following, w.TIME)


def _over_brackets_right(p: Passage, at: int, hi: int) -> int | None:
    for i in range(at + 1, min(hi, at + 12)):
        if p.low(i) == ")":
            return i + 1
    return None


def _over_nickname_right(p: Passage, at: int, begin: int) -> int | None:
    quotation = p.quotation_at(at)
    if quotation is None or quotation.first != at or at == begin:
        return None
    if quotation.length > 2 or not p.has(quotation.last + 1, w.CAPITAL):
        return None
    return quotation.last + 1


# Which words may go on with a phrase only under a condition, and which.
_CONDITIONS: tuple[tuple[int, Callable[[Passage, int, int, int], bool]], ...] = (
    (w.VERB | w.ING, _modifies_right),
    (w.CONJUNCTION, _noun_follows),
    (w.PREPOSITION, _preposition_goes_on),
    (w.ADVERB, _is_inner_adverb),
)
