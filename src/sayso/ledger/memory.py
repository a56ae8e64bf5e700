"""A ledger in memory: the same rules as the file's, for tests, demos and streams.

It keeps lines as bytes, chained as in a file, and hands out nothing that a caller
could change.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import cast

from sayso.ledger.batch import batch_of
from sayso.ledger.board import log
from sayso.ledger.board.log import Turn
from sayso.ledger.checks import faults_of
from sayso.ledger.reads import Moment
from sayso.ledger.shelf import Shelf
from sayso.ledger.view import LedgerView, moment_at
from sayso.model.board import Change, Moved, Ticks
from sayso.model.entry import AsOf, Draft, Entry, Receipt
from sayso.model.ids import DocId, EntryId
from sayso.model.issue import Issue


class MemoryLedger:
    """An append-only log of entries that is gone with the process."""

    def __init__(self) -> None:
        self._shelf = Shelf()

    def append(self, drafts: Sequence[Draft], *, run: str, at: datetime) -> Receipt:
        """Enter all drafts in one transaction; what is known already is skipped."""
        batch, receipt = batch_of(drafts, self._shelf, run=run, at=at)
        if batch is not None:
            self._shelf.save(batch)
        return receipt

    def entries(self, as_of: AsOf, *, after: int = 0) -> Iterator[Entry]:
        """Entries recorded by the moment, in order, from seq `after` + 1."""
        tx = moment_at(self._shelf, as_of).tx
        seqs = [line.seq for line in self._shelf.lines[after:] if line.tx <= tx]
        yield from self._shelf.load(seqs)

    def entry(self, entry: EntryId) -> Entry | None:
        """One entry by its id, if the ledger has it."""
        seqs = self._shelf.seqs_of([entry])
        return next(self._shelf.load(list(seqs.values())), None)

    def holds(self, doc: DocId) -> bool:
        """Whether the document has been entered."""
        return doc in self._shelf.facts_of([doc])

    def view(self, as_of: AsOf) -> LedgerView:
        """The ledger at a moment."""
        return LedgerView(self._shelf, as_of)

    def latest_seq(self) -> int:
        """The number of the last entry; 0 in an empty ledger."""
        return len(self._shelf.lines)

    def changes(self, *, after: int = 0, until: int | None = None) -> Iterator[Change]:
        """Points that came to stand otherwise by some entries, oldest first."""
        turns = [
            Turn(t.tx, t.at_us, t.first_seq)
            for t in self._shelf.transactions
            if t.first_seq > after and (until is None or t.first_seq <= until)
        ]
        yield from log.changes(turns, self._view_at, self)

    def moved(self, before: AsOf, after: AsOf) -> Iterator[Moved]:
        """Points that stand otherwise at one moment than at another, newest first."""
        yield from log.moved(self.view(before), self.view(after), self)

    def moved_since(self, seq: int) -> Iterator[Moved]:
        """Points that stand otherwise now than after an entry, newest first."""
        begun = [t.tx for t in self._shelf.transactions if t.first_seq <= seq]
        tx = max(begun, default=0)
        before, after = self._view_at(Moment(tx=tx)), self.view(AsOf())
        yield from log.moved(before, after, self)

    def ticks(self, most: int = 200) -> Ticks:
        """Moments of both clocks at which something came in, thinned to so many."""
        known = [cast("int", row["known_us"]) for row in self._shelf.rows["document"]]
        return log.ticks([t.at_us for t in self._shelf.transactions], known, most)

    def touched_at(self, tx: int) -> None:
        """Nothing says: all must be looked at."""

    def touched_between(self, before: Moment, after: Moment) -> None:
        """Nothing says: all must be looked at."""

    def _view_at(self, moment: Moment) -> LedgerView:
        return LedgerView(self._shelf, AsOf(), moment=moment)

    def rebuild(self, report: Callable[[int, int], None] | None = None) -> None:
        """Nothing is kept beside the log."""

    def verify(self, *, all_moments: bool = True) -> Iterator[Issue]:  # noqa: ARG002 - keeps no tables
        """Every fault found in the whole ledger; nothing when it is sound."""
        yield from faults_of(self._shelf)

    def head_hash(self) -> str | None:
        """The hash of the last entry, in hexadecimal; None while there is none."""
        return self._shelf.lines[-1].hash.hex() if self._shelf.lines else None

    def close(self) -> None:
        """Nothing to let go of."""
