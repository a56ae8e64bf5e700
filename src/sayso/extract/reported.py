"""A finite cue verb with its speaker and what is said, on either side of it.

"X said (that) ...", "..., X said", "..., said X", "X, who said ...", and a second verb
without a subject of its own ("X described ... and declared ...").
"""

from sayso.extract import words as w
from sayso.extract.channels import adjuncts_after
from sayso.extract.contents import Content, content_after, content_before
from sayso.extract.drafts import Draft
from sayso.extract.lexicon import spaced
from sayso.extract.passage import Passage
from sayso.extract.phrases import (
    Range,
    Subject,
    phrase_after,
    subject_before,
    with_apposition,
)
from sayso.extract.verbgroups import Group

_FIRST_PERSON = frozenset({"i", "we", "you"})
_CONDITIONS = frozenset({"if", "whether", "unless"})


def finite_speech(
    p: Passage, bounds: Range, group: Group, before: tuple[Draft, ...]
) -> Draft | None:
    """The attribution of a finite, active cue verb in one sentence."""
    lo, hi = bounds
    inverted = _inverted(p, bounds, group)
    if inverted is not None:
        return inverted
    if _follows_content(p, lo, group, before):
        return _elided(p, bounds, group, before)
    subject = subject_before(p, lo, group.begin)
    if subject is None:
        return _elided(p, bounds, group, before)
    if _is_gap(p, lo, subject, group):
        return None
    if not _may_speak(p, lo, subject, group):
        return None
    content = _content_beside(p, bounds, group, subject)
    if content is None:
        return _without_content(p, bounds, group, subject)
    return drafted(p, group, sources_of(subject), content, "reported", main=True)


