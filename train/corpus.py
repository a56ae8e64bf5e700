"""Annotated news as records: what people marked, and what the rules would mark.

A record is {"id", "text", "attributions"}; spans are code points. People's marks come
from PolNeAR (first annotator) and the articles read by hand. PolNeAR marks neither
nesting nor force, channel, recipient and hedge: there the rules are the teacher, and
what they say weighs less.
"""

import gzip
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sayso.extract.sentences import SentenceExtractor
from sayso.extract.speech.attributions import AttributionExtractor
from sayso.model.attribution import Attribution
from sayso.model.document import Document, Head, Part, PartKind
from sayso.model.ids import DocId, sha256_of
from sayso.model.reading import Extraction
from sayso.model.sentence import Sentence
from sayso.model.span import Span

Record = dict[str, Any]
_MOMENT = datetime(2031, 5, 1, tzinfo=UTC)
# Quotation marks of other houses, one character for one so that no offset moves.
QUOTE_STYLES = (
    str.maketrans({}),
    str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"}),
    str.maketrans({"“": "«", "”": "»"}),
    str.maketrans({"“": "„", "”": "“", "'": "’"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text, what people marked in it, and what the rules mark beside that.

    `complete`: people marked nesting, force and the rest too.
    """

    name: str
    text: str
    marked: tuple[Record, ...]
    taught: tuple[Record, ...]
    complete: bool


def lines_of(path: Path) -> list[Record]:
    """The records of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def training_articles(shared: Path, *, repeats: int = 4) -> list[Article]:
    """PolNeAR's training half, and each hand-read article in `repeats` quote styles."""
    polnear = lines_of(shared / "data/polnear/train.jsonl.gz")
    wire = lines_of(shared / "gold/wire/train.jsonl")
    return [_flat(record) for record in polnear] + [
        _complete(record, QUOTE_STYLES[i % len(QUOTE_STYLES)])
        for record in wire
        for i in range(repeats)
    ]


def development_articles(shared: Path) -> list[Article]:
    """PolNeAR's development half."""
    return [_flat(record) for record in lines_of(shared / "data/polnear/dev.jsonl")]


def _flat(record: Record) -> Article:
    return Article(
        name=record["id"],
        text=record["text"],
        marked=tuple(record["annotations"][0]["attributions"]),
        taught=tuple(_as_record(a) for a in by_rules(record["text"])),
        complete=False,
    )


def _complete(record: Record, style: dict[int, Any]) -> Article:
    return Article(
        name=record["id"],
        text=record["text"].translate(style),
        marked=tuple(record["attributions"]),
        taught=(),
        complete=True,
    )


def stretches_of(text: str) -> list[tuple[int, int]]:
    """The lines of a text: its paragraphs."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def by_rules(text: str) -> list[Attribution]:
    """What the rules find in a text whose lines are its paragraphs."""
    doc = document_of(text)
    found = AttributionExtractor().extract(doc, sentences_of(doc))
    return [a for a in found if isinstance(a, Attribution)]


def sentences_of(doc: Document) -> Extraction:
    """The sentences of a document, for what is extracted after them."""
    sentences = tuple(
        found
        for found in SentenceExtractor().extract(doc, Extraction())
        if isinstance(found, Sentence)
    )
    return Extraction(sentences=sentences)


def _as_record(found: Attribution) -> Record:
    def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
        return [[s.start, s.end] for s in spans]

    def pair(span: Span | None) -> list[int] | None:
        return [span.start, span.end] if span else None

    return {
        "source": pairs(found.source),
        "cue": pairs(found.cue),
        "content": pairs(found.content),
        "force": found.force.value,
        "channel": pair(found.channel),
        "recipient": pair(found.recipient),
        "hedge": pair(found.hedge.span) if found.hedge else None,
        "inside": found.inside,
    }


def document_of(text: str) -> Document:
    """A document whose lines are its paragraphs."""
    digest = sha256_of(text.encode("utf-8", "surrogatepass"))
    return Document(
        doc=DocId("d0"),
        text=text,
        text_sha256=digest,
        raw_sha256=digest,
        head=Head(),
        parts=tuple(
            Part(kind=PartKind.BODY, span=Span(start, end))
            for start, end in stretches_of(text)
        ),
        lang="en",
        url=None,
        address=None,
        given_id=None,
        published_at=None,
        published_grain=None,
        retrieved_at=_MOMENT,
        reader="train@1",
    )
