"""Cues that are no finite verb: "…, declaring ...", "was quoted as saying"."""

from dataclasses import replace

from sayso.extract.speech import words as w
from sayso.extract.speech.channels import channel_at
from sayso.extract.speech.citations import as_saying
from sayso.extract.speech.contents import content_after
from sayso.extract.speech.drafts import Draft
from sayso.extract.speech.lexicon import spaced
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import Range, phrase_before
from sayso.extract.speech.reported import drafted, main_subject, sources_of
from sayso.extract.speech.verbgroups import Group

_CHANNEL_REACH = 12
_NO_SPEECH_AFTER = frozenset("for of to from about on at as than".split())
_PLAIN = frozenset(
    "say claim call tell warn allege demand accuse urge shout chant announce insist "
    "vow threaten praise denounce condemn blame call_for suggest describe".split()
) | {"call for", "call on"}


def gerund_speech(
    p: Passage, bounds: Range, group: Group, before: tuple[Draft, ...]
) -> Draft | None:
    """The attribution of a participle: its source is that of the main clause."""
    lo, hi = bounds
    content = content_after(p, group, hi)
    if content is not None and p.low(group.begin - 1) == "as":
        return as_saying(p, lo, group, content)
    if content is None or group.cue.needs == "subject":
        return None
    source = _source_of(p, lo, group, before)
    if not source:
        return None
    draft = drafted(p, group, source, content, "participle")
    if draft.channel is not None or any(lo <= d.cue[0][0] for d in before):
        return draft
    return replace(draft, channel=_platform_before(p, lo, group.begin))


def _platform_before(p: Passage, lo: int, at: int) -> Range | None:
    """As in "published a video on | Telegram |, declaring": it ends at the comma."""
    end = at - 1 if p.low(at - 1) == "," else at
    for i in range(end - 1, max(lo, end - _CHANNEL_REACH), -1):
        found = channel_at(p, i, end)
        if found is not None and found[0] == end and found[1] == (i + 1, end):
            return found[1]
    return None


def _source_of(
    p: Passage, lo: int, group: Group, before: tuple[Draft, ...]
) -> tuple[Range, ...]:
    prior = group.begin - 1
    if p.low(prior) in _NO_SPEECH_AFTER and prior >= lo:
        return ()
    if prior >= lo and not p.has(
        prior, w.MARK | w.CONJUNCTION | w.PREPOSITION | w.QUOTE
    ):
        near = _near_source(p, lo, group)
        if near is not None:
            return (near,) if group.cue.lemma in _PLAIN else ()
    for draft in reversed(before):
        if draft.main and lo <= draft.cue[0][0] < group.begin and draft.source:
            return draft.source
    subject = main_subject(p, lo, group.begin)
    return sources_of(subject) if subject else ()


def _near_source(p: Passage, lo: int, group: Group) -> Range | None:
    """As in "protesters shouting", but not "issued a statement saying"."""
    phrase = phrase_before(p, lo, group.begin)
    if phrase is None:
        return None
    head = p.low(phrase[1] - 1)
    if head in spaced("channels", "documents"):
        return None
    return phrase
