"""`sayso demo`: the first thing that a new user sees."""

import shlex
from pathlib import Path

import pytest

from tests.unit.cli.shell import sayso


def test_the_demo_shows_a_board_and_what_to_try_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    ledger = tmp_path / "demo.sayso"
    first = sayso("demo", "--ledger", ledger)
    assert first.status == 0
    assert "made up" in first.lines[0]
    assert first.lines[1].split()[1:4] == ["dispatches", "entered", "with"]
    for standing in ("retracted", "contested", "denied", "reported"):
        assert f" {standing} " in first.out
    again = sayso("demo", "--ledger", ledger)
    assert again.lines[1].startswith("0 dispatches entered with 0 claims; 34 came")
    assert again.lines[2:] == first.lines[2:]
    monkeypatch.setenv("SAYSO_LEDGER", str(ledger))
    for line in next_steps(first.out):
        assert sayso(*shlex.split(line)).status == 0, line


def next_steps(out: str) -> list[str]:
    """The commands that the demo suggests, name nothing of the user's own, and end.

    `sayso serve` does not end by itself; the browser's tests start it.
    """
    lines = [line.strip() for line in out.split("Try next")[1].splitlines()]
    found = [line[6:].split("   ")[0] for line in lines if line.startswith("sayso ")]
    ends = [line for line in found if line != "serve"]
    return [line for line in ends if "YOUR" not in line and "CLAIM" not in line]


def test_without_a_path_the_demo_is_kept_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    said = sayso("demo")
    (path,) = tmp_path.glob("sayso-demo-*.sayso")
    again = sayso("demo")
    assert again.lines[1] == said.lines[1], "each run without a path begins anew"
    assert f"export SAYSO_LEDGER={path}" in said.out
