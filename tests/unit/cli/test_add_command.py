"""`sayso add` enters documents, each once, whole or not at all."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil  # type: ignore[import-untyped] # a test needs no stubs
import pytest

from sayso.errors import LedgerError
from sayso.ledger.sqlite import open_ledger
from sayso.model.codec import kind_of
from sayso.model.document import Document
from sayso.model.entry import NOW
from tests.unit.cli.shell import SAYSO, STORY, Said, sayso, sayso_process

TOWNS = ("Halvik", "Dresna", "Tarn", "Port Sennet", "Velmora")


def record(number: int) -> dict[str, str]:
    """A short report; every tenth bears on the others of its kind."""
    text = f"The harbour office said that ferry {number} had left with {number} cars."
    if number % 10 == 0:
        town = TOWNS[number // 10 % len(TOWNS)]
        text = f"The Defence Ministry denied that rebels had entered {town}."
    return {
        "id": f"n{number}",
        "outlet": f"Outlet {number % 7}",
        "published_at": f"2031-05-0{1 + number % 4}T{number % 24:02d}:00:00Z",
        "text": text,
    }


def corpus(folder: Path, count: int, name: str = "corpus.jsonl") -> Path:
    path = folder / name
    rows = [json.dumps(record(number)) for number in range(count)]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def content(path: Path) -> list[tuple[str, str]]:
    """Every entry by its id; a document by its own, since the entry has our clock."""
    ledger = open_ledger(path, read_only=True)
    try:
        return [
            (
                kind_of(entry.payload),
                entry.payload.doc
                if isinstance(entry.payload, Document)
                else entry.entry,
            )
            for entry in ledger.entries(NOW)
        ]
    finally:
        ledger.close()


def documents_in(path: Path) -> int:
    try:
        return sum(kind == "document" for kind, _ in content(path))
    except LedgerError:
        return 0  # it is just being made


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


Undisturbed = tuple[Path, list[tuple[str, str]]]

# A run over 200 documents, disturbed in the middle.
MANY = 200


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    folder = tmp_path_factory.mktemp("undisturbed")
    path = corpus(folder, MANY)
    sayso_process("add", path, "--ledger", folder / "l.sayso", "--workers", 1)
    return path, content(folder / "l.sayso")


def disturbed(
    path: Path,
    ledger: Path,
    disturb: Callable[[subprocess.Popen[bytes]], None],
    workers: int = 2,
) -> Said:
    """What `sayso add` says when something happens to it after a few documents."""
    run = subprocess.Popen(
        [SAYSO, "add", str(path), "--ledger", str(ledger), f"--workers={workers}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    wait_for(lambda: run.poll() is not None or documents_in(ledger) >= 10)
    if run.poll() is None:
        disturb(run)
    out, err = run.communicate(timeout=60)
    return Said(run.returncode, out.decode(), err.decode())


def wait_for(happened: Callable[[], bool], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.1)


def interrupt_all(run: subprocess.Popen[bytes]) -> None:
    # Ctrl-C on a terminal reaches every process of it, the workers too.
    os.killpg(run.pid, signal.SIGINT)


@pytest.mark.parametrize("workers", [0, 2])
def test_ctrl_c_keeps_what_was_entered_and_the_next_run_goes_on(
    tmp_path: Path, undisturbed: Undisturbed, workers: int
):
    (path, whole), ledger = undisturbed, tmp_path / "l.sayso"
    stopped = disturbed(path, ledger, interrupt_all, workers)
    assert stopped.status == 130
    assert "Traceback" not in stopped.err
    told = int(stopped.err.split("Stopped: ")[1].split()[0])
    assert 10 <= told < MANY
    assert documents_in(ledger) >= told
    assert "The same command again goes on from here." in stopped.err
    on = sayso_process("add", path, "--ledger", ledger)
    assert on.status == 0
    assert f"{MANY - documents_known(on)} documents entered" in on.out
    assert documents_known(on) >= told
    assert content(ledger) == whole


def test_ctrl_c_ends_a_wait_for_standard_input(tmp_path: Path):
    run = subprocess.Popen(
        [SAYSO, "add", "-", "--ledger", str(tmp_path / "l.sayso")],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    wait_for((tmp_path / "l.sayso").exists)
    time.sleep(0.5)
    interrupt_all(run)
    assert run.wait(timeout=20) == 130  # standard input is still open
    _, err = run.communicate()
    assert err.startswith(b"\nStopped: 0 documents entered")


def documents_known(said: Said) -> int:
    return int(said.out.split(" known already")[0].rsplit(" ", 1)[1])


def workers_of(pid: int) -> list[psutil.Process]:
    children = psutil.Process(pid).children()
    return [c for c in children if "spawn_main" in " ".join(c.cmdline())]


def test_a_worker_that_is_killed_costs_nothing(
    tmp_path: Path, undisturbed: Undisturbed
):
    (path, whole), ledger = undisturbed, tmp_path / "l.sayso"
    said = disturbed(path, ledger, lambda run: workers_of(run.pid)[0].kill())
    assert (said.status, said.err) == (0, "")
    assert content(ledger) == whole


def test_workers_end_with_a_writer_that_is_killed(
    tmp_path: Path, undisturbed: Undisturbed
):
    (path, whole), ledger = undisturbed, tmp_path / "l.sayso"
    crew: list[psutil.Process] = []

    def kill(run: subprocess.Popen[bytes]) -> None:
        crew.extend(workers_of(run.pid))
        run.kill()

    disturbed(path, ledger, kill)
    assert len(crew) == 2
    wait_for(lambda: not any(worker.is_running() for worker in crew), 10)
    assert sayso_process("add", path, "--ledger", ledger).status == 0
    assert content(ledger) == whole


@contextmanager
def small_disk(folder: Path) -> Iterator[tuple[Path, str]]:
    """A folder with little room, and what to put before a command to keep it so.

    A real file system where this user may mount one, else a limit on each file.
    """
    mount = ["mount", "-t", "tmpfs", "-o", "size=640k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode == 0:
        try:
            yield folder, ""
        finally:
            subprocess.run(["umount", str(folder)], check=True)
    else:
        yield folder, "ulimit -f 400; "


def test_a_full_disk_loses_nothing_that_was_acknowledged(
    tmp_path: Path, undisturbed: Undisturbed
):
    (path, whole), disk = undisturbed, tmp_path / "disk"
    disk.mkdir()
    with small_disk(disk) as (folder, limit):
        ledger = folder / "l.sayso"
        command = f"{limit}exec {SAYSO} add {path} --ledger {ledger} --workers 0"
        run = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
        for piece in folder.iterdir():
            shutil.copy(piece, tmp_path / piece.name)
    assert run.returncode == 1
    assert b"Traceback" not in run.stderr
    assert b"l.sayso" in run.stderr
    ledger = tmp_path / "l.sayso"
    assert 0 < documents_in(ledger) < MANY
    assert sayso("verify", "--ledger", ledger).status == 0
    assert sayso("add", path, "--ledger", ledger, "--workers", "0").status == 0
    assert content(ledger) == whole
