"""Places: in the gazetteer, and as named in a text."""

from dataclasses import dataclass
from typing import Literal

from sayso.model.ids import PlaceId
from sayso.model.span import Span

PlaceKind = Literal[
    "populated place", "district", "region", "country", "area", "facility", "water"
]
Precision = Literal["site", "settlement", "near", "district", "region", "country"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of a gazetteer.

    `place` is "geonames:169577" or "<gazetteer>:<key>". `country`: ISO 3166-1
    alpha-2 or a made-up code of a story's own gazetteer. `within`: the
    administrative unit's code. Latitude and longitude in degrees, WGS 84.
    """

    place: PlaceId
    name: str
    lat: float
    lon: float
    country: str
    kind: PlaceKind
    within: str | None = None
    population: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Words that may name a place, as `extract` found them.

    `name`: to look up ("Homs"). `context`: the words that say in what it lies
    ("Syria" in "Latakia (in Syria)"). `cue`: what it is called ("city", "prison",
    "suburb", "area", "airport"). `direction`: "north", "near". `offset`: the words that
    put it beside the place, as printed ("10 km north of"). `nested`: inside another
    name ("Damascus" in "Damascus International Airport", "Paris police"). `located`:
    it stands where only a place can stand ("in Homs", "Homs province", a dateline).
    """

    span: Span
    name: str
    context: str | None = None
    cue: str | None = None
    direction: str | None = None
    nested: bool = False
    located: bool = False
    offset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRef:
    """Words that name a place, and where we think it is.

    `place` is None while it stays open; `candidates` are those not taken, best first.
    `offset`: the words that put it beside the place ("10 km north of"), as printed; the
    point is the place's own.
    """

    span: Span
    name: str
    place: Place | None
    precision: Precision | None
    candidates: tuple[PlaceId, ...] = ()
    offset: str | None = None
