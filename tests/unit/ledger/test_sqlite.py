"""A ledger in a file: what it refuses, whom it waits for, what it leaves behind."""

import os
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from sayso.errors import (
    LedgerBusyError,
    LedgerError,
    LedgerFullError,
    NewerLedgerError,
    NotALedgerError,
)
from sayso.ledger import schema
from sayso.ledger.board.tables import MADE
from sayso.ledger.pragmas import APPLICATION_ID, is_writable, told_plainly
from sayso.ledger.sqlite import open_ledger
from sayso.model.entry import NOW
from sayso.model.source import SourceKind
from tests.ledger.samples import (
    NOON,
    by_editor,
    by_rules,
    document,
    file_ledger,
    misread,
    source,
    wide_report,
)

TABLES = sorted(schema.metadata.tables)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "story.sayso"


def changed(path: Path, *statements: str) -> None:
    """What another program does to the file."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def schema_of(connection) -> dict[str, str]:
    """Each table and index as its words, without the white space."""
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql <> ''")
    return {
        name: " ".join(sql.split())
        for name, sql in found
        if not sql.startswith("CREATE TRIGGER") and name != "alembic_version"
    }


# Back to the tables of version 1.
DOWN = (
    "DROP TABLE fingerprint",
    *(f"DROP TABLE {table}" for table in MADE),
    "DROP TABLE source_key",
    "DROP TABLE claim_key",
    "DROP TABLE ruling",
    "CREATE TABLE claim_key (key, seq, PRIMARY KEY (key, seq)) WITHOUT ROWID",
    "CREATE TABLE ruling (seq INTEGER PRIMARY KEY, verdict, claim, other)",
    "DROP INDEX same_as_subject",
    "DROP INDEX same_as_object",
    "UPDATE alembic_version SET version_num = '0001'",
    "PRAGMA user_version = 1",
)


class TestOpening:
    def test_begins_a_ledger_and_its_folder(self, tmp_path):
        path = tmp_path / "new folder" / "100% mine?.sayso"
        open_ledger(path).close()
        assert [p.name for p in path.parent.iterdir()] == [path.name]

    def test_finds_again_what_was_entered(self, path):
        ledger = open_ledger(str(path))
        ledger.append(wide_report(1), run="run-1", at=NOON)
        ledger.close()
        again = open_ledger(path)
        assert len(list(again.view(NOW).claims())) == 20
        again.close()

    def test_begins_none_unless_asked_to(self, path):
        with pytest.raises(LedgerError, match="there is no ledger at"):
            open_ledger(path, create=False)
        assert not path.exists()

    def test_takes_an_empty_file_for_a_new_ledger(self, path):
        path.touch()
        ledger = open_ledger(path)
        assert list(ledger.verify()) == []
        ledger.close()

    def test_says_what_version_of_what_it_is(self, path):
        file_ledger(path).close()
        with closing(sqlite3.connect(path)) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        assert (application, version) == (APPLICATION_ID, schema.VERSION)

    def test_refuses_what_is_no_database(self, path):
        path.write_text("The Velmora Courier, 1 May 2031")
        with pytest.raises(NotALedgerError, match="it begins with b'The Velmora"):
            open_ledger(path)
        assert path.read_text().startswith("The Velmora")

    def test_refuses_what_only_begins_like_one(self, path):
        path.write_bytes(b"SQLite format 3\x00" + b"Velmora" * 100)
        with pytest.raises(NotALedgerError):
            open_ledger(path)

    def test_refuses_a_folder(self, tmp_path):
        with pytest.raises(NotALedgerError, match="is not a file"):
            open_ledger(tmp_path)

    @pytest.mark.parametrize(
        "statement", ["CREATE TABLE recipes (name)", "PRAGMA user_version = 7"]
    )
    def test_refuses_another_program_s_database(self, path, statement):
        changed(path, statement)
        with pytest.raises(NotALedgerError, match="of another program"):
            open_ledger(path)

    def test_refuses_a_newer_version_and_says_what_to_do(self, path):
        file_ledger(path).close()
        changed(path, f"PRAGMA user_version = {schema.VERSION + 1}")
        with pytest.raises(NewerLedgerError, match="install the newest sayso"):
            open_ledger(path)

    def test_says_why_a_folder_cannot_be_made(self, tmp_path):
        (tmp_path / "file").touch()
        with pytest.raises(LedgerError, match="no ledger can be made"):
            open_ledger(tmp_path / "file" / "folder" / "story.sayso")


class TestReadOnly:
    def test_reads_and_enters_nothing(self, path):
        ledger = file_ledger(path)
        ledger.append(by_rules(document()), run="run-1", at=NOON)
        ledger.close()
        reader = open_ledger(path, read_only=True)
        assert len(list(reader.view(NOW).documents())) == 1
        assert list(reader.verify()) == []
        with pytest.raises(LedgerError, match="opened for reading only"):
            reader.append(by_rules(document("More.")), run="run-1", at=NOON)
        reader.close()
        assert [p.name for p in path.parent.iterdir()] == [path.name]

    def test_reads_beside_a_writer(self, path):
        writer = file_ledger(path)
        writer.append(by_rules(document()), run="run-1", at=NOON)
        reader = open_ledger(path, read_only=True)
        assert reader.holds(document().doc)
        reader.close()
        writer.close()

    def test_is_how_a_protected_file_is_opened(self, path):
        file_ledger(path).close()
        path.chmod(stat.S_IRUSR)
        ledger = open_ledger(path)
        # Root may write to anything, whatever the file says.
        assert ledger.read_only == (os.geteuid() != 0)
        assert is_writable(path) == (os.geteuid() == 0)
        ledger.close()

    def test_needs_something_to_read(self, path):
        with pytest.raises(LedgerError, match="there is no ledger"):
            open_ledger(path, read_only=True)
        path.touch()
        with pytest.raises(NotALedgerError, match="is empty"):
            open_ledger(path, read_only=True)

    def test_cannot_bring_an_old_ledger_up_to_date(self, path):
        changed(path, f"PRAGMA application_id = {APPLICATION_ID}")
        changed(path, "PRAGMA user_version = -1", "CREATE TABLE old (name)")
        with pytest.raises(LedgerError, match="copy it and open the copy"):
            open_ledger(path, read_only=True)


class TestWriters:
    def test_wait_for_each_other(self, path):
        first, second = file_ledger(path), open_ledger(path)
        done = []

        def write():
            for number in range(10):
                second.append(wide_report(number), run="second", at=NOON)
            done.append(True)

        thread = threading.Thread(target=write)
        thread.start()
        for number in range(5, 15):
            first.append(wide_report(number), run="first", at=NOON)
        thread.join()
        assert done
        assert len(list(first.view(NOW).documents())) == 15
        assert list(first.verify()) == []
        first.close()
        second.close()

    def test_are_told_when_the_wait_is_over(self, path):
        file_ledger(path).close()
        ledger = open_ledger(path, wait_s=0.05)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(LedgerBusyError, match=r"waited 0\.05 seconds"):
                ledger.append(by_rules(document()), run="run-1", at=NOON)
            other.execute("ROLLBACK")
        ledger.append(by_rules(document()), run="run-1", at=NOON)
        ledger.close()

    def test_do_not_make_readers_wait(self, path):
        ledger = file_ledger(path)
        ledger.append(by_rules(document()), run="run-1", at=NOON)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert len(list(ledger.view(NOW).documents())) == 1
            other.execute("ROLLBACK")
        ledger.close()

    def test_two_may_begin_one_ledger_at_once(self, path):
        opened = []
        threads = [
            threading.Thread(target=lambda: opened.append(open_ledger(path)))
            for _ in range(2)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(opened) == 2
        for ledger in opened:
            assert list(ledger.verify()) == []
            ledger.close()


class TestFullDisk:
    def test_leaves_nothing_half_entered(self, path):
        ledger = file_ledger(path)
        ledger.append(wide_report(0), run="run-1", at=NOON)
        pages = path.stat().st_size // 4096 + 60
        with ledger._engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        entered: list[int] = []
        with pytest.raises(LedgerFullError, match="Nothing was half-entered"):
            fill_up(ledger, entered)
        assert list(ledger.verify()) == []
        assert len(list(ledger.view(NOW).documents())) == len(entered) + 1
        assert len(list(ledger.view(NOW).claims())) == 20 * (len(entered) + 1)
        with ledger._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 100000")
        ledger.append(wide_report(99), run="run-1", at=NOON)
        ledger.close()


def fill_up(ledger, entered: list[int]) -> None:
    """Enter reports until there is no room."""
    for number in range(1, 100):
        ledger.append(wide_report(number), run="run-1", at=NOON)
        entered.append(number)


class TestAppendOnly:
    @pytest.mark.parametrize("table", TABLES)
    def test_is_enforced_by_the_database(self, path, table):
        ledger = file_ledger(path)
        ledger.append(wide_report(1, claims=1), run="run-1", at=NOON)
        ledger.close()
        columns = schema.metadata.tables[table].c
        changes = [f"UPDATE {table} SET {c.name} = {c.name}" for c in columns]
        with closing(sqlite3.connect(path)) as connection:
            fill(connection, table)
            for statement in (*changes, f"DELETE FROM {table}"):
                with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                    connection.execute(statement)

    def test_an_interval_may_be_closed_once(self, path):
        ledger = file_ledger(path)
        ledger.append(by_rules(document()), run="run-1", at=NOON)
        ledger.close()
        changed(path, "UPDATE in_force SET tx_to = 2")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            changed(path, "UPDATE in_force SET tx_to = 3")


def fill(connection, table: str) -> None:
    """Put a row into a table that a plain report leaves empty."""
    (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    if not rows:
        width = len(schema.metadata.tables[table].c)
        connection.execute(f"INSERT INTO {table} VALUES ({', '.join('1' * width)})")


def is_of_cards(name: str) -> bool:
    """Whether it is a table, or an index of one, that is SQLite's own."""
    owned = ("fingerprint", *MADE)
    return any(name == table or name.startswith(f"{table}_") for table in owned)


