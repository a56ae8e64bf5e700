"""Words that call what others say untrue: "called the report a lie".

Who says that a report is false denies what it reports, with whatever verb: what is
said is then the report, and the verdict belongs to the cue. So in "said it was not true
that the dam had been hit" the dam is what is denied.

- Something said must be judged ("the claim", "reports of a coup"), or a pronoun with a
  word that only fits what is said ("called it a lie"; not "called it absurd").
- "not false", "may be a lie" and "did not say that it was a lie" deny nothing.
"""

from dataclasses import replace
from functools import cache

from sayso.extract.speech import words as w
from sayso.extract.speech.drafts import Draft
from sayso.extract.speech.lexicon import spaced
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import Range
from sayso.model.attribution import Force
from sayso.vocab import table

RULE = "verdict"
_LONGEST = 3  # words of a verdict: "a pure invention"
_BEFORE_NOUN = 5  # words of "all of the latest claims"
_REACH = 40  # words of "the report that rebels had entered ..." before its verdict
_IS = frozenset("is was are were 's".split())
_IS_NOT = frozenset("isn't wasn't aren't weren't".split())
_PRONOUNS = frozenset("it this that these those them".split())
_FILLED = frozenset("it there".split())


def called_untrue(draft: Draft) -> Draft:
    """The draft as a denial, if what it says is that something said is untrue."""
    verb = draft.verb
    if verb is None or not _may_judge(draft):
        return draft
    p, (lo, hi) = draft.passage, draft.content[0]
    lo += p.low(lo) == "that"
    if verb.lemma in spaced("untruth", "namers"):
        return _with_verdict(draft, named_untrue(p, lo, hi))
    if "that" not in verb.takes:
        return draft
    opened = _opened(p, lo, hi)
    if opened is not None:
        return _denial(draft, (lo, opened), (opened, hi))
    return _with_verdict(draft, _said_untrue(p, lo, hi))


def _may_judge(draft: Draft) -> bool:
    """Whether somebody says something of his own accord, after the cue."""
    said = draft.force is Force.ASSERTS and not draft.negated and bool(draft.source)
    if not said or len(draft.content) != 1:
        return False
    inside = draft.passage.holder[draft.cue[0][0]] >= 0  # in another's quotation
    return draft.content[0][0] >= draft.cue[-1][1] and not inside


def named_untrue(p: Passage, lo: int, hi: int) -> tuple[Range, Range] | None:
    """The words judged, and the verdict: "the report | a lie"."""
    for at in range(lo + 1, min(hi, lo + _REACH)):
        verdict = _verdict(p, at, hi)
        if verdict is None:
            continue
        end = _over_left(p, lo, at)
        end -= p.low(end - 1) == "as"
        if (
            end > lo
            and not _is_negated(p, end)
            and _is_said(p, lo, end, firm=verdict[1])
        ):
            return (lo, end), (end, _to_end(p, verdict[0], hi))
    return None


def named_as(p: Passage, at: int, hi: int) -> int | None:
    """Where 'as "rumours"' in 'dismissed as "rumours" | reports of a coup' ends."""
    if p.low(at) != "as":
        return None
    quotation = p.quotation_at(at + 1)
    if quotation is not None and quotation.first == at + 1:
        end = quotation.last + 1
    else:
        begin = at + 1
        while begin < hi and p.has(begin, w.ADVERB):
            begin += 1
        verdict = _verdict(p, begin, hi)
        end = at if verdict is None else verdict[0]
    return end if at < end < hi and not p.has(end, w.MARK | w.PREPOSITION) else None


def is_verdict(p: Passage, lo: int, hi: int) -> bool:
    """Whether words call something said untrue: "“entirely | baseless”"."""
    return any(
        not _is_negated(p, at) and (found := _verdict(p, at, hi)) and found[0] <= hi
        for at in range(lo, hi)
    )


def _with_verdict(draft: Draft, found: tuple[Range, Range] | None) -> Draft:
    return draft if found is None else _denial(draft, found[1], found[0])


def _to_end(p: Passage, at: int, hi: int) -> int:
    """The end of the verdict's words: no day, no aside: "a lie | on Friday"."""
    at += at < hi and p.has(at, w.QUOTE)
    aside = at < hi and (p.low(at) == "," or p.has(at, w.PREPOSITION | w.TIME))
    return at if aside else hi


