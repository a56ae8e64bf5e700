"""A point as a store keeps it for boards: what is shown of it and what finds it.

A card is a pure function of what is in force about one point. It names sources by id
only; what they are called, and which ids are one source, is asked of the register when
a page is shown.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter
from typing import Any

from sayso.ledger.copies import Copies, copies_of
from sayso.ledger.figures import Said, said_of
from sayso.ledger.force import InForce
from sayso.ledger.lines import micros_of
from sayso.ledger.points import cleared_of, weighed_in
from sayso.model.attribution import Force
from sayso.model.claim import Claim
from sayso.model.codec import encode, lists_of
from sayso.model.ids import ClaimId, PointId, SourceId, short_hash
from sayso.model.keys import place_key
from sayso.model.place import Precision
from sayso.model.ruling import Verdict
from sayso.model.standing import Point, StandingName
from sayso.text.names import fold

REMEMBERED = 4096  # a list of places shows the newest card of each, again and again
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One point at a moment: a line of a board, and by what it is found.

    `sources`, `printers`: ids as the claims give them, sorted. `words`: the words of
    all its claims, folded, each once, sorted. `series`: its steps of figure series.
    Times in microseconds since 1970. `via`, `force`, `hedge` are of the claim whose
    words are the title; `watched`: a person watches one of the claims.
    """

    point: PointId
    claim: ClaimId
    title: str
    standing: StandingName
    speaker: SourceId
    speaker_name: str
    outlet: SourceId
    type: str | None
    place: str | None
    place_name: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision | None
    origins_for: tuple[SourceId, ...]
    origins_against: tuple[SourceId, ...]
    outlets_for: tuple[SourceId, ...]
    outlets_against: tuple[SourceId, ...]
    at_most: bool
    caveats: int
    claims: int
    first_us: int
    last_us: int
    sources: tuple[SourceId, ...]
    printers: tuple[SourceId, ...]
    words: tuple[str, ...]
    series: tuple[Said, ...]
    via: tuple[SourceId, ...]
    force: Force | None
    hedge: str | None
    watched: bool


_values_in = lists_of(Card)
_values_of = attrgetter(*Card.__slots__)
_WORDS_AT = Card.__slots__.index("words")


def stored_form_of(card: Card) -> bytes:
    """A card in bytes; its words are kept where they are searched, here their hash."""
    values = list(_values_of(card))
    values[_WORDS_AT] = (short_hash(*card.words),)
    return encode(values)


@lru_cache(REMEMBERED)
def card_from(raw: bytes) -> Card:
    """The card that bytes say, with the hash of its words."""
    fields: Any = zip(Card.__slots__, _values_in(raw), strict=True)
    return Card(**dict(fields))


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text as they are searched for: folded, in order."""
    return tuple(_WORD.findall(fold(text)))


def printer_of(claim: Claim) -> SourceId:
    """Who printed a claim, by the id that the claim gives."""
    return claim.via[-1] if claim.via else claim.source


def cards_of(in_force: InForce) -> tuple[Card, ...]:
    """A card for each point, the newest word first, then by id."""
    cleared = cleared_of(in_force)
    copies = copies_of(cleared.lineages)
    found = weighed_in(cleared, copies, explained=False)
    points = tuple(point for point, _ in found)
    return tuple(_cards_in(cleared, points, copies))


def cards_for(in_force: InForce, points: Iterable[Point]) -> Iterator[Card]:
    """The cards of points of what is in force."""
    cleared = cleared_of(in_force)
    yield from _cards_in(cleared, tuple(points), copies_of(cleared.lineages))


def _cards_in(
    cleared: InForce, listed: Sequence[Point], copies: Copies
) -> Iterator[Card]:
    claims = {claim.claim: claim for claim in cleared.claims}
    steps: dict[PointId, list[Said]] = {}
    for point_id, said in said_of(cleared, listed, copies):
        steps.setdefault(point_id, []).append(said)
    watched = {r.claim for _, r in cleared.rulings if r.verdict is Verdict.WATCH}
    for point in listed:
        card = _card(point, claims, steps.get(point.point, ()))
        yield replace(card, watched=True) if watched & set(point.claims) else card


def _card(point: Point, by_id: Mapping[ClaimId, Claim], series: Sequence[Said]) -> Card:
    claims = [by_id[claim] for claim in point.claims]
    lead, standing = claims[0], point.standing
    typed = next((c.event for c in claims if c.event is not None), None)
    placed = next((c.event for c in claims if c.event and c.event.place), None)
    ref = placed.place if placed is not None else None
    where = ref.place if ref is not None else None
    named = where.name if where else ref.name if ref else None
    return Card(
        point=point.point,
        claim=lead.claim,
        title=point.title,
        standing=standing.name,
        speaker=lead.source,
        speaker_name=lead.source_name,
        outlet=printer_of(lead),
        type=typed.type if typed is not None else None,
        place=place_key(placed) or None,
        place_name=named,
        country=where.country if where else None,
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        precision=ref.precision if ref else None,
        origins_for=standing.origins_for,
        origins_against=standing.origins_against,
        outlets_for=standing.outlets_for,
        outlets_against=standing.outlets_against,
        at_most=standing.at_most,
        caveats=standing.caveats,
        claims=len(claims),
        first_us=micros_of(standing.first_said) if standing.first_said else 0,
        last_us=micros_of(standing.last_said) if standing.last_said else 0,
        sources=tuple(sorted({c.source for c in claims})),
        printers=tuple(sorted({printer_of(c) for c in claims})),
        words=tuple(sorted({w for c in claims for w in words_in(c.words)})),
        series=tuple(series),
        via=lead.via,
        force=lead.attribution.force if lead.attribution else None,
        hedge=_hedge(lead),
        watched=False,
    )


def _hedge(claim: Claim) -> str | None:
    """How sure the outlet lets the words be, where it says so."""
    hedge = claim.attribution.hedge if claim.attribution else None
    return hedge.degree if hedge is not None else None
