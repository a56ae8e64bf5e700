"""The tables of a memory ledger, and the answers that a database would give."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from sayso.ledger.batch import Batch
from sayso.ledger.fingerprints import Holders
from sayso.ledger.intervals import Interval, Member
from sayso.ledger.lines import Line, Transaction, entry_of
from sayso.ledger.lookup import START, Tail, Taking
from sayso.ledger.reads import (
    ALWAYS,
    MOST_HELD,
    Found,
    Judgement,
    Listed,
    Moment,
    OnNames,
    Printed,
)
from sayso.ledger.rows import TABLES, DocumentFacts, Row, key_number_of
from sayso.ledger.rulings import ON_READING
from sayso.model.entry import Entry
from sayso.model.ids import ClaimId, DocId, EntryId, SourceId
from sayso.model.ruling import Verdict

# The columns by which rows are looked up, beside their line.
INDEXED: Mapping[str, tuple[str, ...]] = {
    "document": ("doc", "address", "text_sha256"),
    "claim": ("claim", "doc"),
    "claim_key": ("key",),
    "relation": ("subject", "object"),
    "lineage": ("doc",),
    "source": ("source",),
    "source_key": ("key",),
    "same_as": ("subject", "object"),
    "ruling": ("claim", "source", "other_source"),
}


class Shelf:
    """The tables of a memory ledger, with the indexes that a database would keep."""

    def __init__(self) -> None:
        self.transactions: list[Transaction] = []
        self.lines: list[Line] = []
        self.seqs: dict[EntryId, int] = {}
        self.texts: dict[str, bytes] = {}
        self.holders = Holders()
        self.rows: dict[str, list[Row]] = {table: [] for table in TABLES}
        self.intervals: dict[int, list[Interval]] = {}
        self.slots: dict[str, list[int]] = {}
        self._found: dict[tuple[str, str, int | str | None], list[Row]] = {}

    def save(self, batch: Batch) -> None:
        """Write a batch; nothing in it can fail half-way."""
        self.transactions.append(batch.transaction)
        self.lines.extend(batch.lines)
        self.seqs.update({line.entry: line.seq for line in batch.lines})
        self.texts.update(batch.texts)
        self.holders.file_texts(batch.texts)
        for table, rows in batch.rows.items():
            self.rows[table].extend(rows)
            for row in rows:
                for column in ("seq", *INDEXED.get(table, ())):
                    self._found.setdefault((table, column, row[column]), []).append(row)
        for seq in batch.turn.closed:
            held = self.intervals[seq]
            held[-1] = replace(held[-1], tx_to=batch.transaction.tx)
        for interval in batch.turn.opened:
            self.intervals.setdefault(interval.seq, []).append(interval)
            seqs = self.slots.setdefault(interval.slot, [])
            if interval.seq not in seqs:
                seqs.append(interval.seq)

    def find(self, table: str, column: str, value: int | str) -> Sequence[Row]:
        """The rows of a table with that value in that column, oldest first."""
        return self._found.get((table, column, value), ())

    def is_in_force(self, seq: int, tx: int) -> bool:
        """Whether a line is in force after the transaction."""
        return any(interval.covers(tx) for interval in self.intervals[seq])

    # What `admission` asks while the ledger is written to.

    def tail(self) -> Tail:
        """The end of the log."""
        if not self.transactions:
            return START
        last, line = self.transactions[-1], self.lines[-1]
        return Tail(
            tx=last.tx,
            at_us=last.at_us,
            seq=line.seq,
            line_hash=line.hash,
            transaction_hash=last.hash,
        )

    def seqs_of(self, entries: Iterable[EntryId]) -> Mapping[EntryId, int]:
        """The line of each entry that is held."""
        return {e: self.seqs[e] for e in entries if e in self.seqs}

    def facts_of(self, docs: Iterable[DocId]) -> Mapping[DocId, DocumentFacts]:
        """Facts of each document that is held."""
        return {
            doc: DocumentFacts(
                seq=_int(row["seq"]),
                text_sha256=str(row["text_sha256"]),
                known_us=_int(row["known_us"]),
            )
            for doc in docs
            for row in self.find("document", "doc", doc)
        }

    def held_claims(self, claims: Iterable[ClaimId]) -> frozenset[ClaimId]:
        """Those of the claims that were ever entered."""
        return frozenset(c for c in claims if self.find("claim", "claim", c))

    def held_sources(self, sources: Iterable[SourceId]) -> frozenset[SourceId]:
        """Those of the sources that were ever entered."""
        return frozenset(s for s in sources if self.find("source", "source", s))

    def held_texts(self, texts: Iterable[str]) -> frozenset[str]:
        """Those of the hashes whose text is held."""
        return frozenset(self.texts.keys() & set(texts))

    def members_of(self, slots: Iterable[str]) -> Sequence[Member]:
        """Every entry of the slots."""
        return [
            Member(
                seq=seq,
                slot=slot,
                in_force=self.is_in_force(seq, len(self.transactions)),
            )
            for slot in slots
            for seq in self.slots.get(slot, ())
        ]

    def slots_of(self, seqs: Iterable[int]) -> Mapping[int, str]:
        """The slot of each line."""
        return {s: self.intervals[s][0].slot for s in seqs if s in self.intervals}

    def takings(self) -> Sequence[Taking]:
        """Every withdrawal, oldest first."""
        return [
            Taking(
                seq=_int(row["seq"]),
                entry=self.lines[_int(row["seq"]) - 1].entry,
                target_seq=_int(row["target_seq"]),
            )
            for row in self.rows["withdrawal"]
        ]

    # What a view asks.

    def last_tx(self, recorded_us: int) -> int:
        """The last transaction recorded by then; 0 when there was none."""
        found = [t.tx for t in self.transactions if t.at_us <= recorded_us]
        return max(found, default=0)

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
        found = [
            Printed(
                seq=_int(row["seq"]),
                doc=DocId(str(row["doc"])),
                address=cast("str | None", row["address"]),
                known_us=_int(row["known_us"]),
                retrieved_us=_int(row["retrieved_us"]),
            )
            for row in self._rows("document", wanted)
            if self._is_shown(row, moment)
        ]
        return sorted(found, key=lambda d: (d.known_us, d.doc))

    def texts_sharing(self, keys: Collection[int]) -> Sequence[str]:
        """The hashes of texts that share fingerprints, those that share most first."""
        return self.holders.texts_sharing(keys)

    def claims(
        self, moment: Moment, *, claim: ClaimId | None = None, doc: DocId | None = None
    ) -> Sequence[Found]:
        """Claims in force of such documents, in their order, then in text order."""
        found = self._rows("claim", {"claim": claim, "doc": doc})
        shown = [row for row in found if self._is_claim_shown(row, moment)]
        columns = ("known_us", "doc", "start", "stop", "claim")
        shown.sort(key=lambda row: tuple(cast("str", row[c]) for c in columns))
        return [self._found_claim(row, moment) for row in shown]

    def claims_about(
        self,
        moment: Moment,
        keys: Collection[str],
        since_us: int = ALWAYS,
        sharing: int = 1,
    ) -> Iterator[Sequence[Found]]:
        """Claims in force under so many of some keys, page by page, newest first."""
        most = MOST_HELD if sharing > 1 else None
        held: Counter[tuple[int, int]] = Counter()
        for number in map(key_number_of, keys):
            filed = self.find("claim_key", "key", number)
            lines = {(_int(row["known_us"]), _int(row["seq"])) for row in filed}
            known = (x for x in lines if since_us <= x[0] <= moment.known_us)
            held.update(sorted(known, reverse=True)[:most])
        newest = sorted((x for x, n in held.items() if n >= sharing), reverse=True)
        rows = (self.find("claim", "seq", seq)[0] for _, seq in newest)
        shown = (row for row in rows if self._is_claim_shown(row, moment))
        yield [self._found_claim(row, moment) for row in shown]

    def claims_beginning(self, beginning: str, most: int) -> Sequence[ClaimId]:
        """Claims ever entered whose id begins so, at most so many, in their order."""
        ids = {ClaimId(str(row["claim"])) for row in self.rows["claim"]}
        return sorted(claim for claim in ids if claim.startswith(beginning))[:most]

    def relations(self, moment: Moment, claim: ClaimId | None = None) -> Sequence[int]:
        """Relations in force, oldest first; of one claim if given."""
        if claim is None:
            return self._in_force(self.rows["relation"], moment)
        found = [
            *self.find("relation", "subject", claim),
            *self.find("relation", "object", claim),
        ]
        return self._in_force(found, moment)

    def lineages(self, moment: Moment, doc: DocId | None = None) -> Sequence[int]:
        """Lineages in force, oldest first; of one document if given."""
        return self._in_force(self._rows("lineage", {"doc": doc}), moment)

    def listed(self, moment: Moment, table: Listed) -> Sequence[int]:
        """All lines in force of a short table, oldest first."""
        return self._in_force(self.rows[table], moment)

    def rulings(self, moment: Moment) -> Sequence[int]:
        """Rulings in force, oldest first, less those on claims not yet printed."""
        return self._in_force(
            (
                row
                for row in self.rows["ruling"]
                if self._is_printed(row["claim"], moment)
                and self._is_printed(row["other"], moment)
            ),
            moment,
        )

    def rulings_on(self, moment: Moment, claims: Collection[ClaimId]) -> Sequence[int]:
        """Rulings in force on some claims, oldest first."""
        rows = (r for c in claims for r in self.find("ruling", "claim", c))
        return self._in_force(rows, moment)

    def sides(self, moment: Moment, sources: Collection[SourceId]) -> Sequence[int]:
        """Rulings in force on whose side some names are, oldest first."""
        rows = (r for s in sources for r in self.find("ruling", "source", s))
        return self._in_force((r for r in rows if r["verdict"] == Verdict.SIDE), moment)

    def on_names(self, moment: Moment, sources: Collection[SourceId]) -> OnNames:
        """What is in force on some names."""

        def lines(table: str, *columns: str) -> Iterator[Row]:
            for column in columns:
                for source in sources:
                    yield from self.find(table, column, source)

        judged = lines("same_as", "subject", "object")
        ruled = lines("ruling", "source", "other_source")
        return OnNames(
            rows=frozenset(self._in_force(lines("source", "source"), moment)),
            rulings=frozenset(self._in_force(ruled, moment)),
            judged=frozenset(self._judgements_in(judged, moment)),
        )

    def names_like(self, moment: Moment, keys: Collection[str]) -> Sequence[int]:
        """The register's lines in force under some keys of names, oldest first."""
        numbers = map(key_number_of, keys)
        rows = (row for n in numbers for row in self.find("source_key", "key", n))
        return self._in_force(rows, moment)

    def judgements(self, moment: Moment) -> Sequence[Judgement]:
        """What the machine says of pairs of names, as far as it is in force."""
        return list(self._judgements_in(self.rows["same_as"], moment))

    def load(self, seqs: Sequence[int]) -> Iterator[Entry]:
        """The entries on the lines, in the order asked for."""
        for seq in seqs:
            line = self.lines[seq - 1]
            found = self.find("document", "seq", seq)
            text = self.texts[str(found[0]["text_sha256"])] if found else None
            within = self.transactions[line.tx - 1]
            yield entry_of(line, within.at_us, within.run, text)

    def _rows(self, table: str, wanted: Mapping[str, str | None]) -> Sequence[Row]:
        """The rows with all the wanted values; None wants nothing."""
        given = {column: value for column, value in wanted.items() if value is not None}
        if not given:
            return self.rows[table]
        column, value = next(iter(given.items()))
        found = self.find(table, column, value)
        return [r for r in found if all(r[c] == v for c, v in given.items())]

    def _judgements_in(
        self, rows: Iterable[Row], moment: Moment
    ) -> Iterator[Judgement]:
        for row in rows:
            if self.is_in_force(_int(row["seq"]), moment.tx):
                pair = SourceId(str(row["subject"])), SourceId(str(row["object"]))
                yield *pair, str(row["judgement"])

    def _is_claim_shown(self, row: Row, moment: Moment) -> bool:
        its_document = _int(row["doc_seq"])
        return self._is_shown(row, moment) and self.is_in_force(its_document, moment.tx)

    def _found_claim(self, row: Row, moment: Moment) -> Found:
        rulings = self.find("ruling", "claim", str(row["claim"]))
        on_reading = (r for r in rulings if r["verdict"] in ON_READING)
        return _int(row["seq"]), bool(self._in_force(on_reading, moment))

    def _is_printed(self, claim: int | str | None, moment: Moment) -> bool:
        rows = self.find("claim", "claim", claim) if claim is not None else ()
        return all(_int(row["known_us"]) <= moment.known_us for row in rows)

    def _is_shown(self, row: Row, moment: Moment) -> bool:
        return _int(row["known_us"]) <= moment.known_us and self.is_in_force(
            _int(row["seq"]), moment.tx
        )

    def _in_force(self, rows: Iterable[Row], moment: Moment) -> Sequence[int]:
        seqs = {_int(row["seq"]) for row in rows}
        return sorted(seq for seq in seqs if self.is_in_force(seq, moment.tx))

    # What `checks` asks.

    def stored_transactions(self) -> Iterator[Transaction]:
        """All transactions, in order."""
        yield from self.transactions

    def stored_lines(self, after: int, limit: int) -> Sequence[Line]:
        """Lines from `after` + 1 on, in order, at most so many."""
        return self.lines[after : after + limit]

    def stored_texts(self) -> Iterator[tuple[str, bytes]]:
        """All texts with the hash that they are kept under."""
        yield from sorted(self.texts.items())

    def stored_rows(self, table: str, first: int, last: int) -> Sequence[Row]:
        """The rows of lines first to last."""
        rows = self.rows[table]
        begin = bisect_left(rows, first, key=_seq_of)
        return rows[begin : bisect_right(rows, last, key=_seq_of)]

    def stored_intervals(self, first: int, last: int) -> Sequence[Interval]:
        """The intervals of lines first to last."""
        return [
            interval
            for seq, intervals in self.intervals.items()
            if first <= seq <= last
            for interval in intervals
        ]


def _int(value: int | str | None) -> int:
    return cast("int", value)


def _seq_of(row: Row) -> int:
    return _int(row["seq"])
