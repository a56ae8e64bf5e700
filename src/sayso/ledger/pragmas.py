"""What is SQLite's alone: how a file is opened, guarded, and what its errors mean.

* `application_id` says that a file is a ledger, `user_version` of which version.
* WAL and synchronous=FULL: what was acknowledged is on the disk, readers never wait.
* Triggers refuse every change and deletion but the one closing of an interval, so that
  a ledger is append-only for every program that opens it, not for this one only.
* A file that may not be written to is opened for reading; if it was closed cleanly it
  needs nothing beside it, so it can be read from a read-only folder too.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias, cast

from sqlalchemy import (
    Connection,
    Engine,
    PoolProxiedConnection,
    QueuePool,
    create_engine,
    event,
)
from sqlalchemy.exc import DatabaseError

from sayso.errors import (
    LedgerBusyError,
    LedgerError,
    LedgerFullError,
    NewerLedgerError,
    NotALedgerError,
)
from sayso.ledger.intervals import OPEN
from sayso.ledger.schema import VERSION

APPLICATION_ID = 0x5341594F  # "SAYO"
MAGIC = b"SQLite format 3\x00"
PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    # Keys fall all over their index: with SQLite's 2 MB of cache and a log folded in
    # every 4 MB, entering slows down by a third on the way to 100,000 claims.
    "PRAGMA cache_size = -16000",
    "PRAGMA wal_autocheckpoint = 4000",
)
WRITES = "sayso_writes"
MOST_IDLE = 2  # connections beside the pool's, which holds five and ten more
Values: TypeAlias = tuple[object, ...] | dict[str, object]

_REFUSE = "BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END"
_UNLESS_CLOSING = (
    f"WHEN NOT (old.tx_to = {OPEN} AND new.tx_to < {OPEN} AND new.seq = old.seq "
    "AND new.tx_from = old.tx_from AND new.slot = old.slot) "
)


def triggers_of(tables: Iterable[str]) -> Iterator[str]:
    """The statements that make tables append-only."""
    for name in tables:
        unless = _UNLESS_CLOSING if name == "in_force" else ""
        on_update = f"{name}_change BEFORE UPDATE ON {name} {unless}"
        on_delete = f"{name}_loss BEFORE DELETE ON {name} "
        yield f"CREATE TRIGGER {on_update}{_REFUSE}"
        yield f"CREATE TRIGGER {on_delete}{_REFUSE}"


def engine_of(path: Path, *, wait_s: float, read_only: bool) -> Engine:
    """An engine whose transactions begin as this module says they must."""
    address = _uri_of(path, read_only=read_only)

    def connected() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address,
            timeout=wait_s,
            isolation_level=None,  # we say BEGIN ourselves
            check_same_thread=False,
            cached_statements=512,  # a question has a form for 1, 2, 4, 8, ... values
            uri=True,
        )
        for pragma in PRAGMAS:
            connection.execute(pragma)
        return connection

    engine = create_engine("sqlite+pysqlite://", creator=connected, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _uri_of(path: Path, *, read_only: bool) -> str:
    address = path.resolve().as_uri()
    if not read_only:
        return f"{address}?mode=rwc"
    wal = path.with_name(path.name + "-wal")
    # Without a log beside it nobody is writing, and SQLite need create nothing.
    return f"{address}?mode=ro" if wal.exists() else f"{address}?mode=ro&immutable=1"


def is_writable(path: Path) -> bool:
    """Whether the file, and what SQLite puts beside it, may be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def check_header(path: Path) -> None:
    """NotALedgerError when the file cannot be a database at all."""
    if not path.is_file():
        message = f"{path} is not a file; name the file of a ledger"
        raise NotALedgerError(message)
    with path.open("rb") as file:
        head = file.read(len(MAGIC))
    if head not in {b"", MAGIC}:
        message = (
            f"{path} is no ledger: it begins with {head!r}; name another file, or a "
            "new one, which `sayso add` will begin"
        )
        raise NotALedgerError(message)


def version_of(connection: Connection, path: Path) -> int:
    """The version of the ledger in the file; 0 when the file is still empty."""
    read = connection.exec_driver_sql
    application = read("PRAGMA application_id").scalar_one()
    version = int(read("PRAGMA user_version").scalar_one())
    tables = int(read("SELECT count(*) FROM sqlite_master").scalar_one())
    if application != APPLICATION_ID and (application or version or tables):
        message = f"{path} is a database of another program, not a ledger"
        raise NotALedgerError(message)
    if version > VERSION:
        message = (
            f"{path} is a ledger of version {version}, and this program knows versions "
            f"up to {VERSION}; install the newest sayso (pip install -U sayso)"
        )
        raise NewerLedgerError(message)
    return version


