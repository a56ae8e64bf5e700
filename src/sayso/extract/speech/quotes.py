"""Quotations without a cue of their own: they go on with the speaker before them.

A sentence that is one quotation belongs to whoever was last cited in its paragraph, or
in the paragraph before if that ended in a quotation too. Nobody there: an issue.
"""

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from sayso.extract.speech import words as w
from sayso.extract.speech.drafts import Draft
from sayso.extract.speech.passage import LONG_QUOTATION, Passage
from sayso.extract.speech.quotations import Quotation
from sayso.model.issue import Issue
from sayso.model.span import Span


@dataclass(slots=True)
class Continued:
    """The drafts of a document so far, and who spoke last, paragraph by paragraph."""

    drafts: list[Draft] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    last: int | None = None
    last_passage: int = -2
    waiting: int | None = None
    _more: dict[int, list[Span]] = field(default_factory=dict)
    _speakers: list[tuple[int, int]] = field(default_factory=list)

    def take(self, p: Passage, found: list[Draft]) -> None:
        """Take the drafts of the next paragraph, and give it its loose quotations."""
        first = len(self.drafts)
        self.drafts.extend(found)
        self._speakers = sorted(
            (draft.cue[0][0], first + i)
            for i, draft in enumerate(found)
            if draft.main and draft.source and p.holder[draft.cue[0][0]] < 0
        )
        loose = _loose_quotations(p, found)
        if self.waiting is not None:
            loose = self._answer(p, loose)
        for quotation in loose:
            self._attach(p, quotation)
        self._remember(p)

    def _answer(self, p: Passage, loose: list[Quotation]) -> list[Quotation]:
        """After "Brandt said:" and nothing more: the next paragraph is hers."""
        at, self.waiting = self.waiting, None
        if at is None or not p.tokens:
            return loose
        if loose and loose[0].first == 0:
            self._extend(at, p.span(loose[0].first, loose[0].last + 1))
            self.last, self.last_passage = at, p.number
            return loose[1:]
        return loose

    def _attach(self, p: Passage, quotation: Quotation) -> None:
        span = p.span(quotation.first, quotation.last + 1)
        speaker = self._speaker_of(p, quotation)
        if speaker is None:
            self.issues.append(_without_source(span))
            return
        self._extend(speaker, span)
        self.last, self.last_passage = speaker, p.number

    def _extend(self, at: int, span: Span) -> None:
        self._more.setdefault(at, []).append(span)

    def whole(self) -> list[Draft]:
        """All drafts, each with the quotations that go on with it."""
        return [
            replace(draft, more=tuple(self._more[i])) if i in self._more else draft
            for i, draft in enumerate(self.drafts)
        ]

    def _speaker_of(self, p: Passage, quotation: Quotation) -> int | None:
        speakers = self._speakers
        nearest = bisect_left(speakers, (quotation.first, -1)) - 1
        if nearest >= 0:
            return speakers[nearest][1]
        if self.last is not None and p.number - self.last_passage <= 1:
            return self.last
        return None

    def _remember(self, p: Passage) -> None:
        if not self._speakers:
            return
        self.last, self.last_passage = self._speakers[-1][1], p.number
        if self.drafts[self.last].open_end:
            self.waiting = self.last


def _loose_quotations(p: Passage, found: list[Draft]) -> list[Quotation]:
    """Whole-sentence quotations that no draft has claimed."""
    claimed = bytearray(len(p.tokens))
    for draft in found:
        if p.holder[draft.cue[0][0]] >= 0:
            continue  # “I think it rained.” claims nothing: who says "I think"?
        for lo, hi in (*draft.content, *draft.source):
            claimed[lo:hi] = b"\x01" * (hi - lo)
    starts = {lo for lo, _ in p.sentences}
    return [
        q
        for q in p.quotations
        if q.length >= LONG_QUOTATION
        and q.first in starts
        and _fills_its_sentence(p, q, starts)
        and not any(claimed[q.first : q.last])
    ]


def _fills_its_sentence(p: Passage, quotation: Quotation, starts: set[int]) -> bool:
    after = quotation.last + 1
    return after >= len(p.tokens) or after in starts or p.has(after, w.MARK)


def _without_source(span: Span) -> Issue:
    return Issue(
        code="S-EXT-007",
        level="note",
        message=(
            f"a quotation at {span.start}-{span.end} stands alone and nobody is cited "
            "before it; it was left without a source: look who speaks"
        ),
        span=span,
        agent="attributions@2",
    )
