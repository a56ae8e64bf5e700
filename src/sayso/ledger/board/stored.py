"""The cards of a moment as the tables have them, each page found by index."""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.ledger.board.asked import (
    BESIDE,
    BLOCKS,
    COUNT,
    COUNT_OF_MANY,
    DAYS,
    FOUND,
    HEARD,
    HITS,
    LATEST_TX,
    NEXT,
    PLACES,
    SIZE,
    TOLD,
)
from sayso.ledger.board.cards import Card
from sayso.ledger.board.driven import EVERYTHING, Driven, query_of
from sayso.ledger.board.faceting import Tally
from sayso.ledger.board.filing import (
    CODES,
    EVERY,
    STANDINGS,
    WORDS,
    number_of,
    series_key,
)
from sayso.ledger.board.having import having
from sayso.ledger.board.holding import Heard, Role, SeriesFound
from sayso.ledger.board.loading import Asked, Loader, listed, members_of
from sayso.ledger.board.pages import (
    CardPage,
    place_count,
    place_of,
    sums_of,
)
from sayso.ledger.board.tally import DAY, Counts, counts_at
from sayso.ledger.board.tellings import Tellings, cards_numbered
from sayso.ledger.board.wanted import Wanted, cursor_of
from sayso.ledger.figures import Said
from sayso.ledger.force import InForce
from sayso.ledger.lines import micros_of
from sayso.ledger.points import points_of
from sayso.ledger.reads import ALWAYS, FOREVER, Moment
from sayso.ledger.rulings import FindPlace
from sayso.model.board import FacetField, PlaceCount, PlaceQuery, SeriesQuery
from sayso.model.ids import ClaimId, SourceId
from sayso.model.standing import Point

Line = tuple[int, int, int]  # age, item, card
EVERY_CARD = 2**31
FEW = 3000  # lines that are soon looked at one by one
BATCH = 200
RECENT = 512  # points that were asked for lately
NEAR = 7 * DAY  # days without a point are looked at too, where they are few


