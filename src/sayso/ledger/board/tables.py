"""The tables that cards are kept in, and how a store of them is asked and written to.

They are made from the log and may be thrown away and made again. They are SQLite's
own: numbers for rows that are never looked at by people, and its full-text index.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from sayso.ledger.board.filing import PLACED
from sayso.ledger.lines import Line
from sayso.ledger.pragmas import Values, bare_of
from sayso.ledger.queries import Kept, Queries
from sayso.ledger.written import Statement, written
from sayso.model.entry import Entry

_WHEN = "tx_from INTEGER, tx_to INTEGER, known_from INTEGER, known_to INTEGER"
DDL = (
    "CREATE TABLE component(claim TEXT PRIMARY KEY, root INTEGER NOT NULL) "
    "WITHOUT ROWID",
    "CREATE INDEX component_root ON component(root)",
    "CREATE TABLE heard(source TEXT, role TEXT, claim TEXT, seq INTEGER, "
    "PRIMARY KEY(source, role, claim, seq)) WITHOUT ROWID",
    "CREATE TABLE speaks(body TEXT, source TEXT, PRIMARY KEY(body, source)) "
    "WITHOUT ROWID",
    "CREATE TABLE card(card INTEGER PRIMARY KEY, point TEXT NOT NULL, "
    f"words INTEGER NOT NULL, {_WHEN}, age INTEGER, item INTEGER, standing INTEGER, "
    "origins INTEGER, type TEXT, raw BLOB NOT NULL)",
    "CREATE INDEX card_point ON card(point, tx_to)",
    "CREATE INDEX card_begun ON card(tx_from)",
    "CREATE INDEX card_ended ON card(tx_to) WHERE tx_to < 9223372036854775807",
    "CREATE INDEX card_same_words ON card(words)",
    "CREATE TABLE filed(key INTEGER, age INTEGER, item INTEGER, card INTEGER, "
    f"{_WHEN}, standing INTEGER, origins INTEGER, type TEXT, "
    "PRIMARY KEY(key, age, item, card)) "
    "WITHOUT ROWID",
    # Points counted by place come in this order, so that nothing need be sorted.
    "CREATE INDEX filed_placed ON filed(type, standing, age, item, card, tx_from, "
    f"tx_to, known_from, known_to) WHERE key = {PLACED}",
    "CREATE TABLE heard_in(role TEXT, source TEXT, known_us INTEGER, doc_seq INTEGER, "
    "n INTEGER, tx_from INTEGER, tx_to INTEGER, "
    "PRIMARY KEY(role, source, known_us, doc_seq, tx_from)) WITHOUT ROWID",
    "CREATE INDEX heard_in_doc ON heard_in(doc_seq, tx_to)",
    "CREATE VIRTUAL TABLE card_words USING fts5(words, content='', "
    "tokenize='unicode61', detail='none', prefix='2 3')",
    "CREATE TABLE words_block(block INTEGER PRIMARY KEY, newest_us INTEGER, "
    "oldest_us INTEGER, tx INTEGER)",
    "CREATE TABLE card_day(day INTEGER PRIMARY KEY, tx INTEGER NOT NULL)",
    "CREATE TABLE card_delta(tx INTEGER, known_us INTEGER, standing INTEGER, "
    "type TEXT, n INTEGER, PRIMARY KEY(tx, known_us, standing, type)) WITHOUT ROWID",
    "CREATE INDEX card_delta_known ON card_delta(known_us, tx, standing, type, n)",
    "CREATE TABLE card_sum(grain INTEGER, slot INTEGER, block INTEGER, "
    "standing INTEGER, type TEXT, n INTEGER, "
    "PRIMARY KEY(grain, slot, block, standing, type)) WITHOUT ROWID",
)

MADE = (
    "component",
    "heard",
    "heard_in",
    "speaks",
    "card",
    "filed",
    "card_words",
    "words_block",
    "card_day",
    "card_delta",
    "card_sum",
)

NOTHING: Mapping[int, Entry] = MappingProxyType({})


class Inside(Queries):
    """The tables as a transaction that is still open sees them."""

    def __init__(
        self,
        queries: Queries,
        connection: Connection,
        first: int,
        brought: Mapping[int, Entry] = NOTHING,
    ) -> None:
        """The tables from inside; `brought`: what was just written, by line."""
        self._connection = bare_of(connection)
        self._dialect = connection.dialect
        self._first = first
        self._new = Kept()
        self._brought = brought
        super().__init__(queries.engine, queries.fence, queries.kept)

    def write(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        """Run a statement once for each row of values."""
        if rows:
            self._connection.executemany(sql, rows)

    def rows(self, sql: str, /, **values: object) -> list[tuple[Any, ...]]:
        """The answer; `:name` in the question takes the value of that name."""
        return self._connection.execute(sql, values).fetchall()

    def rows_each(self, sql: str, values: Sequence[Values]) -> list[tuple[Any, ...]]:
        """The answers to one question asked for each of some rows of values."""
        ask = self._connection.execute
        return [row for one in values for row in ask(sql, one)]

    def _ask(self, question: Statement, **values: object) -> Sequence[Any]:
        ready = written(question, self._dialect)
        found = self._connection.execute(ready.sql, ready.values_of(values)).fetchall()
        return list(map(ready.row, found))

    def _keeper_of(self, line: Line) -> Kept:
        # What this transaction brings may yet be taken back, and its number given anew.
        return self.kept if line.seq < self._first else self._new

    def _kept_of(self, seqs: Sequence[int]) -> dict[int, Entry]:
        brought = {seq: self._brought[seq] for seq in seqs if seq in self._brought}
        rest = seqs
        if brought:
            rest = [seq for seq in seqs if seq not in brought]
        return brought | super()._kept_of(rest) | self._new.those_of(rest)
