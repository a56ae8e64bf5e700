"""What the as-of tables say of an entry: found by id, by key, by place in time.

Rows are a function of the entry and of the document that it belongs to, nothing else,
so that the tables can be made again from the log. A row never changes; when its entry
is in force stands apart, in intervals.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from sayso.ledger.lines import micros_of
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import Payload
from sayso.model.ids import DocId, EntryId, short_hash
from sayso.model.keys import keys_of, name_keys_of
from sayso.model.relation import Lineage, Relation
from sayso.model.ruling import Ruling, Withdrawal
from sayso.model.source import SameAs, Source

REMEMBERED = 16_384  # what was asked for when a claim was linked is filed next
Row: TypeAlias = dict[str, int | str | None]
TABLES = (
    "document",
    "claim",
    "claim_key",
    "relation",
    "lineage",
    "source",
    "source_key",
    "same_as",
    "ruling",
    "withdrawal",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """What other entries need to know of the document that they belong to."""

    seq: int
    text_sha256: str
    known_us: int


def known_us_of(doc: Document) -> int:
    """When the world could know this version: printed or updated, else retrieved.

    The text of a page that was changed at nine could not be known at four, whenever
    the page came out first. A bare date counts from where the reader set it, which is
    the start of the day.
    """
    printed = (doc.published_at, doc.head.updated_at)
    known = [micros_of(at) for at in printed if at is not None]
    return max(known, default=micros_of(doc.retrieved_at))


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the rows of an entry need from entries before it."""

    docs: Mapping[DocId, DocumentFacts]
    seqs: Mapping[EntryId, int]


def facts_of(seq: int, doc: Document) -> DocumentFacts:
    """What others need to know of a document entered as line `seq`."""
    return DocumentFacts(
        seq=seq, text_sha256=doc.text_sha256, known_us=known_us_of(doc)
    )


def slot_of(entry: EntryId, payload: Payload) -> str:
    """What an entry is the latest word on; of one slot only one entry is in force.

    A better reading of the same words has the same claim id and takes the place of
    the reading before, until it is withdrawn.
    """
    if isinstance(payload, Claim):
        return payload.claim
    if isinstance(payload, Document):
        return payload.doc
    if isinstance(payload, Relation):
        return "r" + short_hash(payload.kind, payload.subject, payload.object)
    return entry


@lru_cache(REMEMBERED)
def key_number_of(key: str) -> int:
    """An index key as a number of 64 bits, a quarter of the room in the file.

    Two keys with one number would have claims compared that share nothing, no more.
    """
    return int(short_hash(key), 16) - 2**63


def rows_of(seq: int, payload: Payload, context: Context) -> Iterator[tuple[str, Row]]:
    """The rows of an entry as (table, row); none for an issue."""
    if isinstance(payload, Document):
        yield "document", _document_row(seq, payload)
    elif isinstance(payload, Claim):
        yield from _claim_rows(seq, payload, context.docs[payload.doc])
    elif isinstance(payload, Relation):
        pair: Row = {"subject": payload.subject, "object": payload.object}
        yield "relation", {"seq": seq, **pair}
    elif isinstance(payload, Lineage):
        for doc in dict.fromkeys(p.doc for p in payload.passages):
            yield "lineage", {"seq": seq, "doc": doc}
    elif isinstance(payload, Ruling):
        yield "ruling", _ruling_row(seq, payload)
    elif isinstance(payload, Withdrawal):
        yield "withdrawal", {"seq": seq, "target_seq": context.seqs[payload.entry]}
    else:
        yield from _name_rows(seq, payload)


def _name_rows(seq: int, payload: Payload) -> Iterator[tuple[str, Row]]:
    if isinstance(payload, Source):
        yield "source", {"seq": seq, "source": payload.source}
        for key in name_keys_of(payload):
            yield "source_key", {"key": key_number_of(key), "seq": seq}
    elif isinstance(payload, SameAs):
        row: Row = {"subject": payload.subject, "object": payload.object}
        yield "same_as", {"seq": seq, **row, "judgement": payload.judgement}


def _document_row(seq: int, doc: Document) -> Row:
    return {
        "seq": seq,
        "doc": doc.doc,
        "address": doc.address,
        "text_sha256": doc.text_sha256,
        "known_us": known_us_of(doc),
        "retrieved_us": micros_of(doc.retrieved_at),
    }


def _claim_rows(
    seq: int, claim: Claim, doc: DocumentFacts
) -> Iterator[tuple[str, Row]]:
    yield (
        "claim",
        {
            "seq": seq,
            "claim": claim.claim,
            "doc": claim.doc,
            "doc_seq": doc.seq,
            "known_us": doc.known_us,
            "start": claim.span.start,
            "stop": claim.span.end,
        },
    )
    for key in keys_of(claim):
        number = key_number_of(key)
        yield "claim_key", {"key": number, "known_us": doc.known_us, "seq": seq}


def _ruling_row(seq: int, ruling: Ruling) -> Row:
    return {
        "seq": seq,
        "verdict": ruling.verdict.value,
        "claim": ruling.claim,
        "other": ruling.other,
        "source": ruling.source,
        "other_source": ruling.other_source,
    }
