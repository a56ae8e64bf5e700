"""Shared passages as JSON lines, one a passage: who has what, and who had it first."""

import msgspec

from sayso.model.document import Document
from sayso.model.span import Span

_encoder = msgspec.json.Encoder()


def passage_as_json(
    kind: str,
    a: tuple[Document, Span],
    b: tuple[Document, Span],
    *,
    first: str,
    because: tuple[str, ...],
) -> bytes:
    """A shared passage as one line, without the line's end."""
    row = {
        "kind": kind,
        "a": _side(*a),
        "b": _side(*b),
        "first": first,
        "because": because,
    }
    return _encoder.encode(row)


def _side(doc: Document, span: Span) -> dict[str, object]:
    name = doc.doc if doc.given_id is None else doc.given_id
    return {"id": name, "span": [span.start, span.end]}
