"""Entries are kept for a while, since they never change."""

from sayso.ledger.memory import MemoryLedger
from sayso.ledger.queries import Kept
from sayso.model.entry import NOW
from tests.ledger.samples import NOON, by_rules, document, source

NAMES = [source(f"Outlet {n}") for n in range(3)]


def entries():
    ledger = MemoryLedger()
    ledger.append(by_rules(document(), *NAMES), run="run", at=NOON)
    return list(ledger.entries(NOW))


def test_the_one_that_nobody_looked_at_longest_goes_first():
    kept, (_, first, second, third) = Kept(most=2), entries()
    kept.keep(first)
    kept.keep(second)
    assert kept.those_of([first.seq]) == {first.seq: first}
    kept.keep(third)
    assert set(kept.those_of([2, 3, 4])) == {first.seq, third.seq}


def test_documents_are_not_kept():
    kept, (printed, *_) = Kept(), entries()
    kept.keep(printed)
    assert kept.those_of([printed.seq]) == {}
