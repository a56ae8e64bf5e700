"""`sayso add` enters documents, each once, whole or not at all."""

import json
import os
import subprocess
from pathlib import Path

from tests.unit.cli.corpora import content, corpus
from tests.unit.cli.shell import SAYSO, STORY, sayso, sayso_on_terminal, sayso_process


def test_what_was_entered_is_counted_and_what_is_next_is_said(tmp_path: Path):
    said = sayso("add", corpus(tmp_path, 3), "--ledger", tmp_path / "l.sayso")
    assert said.status == 0
    assert said.lines[0].startswith("3 documents entered with ")
    assert said.lines[0].endswith(f"; ledger: {tmp_path / 'l.sayso'}")
    assert said.lines[1] == "next: sayso board"
    assert said.err == ""


def test_what_is_known_already_changes_nothing(tmp_path: Path):
    path, ledger = corpus(tmp_path, 3), tmp_path / "l.sayso"
    sayso("add", path, "--ledger", ledger)
    before = content(ledger)
    again = sayso("add", path, "--ledger", ledger)
    assert again.out.startswith("0 documents entered with 0 claims, 3 known already;")
    assert content(ledger) == before


def test_one_document_is_no_documents(tmp_path: Path):
    said = sayso("add", corpus(tmp_path, 1), "--ledger", tmp_path / "l.sayso")
    assert said.out.startswith("1 document entered with ")


def test_a_broken_line_costs_itself_alone(tmp_path: Path):
    path = corpus(tmp_path, 2)
    with path.open("a", encoding="utf-8") as out:
        out.write('{"id": "x", "text"\n')
    said = sayso("add", path, "--ledger", tmp_path / "l.sayso")
    assert said.status == 1
    assert said.out.startswith("2 documents entered")
    assert "line 3" in said.err


def test_many_warnings_are_counted_and_not_all_shown(tmp_path: Path):
    # half characters (lone surrogates) are a warning of the reader: S-READ-029
    rows = [{"id": n, "text": f"The mayor \ud800 said {n} left."} for n in range(23)]
    path = tmp_path / "half.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    said = sayso("add", path, "--ledger", tmp_path / "l.sayso", "--workers", "0")
    assert said.status == 0
    assert len(said.err.splitlines()) == 20
    assert "3 more warnings were not shown" in said.out


def test_a_folder_goes_in_and_what_is_no_report_is_no_error(tmp_path: Path):
    said = sayso("add", STORY, "--ledger", tmp_path / "l.sayso", "--workers", "0")
    assert said.status == 0
    assert "karvelia.geojson, karvelia.toml, story.toml" in said.err


def test_nothing_to_read_leaves_no_empty_ledger_behind(tmp_path: Path):
    ledger = tmp_path / "l.sayso"
    said = sayso("add", tmp_path / "gone.txt", "--ledger", ledger)
    assert said.status == 2
    assert not ledger.exists()


def test_workers_make_the_ledger_that_one_process_makes(tmp_path: Path):
    path = corpus(tmp_path, 30)
    alone, crew = tmp_path / "alone.sayso", tmp_path / "crew.sayso"
    sayso("add", path, "--ledger", alone, "--workers", "0")
    said = sayso("add", path, "--ledger", crew, "--workers", "2")
    assert said.status == 0
    assert content(crew) == content(alone)


def test_progress_counts_what_is_entered_and_leaves_no_trace(tmp_path: Path):
    path = corpus(tmp_path, 3)
    said = sayso_on_terminal("add", path, "--ledger", tmp_path / "l.sayso")
    assert "documents" in said.err
    assert said.err.endswith("\x1b[2K")  # the line is wiped
    quiet = sayso_on_terminal("add", path, "--quiet", "--ledger", tmp_path / "q.sayso")
    assert quiet.err == ""


def test_progress_is_shown_on_a_terminal_and_nowhere_else(tmp_path: Path):
    path = corpus(tmp_path, 30)
    args = f"{SAYSO} add {path} --workers 0 --ledger {tmp_path}/"
    script = ["script", "-qec", args + "t.sayso", "/dev/null"]
    env = {**os.environ, "TERM": "xterm"}
    on_terminal = subprocess.run(script, capture_output=True, env=env, check=True)
    assert b"30 documents" in on_terminal.stdout
    assert b"\x1b[2K" in on_terminal.stdout
    piped = sayso_process("add", path, "--workers", 0, "--ledger", tmp_path / "p.sayso")
    assert piped.err == ""
