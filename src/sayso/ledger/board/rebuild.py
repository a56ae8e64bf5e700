"""Making the tables of cards again from the log, one transaction after the other."""

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import Connection

from sayso.ledger.board.tables import DDL, MADE, Inside
from sayso.ledger.board.upkeep import Upkeep
from sayso.ledger.placing import finder_in
from sayso.ledger.queries import Queries
from sayso.ledger.reads import Moment

Report = Callable[[int, int], None]
TURNS = "SELECT tx, first_seq, count FROM tx ORDER BY tx"
TURNED = (
    "SELECT seq, tx_from, tx_to FROM in_force WHERE tx_from < tx_to "
    "ORDER BY seq, tx_from"
)


def rebuild(queries: Queries, connection: Connection, report: Report | None) -> None:
    """Empty the tables and fill them; `report` is told how far that is."""
    store = Inside(queries, connection, first=1)
    for table in MADE:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
    for statement in DDL:
        connection.exec_driver_sql(statement)
    turned = _turned(store)
    turns = store.rows(TURNS)
    for done, (tx, first, count) in enumerate(turns, 1):
        lines = range(int(first), int(first) + int(count))
        keep_up(store, int(tx), lines, turned.get(int(tx), ()))
        if report is not None:
            report(done, len(turns))


def keep_up(
    store: Inside, tx: int, lines: Sequence[int], turned: Sequence[int]
) -> None:
    """Bring the tables up to date with one transaction, inside which we are."""
    find_place = finder_in(store, Moment(tx=tx))
    Upkeep(store, find_place).after(tx, lines, turned)


def _turned(store: Inside) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for seq, begin, end in _intervals(store):
        found.setdefault(begin, []).append(seq)
        found.setdefault(end, []).append(seq)
    return found


def _intervals(store: Inside) -> Iterator[tuple[int, int, int]]:
    for seq, begin, end in store.rows(TURNED):
        yield int(seq), int(begin), int(end)
