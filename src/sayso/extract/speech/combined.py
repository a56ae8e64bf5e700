"""Who says what, by rules and weights together: each is right where the other errs.

Both read every document. Two attributions are one when their cues share a word. `rule`
tells afterwards who found it: "reported+weights" both, "reported" the rules alone,
"weights" the weights alone; `score` is how sure the weights are of cue and content.

Of one that both found the weights give the spans, and the rules what is rare in what
the weights learned from: force, channel, recipient, hedge; the content after "according
to", and the cue where words and quotation are mixed.

Where the weights stop at a comma before a participle ("the army said it had shelled
Dresna, | sending families fleeing") and the rules go on, what follows is said, too.

Which of them is right tells a small model of how sure the weights are of each part and
who found it (`belief`).

What stands inside another's content is kept only where both found it and the weights
are sure, and where somebody else says, denies, demands or asks it there: "I think" in a
speaker's own quotation, or what a third may feel or plan, cites nobody anew.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.extract.speech.agreement import agreed
from sayso.extract.speech.asides import is_aside
from sayso.extract.speech.attributions import AttributionExtractor
from sayso.extract.speech.belief import belief_of
from sayso.extract.speech.borders import bordered
from sayso.extract.speech.citations import RULE as CITED
from sayso.extract.speech.denying import is_withheld
from sayso.extract.speech.elided import with_subjects
from sayso.extract.speech.learned import RULE, learned_attributions, stretches_of
from sayso.extract.speech.lexicon import spaced
from sayso.extract.speech.merge import ordered, standing_in
from sayso.extract.speech.taken_up import with_taken_up
from sayso.model.attribution import Attribution, Caveat, Force, Hedge
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.model.reading import Extraction, Finding
from sayso.model.sentence import Sentence
from sayso.model.span import Span
from sayso.text.intervals import Intervals

if TYPE_CHECKING:
    from sayso.nlp.encoder import Heard

# How sure the weights are that words are a cue.
Sure = Callable[[Span], float]
# How likely an attribution is right.
Belief = Callable[[Attribution], float]
# All were chosen on development data alone.
BELIEVED = 0.35  # how likely what stands in nobody's content must be
LEAST_BELIEVED = 0.2  # if it is within these bounds, by which all else goes:
LEAST_ALONE = 0.4  # the weights alone: below it they are more often wrong than right
LEAST_INNER = 0.8  # the same inside a content, and for what nobody is said to feel
LEAST_RULED = 0.1  # the rules alone: the weights must not be sure that it is none
LEAST_RULED_INNER = 0.5  # the same inside a content that the weights found
LEAST_HELD = 0.65  # both, inside another's content
# What somebody cited inside another's content may do there.
HELD_FORCES = frozenset({Force.ASSERTS, Force.DENIES, Force.DEMANDS, Force.ASKS})
OWN_WORDS = frozenset({"i", "we", "you"})
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "its"})
_BARE = frozenset({"in", "on", "at", "by", "via", "through", "to", "from", "with"})
# What the weights were trained on, and what nobody has named.
READ_LANGUAGES = frozenset({"en", None})
# No report has so many characters or words and marks; some 160 MB and 15 seconds go
# into reading so many words.
LONGEST = 300_000
LONGEST_WORDS = 50_000
_WHO_SPEAKS = "S-EXT-007"


class CombinedExtractor:
    """Gives attributions, caveats and issues, by rules and weights."""

    name = "attributions"
    needs: tuple[str, ...] = ("sentences",)
    gives: tuple[str, ...] = ("attributions", "caveats", "issues")

    def __init__(self) -> None:
        self._rules = AttributionExtractor()
        from sayso.nlp.encoder import encoder_in  # noqa: PLC0415 - loads only when weights are asked for

        self._encoder = encoder_in()
        self.version = f"{self._rules.version}+{self._encoder.version}"

    def extract(self, doc: Document, found: Extraction) -> Iterator[Finding]:
        """Attributions in text order, then caveats, then issues."""
        ruled = tuple(self._rules.extract(doc, found))
        too_long = is_too_long(doc, found.sentences)
        if doc.lang not in READ_LANGUAGES or too_long:
            yield from ruled
            if too_long:
                yield _too_long(len(doc.text), f"{self.name}@{self.version}")
            return
        heard = self._encoder.read(doc.text, stretches_of(found.sentences))
        merged = combined(doc, found.sentences, ruled, heard)
        yield from merged
        contents = Intervals((s for item in merged for s in item.content), _itself)
        for item in ruled:
            if not isinstance(item, Attribution) and not _answered(item, contents):
                yield item


def combined(
    doc: Document,
    sentences: Sequence[Sentence],
    ruled: Sequence[Finding],
    heard: "Heard",
) -> tuple[Attribution, ...]:
    """The attributions of a document, of what the rules found and the weights heard."""
    certainty = heard.certainty()
    merged = merged_attributions(
        tuple(item for item in ruled if isinstance(item, Attribution)),
        heard_attributions(doc, sentences, ruled, heard),
        lambda span: heard.sure_of_cue(span.start, span.end),
        lambda item: belief_of(item, certainty),
    )
    own = [item for item in ruled if isinstance(item, Attribution)]
    merged = with_participles(doc, own, merged)
    held = [item for item in merged if is_held(doc, item)]
    kept = [i for i in held if not is_withheld(doc, i) and not is_aside(doc, i)]
    return with_taken_up(doc.text, sentences, ordered(bordered(doc, kept)))


_PARTICIPLE = re.compile(r", (?:\w+ly )?\w{2,}ing\b")


def with_participles(
    doc: Document, ruled: Sequence[Attribution], merged: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """With what the rules read on behind a comma: ", sending families fleeing".

    Not where somebody is cited there ("adding that"), nor behind what is felt.
    """
    cues = Intervals((s for item in merged for s in item.cue), _itself)
    longer = {
        s.start: s for item in ruled if len(item.content) == 1 for s in item.content
    }

    def content_of(item: Attribution) -> tuple[Span, ...]:
        own = longer.get(item.content[-1].start) if item.content else None
        felt = item.force is Force.FEELS
        if own is None or felt or "+" not in item.rule:
            return item.content
        last = item.content[-1]
        goes_on = own.end > last.end and _PARTICIPLE.match(doc.text, last.end)
        if not goes_on or cues.touching(last.end, own.end):
            return item.content
        return (*item.content[:-1], own)

    return tuple(replace(item, content=content_of(item)) for item in merged)


def heard_attributions(
    doc: Document,
    sentences: Sequence[Sentence],
    ruled: Sequence[Finding],
    heard: "Heard",
) -> tuple[Attribution, ...]:
    """What the weights hear, as far as it may stand beside what the rules found."""
    learned = learned_attributions(doc, sentences, heard)
    learned = _outside_caveats(with_near_sources(learned, sentences), ruled)
    learned = with_subjects(sentences, learned)
    return tuple(with_own_words(doc, item) for item in learned)


def is_too_long(doc: Document, sentences: Sequence[Sentence]) -> bool:
    """Whether reading it with the weights would cost more than any report is worth."""
    if len(doc.text) > LONGEST:
        return True
    return sum(len(sentence.tokens) for sentence in sentences) > LONGEST_WORDS


def is_held(doc: Document, item: Attribution) -> bool:
    """Whether one inside another's content cites somebody anew, and surely."""
    if item.inside is None or item.rule == CITED:
        return True
    said = " ".join(doc.quote(span) for span in item.source).casefold()
    return (
        "+" in item.rule
        and item.force in HELD_FORCES
        and said not in OWN_WORDS
        and (item.score or 0) >= LEAST_HELD
    )


