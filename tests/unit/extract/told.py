"""Mentions and events of made-up sentences, as words, for the tests of extractors."""

from sayso.extract.events.extractor import EventExtractor
from sayso.extract.mentions.extractor import MentionExtractor
from sayso.model.document import Document
from sayso.model.event import EventMention
from sayso.model.place import PlaceMention
from sayso.model.reading import Extraction
from sayso.model.source import Mention
from sayso.model.span import Span
from sayso.model.timeref import TimeMention
from tests.unit.extract.figures_and_times import document, sentences

PLACES = ("Dresna", "Halvik", "Velmora", "Port Sennet", "Tarn", "Karvelia", "Sudria")
WHEN = ("on Thursday", "on Friday", "overnight", "in 2019", "in March")
TIMES = (*WHEN, "Friday", "2 June")


def spans_of(text: str, words: str) -> list[Span]:
    """Every place where the words stand."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def mentions_in(doc: Document) -> tuple[Mention, ...]:
    """What the extractor finds in a document."""
    found = MentionExtractor().extract(doc, sentences(doc))
    return tuple(m for m in found if isinstance(m, Mention))


def mentioned(text: str) -> list[Mention]:
    """What the extractor finds in a text."""
    return list(mentions_in(document(text)))


def found_in(doc: Document) -> Extraction:
    """Sentences, mentions, known towns and times of a document."""
    text = doc.text
    return Extraction(
        sentences=sentences(doc).sentences,
        mentions=mentions_in(doc),
        places=tuple(
            sorted(
                (
                    PlaceMention(span=span, name=name)
                    for name in PLACES
                    for span in spans_of(text, name)
                ),
                key=lambda m: m.span.start,
            )
        ),
        times=tuple(
            TimeMention(span=span, type="DATE", op="test")
            for words in TIMES
            for span in spans_of(text, words)
        ),
    )


def events_in(doc: Document) -> tuple[EventMention, ...]:
    """The events of a document."""
    found = EventExtractor().extract(doc, found_in(doc))
    return tuple(e for e in found if isinstance(e, EventMention))


def told(text: str) -> list[str]:
    """The events of a text, each as one line: kind, who, whom, where, when, how."""
    doc = document(text)
    return [line_of(doc, event) for event in events_in(doc)]


def line_of(doc: Document, event: EventMention) -> str:
    """One event as a line, parts left out where there are none."""
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    parts = [f"{kind} {doc.quote(event.trigger)!r}"]
    if event.actors:
        parts.append("by " + " & ".join(doc.quote(s) for s in event.actors))
    if event.targets:
        parts.append("to " + " & ".join(doc.quote(s) for s in event.targets))
    parts += [f"at {doc.quote(event.place)}"] if event.place else []
    parts += [f"when {doc.quote(event.time)}"] if event.time else []
    parts += ["not"] if event.negated else []
    parts += [event.status] if event.status != "actual" else []
    return ", ".join(parts)
