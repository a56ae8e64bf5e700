"""A run of `sayso add` that is interrupted, killed or out of room loses nothing."""

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

from tests.unit.cli.corpora import content, corpus, documents_in
from tests.unit.cli.shell import SAYSO, Said, sayso, sayso_process

Undisturbed = tuple[Path, list[tuple[str, str]]]

# A run over so many documents, disturbed in the middle.
MANY = 150


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
