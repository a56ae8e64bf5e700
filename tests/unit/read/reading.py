"""How the tests of readers read bytes: at a fixed time, with options by name."""

import io
from datetime import UTC, datetime
from typing import Any

from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.read import ReadOptions, read_stream

AT = datetime(2031, 5, 4, 6, 0, tzinfo=UTC)
QUIET = (
    "The ministry said that the town of Dresna was quiet and that it had been told so."
)


def results_of(raw: bytes | str, **options: Any) -> list[Document | Issue]:
    stream = io.BytesIO(raw.encode() if isinstance(raw, str) else raw)
    return list(read_stream(stream, ReadOptions(**options), AT, where="input"))


def docs_of(raw: bytes | str, **options: Any) -> list[Document]:
    return [r for r in results_of(raw, **options) if isinstance(r, Document)]


def doc_of(raw: bytes | str, **options: Any) -> Document:
    (doc,) = docs_of(raw, **options)
    return doc


def codes_of(raw: bytes | str, **options: Any) -> list[str]:
    codes: list[str] = []
    for result in results_of(raw, **options):
        issues = result.issues if isinstance(result, Document) else (result,)
        codes += [issue.code for issue in issues]
    return codes


def parts_of(doc: Document) -> list[tuple[str, str]]:
    return [(part.kind.value, doc.quote(part.span)) for part in doc.parts]
