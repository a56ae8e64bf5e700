"""One source's word on one thing, in one document."""

from dataclasses import dataclass
from typing import Literal

from sayso.model.attribution import Attribution
from sayso.model.event import Event
from sayso.model.figure import Figure
from sayso.model.ids import ClaimId, DocId, SourceId
from sayso.model.span import Span
from sayso.model.timeref import TimeRef

Basis = Literal["witnessed", "own-act", "record", "told", "inferred", "unstated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One source's word on one event or matter, in one document.

    `attribution` is None where nobody is cited: the outlet is then the source.
    `source` is the register's id of the speaker, `via` the relays, nearest to the
    speaker first, the outlet last. `event` is None for an opinion, a demand, anything
    that is no event. `words`: the content as printed (in mixed case where capitals were
    printed), so that a claim can be shown without its text; of a denial that only
    points ("denied it"), what it denies. `caveats`: spans of the
    outlet's reservations that hang on it.
    `negated`: the claim is that it did not happen, by denial or by its own words.
    """

    claim: ClaimId
    doc: DocId
    span: Span
    words: str
    attribution: Attribution | None
    source: SourceId
    source_name: str
    via: tuple[SourceId, ...]
    negated: bool
    event: Event | None
    figures: tuple[Figure, ...]
    basis: Basis
    said_at: TimeRef | None
    caveats: tuple[Span, ...] = ()
