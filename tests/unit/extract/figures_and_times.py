"""Small documents for the tests of extractors: one body part per line."""

import re
from datetime import UTC, datetime

from sayso.extract.sentences import SentenceExtractor
from sayso.model.document import Document, Head, Part, PartKind
from sayso.model.ids import DocId, sha256_of
from sayso.model.reading import Extraction
from sayso.model.sentence import Sentence
from sayso.model.span import Span

_LINE = re.compile(r"[^\n]+")
SUNDAY = datetime(2031, 5, 4, 9, 0, tzinfo=UTC)


def document(text: str) -> Document:
    """A document of Sunday, 4 May 2031."""
    sha = sha256_of(text.encode("utf-8", "surrogatepass"))
    return Document(
        doc=DocId("d0"),
        text=text,
        text_sha256=sha,
        raw_sha256=sha,
        head=Head(outlet="The Velmora Courier"),
        parts=tuple(
            Part(kind=PartKind.BODY, span=Span(m.start(), m.end()))
            for m in _LINE.finditer(text)
            if m.group().strip()
        ),
        lang="en",
        url=None,
        address=None,
        given_id=None,
        published_at=SUNDAY,
        published_grain="minute",
        retrieved_at=SUNDAY,
        reader="test@1",
    )


def sentences(doc: Document) -> Extraction:
    """What the extractors after the first are given."""
    found = SentenceExtractor().extract(doc, Extraction())
    return Extraction(sentences=tuple(s for s in found if isinstance(s, Sentence)))
