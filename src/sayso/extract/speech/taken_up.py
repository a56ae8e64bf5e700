"""What was just said, taken up by a noun or "which": "…, a claim the army rejected".

The outlet sets what one says beside what another says of it. The words from the comma
on are nobody's content: they are another's denial, of what stands before the comma.

- "…, a claim [that] X denied | called a lie | has neither confirmed nor denied"
- "…, allegations dismissed by X"
- "…, which X denied"
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sayso.extract.speech import words as w
from sayso.extract.speech.appositions import phrase_after, with_apposition
from sayso.extract.speech.drafts import Draft
from sayso.extract.speech.lexicon import spaced
from sayso.extract.speech.merge import attributions_of, ordered
from sayso.extract.speech.passage import Passage, passage_of
from sayso.extract.speech.phrases import Range
from sayso.extract.speech.subjects import subject_before
from sayso.extract.speech.verbgroups import Group, groups_at
from sayso.extract.speech.verdicts import is_verdict
from sayso.model.attribution import Attribution, Force
from sayso.model.sentence import Sentence
from sayso.model.span import Span

RULE = "taken-up"
_OPENING = re.compile(r"[,—–-]\s+(?:(?:an?|another)\s|which\s|[a-z]+s\s)")
_OPENERS = frozenset({",", "—", "–", "-", "--"})
_ARTICLES = frozenset({"a", "an", "another"})
_NOUN_REACH = 3  # "a far-fetched new | claim"
_SUBJECT_REACH = 16  # "the ministry's spokesman in the north, Ola Brandt, | denied"
_VERDICT_REACH = 6  # "as | entirely without any foundation"
_GOVERNED = frozenset({"refuse", "decline"})


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken up: the words from the mark on, as one range, and the draft."""

    tail: Range
    draft: Draft

    @property
    def is_which(self) -> bool:
        """Whether "which" takes it up, and no noun."""
        begin, end = self.draft.content[0]
        return end - begin == 1 and self.draft.passage.low(begin) == "which"


