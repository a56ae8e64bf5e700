"""Who says what, as the weights hear it: ranges of words become spans of the text.

The weights say where source, cue and content stand, what force the cue has, who was
told, through what and with what doubt. How much of a content is quotation is read from
the text itself, as everywhere.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from sayso.extract.speech.lexicon import spaced
from sayso.extract.speech.quotations import quotations_of
from sayso.model.attribution import Attribution, Force, Hedge, Manner
from sayso.model.document import Document
from sayso.model.sentence import Sentence
from sayso.model.span import Span

if TYPE_CHECKING:
    from sayso.nlp.decode import Range, Told
    from sayso.nlp.encoder import Heard

RULE = "weights"
_STOPS = frozenset(".!?…:;,\"'”’»)]")
# "is believed to", "reportedly": doubt in the cue is the outlet's
_LIKELY = frozenset("believed thought estimated understood known expected".split())
_OPEN = frozenset("verified confirmed verify confirm independently".split())


def stretches_of(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a document begin and end."""
    for _, group in groupby(sentences, key=lambda s: s.paragraph):
        held = tuple(group)
        yield held[0].span.start, held[-1].span.end


def learned_attributions(
    doc: Document, sentences: Sequence[Sentence], heard: "Heard"
) -> tuple[Attribution, ...]:
    """The attributions that the weights hear, in text order of their cues."""
    quoted = tuple(_quoted(sentences)) if heard.told else ()
    breaks = tuple(_breaks(doc, sentences)) if heard.told else ()
    return tuple(
        _attribution(doc, heard, told, (quoted, breaks), f"w{number}")
        for number, told in enumerate(heard.told, start=1)
    )


def _attribution(
    doc: Document,
    heard: "Heard",
    told: "Told",
    layout: tuple[Sequence[Span], Sequence[Span]],
    key: str,
) -> Attribution:
    quoted, breaks = layout

    def span(at: "Range | None") -> Span | None:
        return _span(heard, at) if at else None

    cue = _span(heard, told.cue)
    content = tuple(_on_its_side(_span(heard, at), cue, breaks) for at in told.content)
    return Attribution(
        key=key,
        source=tuple(_span(heard, at) for at in told.source),
        cue=(cue,),
        content=content,
        force=Force(told.force),
        manner=manner_of(doc.text, cue, content, quoted),
        channel=span(told.channel),
        recipient=span(told.recipient),
        hedge=_hedge(doc, cue, span(told.hedge)),
        rule=RULE if told.layer == "outer" else f"{RULE}-inner",
        score=round(told.certainty, 3),
    )


def _span(heard: "Heard", at: "Range") -> Span:
    return Span(heard.words.starts[at[0]], heard.words.ends[at[1] - 1])


def _breaks(doc: Document, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """The gaps after sentences that end without a stop: a post's or a heading's end."""
    for one, two in pairwise(sentences):
        if doc.text[one.span.end - 1] not in _STOPS:
            yield Span(one.span.end, two.span.start)


def _on_its_side(content: Span, cue: Span, breaks: Sequence[Span]) -> Span:
    """The part of a content that stands on its cue's side of such a gap."""
    start, end = content.start, content.end
    for gap in breaks:
        if start < gap.start and gap.end < end:
            if cue.start < gap.end:
                end = gap.start
            else:
                start = gap.end
    return Span(start, end)


def _quoted(sentences: Sequence[Sentence]) -> Iterator[Span]:
    """What stands between quotation marks, in text order."""
    for _, group in groupby(sentences, key=lambda s: s.paragraph):
        tokens = tuple(token for sentence in group for token in sentence.tokens)
        for found in quotations_of(tokens):
            if found.begin <= found.end:
                yield Span(tokens[found.begin].start, tokens[found.end].end)


def manner_of(
    text: str, cue: Span, content: Sequence[Span], quoted: Sequence[Span]
) -> Manner:
    """How much of the content stands between quotation marks."""
    if any(q.overlaps(cue) for q in quoted):
        return "indirect"  # told inside somebody else's quotation
    inside, outside = 0, 0
    for span in content:
        held = sum(
            _letters(text, max(span.start, q.start), min(span.end, q.end))
            for q in quoted
            if q.overlaps(span)
        )
        inside += held
        outside += _letters(text, span.start, span.end) - held
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _letters(text: str, start: int, end: int) -> int:
    return sum(character.isalnum() for character in text[start:end])


def _hedge(doc: Document, cue: Span, span: Span | None) -> Hedge | None:
    if span is None:
        return None
    words = doc.quote(span).casefold().split()
    holder = "outlet" if span.overlaps(cue) else "source"
    if "not" in words and _OPEN & set(words):
        return Hedge(span=span, holder="outlet", degree="unverified")
    likely = spaced("hedges", "degrees", "likely")
    sure = any(word in likely or word in _LIKELY for word in words)
    return Hedge(
        span=span,
        holder="outlet" if holder == "outlet" else "source",
        degree="likely" if sure else "possible",
    )
