"""Passive cues: nobody need be named ("is believed to", "it was reported that").

"X was condemned by Y": Y is the source and X the content. "X was quoted as saying" and
"as denying": X is the source.
"""

from dataclasses import replace

from sayso.extract.speech import words as w
from sayso.extract.speech.appositions import phrase_after, with_apposition
from sayso.extract.speech.clauses import clause_end
from sayso.extract.speech.contents import Content, content_after
from sayso.extract.speech.drafts import Draft
from sayso.extract.speech.lexicon import spaced
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import Range
from sayso.extract.speech.reported import drafted, sources_of
from sayso.extract.speech.subjects import subject_before
from sayso.extract.speech.verbgroups import Group, groups_at
from sayso.model.attribution import Force

_BY_REACH = 12
_QUOTING = frozenset({"quote", "cite", "report"})


def passive_speech(p: Passage, bounds: Range, group: Group) -> Draft | None:
    """The attribution of a passive cue."""
    lo, hi = bounds
    word = p.low(group.head)
    quoted = _quoted_as(p, bounds, group, _after_quoter(p, bounds[1], group))
    if quoted is not None:
        return quoted
    subject = subject_before(p, lo, group.begin)
    if subject is not None and p.low(subject.phrase[0]) == "it":
        found = _impersonal(p, hi, group, word)
        if found is not None:
            return found
    if subject is None:
        return None
    if p.low(group.end) == "to" and word in spaced("hedges", "passives", "to"):
        return _believed_to(p, bounds, group, subject.phrase)
    if p.low(group.end) == "that":
        return None
    return _by_somebody(p, bounds, group, subject.phrase)


def _after_quoter(p: Passage, hi: int, group: Group) -> int:
    """The place of "as" in "was quoted | by the Courier | as saying"."""
    if p.low(group.end) != "by" or group.cue.lemma not in _QUOTING:
        return group.end
    phrase = phrase_after(p, group.end + 1, hi)
    return phrase[1] if phrase else group.end


def _quoted_as(p: Passage, bounds: Range, group: Group, at: int) -> Draft | None:
    if p.low(at) != "as":
        return None
    if p.low(at + 1) == "saying":
        return _quoted_as_saying(p, bounds, group, at + 2)
    if group.cue.lemma in _QUOTING and at == group.end:
        return _quoted_as_denying(p, bounds, group)
    return None


def _quoted_as_saying(p: Passage, bounds: Range, group: Group, at: int) -> Draft | None:
    lo, hi = bounds
    subject = subject_before(p, lo, group.begin)
    if subject is None or at >= hi:
        return None
    end = clause_end(p, group, at, hi)
    if end <= at:
        return None
    return Draft(
        passage=p,
        source=(subject.phrase,),
        cue=((group.begin, at),),
        content=((at, end),),
        force=Force.ASSERTS,
        rule="quoted-as",
        main=True,
    )


def _quoted_as_denying(p: Passage, bounds: Range, group: Group) -> Draft | None:
    """As in "was quoted as denying that": the second verb says what is done."""
    lo, hi = bounds
    subject = subject_before(p, lo, group.begin)
    inner = groups_at(p, lo, hi, group.end + 1) if group.end + 1 < hi else None
    if subject is None or inner is None or not inner.gerund:
        return None
    content = content_after(p, inner, hi)
    if content is None:
        return None
    whole = replace(inner, begin=group.begin)
    source = sources_of(subject)
    return drafted(p, whole, source, content, "quoted-as", main=True)


def _impersonal(p: Passage, hi: int, group: Group, word: str) -> Draft | None:
    if word not in spaced("hedges", "passives", "that"):
        return None
    content = content_after(p, group, hi)
    if content is None or p.low(content.ranges[0][0]) != "that":
        return None
    draft = drafted(p, group, (), content, "impersonal")
    if draft is None or word not in spaced("hedges", "passives", "doubting"):
        return draft
    return replace(draft, hedge=(group.begin, group.end), force=Force.ASSERTS)


def _believed_to(
    p: Passage, bounds: Range, group: Group, subject: Range
) -> Draft | None:
    if group.cue.lemma == "expect" and (group.negated or group.modal):
        return None
    if p.has(group.end + 1, w.DETERMINER | w.CAPITAL | w.OBJECT | w.QUOTE | w.NUMBER):
        return None
    end = clause_end(p, group, group.end, bounds[1])
    if end <= group.end + 1:
        return None
    cue = (group.begin, group.end)
    return Draft(
        passage=p,
        source=(),
        cue=(cue,),
        content=(subject, (group.end, end)),
        force=Force.ASSERTS,
        rule="believed-to",
        hedge=cue,
    )


def _by_somebody(
    p: Passage, bounds: Range, group: Group, subject: Range
) -> Draft | None:
    hi = bounds[1]
    takes = group.cue.takes
    # "was offered by": who offers says what he will do, not what the subject is
    if not takes & {"np", "np?", "named"} or takes >= {"np?", "to"}:
        return None
    for i in range(group.end, min(hi, group.end + _BY_REACH)):
        if p.low(i) == "by":
            phrase = phrase_after(p, i + 1, hi)
            if phrase is None or not p.has(phrase[0], ~w.ING):
                return None
            content = Content((subject,))
            source = with_apposition(p, phrase, hi)
            return drafted(p, group, (source,), content, "passive-by")
        if p.has(i, w.MARK | w.QUOTE):
            break
    return None
