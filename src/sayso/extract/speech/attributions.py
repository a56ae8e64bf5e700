"""Who says what, by rules that need no weights: the baseline and the fallback.

Each paragraph is read sentence by sentence; each token that can be a cue is looked up
once and read by the rule for its kind. Rules give drafts; `merge` makes attributions.
"""

from collections.abc import Iterator

from sayso.extract.speech.according import according_to
from sayso.extract.speech.adjectives import adjective_cue, adjective_forces
from sayso.extract.speech.asides import is_aside
from sayso.extract.speech.borders import without_run_on
from sayso.extract.speech.caveats import caveat_heads, caveat_in
from sayso.extract.speech.channels import CITING
from sayso.extract.speech.citations import citing_speech
from sayso.extract.speech.colon import (
    colon_speech,
    forwarded_post,
    speakers_of,
)
from sayso.extract.speech.denying import is_withheld
from sayso.extract.speech.drafts import Draft
from sayso.extract.speech.hedges import sourceless_adverb
from sayso.extract.speech.lexicon import cue_forms, spaced
from sayso.extract.speech.merge import attributions_of, ordered
from sayso.extract.speech.nouncues import noun_cue, noun_forces
from sayso.extract.speech.participles import gerund_speech
from sayso.extract.speech.passage import LONG_QUOTATION, Passage, passages_of
from sayso.extract.speech.passives import passive_speech
from sayso.extract.speech.phrases import Range
from sayso.extract.speech.quotes import Continued
from sayso.extract.speech.reported import finite_speech, is_told
from sayso.extract.speech.taken_up import with_taken_up
from sayso.extract.speech.verbgroups import Group, any_verb_at, groups_at
from sayso.extract.speech.verdicts import called_untrue
from sayso.extract.speech.words import PAST_FORM
from sayso.model.attribution import Attribution, Caveat, Force
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.model.reading import Extraction, Finding

# How many drafts back a cue without a subject may look for one.
_REMEMBERED = 6
# No sentence of a report cites more often; what does ("he said he said ...") is read up
# to here, so that a text made to be slow is none.
MOST_IN_A_SENTENCE = 40


class AttributionExtractor:
    """Gives attributions, caveats, and an issue for speech without a source."""

    name = "attributions"
    version = "2"
    needs: tuple[str, ...] = ("sentences",)
    gives: tuple[str, ...] = ("attributions", "caveats", "issues")

    def extract(self, doc: Document, found: Extraction) -> Iterator[Finding]:
        """Attributions in text order, then caveats, then issues."""
        continued = Continued()
        beside: list[Caveat | Issue] = []
        passages = tuple(passages_of(found.sentences))
        turns = speakers_of(passages)
        for passage in passages:
            drafts, more = _read(passage, turns)
            continued.take(passage, drafts)
            beside.extend(more)
        read = with_taken_up(
            doc.text, found.sentences, attributions_of(continued.whole())
        )
        kept = [item for item in read if not _is_none(doc, item)]
        yield from ordered([without_run_on(doc, item) for item in kept])
        yield from (found for found in beside if isinstance(found, Caveat))
        yield from continued.issues
        yield from (found for found in beside if isinstance(found, Issue))


def _is_none(doc: Document, item: Attribution) -> bool:
    """Whether nobody says anything by the words, though a cue stands there."""
    return is_withheld(doc, item) or is_aside(doc, item)


def _read(
    p: Passage, turns: frozenset[str]
) -> tuple[list[Draft], list[Caveat | Issue]]:
    colon = colon_speech(p, turns)
    drafts = [colon] if colon is not None else []
    beside: list[Caveat | Issue] = []
    for sentence in p.sentences:
        head, caveat = _caveat_of(p, sentence)
        if caveat is not None:
            beside.append(caveat)
        passed_on = forwarded_post(p, sentence)
        drafts += [passed_on] if passed_on else []
        found = _drafts_of(p, sentence, head, drafts)
        drafts.extend(map(called_untrue, found))
        if len(found) == MOST_IN_A_SENTENCE:
            beside.append(_crowded(p, sentence))
    return drafts, beside


