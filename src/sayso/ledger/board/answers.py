"""What a view answers about its points, page by page.

The answers are the same wherever the cards come from; names are the register's at the
moment, asked for once a page.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from sayso.errors import UnknownNameError
from sayso.ledger.board.barriers import between_points, between_sources
from sayso.ledger.board.cards import Card, cards_for
from sayso.ledger.board.details import contested_by, others_of, words_of_side
from sayso.ledger.board.faceting import sources_in, tally
from sayso.ledger.board.holding import Cards, Heard, Role
from sayso.ledger.board.kinship import is_one, pair_of, reasons_for
from sayso.ledger.board.wanted import wanted_of
from sayso.ledger.changes import narrowed, printed_changes
from sayso.ledger.figures import order_of, series_from
from sayso.ledger.force import InForce
from sayso.ledger.lines import moment_of
from sayso.ledger.points import points_of, weighed_points
from sayso.ledger.register import Names
from sayso.model.board import (
    BoardPage,
    BoardQuery,
    FacetField,
    Kinship,
    OutletCount,
    PlaceCount,
    PlaceQuery,
    PointDetail,
    PointRow,
    SeriesPage,
    SeriesQuery,
    SpeakerCount,
    StandingChange,
    ValueCount,
)
from sayso.model.ids import ClaimId, PointId, SourceId
from sayso.model.ruling import Ruling, Verdict
from sayso.model.standing import FigureSeries, Point


class Answers:
    """The answers about points at one moment."""

    def __init__(self, cards: Cards, names: Names) -> None:
        self._cards = cards
        self._names = names

    def board(self, query: BoardQuery) -> BoardPage:
        """A page of points that pass the filters."""
        found = self._cards.page(wanted_of(query, self._ids_of))
        return BoardPage(
            rows=self.rows_of(found.cards),
            total=found.total,
            standings=found.standings,
            types=found.types,
            next=found.next,
        )

    def facet(
        self, query: BoardQuery, field: FacetField, among: Iterable[str] | None = None
    ) -> tuple[ValueCount, ...]:
        """How many points have each value of a field, within all other filters."""
        wanted = wanted_of(query.without(field), self._ids_of)
        if among is None or wanted.words is not None:
            cards = tuple(self._cards.passing(wanted))
            if field != "place":
                self._names.learn({s for c in cards for s in sources_in(c, field)})
            found = tally(cards, field, self._names.canonical)
        else:
            named = {value: self._ids_with(field, value) for value in among}
            found = self._cards.having(wanted, field, named)
        listed = [
            ValueCount(
                value=value,
                name=(card.place_name or value)
                if field == "place"
                else self._name(SourceId(value)),
                country=card.country if field == "place" else None,
                points=count,
            )
            for value, (count, card) in found.items()
        ]
        return tuple(sorted(listed, key=lambda v: (-v.points, v.name, v.value)))

    def about(self, claims: Collection[ClaimId] | None) -> InForce:
        """What is in force of all that may be one point with some claims, or of all."""
        return self._cards.around(sorted(claims) if claims is not None else None)

    def outlets(self) -> tuple[OutletCount, ...]:
        """What each outlet printed, the one with most claims first, then by name."""
        return tuple(
            OutletCount(
                outlet=source,
                name=self._name(source),
                documents=heard.documents,
                claims=heard.claims,
                last=moment_of(heard.last_us),
            )
            for source, heard in self._heard("printer")
        )

    def speakers(self) -> tuple[SpeakerCount, ...]:
        """Who is cited how often, the most cited first, then by name."""
        return tuple(
            SpeakerCount(
                source=source,
                name=self._name(source),
                kind=self._kind(source),
                claims=heard.claims,
                documents=heard.documents,
                last=moment_of(heard.last_us),
            )
            for source, heard in self._heard("speaker")
        )

    def _heard(self, role: Role) -> list[tuple[SourceId, Heard]]:
        """How often each canonical source is heard in a role, most often first."""
        told = list(self._cards.heard(role))
        self._names.learn({heard.source for heard in told})
        found: dict[SourceId, Heard] = {}
        for heard in told:
            lead = self._names.canonical(heard.source)
            found[lead] = heard.plus(found.get(lead))
        listed = list(found.items())
        listed.sort(key=lambda h: (-h[1].claims, self._name(h[0]), h[0]))
        return listed

    def _kind(self, source: SourceId) -> str | None:
        try:
            return str(self._names.source(source).kind)
        except UnknownNameError:
            return None

    def rows_of(self, cards: Sequence[Card]) -> tuple[PointRow, ...]:
        """Cards as rows, with the names of all their sources."""
        self._names.learn({s for card in cards for s in _sources_in(card)})
        return tuple(self._row(card) for card in cards)

    def point(self, point: PointId | ClaimId) -> PointDetail:
        """One point, by its id or that of a claim; UnknownNameError for none."""
        claim = ClaimId(point)
        in_force = self._cards.around([claim])
        found = (f for f in weighed_points(in_force) if claim in f[0].claims)
        case, weighed = next(found, (None, None))
        if case is None or weighed is None:
            raise _unknown(claim)
        (card,) = cards_for(in_force, [case])
        sides = weighed.sides.for_it, weighed.sides.against, others_of(weighed)
        told = [words_of_side(s, weighed, in_force, self._name) for s in sides]
        rulings = _rulings_on(in_force, case)
        return PointDetail(
            point=case,
            row=self.rows_of([card])[0],
            for_it=told[0],
            against=told[1],
            others=told[2],
            rulings=rulings,
            contested_by=contested_by(rulings),
        )

    def point_of(self, claim: ClaimId) -> Point:
        """The point that a claim bears on; UnknownNameError for no claim in force."""
        point = self._cards.point_of(claim)
        if point is None:
            raise _unknown(claim)
        return point

    def history(self, point: PointId | ClaimId) -> tuple[StandingChange, ...]:
        """How the point came to stand as it does, by what had been printed."""
        in_force = self._cards.around([ClaimId(point)])
        for found in points_of(in_force):
            if ClaimId(point) in found.claims:
                return printed_changes(in_force, found)
        raise _unknown(ClaimId(point))

    def series(self, query: SeriesQuery) -> SeriesPage:
        """A page of figure series, the one with the newest step first."""
        told, following = self._cards.series(query)
        origins = {said.origin for one in told for said in one}
        self._names.learn(origins)
        canonical = {origin: self._names.canonical(origin) for origin in origins}
        series = (s for one in told for s in series_from(one, canonical))
        return SeriesPage(series=tuple(series), next=following)

    def all_series(self) -> tuple[FigureSeries, ...]:
        """All series, in order of measure, place and group."""
        told = tuple(self._cards.told())
        origins = {said.origin for said in told}
        self._names.learn(origins)
        canonical = {origin: self._names.canonical(origin) for origin in origins}
        return tuple(sorted(series_from(told, canonical), key=order_of))

    def places(self, query: PlaceQuery) -> tuple[PlaceCount, ...]:
        """Points counted by place and standing, the place with most points first."""
        return self._cards.places(query)

    def kinship(self, one: ClaimId, other: ClaimId) -> Kinship:
        """Whether two claims are of one origin, and why or why not."""
        in_force = self._cards.around([one, other])
        claims = {claim.claim: claim for claim in in_force.claims}
        for claim in (one, other):
            if claim not in claims:
                raise _unknown(claim)
        points = [p for p in points_of(in_force) if {one, other} & set(p.claims)]
        near = narrowed(in_force, (claim for p in points for claim in p.claims))
        pair = pair_of(claims[one], claims[other], near)
        return Kinship(
            one=one,
            other=other,
            is_one_origin=is_one(pair),
            is_one_point=any({one, other} <= set(p.claims) for p in points),
            origins=pair.sources,
            names=(self._name(pair.sources[0]), self._name(pair.sources[1])),
            because=reasons_for(pair),
        )

    def barrier(self, ruling: Ruling) -> Ruling | None:
        """The ruling in force that keeps apart what this one would join, if any."""
        if ruling.verdict is Verdict.SAME_POINT and ruling.claim and ruling.other:
            in_force = self._cards.around([ruling.claim, ruling.other])
            held = {c: p.claims for p in points_of(in_force) for c in p.claims}
            one, other = ruling.claim, ruling.other
            points = held.get(one, (one,)), held.get(other, (other,))
            told = (r for _, r in in_force.rulings)
            return between_points(told, (one, other), points)
        if ruling.verdict is Verdict.SAME_SOURCE and ruling.source:
            pair = ruling.source, ruling.other_source or ruling.source
            groups = [{s, *self._ids_of(s)} for s in pair]
            ruled = self._names.around(pair).rulings
            return between_sources(ruled, pair, (groups[0], groups[1]))
        return None

    def _row(self, card: Card) -> PointRow:
        def one(sources: Iterable[SourceId]) -> tuple[SourceId, ...]:
            return tuple(dict.fromkeys(map(self._names.canonical, sources)))

        told = one(card.origins_for), one(card.origins_against)
        printed = one(card.outlets_for), one(card.outlets_against)
        via = one(card.via)
        named = {s for side in (*told, *printed, via) for s in side}
        return PointRow(
            point=card.point,
            claim=card.claim,
            title=card.title,
            standing=card.standing,
            speaker=self._name(card.speaker, card.speaker_name),
            outlet=self._name(card.outlet),
            type=card.type,
            place=card.place,
            place_name=card.place_name,
            country=card.country,
            lat=card.lat,
            lon=card.lon,
            origins_for=told[0],
            origins_against=told[1],
            outlets_for=printed[0],
            outlets_against=printed[1],
            names={source: self._name(source) for source in sorted(named)},
            at_most=card.at_most,
            caveats=card.caveats,
            claims=card.claims,
            first_said=moment_of(card.first_us),
            last_said=moment_of(card.last_us),
            source=self._names.canonical(card.speaker),
            via=via,
            force=card.force,
            hedge=card.hedge,
            watched=card.watched,
        )

    def _name(self, source: SourceId, otherwise: str | None = None) -> str:
        try:
            return self._names.source(source).name
        except UnknownNameError:
            return source if otherwise is None else otherwise

    def _ids_with(self, field: FacetField, value: str) -> tuple[str, ...]:
        """All ids that stand for a value of a facet."""
        if field == "place":
            return (value,)
        return tuple(dict.fromkeys((value, *self._ids_of(SourceId(value)))))

    def _ids_of(self, source: SourceId) -> Sequence[SourceId]:
        return self._names.ids_of(source)


def _sources_in(card: Card) -> Iterator[SourceId]:
    yield from (card.speaker, card.outlet, *card.via)
    yield from (*card.origins_for, *card.origins_against)
    yield from (*card.outlets_for, *card.outlets_against)


def _rulings_on(in_force: InForce, point: Point) -> tuple[Ruling, ...]:
    """Rulings on claims of the point, or on their words, oldest first."""
    claims = set(point.claims)
    places = {(c.doc, c.span) for c in in_force.claims if c.claim in claims}
    return tuple(
        ruling
        for _, ruling in in_force.rulings
        if ruling.claim in claims
        or ruling.other in claims
        or (ruling.doc, ruling.span) in places
    )


def _unknown(claim: ClaimId) -> UnknownNameError:
    return UnknownNameError(f"no claim {claim!r} is in force at this moment")
