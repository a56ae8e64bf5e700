"""A ledger in one SQLite file, which can be mailed when it is closed.

One writer at a time: a second one waits, then is told so. Each call of `append` is one
transaction, on the disk when it returns; a crash at any instruction leaves the file as
it was before the call or after it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from sayso.errors import LedgerError, LedgerFullError, NotALedgerError
from sayso.ledger import pragmas, schema
from sayso.ledger.batch import Batch, batch_of, entries_in
from sayso.ledger.board import log, touching
from sayso.ledger.board.proof import wrong_cards
from sayso.ledger.board.rebuild import Report, keep_up, rebuild
from sayso.ledger.board.stored import Stored
from sayso.ledger.board.tables import Inside
from sayso.ledger.board.touching import Touching
from sayso.ledger.checks import faults_of, issue_of
from sayso.ledger.fingerprints import file_all, file_texts
from sayso.ledger.lookups import Lookups, save
from sayso.ledger.placing import finder_in
from sayso.ledger.queries import Queries, StoredTables
from sayso.ledger.reads import FOREVER, Moment
from sayso.ledger.refill import refill
from sayso.ledger.register import Names
from sayso.ledger.view import LedgerView, moment_at
from sayso.model.board import Change, Moved, Ticks
from sayso.model.entry import AsOf, Draft, Entry, Receipt
from sayso.model.ids import DocId, EntryId
from sayso.model.issue import Issue
from sayso.vocab import table

WAIT_S = 10.0
MOST_FAULTS = 20  # of tables that one command makes again


class SqliteLedger:
    """An append-only log of entries in a file; see `open_ledger`."""

    def __init__(
        self, engine: Engine, path: Path, *, wait_s: float, read_only: bool
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._engine = engine
        self._fence = partial(pragmas.told_plainly, path, wait_s)
        self._queries = Queries(engine, self._fence)

    def append(self, drafts: Sequence[Draft], *, run: str, at: datetime) -> Receipt:
        """Enter all drafts in one transaction; what is known already is skipped."""
        if self.read_only:
            message = f"{self.path} was opened for reading only; nothing was entered"
            raise LedgerError(message)
        brought: Mapping[int, Entry] = {}
        with self._fence(), pragmas.writing(self._engine) as connection:
            batch, receipt = batch_of(drafts, Lookups(connection), run=run, at=at)
            if batch is not None:
                brought = entries_in(batch)
                save(connection, batch)
                file_texts(connection, batch.texts)
                self._keep_up(connection, batch, brought)
        # What came in last is what the next document is compared with.
        for entry in brought.values():
            self._queries.kept.keep(entry)
        return receipt

    def _keep_up(
        self, connection: Connection, batch: Batch, brought: Mapping[int, Entry]
    ) -> None:
        """Bring the tables of cards up to date, in the transaction of the batch."""
        within = batch.transaction
        store = Inside(self._queries, connection, within.first_seq, brought)
        begun = {i.seq for i in batch.turn.opened if i.tx_from < i.tx_to}
        lines = range(within.first_seq, within.first_seq + within.count)
        keep_up(store, within.tx, lines, sorted({*begun, *batch.turn.closed}))

    def entries(self, as_of: AsOf, *, after: int = 0) -> Iterator[Entry]:
        """Entries recorded by the moment, in order, from seq `after` + 1."""
        tx = moment_at(self._queries, as_of).tx
        for seqs in self._queries.line_numbers(after, tx):
            yield from self._queries.load(seqs)

    def entry(self, entry: EntryId) -> Entry | None:
        """One entry by its id, if the ledger has it."""
        with self._fence(), self._engine.connect() as connection:
            seqs = Lookups(connection).seqs_of([entry])
        return next(self._queries.load(list(seqs.values())), None)

    def holds(self, doc: DocId) -> bool:
        """Whether the document has been entered."""
        with self._fence(), self._engine.connect() as connection:
            return doc in Lookups(connection).facts_of([doc])

    def view(self, as_of: AsOf) -> LedgerView:
        """The ledger at a moment."""
        return LedgerView(self._queries, as_of, self._kept_cards)

    def latest_seq(self) -> int:
        """The number of the last entry, whoever entered it; 0 in an empty ledger."""
        ((seq,),) = self._queries.rows(touching.LATEST)
        return int(seq)

    def changes(self, *, after: int = 0, until: int | None = None) -> Iterator[Change]:
        """Points that came to stand otherwise by some entries, oldest first."""
        turns = touching.turns_in(self._queries, after, until)
        yield from log.changes(turns, self._view_at, Touching(self._queries))

    def moved(self, before: AsOf, after: AsOf) -> Iterator[Moved]:
        """Points that stand otherwise at one moment than at another, newest first."""
        touched = Touching(self._queries)
        yield from log.moved(self.view(before), self.view(after), touched)

    def moved_since(self, seq: int) -> Iterator[Moved]:
        """Points that stand otherwise now than after an entry, newest first."""
        tx = touching.tx_of(self._queries, seq)
        before, after = self._view_at(Moment(tx=tx)), self.view(AsOf())
        yield from log.moved(before, after, Touching(self._queries))

    def ticks(self, most: int = 200) -> Ticks:
        """Moments of both clocks at which something came in, thinned to so many."""
        return log.ticks(*touching.moments_in(self._queries), most)

    def _view_at(self, moment: Moment) -> LedgerView:
        return LedgerView(self._queries, AsOf(), self._kept_cards, moment)

    def _kept_cards(self, moment: Moment, _names: Names) -> Stored:
        return Stored(self._queries, moment, finder_in(self._queries, moment))

    def verify(self, *, all_moments: bool = True) -> Iterator[Issue]:
        """Every fault found in the whole ledger; nothing when it is sound.

        Unless `all_moments`, how points stood in the past of a ledger of many
        transactions is proved for some of them only.
        """
        where = str(self.path)
        try:
            with pragmas.distrusting(self._engine) as connection:
                for damage in pragmas.damages_of(connection):
                    message = f"SQLite finds damage in {where}: {damage}"
                    yield issue_of("S-LEDGER-008", message, where)
                is_sound = True
                for fault in faults_of(StoredTables(connection)):
                    is_sound = False
                    yield fault
                if is_sound:
                    yield from self._card_faults(connection, all_moments=all_moments)
        except DatabaseError as error:
            message = f"{where} cannot be read on: {error.orig}"
            yield issue_of("S-LEDGER-008", message, where)

    def _card_faults(
        self, connection: Connection, *, all_moments: bool
    ) -> Iterator[Issue]:
        """Where the tables of cards do not say what the log says."""
        store = Inside(self._queries, connection, first=1)
        tx = store.last_tx(FOREVER)
        wrong = wrong_cards(store, tx, all_moments=all_moments)
        for words in islice(wrong, MOST_FAULTS):
            level = table("issues_ledger")["S-LEDGER-009"]["level"]
            message = (
                f"{words} is not what the log says; `sayso verify --rebuild` makes "
                "these tables from the log again"
            )
            yield Issue(
                code="S-LEDGER-009", level=level, message=message, where=str(self.path)
            )

    def rebuild(self, report: Report | None = None) -> None:
        """Make the tables of cards from the log again; `report` is told how far."""
        with self._fence(), pragmas.writing(self._engine) as connection:
            rebuild(self._queries, connection, report)

    def head_hash(self) -> str | None:
        """The hash of the last entry, in hexadecimal; None while there is none."""
        with self._fence(), self._engine.connect() as connection:
            tail = Lookups(connection).tail()
        return tail.line_hash.hex() if tail.seq else None

    def close(self) -> None:
        """Put everything into the one file and let go of it.

        On a full disk the log stays beside the file: nothing in it is lost, and the
        next one who opens the ledger puts it in.
        """
        self._queries.close()
        try:
            with suppress(LedgerFullError), self._fence():
                if not self.read_only:
                    pragmas.fold_log(self._engine)
        finally:
            self._engine.dispose()


def open_ledger(
    path: Path | str,
    *,
    create: bool = True,
    read_only: bool = False,
    wait_s: float = WAIT_S,
    report: Report | None = None,
) -> SqliteLedger:
    """The ledger in a file; a new one when there is none and `create` says so.

    A file that may not be written to is opened for reading. A ledger of an older
    version is brought up to date; `report` is told how far that is. `wait_s`: how long
    to wait for another writer.
    """
    path = Path(path)
    if path.exists():
        pragmas.check_header(path)
        read_only = read_only or not pragmas.is_writable(path)
    elif read_only or not create:
        message = f"there is no ledger at {path}; `sayso add` begins one"
        raise LedgerError(message)
    else:
        _make_folder(path)
    engine = pragmas.engine_of(path, wait_s=wait_s, read_only=read_only)
    try:
        with pragmas.told_plainly(path, wait_s):
            _prepare(engine, path, read_only=read_only, report=report)
    except LedgerError:
        engine.dispose()
        raise
    return SqliteLedger(engine, path, wait_s=wait_s, read_only=read_only)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"no ledger can be made at {path}: {error.strerror}"
        raise LedgerError(message) from error


def _prepare(
    engine: Engine, path: Path, *, read_only: bool, report: Report | None
) -> None:
    """Bring the file to the version of this program, if it may be written to."""
    with engine.connect() as connection:
        version = pragmas.version_of(connection, path)
    if read_only and version == 0:
        message = f"{path} is empty and may not be written to; it is no ledger yet"
        raise NotALedgerError(message)
    if read_only and version < schema.VERSION:
        message = (
            f"{path} is a ledger of version {version} and must be brought to version "
            f"{schema.VERSION}, but may not be written to; copy it and open the copy"
        )
        raise LedgerError(message)
    if read_only:
        return
    pragmas.keep_log(engine)
    if version < schema.VERSION:
        _upgrade(engine, path, report)


def _upgrade(engine: Engine, path: Path, report: Report | None) -> None:
    # Alembic takes as long to import as all the rest, and is needed once a ledger.
    from sayso.ledger.migrations import upgrade  # noqa: PLC0415

    with pragmas.writing(engine) as connection:
        # Another program may have done it while we waited for the lock.
        if pragmas.version_of(connection, path) < schema.VERSION:
            upgrade(connection)
            refill(connection)
            file_all(connection)
            rebuild(Queries(engine, nullcontext), connection, report)
            pragmas.mark(connection)
