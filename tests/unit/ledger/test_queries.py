"""Entries are kept for a while, since they never change."""

import sqlite3
from itertools import islice

import pytest

from sayso.ledger import pragmas
from sayso.ledger.memory import MemoryLedger
from sayso.ledger.queries import Kept
from sayso.model.entry import NOW, AsOf
from sayso.model.ids import ClaimId
from sayso.model.keys import word_keys_of
from tests.ledger import samples
from tests.ledger.samples import HOUR, NOON, by_rules, document, source

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


@pytest.fixture
def idle(tmp_path):
    engine = pragmas.engine_of(tmp_path / "some.db", wait_s=1, read_only=False)
    waiting = pragmas.Idle(engine)
    yield waiting
    waiting.close()
    engine.dispose()


def test_a_few_connections_wait_and_the_others_go_back(idle):
    with idle.lent() as one, idle.lent() as two, idle.lent() as three:
        assert len({id(one), id(two), id(three)}) == 3
    with idle.lent() as again:
        assert again in {one, two, three}


def test_a_connection_that_failed_does_not_wait_in_a_transaction(idle):
    with pytest.raises(sqlite3.OperationalError):
        idle.fetched_each("SELECT nothing FROM nowhere", [()])
    assert idle.fetched("SELECT 1", ()) == [(1,)]
    assert idle.fetched_each("SELECT ?", [(1,), (2,)]) == [(1,), (2,)]


@pytest.mark.parametrize("kind", ["memory", "file"])
def test_claims_under_many_keys_come_newest_first_page_by_page(kind, tmp_path):
    file = tmp_path / "l.sayso"
    ledger = MemoryLedger() if kind == "memory" else samples.file_ledger(file)
    keys: set[str] = set()
    told: list[ClaimId] = []
    for number in range(130):
        text = f"The northern bridge near Halvik was shelled again, report {number}."
        paper = document(text, published_at=NOON + number * HOUR)
        said = samples.claim(paper, start=0, end=len(text) - 1)
        ledger.append(by_rules(paper, said), run="run", at=NOON)
        keys |= set(word_keys_of(said))
        told.insert(0, said.claim)
    view = ledger.view(NOW)
    assert [claim.claim for claim in view.claims_about(keys)] == told
    since = NOON + 100 * HOUR
    newest = islice(view.claims_about(keys, since=since), 50)
    assert [claim.claim for claim in newest] == told[:30]
    ledger.close()


@pytest.mark.parametrize("kind", ["memory", "file"])
def test_claims_that_share_several_keys(kind, tmp_path):
    file = tmp_path / "l.sayso"
    ledger = MemoryLedger() if kind == "memory" else samples.file_ledger(file)
    texts = (
        "The harbour council approved a curfew in Velmora.",
        "The harbour council approved a tunnel near Tarn.",
        "The harbour froze near Sennet.",
    )
    claims = []
    for number, text in enumerate(texts):
        paper = document(text, published_at=NOON + number * HOUR)
        claims.append(samples.claim(paper, start=0, end=len(text) - 1))
        ledger.append(by_rules(paper, claims[-1]), run="run", at=NOON)
    keys = word_keys_of(claims[0])
    view = ledger.view(NOW)

    def sharing(number, since=None):
        found = view.claims_about(keys, since=since, sharing=number)
        return [claim.claim for claim in found]

    one, two, _ = (claim.claim for claim in claims)
    assert sharing(1) == [two, one]
    assert sharing(3) == [two, one]  # harbour, council, approved
    assert sharing(4) == [one]
    assert sharing(3, since=NOON + HOUR) == [two]
    assert sharing(100) == []
    early = ledger.view(AsOf(published=NOON)).claims_about(keys, sharing=3)
    assert [claim.claim for claim in early] == [one]
    ledger.close()
