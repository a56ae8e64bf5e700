"""`verify` finds what was done to a ledger beside its own door, and says where."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import LedgerError
from sayso.ledger import checks
from sayso.ledger.memory import MemoryLedger
from sayso.ledger.sqlite import open_ledger
from sayso.model.entry import NOW
from sayso.vocab import table
from tests.ledger.samples import (
    BETTER,
    HOUR,
    NOON,
    by_editor,
    by_rules,
    claim,
    document,
    file_ledger,
    lineage,
    misread,
    relation,
    same_as,
    source,
    undo,
)

DOC = document()
CLAIM = claim(DOC)
DENIAL = claim(DOC, start=13, end=20)
NFR, FRONT = source("NFR"), source("Northern Front for Renewal")


def filled(ledger):
    """Something of everything: entries 1 to 12 in five transactions."""
    things = by_rules(DOC, CLAIM, DENIAL, relation(DENIAL, CLAIM), lineage(DOC))
    ledger.append(things, run="run-1", at=NOON)
    ledger.append(
        by_rules(NFR, FRONT, same_as(NFR, FRONT)), run="run-1", at=NOON + HOUR
    )
    better = [replace(d, agent=BETTER) for d in by_rules(replace(CLAIM, negated=True))]
    ledger.append(better, run="run-2", at=NOON)
    ruled = ledger.append(by_editor(misread(CLAIM.claim)), run="desk", at=NOON)
    undone = ledger.append(by_editor(undo(ruled.entered[0])), run="desk", at=NOON)
    ledger.append(by_editor(undo(undone.entered[0])), run="desk", at=NOON)
    return ledger


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = tmp_path_factory.mktemp("whole") / "story.sayso"
    filled(file_ledger(path)).close()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path, whole):
    path = tmp_path / "story.sayso"
    path.write_bytes(whole)
    return path


def unguarded(path: Path, *statements: str) -> None:
    """Change the file as someone would who knows how to drop triggers."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        found = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        )
        for (name,) in found.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert connection.execute(statement).rowcount, statement
        connection.execute("COMMIT")


def faults(path: Path) -> list[tuple[str, str | None]]:
    ledger = open_ledger(path)
    found = [(issue.code, issue.where) for issue in ledger.verify()]
    ledger.close()
    return found


def test_a_sound_ledger_has_no_faults(path):
    assert faults(path) == []
    assert list(filled(MemoryLedger()).verify()) == []


@pytest.mark.parametrize(
    ("statement", "code", "where"),
    [
        ("UPDATE entry SET payload = payload || ' ' WHERE seq = 2", "001", "entry 2"),
        ("UPDATE entry SET payload = X'FF00' WHERE seq = 11", "001", "entry 11"),
        ("UPDATE entry SET agent_name = 'ruled' WHERE seq = 3", "001", "entry 3"),
        ("UPDATE entry SET agent_version = NULL WHERE seq = 3", "001", "entry 3"),
        ("UPDATE entry SET agent_kind = 'person' WHERE seq = 3", "001", "entry 3"),
        ("UPDATE entry SET entry = 'e0' WHERE seq = 4", "001", "entry 4"),
        (
            "UPDATE entry SET entry = CAST(X'65FF30' AS TEXT) WHERE seq = 4",
            "001",
            "entry 4",
        ),
        ("UPDATE entry SET kind = 'issue' WHERE seq = 4", "001", "entry 4"),
        ("UPDATE entry SET hash = zeroblob(32) WHERE seq = 5", "001", "entry 5"),
        ("UPDATE entry SET tx = 99 WHERE seq = 12", "001", "entry 12"),
        ("UPDATE text SET text = 'Dresna burns.'", "002", "entry 1"),
        ("UPDATE tx SET at_us = at_us - 1 WHERE tx = 6", "003", "transaction 6"),
        ("UPDATE tx SET note = 'fine' WHERE tx = 3", "003", "transaction 3"),
        ("UPDATE tx SET hash = zeroblob(32) WHERE tx = 6", "003", "transaction 6"),
        ("UPDATE tx SET at_us = 'noon' WHERE tx = 3", "003", "transaction 3"),
        ("UPDATE entry SET payload = 'words' WHERE seq = 3", "001", "entry 3"),
        (
            "UPDATE entry SET payload = CAST(payload AS TEXT) WHERE seq = 3",
            "001",
            "entry 3",
        ),
        ("DELETE FROM entry WHERE seq = 7", "004", "entry 8"),
        ("DELETE FROM entry WHERE seq = 12", "004", "transaction 6"),
        ("DELETE FROM tx WHERE tx = 4", "003", "transaction 5"),
        ("UPDATE claim SET start = 1 WHERE seq = 2", "005", "entry 2"),
        ("DELETE FROM claim_key WHERE seq = 2", "005", "entry 2"),
        ("DELETE FROM withdrawal WHERE seq = 12", "005", "entry 12"),
        ("INSERT INTO source VALUES (13, 's0')", "005", "entry 13"),
        ("INSERT INTO source VALUES (-1, 's0')", "005", "entry -1"),
        ("UPDATE in_force SET tx_to = 9 WHERE seq = 2", "005", "entry 2"),
        ("DELETE FROM in_force WHERE seq = 2", "005", "entry 2"),
        ("INSERT INTO in_force VALUES (12, 1, 2, 'e0')", "005", "entry 12"),
        ("INSERT INTO in_force VALUES (13, 1, 2, 'e0')", "005", "entry 13"),
        ("INSERT INTO in_force VALUES (0, 1, 2, 'e0')", "005", "entry 0"),
        ("DELETE FROM text", "006", "entry 1"),
    ],
)
def test_every_change_is_found(path, statement, code, where):
    unguarded(path, statement)
    assert (f"S-LEDGER-{code}", where) in faults(path)


