"""How claims stand: computed from entries in force, and never a truth score."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sayso.model.figure import Figure
from sayso.model.ids import ClaimId, EntryId, PointId, SourceId


class StandingName(StrEnum):
    """The standings, in the order in which their rules are tried."""

    REFUTED = "refuted"
    CONFIRMED = "confirmed"
    RETRACTED = "retracted"
    CONTESTED = "contested"
    DENIED = "denied"
    CONCEDED = "conceded"
    CORROBORATED = "corroborated"
    SUPERSEDED = "superseded"
    REPORTED = "reported"
    LISTED = "listed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a point stands at a moment, and what makes it so.

    Origins are canonical source ids, each counted once however many outlets printed
    it. `at_most`: the count of origins is an upper bound. `because`: the entries
    that make it so. `reasons`: the same in words. `listed` is for orders, wishes,
    questions and attitudes, which have no standing.
    """

    name: StandingName
    origins_for: tuple[SourceId, ...]
    origins_against: tuple[SourceId, ...]
    outlets_for: tuple[SourceId, ...]
    outlets_against: tuple[SourceId, ...]
    caveats: int
    first_said: datetime | None
    last_said: datetime | None
    because: tuple[EntryId, ...]
    reasons: tuple[str, ...]
    at_most: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One proposition, as the claims that bear on it.

    `title`: the words of the first claim. `claims`: the first that still counts on
    the leading side, then the others in order of publication. The id is the smallest
    claim id, so that it outlives additions.
    """

    point: PointId
    title: str
    claims: tuple[ClaimId, ...]
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One figure of a series: who said it, when it could be known, with its bounds."""

    claim: ClaimId
    origin: SourceId
    published_at: datetime
    figure: Figure
    standing: StandingName


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSeries:
    """How one number moved: measure, group, scope and place, as steps in order."""

    measure: str
    of: str | None
    scope: str
    place: str | None
    since: str | None
    steps: tuple[Step, ...]