def with_own_words(doc: Document, learned: Attribution) -> Attribution:
    """With "is thought" as hedge, without a recipient that is a bare article.

    And without the mark at the end of a source or cue: "a monitor –", "said,".
    """
    told = learned.recipient
    if told is not None and doc.quote(told).casefold() in _DETERMINERS:
        told = None
    channel = learned.channel
    if channel is not None and doc.quote(channel).casefold() in _BARE:
        channel = None
    hedge = learned.hedge
    words = doc.quote(learned.cue[0]).casefold().split()
    if not learned.source and words[-1] in spaced("hedges", "passives", "doubting"):
        hedge = Hedge(span=learned.cue[0], holder="outlet", degree="likely")
    return replace(
        learned,
        source=tuple(_without(doc, span, " –—-") for span in learned.source),
        cue=tuple(_without(doc, span, " ,") for span in learned.cue),
        channel=channel,
        recipient=told,
        hedge=hedge,
    )


def _without(doc: Document, span: Span, marks: str) -> Span:
    left = len(doc.quote(span).rstrip(marks))
    return Span(span.start, span.start + left) if left else span


def _too_long(length: int, agent: str) -> Issue:
    return Issue(
        code="S-EXT-009",
        level="note",
        message=(
            f"the text has {length:,} characters; beyond {LONGEST:,}, or "
            f"{LONGEST_WORDS:,} words and marks, it is read by the rules alone: split "
            "it into its reports to have the weights read it too"
        ),
        agent=agent,
    )


