"""How many points stand how at any moment of both clocks, without looking at them.

Where a card begins or ends on either clock, a count changes. The changes are summed by
blocks of transactions and by months, days and hours of publication; a question adds up
whole blocks and looks at single changes only at the edges of its two moments.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Protocol

from sayso.ledger.board.cards import Card
from sayso.ledger.board.filing import CODES, STANDINGS
from sayso.ledger.reads import FOREVER, Moment

BLOCK = 128  # transactions
HOUR = 3_600_000_000  # microseconds
DAY = 24 * HOUR
MONTH = 32 * DAY
BY_DAY, BY_HOUR, BY_MONTH = 0, 1, 2
CHANGE = (
    "INSERT INTO card_delta(tx, known_us, standing, type, n) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET n = n + excluded.n"
)
SUM = (
    "INSERT INTO card_sum(grain, slot, block, standing, type, n) "
    "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n"
)
COUNT = """
SELECT standing, type, sum(n) FROM (
  SELECT standing, type, n FROM card_sum
    WHERE grain = 2 AND slot < :month AND block < :block
  UNION ALL SELECT standing, type, n FROM card_sum
    WHERE grain = 0 AND slot >= :first_day AND slot < :day AND block < :block
  UNION ALL SELECT standing, type, n FROM card_sum
    WHERE grain = 1 AND slot >= :first_hour AND slot < :hour AND block < :block
  UNION ALL SELECT standing, type, n FROM card_delta INDEXED BY card_delta_known
    WHERE known_us >= :edge AND known_us <= :known_us AND tx < :first_tx
  UNION ALL SELECT standing, type, n FROM card_delta
    WHERE tx >= :first_tx AND tx <= :tx AND known_us <= :known_us
) GROUP BY standing, type
"""
Counts = dict[tuple[str, str | None], int]
Change = tuple[int, int, int, str]


class Rows(Protocol):
    """A store that answers questions."""

    def rows(self, sql: str, /, **values: object) -> list[tuple[Any, ...]]:
        """The answer."""
        ...


class Writer(Protocol):
    """A store that is written to."""

    def write(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        """Run a statement once for each row of values."""
        ...


class Tally:
    """Gathers the changes of one transaction and writes them."""

    def __init__(self, store: Writer) -> None:
        self._store = store
        self._changes: Counter[Change] = Counter()

    def count(self, tx: int, card: Card, known: tuple[int, int], by: int) -> None:
        """One card more or less, from one moment of publication to before another."""
        standing, kind = CODES[card.standing], card.type or ""
        self._changes[tx, known[0], standing, kind] += by
        if known[1] < FOREVER:
            self._changes[tx, known[1], standing, kind] -= by

    def write(self) -> None:
        """Write what was counted."""
        changes = {change: n for change, n in self._changes.items() if n}
        self._changes = Counter()
        sums: Counter[tuple[int, int, int, int, str]] = Counter()
        for (tx, us, standing, kind), n in changes.items():
            sums[BY_MONTH, us // MONTH, tx // BLOCK, standing, kind] += n
            sums[BY_DAY, us // DAY, tx // BLOCK, standing, kind] += n
            sums[BY_HOUR, us // HOUR, tx // BLOCK, standing, kind] += n
        self._store.write(CHANGE, [(*change, n) for change, n in changes.items()])
        self._store.write(SUM, [(*cell, n) for cell, n in sums.items() if n])


def counts_at(store: Rows, moment: Moment) -> Counts:
    """How many points stand so and are of such a kind of event at a moment."""
    known = min(moment.known_us, FOREVER - 1)
    block, day = moment.tx // BLOCK, known // DAY
    rows = store.rows(
        COUNT,
        month=known // MONTH,
        first_day=known // MONTH * 32,
        day=day,
        block=block,
        first_hour=day * 24,
        hour=known // HOUR,
        edge=known // HOUR * HOUR,
        known_us=known,
        first_tx=block * BLOCK,
        tx=moment.tx,
    )
    return {
        (STANDINGS[standing], kind or None): int(n) for standing, kind, n in rows if n
    }
