"""Words that weaken what is said: the source's inside it, the outlet's around it."""

from bisect import bisect
from typing import Literal

from sayso.extract.speech import words as w
from sayso.extract.speech.drafts import Draft
from sayso.extract.speech.lexicon import spaced
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import Range
from sayso.model.attribution import Force, Hedge

_REACH = 15


def hedge_of(draft: Draft) -> Hedge | None:
    """The hedge of a draft, if one stands in its cue or at the head of its content."""
    p = draft.passage
    if draft.hedge is not None:
        return Hedge(span=p.span(*draft.hedge), holder="outlet", degree=_degree(draft))
    if draft.negated or draft.force in {Force.DENIES, Force.DECLINES}:
        return None
    unverified = _unverified_at(draft)
    if unverified is not None:
        span = p.span(unverified, unverified + 1)
        return Hedge(span=span, holder="outlet", degree="unverified")
    for lo, hi in draft.content[:1]:
        at = _hedge_in(p, lo, min(hi, lo + _REACH))
        if at is not None:
            likely = p.low(at) in spaced("hedges", "degrees", "likely")
            return Hedge(
                span=p.span(at, at + 1),
                holder="source",
                degree="likely" if likely else "possible",
            )
    return None


def _unverified_at(draft: Draft) -> int | None:
    """As in "unconfirmed reports said", "Unconfirmed: channels say"."""
    p, words = draft.passage, spaced("hedges", "caveats", "before")
    for lo, hi in draft.source:
        start = p.sentences[bisect(p.sentences, (lo, len(p.tokens))) - 1][0]
        if p.low(start) in words and p.low(start + 1) == ":":
            return start
        found = next((i for i in range(lo, hi) if p.low(i) in words), None)
        if found is not None:
            return found
    return None


def _degree(draft: Draft) -> Literal["likely", "possible"]:
    word = draft.passage.low(draft.hedge[1] - 1) if draft.hedge else ""
    strong = {"believed", "thought", "estimated", "understood", "known", "expected"}
    return "likely" if word in strong else "possible"


def _hedge_in(p: Passage, lo: int, hi: int) -> int | None:
    for i in range(lo, hi):
        low = p.low(i)
        listed = low in spaced("hedges", "degrees", "possible") or low in spaced(
            "hedges", "degrees", "likely"
        )
        if listed and not p.has(i, w.CAPITAL) and _weakens(p, i):
            return i
        ends = p.has(i, w.VERB | w.SUBORDINATOR) and not p.has(i, w.AUXILIARY)
        if ends and i > lo:
            return None
    return None


def _weakens(p: Passage, at: int) -> bool:
    """Whether the word is no other: "may not" forbids, "will appear at" is a verb."""
    follows = p.low(at + 1)
    if p.low(at).startswith(("appear", "seem")):
        return follows in {"to", "that", "as"}
    return follows != "not"


def sourceless_adverb(p: Passage, bounds: Range, at: int) -> Draft | None:
    """As in "Brandt has reportedly left": the adverb is cue and hedge."""
    lo, hi = bounds
    if p.low(at) not in spaced("hedges", "adverbs", "sourceless"):
        return None
    begin = at
    while begin > lo and not p.has(begin - 1, w.MARK | w.QUOTE | w.SUBORDINATOR):
        begin -= 1
        if at - begin > _REACH:
            break
    end = at + 1
    while end < min(hi, at + 60) and p.low(end) not in {".", ";", ","}:
        end += 1
    ranges = tuple(r for r in ((begin, at), (at + 1, end)) if r[0] < r[1])
    if not ranges:
        return None
    return Draft(
        passage=p,
        source=(),
        cue=((at, at + 1),),
        content=ranges,
        force=Force.ASSERTS,
        rule="reportedly",
        hedge=(at, at + 1),
    )
