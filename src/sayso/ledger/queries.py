"""What a view and a check ask, as SQL; each clock's condition stands here once."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    FromClause,
    RowMapping,
    Select,
    and_,
    exists,
    or_,
    select,
)

from sayso.ledger import schema
from sayso.ledger.intervals import Interval
from sayso.ledger.lines import Line, Transaction, entry_of
from sayso.ledger.lookups import CHUNK, chunks_of
from sayso.ledger.reads import Listed, Moment, Printed
from sayso.ledger.rows import Row, key_number_of
from sayso.model.entry import Agent, Entry
from sayso.model.ids import ClaimId, DocId, SourceId
from sayso.model.ruling import Verdict

Fence = Callable[[], AbstractContextManager[None]]


def covers(force: FromClause, moment: Moment) -> ColumnElement[bool]:
    """The condition that an interval holds at the moment."""
    return and_(force.c.tx_from <= moment.tx, force.c.tx_to > moment.tx)


def in_force(table: FromClause, moment: Moment) -> Select[Any]:
    """The line numbers of a table that are in force, each once, oldest first."""
    force = schema.in_force
    return (
        select(table.c.seq)
        .distinct()
        .join(force, force.c.seq == table.c.seq)
        .where(covers(force, moment))
        .order_by(table.c.seq)
    )


def line_of(row: RowMapping) -> Line:
    """The line that a row of table `entry` is."""
    agent = Agent(
        kind=row["agent_kind"], name=row["agent_name"], version=row["agent_version"]
    )
    return Line(
        seq=row["seq"],
        tx=row["tx"],
        entry=row["entry"],
        kind=row["kind"],
        agent=agent,
        raw=row["payload"],
        hash=row["hash"],
    )


class Queries:
    """The tables as a view sees them; each question is a short reading of its own.

    Nothing is kept open between two questions, and no answer about a past moment can
    change, so a view needs no lock and holds up no writer.
    """

    def __init__(self, engine: Engine, fence: Fence) -> None:
        self._engine = engine
        self._fence = fence

    def last_tx(self, recorded_us: int) -> int:
        """The last transaction recorded by then; 0 when there was none."""
        tx = schema.tx.c
        newest = select(tx.tx).where(tx.at_us <= recorded_us)
        found = self._ask(newest.order_by(tx.at_us.desc(), tx.tx.desc()).limit(1))
        return int(found[0]["tx"]) if found else 0

    def line_numbers(self, after: int, last_tx: int) -> Iterator[Sequence[int]]:
        """The lines from `after` + 1 on up to a transaction, in pieces."""
        entry = schema.entry.c
        while True:
            following = select(entry.seq).where(entry.seq > after, entry.tx <= last_tx)
            found = self._ask(following.order_by(entry.seq).limit(CHUNK))
            if not found:
                return
            yield [row["seq"] for row in found]
            after = found[-1]["seq"]

    def documents(
        self,
        moment: Moment,
        *,
        doc: DocId | None = None,
        address: str | None = None,
        text_sha256: str | None = None,
    ) -> Sequence[Printed]:
        """Documents in force and printed, in order of publication, then of id."""
        table, force = schema.document, schema.in_force
        columns = [table.c[name] for name in Printed.__slots__]
        asked = (
            select(*columns)
            .join(force, force.c.seq == table.c.seq)
            .where(covers(force, moment), table.c.known_us <= moment.known_us)
            .order_by(table.c.known_us, table.c.doc)
        )
        wanted = {"doc": doc, "address": address, "text_sha256": text_sha256}
        for name, value in wanted.items():
            if value is not None:
                asked = asked.where(table.c[name] == value)
        return [Printed(**row) for row in self._ask(asked)]

    def claims(
        self,
        moment: Moment,
        *,
        claim: ClaimId | None = None,
        doc: DocId | None = None,
        keys: Collection[str] | None = None,
    ) -> Sequence[int]:
        """Claims in force of such documents, in their order, then in text order."""
        table = schema.claim.c
        asked = _claims_at(moment)
        if claim is not None:
            asked = asked.where(table.claim == claim)
        if doc is not None:
            asked = asked.where(table.doc == doc)
        if keys is not None:
            key = schema.claim_key.c
            having = select(key.seq).where(
                key.key.in_(sorted(map(key_number_of, keys)))
            )
            asked = asked.where(table.seq.in_(having))
        return [row["seq"] for row in self._ask(asked)]

    def relations(self, moment: Moment, claim: ClaimId | None = None) -> Sequence[int]:
        """Relations in force, oldest first; of one claim if given."""
        table = schema.relation
        asked = in_force(table, moment)
        if claim is not None:
            asked = asked.where(or_(table.c.subject == claim, table.c.object == claim))
        return [row["seq"] for row in self._ask(asked)]

    def lineages(self, moment: Moment, doc: DocId | None = None) -> Sequence[int]:
        """Lineages in force, oldest first; of one document if given."""
        table = schema.lineage
        asked = in_force(table, moment)
        if doc is not None:
            asked = asked.where(table.c.doc == doc)
        return [row["seq"] for row in self._ask(asked)]

    def listed(self, moment: Moment, table: Listed) -> Sequence[int]:
        """All lines in force of a short table, oldest first."""
        asked = in_force(schema.metadata.tables[table], moment)
        return [row["seq"] for row in self._ask(asked)]

    def rulings(self, moment: Moment) -> Sequence[int]:
        """Rulings in force, oldest first, less those on claims not yet printed."""
        ruling, claim = schema.ruling.c, schema.claim.c
        ruled_on = or_(claim.claim == ruling.claim, claim.claim == ruling.other)
        unprinted = exists().where(ruled_on, claim.known_us > moment.known_us)
        asked = in_force(schema.ruling, moment).where(~unprinted)
        return [row["seq"] for row in self._ask(asked)]

    def misread(self, moment: Moment) -> frozenset[ClaimId]:
        """The claims that a person says were misread."""
        ruling = schema.ruling.c
        asked = in_force(schema.ruling, moment).add_columns(ruling.claim)
        found = self._ask(asked.where(ruling.verdict == Verdict.MISREAD.value))
        return frozenset(row["claim"] for row in found)

    def names(self, moment: Moment, sources: Collection[SourceId]) -> Sequence[int]:
        """The register's lines in force of some names, oldest first."""
        asked = in_force(schema.source, moment)
        found = self._ask(asked.where(schema.source.c.source.in_(sorted(sources))))
        return [row["seq"] for row in found]

    def judgements(self, moment: Moment) -> Sequence[tuple[SourceId, SourceId, str]]:
        """What the machine says of pairs of names, as far as it is in force."""
        pair = schema.same_as.c
        columns = (pair.subject, pair.object, pair.judgement)
        asked = in_force(schema.same_as, moment).add_columns(*columns)
        return [
            (row["subject"], row["object"], row["judgement"])
            for row in self._ask(asked)
        ]

    def load(self, seqs: Sequence[int]) -> Iterator[Entry]:
        """The entries on the lines, in the order asked for."""
        entry, doc, text, tx = schema.entry, schema.document, schema.text, schema.tx
        columns = (
            select(entry, tx.c.at_us, tx.c.run, text.c.text)
            .join(tx, tx.c.tx == entry.c.tx)
            .outerjoin(doc, doc.c.seq == entry.c.seq)
            .outerjoin(text, text.c.text_sha256 == doc.c.text_sha256)
        )
        for chunk in chunks_of(seqs):
            found = self._ask(columns.where(entry.c.seq.in_(chunk)))
            by_seq = {row["seq"]: row for row in found}
            for seq in chunk:
                row = by_seq[seq]
                yield entry_of(line_of(row), row["at_us"], row["run"], row["text"])

    def _ask(self, asked: Select[Any]) -> Sequence[RowMapping]:
        with self._fence(), self._engine.connect() as connection:
            return connection.execute(asked).mappings().all()


