"""Where the cards of a moment come from: worked out from all, or kept in tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol

from sayso.ledger.board.cards import Card, cards_for, printer_of
from sayso.ledger.board.faceting import Tally, tally_among
from sayso.ledger.board.pages import (
    CardPage,
    page_of,
    passes,
    places_of,
    series_page,
)
from sayso.ledger.board.wanted import Wanted
from sayso.ledger.figures import Said
from sayso.ledger.force import InForce
from sayso.ledger.lines import micros_of
from sayso.ledger.points import points_of
from sayso.model.board import FacetField, PlaceCount, PlaceQuery, SeriesQuery
from sayso.model.claim import Claim
from sayso.model.ids import ClaimId, SourceId
from sayso.model.standing import Point

SeriesFound = tuple[tuple[Sequence[Said], ...], str | None]


Role = Literal["speaker", "printer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """How often one name is heard: claims, documents, and when it last was."""

    source: SourceId
    claims: int
    documents: int
    last_us: int

    def plus(self, other: "Heard | None") -> "Heard":
        """Both together; a document counts once for each name of a source."""
        if other is None:
            return self
        return Heard(
            source=self.source,
            claims=self.claims + other.claims,
            documents=self.documents + other.documents,
            last_us=max(self.last_us, other.last_us),
        )


class Cards(Protocol):
    """The cards of one moment, however they are kept."""

    def page(self, wanted: Wanted) -> CardPage:
        """A page of cards."""
        ...

    def all(self) -> Iterator[Card]:
        """Every card, the newest word first, then by id."""
        ...

    def passing(self, wanted: Wanted) -> Iterator[Card]:
        """Every card that passes the filters, in no order."""
        ...

    def having(
        self, wanted: Wanted, field: FacetField, among: Mapping[str, Sequence[str]]
    ) -> Tally:
        """How many cards that pass have each of some values of a field."""
        ...

    def series(self, query: SeriesQuery) -> SeriesFound:
        """What is told of the series of a page, and the cursor of the next page."""
        ...

    def places(self, query: PlaceQuery) -> tuple[PlaceCount, ...]:
        """Points counted by place, the place with most points first, then by key."""
        ...

    def heard(self, role: Role) -> Iterable[Heard]:
        """How often each name is heard in a role, in no order."""
        ...

    def around(self, claims: Sequence[ClaimId] | None) -> InForce:
        """What is in force of all that may be one point with some claims, or of all."""
        ...

    def point_of(self, claim: ClaimId) -> Point | None:
        """The point that a claim bears on; None when the claim is not in force."""
        ...

    def points(self) -> Iterable[Point]:
        """All points, the newest word first, then by id."""
        ...

    def told(self) -> Iterator[Said]:
        """Every number that is told."""
        ...


class Computed:
    """Cards worked out from all that is in force: plain, slow, and never wrong."""

    def __init__(self, in_force: Callable[[], InForce]) -> None:
        self._find = in_force

    @cached_property
    def _in_force(self) -> InForce:
        return self._find()

    @cached_property
    def _points(self) -> tuple[Point, ...]:
        return points_of(self._in_force)

    @cached_property
    def _cards(self) -> tuple[Card, ...]:
        return tuple(cards_for(self._in_force, self._points))

    def page(self, wanted: Wanted) -> CardPage:
        """A page of cards."""
        return page_of(self._cards, wanted)

    def all(self) -> Iterator[Card]:
        """Every card, the newest word first, then by id."""
        yield from self._cards

    def passing(self, wanted: Wanted) -> Iterator[Card]:
        """Every card that passes the filters, in no order."""
        return (card for card in self._cards if passes(card, wanted))

    def having(
        self, wanted: Wanted, field: FacetField, among: Mapping[str, Sequence[str]]
    ) -> Tally:
        """How many cards that pass have each of some values of a field."""
        return tally_among(self.passing(wanted), field, among)

    def series(self, query: SeriesQuery) -> SeriesFound:
        """What is told of the series of a page, and the cursor of the next page."""
        cards = [c for c in self._cards if query.point in {None, c.point}]
        asked = {said.key for card in cards for said in card.series}
        return series_page((said for said in self.told() if said.key in asked), query)

    def places(self, query: PlaceQuery) -> tuple[PlaceCount, ...]:
        """Points counted by place, the place with most points first, then by key."""
        return places_of(self._cards, query)

    def heard(self, role: Role) -> Iterator[Heard]:
        """How often each name is heard in a role, in no order."""
        told: dict[SourceId, list[Claim]] = {}
        for claim in self._in_force.claims:
            name = claim.source if role == "speaker" else printer_of(claim)
            told.setdefault(name, []).append(claim)
        known = self._in_force.known_at
        for name, claims in told.items():
            yield Heard(
                source=name,
                claims=len(claims),
                documents=len({c.doc for c in claims}),
                last_us=max(micros_of(known[c.doc]) for c in claims),
            )

    def around(self, claims: Sequence[ClaimId] | None) -> InForce:  # noqa: ARG002 - all
        """What is in force of all that may be one point with some claims, or of all."""
        return self._in_force

    @cached_property
    def _point_by_claim(self) -> dict[ClaimId, Point]:
        return {claim: point for point in self._points for claim in point.claims}

    def point_of(self, claim: ClaimId) -> Point | None:
        """The point that a claim bears on; None when the claim is not in force."""
        return self._point_by_claim.get(claim)

    def points(self) -> Sequence[Point]:
        """All points, the newest word first, then by id."""
        return self._points

    def told(self) -> Iterator[Said]:
        """Every number that is told."""
        yield from (said for card in self._cards for said in card.series)
