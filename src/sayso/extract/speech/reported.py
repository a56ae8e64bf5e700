"""A finite cue verb with its speaker and what is said, on either side of it.

"X said (that) ...", "..., X said", "..., said X", "X, who said ...", and a second verb
without a subject of its own ("X described ... and declared ...").
"""

from dataclasses import replace

from sayso.extract.speech import words as w
from sayso.extract.speech.appositions import phrase_after, with_apposition
from sayso.extract.speech.channels import adjuncts_after, opens_the_outlets_time
from sayso.extract.speech.contents import Content, content_after, content_before
from sayso.extract.speech.drafts import Draft
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import Range, phrase_before
from sayso.extract.speech.speakers import may_speak
from sayso.extract.speech.subjects import Subject, subject_before
from sayso.extract.speech.verbgroups import Group
from sayso.extract.speech.verdicts import RULE as VERDICT

_REST = 200
_VERBS_TRIED = 6
_NOT_SPEAKERS = frozenset({"last", "this", "next", "earlier"})


def finite_speech(
    p: Passage, bounds: Range, group: Group, before: tuple[Draft, ...]
) -> Draft | None:
    """The attribution of a finite, active cue verb in one sentence."""
    inverted = _inverted(p, bounds, group)
    if inverted is not None:
        return inverted
    subject = None
    if not _follows_content(p, bounds[0], group, before):
        subject = subject_before(p, bounds[0], group.begin)
    if subject is None:
        return _elided(p, bounds, group, before)
    if _is_gap(p, bounds[0], subject, group):
        return None
    if not may_speak(p, bounds[0], subject, group):
        return None
    content = _content_beside(p, bounds, group, subject)
    if content is None:
        return _without_content(p, bounds, group, subject)
    return drafted(p, group, sources_of(subject), content, "reported", main=True)


def is_told(p: Passage, at: int, before: tuple[Draft, ...]) -> bool:
    """Whether a place lies in what somebody says."""
    return any(
        lo <= at < hi
        for draft in before
        if draft.passage is p
        for lo, hi in draft.content
    )


def _follows_content(
    p: Passage, lo: int, group: Group, before: tuple[Draft, ...]
) -> bool:
    """As in "heralded rain and declared": the content before ends at the "and"."""
    conjunction = group.begin - 1
    if p.low(conjunction) not in {"and", "but"}:
        return False
    return any(
        draft.main and draft.passage is p and draft.content
        and draft.content[-1][1] in {conjunction, conjunction - 1}
        and draft.cue[0][0] >= lo
        for draft in before
    )  # fmt: skip


def _is_gap(p: Passage, lo: int, subject: Subject, group: Group) -> bool:
    """As in "the towns the rebels said they held": what is said is the noun before."""
    at = subject.begin - 1
    if at < lo or subject.relative is not None or p.has(group.end, w.QUOTE):
        return False
    noun = phrase_before(p, lo, at + 1)
    if noun is None or (
        noun[0] - 1 == lo and p.has(lo, w.PREPOSITION | w.SUBORDINATOR)
    ):
        return False
    free = not p.has(at, w.FUNCTION | w.ADVERB | w.VERB | w.TIME | w.ING)
    return free and p.tokens[at].text[0].isalpha() and not p.has(at, w.CAPITAL)


def sources_of(subject: Subject) -> tuple[Range, ...]:
    """The ranges of a subject: its phrase, and "who" if it stands there."""
    if subject.relative is None:
        return (subject.phrase,)
    return subject.phrase, subject.relative


def drafted(
    p: Passage,
    group: Group,
    source: tuple[Range, ...],
    content: Content,
    rule: str,
    *,
    main: bool = False,
) -> Draft:
    """A draft from a verb group, its sources and its content."""
    end = content.cue_end or content.verdict_end or group.end
    cue: tuple[Range, ...] = ((group.begin, end),)
    if content.cue_end is not None and content.cue_end - 1 > group.end:
        cue = ((group.begin, group.end), (content.cue_end - 1, content.cue_end))
    return Draft(
        passage=p,
        source=source,
        cue=cue,
        content=content.ranges,
        force=group.cue.force,
        rule=rule if content.verdict_end is None else VERDICT,
        verb=group.cue,
        negated=group.negated,
        channel=content.channel,
        recipient=content.recipient,
        main=main,
    )


