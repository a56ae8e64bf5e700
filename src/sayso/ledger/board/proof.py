"""Whether the tables of cards say what the log says: worked out again and compared.

Every component is worked out at the last transaction, at every moment of publication
that it has; so are its filings, and all sums. How it stood after earlier transactions
is proved for each of those that changed it, or, in a ledger of many transactions and
unless all are asked for, for some of them, taken otherwise for each part of the ledger.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.ledger.board.asked import HEARD
from sayso.ledger.board.cards import Card, card_from, cards_of, stored_form_of
from sayso.ledger.board.filing import filings_of
from sayso.ledger.board.hearing import wrong_documents
from sayso.ledger.board.loading import Asked, Loader, listed, split
from sayso.ledger.board.tally import counts_at
from sayso.ledger.placing import finder_in
from sayso.ledger.reads import FOREVER, Moment
from sayso.model.codec import encode
from sayso.model.ids import ClaimId, SourceId

PART = 300  # components at a time
FEW_TURNS = 40  # transactions of a ledger whose past is always proved at all of them
SOME_TURNS = 2  # of those that changed a part, in a sample
GOLDEN = 0.6180339887  # multiples of it lie evenly, however many there are
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
_IN_FORCE = "{0}.tx_from <= :tx AND {0}.tx_to > :tx"
COUNTED = (
    "SELECT h.source, count(*), count(DISTINCT t.doc), max(t.known_us) "
    "FROM heard AS h CROSS JOIN claim AS t ON t.seq = h.seq "
    f"JOIN in_force AS o ON o.seq = t.seq AND {_IN_FORCE.format('o')} "
    f"JOIN in_force AS d ON d.seq = t.doc_seq AND {_IN_FORCE.format('d')} "
    "WHERE h.role = :role AND t.claim NOT IN ("
    "SELECT r.claim FROM ruling AS r JOIN in_force AS f ON f.seq = r.seq "
    f"AND {_IN_FORCE.format('f')} WHERE r.verdict = 'misread') GROUP BY h.source"
)
Kept = tuple[int, str, int, int, int, int, bytes]


def is_sampled(last_tx: int, *, all_moments: bool) -> bool:
    """Whether the past is proved at some of its transactions only."""
    return last_tx > FEW_TURNS and not all_moments


def wrong_cards(store: Asked, tx: int, *, all_moments: bool) -> Iterator[str]:
    """In words, where the tables do not say what the log says; nothing if they do."""
    after, filed, part = 0, 0, 0
    some = is_sampled(tx, all_moments=all_moments)
    present: Counter[tuple[str, str | None]] = Counter()
    while rows := store.rows(ROOTS, after=after, n=PART):
        last = int(rows[-1][0])
        members = store.rows(MEMBERS_BETWEEN, first=after, last=last)
        roots = {ClaimId(claim): int(root) for claim, root in members}
        kept: list[Kept] = [
            (int(n), point, int(a), int(b), int(c), int(d), raw)
            for n, point, a, b, c, d, raw in store.rows(CARDS, ids=listed(roots))
        ]
        begun = sorted({t for one in kept for t in (one[2], one[3]) if t <= tx})
        part += 1
        turns = _sample(begun, part) if some else begun
        yield from _wrong_in(store, sorted({*turns, tx}), roots, kept)
        for one in kept:
            card = card_from(one[6])
            filings = list(filings_of(card))
            filed += len(filings)
            yield from _wrong_filings(store, one, card)
            if one[3] > tx and one[5] == FOREVER:
                present[str(card.standing), card.type] += 1
        after = last
    yield from _wrong_sums(store, tx, filed, present)
    yield from _wrong_heard(store, tx)
    if not some:
        yield from wrong_documents(store, tx)


def _sample(turns: Sequence[int], part: int) -> Sequence[int]:
    """A few of some transactions, other ones for each part of the ledger."""
    places = ((part * SOME_TURNS + n) * GOLDEN % 1 for n in range(SOME_TURNS))
    return [turns[int(place * len(turns))] for place in places] if turns else ()


def _wrong_in(
    store: Asked,
    turns: Sequence[int],
    roots: Mapping[ClaimId, int],
    kept: Sequence[Kept],
) -> Iterator[str]:
    for at in turns:
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


def _wrong_heard(store: Asked, tx: int) -> Iterator[str]:
    """Where the lists of who is heard are not what the claims in force say."""
    for role, who in (("s", "who is cited"), ("p", "who printed")):
        should = store.rows(COUNTED, role=role, tx=tx)
        stands = store.rows(HEARD, role=role, tx=tx, known_us=FOREVER)
        if sorted(should) != sorted(stands):
            yield f"{who} how often after transaction {tx}"
