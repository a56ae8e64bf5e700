"""What is asked of a ledger at a moment, page by page, and the answers.

Every answer is a pure function of what is in force at the moment: asked again later,
it is the same. A cursor is taken from a page and handed back as it is.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from sayso.model.attribution import Force
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.ids import (
    ClaimId,
    EntryId,
    PlaceId,
    PointId,
    SourceId,
)
from sayso.model.place import Precision
from sayso.model.ruling import Ruling
from sayso.model.standing import FigureSeries, Point, StandingName

BoardSort = Literal["newest", "oldest"]
FacetField = Literal["place", "source", "outlet"]  # fields with very many values


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardQuery:
    """Which points of a board; what is empty or None does not filter.

    `types`: kinds of event ("COERCE", "casualty"), any of them. `place`: the place's
    key, an id of a gazetteer or "?" and the folded name. `source`: an id; any claim of
    the point by any name of that source. `outlet`: an id; whoever printed a claim of
    it. `text`: words that all stand in one claim, as words, without accents or case.
    `since`, `until`: the point's last word lies between, inclusive. `sort`: by last
    word. `cursor`: `BoardPage.next` of the page before. `limit`: 1 to 500.
    `counted`: whether totals and facets are asked for. `origins`: at least so many
    origins for it.
    """

    standings: tuple[StandingName, ...] = ()
    types: tuple[str, ...] = ()
    place: str | None = None
    source: SourceId | None = None
    outlet: SourceId | None = None
    text: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    sort: BoardSort = "newest"
    cursor: str | None = None
    limit: int = 50
    counted: bool = True
    origins: int = 0

    def without(self, facet: FacetField) -> "BoardQuery":
        """The first page of the same question without the filter of one field."""
        first = replace(self, cursor=None)
        match facet:
            case "place":
                return replace(first, place=None)
            case "source":
                return replace(first, source=None)
            case "outlet":
                return replace(first, outlet=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """A point as a line of a board.

    Names are the register's at the moment, in the order of the ids. `claim`: the one
    whose words are the title; `speaker` says it, `outlet` printed it. `type`: the kind
    of event, None where it is no event. `place`, `place_name`, `country` (ISO 3166-1
    alpha-2, None where the place is in no gazetteer), `lat`, `lon`: where the
    first claim that names a place says it was. `claims`: how many bear on it.
    `source`: the id of the speaker; `via`: the relays of that claim, nearest to the
    speaker first; `force`: None for the outlet's own voice; `hedge`: its degree.
    `watched`: a person watches the point.
    """

    point: PointId
    claim: ClaimId
    title: str
    standing: StandingName
    speaker: str
    outlet: str | None
    type: str | None
    place: str | None
    place_name: str | None
    country: str | None
    lat: float | None
    lon: float | None
    origins_for: tuple[SourceId, ...]
    origins_against: tuple[SourceId, ...]
    outlets_for: tuple[SourceId, ...]
    outlets_against: tuple[SourceId, ...]
    names: Mapping[SourceId, str]
    at_most: bool
    caveats: int
    claims: int
    first_said: datetime
    last_said: datetime
    source: SourceId
    via: tuple[SourceId, ...]
    force: Force | None
    hedge: str | None
    watched: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """How many points have a value, of all that pass."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueCount:
    """How many points have a value: a place's key, or the id of a source.

    `name`: what it is called; `country` of a place, as `PlaceCount.country`.
    """

    value: str
    name: str
    country: str | None
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPage:
    """A page of points, and how many there are.

    `total`: all that pass every filter. `standings`: of those that pass all filters
    but that of standings, by standing; `types`: of those that pass all but that of
    types, by kind of event; both empty where they were not asked for. `next` is None
    on the last page.
    """

    rows: tuple[PointRow, ...]
    total: int | None
    standings: tuple[Facet, ...]
    types: tuple[Facet, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One origin's word on a point: the claim first printed, and its copies.

    `copies`: how many times it was printed in all, the first included ("MPA ×37").
    `claims`: all of them, the first printed first. `outlets` that printed them.
    `counts`: whether the word still counts.
    """

    claim: Claim
    claims: tuple[ClaimId, ...]
    copies: int
    outlets: tuple[SourceId, ...]
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginWord:
    """All that one origin says on a point, with copies folded, first printed first."""

    origin: SourceId
    name: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointDetail:
    """A point with its words by side and origin.

    `others`: words that count no more (replaced, corrected, taken back) or state
    nothing. `rulings`: people's rulings on its claims, oldest first. `contested_by`:
    people whose rulings on it oppose each other, empty where they agree.
    """

    point: Point
    row: PointRow
    for_it: tuple[OriginWord, ...]
    against: tuple[OriginWord, ...]
    others: tuple[OriginWord, ...]
    rulings: tuple[Ruling, ...]
    contested_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesQuery:
    """Which series of figures; what is None does not filter.

    `place`: a place's key. `point`: the series that a point has steps in. Newest step
    first. `cursor`: `SeriesPage.next`. `limit`: 1 to 500 series.
    """

    measure: str | None = None
    place: str | None = None
    point: PointId | None = None
    cursor: str | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPage:
    """Some series, the one with the newest step first; `next` None on the last page."""

    series: tuple[FigureSeries, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A point that stands otherwise after one transaction than before it.

    `point` as it is after; `before` None where it is new, `after` None where it is
    gone (withdrawn, or part of another point now). `at`: when it was recorded. `seq`:
    the first entry of the transaction. `because`: entries that the new standing rests
    on and the old one did not. `page`: the row after, or before where it is gone.
    """

    point: PointId
    before: StandingName | None
    after: StandingName | None
    at: datetime
    tx: int
    seq: int
    entries: tuple[EntryId, ...]
    row: PointRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A point that stands otherwise at one moment than at another.

    `before`, `after`: how it stands at each, None where it is no point there.
    """

    point: PointId
    before: PointRow | None
    after: PointRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingChange:
    """A step of a point: from one standing to another, when, and by which entries.

    `before` is None when the claim was first heard of. `because`: the entries that
    the new standing rests on and the one before did not.
    """

    at: datetime
    before: StandingName | None
    after: StandingName
    because: tuple[EntryId, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceQuery:
    """Which points to count by place: those whose last word lies between, inclusive."""

    since: datetime | None = None
    until: datetime | None = None
    standings: tuple[StandingName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCount:
    """How many points are of a place, by standing; `contested` where one is.

    `place`: the key; coordinates and `country` (ISO 3166-1 alpha-2) None where the
    place is not in a gazetteer.
    """

    place: PlaceId | str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision | None
    points: int
    standings: tuple[Facet, ...]
    last_said: datetime

    @property
    def is_contested(self) -> bool:
        """Whether some point of the place is contested."""
        return any(f.value == StandingName.CONTESTED for f in self.standings)


def called(places: Iterable[PlaceCount]) -> dict[str, str]:
    """What to call places by their keys where several are listed together."""
    return told_apart((p.place, p.name, p.country) for p in places)


def told_apart(places: Iterable[tuple[str, str, str | None]]) -> dict[str, str]:
    """What to call places, each a key, a name and a country, by their keys.

    The name; with the country where two of one name are among them: "Tarn (SU)".
    """
    listed = set(places)
    names = Counter(name for _, name, _ in listed)
    return {
        key: name if names[name] < 2 or country is None else f"{name} ({country})"
        for key, name, country in listed
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """Some documents, the newest first, and how many there are in all."""

    documents: tuple[Document, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletCount:
    """What one outlet printed: documents, claims, and the newest of them."""

    outlet: SourceId
    name: str
    documents: int
    claims: int
    last: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerCount:
    """How often one source is cited: claims, denials, documents, the newest of them."""

    source: SourceId
    name: str
    kind: str | None
    claims: int
    documents: int
    last: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """Moments at which something happened, thinned to at most so many, oldest first."""

    recorded: tuple[datetime, ...] = field(default=())
    published: tuple[datetime, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """Whether two claims are of one origin, and what joins or parts them.

    `origins` of the two as they count, `speakers` and `outlets` as names. `because`:
    what joins them, or why nothing does, in words, the weightiest first.
    """

    one: ClaimId
    other: ClaimId
    is_one_origin: bool
    is_one_point: bool
    origins: tuple[SourceId, SourceId]
    names: tuple[str, str]
    because: tuple[str, ...]
