"""Texts with spans as JSON lines: {"id", "text", "spans": [[start, end], …], …}.

Every line is read as a line of JSONL would be (`read.jsonl`), so that id, outlet and
publication time keep their meaning. A span that is no part of the text is told and left
out; the others are used. Spans count code points and are half-open.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.model.span import Span
from sayso.read.inputs import Origin
from sayso.read.issues import issue
from sayso.read.jsonl import read_jsonl
from sayso.read.streams import Line, lines_of

READER = "spans@1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A document and the spans that came with it, as given; None: no list was given.

    `faults` says what of the list could not be used; `where` is the line.
    """

    doc: Document
    where: str
    spans: tuple[Span, ...] | None
    faults: tuple[str, ...] = ()


def read_spans(stream: BinaryIO, origin: Origin) -> Iterator[Marked | Issue]:
    """A marked document and the issues of each line, in order."""
    for line in lines_of(stream, origin.options.max_bytes):
        if line.raw is None or line.raw.strip():
            yield from _line(line, origin)


def _line(line: Line, origin: Origin) -> Iterator[Marked | Issue]:
    place = origin.item(f"line {line.number}")
    if line.raw is None:
        message = "longer than the limit for one line; skipped"
        yield issue("S-READ-007", place.where, message, READER)
        return
    for item in read_jsonl(io.BytesIO(line.raw), place):
        if isinstance(item, Issue):
            yield replace(item, where=place.where)
            continue
        given = json.loads(line.raw.decode("utf-8-sig", "replace")).get("spans")
        spans, faults = _spans_of(given, len(item.text))
        yield Marked(doc=item, where=place.where, spans=spans, faults=tuple(faults))


def _spans_of(given: object, length: int) -> tuple[tuple[Span, ...] | None, list[str]]:
    """The usable spans, and what is wrong with the others."""
    if given is None:
        return None, []
    if not isinstance(given, list):
        what = type(given).__name__
        return (), [f'"spans" is {what}; it must be a list of [start, end]']
    spans: list[Span] = []
    faults: list[str] = []
    for pair in given:
        if _is_pair(pair) and 0 <= pair[0] < pair[1] <= length:
            spans.append(Span(*pair))
        else:
            faults.append(
                f"the span {json.dumps(pair)[:60]} is no part of the text, which has "
                f"{length} characters; left out, the other spans were used"
            )
    return tuple(spans), faults


def _is_pair(pair: object) -> bool:
    return (
        isinstance(pair, list)
        and len(pair) == 2
        and all(type(offset) is int for offset in pair)  # true is no offset
    )
