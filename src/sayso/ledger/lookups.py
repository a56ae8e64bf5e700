"""What the tables answer while they are written to, inside the writer's transaction."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Select, insert, select, update

from sayso.ledger import schema
from sayso.ledger.batch import Batch
from sayso.ledger.chain import GENESIS
from sayso.ledger.intervals import OPEN, Member
from sayso.ledger.lines import Line
from sayso.ledger.lookup import Tail, Taking
from sayso.ledger.rows import TABLES, DocumentFacts
from sayso.model.ids import ClaimId, DocId, EntryId, SourceId

Item = TypeVar("Item")
CHUNK = 500  # SQLite binds at most 32,766 values in one statement


def chunks_of(items: Collection[Item]) -> Iterator[Sequence[Item]]:
    """The items in pieces that one statement can take."""
    listed = list(items)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]


class Lookups:
    """The answers of the tables, as the writing transaction sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def tail(self) -> Tail:
        """The end of the log."""
        tx, entry = schema.tx.c, schema.entry.c
        last = self._connection.execute(
            select(tx.tx, tx.at_us, tx.hash).order_by(tx.tx.desc()).limit(1)
        ).first()
        line = self._connection.execute(
            select(entry.seq, entry.hash).order_by(entry.seq.desc()).limit(1)
        ).first()
        if last is None or line is None:
            return Tail(
                tx=0, at_us=0, seq=0, line_hash=GENESIS, transaction_hash=GENESIS
            )
        return Tail(
            tx=last.tx,
            at_us=last.at_us,
            seq=line.seq,
            line_hash=line.hash,
            transaction_hash=last.hash,
        )

    def seqs_of(self, entries: Iterable[EntryId]) -> Mapping[EntryId, int]:
        """The line of each entry that is held."""
        entry = schema.entry.c
        found = self._having(select(entry.entry, entry.seq), entry.entry, entries)
        return {row.entry: row.seq for row in found}

    def facts_of(self, docs: Iterable[DocId]) -> Mapping[DocId, DocumentFacts]:
        """Facts of each document that is held."""
        doc = schema.document.c
        columns = select(doc.doc, doc.seq, doc.text_sha256, doc.known_us)
        return {
            row.doc: DocumentFacts(
                seq=row.seq, text_sha256=row.text_sha256, known_us=row.known_us
            )
            for row in self._having(columns, doc.doc, docs)
        }

    def held_claims(self, claims: Iterable[ClaimId]) -> frozenset[ClaimId]:
        """Those of the claims that were ever entered."""
        column = schema.claim.c.claim
        return frozenset(r.claim for r in self._having(select(column), column, claims))

    def held_sources(self, sources: Iterable[SourceId]) -> frozenset[SourceId]:
        """Those of the sources that were ever entered."""
        column = schema.source.c.source
        found = self._having(select(column), column, sources)
        return frozenset(row.source for row in found)

    def held_texts(self, texts: Iterable[str]) -> frozenset[str]:
        """Those of the hashes whose text is held."""
        column = schema.text.c.text_sha256
        found = self._having(select(column), column, texts)
        return frozenset(row.text_sha256 for row in found)

    def members_of(self, slots: Iterable[str]) -> Sequence[Member]:
        """Every entry of the slots."""
        force = schema.in_force.c
        columns = select(force.seq, force.slot, force.tx_to).order_by(force.tx_from)
        # Of several intervals of one entry only the last one can be open.
        last = {row.seq: row for row in self._having(columns, force.slot, slots)}
        return [
            Member(seq=row.seq, slot=row.slot, in_force=row.tx_to == OPEN)
            for row in last.values()
        ]

    def slots_of(self, seqs: Iterable[int]) -> Mapping[int, str]:
        """The slot of each line."""
        force = schema.in_force.c
        found = self._having(select(force.seq, force.slot), force.seq, seqs)
        return {row.seq: row.slot for row in found}

    def takings(self) -> Sequence[Taking]:
        """Every withdrawal, oldest first."""
        taking, entry = schema.withdrawal.c, schema.entry.c
        columns = select(taking.seq, entry.entry, taking.target_seq)
        found = self._connection.execute(
            columns.join(schema.entry, entry.seq == taking.seq).order_by(taking.seq)
        )
        return [
            Taking(seq=row.seq, entry=row.entry, target_seq=row.target_seq)
            for row in found
        ]

    def _having(
        self, columns: Select[Any], column: Column[Any], values: Iterable[object]
    ) -> Iterator[Any]:
        for chunk in chunks_of(set(values)):
            yield from self._connection.execute(columns.where(column.in_(chunk)))


def save(connection: Connection, batch: Batch) -> None:
    """Write a batch inside the transaction that is open."""
    row = batch.transaction
    written = {column.name: getattr(row, column.name) for column in schema.tx.c}
    connection.execute(insert(schema.tx), [written])
    texts = [{"text_sha256": s, "text": raw} for s, raw in batch.texts.items()]
    if texts:
        connection.execute(insert(schema.text), texts)
    connection.execute(insert(schema.entry), [_line_row(ln) for ln in batch.lines])
    for name in TABLES:
        if rows := batch.rows.get(name):
            connection.execute(insert(schema.metadata.tables[name]), list(rows))
    _save_turn(connection, batch)


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
    if opened:
        connection.execute(insert(force), opened)
