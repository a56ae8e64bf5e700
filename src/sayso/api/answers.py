"""The answers: typed, each with the two clocks that it was made by."""

from dataclasses import dataclass
from datetime import datetime

from sayso.model.board import Change, Facet, PlaceCount, PointDetail, StandingChange
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.ids import DocId, EntryId, PointId
from sayso.model.relation import Relation
from sayso.model.source import Source
from sayso.model.standing import FigureSeries, StandingName
from sayso.publish.points import PointLine
from sayso.serve.answers import OutletLine, SourceLine
from sayso.serve.looks import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """The moment of an answer; null: no limit. `seq`: the ledger's last entry."""

    recorded: datetime | None
    published: datetime | None
    seq: int


def clocks_of(look: Look) -> Clocks:
    """The two clocks of a look."""
    as_of = look.as_of
    return Clocks(recorded=as_of.recorded, published=as_of.published, seq=look.seq)


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """A page of the board. `next`: the cursor of the page after it."""

    as_of: Clocks
    points: tuple[PointLine, ...]
    total: int | None
    standings: tuple[Facet, ...]
    types: tuple[Facet, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePoint:
    """A point, its words by side and origin, and how its standing moved."""

    as_of: Clocks
    line: PointLine
    detail: PointDetail
    history: tuple[StandingChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneClaim:
    """A claim, the point it bears on, and the relations it stands in."""

    as_of: Clocks
    claim: Claim
    point: PointId
    standing: StandingName
    relations: tuple[Relation, ...]
    entry: EntryId
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OneDocument:
    """A document with its text, its claims, and the version that replaced it."""

    as_of: Clocks
    document: Document
    claims: tuple[Claim, ...]
    superseded_by: DocId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Who is cited, the most cited first."""

    as_of: Clocks
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSource:
    """A source with all its names and the side that a person put it on."""

    as_of: Clocks
    source: Source
    names: tuple[Source, ...]
    side: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """Who prints, the one with most claims first."""

    as_of: Clocks
    outlets: tuple[OutletLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Points counted by place and standing."""

    as_of: Clocks
    places: tuple[PlaceCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Series of figures, the one with the newest step first."""

    as_of: Clocks
    series: tuple[FigureSeries, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Points that came to stand otherwise, oldest first, after an entry."""

    as_of: Clocks
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """Moments of both clocks at which something came in, thinned."""

    as_of: Clocks
    recorded: tuple[datetime, ...]
    published: tuple[datetime, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something that was found, and its page."""

    kind: str
    name: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """What was found for some words."""

    as_of: Clocks
    found: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """The entries that a ruling made; none where it stood already."""

    entries: tuple[EntryId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a request was not answered, and what to do."""

    detail: str