def with_taken_up(
    text: str, sentences: Sequence[Sentence], items: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions, with what takes up another's words as one of its own."""
    if not _OPENING.search(text):
        return tuple(items)
    kept = tuple(items)
    for taken in _taken_up_in(text, sentences):
        kept = _with(taken, kept)
    return ordered(kept) if kept != tuple(items) else tuple(items)


def _taken_up_in(text: str, sentences: Sequence[Sentence]) -> Iterator[Taken]:
    for number, group in groupby(sentences, key=lambda s: s.paragraph):
        held = tuple(group)
        if not _OPENING.search(text, held[0].span.start, held[-1].span.end):
            continue
        p = passage_of(number, held)
        for lo, hi in p.sentences:
            yield from _in_sentence(p, lo, hi)


def _in_sentence(p: Passage, lo: int, hi: int) -> Iterator[Taken]:
    for at in range(lo + 1, hi - 2):
        if p.low(at) not in _OPENERS or p.holder[at] >= 0:
            continue
        noun = _noun_after(p, at + 1, hi)
        draft = _draft(p, noun, hi) if noun else None
        if draft is not None:
            yield Taken((at, draft.cue[-1][1]), draft)


def _noun_after(p: Passage, at: int, hi: int) -> Range | None:
    """The noun that takes up what was said: "a claim", "charges", "which"."""
    if p.low(at) == "which":
        return at, at + 1
    single = p.low(at) in _ARTICLES
    begin = at + single
    for i in range(begin, min(hi, begin + _NOUN_REACH)):
        word = p.low(i)
        if word in spaced("untruth", "said") or word in spaced("untruth", "taken"):
            return (at, i + 1) if single or word.endswith("s") else None
        if p.has(i, w.FUNCTION | w.VERB | w.CAPITAL):
            return None
    return None


def _draft(p: Passage, noun: Range, hi: int) -> Draft | None:
    at = noun[1]
    which = p.low(at - 1) == "which"
    if not which and p.low(at) in {"that", "which"}:
        at += 1
    for i in range(at, min(hi, at + _SUBJECT_REACH)):
        if p.has(i, w.QUOTE) or p.low(i) in {";", ":"}:
            return None
        group = groups_at(p, at, hi, i)
        if group is None or group.gerund:
            continue
        draft = _by(p, noun, group, hi) if group.begin == at else None
        draft = draft or _of(p, noun, group, at, hi)
        if draft is None:
            continue
        refused = draft.force in {Force.DENIES, Force.DECLINES}
        return draft if refused or not which else None
    return None


def _by(p: Passage, noun: Range, group: Group, hi: int) -> Draft | None:
    """As in "a charge | denied by | the army"."""
    if p.low(group.end) != "by" or group.cue.force is not Force.DENIES:
        return None
    phrase = phrase_after(p, group.end + 1, hi)
    if phrase is None:
        return None
    return _made(
        p,
        noun,
        with_apposition(p, phrase, hi),
        (group.begin, group.end),
        Force.DENIES,
    )


def _of(p: Passage, noun: Range, group: Group, at: int, hi: int) -> Draft | None:
    """As in "a claim | the army | rejected as “propaganda”"."""
    end = group.begin - (p.low(group.begin - 1) == "at")  # "at | first dismissed"
    subject = subject_before(p, at, end)
    if group.passive or subject is None or subject.begin != at:
        return None
    if not _closes(p, group.end, hi):
        return _judged(p, noun, group, subject.phrase, hi)
    cue = (group.begin, group.end)
    if group.negated:
        known = spaced("forces", "refusing") | spaced("forces", "undenied")
        declines = group.cue.lemma.split()[0] in known
        beyond = group.end + (p.low(group.end) == "on")
        return (
            _made(p, noun, subject.phrase, (cue[0], beyond), Force.DECLINES)
            if declines
            else None
        )
    if group.cue.lemma in _GOVERNED and p.low(group.end) == "to":
        beyond = group.end + 2 + (p.low(group.end + 2) == "on")
        return _made(p, noun, subject.phrase, (cue[0], beyond), Force.DECLINES)
    if group.cue.force is Force.DENIES:
        return _made(p, noun, subject.phrase, cue, Force.DENIES)
    return None


def _closes(p: Passage, at: int, hi: int) -> bool:
    """Whether the verb has its object before it: nothing like one follows."""
    if at >= hi or p.low(at) in {"nor", "on", "to", "out", "."}:
        return True
    return p.low(at) != "as" and p.has(
        at, w.MARK | w.CONJUNCTION | w.PREPOSITION | w.TIME | w.ADVERSATIVE
    )


def _judged(
    p: Passage, noun: Range, group: Group, source: Range, hi: int
) -> Draft | None:
    """As in "a claim X | described as “baseless”": the verdict is in the cue."""
    denies = group.cue.force is Force.DENIES
    if not (denies or group.cue.lemma in spaced("untruth", "namers")):
        return None
    if group.negated or (denies and p.low(group.end) != "as"):
        return None
    begin = group.end + (p.low(group.end) == "as")
    end, quotation = begin, p.quotation_at(begin)
    if quotation is not None and quotation.first == begin:
        end = quotation.last + 1
    else:
        while end < min(hi, begin + _VERDICT_REACH) and not _ends_verdict(p, end):
            end += 1
    if end == begin or not (denies or is_verdict(p, begin, end)):
        return None
    return _made(p, noun, source, (group.begin, end), Force.DENIES)


def _ends_verdict(p: Passage, at: int) -> bool:
    return p.low(at) == "." or p.has(
        at, w.MARK | w.CONJUNCTION | w.TIME | w.ADVERSATIVE | w.SUBORDINATOR
    )


def _made(p: Passage, noun: Range, source: Range, cue: Range, force: Force) -> Draft:
    return Draft(
        passage=p,
        source=(source,),
        cue=(cue,),
        content=(noun,),
        force=force,
        rule=RULE,
    )


def _with(taken: Taken, items: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions with one that takes up another's words."""
    p = taken.draft.passage
    tail, before = p.span(*taken.tail), p.tokens[taken.tail[0] - 1]
    said = any(
        span.start < before.end <= span.end or span.end == before.end
        for item in items
        for span in item.content
    )
    if taken.is_which and not said:
        return items
    (own,) = attributions_of([taken.draft])
    kept = [cut for item in items if (cut := _without_tail(item, tail, before.end))]
    return (*kept, own)


def _without_tail(item: Attribution, tail: Span, end: int) -> Attribution | None:
    """An attribution that ends before what takes it up; None for one inside that."""
    if item.cue and tail.start <= item.cue[0].start < tail.end:
        return None
    content = tuple(
        Span(span.start, min(span.end, end)) if span.start < tail.start else span
        for span in item.content
        if span.end <= tail.start or span.start < tail.start or span.start >= tail.end
    )
    if not content and item.content:
        return None
    beyond = item.cue and item.cue[0].start > tail.end
    if beyond or content == item.content:
        return item
    return replace(item, content=content)
