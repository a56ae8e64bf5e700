"""A ledger in one SQLite file, which can be mailed when it is closed.

One writer at a time: a second one waits, then is told so. Each call of `append` is one
transaction, on the disk when it returns; a crash at any instruction leaves the file as
it was before the call or after it.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from sayso.errors import LedgerError, LedgerFullError, NotALedgerError
from sayso.ledger import pragmas, schema
from sayso.ledger.batch import batch_of
from sayso.ledger.checks import faults_of, issue_of
from sayso.ledger.lookups import Lookups, save
from sayso.ledger.queries import Queries, StoredTables
from sayso.ledger.refill import refill
from sayso.ledger.view import LedgerView, moment_at
from sayso.model.entry import AsOf, Draft, Entry, Receipt
from sayso.model.ids import DocId, EntryId
from sayso.model.issue import Issue

WAIT_S = 10.0


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
        with self._fence(), pragmas.writing(self._engine) as connection:
            batch, receipt = batch_of(drafts, Lookups(connection), run=run, at=at)
            if batch is not None:
                save(connection, batch)
        return receipt

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
        return LedgerView(self._queries, as_of)

    def verify(self) -> Iterator[Issue]:
        """Every fault found in the whole ledger; nothing when it is sound."""
        where = str(self.path)
        try:
            with pragmas.distrusting(self._engine) as connection:
                for damage in pragmas.damages_of(connection):
                    message = f"SQLite finds damage in {where}: {damage}"
                    yield issue_of("S-LEDGER-008", message, where)
                yield from faults_of(StoredTables(connection))
        except DatabaseError as error:
            message = f"{where} cannot be read on: {error.orig}"
            yield issue_of("S-LEDGER-008", message, where)

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
) -> SqliteLedger:
    """The ledger in a file; a new one when there is none and `create` says so.

    A file that may not be written to is opened for reading. A ledger of an older
    version is brought up to date. `wait_s`: how long to wait for another writer.
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
            _prepare(engine, path, read_only=read_only)
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


def _prepare(engine: Engine, path: Path, *, read_only: bool) -> None:
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
        _upgrade(engine, path)


def _upgrade(engine: Engine, path: Path) -> None:
    # Alembic takes as long to import as all the rest, and is needed once a ledger.
    from sayso.ledger.migrations import upgrade  # noqa: PLC0415

    with pragmas.writing(engine) as connection:
        # Another program may have done it while we waited for the lock.
        if pragmas.version_of(connection, path) < schema.VERSION:
            upgrade(connection)
            refill(connection)
            pragmas.mark(connection)
