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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DatabaseError

from sayso.errors import (
    LedgerBusyError,
    LedgerError,
    LedgerFullError,
    NewerLedgerError,
    NotALedgerError,
)
from sayso.ledger.intervals import OPEN
from sayso.ledger.schema import VERSION, metadata

APPLICATION_ID = 0x5341594F  # "SAYO"
MAGIC = b"SQLite format 3\x00"
PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)
WRITES = "sayso_writes"

_CLOSING = f"""
CREATE TRIGGER in_force_change BEFORE UPDATE ON in_force WHEN NOT (
  old.tx_to = {OPEN} AND new.tx_to < {OPEN} AND new.seq = old.seq
  AND new.tx_from = old.tx_from AND new.slot = old.slot)
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END
"""


def triggers() -> Iterator[str]:
    """The statements that make the tables append-only."""
    for name in metadata.tables:
        for what, change in (("change", "UPDATE"), ("loss", "DELETE")):
            if (name, what) != ("in_force", "change"):
                yield (
                    f"CREATE TRIGGER {name}_{what} BEFORE {change} ON {name} "
                    "BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END"
                )
    yield _CLOSING.strip()


def engine_of(path: Path, *, wait_s: float, read_only: bool) -> Engine:
    """An engine whose transactions begin as this module says they must."""
    address = _uri_of(path, read_only=read_only)

    def connected() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address,
            timeout=wait_s,
            isolation_level=None,  # we say BEGIN ourselves
            check_same_thread=False,
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


@contextmanager
def told_plainly(path: Path, wait_s: float) -> Iterator[None]:
    """Turn SQLite's errors into ours, which say what happened and what to do."""
    try:
        yield
    except DatabaseError as error:
        raise _error_of(error, path, wait_s) from error


def _error_of(error: DatabaseError, path: Path, wait_s: float) -> LedgerError:
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
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
    return LedgerError(f"{path} could not be used: {error.orig}")
