"""The force of an attribution: by its cue, unless its content says otherwise.

A content that is wholly a directive is a demand ("said the council should act"), the
speaker's own future act commits him ("said he would pay"), a negated word of saying
declines ("has not said whether").
"""

from sayso.extract.speech import words as w
from sayso.extract.speech.drafts import Draft
from sayso.extract.speech.lexicon import spaced
from sayso.model.attribution import Force

_SUBJECT_REACH = 14
_WH = frozenset("whether if how why what who when where which".split())


def force_of(draft: Draft) -> Force:
    """What kind of speech act the draft is."""
    if draft.verb is not None:
        if (draft.negated or _is_neither(draft)) and _refuses(draft):
            return Force.DECLINES
        if draft.verb.lemma in {"ask", "challenge", "question"}:
            return _asking(draft)
        if _is_told_to(draft):
            return Force.DEMANDS
    if draft.force is not Force.ASSERTS or not draft.content:
        return draft.force
    if draft.verb is not None and not draft.verb.takes & {"that", "quote"}:
        return draft.force
    return _by_content(draft)


def _is_neither(draft: Draft) -> bool:
    """As in "Neither the army nor the ministry has commented"."""
    if not draft.source:
        return False
    p, begin = draft.passage, draft.source[0][0]
    return "neither" in {p.low(begin), p.low(begin - 1)}


def _refuses(draft: Draft) -> bool:
    verb = draft.verb
    if verb is None:
        return False
    known = spaced("forces", "refusing") | spaced("forces", "undenied")
    return verb.lemma.split()[0] in known


def _asking(draft: Draft) -> Force:
    if not draft.content:
        return draft.force
    p, begin = draft.passage, draft.content[0][0]
    if p.low(begin) in {"to", "not"} or p.low(draft.cue[-1][1] - 1) == "for":
        return Force.DEMANDS
    if draft.verb is not None and draft.verb.lemma == "question":
        open_question = p.low(begin) in _WH or p.has(begin, w.QUOTE)
        return Force.ASKS if open_question else Force.FEELS
    return Force.ASKS


def _is_told_to(draft: Draft) -> bool:
    """As in "told minority groups not to worry": a recipient and an infinitive."""
    if draft.recipient is None or not draft.content or draft.force is not Force.ASSERTS:
        return False
    p, begin = draft.passage, draft.content[0][0]
    return p.low(begin) == "to" or (p.low(begin), p.low(begin + 1)) == ("not", "to")


def _by_content(draft: Draft) -> Force:
    p = draft.passage
    lo, hi = draft.content[0]
    hi = min(hi, lo + _SUBJECT_REACH)
    own = _opens_with_speaker(draft, lo, hi)
    for i in range(lo, hi):
        found = _force_at(draft, i, hi, own=own)
        if found is not None:
            return found
        plain = p.has(i, w.AUXILIARY | w.VERB) and not p.has(i, w.CAPITAL | w.BE)
        clause = p.has(i, w.SUBORDINATOR | w.RELATIVE) and p.low(i) != "that"
        if plain or (clause and i > lo):
            break
    return draft.force


def _force_at(draft: Draft, at: int, hi: int, *, own: bool) -> Force | None:
    """The force that one word of the content gives, if it gives any."""
    p, low = draft.passage, draft.passage.low(at)
    if low in spaced("forces", "directives") and p.low(at + 2) != "able":
        return Force.DEMANDS
    if low in spaced("forces", "contracted") or (
        own and low in spaced("forces", "ready")
    ):
        return Force.COMMITS
    if low in spaced("forces", "future"):
        return Force.COMMITS if own and p.low(at + 1) != "be" else Force.ASSERTS
    if own and low in {"could", "cannot"} and _refuses_in(draft, at, hi):
        return Force.DECLINES
    return None


def _opens_with_speaker(draft: Draft, lo: int, hi: int) -> bool:
    """Whether the content's subject is the speaker: "he", "we", "its forces"."""
    p = draft.passage
    at = lo
    while at < hi and (p.has(at, w.QUOTE) or p.low(at) in {"that", "'"}):
        at += 1
    low = p.low(at)
    if low in spaced("forces", "own") or low in spaced("forces", "possessed"):
        return True
    names = {p.low(end - 1) for _, end in draft.source[:1]}
    return p.has(at, w.CAPITAL) and low in names


def _refuses_in(draft: Draft, at: int, hi: int) -> bool:
    # "said they could not confirm the report"
    words = [draft.passage.low(i) for i in range(at, min(hi, at + 5))]
    negated = "not" in words or words[0] == "cannot"
    return negated and any(word in spaced("forces", "refusing") for word in words)