def _claims_at(moment: Moment) -> Select[Any]:
    """Claims in force whose document is in force and printed."""
    table = schema.claim.c
    own, its_document = schema.in_force.alias(), schema.in_force.alias()
    return (
        select(table.seq)
        .join(own, own.c.seq == table.seq)
        .join(its_document, its_document.c.seq == table.doc_seq)
        .where(
            covers(own, moment),
            covers(its_document, moment),
            table.known_us <= moment.known_us,
        )
        .order_by(table.known_us, table.doc, table.start, table.stop, table.claim)
    )


class StoredTables:
    """The tables as a check reads them: one snapshot, without trust.

    SQLite keeps whatever it is given in any column. What is not of the column's kind
    is read as something that no hash can match.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stored_transactions(self) -> Iterator[Transaction]:
        """All transactions, in order."""
        for row in self._stream(select(schema.tx).order_by(schema.tx.c.tx)):
            yield Transaction(
                tx=row["tx"],
                at_us=_whole(row["at_us"]),
                run=row["run"],
                first_seq=_whole(row["first_seq"]),
                count=_whole(row["count"]),
                note=row["note"],
                prev=_raw(row["prev"]),
                hash=_raw(row["hash"]),
            )

    def stored_lines(self, after: int, limit: int) -> Sequence[Line]:
        """Lines from `after` + 1 on, in order, at most so many."""
        entry = schema.entry
        asked = select(entry).where(entry.c.seq > after).order_by(entry.c.seq)
        lines = [line_of(row) for row in self._stream(asked.limit(limit))]
        return [
            replace(line, tx=_whole(line.tx), raw=_raw(line.raw), hash=_raw(line.hash))
            for line in lines
        ]

    def stored_texts(self) -> Iterator[tuple[str, bytes]]:
        """All texts with the hash that they are kept under."""
        for row in self._stream(select(schema.text)):
            yield row["text_sha256"], _raw(row["text"])

    def stored_rows(self, table: str, first: int, last: int) -> Sequence[Row]:
        """The rows of lines first to last."""
        stored = schema.metadata.tables[table]
        asked = select(stored).where(stored.c.seq.between(first, last))
        return [dict(row) for row in self._stream(asked)]

    def stored_intervals(self, first: int, last: int) -> Sequence[Interval]:
        """The intervals of lines first to last."""
        force = schema.in_force
        asked = select(force).where(force.c.seq.between(first, last))
        return [Interval(**row) for row in self._stream(asked)]

    def _stream(self, asked: Select[Any]) -> Iterator[RowMapping]:
        yield from self._connection.execute(asked).mappings()


def _raw(value: object) -> bytes:
    return value if isinstance(value, bytes) else b"no bytes: " + repr(value).encode()


def _whole(value: object) -> int:
    return value if isinstance(value, int) else -1
