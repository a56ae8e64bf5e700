"""What the tables say of changes: which points a transaction or a night moved."""

from collections.abc import Collection, Iterator, Sequence

from sayso.ledger.board.filing import EVERY
from sayso.ledger.board.loading import Asked, members_of
from sayso.ledger.board.log import Turn
from sayso.ledger.intervals import OPEN
from sayso.ledger.reads import FOREVER, Moment
from sayso.model.ids import ClaimId

PART = 200  # components looked at together
LATEST = "SELECT coalesce(max(seq), 0) FROM entry"
TURNS = (
    "SELECT tx, at_us, first_seq FROM tx WHERE first_seq > :after "
    "AND first_seq <= :until ORDER BY tx"
)
RECORDED = "SELECT DISTINCT at_us FROM tx"
PUBLISHED = "SELECT DISTINCT known_us FROM document"
TOUCHED = (
    f"SELECT point FROM card WHERE tx_from = :tx AND known_to = {FOREVER} UNION "
    f"SELECT point FROM card WHERE tx_to = :tx AND tx_to < {OPEN} "
    f"AND known_to = {FOREVER}"
)
_COVERS = (
    "(f.tx_from <= :tx{0} AND f.tx_to > :tx{0} "
    "AND f.known_from <= :us{0} AND f.known_to > :us{0})"
)
OTHERWISE = (
    "SELECT DISTINCT c.point FROM filed AS f JOIN card AS c ON c.card = f.card "
    f"WHERE f.key = {EVERY} AND {_COVERS.format(1)} <> {_COVERS.format(2)}"
)


def turns_in(store: Asked, after: int, until: int | None) -> Sequence[Turn]:
    """The transactions that begin behind one entry and not behind another."""
    rows = store.rows(TURNS, after=after, until=FOREVER if until is None else until)
    return [Turn(int(tx), int(at_us), int(first)) for tx, at_us, first in rows]


def tx_of(store: Asked, seq: int) -> int:
    """The transaction of an entry, or of the last one before it; 0 where none is."""
    rows = store.rows("SELECT max(tx) FROM tx WHERE first_seq <= :seq", seq=seq)
    return int(rows[0][0] or 0)


def moments_in(store: Asked) -> tuple[list[int], list[int]]:
    """Every moment of either clock at which something came in."""
    recorded = [int(us) for (us,) in store.rows(RECORDED)]
    return recorded, [int(us) for (us,) in store.rows(PUBLISHED)]


class Touching:
    """Which claims to look at, as the tables of cards say."""

    def __init__(self, store: Asked) -> None:
        self._store = store

    def touched_at(self, tx: int) -> Collection[ClaimId]:
        """Claims of points that a transaction made stand otherwise."""
        return [ClaimId(point) for (point,) in self._store.rows(TOUCHED, tx=tx)]

    def touched_between(
        self, before: Moment, after: Moment
    ) -> Iterator[Collection[ClaimId]]:
        """Claims of points that stand otherwise at two moments, whole components."""
        rows = self._store.rows(
            OTHERWISE,
            tx1=before.tx,
            us1=min(before.known_us, FOREVER - 1),
            tx2=after.tx,
            us2=min(after.known_us, FOREVER - 1),
        )
        members = members_of(self._store, [ClaimId(point) for (point,) in rows])
        by_root: dict[int, list[ClaimId]] = {}
        for claim, root in members.items():
            by_root.setdefault(root, []).append(claim)
        roots = sorted(by_root)
        for start in range(0, len(roots), PART):
            part = roots[start : start + PART]
            yield [claim for root in part for claim in by_root[root]]