class TestMigrations:
    def test_make_the_tables_that_the_program_knows(self, path):
        file_ledger(path).close()
        engine = create_engine("sqlite://")
        with engine.connect() as connection:
            schema.metadata.create_all(connection)
            bare = connection.connection.dbapi_connection
            expected = schema_of(bare)
        engine.dispose()
        with closing(sqlite3.connect(path)) as connection:
            found = schema_of(connection)
        assert {k: v for k, v in found.items() if not is_of_cards(k)} == expected
        assert set(MADE) <= found.keys()

    def test_bring_a_ledger_of_the_first_version_up_to_date(self, path):
        """What is made from the log is made from it again."""
        ledger = open_ledger(path)
        with closing(sqlite3.connect(path)) as connection:
            new = schema_of(connection)
        speaker = source("Antoni Velk", SourceKind.PERSON)
        for number in range(60):
            ledger.append(wide_report(number), run="run-1", at=NOON)
        ledger.append(by_rules(speaker), run="run-1", at=NOON)
        said = next(ledger.view(NOW).claims())
        ledger.append(by_editor(misread(said.claim)), run="desk", at=NOON)
        ledger.close()
        changed(path, *DOWN)
        ledger = open_ledger(path)
        assert list(ledger.verify()) == []
        assert ledger.view(NOW).sources_like(["velk"]) == (speaker,)
        assert next(ledger.view(NOW).claims()) != said
        ledger.close()
        with closing(sqlite3.connect(path)) as connection:
            assert schema_of(connection) == new

    def test_guard_every_table(self, path):
        file_ledger(path).close()
        with closing(sqlite3.connect(path)) as connection:
            found = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            )
            names = {name for (name,) in found}
        assert names == {f"{t}_{what}" for t in TABLES for what in ("change", "loss")}


class TestClosing:
    def test_leaves_one_file(self, path):
        ledger = file_ledger(path)
        ledger.append(wide_report(1), run="run-1", at=NOON)
        assert path.with_name("story.sayso-wal").exists()
        ledger.close()
        assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_other_errors_are_told_too():
    with (
        pytest.raises(LedgerError, match="could not be used: no luck"),
        told_plainly(Path("story.sayso"), 1),
    ):
        raise sqlite3.DatabaseError("no luck")
