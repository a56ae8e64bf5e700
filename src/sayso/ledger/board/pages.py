"""Pages of cards that are held in memory: what a board answers, said plainly.

The tables of a file give the same pages by index; tests hold them against this.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.ledger.board.cards import Card
from sayso.ledger.board.wanted import Place, Wanted, cursor_of, place_in
from sayso.ledger.figures import Said, SeriesKey
from sayso.ledger.lines import micros_of, moment_of
from sayso.ledger.reads import ALWAYS, FOREVER
from sayso.model.board import Facet, PlaceCount, PlaceQuery, SeriesQuery
from sayso.model.ids import short_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPage:
    """A page of cards, and what is counted of all that pass; see `BoardPage`."""

    cards: tuple[Card, ...]
    total: int | None
    standings: tuple[Facet, ...]
    types: tuple[Facet, ...]
    next: str | None


def page_of(cards: Iterable[Card], wanted: Wanted) -> CardPage:
    """The page of all cards at a moment."""
    found = [card for card in cards if passes(card, wanted.freed())]
    passed = [card for card in found if passes(card, wanted)]
    ordered = sorted(passed, key=_rank, reverse=not wanted.newest)
    rest = [card for card in ordered if _is_after(card, wanted)]
    shown = tuple(rest[: wanted.limit])
    counts = Counter((str(c.standing), c.type) for c in found)
    sums = sums_of(counts if wanted.counted else {}, wanted)
    return CardPage(
        cards=shown,
        total=sums.total if wanted.counted else None,
        standings=sums.standings,
        types=sums.types,
        next=cursor_of(place_of(shown[-1])) if len(rest) > len(shown) else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """How many pass, by standing, and by kind of event; see `BoardPage`."""

    total: int
    standings: tuple[Facet, ...]
    types: tuple[Facet, ...]


def sums_of(counts: Mapping[tuple[str, str | None], int], wanted: Wanted) -> Sums:
    """The sums over counts by standing and kind that neither filter has narrowed."""
    total, standings, types = 0, Counter[str](), Counter[str]()
    for (standing, kind), count in counts.items():
        stands, is_of = wanted.stands(standing), wanted.is_of(kind)
        total += count if stands and is_of else 0
        standings[standing] += count if is_of else 0
        if stands and kind is not None:
            types[kind] += count
    return Sums(total=total, standings=facets_of(standings), types=facets_of(types))


def place_of(card: Card) -> Place:
    """Where a card stands in the order of boards."""
    return card.last_us, card.point


def _rank(card: Card) -> tuple[int, str]:
    return -card.last_us, card.point


def _is_after(card: Card, wanted: Wanted) -> bool:
    if wanted.after is None:
        return True
    us, point = wanted.after
    rank, after = _rank(card), (-us, point)
    return rank > after if wanted.newest else rank < after


def passes(card: Card, wanted: Wanted) -> bool:
    """Whether a card passes every filter."""
    return (
        wanted.stands(card.standing)
        and wanted.is_of(card.type)
        and (wanted.place is None or card.place == wanted.place)
        and (wanted.sources is None or not wanted.sources.isdisjoint(card.sources))
        and (wanted.outlets is None or not wanted.outlets.isdisjoint(card.printers))
        and wanted.since_us <= card.last_us <= wanted.until_us
        and len(card.origins_for) >= wanted.origins
        and (wanted.words is None or _has_words(card.words, wanted.words))
    )


def _has_words(words: Sequence[str], wanted: Sequence[str]) -> bool:
    *whole, begun = wanted
    return set(whole) <= set(words) and any(word.startswith(begun) for word in words)


def facets_of(counts: "Counter[str] | dict[str, int]") -> tuple[Facet, ...]:
    """Counts as facets, the largest first, then by value."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        Facet(value=str(value), count=count) for value, count in ordered if count
    )


def id_of(key: SeriesKey) -> str:
    """The id of a series: a hash of what its steps share."""
    return short_hash(
        key.measure, key.of, key.scope, key.place, key.since, key.point or ""
    )


def series_page(
    told: Iterable[Said], query: SeriesQuery
) -> tuple[tuple[Sequence[Said], ...], str | None]:
    """What is told of the series of a page, and the cursor of the next one.

    The series with the newest telling first, then by id.
    """
    found: dict[SeriesKey, list[Said]] = {}
    for said in told:
        if query.measure in {None, said.key.measure} and query.place in {
            None,
            said.key.place,
        }:
            found.setdefault(said.key, []).append(said)
    heads = [(_newest(said), id_of(key), said) for key, said in found.items()]
    heads.sort(key=lambda head: head[:2], reverse=True)
    if query.cursor is not None:
        after = place_in(query.cursor)
        heads = [head for head in heads if head[:2] < after]
    shown = heads[: query.limit]
    more = len(heads) > len(shown)
    return (
        tuple(said for _, _, said in shown),
        cursor_of(shown[-1][:2]) if more else None,
    )


def _newest(told: Sequence[Said]) -> int:
    return max(micros_of(said.known_at) for said in told)


def places_of(cards: Iterable[Card], query: PlaceQuery) -> tuple[PlaceCount, ...]:
    """Points counted by place, the place with most points first, then by key.

    What a place is called, and where it lies, is as its first point on a board has it.
    """
    since = ALWAYS if query.since is None else micros_of(query.since)
    until = FOREVER if query.until is None else micros_of(query.until)
    found: dict[str, list[Card]] = {}
    for card in cards:
        stands = not query.standings or card.standing in query.standings
        if card.place is not None and stands and since <= card.last_us <= until:
            found.setdefault(card.place, []).append(card)
    counted = [
        place_count(min(told, key=_rank), Counter(str(c.standing) for c in told))
        for told in found.values()
    ]
    return tuple(sorted(counted, key=lambda place: (-place.points, place.place)))


def place_count(latest: Card, standings: "Counter[str]") -> PlaceCount:
    """A place with its points by standing, called as its latest point has it."""
    return PlaceCount(
        place=latest.place or "",
        name=latest.place_name or "",
        country=latest.country,
        lat=latest.lat,
        lon=latest.lon,
        precision=latest.precision,
        points=standings.total(),
        standings=facets_of(standings),
        last_said=moment_of(latest.last_us),
    )
