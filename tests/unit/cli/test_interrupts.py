"""Ctrl-C finishes the document in hand, and is never lost."""

import io
import signal
import time
from pathlib import Path

import pytest

from sayso.cli import interrupts
from sayso.cli.interrupts import noted_interrupts
from tests.unit.cli.corpora import corpus, documents_in
from tests.unit.cli.shell import sayso


def test_the_first_ctrl_c_is_noted_and_the_second_interrupts():
    with noted_interrupts() as noted:
        signal.raise_signal(signal.SIGINT)
        assert noted
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_what_does_not_stop_by_itself_is_interrupted(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(interrupts, "GRACE_S", 0.05)
    with noted_interrupts():
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            time.sleep(10)


def test_where_ctrl_c_is_ignored_it_stays_ignored():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with noted_interrupts() as noted:
            signal.raise_signal(signal.SIGINT)
        assert noted == []
    finally:
        signal.signal(signal.SIGINT, before)


class Interrupted(io.BytesIO):
    """Standard input during whose reading somebody presses Ctrl-C."""

    pressed = False

    def read(self, size: int | None = -1, /) -> bytes:
        if not self.pressed:
            self.pressed = True
            signal.raise_signal(signal.SIGINT)
        return super().read(size)


def test_what_was_entered_until_then_is_told_and_safe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(interrupts, "GRACE_S", 60)
    ledger, raw = tmp_path / "l.sayso", corpus(tmp_path, 5).read_bytes()
    said = sayso(
        *("add", "-", "--input-format", "jsonl", "--workers", "0"),
        *("--ledger", ledger),
        stdin=Interrupted(raw),
    )
    assert said.status == 130
    assert "Stopped: 1 document entered with " in said.err
    assert "The same command again goes on from here." in said.err
    assert documents_in(ledger) == 1


def test_a_reading_that_is_interrupted_just_stops():
    said = sayso("read", "-", stdin=Interrupted(b"The army left."))
    assert (said.status, said.err.strip()) == (130, "Stopped.")
