"""What a view and a check ask of the tables, and how the answers are handed on."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from threading import Lock
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Row,
    RowMapping,
    Select,
    select,
)

from sayso.ledger import fingerprints, pragmas, schema
from sayso.ledger import statements as ask
from sayso.ledger.intervals import Interval
from sayso.ledger.lines import Line, Transaction, entry_of
from sayso.ledger.lookups import CHUNK, chunks_of, padded
from sayso.ledger.pragmas import Values
from sayso.ledger.reads import (
    ALWAYS,
    FOREVER,
    MOST_HELD,
    Found,
    Judgement,
    Listed,
    Moment,
    OnNames,
    Printed,
)
from sayso.ledger.rows import Row as TableRow
from sayso.ledger.rows import key_number_of
from sayso.ledger.written import Statement, written
from sayso.model.document import Document
from sayso.model.entry import Agent, Entry
from sayso.model.ids import ClaimId, DocId, SourceId

Listing = Callable[[int], Statement]
Fence = Callable[[], AbstractContextManager[None]]
ANY = Moment(tx=0)  # an entry is the same at every moment
PAGE = 100  # claims about a key: few are looked at, of few papers
FEW_KEYS = 8  # are soon asked for one by one
MOST_KEPT = 16_384  # entries, of 3 kB each: the claims of some weeks


class Kept:
    """Entries that were looked at lately; an entry never changes.

    Documents are not kept: their texts are long, and few are asked for twice.
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._entries: OrderedDict[int, Entry] = OrderedDict()
        self._lock = Lock()

    def those_of(self, seqs: Sequence[int]) -> dict[int, Entry]:
        """The entries on the lines, as far as they are kept."""
        with self._lock:
            found = {seq: self._entries[seq] for seq in seqs if seq in self._entries}
            for seq in found:
                self._entries.move_to_end(seq)
        return found

    def keep(self, entry: Entry) -> None:
        """Keep an entry, and let go of the one that nobody has looked at longest."""
        if isinstance(entry.payload, Document):
            return
        with self._lock:
            self._entries[entry.seq] = entry
            if len(self._entries) > self._most:
                self._entries.popitem(last=False)


def line_of(row: Row[Any]) -> Line:
    """The line that a row of table `entry` is."""
    return Line(
        seq=row.seq,
        tx=row.tx,
        entry=row.entry,
        kind=row.kind,
        agent=Agent(
            kind=row.agent_kind, name=row.agent_name, version=row.agent_version
        ),
        raw=row.payload,
        hash=row.hash,
    )


