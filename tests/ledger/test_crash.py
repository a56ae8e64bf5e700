"""A crash at any instruction loses nothing acknowledged, leaves nothing half-entered.

A child process enters reports and acknowledges each; it is killed (SIGKILL) at a
moment drawn from a seeded generator, 200 times; after each kill the ledger is opened
again and looked at. What SIGKILL cannot show is a loss of power: that the disk keeps
what it was told to keep is SQLite's synchronous=FULL and the disk's own word.
"""

import os
import random
import signal
import time
from itertools import count

import pytest

from sayso.ledger.sqlite import open_ledger
from sayso.model.document import Document
from sayso.model.entry import NOW
from tests.ledger.samples import NOON, wide_report

KILLS = 200
KILLS_A_LEDGER = 20
CLAIMS = 5
READY = b"open\n"


def enter_for_ever(path, first: int, pipe: int) -> None:
    """What the child does until it is killed."""
    ledger = open_ledger(path)
    os.write(pipe, READY)
    for number in count(first):
        ledger.append(wide_report(number, CLAIMS), run="child", at=NOON)
        os.write(pipe, f"{number}\n".encode())


def start_child(path, first: int) -> tuple[int, int]:
    """A child at work, and the pipe on which it acknowledges."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - it never comes back
        try:
            enter_for_ever(path, first, writing)
        finally:
            os._exit(1)
    os.close(writing)
    return child, reading


def kill_after(child: int, pipe: int, lines: int, delay_s: float) -> list[int]:
    """What the child had acknowledged, killed so long after so many lines."""
    said = b""
    while said.count(b"\n") < lines:
        said += os.read(pipe, 100)
    time.sleep(delay_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(pipe, 65536):
        said += piece
    os.close(pipe)
    whole = said.removeprefix(READY).split(b"\n")[:-1]
    return [int(number) for number in whole]


def held_in(path, *, proven: bool) -> list[int]:
    """The reports in the ledger, each of them whole; the ledger is sound.

    Proving every byte takes its time; `proven` asks for it.
    """
    ledger = open_ledger(path)
    if proven:
        assert list(ledger.verify()) == []
    view = ledger.view(NOW)
    numbers = []
    for doc in view.documents():
        number = int((doc.address or "").rsplit("/", 1)[1])
        draft = wide_report(number, CLAIMS)
        assert doc == draft[0].payload
        assert len(view.claims_of(doc.doc)) == CLAIMS
        numbers.append(number)
    entries = list(ledger.entries(NOW))
    assert len(entries) == len(numbers) * (CLAIMS + 1)
    assert sum(isinstance(e.payload, Document) for e in entries) == len(numbers)
    ledger.close()
    return sorted(numbers)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("ledger", range(KILLS // KILLS_A_LEDGER))
def test_nothing_acknowledged_is_lost_and_nothing_is_half_entered(tmp_path, ledger):
    chance = random.Random(ledger)
    path = tmp_path / "story.sayso"
    acknowledged: list[int] = []
    held: list[int] = []
    for kill in range(KILLS_A_LEDGER):
        # The first kills of a ledger fall into its making.
        making = kill < 3
        lines = 0 if making else chance.randint(1, 3)
        delay_s = chance.uniform(0, 0.06 if making else 0.012)
        child, pipe = start_child(path, len(held))
        said = kill_after(child, pipe, lines, delay_s)
        acknowledged += said
        held = held_in(path, proven=making or kill % 6 == 1)
        assert set(acknowledged) <= set(held)
        assert held == list(range(len(held)))
        # At most the one report that was on its way is in without being acknowledged.
        assert len(held) <= len(acknowledged) + kill + 1
    assert acknowledged
