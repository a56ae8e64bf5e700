"""The commands that keep a ledger sound and hand it on: `verify` and `export`."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.unit.cli.shell import demo_ledger, sayso, sayso_process


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return demo_ledger(tmp_path)


def test_a_sound_ledger_says_what_was_checked(ledger: Path):
    said = sayso("verify", "--ledger", ledger)
    assert said.status == 0
    assert said.out.startswith("sound: ")
    assert "every hash agrees" in said.out


def test_a_flipped_byte_is_found(ledger: Path):
    raw = bytearray(ledger.read_bytes())
    where = raw.index(b"Velmora airport had been closed")
    raw[where] ^= 1
    ledger.write_bytes(raw)
    said = sayso("verify", "--ledger", ledger)
    assert said.status == 1
    assert "error S-LEDGER-" in said.out
    assert f"found in {ledger}" in said.err


def test_a_damaged_file_ends_in_a_message(ledger: Path):
    raw = bytearray(ledger.read_bytes())
    raw[4096:8192] = bytes(4096)
    ledger.write_bytes(raw)
    said = sayso_process("verify", "--ledger", ledger)
    assert said.status == 1
    assert "Traceback" not in said.err


def test_what_is_no_ledger_is_told_and_left_alone(tmp_path: Path):
    path = tmp_path / "notes.txt"
    path.write_text("These are notes.\n", "utf-8")
    for words in (("board",), ("add", path)):
        said = sayso(*words, "--ledger", path)
        assert said.status == 1
        assert f"{path} is no ledger" in said.err
    assert path.read_text("utf-8") == "These are notes.\n"


def test_a_ledger_of_a_newer_version_is_left_alone(ledger: Path):
    connection = sqlite3.connect(ledger)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute(f"PRAGMA user_version = {version + 1}")
    connection.close()
    said = sayso("board", "--ledger", ledger)
    assert said.status == 1
    assert f"version {version + 1}" in said.err
    assert "install the newest sayso" in said.err


@pytest.mark.parametrize("form", ["say", "jsonl", "csv", "geojson"])
def test_an_export_on_standard_output_and_in_a_file_are_the_same(
    ledger: Path, tmp_path: Path, form: str
):
    shown = sayso("export", form, "--ledger", ledger)
    path = tmp_path / f"out.{form}"
    said = sayso("export", form, "--output", path, "--ledger", ledger)
    assert (said.status, said.out) == (0, "")
    assert said.err == f"written: {path}, as of now\n"
    assert path.read_bytes().decode() == shown.out
    assert shown.out


def test_exports_are_what_their_names_say(ledger: Path):
    args = ("--ledger", ledger, "--as-of", "2031-05-02")
    assert sayso("export", "say", *args).out.startswith("as-of  recorded 2031-05-02T")
    places = json.loads(sayso("export", "geojson", *args).out)
    assert places["type"] == "FeatureCollection"
    lines = sayso("export", "jsonl", *args).lines
    assert json.loads(lines[0])["as_of"]["recorded"].startswith("2031-05-02T")
    assert "as_of_recorded" in sayso("export", "csv", *args).lines[0]


def test_a_failed_export_leaves_the_old_file(ledger: Path, tmp_path: Path):
    folder = tmp_path / "out.csv"
    folder.mkdir()
    said = sayso("export", "csv", "--output", tmp_path / "no" / "x", "--ledger", ledger)
    assert said.status == 1
    assert "No such file or directory" in said.err
    assert "Traceback" not in said.err
    refused = sayso("export", "csv", "--output", folder, "--ledger", ledger)
    assert refused.status == 2


def test_an_export_that_is_stopped_leaves_no_half_file(ledger: Path, tmp_path: Path):
    path = tmp_path / "full.say"
    path.write_text("before\n", "utf-8")
    beside = path.with_name("full.say.part")
    beside.symlink_to("/dev/full")
    said = sayso("export", "say", "--output", path, "--ledger", ledger)
    assert said.status == 1
    assert "No space left on device" in said.err
    assert path.read_text("utf-8") == "before\n"
    assert not beside.is_symlink()