class Queries:
    """The tables as a view sees them; each question is a short reading of its own.

    Nothing is kept open between two questions, and no answer about a past moment can
    change, so a view needs no lock and holds up no writer.
    """

    def __init__(self, engine: Engine, fence: Fence, kept: Kept | None = None) -> None:
        self.engine = engine
        self.fence = fence
        self.kept = kept or Kept()
        self._idle = pragmas.Idle(engine)

    def close(self) -> None:
        """Let go of the connections that are kept for the next question."""
        self._idle.close()

    def last_tx(self, recorded_us: int) -> int:
        """The last transaction recorded by then; 0 when there was none."""
        found = self._ask(ask.LAST_TX, recorded_us=recorded_us)
        return int(found[0].tx) if found else 0

    def line_numbers(self, after: int, last_tx: int) -> Iterator[Sequence[int]]:
        """The lines from `after` + 1 on up to a transaction, in pieces."""
        while True:
            found = self._ask(ask.FOLLOWING, after=after, tx=last_tx, most=CHUNK)
            if not found:
                return
            yield [row.seq for row in found]
            after = found[-1].seq

    def documents(
        self,
        moment: Moment,
        *,
        doc: DocId | None = None,
        address: str | None = None,
        text_sha256: str | None = None,
    ) -> Sequence[Printed]:
        """Documents in force and printed, in order of publication, then of id."""
        wanted = {"doc": doc, "address": address, "text_sha256": text_sha256}
        question, value = _narrowest(ask.DOCUMENTS, ask.DOCUMENTS_BY, wanted)
        found = self._at(moment, question, value=value)
        return [
            Printed(**dict(zip(Printed.__slots__, row, strict=True))) for row in found
        ]

    def texts_sharing(self, keys: Collection[int]) -> Sequence[str]:
        """The hashes of texts that share fingerprints, those that share most first."""
        return fingerprints.texts_sharing(self.rows, keys)

    def claims(
        self, moment: Moment, *, claim: ClaimId | None = None, doc: DocId | None = None
    ) -> Sequence[Found]:
        """Claims in force of such documents, in their order, then in text order."""
        wanted = {"claim": claim, "doc": doc}
        question, value = _narrowest(ask.CLAIMS, ask.CLAIMS_BY, wanted)
        found = self._at(moment, question, value=value)
        return [(row.seq, bool(row.ruled)) for row in found]

    def claims_about(
        self,
        moment: Moment,
        keys: Collection[str],
        since_us: int = ALWAYS,
        sharing: int = 1,
    ) -> Iterator[Sequence[Found]]:
        """Claims in force under so many of some keys, page by page, newest first."""
        numbers = sorted(map(key_number_of, keys))
        if len(numbers) > FEW_KEYS:
            held = self.rows(ask.HELD, keys=str(numbers), since_us=since_us)
            numbers = [int(key) for (key,) in held]
        if sharing > 1:
            yield from self._sharing(moment, numbers, since_us, sharing)
            return
        before = (moment.known_us, FOREVER)
        while numbers:
            # Of each key no more is looked at than a page can hold, so that a town
            # that everybody writes about costs no more than any other.
            asked = [(key, since_us, *before, PAGE) for key in numbers]
            newest = sorted(set(self.rows_each(ask.NEWEST, asked)), reverse=True)[:PAGE]
            # What is not in force is left out; the next page begins behind it.
            yield self._shown_of(moment, newest)
            if len(newest) < PAGE:
                return
            before = newest[-1]

    def _sharing(
        self, moment: Moment, keys: Sequence[int], since_us: int, sharing: int
    ) -> Iterator[Sequence[Found]]:
        """The same of claims under several of the keys, counted in the index alone."""
        if len(keys) < sharing:
            return
        asked = [(key, since_us, moment.known_us, FOREVER, MOST_HELD) for key in keys]
        shared = Counter(self.rows_each(ask.NEWEST, asked))
        newest = sorted(
            (one for one, n in shared.items() if n >= sharing), reverse=True
        )
        for start in range(0, len(newest), PAGE):
            yield self._shown_of(moment, newest[start : start + PAGE])

    def _shown_of(
        self, moment: Moment, newest: Sequence[tuple[int, int]]
    ) -> list[Found]:
        """Of claims by moment and line those that are in force, in their order."""
        rows = self._each(moment, ask.shown, [seq for _, seq in newest])
        ruled = {row.seq: bool(row.ruled) for row in rows}
        return [(seq, ruled[seq]) for _, seq in newest if seq in ruled]

    def claims_beginning(self, beginning: str, most: int) -> Sequence[ClaimId]:
        """Claims ever entered whose id begins so, at most so many, in their order."""
        if not beginning:
            return ()
        # What begins so lies between it and the same with its last sign one further.
        end = beginning[:-1] + chr(ord(beginning[-1]) + 1)
        rows = self._ask(ask.CLAIMS_BETWEEN, first=beginning, end=end, most=most)
        return [ClaimId(row.claim) for row in rows]

    def relations(self, moment: Moment, claim: ClaimId | None = None) -> Sequence[int]:
        """Relations in force, oldest first; of one claim if given."""
        if claim is None:
            return self._lines(moment, ask.RELATIONS)
        return self._lines(moment, ask.RELATIONS_OF, value=claim)

    def lineages(self, moment: Moment, doc: DocId | None = None) -> Sequence[int]:
        """Lineages in force, oldest first; of one document if given."""
        if doc is None:
            return self._lines(moment, ask.LINEAGES)
        return self._lines(moment, ask.LINEAGES_OF, value=doc)

    def listed(self, moment: Moment, table: Listed) -> Sequence[int]:
        """All lines in force of a short table, oldest first."""
        return self._lines(moment, ask.LISTED[table])

    def rulings(self, moment: Moment) -> Sequence[int]:
        """Rulings in force, oldest first, less those on claims not yet printed."""
        if moment.known_us == FOREVER:
            return self._lines(moment, ask.RULINGS)
        return self._lines(moment, ask.PRINTED_RULINGS)

    def rulings_on(self, moment: Moment, claims: Collection[ClaimId]) -> Sequence[int]:
        """Rulings in force on some claims, oldest first."""
        return self._lines_on(moment, ask.rulings_on_claims, claims)

    def sides(self, moment: Moment, sources: Collection[SourceId]) -> Sequence[int]:
        """Rulings in force on whose side some names are, oldest first."""
        return self._lines_on(moment, ask.rulings_on_sides, sources)

    def on_names(self, moment: Moment, sources: Collection[SourceId]) -> OnNames:
        """What is in force on some names."""
        found = list(self._each(moment, ask.on_names, sources))
        return OnNames(
            rows=frozenset(row.seq for row in found if row.judgement == "row"),
            rulings=frozenset(row.seq for row in found if row.judgement == "ruled"),
            judged=frozenset(
                (row.subject, row.object, row.judgement) for row in found if row.subject
            ),
        )

    def names_like(self, moment: Moment, keys: Collection[str]) -> Sequence[int]:
        """The register's lines in force under some keys of names, oldest first."""
        return self._lines_on(moment, ask.like, [key_number_of(key) for key in keys])

    def judgements(self, moment: Moment) -> Sequence[Judgement]:
        """What the machine says of pairs of names, as far as it is in force."""
        found = self._at(moment, ask.JUDGEMENTS)
        return [(row.subject, row.object, row.judgement) for row in found]

    def load(self, seqs: Sequence[int]) -> Iterator[Entry]:
        """The entries on the lines, in the order asked for."""
        for chunk in chunks_of(seqs):
            kept = self._kept_of(chunk)
            missing = [seq for seq in chunk if seq not in kept]
            found = self._each(ANY, ask.lines, missing)
            stored = {row.seq: row for row in found}
            for seq in chunk:
                yield kept[seq] if seq in kept else self._made(stored[seq])

    def _made(self, row: Row[Any]) -> Entry:
        line = line_of(row)
        entry = entry_of(line, row.at_us, row.run, row.text)
        self._keeper_of(line).keep(entry)
        return entry

    def _kept_of(self, seqs: Sequence[int]) -> dict[int, Entry]:
        return self.kept.those_of(seqs)

    def _keeper_of(self, line: Line) -> Kept:  # noqa: ARG002 - not of what is unsure yet
        """Where an entry is kept in memory: this one is in for good."""
        return self.kept

    def _lines(
        self, moment: Moment, question: Statement, **values: object
    ) -> Sequence[int]:
        return [row.seq for row in self._at(moment, question, **values)]

    def _lines_on(
        self, moment: Moment, question: Listing, values: Collection[int | str]
    ) -> Sequence[int]:
        return sorted({row.seq for row in self._each(moment, question, values)})

    def _each(
        self, moment: Moment, question: Listing, values: Collection[int | str]
    ) -> Iterator[Any]:
        """The answers to a question on each of some values."""
        for part in chunks_of(values):
            some = padded(part)
            named = {f"value{n}": value for n, value in enumerate(some)}
            yield from self._at(moment, question(len(some)), **named)

    def _at(
        self, moment: Moment, question: Statement, **values: object
    ) -> Sequence[Any]:
        return self._ask(question, tx=moment.tx, known_us=moment.known_us, **values)

    def rows(self, sql: str, /, **values: object) -> list[tuple[Any, ...]]:
        """The answer to a question in the database's own words."""
        with self.fence():
            return self._idle.fetched(sql, values)

    def rows_each(self, sql: str, values: Sequence[Values]) -> list[tuple[Any, ...]]:
        """The answers to one question asked for each of some rows of values."""
        with self.fence():
            return self._idle.fetched_each(sql, values)

    def _ask(self, question: Statement, **values: object) -> Sequence[Any]:
        """The answer, from a bare connection: each question is a reading of its own."""
        ready = written(question, self.engine.dialect)
        with self.fence():
            found = self._idle.fetched(ready.sql, ready.values_of(values))
        return list(map(ready.row, found))


def _narrowest(
    everything: Select[Any], by: dict[str, Select[Any]], wanted: dict[str, Any]
) -> tuple[Select[Any], object]:
    """The question for the one thing that is wanted, or for everything."""
    for name, value in wanted.items():
        if value is not None:
            return by[name], value
    return everything, None


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
        lines = map(line_of, self._connection.execute(asked.limit(limit)))
        return [
            replace(line, tx=_whole(line.tx), raw=_raw(line.raw), hash=_raw(line.hash))
            for line in lines
        ]

    def stored_texts(self) -> Iterator[tuple[str, bytes]]:
        """All texts with the hash that they are kept under."""
        for row in self._stream(select(schema.text)):
            yield row["text_sha256"], _raw(row["text"])

    def stored_rows(self, table: str, first: int, last: int) -> Sequence[TableRow]:
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