def _content_beside(
    p: Passage, bounds: Range, group: Group, subject: Subject
) -> Content | None:
    lo, hi = bounds
    before = None
    if group.cue.takes & {"quote", "that"}:
        parted = p.low(group.end) == "," and p.has(group.end + 1, w.AUXILIARY | w.VERB)
        before = content_before(p, lo, subject.begin, parted=parted)
    if before is not None and p.has(before.ranges[0][0], w.PREPOSITION):
        # On Channel Nine's “Morning Talk,” Brandt said it rained: a title
        titled = content_after(p, group, hi)
        if titled is not None:
            return _with_leading_channel(p, (lo, group.begin), subject, titled)
    if before is not None and before.kind == "quote" and p.low(group.end) != "that":
        return _with_adjuncts(p, hi, group, _with_second(p, hi, group, before))
    if before is not None and _nothing_follows(p, group, hi):
        return _with_adjuncts(p, hi, group, _with_rest(p, hi, group, before))
    after = content_after(p, group, hi)
    if after is not None:
        return _with_leading_channel(p, (lo, group.begin), subject, after)
    if before is None or before.kind != "quote":
        return None
    return _with_adjuncts(p, hi, group, before)


def _nothing_follows(p: Passage, group: Group, hi: int) -> bool:
    at = adjuncts_after(p, group.end, hi).end
    if group.cue.takes & {"whom"}:
        phrase = phrase_after(p, group.end, hi)
        at = adjuncts_after(p, phrase[1], hi).end if phrase else at
    return at >= hi or p.low(at) in {".", ",", ";", "—", "–", "!", "?"}


def _with_rest(p: Passage, hi: int, group: Group, before: Content) -> Content:
    """As in "The road, he said, was open": the other half."""
    at = adjuncts_after(p, group.end, hi).end
    if p.low(at) != "," or p.has(at + 1, w.ING | w.RELATIVE) or at + 2 >= hi:
        return before
    if p.has(at + 1, w.CONJUNCTION | w.ADVERSATIVE | w.QUOTE | w.SUBORDINATOR):
        return before
    if opens_the_outlets_time(p, at + 1):
        return before
    end = min(hi, at + _REST)
    while end - 1 > at and p.low(end - 1) in {".", ",", ";"}:
        end -= 1
    if end <= at + 1:
        return before
    return Content((*before.ranges, (at + 1, end)), before.channel, before.recipient)


def _with_second(p: Passage, hi: int, group: Group, before: Content) -> Content:
    """As in “The road,” Brandt said, “is open”: the second half of the quotation."""
    at = adjuncts_after(p, group.end, hi).end
    quotation = p.quotation_at(at + 1) if p.low(at) == "," else None
    if quotation is None or quotation.first != at + 1:
        return before
    ranges = (*before.ranges, (quotation.first, quotation.last + 1))
    return Content(ranges, before.channel, before.recipient, None, before.kind)


def _with_adjuncts(p: Passage, hi: int, group: Group, content: Content) -> Content:
    """The content with channel and recipient that stand after the cue."""
    recipient, at = None, group.end
    if group.cue.takes & {"whom"}:
        recipient = phrase_after(p, at, hi)
        at = recipient[1] if recipient else at
    adjuncts = adjuncts_after(p, at, hi)
    return Content(
        content.ranges,
        content.channel or adjuncts.channel,
        content.recipient or recipient or adjuncts.recipient,
        None,
        content.kind,
    )


def _with_leading_channel(
    p: Passage, bounds: Range, subject: Subject, content: Content
) -> Content:
    """As in "In a statement, the ministry said", "Brandt, in a speech, said"."""
    lo, end = bounds
    if content.channel is not None:
        return content
    adjuncts = adjuncts_after(p, lo, subject.begin)
    if adjuncts.channel is None and p.low(subject.phrase[1]) == ",":
        adjuncts = adjuncts_after(p, subject.phrase[1] + 1, end)
    if adjuncts.channel is None:
        return content
    return replace(
        content,
        channel=adjuncts.channel,
        recipient=content.recipient or adjuncts.recipient,
    )


