"""All that one call of `append` writes, worked out before anything is written.

The ledger's clock never runs backwards: a transaction whose time lies before the last
one is recorded at the time of the last one, and its note says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sayso.ledger.admission import admitted
from sayso.ledger.candidates import Candidate
from sayso.ledger.chain import line_hash_of, transaction_hash_of
from sayso.ledger.grounds import Held
from sayso.ledger.intervals import Turn, changed_between, turn_of, withdrawn_seqs
from sayso.ledger.lines import Line, Transaction, entry_of, micros_of, moment_of
from sayso.ledger.lookup import Lookup, Tail
from sayso.ledger.rows import Context, Row, facts_of, rows_of
from sayso.model.codec import KINDS
from sayso.model.document import Document
from sayso.model.entry import Draft, Entry, Receipt
from sayso.model.ruling import Withdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one transaction writes, into the log and into the as-of tables."""

    transaction: Transaction
    lines: tuple[Line, ...]
    texts: Mapping[str, bytes]
    rows: Mapping[str, Sequence[Row]]
    turn: Turn


def batch_of(
    drafts: Sequence[Draft], lookup: Lookup, *, run: str, at: datetime
) -> tuple[Batch | None, Receipt]:
    """What is to be written, and the receipt for it; None when nothing is new."""
    admission = admitted(drafts, lookup)
    fresh = admission.fresh
    if not fresh:
        return None, Receipt(tx=None, entered=(), known=admission.known)
    tail = lookup.tail()
    transaction = _transaction_of(fresh, tail, run, micros_of(at))
    numbered = tuple(enumerate(fresh, tail.seq + 1))
    context = _context_of(numbered, admission.held)
    batch = Batch(
        transaction=transaction,
        lines=tuple(_lines_of(numbered, transaction, tail.line_hash)),
        texts=_texts_of(fresh, lookup),
        rows=_rows_of(numbered, context),
        turn=_turn_of(numbered, context, transaction.tx, lookup),
    )
    receipt = Receipt(
        tx=transaction.tx,
        entered=tuple(candidate.entry for candidate in fresh),
        known=admission.known,
        docs=tuple(c.payload.doc for c in fresh if isinstance(c.payload, Document)),
    )
    return batch, receipt


def entries_in(batch: Batch) -> Mapping[int, Entry]:
    """What the lines of a batch say, by line, as it will be read from them again.

    Documents are left out: their texts are kept apart, and may have been held before.
    """
    within = batch.transaction
    return {
        line.seq: entry_of(line, within.at_us, within.run, None)
        for line in batch.lines
        if line.kind != KINDS[Document]
    }


def _transaction_of(
    fresh: Sequence[Candidate], tail: Tail, run: str, asked_us: int
) -> Transaction:
    note = None
    if asked_us < tail.at_us:
        asked = moment_of(asked_us).isoformat()
        note = f"the clock said {asked}, which is before the last transaction"
    row = Transaction(
        tx=tail.tx + 1,
        at_us=max(asked_us, tail.at_us),
        run=run,
        first_seq=tail.seq + 1,
        count=len(fresh),
        note=note,
        prev=tail.transaction_hash,
        hash=b"",
    )
    return replace(row, hash=transaction_hash_of(row))


def _lines_of(
    numbered: Sequence[tuple[int, Candidate]], within: Transaction, prev: bytes
) -> Iterator[Line]:
    for seq, candidate in numbered:
        line = Line(
            seq=seq,
            tx=within.tx,
            entry=candidate.entry,
            kind=candidate.kind,
            agent=candidate.agent,
            raw=candidate.raw,
            hash=b"",
        )
        prev = line_hash_of(prev, line, within)
        yield replace(line, hash=prev)


def _texts_of(fresh: Sequence[Candidate], lookup: Lookup) -> Mapping[str, bytes]:
    docs = [c.payload for c in fresh if isinstance(c.payload, Document)]
    held = lookup.held_texts({doc.text_sha256 for doc in docs})
    return {
        doc.text_sha256: doc.text.encode("utf-8")
        for doc in docs
        if doc.text_sha256 not in held
    }


def _context_of(numbered: Sequence[tuple[int, Candidate]], held: Held) -> Context:
    new = [(seq, candidate.payload) for seq, candidate in numbered]
    docs = {p.doc: facts_of(seq, p) for seq, p in new if isinstance(p, Document)}
    seqs = {candidate.entry: seq for seq, candidate in numbered}
    return Context(docs={**held.facts, **docs}, seqs={**held.seqs, **seqs})


def _rows_of(
    numbered: Sequence[tuple[int, Candidate]], context: Context
) -> Mapping[str, Sequence[Row]]:
    tables: dict[str, list[Row]] = {}
    for seq, candidate in numbered:
        for table, row in rows_of(seq, candidate.payload, context):
            tables.setdefault(table, []).append(row)
    return tables


def _turn_of(
    numbered: Sequence[tuple[int, Candidate]], context: Context, tx: int, lookup: Lookup
) -> Turn:
    fresh = [(seq, candidate.slot) for seq, candidate in numbered]
    slots = {slot for _, slot in fresh}
    takings = [
        (seq, context.seqs[candidate.payload.entry])
        for seq, candidate in numbered
        if isinstance(candidate.payload, Withdrawal)
    ]
    if not takings:
        return turn_of(tx, fresh, lookup.members_of(slots), frozenset())
    before = [(t.seq, t.target_seq) for t in lookup.takings()]
    was, now = withdrawn_seqs(before), withdrawn_seqs([*before, *takings])
    slots |= changed_between(was, now, lookup.slots_of(was ^ now))
    return turn_of(tx, fresh, lookup.members_of(slots), now)
