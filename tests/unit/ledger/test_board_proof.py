"""`verify` proves the tables of points by the log; `rebuild` makes them again."""

import sqlite3

import pytest

from sayso.errors import InputError, UnknownNameError
from sayso.ledger.board import stored
from sayso.ledger.board.filing import number_of
from sayso.ledger.board.moves import shown
from sayso.ledger.board.proof import FEW_TURNS
from sayso.ledger.memory import MemoryLedger
from sayso.ledger.sqlite import open_ledger
from sayso.model.board import BoardQuery
from sayso.model.codec import lists_of
from sayso.model.entry import NOW
from sayso.model.ids import ClaimId
from sayso.model.span import Span
from sayso.model.standing import StandingName
from tests.ledger import samples
from tests.ledger.samples import HOUR, MAY_1, NOON, by_rules

LANTERN = samples.document("The town of Halvik fell. It was quiet.", outlet="Lantern")
POST = samples.document(
    "Nobody was in Halvik by then, they said.",
    outlet="Post",
    published_at=MAY_1 + 2 * HOUR,
)
FELL = samples.claim(LANTERN, start=0, end=23)
QUIET = samples.claim(LANTERN, start=25, end=37)
NOBODY = samples.claim(POST, start=0, end=20)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "l.sayso"
    ledger = samples.file_ledger(path)
    ledger.append(by_rules(LANTERN, FELL, QUIET), run="r", at=NOON)
    ledger.append(by_rules(POST, NOBODY), run="r", at=NOON)
    ledger.close()
    return path


FIRST = "(SELECT min(card) FROM card)"


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (
            "UPDATE card SET raw = (SELECT raw FROM card ORDER BY card DESC LIMIT 1) "
            f"WHERE card = {FIRST}",
            "stood after transaction",
        ),
        (f"DELETE FROM card WHERE card = {FIRST}", "stood after transaction"),
        (f"DELETE FROM filed WHERE card = {FIRST}", "is filed"),
        ("UPDATE card_delta SET n = n + 1", "how many points stand how"),
        ("UPDATE heard_in SET n = n + 1 WHERE role = 's'", "who is cited how often"),
        ("UPDATE heard_in SET n = n + 1 WHERE role = 'p'", "who printed how often"),
        (
            "UPDATE heard_in SET tx_from = 2 WHERE tx_from = 1",
            f"who is heard in document {LANTERN.doc} after transaction 1",
        ),
        (
            "UPDATE component SET claim = 'cffffffffffffffff' "
            f"WHERE claim = (SELECT point FROM card WHERE card = {FIRST})",
            "of claims that the log does not have",
        ),
    ],
)
def test_tables_that_do_not_say_what_the_log_says_are_found(path, harm, says):
    with sqlite3.connect(path) as store:
        store.execute(harm)
    store.close()
    ledger = open_ledger(path)
    faults = [issue for issue in ledger.verify() if issue.code == "S-LEDGER-009"]
    assert any(says in fault.message for fault in faults)
    assert all("--rebuild" in fault.message for fault in faults)
    ledger.rebuild()
    assert list(ledger.verify()) == []
    ledger.close()


@pytest.fixture
def long(tmp_path):
    """A ledger of more transactions than are all proved without being asked to."""
    path = tmp_path / "long.sayso"
    ledger = samples.file_ledger(path)
    for number in range(FEW_TURNS + 20):
        text = f"The town of Halvik was quiet on day {number}."
        paper = samples.document(text, outlet="Lantern")
        said = samples.claim(paper, start=0, end=len(text) - 1)
        ledger.append(by_rules(paper, said), run="r", at=NOON + number * HOUR)
    ledger.close()
    return path


def faults_after(path, harm, *, all_moments):
    with sqlite3.connect(path) as store:
        store.execute(harm)
    store.close()
    ledger = open_ledger(path)
    try:
        return list(ledger.verify(all_moments=all_moments))
    finally:
        ledger.close()


@pytest.mark.parametrize("all_moments", [True, False])
def test_the_present_of_a_long_ledger_is_always_proved_whole(long, all_moments):
    last = "(SELECT max(card) FROM card)"
    assert faults_after(long, "SELECT 1", all_moments=all_moments) == []
    harm = f"UPDATE card SET raw = (SELECT min(raw) FROM card) WHERE card = {last}"
    assert faults_after(long, harm, all_moments=all_moments)


def test_a_fault_of_one_past_moment_is_found_where_all_are_asked_for(long):
    harm = "UPDATE heard_in SET tx_from = tx_from + 1 WHERE doc_seq = 1"
    assert faults_after(long, harm, all_moments=False) == []
    (fault,) = faults_after(long, "SELECT 1", all_moments=True)
    assert "after transaction 1 is not what the log says" in fault.message


@pytest.mark.parametrize("kind", ["memory", "file"])
def test_ids_that_no_claim_has(path, kind):
    ledger = MemoryLedger() if kind == "memory" else open_ledger(path)
    ledger.append(by_rules(LANTERN, FELL, QUIET), run="r", at=NOON)
    view, nobody = ledger.view(NOW), ClaimId("c0000000000000000")
    for ask in (
        lambda: view.history(nobody),
        lambda: view.kinship(FELL.claim, nobody),
        lambda: view.point(nobody),
    ):
        with pytest.raises(UnknownNameError):
            ask()
    assert list(view.claims_beginning("")) == [] or kind == "memory"
    assert list(view.claims_beginning(FELL.claim[:9])) == [FELL.claim]
    ledger.close()


def test_an_id_of_another_form_has_a_number_too():
    assert number_of("c0123456789abcdef") != number_of("my-own-id")
    assert number_of("my-own-id") == number_of("my-own-id")


def test_a_move_has_a_side():
    with pytest.raises(ValueError, match="at least one side"):
        shown((None, None))


def test_a_list_that_is_none_of_the_term_is_refused():
    with pytest.raises(InputError, match="not the values of a Span"):
        lists_of(Span)(b"[1]")


def test_a_ledger_too_big_for_one_look_answers_as_a_small_one(tmp_path, monkeypatch):
    monkeypatch.setattr(stored, "FEW", 0)
    monkeypatch.setattr(stored, "BATCH", 2)
    monkeypatch.setattr(stored, "RECENT", 1)
    file, memory = samples.file_ledger(tmp_path / "l.sayso"), MemoryLedger()
    for ledger in (file, memory):
        for number in range(6):
            ledger.append(samples.wide_report(number, 3), run="r", at=NOON)
    small, big = memory.view(NOW), file.view(NOW)
    words = small.board(BoardQuery(limit=1)).rows[0].title.split()[0]
    for sort in ("newest", "oldest"):
        for standings in ((), (StandingName.REPORTED,)):
            query = BoardQuery(
                text=words, sort=sort, standings=standings, limit=4, counted=False
            )
            told = big.board(query)
            assert told.rows == small.board(query).rows
            assert told.rows
    assert list(big.points()) == list(small.points())
    for claim in small.claims():
        assert big.point_of(claim.claim) == small.point_of(claim.claim)
    file.close()