def _itself(span: Span) -> Span:
    return span


def with_near_sources(
    learned: Sequence[Attribution], sentences: Sequence[Sentence]
) -> tuple[Attribution, ...]:
    """With those sources alone that stand in a sentence of their cue.

    A pointer of the weights may land anywhere in a window: "it ... told minority
    groups not to worry" was laid to somebody named five paragraphs later. One that has
    no other source is left out.
    """
    held = Intervals((sentence.span for sentence in sentences), _itself)
    kept = []
    for item in learned:
        source = _near(item, held)
        if source or not item.source:
            kept.append(replace(item, source=source))
    return tuple(kept)


def _near(item: Attribution, sentences: Intervals[Span]) -> tuple[Span, ...]:
    cue = item.cue[0]
    around = sentences.touching(cue.start, cue.end)
    return tuple(span for span in item.source if any(s.overlaps(span) for s in around))


def _outside_caveats(
    learned: Sequence[Attribution], ruled: Sequence[Finding]
) -> tuple[Attribution, ...]:
    """Without "Norlink could not verify it", which is a caveat and no claim."""
    caveats = Intervals((c.span for c in ruled if isinstance(c, Caveat)), _itself)
    return tuple(
        a for a in learned if not caveats.touching(a.cue[0].start, a.cue[0].end)
    )


def _answered(item: Finding, contents: Intervals[Span]) -> bool:
    """Whether an issue asks who speaks where the weights have said it."""
    return (
        isinstance(item, Issue)
        and item.code == _WHO_SPEAKS
        and item.span is not None
        and bool(contents.touching(item.span.start, item.span.end))
    )


def merged_attributions(
    ruled: Sequence[Attribution],
    learned: Sequence[Attribution],
    sure: Sure,
    belief: Belief | None = None,
) -> tuple[Attribution, ...]:
    """The attributions of both, each once, in text order, with new keys.

    Without a belief, all are kept or left by the bounds that hold inside contents.
    """
    found = candidates(ruled, learned)
    contents = Intervals((s for item in learned for s in item.content), _itself)
    kept = []
    for item, holder in zip(found, standing_in(found), strict=True):
        bounded = _in_bounds(item, contents, sure)
        if belief is not None and holder is None and item.rule != CITED:
            bounded = belief(item) >= (LEAST_BELIEVED if bounded else BELIEVED)
        if bounded:
            kept.append(item)
    return ordered(kept)


def candidates(
    ruled: Sequence[Attribution], learned: Sequence[Attribution]
) -> list[Attribution]:
    """What either found, and what both found once."""
    partners = _partners(ruled, learned)
    paired = set(partners.values())
    return [
        agreed(own, learned[partners[at]]) if at in partners else own
        for at, own in enumerate(ruled)
    ] + [other for at, other in enumerate(learned) if at not in paired]


def _in_bounds(item: Attribution, contents: Intervals[Span], sure: Sure) -> bool:
    """Whether it is to be believed by who found it, and how surely."""
    if "+" in item.rule or item.rule == CITED:
        return True
    if item.rule.startswith(RULE):
        return (item.score or 0) >= _least(item)
    return _stands_alone(item, contents, sure)


def _least(learned: Attribution) -> float:
    """How sure the weights must be of what they alone found."""
    inner = learned.rule != RULE
    unfelt = learned.force is Force.FEELS and not learned.source
    return LEAST_INNER if inner or unfelt else LEAST_ALONE


def _partners(
    ruled: Sequence[Attribution], learned: Sequence[Attribution]
) -> dict[int, int]:
    """For each of the rules' the one of the weights' with whose cue it shares words."""
    cues = Intervals(
        ((at, span) for at, item in enumerate(learned) for span in item.cue),
        lambda pair: pair[1],
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for at, own in enumerate(ruled):
        for span in own.cue:
            free = [i for i, _ in cues.touching(span.start, span.end)]
            free = [i for i in free if i not in taken]
            if free:
                found[at] = free[0]
                taken.add(free[0])
                break
    return found


def _stands_alone(ruled: Attribution, contents: Intervals[Span], sure: Sure) -> bool:
    """Whether what only the rules found is to be believed."""
    inside = any(contents.touching(span.start, span.end) for span in ruled.cue)
    least = LEAST_RULED_INNER if inside else LEAST_RULED
    return max(sure(span) for span in ruled.cue) >= least