def test_a_change_is_reported_once_at_its_place(path):
    unguarded(path, "UPDATE entry SET payload = payload || ' ' WHERE seq = 2")
    assert faults(path) == [("S-LEDGER-001", "entry 2")]


def test_an_altered_hash_does_not_make_the_next_entry_wrong(path):
    unguarded(path, "UPDATE entry SET hash = zeroblob(32) WHERE seq = 2")
    assert faults(path) == [("S-LEDGER-001", "entry 2")]


def test_a_text_that_no_document_has_is_found(path):
    sha256 = document("Smuggled.").text_sha256
    unguarded(path, f"INSERT INTO text VALUES ('{sha256}', X'{b'Smuggled.'.hex()}')")
    assert faults(path) == [("S-LEDGER-007", f"text {sha256}")]


def test_an_altered_text_of_no_document_is_found(path):
    unguarded(path, "INSERT INTO text VALUES ('00', 'Smuggled.')")
    assert faults(path) == [("S-LEDGER-002", "text 00")]


def test_a_damaged_page_is_found(path):
    raw = bytearray(path.read_bytes())
    raw[4096 * 3 : 4096 * 4] = bytes(4096)
    path.write_bytes(raw)
    assert "S-LEDGER-008" in {code for code, _ in faults(path)}


def test_damage_to_an_index_is_found(path):
    ledger = open_ledger(path)
    entry = next(ledger.entries(NOW, after=3)).entry.encode()
    ledger.close()
    raw = bytearray(path.read_bytes())
    places = [at for at in range(len(raw)) if raw.startswith(entry, at)]
    for place in places:
        raw[place] ^= 1  # in the table as in its index, or they would be told apart
    path.write_bytes(raw)
    assert ("S-LEDGER-001", "entry 4") in faults(path)
    raw[places[0]] ^= 1
    path.write_bytes(raw)
    assert "S-LEDGER-008" in {code for code, _ in faults(path)}


def test_a_file_that_ends_too_soon_is_not_opened(path):
    path.write_bytes(path.read_bytes()[: 4096 * 10])
    with pytest.raises(LedgerError, match="malformed"):
        open_ledger(path)


def test_views_of_a_damaged_entry_say_so(path):
    unguarded(path, "UPDATE entry SET payload = X'FF00' WHERE seq = 2")
    ledger = open_ledger(path)
    with pytest.raises(LedgerError, match=r"entry 2 is damaged.*sayso verify"):
        list(ledger.entries(NOW))
    ledger.close()


def test_many_lines_are_read_in_pieces(path, monkeypatch):
    monkeypatch.setattr(checks, "PAGE", 5)
    assert faults(path) == []
    unguarded(path, "UPDATE in_force SET tx_to = 9 WHERE seq = 7")
    assert faults(path) == [("S-LEDGER-005", "entry 7")]


def test_every_code_is_explained():
    declared = table("issues_ledger")
    assert sorted(declared) == [f"S-LEDGER-{n:03}" for n in range(1, 10)]
    for found in declared.values():
        assert found["level"] == "error"
        assert found["title"]
        assert found["explain"]
