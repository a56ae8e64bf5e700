"""Plain text: one file is one document, and its text is exactly what came in."""

from collections.abc import Iterator
from typing import BinaryIO

from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.read.documents import make_document
from sayso.read.encodings import decode
from sayso.read.inputs import Metadata, Origin
from sayso.read.issues import issue
from sayso.read.streams import megabytes, read_whole

READER = "text@1"


def read_plain(stream: BinaryIO, origin: Origin) -> Iterator[Document | Issue]:
    """The document of a plain text, or the issue that says why there is none."""
    raw = whole_or_issue(stream, origin)
    if isinstance(raw, Issue):
        yield raw
        return
    decoded = decode(raw, origin.where, origin.charset)
    if decoded.text is None:
        yield from decoded.issues
        return
    if not decoded.text.strip():
        yield empty(origin)
        return
    yield make_document(
        decoded.text,
        origin,
        Metadata(url=origin.url),
        raw=raw,
        reader=READER,
        issues=decoded.issues,
    )


def whole_or_issue(stream: BinaryIO, origin: Origin) -> bytes | Issue:
    """All bytes of an input that is one document, or why they cannot be had."""
    limit = origin.options.max_bytes
    raw = read_whole(stream, limit)
    if raw is None:
        message = (
            f"larger than {megabytes(limit)}, the limit for one document; "
            "split it, give it as JSONL, or raise --max-bytes"
        )
        return issue("S-READ-006", origin.where, message)
    return raw if raw else empty(origin)


def empty(origin: Origin) -> Issue:
    """The issue of an input without text."""
    message = "there is no text in it; check that this is the right file"
    return issue("S-READ-001", origin.where, message)
