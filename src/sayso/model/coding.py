"""One event between marked parties, coded after PLOVER 2.0."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sayso.model.event import EventStatus
from sayso.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSentence:
    """A text with the words of its two parties; either may be empty.

    `published`: the day of publication, before which a year is long gone.
    """

    text: str
    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardParty:
    """Words that the encoder took for a party, where nobody had marked any."""

    span: Span
    side: str  # source, target or reciprocal


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """What happens between the parties; `score`: how sure, from 0 to 1.

    `type` and `mode` are PLOVER 2.0's, or those of an ontology of one's own.
    """

    type: str
    mode: str | None
    negated: bool
    status: EventStatus
    score: float
    shares: Mapping[str, float]  # of all types
    parties: tuple[HeardParty, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OntologyType:
    """A type of an ontology of one's own: its definition and example sentences."""

    name: str
    definition: str
    examples: tuple[str, ...]
    line: int  # where it stands in its file
