"""Mentions at spans that somebody says name places, with what the words around say.

Rules: the words of a span are taken as they are, whole; every span gives one mention,
also where the text is in a language that is not read; what stands before and after is
looked at as for a name that was found.
"""

from bisect import bisect_right
from collections.abc import Sequence

from sayso.extract.places.extractor import mention_at
from sayso.extract.places.names import Habits, Piece, habits_of, pieces_of, runs_of
from sayso.extract.sentences import SentenceExtractor
from sayso.model.document import Document, PartKind
from sayso.model.place import PlaceMention
from sayso.model.reading import Extraction
from sayso.model.sentence import Sentence, Token
from sayso.model.span import Span
from sayso.text.tokens import tokens_of

# What is looked at around a span that stands in no sentence that was read.
AROUND = 120


def mentions_at(doc: Document, spans: Sequence[Span]) -> tuple[PlaceMention, ...]:
    """One mention a span, in the order of the spans."""
    found = SentenceExtractor().extract(doc, Extraction())
    sentences = [each for each in found if isinstance(each, Sentence)]
    sentences.sort(key=lambda sentence: sentence.span.start)
    habits = habits_of(sentences)
    starts = [sentence.span.start for sentence in sentences]
    mentions = []
    for span in spans:
        at = bisect_right(starts, span.start) - 1
        sentence = sentences[at] if at >= 0 else None
        if sentence is None or not sentence.span.contains(span):
            sentence = _surroundings(doc, span)
        mentions.append(_mention(doc, span, sentence, habits))
    return tuple(mentions)


def _mention(
    doc: Document, span: Span, sentence: Sentence, habits: Habits
) -> PlaceMention:
    tokens = sentence.tokens
    touched = [
        n for n, t in enumerate(tokens) if t.start < span.end and span.start < t.end
    ]
    if not touched:
        return PlaceMention(span=span, name=_words(doc, span), located=True)
    start, end = touched[0], touched[-1] + 1
    following = [
        piece
        for first, last in runs_of(sentence, habits)
        if last > end
        for piece in pieces_of(tokens, max(first, end), last)
    ]
    mention = mention_at(doc.text, tokens, Piece(start, end), following)
    return PlaceMention(
        span=span,
        name=mention.name if mention.span == span else _words(doc, span),
        context=mention.context,
        cue=mention.cue,
        direction=mention.direction,
        offset=mention.offset,
        located=True,
    )


def _words(doc: Document, span: Span) -> str:
    return " ".join(doc.quote(span).split()) or doc.quote(span)


def _surroundings(doc: Document, span: Span) -> Sentence:
    start = max(0, span.start - AROUND)
    end = min(len(doc.text), span.end + AROUND)
    raw = tokens_of(doc.text, start, end)
    return Sentence(
        span=Span(start, end),
        tokens=tuple(Token(*each) for each in raw),
        paragraph=0,
        part=doc.parts[0].kind if doc.parts else PartKind.BODY,
    )