def _denial(draft: Draft, verdict: Range, content: Range) -> Draft:
    cue = (*draft.cue, verdict)
    if draft.cue[-1][1] == verdict[0]:
        cue = (*draft.cue[:-1], (draft.cue[-1][0], verdict[1]))
    return replace(draft, cue=cue, content=(content,), force=Force.DENIES, rule=RULE)


def _said_untrue(p: Passage, lo: int, hi: int) -> tuple[Range, Range] | None:
    """As in "the report | was false", "it | was not true"."""
    for at in range(lo + 1, min(hi, lo + _REACH)):
        if p.low(at) not in _IS | _IS_NOT:
            continue
        begin = at + 1
        while begin < hi and (p.has(begin, w.ADVERB | w.QUOTE)):
            begin += 1
        negated = p.low(at) in _IS_NOT or _is_negated(p, begin)
        end, firm = (
            _truth(p, begin) if negated else _verdict(p, begin, hi) or (0, False)
        )
        if end and _closes(p, end, hi) and _is_said(p, lo, at, firm=firm):
            return (lo, at), (at, _to_end(p, end, hi))
    return None


def _opened(p: Passage, lo: int, hi: int) -> int | None:
    """Where what is denied begins: "it was not true | that", "there is no truth in"."""
    if p.low(lo) not in _FILLED or p.low(lo + 1) not in _IS | _IS_NOT:
        return None
    begin = lo + 2
    while begin < hi and p.has(begin, w.ADVERB):
        begin += 1
    if p.low(begin) == "no" and p.low(begin + 1) in {"truth", "substance"}:
        begin += 2 + (p.low(begin + 2) in {"whatsoever", "at"})
        return begin + 1 if p.low(begin) in {"in", "to"} and begin + 1 < hi else None
    negated = p.low(lo + 1) in _IS_NOT or _is_negated(p, begin)
    end = _truth(p, begin)[0] if negated else (_verdict(p, begin, hi) or (0, False))[0]
    return end if end and p.low(end) == "that" and end + 1 < hi else None


def _is_negated(p: Passage, at: int) -> bool:
    """Whether "not" stands before a word."""
    return p.low(at - 1) in {"not", "never", "hardly"}


def _truth(p: Passage, at: int) -> tuple[int, bool]:
    """The end of "true", "the case"; 0 for none."""
    for size in (2, 1):
        phrase = " ".join(p.low(at + i) for i in range(size))
        if phrase in table("untruth")["truths"]:
            return at + size, True
    return 0, False


def _verdict(p: Passage, at: int, hi: int) -> tuple[int, bool] | None:
    """The end of a verdict that begins there, and whether it fits words alone."""
    for size in range(_LONGEST, 0, -1):
        firm = _verdicts().get(" ".join(p.low(at + i) for i in range(size)))
        if firm is not None and at + size <= hi:
            return at + size, firm
    return None


@cache
def _verdicts() -> dict[str, bool]:
    firm = dict.fromkeys(table("untruth")["firm"], True)
    return dict.fromkeys(table("untruth")["loose"], False) | firm


def _over_left(p: Passage, lo: int, at: int) -> int:
    """Back over the marks and adverbs before a verdict: "| “completely | false”"."""
    while at - 1 > lo and p.has(at - 1, w.QUOTE | w.ADVERB) and not _is_negated(p, at):
        at -= 1
    return at


def _closes(p: Passage, end: int, hi: int) -> bool:
    """Whether a verdict stands alone there: "was false", not "was false hope"."""
    return end >= hi or p.has(
        end, w.MARK | w.QUOTE | w.PREPOSITION | w.CONJUNCTION | w.TIME | w.ADVERSATIVE
    )


def _is_said(p: Passage, lo: int, end: int, *, firm: bool) -> bool:
    """Whether words name something said: "the claim that ...", "reports of a coup"."""
    if end == lo + 1 and p.low(lo) in _PRONOUNS:
        return firm
    said = spaced("untruth", "said")
    noun = next(
        (i for i in range(lo, min(end, lo + _BEFORE_NOUN)) if p.low(i) in said), -1
    )
    if noun < 0:
        return False
    return noun + 1 == end or p.low(noun + 1) in spaced("untruth", "leads")
