"""Quotations without a cue of their own: they go on with the speaker before them.

A sentence that is one quotation belongs to whoever was last cited in its paragraph, or
in the paragraph before if that ended in a quotation too. Nobody there: an issue.
"""

from dataclasses import dataclass, field, replace

from sayso.extract import words as w
from sayso.extract.drafts import Draft
from sayso.extract.passage import LONG_QUOTATION, Passage
from sayso.extract.quotations import Quotation
from sayso.model.issue import Issue
from sayso.model.span import Span


@dataclass(slots=True)
class Continued:
    """The drafts of a document so far, and who spoke last; filled paragraph by paragraph."""

    drafts: list[Draft] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    last: int | None = None
    last_passage: int = -2
    waiting: int | None = None

    def take(self, p: Passage, found: list[Draft]) -> None:
        """Take the drafts of the next paragraph, and give it its loose quotations."""
        first = len(self.drafts)
        self.drafts.extend(found)
        loose = _loose_quotations(p, found)
        if self.waiting is not None:
            loose = self._answer(p, loose)
        for quotation in loose:
            self._attach(p, quotation, first)
        self._remember(p, first)

    def _answer(self, p: Passage, loose: list[Quotation]) -> list[Quotation]:
        """ "Brandt said:" and nothing more: the next paragraph is what she said."""
        at, self.waiting = self.waiting, None
        if at is None or not p.tokens:
            return loose
        if loose and loose[0].first == 0:
            self._extend(at, p.span(loose[0].first, loose[0].last + 1))
            self.last, self.last_passage = at, p.number
            return loose[1:]
        return loose

    def _attach(self, p: Passage, quotation: Quotation, first: int) -> None:
        span = p.span(quotation.first, quotation.last + 1)
        speaker = self._speaker_of(p, quotation, first)
        if speaker is None:
            self.issues.append(_without_source(span))
            return
        self._extend(speaker, span)
        self.last, self.last_passage = speaker, p.number

    def _extend(self, at: int, span: Span) -> None:
        draft = self.drafts[at]
        self.drafts[at] = replace(draft, more=(*draft.more, span))

    def _speaker_of(self, p: Passage, quotation: Quotation, first: int) -> int | None:
        for i in range(len(self.drafts) - 1, first - 1, -1):
            draft = self.drafts[i]
            if draft.main and draft.cue[0][0] < quotation.first and draft.source:
                if p.holder[draft.cue[0][0]] < 0:
                    return i
        if self.last is not None and p.number - self.last_passage <= 1:
            return self.last
        return None

    def _remember(self, p: Passage, first: int) -> None:
        for i in range(len(self.drafts) - 1, first - 1, -1):
            draft = self.drafts[i]
            if draft.main and draft.source and p.holder[draft.cue[0][0]] < 0:
                self.last, self.last_passage = i, p.number
                if draft.open_end:
                    self.waiting = i
                return


def _loose_quotations(p: Passage, found: list[Draft]) -> list[Quotation]:
    """Whole-sentence quotations that no draft has claimed."""
    claimed = [r for draft in found for r in (*draft.content, *draft.source)]
    starts = {lo for lo, _ in p.sentences}
    return [
        q
        for q in p.quotations
        if q.length >= LONG_QUOTATION
        and q.first in starts
        and _fills_its_sentence(p, q)
        and not any(lo < q.last and q.first < hi for lo, hi in claimed)
    ]


def _fills_its_sentence(p: Passage, quotation: Quotation) -> bool:
    after = quotation.last + 1
    return (
        after >= len(p.tokens)
        or any(lo == after for lo, _ in p.sentences)
        or p.has(after, w.MARK)
    )


def _without_source(span: Span) -> Issue:
    return Issue(
        code="S-EXT-007",
        level="note",
        message=(
            f"a quotation at {span.start}-{span.end} stands alone and nobody is cited "
            "before it; it was left without a source: look who speaks"
        ),
        span=span,
        agent="attributions@1",
    )
