"""What the tables answer while they are written to, inside the writer's transaction."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import (
    BindParameter,
    Column,
    Connection,
    Select,
    bindparam,
    insert,
    select,
    update,
)

from sayso.ledger import schema
from sayso.ledger.batch import Batch
from sayso.ledger.intervals import OPEN, Member
from sayso.ledger.lines import Line
from sayso.ledger.lookup import START, Tail, Taking
from sayso.ledger.pragmas import bare_of
from sayso.ledger.rows import TABLES, DocumentFacts
from sayso.ledger.written import written
from sayso.model.ids import ClaimId, DocId, EntryId, SourceId

Item = TypeVar("Item")
Asking: TypeAlias = Callable[[int], Select[Any]]
CHUNK = 500  # SQLite binds at most 32,766 values in one statement


def chunks_of(items: Collection[Item]) -> Iterator[Sequence[Item]]:
    """The items in pieces that one statement can take."""
    listed = list(items)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]


def padded(keys: Sequence[Item]) -> Sequence[Item]:
    """The keys, the last one again until there are 1, 2, 4, 8, ... of them."""
    return [*keys, *[keys[-1]] * (2 ** (len(keys) - 1).bit_length() - len(keys))]


def _having(column: Column[Any], *columns: Column[Any]) -> Asking:
    """A question for all rows with one of so many values, made once for each number."""

    @cache
    def asked(values: int) -> Select[Any]:
        listed: list[BindParameter[Any]] = [
            bindparam(f"value{n}") for n in range(values)
        ]
        return select(column, *columns).where(column.in_(listed))

    return asked


_ENTRY, _DOC, _FORCE = schema.entry.c, schema.document.c, schema.in_force.c
_LAST_TX = select(schema.tx).order_by(schema.tx.c.tx.desc()).limit(1)
_LAST_LINE = select(_ENTRY.seq, _ENTRY.hash).order_by(_ENTRY.seq.desc()).limit(1)
_SEQS = _having(_ENTRY.entry, _ENTRY.seq)
_FACTS = _having(_DOC.doc, _DOC.seq, _DOC.text_sha256, _DOC.known_us)
_CLAIMS = _having(schema.claim.c.claim)
_SOURCES = _having(schema.source.c.source)
_TEXTS = _having(schema.text.c.text_sha256)
_MEMBERS = _having(_FORCE.slot, _FORCE.seq, _FORCE.tx_to, _FORCE.tx_from)
_SLOTS = _having(_FORCE.seq, _FORCE.slot)
_TAKINGS = (
    select(_ENTRY.seq, _ENTRY.entry, schema.withdrawal.c.target_seq)
    .join(schema.entry, _ENTRY.seq == schema.withdrawal.c.seq)
    .order_by(_ENTRY.seq)
)
_INSERTS = {name: insert(table) for name, table in schema.metadata.tables.items()}


class Lookups:
    """The answers of the tables, as the writing transaction sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._bare = bare_of(connection)

    def tail(self) -> Tail:
        """The end of the log."""
        last = self._connection.execute(_LAST_TX).first()
        line = self._connection.execute(_LAST_LINE).first()
        if last is None or line is None:
            return START
        return Tail(
            tx=last.tx,
            at_us=last.at_us,
            seq=line.seq,
            line_hash=line.hash,
            transaction_hash=last.hash,
        )

    def seqs_of(self, entries: Iterable[EntryId]) -> Mapping[EntryId, int]:
        """The line of each entry that is held."""
        return {row.entry: row.seq for row in self._ask(_SEQS, entries)}

    def facts_of(self, docs: Iterable[DocId]) -> Mapping[DocId, DocumentFacts]:
        """Facts of each document that is held."""
        return {
            row.doc: DocumentFacts(
                seq=row.seq, text_sha256=row.text_sha256, known_us=row.known_us
            )
            for row in self._ask(_FACTS, docs)
        }

    def held_claims(self, claims: Iterable[ClaimId]) -> frozenset[ClaimId]:
        """Those of the claims that were ever entered."""
        return frozenset(row.claim for row in self._ask(_CLAIMS, claims))

    def held_sources(self, sources: Iterable[SourceId]) -> frozenset[SourceId]:
        """Those of the sources that were ever entered."""
        return frozenset(row.source for row in self._ask(_SOURCES, sources))

    def held_texts(self, texts: Iterable[str]) -> frozenset[str]:
        """Those of the hashes whose text is held."""
        return frozenset(row.text_sha256 for row in self._ask(_TEXTS, texts))

    def members_of(self, slots: Iterable[str]) -> Sequence[Member]:
        """Every entry of the slots."""
        # Of several intervals of one entry only the last one can be open.
        found = sorted(self._ask(_MEMBERS, slots), key=lambda row: row.tx_from)
        last = {row.seq: row for row in found}
        return [
            Member(seq=row.seq, slot=row.slot, in_force=row.tx_to == OPEN)
            for row in last.values()
        ]

    def slots_of(self, seqs: Iterable[int]) -> Mapping[int, str]:
        """The slot of each line."""
        return {row.seq: row.slot for row in self._ask(_SLOTS, seqs)}

    def takings(self) -> Sequence[Taking]:
        """Every withdrawal, oldest first."""
        return [
            Taking(seq=row.seq, entry=row.entry, target_seq=row.target_seq)
            for row in self._connection.execute(_TAKINGS)
        ]

    def _ask(self, question: Asking, values: Iterable[object]) -> Iterator[Any]:
        for chunk in chunks_of(set(values)):
            some = padded(chunk)
            ready = written(question(len(some)), self._connection.dialect)
            named = {f"value{n}": value for n, value in enumerate(some)}
            yield from map(
                ready.row, self._bare.execute(ready.sql, ready.values_of(named))
            )


def save(connection: Connection, batch: Batch) -> None:
    """Write a batch inside the transaction that is open."""
    row = batch.transaction
    _enter(connection, "tx", [{c.name: getattr(row, c.name) for c in schema.tx.c}])
    texts = [{"text_sha256": s, "text": raw} for s, raw in batch.texts.items()]
    _enter(connection, "text", texts)
    _enter(connection, "entry", [_line_row(line) for line in batch.lines])
    for name in TABLES:
        _enter(connection, name, batch.rows.get(name, ()))
    _save_turn(connection, batch)


def _enter(
    connection: Connection, table: str, rows: Sequence[Mapping[str, object]]
) -> None:
    if rows:
        ready = written(_INSERTS[table], connection.dialect)
        bare_of(connection).executemany(ready.sql, map(ready.ordered, rows))


def _line_row(line: Line) -> dict[str, object]:
    return {
        "seq": line.seq,
        "entry": line.entry,
        "tx": line.tx,
        "kind": line.kind,
        "agent_kind": line.agent.kind,
        "agent_name": line.agent.name,
        "agent_version": line.agent.version,
        "payload": line.raw,
        "hash": line.hash,
    }


def _save_turn(connection: Connection, batch: Batch) -> None:
    force = schema.in_force
    for chunk in chunks_of(batch.turn.closed):
        still_open = force.c.seq.in_(chunk) & (force.c.tx_to == OPEN)
        closing = update(force).where(still_open).values(tx_to=batch.transaction.tx)
        connection.execute(closing)
    opened = [
        {"seq": i.seq, "tx_from": i.tx_from, "tx_to": i.tx_to, "slot": i.slot}
        for i in batch.turn.opened
    ]
    _enter(connection, "in_force", opened)
