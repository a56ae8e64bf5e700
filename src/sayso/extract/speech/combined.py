"""Who says what, by rules and weights together: each is right where the other errs.

Both read every document. Two attributions are one when their cues share a word. `rule`
tells afterwards who found it: "reported+weights" both, "reported" the rules alone,
"weights" the weights alone; `score` is how sure the weights are of cue and content.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sayso.extract.speech.attributions import AttributionExtractor
from sayso.extract.speech.learned import RULE, learned_attributions, stretches_of
from sayso.extract.speech.nested import holders_of, without_circles
from sayso.model.attribution import Attribution, Caveat, Force
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.model.reading import Extraction, Finding
from sayso.model.sentence import Sentence
from sayso.model.span import Span
from sayso.text.intervals import Intervals

# How sure the weights are that words are a cue.
Sure = Callable[[Span], float]
# All were chosen on development data alone.
LEAST_ALONE = 0.4  # the weights alone: below it they are more often wrong than right
LEAST_INNER = 0.8  # the same inside a content, and for what nobody is said to feel
LEAST_RULED = 0.1  # the rules alone: the weights must not be sure that it is none
LEAST_RULED_INNER = 0.5  # the same inside a content that the weights found
# What the weights were trained on, and what nobody has named.
READ_LANGUAGES = frozenset({"en", None})
# No report has so many characters; some 160 MB and 15 seconds go into reading them.
LONGEST = 300_000
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
        if doc.lang not in READ_LANGUAGES or len(doc.text) > LONGEST:
            yield from ruled
            if len(doc.text) > LONGEST:
                yield _too_long(len(doc.text), f"{self.name}@{self.version}")
            return
        heard = self._encoder.read(doc.text, stretches_of(found.sentences))
        learned = tuple(learned_attributions(doc, found.sentences, heard))
        learned = with_near_sources(learned, found.sentences)
        merged = merged_attributions(
            tuple(item for item in ruled if isinstance(item, Attribution)),
            _outside_caveats(learned, ruled),
            lambda span: heard.sure_of_cue(span.start, span.end),
        )
        yield from merged
        contents = Intervals((s for item in merged for s in item.content), _itself)
        for item in ruled:
            if not isinstance(item, Attribution) and not _answered(item, contents):
                yield item


def _too_long(length: int, agent: str) -> Issue:
    return Issue(
        code="S-EXT-009",
        level="note",
        message=(
            f"the text has {length:,} characters; beyond {LONGEST:,} it is read by the "
            "rules alone: split it into its reports to have the weights read it too"
        ),
        agent=agent,
    )


def _itself(span: Span) -> Span:
    return span


def with_near_sources(
    learned: Sequence[Attribution], sentences: Sequence[Sentence]
) -> tuple[Attribution, ...]:
    """Without those whose source stands in another sentence than their cue.

    A pointer of the weights may land anywhere in a window: "it ... told minority
    groups not to worry" was laid to somebody named five paragraphs later.
    """
    return tuple(item for item in learned if _is_near(item, sentences))


def _is_near(item: Attribution, sentences: Sequence[Sentence]) -> bool:
    if not item.source or not item.cue:
        return True
    around = [s.span for s in sentences if s.span.overlaps(item.cue[0])]
    return all(any(s.overlaps(span) for s in around) for span in item.source)


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
    ruled: Sequence[Attribution], learned: Sequence[Attribution], sure: Sure
) -> tuple[Attribution, ...]:
    """The attributions of both, each once, in text order, with new keys."""
    kept: list[Attribution] = []
    partners = _partners(ruled, learned)
    contents = Intervals((s for item in learned for s in item.content), _itself)
    for at, own in enumerate(ruled):
        other = partners.get(at)
        if other is not None:
            kept.append(_both(own, learned[other]))
        elif _stands_alone(own, contents, sure):
            kept.append(own)
    paired = set(partners.values())
    kept.extend(
        other
        for at, other in enumerate(learned)
        if at not in paired and (other.score or 0) >= _least(other)
    )
    return _ordered(kept)


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


def _both(ruled: Attribution, learned: Attribution) -> Attribution:
    """One attribution: the weights' spans, and what the rules know beside them."""
    return replace(
        learned,
        source=learned.source or ruled.source,
        force=ruled.force,
        channel=ruled.channel or learned.channel,
        recipient=ruled.recipient or learned.recipient,
        hedge=ruled.hedge or learned.hedge,
        rule=f"{ruled.rule}+{learned.rule}",
    )


def _stands_alone(ruled: Attribution, contents: Intervals[Span], sure: Sure) -> bool:
    """Whether what only the rules found is to be believed."""
    inside = any(contents.touching(span.start, span.end) for span in ruled.cue)
    least = LEAST_RULED_INNER if inside else LEAST_RULED
    return max(sure(span) for span in ruled.cue) >= least


def _ordered(kept: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """In text order of the cues, with keys, and who stands in whom."""
    order = sorted(kept, key=lambda a: (a.cue[0].start, a.cue[-1].end))
    cues = [a.cue for a in order]
    holders = without_circles(holders_of(cues, [a.content for a in order]))
    return tuple(
        replace(
            own,
            key=f"a{at + 1}",
            inside=None if (holder := holders[at]) is None else f"a{holder + 1}",
        )
        for at, own in enumerate(order)
    )
