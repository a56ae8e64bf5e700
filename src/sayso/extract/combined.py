"""Who says what, by rules and weights together: each is right where the other errs.

Both read every document. Two attributions are one when their cues share a word. `rule`
tells afterwards who found it: "reported+weights" both, "reported" the rules alone,
"weights" the weights alone; `score` is how sure the weights are of cue and content.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sayso.extract.attributions import AttributionExtractor
from sayso.extract.learned import learned_attributions, stretches_of
from sayso.extract.nested import holders_of, without_circles
from sayso.model.attribution import Attribution
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.model.reading import Extraction, Finding
from sayso.model.span import Span

# How sure the weights are that words are a cue.
Sure = Callable[[Span], float]
# All three were chosen on development data alone (bench/learned.py --tune).
LEAST_ALONE = 0.5  # the weights alone: below it they are more often wrong than right
LEAST_INNER = 0.5  # the same inside another's content
LEAST_RULED = 0.05  # the rules alone: the weights must not be sure that it is none
LEAST_RULED_INNER = 0.0


class CombinedExtractor:
    """Gives attributions, caveats and issues; the weights load on first use."""

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
        heard = self._encoder.read(doc.text, stretches_of(found.sentences))
        learned = learned_attributions(doc, found.sentences, heard)
        merged = merged_attributions(
            tuple(item for item in ruled if isinstance(item, Attribution)),
            learned,
            lambda span: heard.sure_of_cue(span.start, span.end),
        )
        yield from merged
        contents = tuple(span for item in merged for span in item.content)
        for item in ruled:
            if isinstance(item, Attribution) or _answered(item, contents):
                continue
            yield item


def _answered(item: Finding, contents: Sequence[Span]) -> bool:
    """Whether an issue asks who speaks where the weights have said it."""
    return (
        isinstance(item, Issue)
        and item.span is not None
        and any(item.span.overlaps(content) for content in contents)
    )


def merged_attributions(
    ruled: Sequence[Attribution], learned: Sequence[Attribution], sure: Sure
) -> tuple[Attribution, ...]:
    """The attributions of both, each once, in text order, with new keys."""
    kept: list[Attribution] = []
    partners = _partners(ruled, learned)
    for at, own in enumerate(ruled):
        other = partners.get(at)
        if other is not None:
            kept.append(_both(own, learned[other]))
        elif _stands_alone(own, learned, sure):
            kept.append(own)
    paired = set(partners.values())
    kept.extend(
        other
        for at, other in enumerate(learned)
        if at not in paired and (other.score or 0) >= _least(other)
    )
    return _ordered(kept)


def _least(learned: Attribution) -> float:
    return LEAST_INNER if learned.rule.endswith("-inner") else LEAST_ALONE


def _partners(
    ruled: Sequence[Attribution], learned: Sequence[Attribution]
) -> dict[int, int]:
    """For each of the rules' the one of the weights' with whose cue it shares words."""
    order = sorted(range(len(learned)), key=lambda i: learned[i].cue[0])
    free = {at: learned[at] for at in order}
    found: dict[int, int] = {}
    for at, own in enumerate(ruled):
        for other, attribution in free.items():
            if _share_words(own.cue, attribution.cue):
                found[at] = other
                del free[other]
                break
    return found


def _share_words(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in some for b in others)


def _both(ruled: Attribution, learned: Attribution) -> Attribution:
    """One attribution: the weights' spans, and what the rules know beside them."""
    return replace(
        learned,
        source=learned.source or ruled.source,
        force=ruled.force,
        manner=ruled.manner if ruled.content == learned.content else learned.manner,
        channel=ruled.channel or learned.channel,
        recipient=ruled.recipient or learned.recipient,
        hedge=ruled.hedge or learned.hedge,
        rule=f"{ruled.rule}+{learned.rule}",
    )


def _stands_alone(
    ruled: Attribution, learned: Sequence[Attribution], sure: Sure
) -> bool:
    """Whether what only the rules found is to be believed."""
    inside = any(_share_words(ruled.cue, other.content) for other in learned)
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
