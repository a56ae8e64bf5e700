"""What was found in one document: first as words, then as what they mean."""

from dataclasses import dataclass

from sayso.model.attribution import Attribution, Caveat, Statement
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.event import EventMention
from sayso.model.figure import Figure
from sayso.model.issue import Issue
from sayso.model.place import PlaceMention, PlaceRef
from sayso.model.sentence import Sentence
from sayso.model.source import Actor, Mention, SameAs, Source
from sayso.model.timeref import TimeMention, TimeRef

Finding = (
    Sentence
    | Attribution
    | Caveat
    | Statement
    | Mention
    | Figure
    | TimeMention
    | PlaceMention
    | EventMention
    | Issue
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All findings of `extract` in one text, before anybody asks whom they mean."""

    sentences: tuple[Sentence, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one document says, resolved: the public format of `sayso read`.

    `sources` and `same_as` are what it adds to the register. `called`: key of an
    attribution -> what this text alone calls its speaker ("unnamed official").
    `agents` names every component that had a hand in it, as `name@version`.
    """

    document: Document
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    places: tuple[PlaceRef, ...]
    times: tuple[TimeRef, ...]
    actors: tuple[Actor, ...]
    caveats: tuple[Caveat, ...]
    sources: tuple[Source, ...]
    same_as: tuple[SameAs, ...]
    speakers: tuple[tuple[str, Source], ...]
    said_at: tuple[tuple[str, TimeRef], ...]
    issues: tuple[Issue, ...]
    agents: tuple[str, ...]
    called: tuple[tuple[str, str], ...] = ()
