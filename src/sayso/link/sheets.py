"""A document made ready to be laid beside others: its words, its voices, its sentences.

Bylines, datelines, credits and furniture are no words of the story. What is quoted is
told apart, since two reporters may have heard the same man.
"""

from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property

from sayso.link.alignment import Sheet
from sayso.model.document import Document, PartKind
from sayso.model.span import Span
from sayso.text.fingerprint import Worded, winnowed, worded
from sayso.text.names import fold
from sayso.text.quoted import quoted_in
from sayso.text.sentences import sentences_of

# A name made shorter, "But" put before: so few words may be uneven at an end.
SNAP = 8
_AROUND = frozenset(
    {PartKind.BYLINE, PartKind.DATELINE, PartKind.CREDIT, PartKind.BOILERPLATE}
)


class Laid(Sheet):
    """The words of a document's story, and what is known of their places."""

    def __init__(self, doc: Document) -> None:
        super().__init__(_story_of(doc))
        self.doc = doc

    @cached_property
    def fingerprints(self) -> list[int]:
        """The tags by which the document is found."""
        return winnowed(self.grams)

    @cached_property
    def quoted(self) -> bytearray:
        """For each word whether it stands in quotation marks, 1 or 0."""
        marks, starts = bytearray(len(self.words)), self.words.starts
        for start, end in quoted_in(self.doc.text):
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            marks[first:last] = b"\1" * (last - first)
        return marks

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences, each inside one part, in order."""
        text = self.doc.text
        if not self.doc.parts:
            return [Span(b, e) for b, e in sentences_of(text)]
        return [
            Span(begin, end)
            for part in self.doc.parts
            for begin, end in sentences_of(text, part.span.start, part.span.end)
        ]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence begins."""
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def folded(self) -> str:
        """The text as names are looked for in it."""
        return fold(self.doc.text)

    def span(self, first: int, stop: int) -> Span:
        """Where words `first` to `stop` - 1 stand in the text."""
        return Span(self.words.starts[first], self.words.ends[stop - 1])

    def word_at(self, offset: int) -> int:
        """The number of the first word that starts at an offset or after it."""
        return bisect_left(self.words.starts, offset)

    def widened(self, first: int, stop: int) -> tuple[Span, int, int]:
        """Words with the rest of the sentences that they begin and end in.

        Also how many words that adds before and behind.
        """
        begin, end = self.span(first, stop).start, self.span(first, stop).end
        ends = [sentence.end for sentence in self.sentences]
        opening, closing = bisect_right(ends, begin), bisect_left(ends, end)
        if closing >= len(ends) or opening > closing:
            return Span(begin, end), 0, 0
        head = min(begin, self.sentences[opening].start)
        tail = max(end, self.sentences[closing].end)
        before = first - self.word_at(head)
        return Span(head, tail), before, self.word_at(tail) - stop


def _story_of(doc: Document) -> Worded:
    """The words of a document without what stands around the story."""
    every = worded(doc.text)
    around = [p.span for p in doc.parts if p.kind in _AROUND]
    if not around:
        return every
    kept = Worded(array("I"), array("I"), array("I"))
    place = 0
    for span in around:
        stop = bisect_left(every.starts, span.start, place)
        _extend(kept, every, place, stop)
        place = bisect_left(every.starts, span.end, stop)
    _extend(kept, every, place, len(every))
    return kept


def _extend(kept: Worded, every: Worded, first: int, stop: int) -> None:
    kept.numbers.extend(every.numbers[first:stop])
    kept.starts.extend(every.starts[first:stop])
    kept.ends.extend(every.ends[first:stop])
