"""Marked sentences as JSON lines: {"id", "text", "source": [[s, e]…], "target": …}.

Either party may be empty or left out. Offsets are code points, [start, end).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from sayso.model.coding import MarkedSentence
from sayso.model.issue import Issue
from sayso.model.span import Span
from sayso.read.inputs import Origin
from sayso.read.issues import issue
from sayso.read.objects import BadLineError, object_of, text_of
from sayso.read.streams import Line, lines_of

READER = "marked@1"
_DAY = len("2031-05-01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A sentence that is to be coded; `given_id` as it came in."""

    given_id: object
    sentence: MarkedSentence


def read_marked(stream: BinaryIO, origin: Origin) -> Iterator[Asked | Issue]:
    """A sentence, or the issue that says why there is none, a line, in order."""
    for line in lines_of(stream, origin.options.max_bytes):
        if line.raw is not None and not line.raw.strip():
            continue
        try:
            yield _asked(line, origin)
        except BadLineError as error:
            where = origin.item(f"line {line.number}").where
            yield issue(error.code, where, f"{error}; skipped", READER)


def _asked(line: Line, origin: Origin) -> Asked:
    row = object_of(line, origin)
    text = text_of(row)
    sentence = MarkedSentence(
        text=text,
        source=_spans(row, "source", text),
        target=_spans(row, "target", text),
        published=_published(row.get("published_at")),
    )
    return Asked(given_id=row.get("id"), sentence=sentence)


def _spans(row: dict[str, object], name: str, text: str) -> tuple[Span, ...]:
    given = row.get(name)
    if given is None:
        return ()
    if not isinstance(given, list):
        message = f'"{name}" must be a list of [start, end], found {given!r:.40}'
        raise BadLineError("S-READ-030", message)
    return tuple(_span(pair, name, text) for pair in given)


def _span(pair: object, name: str, text: str) -> Span:
    if isinstance(pair, list) and len(pair) == 2:
        start, end = pair
        if type(start) is int and type(end) is int and 0 <= start < end <= len(text):
            return Span(start, end)
    message = (
        f'"{name}" has {pair!r:.40}: two whole numbers are needed, the first smaller, '
        f"within the {len(text)} characters of the text"
    )
    raise BadLineError("S-READ-030", message)


def _published(given: object) -> date | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(str(given)[:_DAY])
    except ValueError as error:
        message = f'"published_at" is {given!r:.40}, which is no date (2031-05-01)'
        raise BadLineError("S-READ-030", message) from error
