"""The rows of tables, and rows as JSON and CSV.

Rows hold names for ids where people read them and the ids beside them. Both clocks
stand in every JSON answer and in every CSV row.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Literal

import msgspec

from sayso.model.entry import AsOf
from sayso.model.ids import ClaimId, DocId, EntryId, PointId, SourceId
from sayso.model.standing import StandingName
from sayso.publish.cells import csv_line
from sayso.publish.citations import as_of_dict
from sayso.publish.reading_json import utc

_encoder = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One point of the board; `speaker` and `outlet` are of its first claim."""

    point: PointId
    standing: StandingName
    title: str
    speaker: str
    outlet: str | None
    place: str | None
    origins_for: tuple[str, ...]
    origins_against: tuple[str, ...]
    outlets_for: tuple[str, ...]
    outlets_against: tuple[str, ...]
    at_most: bool
    caveats: int
    claims: int
    first_said: datetime | None
    last_said: datetime | None
    reasons: tuple[str, ...]
    claim: ClaimId


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim with where it stands."""

    claim: ClaimId
    standing: StandingName
    speaker: str
    via: tuple[str, ...]
    force: str
    negated: bool
    words: str
    document: str
    doc: DocId
    start: int
    end: int
    published_at: datetime | None
    caveats: int
    point: PointId


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One canonical source; `claims` and `denials` under any of its names."""

    source: SourceId
    name: str
    kind: str
    role: str | None
    speaks_for: str | None
    members: tuple[str, ...]
    country: str | None
    side: str | None
    also: tuple[str, ...]
    claims: int
    denials: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One step of a series of figures."""

    measure: str
    of: str | None
    scope: str
    place: str | None
    since: str | None
    bounds: str
    low: int | None
    high: int | None
    about: bool
    unit: str | None
    origin: str
    standing: StandingName
    published_at: datetime
    document: str
    words: str
    claim: ClaimId
    doc: DocId
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document; `text_chars` counts code points."""

    doc: DocId
    document: str
    outlet: str | None
    headline: str | None
    credit: tuple[str, ...]
    published_at: datetime | None
    retrieved_at: datetime
    lang: str | None
    url: str | None
    pub_status: str
    superseded_by: DocId | None
    text_chars: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One line of the ledger; `what` says its payload in a few words."""

    seq: int
    tx: int
    recorded_at: datetime
    entry: EntryId
    kind: str
    agent: str
    agent_kind: Literal["machine", "person"]
    run: str
    withdrawn: bool
    what: str


def columns_of(row_type: type[Any]) -> tuple[str, ...]:
    """The names of a row type's columns, in order."""
    return tuple(field.name for field in fields(row_type))


def row_as_dict(row: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the row types
    """A row as a plain dict, times in UTC."""
    cells = {name: getattr(row, name) for name in columns_of(type(row))}
    return {k: utc(v) if isinstance(v, datetime) else v for k, v in cells.items()}


def rows_as_json(as_of: AsOf, rows: Iterable[Any]) -> Iterator[bytes]:
    """One JSON object, in pieces: both clocks, then the rows, one a line."""
    yield b'{"as_of": ' + _encoder.encode(as_of_dict(as_of)) + b', "rows": ['
    comma = b"\n"
    for row in rows:
        yield comma + _encoder.encode(row_as_dict(row))
        comma = b",\n"
    yield b"\n]}\n"


def rows_as_csv(
    as_of: AsOf, rows: Iterable[Any], row_type: type[Any]
) -> Iterator[bytes]:
    """CSV in pieces: a header, then the rows, with both clocks in the last columns."""
    columns = columns_of(row_type)
    yield csv_line((*columns, "as_of_recorded", "as_of_published"))
    clocks = (as_of.recorded, as_of.published)
    for row in rows:
        yield csv_line((*(getattr(row, name) for name in columns), *clocks))
