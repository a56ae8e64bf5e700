"""Pairs of passages as JSON lines: {"id", "a": {"text", ...}, "b": {"text", ...}}.

Each side is read as a line of JSONL of its own would be (`read.jsonl`). A side without
an outlet gets one, so that the same words given twice are still two passages.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.read.encodings import decode
from sayso.read.inputs import Origin
from sayso.read.issues import issue
from sayso.read.jsonl import read_jsonl
from sayso.read.streams import Line, lines_of, megabytes

READER = "pairs@1"
NAMELESS = {"a": "the first passage", "b": "the second passage"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two passages that are to be held against each other; `given_id` as it came in."""

    given_id: object
    a: Document
    b: Document
    issues: tuple[Issue, ...] = ()


def read_pairs(stream: BinaryIO, origin: Origin) -> Iterator[Pair | Issue]:
    """A pair, or the issue that says why there is none, for each line, in order."""
    for line in lines_of(stream, origin.options.max_bytes):
        if line.raw is not None and not line.raw.strip():
            continue
        yield _pair_of(line, origin.item(f"line {line.number}"))


def _pair_of(line: Line, origin: Origin) -> Pair | Issue:
    if line.raw is None:
        limit = megabytes(origin.options.max_bytes)
        message = f"longer than {limit}, the limit for one line; skipped"
        return issue("S-READ-007", origin.where, message, READER)
    raw = line.raw.removeprefix(b"\xef\xbb\xbf") if line.number == 1 else line.raw
    decoded = decode(raw, origin.where)
    if decoded.text is None:
        return decoded.issues[0]
    try:
        row = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        message = f"not JSON ({error}); skipped, the rest was read"
        return issue("S-READ-008", origin.where, message, READER)
    if not isinstance(row, dict):
        message = f"an object is needed, found {type(row).__name__}; skipped"
        return issue("S-READ-008", origin.where, message, READER)
    return _sides_of(row, origin)


def _sides_of(row: dict[str, object], origin: Origin) -> Pair | Issue:
    sides: list[Document] = []
    odd: list[Issue] = []
    for name, nameless in NAMELESS.items():
        found = list(_side(row.get(name), name, nameless, origin))
        docs = [item for item in found if isinstance(item, Document)]
        issues = [item for item in found if isinstance(item, Issue)]
        if not docs:
            return issues[0]
        odd += [*issues, *docs[0].issues]
        sides.append(docs[0])
    return Pair(given_id=row.get("id"), a=sides[0], b=sides[1], issues=tuple(odd))


def _side(
    side: object, name: str, nameless: str, origin: Origin
) -> Iterator[Document | Issue]:
    where = origin.item(f'"{name}"')
    if not isinstance(side, dict):
        what = "nothing" if side is None else type(side).__name__
        message = f'an object with "text" is needed in "{name}", found {what}; skipped'
        yield issue("S-READ-009", origin.where, message, READER)
        return
    line = json.dumps({**side, "outlet": side.get("outlet") or nameless})
    yield from read_jsonl(io.BytesIO(line.encode()), where)
