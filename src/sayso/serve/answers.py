"""What lists and the API answer of sources, outlets and places: names, ids beside."""

from dataclasses import dataclass
from datetime import datetime

from sayso.model.board import OutletCount, PlaceCount, SpeakerCount
from sayso.model.ids import SourceId


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
    country: str | None
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
        country=found.country,
        lat=found.lat,
        lon=found.lon,
        precision=found.precision,
        points=found.points,
        contested=found.is_contested,
        standings=tuple(f"{facet.value} {facet.count}" for facet in found.standings),
        last_said=found.last_said,
    )
