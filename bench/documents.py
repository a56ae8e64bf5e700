"""Documents for measuring extractors alone: one body part per line of a text."""

import re
from datetime import UTC, datetime

from sayso.extract.sentences import SentenceExtractor
from sayso.model.document import Document, Head, Part, PartKind
from sayso.model.ids import DocId, sha256_of
from sayso.model.reading import Extraction
from sayso.model.span import Span

_LINE = re.compile(r"[^\n]+")
_RETRIEVED = datetime(2031, 5, 4, tzinfo=UTC)


def document_of(text: str, published: str | None = None) -> Document:
    """A document whose lines are its paragraphs."""
    moment = None
    if published:
        # one document of the corpus is dated "03-02-2009"
        day = re.sub(r"^(\d\d)-(\d\d)-(\d{4})$", r"\3-\2-\1", published)
        moment = datetime.fromisoformat(day.replace("Z", "+00:00"))
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    raw = text.encode("utf-8", "surrogatepass")
    return Document(
        doc=DocId("d0"),
        text=text,
        text_sha256=sha256_of(raw),
        raw_sha256=sha256_of(raw),
        head=Head(),
        parts=tuple(
            Part(kind=PartKind.BODY, span=Span(m.start(), m.end()))
            for m in _LINE.finditer(text)
            if m.group().strip()
        ),
        lang="en",
        url=None,
        address=None,
        given_id=None,
        published_at=moment,
        published_grain=None if moment is None else "day",
        retrieved_at=_RETRIEVED,
        reader="bench@1",
    )


def extraction_of(doc: Document) -> Extraction:
    """The sentences of a document, as the extractors after them see them."""
    found = SentenceExtractor().extract(doc, Extraction())
    return Extraction(sentences=tuple(found))  # type: ignore[arg-type]
