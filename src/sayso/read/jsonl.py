"""JSONL: one object a line, streamed; text and id come back unchanged.

A line that cannot be used is reported with its number and nothing else is lost. Ids
are remembered for the last 100,000 documents, so that memory stays flat.
"""

import json
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from sayso.model.document import Document, PubStatus
from sayso.model.ids import short_hash
from sayso.model.issue import Issue
from sayso.read.documents import make_document
from sayso.read.encodings import decode
from sayso.read.head import split_names
from sayso.read.inputs import Metadata, Origin
from sayso.read.issues import issue
from sayso.read.plain import empty
from sayso.read.status import status_named
from sayso.read.streams import Line, lines_of, megabytes
from sayso.text.clean import one_line

READER = "jsonl@1"
REMEMBERED = 100_000
_BOM = b"\xef\xbb\xbf"


def read_jsonl(stream: BinaryIO, origin: Origin) -> Iterator[Document | Issue]:
    """A document or the issues of each line, in order."""
    seen = Seen()
    found = False
    for line in lines_of(stream, origin.options.max_bytes):
        if line.raw is not None and not line.raw.strip():
            continue
        found = True
        for result in _line_results(line, origin.item(f"line {line.number}")):
            yield result
            if isinstance(result, Document):
                place = f"line {line.number}"
                yield from seen.remarks(result, origin.where, place)
    if not found:
        yield empty(origin)


class Seen:
    """The ids of one input, to say which are given twice; forgets the oldest."""

    def __init__(self) -> None:
        self._docs: OrderedDict[str, tuple[str, str]] = OrderedDict()

    def remarks(self, doc: Document, input_name: str, place: str) -> Iterator[Issue]:
        """The issue when this document's id was there before in the same input."""
        where = f"{input_name}, {place}"
        bare = doc.given_id is None
        key = short_hash(doc.doc if bare else repr(doc.given_id), str(bare))
        content = short_hash(
            doc.text_sha256, doc.head.headline or "", doc.address or ""
        )
        before = self._docs.get(key)
        self._docs[key] = (content, place)
        if len(self._docs) > REMEMBERED:
            self._docs.popitem(last=False)
        if before is None:
            return
        named = "this document" if bare else f'id "{doc.given_id}"'
        if before[0] == content:
            message = f"exact repeat of {named}, first at {before[1]}"
            yield issue("S-READ-012", where, message, READER)
        else:
            message = (
                f"{named} stands also at {before[1]} with other words; both were kept, "
                "give each its own id"
            )
            yield issue("S-READ-011", where, message, READER)


def _line_results(line: Line, origin: Origin) -> Iterator[Document | Issue]:
    if line.raw is None:
        limit = megabytes(origin.options.max_bytes)
        message = f"longer than {limit}, the limit for one document; skipped"
        yield issue("S-READ-007", origin.where, message, READER)
        return
    raw = line.raw.removeprefix(_BOM) if line.number == 1 else line.raw
    decoded = decode(raw, origin.where)
    if decoded.text is None:
        yield from decoded.issues
        return
    row = _row_of(decoded.text, origin)
    if isinstance(row, Issue):
        yield row
        return
    yield _document_of(row, raw, origin, decoded.issues)


def _row_of(line: str, origin: Origin) -> dict[str, object] | Issue:
    """The object of a line, once it is sure that it holds a text."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = f"not JSON ({_reason(error)}); skipped, the rest was read"
        return issue("S-READ-008", origin.where, message, READER)
    if not isinstance(row, dict):
        message = f"an object is needed, found {type(row).__name__}; skipped"
        return issue("S-READ-008", origin.where, message, READER)
    text = row.get("text")
    if not isinstance(text, str):
        keys = ", ".join(map(str, row))[:80]
        message = f'no string in "text" (found the fields {keys}); skipped'
        return issue("S-READ-009", origin.where, message, READER)
    return row if text.strip() else empty(origin)


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _document_of(
    row: Mapping[str, object], raw: bytes, origin: Origin, issues: tuple[Issue, ...]
) -> Document:
    odd: list[Issue] = list(issues)
    url = _words(row, "url", origin, odd)
    metadata = Metadata(
        outlet=_words(row, "outlet", origin, odd),
        headline=_words(row, "title", origin, odd),
        byline=_words(row, "byline", origin, odd),
        credit=_credit(row, origin, odd),
        url=url,
        address=url,
        given_id=_given_id(row, origin, odd),
        published=_words(row, "published_at", origin, odd),
        lang=_words(row, "lang", origin, odd),
        pub_status=_status(row, origin, odd),
    )
    return make_document(
        str(row["text"]),
        origin,
        metadata,
        raw=raw,
        reader=READER,
        issues=tuple(odd),
    )


def _words(
    row: Mapping[str, object], name: str, origin: Origin, odd: list[Issue]
) -> str | None:
    value = row.get(name)
    if value is None:
        return None
    if isinstance(value, str):
        return one_line(value) or None
    odd.append(_ignored(name, value, origin))
    return None


def _given_id(
    row: Mapping[str, object], origin: Origin, odd: list[Issue]
) -> str | int | None:
    value = row.get("id")
    if value is None or isinstance(value, str):
        return _unchanged(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    odd.append(_ignored("id", value, origin))
    return None


def _status(
    row: Mapping[str, object], origin: Origin, odd: list[Issue]
) -> PubStatus | None:
    """The status that a line gives, under the name of ninjs or our own."""
    name = next((n for n in ("pubstatus", "pub_status") if n in row), None)
    words = _words(row, name, origin, odd) if name else None
    found = status_named(words) if words else None
    if words and found is None:
        message = f'"{words[:40]}" is no status (usable, withheld, canceled); left out'
        odd.append(issue("S-READ-010", origin.where, message))
    return found


def _unchanged(value: str | None) -> str | None:
    return value.encode("utf-8", "replace").decode() if value else value


def _credit(
    row: Mapping[str, object], origin: Origin, odd: list[Issue]
) -> tuple[str, ...]:
    value = row.get("credit")
    if value is None:
        return ()
    if isinstance(value, str):
        return split_names(one_line(value))
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(dict.fromkeys(one_line(name) for name in value if name.strip()))
    odd.append(_ignored("credit", value, origin))
    return ()


def _ignored(name: str, value: object, origin: Origin) -> Issue:
    message = f'field "{name}" is {type(value).__name__}, not text; read without it'
    return issue("S-READ-010", origin.where, message)
