"""Identifiers, each a hash of raw input and never of what was made of it.

A better extractor finds other things in the same words; the ids of the words stay, so
that people's rulings stay attached to what they looked at.
"""

import hashlib
from collections.abc import Sequence
from typing import NewType

DocId = NewType("DocId", str)
SourceId = NewType("SourceId", str)
PlaceId = NewType("PlaceId", str)
ClaimId = NewType("ClaimId", str)
PointId = NewType("PointId", str)
EntryId = NewType("EntryId", str)

ID_BYTES = 8


def sha256_of(raw: bytes) -> str:
    """The full SHA-256 of raw bytes, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def short_hash(*parts: str) -> str:
    """A 16-digit hexadecimal hash of several strings, unambiguous in their borders."""
    digest = hashlib.blake2b(digest_size=ID_BYTES)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.hexdigest()


def doc_id_of(raw_sha256: str, address: str | None, outlet: str | None) -> DocId:
    """The id of one version of a report: its bytes, where it stood, who printed it.

    Two papers that print the same bytes are two documents, hence the outlet.
    """
    return DocId("d" + short_hash(raw_sha256, address or "", outlet or ""))


def source_id_of(name_key: str) -> SourceId:
    """The id of a source known by one normalised name (see `text.names.name_key`)."""
    return SourceId("s" + short_hash(name_key))


def claim_id_of(doc: DocId, spans: Sequence[tuple[int, int]], nth: int) -> ClaimId:
    """The id of the nth claim (from 0) read in the same words of a document."""
    where = ",".join(f"{start}-{end}" for start, end in spans)
    return ClaimId("c" + short_hash(doc, where, str(nth)))
