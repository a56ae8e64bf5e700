"""Filling tables that are made from the log, after a migration made them anew."""

from sqlalchemy import Connection, insert, select

from sayso.ledger import schema
from sayso.ledger.checks import PAGE, Audit, expected_rows
from sayso.ledger.queries import StoredTables
from sayso.ledger.rows import TABLES, Row


def refill(connection: Connection) -> None:
    """Fill the tables that are empty with what the log says of them."""
    names = [name for name in TABLES if _is_empty(connection, name)]
    stored, audit, last = StoredTables(connection), Audit(), 0
    while page := stored.stored_lines(last, PAGE):
        rows: dict[str, list[Row]] = {name: [] for name in names}
        for line in page:
            for name, row in expected_rows(line, audit):
                if name in rows:
                    rows[name].append(row)
        for name, found in rows.items():
            if found:
                connection.execute(insert(schema.metadata.tables[name]), found)
        last = page[-1].seq


def _is_empty(connection: Connection, name: str) -> bool:
    asked = select(schema.metadata.tables[name]).limit(1)
    return connection.execute(asked).first() is None