def _inverted(p: Passage, bounds: Range, group: Group) -> Draft | None:
    """As in "...", said Brandt: a quotation or a clause and a comma before it."""
    lo, hi = bounds
    if not _may_invert(p, bounds, group):
        return None
    before = content_before(p, _reach_back(p, lo, group.begin), group.begin)
    phrase = phrase_after(p, group.end, hi)
    if before is None or phrase is None or not _stands_as_speaker(p, phrase, hi):
        return None
    source = with_apposition(p, phrase, hi)
    if before.kind != "quote" and not _ends_at(p, source[1], hi):
        return None
    at = source[1] + 1 if p.low(source[1]) == "," else source[1]
    adjuncts = adjuncts_after(p, at, hi)
    content = Content(before.ranges, adjuncts.channel, adjuncts.recipient)
    return drafted(p, group, (source,), content, "inverted", main=True)


def _may_invert(p: Passage, bounds: Range, group: Group) -> bool:
    """Whether the verb's form, and what follows, let its speaker stand after it."""
    lo, hi = bounds
    if not (group.past or group.bare) or "quote" not in group.cue.takes:
        return False
    if "whom" in group.cue.takes and group.cue.lemma != "ask":
        return False
    if group.begin != group.head or group.end >= hi:
        return False
    if group.begin == lo and p.quotation_at(lo - 1) is None:
        return False
    if p.has(group.end, w.QUOTE | w.MARK) or p.low(group.end) in _NOT_SPEAKERS:
        return False
    return p.low(adjuncts_after(p, group.end, hi).end) != "that"


def _ends_at(p: Passage, at: int, hi: int) -> bool:
    """Whether nothing but time and channel follows: "..., said Brandt on Monday."."""
    end = adjuncts_after(p, at, hi).end
    return end >= hi or p.low(end) in {".", ",", ";"} or p.has(end, w.QUOTE)


def _reach_back(p: Passage, lo: int, at: int) -> int:
    quotation = p.quotation_at(at - 1)
    return min(lo, quotation.first) if quotation else lo


def _stands_as_speaker(p: Passage, phrase: Range, hi: int) -> bool:
    """Whether nothing follows the phrase that makes it the subject of a clause."""
    end = phrase[1]
    if p.has(phrase[0], w.OBJECT):
        return False
    return end >= hi or (
        not p.has(end, w.AUXILIARY)
        and not (p.has(end, w.VERB) and not p.has(end, w.CAPITAL))
    )


def _elided(
    p: Passage, bounds: Range, group: Group, before: tuple[Draft, ...]
) -> Draft | None:
    """As in "... and declared ...": the speaker of the cue before it."""
    lo, hi = bounds
    prior = p.low(group.begin - 1)
    if group.begin <= lo or prior not in {"and", "but", "or", ",", "then"}:
        return None
    content = content_after(p, group, hi)
    if content is None:
        return None
    for draft in reversed(before):
        if draft.main and lo <= draft.cue[0][0] < group.begin and draft.source:
            return drafted(p, group, draft.source, content, "elided", main=True)
    if group.bare or group.cue.needs is not None:
        return None
    subject = main_subject(p, lo, group.begin)
    if subject is None:
        return None
    return drafted(p, group, sources_of(subject), content, "elided", main=True)


def main_subject(p: Passage, lo: int, before: int) -> Subject | None:
    """The subject of the first finite verb of the sentence, up to a place."""
    tried = 0
    for i in range(lo + 1, min(before, lo + 60)):
        if p.holder[i] != p.holder[before]:
            continue
        if not p.has(i, w.VERB | w.AUXILIARY) or p.has(i, w.CAPITAL):
            continue
        subject = subject_before(p, lo, i)
        if subject is not None and subject.relative is None:
            return subject
        tried += 1
        if tried >= _VERBS_TRIED:
            break
    return None


def _without_content(
    p: Passage, bounds: Range, group: Group, subject: Subject
) -> Draft | None:
    """As in "Brandt said:" at the end of a paragraph: the next may be hers."""
    hi = bounds[1]
    adjuncts = adjuncts_after(p, group.end, hi)
    opened = p.low(adjuncts.end) == ":" and adjuncts.end + 1 == len(p.tokens)
    if not opened or not group.cue.takes & {"quote", "that"}:
        return None
    content = Content((), adjuncts.channel, adjuncts.recipient)
    draft = drafted(p, group, sources_of(subject), content, "reported", main=True)
    return replace(draft, open_end=True)
