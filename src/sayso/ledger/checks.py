"""Whether a ledger is sound: the chain, the texts, and the tables made from the log.

Each line is hashed again over the hash of the line before, each text over its bytes,
and what the as-of tables say is compared with what the log gives. An altered line is
reported once, at its own place: the lines after it are checked against what stands
there. Memory stays flat but for a few numbers a line.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from sayso.ledger.chain import GENESIS, line_hash_of, transaction_hash_of
from sayso.ledger.intervals import OPEN, Interval, Member, turn_of, withdrawn_seqs
from sayso.ledger.lines import Line, Transaction
from sayso.ledger.rows import (
    TABLES,
    Context,
    DocumentFacts,
    Row,
    facts_of,
    rows_of,
    slot_of,
)
from sayso.model.codec import decode_payload
from sayso.model.document import Document
from sayso.model.ids import DocId, EntryId, sha256_of
from sayso.model.issue import Issue
from sayso.model.ruling import Withdrawal
from sayso.vocab import table

PAGE = 1000
RESTORE = "put back a copy of the file that verifies"


class Stored(Protocol):
    """A store as it lies there, read without trusting it."""

    def stored_transactions(self) -> Iterator[Transaction]:
        """All transactions, in order."""
        ...

    def stored_lines(self, after: int, limit: int) -> Sequence[Line]:
        """Lines from `after` + 1 on, in order, at most so many."""
        ...

    def stored_texts(self) -> Iterator[tuple[str, bytes]]:
        """All texts with the hash that they are kept under, in order of it."""
        ...

    def stored_rows(self, table: str, first: int, last: int) -> Sequence[Row]:
        """The rows of lines first to last."""
        ...

    def stored_intervals(self, first: int, last: int) -> Sequence[Interval]:
        """The intervals of lines first to last."""
        ...


@dataclass(slots=True)
class Audit:
    """What is remembered while the lines go by.

    `stored_hash` and `found_hash` are the hash of the line before as it stands there
    and as its words give it. `lines_of`: first and last line seen of a transaction.
    """

    within: dict[int, Transaction] = field(default_factory=dict)
    lines_of: dict[int, tuple[int, int]] = field(default_factory=dict)
    docs: dict[DocId, DocumentFacts] = field(default_factory=dict)
    seqs: dict[EntryId, int] = field(default_factory=dict)
    slots: dict[int, str] = field(default_factory=dict)
    takings: dict[int, int] = field(default_factory=dict)
    last_seq: int = 0
    stored_hash: bytes = GENESIS
    found_hash: bytes = GENESIS
    damaged: bool = False


def issue_of(code: str, message: str, where: str) -> Issue:
    """A fault as an Issue, at the level that its code is declared with."""
    level = table("issues_ledger")[code]["level"]
    return Issue(code=code, level=level, message=f"{message}; {RESTORE}", where=where)


def faults_of(store: Stored) -> Iterator[Issue]:
    """Every fault of the ledger; nothing when it is sound.

    The as-of tables are compared only as far as the log is sound: what they should
    say cannot be known from altered lines.
    """
    audit = Audit()
    for fault in _log_faults(store, audit):
        audit.damaged = True
        yield fault
    yield from _text_faults(store, audit)
    if not audit.damaged:
        yield from _row_faults(store, [], (audit.last_seq + 1, OPEN))
        yield from _interval_faults(store, audit)


def _log_faults(store: Stored, audit: Audit) -> Iterator[Issue]:
    yield from _transaction_faults(store, audit)
    first = -OPEN
    while page := store.stored_lines(audit.last_seq, PAGE):
        expected: list[tuple[str, Row]] = []
        for line in page:
            yield from _line_faults(line, audit)
            if not audit.damaged:
                expected += expected_rows(line, audit)
        if not audit.damaged:
            yield from _row_faults(store, expected, (first, audit.last_seq))
        first = audit.last_seq + 1
    yield from _count_faults(audit)


def _transaction_faults(store: Stored, audit: Audit) -> Iterator[Issue]:
    prev, expected = GENESIS, 1
    for row in store.stored_transactions():
        audit.within[row.tx] = row
        sound = row.prev == prev and row.hash == transaction_hash_of(row)
        if not sound or row.tx != expected:
            message = (
                f"transaction {row.tx} is not as it was written, or the one before it "
                "is altered or missing"
            )
            yield issue_of("S-LEDGER-003", message, f"transaction {row.tx}")
        prev, expected = row.hash, row.tx + 1


def _line_faults(line: Line, audit: Audit) -> Iterator[Issue]:
    where = f"entry {line.seq}"
    if line.seq != audit.last_seq + 1:
        message = f"entries {audit.last_seq + 1} to {line.seq - 1} are missing"
        yield issue_of("S-LEDGER-004", message, where)
    audit.last_seq = line.seq
    within = audit.within.get(line.tx)
    if within is None:
        message = f"entry {line.seq} names transaction {line.tx}, which is not there"
        yield issue_of("S-LEDGER-001", message, where)
        audit.stored_hash = audit.found_hash = line.hash
        return
    first, _ = audit.lines_of.get(line.tx, (line.seq, 0))
    audit.lines_of[line.tx] = first, line.seq
    yield from _hash_faults(line, within, audit)


def _hash_faults(line: Line, within: Transaction, audit: Audit) -> Iterator[Issue]:
    befores = (audit.stored_hash, audit.found_hash)
    hashes = [line_hash_of(before, line, within) for before in befores]
    audit.stored_hash, audit.found_hash = line.hash, hashes[0]
    if line.hash in hashes:
        return
    message = (
        f"entry {line.seq} ({line.kind} {line.entry}) is not as it was entered: its "
        f"hash is {line.hash.hex()[:12]}..., its words give {hashes[0].hex()[:12]}..."
    )
    yield issue_of("S-LEDGER-001", message, f"entry {line.seq}")


def expected_rows(line: Line, audit: Audit) -> Iterator[tuple[str, Row]]:
    """The rows of a line that follows those that the audit has seen."""
    payload = decode_payload(line.kind, line.raw)
    if isinstance(payload, Document):
        audit.docs[payload.doc] = facts_of(line.seq, payload)
    if isinstance(payload, Withdrawal):
        audit.takings[line.seq] = audit.seqs[payload.entry]
    audit.seqs[line.entry] = line.seq
    audit.slots[line.seq] = slot_of(line.entry, payload)
    return rows_of(line.seq, payload, Context(docs=audit.docs, seqs=audit.seqs))


def _row_faults(
    store: Stored, expected: Sequence[tuple[str, Row]], lines: tuple[int, int]
) -> Iterator[Issue]:
    for name in TABLES:
        should = Counter(_frozen(row) for table, row in expected if table == name)
        stands = Counter(_frozen(row) for row in store.stored_rows(name, *lines))
        wrong = (should - stands) + (stands - should)
        for seq in sorted({int(str(dict(row)["seq"])) for row in wrong}):
            message = (
                f"what table {name!r} says of entry {seq} is not what the log says"
            )
            yield issue_of("S-LEDGER-005", message, f"entry {seq}")


def _frozen(row: Row) -> tuple[tuple[str, int | str | None], ...]:
    return tuple(sorted(row.items()))


def _count_faults(audit: Audit) -> Iterator[Issue]:
    for row in audit.within.values():
        should = (row.first_seq, row.first_seq + row.count - 1)
        if audit.lines_of.get(row.tx) != should:
            message = (
                f"transaction {row.tx} wrote entries {should[0]} to {should[1]}, and "
                "not all of them are there"
            )
            yield issue_of("S-LEDGER-004", message, f"transaction {row.tx}")


def _text_faults(store: Stored, audit: Audit) -> Iterator[Issue]:
    users: dict[str, list[int]] = {}
    for facts in audit.docs.values():
        users.setdefault(facts.text_sha256, []).append(facts.seq)
    for sha256, raw in store.stored_texts():
        where = f"entry {users[sha256][0]}" if sha256 in users else f"text {sha256}"
        if sha256_of(raw) != sha256:
            message = f"the text of {where} is not the text that was entered"
            yield issue_of("S-LEDGER-002", message, where)
        elif sha256 not in users and not audit.damaged:
            message = f"no document has the text {sha256[:12]}..., yet it is kept"
            yield issue_of("S-LEDGER-007", message, where)
        users.pop(sha256, None)
    for seq in sorted(seq for seqs in users.values() for seq in seqs):
        message = f"the text of entry {seq} is missing"
        yield issue_of("S-LEDGER-006", message, f"entry {seq}")


def _interval_faults(store: Stored, audit: Audit) -> Iterator[Issue]:
    should = intervals_of(audit)
    end = audit.last_seq
    pages = [(seq, min(seq + PAGE - 1, end)) for seq in range(1, end + 1, PAGE)]
    for first, last in ((-OPEN, 0), *pages, (end + 1, OPEN)):
        lines = range(max(first, 1), min(last, end) + 1)
        wrong = {interval for seq in lines for interval in should.get(seq, ())}
        wrong ^= set(store.stored_intervals(first, last))
        for seq in sorted({interval.seq for interval in wrong}):
            message = f"when entry {seq} is in force is not what the log says"
            yield issue_of("S-LEDGER-005", message, f"entry {seq}")


def intervals_of(audit: Audit) -> dict[int, list[Interval]]:
    """When each entry was in force, worked out from the log again."""
    found: dict[int, list[Interval]] = {}
    slots: dict[str, list[int]] = {}
    takings: list[tuple[int, int]] = []
    now: frozenset[int] = frozenset()
    for tx, (first, last) in sorted(audit.lines_of.items()):
        fresh = [(seq, audit.slots[seq]) for seq in range(first, last + 1)]
        new = [(s, audit.takings[s]) for s, _ in fresh if s in audit.takings]
        was = now
        if new:
            takings += new
            now = withdrawn_seqs(takings)
        touched = {slot for _, slot in fresh}
        touched |= {audit.slots[seq] for seq in was ^ now}
        members = [
            Member(seq=seq, slot=slot, in_force=found[seq][-1].covers(tx))
            for slot in touched
            for seq in slots.get(slot, ())
        ]
        turn = turn_of(tx, fresh, members, now)
        for seq in turn.closed:
            found[seq][-1] = replace(found[seq][-1], tx_to=tx)
        for interval in turn.opened:
            found.setdefault(interval.seq, []).append(interval)
        for seq, slot in fresh:
            slots.setdefault(slot, []).append(seq)
    return found