def _follows_content(
    p: Passage, lo: int, group: Group, before: tuple[Draft, ...]
) -> bool:
    """ "heralded the end of the drought and declared": the content ends at the "and"."""
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
    """ "the towns the rebels said they held": what is said is the noun before."""
    at = subject.begin - 1
    if at < lo or subject.relative is not None or p.has(group.end, w.QUOTE):
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
    end = content.cue_end or group.end
    cue: tuple[Range, ...] = ((group.begin, end),)
    if content.cue_end is not None and content.cue_end - 1 > group.end:
        cue = ((group.begin, group.end), (content.cue_end - 1, content.cue_end))
    return Draft(
        passage=p,
        source=source,
        cue=cue,
        content=content.ranges,
        force=group.cue.force,
        rule=rule,
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
    if before is not None and before.kind == "quote" and p.low(group.end) != "that":
        return _with_adjuncts(p, hi, group, before)
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
    """ "The road, he said, was open": the other half, if the first is no clause."""
    at = adjuncts_after(p, group.end, hi).end
    if p.low(at) != "," or p.has(at + 1, w.ING | w.RELATIVE) or at + 2 >= hi:
        return before
    if p.has(at + 1, w.CONJUNCTION | w.ADVERSATIVE | w.QUOTE | w.SUBORDINATOR):
        return before
    end = hi
    while end - 1 > at and p.low(end - 1) in {".", ",", ";"}:
        end -= 1
    if end <= at + 1:
        return before
    return Content((*before.ranges, (at + 1, end)), before.channel, before.recipient)


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
    """ "In a statement, the ministry said", "Brandt, in a speech, said"."""
    lo, end = bounds
    if content.channel is not None:
        return content
    adjuncts = adjuncts_after(p, lo, subject.begin)
    if adjuncts.channel is None and p.low(subject.phrase[1]) == ",":
        adjuncts = adjuncts_after(p, subject.phrase[1] + 1, end)
    if adjuncts.channel is None:
        return content
    return Content(
        content.ranges,
        adjuncts.channel,
        content.recipient or adjuncts.recipient,
        content.cue_end,
        content.kind,
    )


def _inverted(p: Passage, bounds: Range, group: Group) -> Draft | None:
    """ "...", said Brandt: the words before are a quotation or a clause and comma."""
    lo, hi = bounds
    if (not group.past and not group.bare) or "quote" not in group.cue.takes:
        return None
    if group.begin != group.head or group.end >= hi:
        return None
    if "whom" in group.cue.takes and group.cue.lemma != "ask":
        return None
    if p.low(adjuncts_after(p, group.end, hi).end) == "that":
        return None
    if p.low(group.end) in {"last", "this", "next", "earlier"}:
        return None
    if group.begin == lo and p.quotation_at(lo - 1) is None:
        return None
    before = content_before(p, _reach_back(p, lo, group.begin), group.begin)
    if before is None or p.has(group.end, w.QUOTE | w.MARK):
        return None
    phrase = phrase_after(p, group.end, hi)
    if phrase is None or not _stands_as_speaker(p, phrase, hi):
        return None
    source = with_apposition(p, phrase, hi)
    at = source[1] + 1 if p.low(source[1]) == "," else source[1]
    adjuncts = adjuncts_after(p, at, hi)
    content = Content(before.ranges, adjuncts.channel, adjuncts.recipient)
    return drafted(p, group, (source,), content, "inverted", main=True)


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


def _may_speak(p: Passage, lo: int, subject: Subject, group: Group) -> bool:
    """Whether the subject fits the verb: number, kind, and no condition before it."""
    if p.low(subject.begin - 1) in _CONDITIONS and subject.begin - 1 >= lo:
        return False
    if group.bare and not _agrees(p, subject, group):
        return False
    if subject.pronoun and p.low(subject.phrase[0]) in _FIRST_PERSON:
        return _in_quotation(p, group) or group.cue.needs is None
    if group.cue.needs == "evidence":
        return _is_evidence(p, subject, group)
    if group.cue.needs == "outlet":
        return _has_word(p, subject, "outlets")
    if group.cue.lemma in {"call", "name", "label", "dub", "term", "put", "read"}:
        return (
            p.low(subject.phrase[0]) not in {"a", "an", "what"} or group.past is False
        )
    return True


def _in_quotation(p: Passage, group: Group) -> bool:
    return p.holder[group.head] >= 0


def _agrees(p: Passage, subject: Subject, group: Group) -> bool:
    """ "Officials claim", "she claims": a bare form must fit its subject."""
    if subject.relative is not None:
        return True
    last = p.tokens[subject.phrase[1] - 1].low
    third = p.tokens[group.head].low.endswith("s")
    if subject.pronoun:
        return third == (last in {"he", "she", "it", "who"})
    if third:
        return True
    plural = last.endswith("s") or last in {
        "people", "police", "many", "some", "most", "others", "men", "women", "both",
        "media", "few", "all", "those", "data", "voters", "children",
    }  # fmt: skip
    joined = any(
        p.has(i, w.CONJUNCTION) for i in range(subject.phrase[0], subject.phrase[1])
    )
    return plural or joined


def _is_evidence(p: Passage, subject: Subject, group: Group) -> bool:
    if group_of_people(p, subject) and not group.cue.takes & {"np"}:
        return True
    return _has_word(p, subject, "footage") or _has_word(p, subject, "records")


def group_of_people(p: Passage, subject: Subject) -> bool:
    """Whether the subject is of those that find things out: "researchers"."""
    return _has_word(p, subject, "finders")


def _has_word(p: Passage, subject: Subject, kind: str) -> bool:
    listed = spaced("source_nouns", kind)
    lo, hi = subject.phrase
    return any(p.low(i) in listed for i in range(lo, hi))


def _elided(
    p: Passage, bounds: Range, group: Group, before: tuple[Draft, ...]
) -> Draft | None:
    """ "... and declared ...": the speaker of the cue before it in the sentence."""
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
    for i in range(lo + 1, min(before, lo + 60)):
        if p.quotation_at(i) is not None and not p.has(i, w.VERB):
            continue
        if not p.has(i, w.VERB | w.AUXILIARY) or p.has(i, w.CAPITAL):
            continue
        subject = subject_before(p, lo, i)
        if subject is not None and subject.relative is None:
            return subject
    return None


def _without_content(
    p: Passage, bounds: Range, group: Group, subject: Subject
) -> Draft | None:
    """ "The ministry refused to comment", "did not respond": refusals need none."""
    return None