class Stored:
    """The cards of one moment, in the tables of a file."""

    def __init__(self, store: Asked, moment: Moment, find_place: FindPlace) -> None:
        self._store = store
        self._moment = moment
        self._loader = Loader(store, moment.tx, find_place)
        self._recent: OrderedDict[ClaimId, Point] = OrderedDict()

    # Pages.

    def page(self, wanted: Wanted) -> CardPage:
        """A page of cards."""
        counts: Mapping[tuple[str, str | None], int] = {}
        if wanted.words is None:
            found = self._lines(Driven.by(wanted, self._size), wanted)
            counts = self._counts(wanted) if wanted.counted else {}
        elif self._hits(wanted) <= FEW:
            found, counts = self._found(wanted)
        else:
            found = self._found_by_blocks(wanted)
        shown = found[: wanted.limit]
        cards = self._cards(card for _, _, card in shown)
        sums = sums_of(counts, wanted)
        known = wanted.counted and not self._is_too_much(wanted)
        return CardPage(
            cards=cards,
            total=sums.total if known else None,
            standings=sums.standings,
            types=sums.types,
            next=cursor_of(place_of(cards[-1])) if len(found) > len(shown) else None,
        )

    def _found(self, wanted: Wanted) -> tuple[list[Line], Counts]:
        """The lines of a page and one more, and counts, where words stand in few."""
        counts: Counter[tuple[str, str | None]] = Counter()
        lines: list[Line] = []
        for line, code, kind in self._hits_in(wanted.freed(), ALWAYS, FOREVER):
            counts[STANDINGS[code], kind] += 1
            if wanted.stands(STANDINGS[code]) and wanted.is_of(kind):
                lines.append(line)
        return _cut(lines, wanted), counts if wanted.counted else {}

    def _found_by_blocks(self, wanted: Wanted) -> list[Line]:
        """The lines of a page and one more, where words stand in many.

        What came in together was said at about one time: blocks of the full-text index
        are looked at, the one with the newest word first, until none can add to the
        page.
        """
        lines: list[Line] = []
        asked = {"since": wanted.since_us, "until": wanted.until_us}
        blocks = self._store.rows(BLOCKS, **asked, **self._at())
        if not wanted.newest:
            blocks = [(block, ALWAYS) for block, _ in blocks]
        for block, newest_us in blocks:
            last = lines[-1][0] if len(lines) > wanted.limit else FOREVER
            if -int(newest_us) > last:
                break
            begin = int(block) * WORDS
            found = self._hits_in(wanted, begin, begin + WORDS - 1)
            lines = _cut([*lines, *(line for line, _, _ in found)], wanted)
        return lines

    def _hits_in(
        self, wanted: Wanted, begin: int, end: int
    ) -> Iterator[tuple[Line, int, str | None]]:
        """Cards with the words in some lines of the index, and how they stand."""
        rows = self._store.rows(
            FOUND.format(filters=Driven.freely(wanted).filters),
            words=query_of(wanted),
            begin=begin,
            end=end,
            first=-wanted.until_us,
            last=-wanted.since_us,
            **self._at(),
        )
        for age, item, card, code, kind in rows:
            yield (int(age), int(item), int(card)), int(code), kind

    def _lines(self, driven: "Driven", wanted: Wanted) -> list[Line]:
        """The lines of a page and one more, in their order, each card once."""
        first, last = -wanted.until_us, -wanted.since_us
        age, item = (ALWAYS, ALWAYS) if wanted.newest else (FOREVER, FOREVER)
        if wanted.after is not None:
            age, item = -wanted.after[0], number_of(wanted.after[1])
        values: dict[str, object] = {"age": age, "item": item, "last": last}
        # No word is newer than the moment, so that later ones need no look.
        first = max(first, -self._at()["known_us"])
        values |= {**self._at(), "most": wanted.limit + 1}
        sql = NEXT.format(
            after=">" if wanted.newest else "<",
            order="" if wanted.newest else "DESC",
            filters=driven.filters,
        )
        found: set[Line] = set()
        for newest, oldest in self._windows(wanted):
            values |= {"first": max(first, -newest), "last": min(last, -oldest)}
            found |= {
                (int(row[0]), int(row[1]), int(row[2]))
                for key in driven.keys
                for row in self._store.rows(sql, key=key, **values)
            }
            if len(found) > wanted.limit:
                break
        return sorted(found, reverse=not wanted.newest)[: wanted.limit + 1]

    def _windows(self, wanted: Wanted) -> list[tuple[int, int]]:
        """From when to when a point's last word may lie, in the order of the page.

        In a ledger that went on for long after the moment, most days have no point
        that was there by then, and need no look. A report from the future is a day of
        its own.
        """
        ((latest,),) = self._store.rows(LATEST_TX)
        if self._moment.tx >= int(latest):
            return [(FOREVER, ALWAYS)]
        windows: list[tuple[int, int]] = []
        for (day,) in self._store.rows(DAYS, tx=self._moment.tx):
            begin, end = int(day) * DAY, (int(day) + 1) * DAY - 1
            if windows and windows[-1][0] + 1 >= begin - NEAR:
                windows[-1] = end, windows[-1][1]
            else:
                windows.append((end, begin))
        return windows[::-1] if wanted.newest else windows

    def _cards(self, numbers: Iterable[int]) -> tuple[Card, ...]:
        return cards_numbered(self._store, numbers)

    def _counts(self, wanted: Wanted) -> Counts:
        """Of all that pass but for standing and kind: how many have which of them."""
        plain = wanted.since_us == ALWAYS and wanted.until_us == FOREVER
        plain = plain and not wanted.origins
        named = (wanted.place, wanted.sources, wanted.outlets)
        if plain and not any(named):
            return counts_at(self._store, self._moment)
        driven = Driven.by(wanted.freed(), self._size)
        many = len(driven.keys) > 1
        rows = self._store.rows(
            (COUNT_OF_MANY if many else COUNT).format(filters=driven.filters),
            first=max(-wanted.until_us, -self._at()["known_us"]),
            last=-wanted.since_us,
            **({"keys": listed(driven.keys)} if many else {"key": driven.keys[0]}),
            **self._at(),
        )
        return {(STANDINGS[standing], kind): int(n) for standing, kind, n in rows}

    def _is_too_much(self, wanted: Wanted) -> bool:
        """Whether words stand in more points than can be counted in time."""
        return wanted.words is not None and self._hits(wanted) > FEW

    def _hits(self, wanted: Wanted) -> int:
        ((hits,),) = self._store.rows(HITS, words=query_of(wanted), most=FEW + 1)
        return int(hits)

    def _size(self, keys: Sequence[int]) -> int:
        sizes = (self._store.rows(SIZE, key=key, most=FEW)[0][0] for key in keys)
        return sum(map(int, sizes))

    def _at(self) -> dict[str, int]:
        known_us = min(self._moment.known_us, FOREVER - 1)
        return {"tx": self._moment.tx, "known_us": known_us}

    def passing(self, wanted: Wanted) -> Iterator[Card]:
        """Every card that passes the filters, in no order."""
        if wanted.words is None:
            every = replace(wanted, after=None, limit=EVERY_CARD)
            lines = self._lines(Driven.by(wanted, self._size), every)
        else:
            hits = self._hits_in(wanted, ALWAYS, FOREVER)
            lines = [line for line, _, _ in hits]
        yield from self._cards(card for _, _, card in lines)

    def having(
        self, wanted: Wanted, field: FacetField, among: Mapping[str, Sequence[str]]
    ) -> Tally:
        """How many cards that pass have each of some values of a field."""
        return having(self._store, self._at(), wanted, field=field, among=among)

    # All of it, piece by piece.

    def all(self) -> Iterator[Card]:
        """Every card, the newest word first, then by id."""
        wanted = replace(EVERYTHING, limit=BATCH)
        while found := self._lines(Driven((EVERY,), ""), wanted):
            cards = self._cards(card for _, _, card in found[:BATCH])
            yield from cards
            if len(found) <= BATCH:
                return
            wanted = replace(wanted, after=place_of(cards[-1]))

    def points(self) -> Iterator[Point]:
        """All points, the newest word first, then by id."""
        batch: list[Card] = []
        for card in self.all():
            batch.append(card)
            if len(batch) == BATCH:
                yield from self._points_at(batch)
                batch = []
        yield from self._points_at(batch)

    def _points_at(self, cards: Sequence[Card]) -> Iterator[Point]:
        if not cards:
            return
        points = points_of(self.around([ClaimId(card.point) for card in cards]))
        by_id = {point.point: point for point in points}
        yield from (by_id[card.point] for card in cards)

    def told(self) -> Iterator[Said]:
        """Every number that is told, as far as it is a step of a series."""
        every = self._store.rows(TOLD, key=series_key(None, None), **self._at())
        numbers = list(dict.fromkeys(int(card) for _, card in every))
        for start in range(0, len(numbers), BATCH):
            for card in self._cards(numbers[start : start + BATCH]):
                yield from card.series

    # One point.

    def heard(self, role: Role) -> Iterator[Heard]:
        """How often each name is heard in a role, in no order."""
        code = "s" if role == "speaker" else "p"
        rows = self._store.rows(HEARD, role=code, **self._at())
        for source, claims, documents, last_us in rows:
            yield Heard(
                source=SourceId(source),
                claims=int(claims),
                documents=int(documents),
                last_us=int(last_us),
            )

    def around(self, claims: Sequence[ClaimId] | None) -> InForce:
        """What is in force of all that may be one point with some claims, or of all."""
        wanted = self._every_claim() if claims is None else claims
        members = members_of(self._store, wanted)
        return self._loader.lines(members.keys()).cut_at(self._moment.known_us)

    def point_of(self, claim: ClaimId) -> Point | None:
        """The point that a claim bears on; None when the claim is not in force.

        Who asks for one claim of a document soon asks for the others.
        """
        if claim not in self._recent:
            rows = self._store.rows(BESIDE, claim=claim)
            near = [ClaimId(other) for (other,) in rows]
            for point in points_of(self.around([claim, *near])):
                self._recent.update(dict.fromkeys(point.claims, point))
            while len(self._recent) > RECENT and claim in self._recent:
                oldest = next(iter(self._recent))
                if oldest == claim:
                    self._recent.move_to_end(claim)
                    continue
                del self._recent[oldest]
        return self._recent.get(claim)

    def _every_claim(self) -> list[ClaimId]:
        return [ClaimId(c) for (c,) in self._store.rows("SELECT claim FROM component")]

    # Series and places.

    def series(self, query: SeriesQuery) -> SeriesFound:
        """What is told of the series of a page, and the cursor of the next page."""
        return Tellings(self._store, self._moment).page(query)

    def places(self, query: PlaceQuery) -> tuple[PlaceCount, ...]:
        """Points counted by place, the place with most points first, then by key."""
        first = FOREVER if query.until is None else micros_of(query.until)
        last = ALWAYS if query.since is None else micros_of(query.since)
        known_us = self._at()["known_us"]
        rows = self._store.rows(
            PLACES, first=max(-first, -known_us), last=-last, **self._at()
        )
        wanted = {CODES[name] for name in query.standings} or set(CODES.values())
        counts: dict[str, Counter[str]] = {}
        newest: dict[str, tuple[int, int, int]] = {}
        for place, code, n, age, item, card in rows:
            if code not in wanted:
                continue
            counts.setdefault(place, Counter())[STANDINGS[code]] += int(n)
            head = int(age), int(item), int(card)
            newest[place] = min(head, newest.get(place, head))
        cards = self._cards(card for _, _, card in newest.values())
        found = [
            place_count(card, counts[place])
            for place, card in zip(newest, cards, strict=True)
        ]
        return tuple(sorted(found, key=lambda place: (-place.points, place.place)))


def _cut(lines: Iterable[Line], wanted: Wanted) -> list[Line]:
    """The lines of a page and one more, in their order."""
    if wanted.after is not None:
        after = -wanted.after[0], number_of(wanted.after[1])
        lines = (line for line in lines if _is_behind(line[:2], after, wanted))
    return sorted(lines, reverse=not wanted.newest)[: wanted.limit + 1]


def _is_behind(line: tuple[int, int], after: tuple[int, int], wanted: Wanted) -> bool:
    return line > after if wanted.newest else line < after