def mark(connection: Connection) -> None:
    """Write into the file what it is, and of which version."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def keep_log(engine: Engine) -> None:
    """Write ahead into a log beside the file, so that readers never wait."""
    with autocommitting(engine) as connection:
        if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            connection.execute("PRAGMA journal_mode = WAL")


def fold_log(engine: Engine) -> None:
    """Put what is in the log into the file itself."""
    with autocommitting(engine) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the writer's lock from its first statement on."""
    writer = engine.execution_options(**{WRITES: True})
    with writer.begin() as connection:
        yield connection


def bare_of(connection: Connection) -> sqlite3.Connection:
    """The connection itself, in the transaction that is open.

    For statements that are run for every document: SQLAlchemy's way takes longer than
    the statement.
    """
    return cast("sqlite3.Connection", connection.connection.dbapi_connection)


@contextmanager
def distrusting(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads even what is no text any more."""
    with engine.connect() as connection:
        bare = bare_of(connection)
        bare.text_factory = partial(str, encoding="utf-8", errors="replace")
        try:
            yield connection
        finally:
            bare.text_factory = str


def damages_of(connection: Connection) -> Iterator[str]:
    """What SQLite's own check finds wrong with the file."""
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield said


@contextmanager
def autocommitting(engine: Engine) -> Iterator[sqlite3.Connection]:
    """A bare connection outside any transaction: each statement is one by itself."""
    pooled = engine.raw_connection()
    try:
        yield cast("sqlite3.Connection", pooled.dbapi_connection)
    finally:
        pooled.close()


class Idle:
    """Bare connections that wait for the next question, outside any transaction.

    To take one from SQLAlchemy's pool and to give it back costs as much as a short
    question. Only a few wait here, so that the pool never runs out of them.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: list[PoolProxiedConnection] = []

    def fetched(self, sql: str, values: Values) -> list[tuple[Any, ...]]:
        """The answer to a question, which is one transaction by itself."""
        with self.lent() as connection:
            return connection.execute(sql, values).fetchall()

    def fetched_each(self, sql: str, rows: Sequence[Values]) -> list[tuple[Any, ...]]:
        """The answers to a question asked for each row of values, at one moment."""
        with self.lent() as connection:
            connection.execute("BEGIN")
            found = [row for values in rows for row in connection.execute(sql, values)]
            connection.execute("COMMIT")
        return found

    @contextmanager
    def lent(self) -> Iterator[sqlite3.Connection]:
        """One of them, or a new one; after an error it is not used again."""
        try:
            pooled = self._waiting.pop()
        except IndexError:
            pooled = self._engine.raw_connection()
        try:
            yield cast("sqlite3.Connection", pooled.dbapi_connection)
        except BaseException:
            pooled.close()
            raise
        if len(self._waiting) < MOST_IDLE:
            self._waiting.append(pooled)
        else:
            pooled.close()

    def close(self) -> None:
        """Give them all back."""
        while self._waiting:
            self._waiting.pop().close()


@contextmanager
def told_plainly(path: Path, wait_s: float) -> Iterator[None]:
    """Turn SQLite's errors into ours, which say what happened and what to do."""
    try:
        yield
    except DatabaseError as error:
        raise _error_of(error.orig, path, wait_s) from error
    except sqlite3.DatabaseError as error:  # from a bare connection
        raise _error_of(error, path, wait_s) from error


def _error_of(error: object, path: Path, wait_s: float) -> LedgerError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_BUSY:
        return LedgerBusyError(
            f"another program is writing to {path}; waited {wait_s:g} seconds. "
            "Nothing was entered; try again when it is done"
        )
    if code == sqlite3.SQLITE_FULL:
        return LedgerFullError(
            f"the disk that holds {path} is full. Nothing was half-entered: free some "
            "space and do it again; what is in already will be skipped"
        )
    if code == sqlite3.SQLITE_NOTADB:
        return NotALedgerError(f"{path} is no ledger: SQLite cannot read it")
    return LedgerError(f"{path} could not be used: {error}")
