"""The tree that a .say text says: what the parser makes and the printer takes.

Nothing here knows offsets: words stand as words (see `anchors`), times as UTC, claims
are named by paragraph and number. Lines are kept for messages and are not compared.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sayso.model.attribution import Force, Manner
from sayso.model.claim import Basis
from sayso.model.document import PubStatus
from sayso.model.entry import AsOf
from sayso.model.event import EventStatus
from sayso.model.figure import Scope
from sayso.model.relation import RelationKind
from sayso.model.source import SourceKind
from sayso.model.standing import StandingName


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words to be found in one paragraph.

    `paragraph` is None where the block's own is meant. `nth` picks one of several
    places, counted from 1; None says that there is only one. `open_start`,
    `open_end`: the words begin or end inside a longer word.
    """

    words: str
    nth: int | None = None
    paragraph: int | None = None
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A span as the words themselves, or as its first and its last words."""

    first: Piece
    last: Piece | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A claim by its number ("9.1") and, outside its own document, the document."""

    number: str
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSay:
    """A number with its bounds, as `model.figure.Figure` has it, spans as words."""

    measure: str
    low: int | None
    high: int | None
    about: bool = False
    of: str | None = None
    part_of: Words | None = None
    scope: Scope = "incident"
    since: str | None = None
    unit: str | None = None
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSay:
    """What a claim says happened; `place_id` is None while the place stays open."""

    type: str
    mode: str | None = None
    trigger: Words | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str | None = None
    place_id: str | None = None
    when: str | None = None
    negated: bool = False
    status: EventStatus = "actual"


@dataclass(frozen=True, slots=True, kw_only=True)
class HedgeSay:
    """Words by which source or outlet weakens what is said."""

    words: Words
    holder: Literal["source", "outlet"]
    degree: Literal["likely", "possible", "unverified"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSay:
    """One claim of a reading, with the attribution it comes from.

    `own_voice`: nobody is cited, the outlet speaks. `content` is the attribution's,
    `passage` the claim's own words where they are others. `force` is None for a
    claim in the outlet's own voice. `negated`: it says "not" otherwise than by its
    force; a plain denial is not marked.
    """

    number: str
    source: tuple[Words, ...] = ()
    own_voice: bool = False
    speaker: str | None = None
    kind: SourceKind | None = None
    via: tuple[str, ...] = ()
    cue: tuple[Words, ...] = ()
    content: tuple[Words, ...] = ()
    passage: Words | None = None
    force: Force | None = None
    manner: Manner | None = None
    channel: Words | None = None
    recipient: Words | None = None
    hedge: HedgeSay | None = None
    inside: Ref | None = None
    negated: bool = False
    event: EventSay | None = None
    figures: tuple[FigureSay, ...] = ()
    basis: Basis | None = None
    said_at: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaveatSay:
    """The outlet's reservation, whose information it names, and what it hangs on."""

    number: str
    words: Words
    names: tuple[Words, ...] = ()
    about: tuple[Ref, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseFigure:
    """A figure of a reading that no claim holds."""

    number: str
    figure: FigureSay
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationSay:
    """How one claim bears on another."""

    subject: Ref
    kind: RelationKind
    object: Ref
    because: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSay:
    """A row of the register; `also`: other names that are the same source.

    `members`: the names of those who speak together as it.
    """

    name: str
    kind: SourceKind | None = None
    roles: tuple[str, ...] = ()
    speaks_for: str | None = None
    members: tuple[str, ...] = ()
    country: str | None = None
    also: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSay:
    """A document of a board; `label` is what references to its claims begin with."""

    label: str
    outlet: str | None = None
    headline: str | None = None
    credit: tuple[str, ...] = ()
    published_at: datetime | None = None
    url: str | None = None
    pub_status: PubStatus = "usable"
    replaced_by: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A claim in the company of its point, on one line.

    `force` is None for the outlet's own voice; `negated` as in `ClaimSay`.
    """

    ref: Ref
    force: Force | None
    speaker: str
    words: str
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PointSay:
    """A proposition with its standing and the claims that bear on it."""

    title: str
    standing: StandingName
    origins_for: tuple[str, ...] = ()
    origins_against: tuple[str, ...] = ()
    outlets_for: tuple[str, ...] = ()
    outlets_against: tuple[str, ...] = ()
    caveats: int = 0
    first_said: datetime | None = None
    last_said: datetime | None = None
    reasons: tuple[str, ...] = ()
    claims: tuple[ClaimLine, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSay:
    """One figure of a series, who said it and when it could be known."""

    figure: FigureSay
    ref: Ref
    origin: str
    published_at: datetime
    standing: StandingName


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesSay:
    """How one number moved."""

    measure: str
    of: str | None = None
    scope: str = "incident"
    place: str | None = None
    since: str | None = None
    steps: tuple[StepSay, ...] = ()
    line: int = field(default=0, compare=False)


Item = (
    ClaimSay
    | CaveatSay
    | LooseFigure
    | RelationSay
    | SourceSay
    | DocumentSay
    | PointSay
    | SeriesSay
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A whole .say text.

    `as_of` is None for a reading, which belongs to no moment. `missing` stands in a
    golden for what is right and not found yet.
    """

    as_of: AsOf | None = None
    items: tuple[Item, ...] = ()
    missing: tuple[Item, ...] = ()
