"""Words in the outlet's own voice: events and figures that nobody is cited for.

Rules that hold here:
- A sentence without any attribution is one statement, if it has an event or a figure.
- Where somebody is cited in it, what is left over is cut at commas and at words like
  "after" and "as"; a piece with an event or a figure of its own is a statement.
- The outlet's caveats, questions and headlines make no statement; nor do words inside
  a quotation whose speaker was not found, nor what it says of itself ("We apologise").
"""

import re
from collections.abc import Iterator, Sequence

from sayso.extract.nounphrases import closed
from sayso.model.attribution import Attribution, Statement
from sayso.model.document import Document, PartKind
from sayso.model.reading import Extraction, Finding
from sayso.model.sentence import Sentence
from sayso.model.span import Span, hull_of
from sayso.text.intervals import Intervals

VOICED = frozenset({PartKind.BODY, PartKind.CAPTION, PartKind.CORRECTION})
_CUTTERS = frozenset("after as when while before since which who although but".split())
# A whole quotation in one piece: “...” or "..."
_QUOTED = re.compile(r"[“\"][^“”\"]{12,}[”\"]")
_EDGES = " \t\n,;:.-–—"


class StatementExtractor:
    """Gives the statements in the outlet's own voice."""

    name = "statements"
    version = "1"
    needs: tuple[str, ...] = ("sentences", "attributions", "events", "figures")
    gives: tuple[str, ...] = ("statements",)

    def extract(self, doc: Document, found: Extraction) -> Iterator[Finding]:
        """The statements, in text order."""
        cited = Intervals(_cited_spans(found.attributions), _itself)
        sources = Intervals((s for a in found.attributions for s in a.source), _itself)
        caveats = Intervals((c.span for c in found.caveats), _itself)
        marks = Intervals(_marks(found), _itself)
        for sent in found.sentences:
            if sent.part not in VOICED or _is_silent(doc, sent, caveats):
                continue
            inside = marks.inside(sent.span.start, sent.span.end)
            if inside:
                taken = cited.touching(sent.span.start, sent.span.end)
                yield from _statements_in(doc.text, sent, (taken, sources), inside)


def _itself(span: Span) -> Span:
    return span


def _marks(found: Extraction) -> Iterator[Span]:
    """What makes words worth stating: events and figures."""
    yield from (event.trigger for event in found.events)
    yield from (figure.span for figure in found.figures)


def _cited_spans(attributions: Sequence[Attribution]) -> Iterator[Span]:
    for attr in attributions:
        yield from (*attr.source, *attr.cue, *attr.content)


def _is_silent(doc: Document, sent: Sentence, caveats: Intervals[Span]) -> bool:
    """Whether a sentence says nothing of the world: a caveat, a question, "we"."""
    if sent.tokens and sent.tokens[0].low == "we":
        return True
    if doc.text[sent.span.end - 1] == "?":
        return True
    return bool(caveats.touching(sent.span.start, sent.span.end))


def _statements_in(
    text: str,
    sent: Sentence,
    cited: tuple[Sequence[Span], Intervals[Span]],
    marks: Sequence[Span],
) -> Iterator[Statement]:
    taken, subjects = cited
    quoted = [
        Span(match.start(), match.end())
        for match in _QUOTED.finditer(text, sent.span.start, sent.span.end)
    ]
    if not taken and not quoted:
        yield Statement(span=sent.span)
        return
    worth = Intervals(marks, _itself)
    for piece in _pieces(sent, Intervals([*taken, *quoted], _itself)):
        span = _trimmed(text, piece)
        if span is not None and worth.inside(span.start, span.end):
            yield Statement(span=_with_subject(text, span, subjects))


def _with_subject(text: str, piece: Span, subjects: Intervals[Span]) -> Span:
    """As in "Brandt | visited Tarn |, promising bread": she is the subject of both."""
    before = subjects.touching(piece.start - 2, piece.start - 1)
    starts = [
        span.start
        for span in before
        if span.end <= piece.start and text[span.end : piece.start] == " "
    ]
    return Span(min(starts), piece.end) if starts else piece


def _pieces(sent: Sentence, taken: Intervals[Span]) -> Iterator[Span]:
    """The stretches of a sentence outside what is cited, cut at clause borders."""
    run: list[Span] = []
    for token in sent.tokens:
        span = Span(token.start, token.end)
        if taken.touching(span.start, span.end):
            yield from _hull(run)
            run = []
            continue
        if token.low == "," or token.low in _CUTTERS:
            yield from _hull(run)
            run = []
            if token.low == ",":
                continue
        run.append(span)
    yield from _hull(run)


def _hull(run: list[Span]) -> Iterator[Span]:
    if len(run) > 2:  # "on Sunday" is no clause
        yield hull_of(tuple(run))


def _trimmed(text: str, piece: Span) -> Span | None:
    words = text[piece.start : piece.end]
    kept = words.strip(_EDGES)
    first = kept.split(" ", 1)[0].casefold()
    if first in closed("relatives") | closed("prepositions") and " " in kept:
        kept = kept.split(" ", 1)[1].lstrip()
    if not kept:
        return None
    start = piece.start + words.index(kept)
    return Span(start, start + len(kept))
