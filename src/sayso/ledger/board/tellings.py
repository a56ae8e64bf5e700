"""Figure series as the tables have them: which come on a page, and what is told."""

from collections.abc import Iterable, Iterator

from sayso.ledger.board.asked import CARDS, HEADS, OF_POINT, TOLD
from sayso.ledger.board.cards import Card, card_from
from sayso.ledger.board.driven import hex_of
from sayso.ledger.board.filing import number_of, series_key, told_key
from sayso.ledger.board.holding import SeriesFound
from sayso.ledger.board.loading import Asked, listed
from sayso.ledger.board.pages import id_of, series_page
from sayso.ledger.board.wanted import place_in
from sayso.ledger.figures import Said
from sayso.ledger.reads import ALWAYS, FOREVER, Moment
from sayso.model.board import SeriesQuery

BATCH = 200  # lines looked at together


class Tellings:
    """The series of one moment."""

    def __init__(self, store: Asked, moment: Moment) -> None:
        self._store = store
        known_us = min(moment.known_us, FOREVER - 1)
        self._when = {"tx": moment.tx, "known_us": known_us}

    def _at(self) -> dict[str, int]:
        return self._when

    def _cards(self, numbers: Iterable[int]) -> tuple[Card, ...]:
        return cards_numbered(self._store, numbers)

    def page(self, query: SeriesQuery) -> SeriesFound:
        """What is told of the series of a page, and the cursor of the next page."""
        if query.point is not None:
            cards = self._cards_of(query.point)
            told = {id_of(said.key): said.key for card in cards for said in card.series}
            every = (said for name in told for said in self._told(name))
            return series_page(every, query)
        heads, more = self._heads(query)
        told_of = [tuple(self._told_by(number)) for _, number in heads]
        last = heads[-1] if heads and more else None
        return tuple(told_of), None if last is None else f"{-last[0]}.{hex_of(last[1])}"

    def _cards_of(self, point: str) -> tuple[Card, ...]:
        rows = self._store.rows(OF_POINT, point=point, **self._at())
        return tuple(card_from(raw) for (raw,) in rows)

    def _told(self, series: str) -> Iterator[Said]:
        yield from self._told_by(number_of(series))

    def _told_by(self, number: int) -> Iterator[Said]:
        """All that is told of one series, from every point that tells of it."""
        name = hex_of(number)
        rows = self._store.rows(TOLD, key=told_key(name), **self._at())
        for card in self._cards(int(card) for _, card in rows):
            yield from (said for said in card.series if id_of(said.key) == name)

    def _heads(self, query: SeriesQuery) -> tuple[list[tuple[int, int]], bool]:
        """The series of a page as (age, number), each at its newest telling."""
        age, item = ALWAYS, ALWAYS
        if query.cursor is not None:
            us, name = place_in(query.cursor)
            age, item = -us, -number_of(name) - 1
        key = series_key(query.measure, query.place)
        heads: list[tuple[int, int]] = []
        seen: set[int] = set()
        while True:
            rows = self._store.rows(
                HEADS, key=key, age=age, item=item, most=BATCH, **self._at()
            )
            for row in rows:
                age, item, number = int(row[0]), int(row[1]), -int(row[1]) - 1
                if number in seen or not self._is_newest(number, age):
                    continue
                seen.add(number)
                if len(heads) == query.limit:
                    return heads, True
                heads.append((age, number))
            if len(rows) < BATCH:
                return heads, False

    def _is_newest(self, number: int, age: int) -> bool:
        """Whether no other point tells of the series later."""
        key = told_key(hex_of(number))
        rows = self._store.rows(TOLD + " LIMIT 1", key=key, **self._at())
        return bool(rows) and int(rows[0][0]) == age


def cards_numbered(store: Asked, numbers: Iterable[int]) -> tuple[Card, ...]:
    """The cards of some numbers, in the order of the numbers."""
    wanted = list(numbers)
    rows = store.rows(CARDS, ids=listed(wanted))
    raw = {int(number): found for number, found in rows}
    return tuple(card_from(raw[number]) for number in wanted)
