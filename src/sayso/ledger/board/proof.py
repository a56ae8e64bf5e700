"""Whether the tables of cards say what the log says: worked out again and compared.

Every component is worked out at the last transaction and at each at which one of its
cards began, at every moment of publication that it has. In a large ledger the past is
proved for some transactions, evenly taken; the present always for all.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.ledger.board.cards import Card, card_from, cards_of, stored_form_of
from sayso.ledger.board.filing import filings_of
from sayso.ledger.board.loading import Asked, Loader, listed, split
from sayso.ledger.board.log import thinned
from sayso.ledger.board.tally import counts_at
from sayso.ledger.placing import finder_in
from sayso.ledger.reads import FOREVER, Moment
from sayso.model.codec import encode
from sayso.model.ids import ClaimId, SourceId

PART = 300  # components at a time
MOST_TURNS = 40  # transactions of the past for which so many components are proved
MEMBERS_BETWEEN = (
    "SELECT claim, root FROM component WHERE root > :first AND root <= :last"
)
ROOTS = "SELECT DISTINCT root FROM component WHERE root > :after ORDER BY root LIMIT :n"
CARDS = (
    "SELECT t.card, t.point, t.tx_from, t.tx_to, t.known_from, t.known_to, t.raw "
    "FROM json_each(:ids) AS each CROSS JOIN card AS t ON t.point = each.value"
)
FILED = (
    "SELECT f.key, f.age, f.item, f.tx_from, f.tx_to FROM filed AS f "
    "WHERE f.key = :key AND f.age = :age AND f.item = :item AND f.card = :card"
)
NUMBERED = "SELECT count(*) FROM filed"
UNCLAIMED = (
    "SELECT count(*) FROM card AS t WHERE NOT EXISTS "
    "(SELECT 1 FROM component AS c WHERE c.claim = t.point)"
)
Kept = tuple[int, str, int, int, int, int, bytes]


def wrong_cards(store: Asked, tx: int) -> Iterator[str]:
    """In words, where the tables do not say what the log says; nothing if they do."""
    after, filed = 0, 0
    present: Counter[tuple[str, str | None]] = Counter()
    while rows := store.rows(ROOTS, after=after, n=PART):
        last = int(rows[-1][0])
        members = store.rows(MEMBERS_BETWEEN, first=after, last=last)
        roots = {ClaimId(claim): int(root) for claim, root in members}
        kept: list[Kept] = [
            (int(n), point, int(a), int(b), int(c), int(d), raw)
            for n, point, a, b, c, d, raw in store.rows(CARDS, ids=listed(roots))
        ]
        yield from _wrong_in(store, tx, roots, kept)
        for one in kept:
            card = card_from(one[6])
            filings = list(filings_of(card))
            filed += len(filings)
            yield from _wrong_filings(store, one, card)
            if one[3] > tx and one[5] == FOREVER:
                present[str(card.standing), card.type] += 1
        after = last
    yield from _wrong_sums(store, tx, filed, present)


def _wrong_in(
    store: Asked, tx: int, roots: Mapping[ClaimId, int], kept: Sequence[Kept]
) -> Iterator[str]:
    begun = sorted({t for one in kept for t in (one[2], one[3]) if t <= tx})
    for at in sorted({*thinned(begun, MOST_TURNS), tx}):
        loader = Loader(store, at, finder_in(store, Moment(tx=at)))
        parts = split(loader.lines(roots.keys()), roots)
        held = [one for one in kept if one[2] <= at < one[3]]
        by_root: dict[int, list[Kept]] = {}
        for one in held:
            by_root.setdefault(roots[ClaimId(one[1])], []).append(one)
        for root, lines in parts.items():
            cards = by_root.get(root, [])
            bounds = {us for one in cards for us in (one[4], one[5])}
            for us in sorted({*lines.moments(), *bounds, FOREVER - 1} - {FOREVER}):
                canonical = lines.names.canonical
                should = {
                    named_now(card_from(stored_form_of(card)), canonical)
                    for card in cards_of(lines.cut_at(us))
                }
                stands = {
                    named_now(card_from(one[6]), canonical)
                    for one in cards
                    if one[4] <= us < one[5]
                }
                if should != stands:
                    points = sorted(
                        {one[1] for one in cards} or {"one that is missing"}
                    )
                    yield f"how point {points[0]} stood after transaction {at}"
                    break


def named_now(card: Card, canonical: Mapping[SourceId, SourceId]) -> bytes:
    """A card in bytes, with the ids that its sources go by at the moment.

    That a source has one more name changes no card where only one of them occurs.
    """

    def now(sources: Sequence[SourceId]) -> tuple[SourceId, ...]:
        return tuple(dict.fromkeys(canonical.get(s, s) for s in sources))

    told = replace(
        card,
        origins_for=now(card.origins_for),
        origins_against=now(card.origins_against),
        outlets_for=now(card.outlets_for),
        outlets_against=now(card.outlets_against),
        series=tuple(
            replace(said, origin=canonical.get(said.origin, said.origin))
            for said in card.series
        ),
    )
    return encode(told)


def _wrong_filings(store: Asked, kept: Kept, card: Card) -> Iterator[str]:
    number, _, begin, end = kept[:4]
    for filing in filings_of(card):
        rows = store.rows(
            FILED, key=filing.key, age=filing.age, item=filing.item, card=number
        )
        if [row[3:] for row in rows] != [(begin, end)]:
            yield f"under what point {card.point} is filed"
            return


def _wrong_sums(
    store: Asked, tx: int, filed: int, present: Counter[tuple[str, str | None]]
) -> Iterator[str]:
    ((lines,),) = store.rows(NUMBERED)
    if int(lines) != filed:
        yield f"how many lines are filed: {lines}, and {filed} should be"
    ((strays,),) = store.rows(UNCLAIMED)
    if int(strays):
        yield f"{strays} cards of claims that the log does not have"
    counted = counts_at(store, Moment(tx=tx))
    if +Counter(counted) != +present:
        yield "how many points stand how"