def _crowded(p: Passage, sentence: Range) -> Issue:
    """The issue of a sentence that was not read to its end."""
    span = p.span(*sentence)
    return Issue(
        code="S-EXT-008",
        level="warning",
        message=(
            f"the sentence at {span.start}-{span.end} cites somebody "
            f"{MOST_IN_A_SENTENCE} times or more; it was read for speech up to there: "
            "look whether full stops are missing"
        ),
        span=span,
        agent="attributions@2",
    )


def _drafts_of(
    p: Passage, sentence: Range, caveat: int, before: list[Draft]
) -> list[Draft]:
    found: list[Draft] = []
    recent = tuple(before[-_REMEMBERED:])
    for at in range(*sentence):
        # "Norlink could not verify it" is a caveat, and no second thing beside it
        draft = _draft_at(p, sentence, at, recent) if at != caveat else None
        if draft is None:
            continue
        found.append(draft)
        recent = (*recent, draft)[-_REMEMBERED:]
        if len(found) == MOST_IN_A_SENTENCE:
            break
    return found


def _caveat_of(p: Passage, sentence: Range) -> tuple[int, Caveat | None]:
    """The first caveat of a sentence, and the place of its head word; -1 for none."""
    for at in range(*sentence):
        if p.tokens[at].low in caveat_heads():
            caveat = caveat_in(p, sentence, at)
            if caveat is not None:
                return at, caveat
    return -1, None


def _draft_at(
    p: Passage, sentence: Range, at: int, before: tuple[Draft, ...]
) -> Draft | None:
    bounds = _bounds(p, sentence, at)
    if p.tokens[at].low in cue_forms():
        draft = _verb_draft(p, bounds, at, before)
        if draft is not None:
            return draft
    return _other_draft(p, bounds, at)


def _verb_draft(
    p: Passage, bounds: Range, at: int, before: tuple[Draft, ...]
) -> Draft | None:
    group = groups_at(p, *bounds, at)
    if group is None or _is_plural_before_verb(p, at):
        return None
    if group.gerund:
        return _gerund_draft(p, bounds, group, before)
    if _is_denied_noun(p, at, before):
        return None
    if group.passive:
        return passive_speech(p, bounds, group)
    if group.modal and is_told(p, group.begin, before):
        # "said the army would defend Dresna": what somebody may do is no speech
        return None
    return finite_speech(p, bounds, group, before)


def _is_plural_before_verb(p: Passage, at: int) -> bool:
    """As in "Unconfirmed reports | said": what speaks is the reports."""
    return (
        p.low(at) in spaced("source_nouns", "records") and p.low(at + 1) in cue_forms()
    )


def _is_denied_noun(p: Passage, at: int, before: tuple[Draft, ...]) -> bool:
    """As in 'dismissed as "rumours" | reports of a coup': a noun, and no verb."""
    return any(
        draft.force is Force.DENIES and draft.passage is p and draft.content
        and draft.content[0][0] == at
        for draft in before
    )  # fmt: skip


def _gerund_draft(
    p: Passage, bounds: Range, group: Group, before: tuple[Draft, ...]
) -> Draft | None:
    if group.cue.lemma in CITING:
        cited = citing_speech(p, bounds, group, before)
        if cited is not None:
            return cited
    return gerund_speech(p, bounds, group, before)


def _other_draft(p: Passage, bounds: Range, at: int) -> Draft | None:
    low = p.tokens[at].low
    if low == "according":
        return according_to(p, bounds, at)
    if low in noun_forces():
        return noun_cue(p, bounds, at)
    if low in adjective_forces():
        return adjective_cue(p, bounds, at)
    if low.endswith("edly"):
        return sourceless_adverb(p, bounds, at)
    other = any_verb_at(p, bounds[0], at) if p.has(at, PAST_FORM) else None
    return finite_speech(p, bounds, other, ()) if other else None


def _bounds(p: Passage, sentence: Range, at: int) -> Range:
    """The sentence around a place; inside a long quotation, what is quoted of it."""
    quotation = p.quotation_at(at)
    if quotation is None or quotation.length < LONG_QUOTATION * 2:
        return sentence
    return max(sentence[0], quotation.begin), min(sentence[1], quotation.end + 1)
