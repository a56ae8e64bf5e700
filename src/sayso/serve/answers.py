"""What lists and the API answer: rows with names for ids, the ids beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sayso.model.board import OutletCount, PlaceCount, PointRow, SpeakerCount
from sayso.model.ids import ClaimId, PointId, SourceId
from sayso.model.standing import StandingName


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLine:
    """One point: how it stands, what is said, by whom, for and against."""

    point: PointId
    standing: StandingName
    title: str
    speaker: str
    outlet: str | None
    type: str | None
    place: str | None
    place_id: str | None
    lat: float | None
    lon: float | None
    origins_for: tuple[str, ...]
    origins_against: tuple[str, ...]
    outlets_for: tuple[str, ...]
    outlets_against: tuple[str, ...]
    at_most: bool
    caveats: int
    claims: int
    first_said: datetime
    last_said: datetime
    claim: ClaimId


def point_line(row: PointRow) -> PointLine:
    """A row of a board with names for ids."""
    return PointLine(
        point=row.point,
        standing=row.standing,
        title=row.title,
        speaker=row.speaker,
        outlet=row.outlet,
        type=row.type,
        place=row.place_name,
        place_id=row.place,
        lat=row.lat,
        lon=row.lon,
        origins_for=named(row.names, row.origins_for),
        origins_against=named(row.names, row.origins_against),
        outlets_for=named(row.names, row.outlets_for),
        outlets_against=named(row.names, row.outlets_against),
        at_most=row.at_most,
        caveats=row.caveats,
        claims=row.claims,
        first_said=row.first_said,
        last_said=row.last_said,
        claim=row.claim,
    )


def named(names: Mapping[SourceId, str], ids: Iterable[SourceId]) -> tuple[str, ...]:
    """The names of some sources, in their order; an id stands for itself."""
    return tuple(names.get(source, source) for source in ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One source as it is cited."""

    source: SourceId
    name: str
    kind: str | None
    claims: int
    documents: int
    last: datetime


def source_line(found: SpeakerCount) -> SourceLine:
    """A source with its counts."""
    return SourceLine(
        source=found.source,
        name=found.name,
        kind=found.kind,
        claims=found.claims,
        documents=found.documents,
        last=found.last,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletLine:
    """One outlet and what it printed."""

    outlet: SourceId
    name: str
    documents: int
    claims: int
    last: datetime


def outlet_line(found: OutletCount) -> OutletLine:
    """An outlet with its counts."""
    return OutletLine(
        outlet=found.outlet,
        name=found.name,
        documents=found.documents,
        claims=found.claims,
        last=found.last,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """One place with how many points are of it, by standing ("contested 2")."""

    place: str
    name: str
    lat: float | None
    lon: float | None
    precision: str | None
    points: int
    contested: bool
    standings: tuple[str, ...]
    last_said: datetime


def place_line(found: PlaceCount) -> PlaceLine:
    """A place with its counts."""
    return PlaceLine(
        place=found.place,
        name=found.name,
        lat=found.lat,
        lon=found.lon,
        precision=found.precision,
        points=found.points,
        contested=found.is_contested,
        standings=tuple(f"{facet.value} {facet.count}" for facet in found.standings),
        last_said=found.last_said,
    )
