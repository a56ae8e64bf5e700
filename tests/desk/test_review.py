"""What waits for a person, and what becomes of it once somebody ruled."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from sayso.model.entry import NOW
from sayso.ports import Ledger
from sayso.serve.sessions import Visitor
from tests.serving import served, text_of


@pytest.fixture
def web(ledger: Ledger) -> Iterator[TestClient]:
    with served(ledger) as browser:
        yield browser


def contested(web: TestClient) -> str:
    rows = web.get("/board.json", params={"standing": "contested"}).json()["rows"]
    return str(rows[0]["claim"])


def test_what_is_disputed_waits_until_somebody_rules(web: TestClient):
    assert "shells hit the market" in text_of(web.get("/review").text)
    asked = {
        "verdict": "confirmed",
        "claim": contested(web),
        "note": "the hospital's list",
        "back": "/review",
    }
    assert "Nothing waits here" in text_of(web.post("/rulings", data=asked).text)
    history = text_of(web.get("/review", params={"queue": "history"}).text)
    assert "confirmed Ines" in history
    assert "the hospital's list" in history


def test_undo_brings_it_back(web: TestClient):
    asked = {"verdict": "refuted", "claim": contested(web), "note": "misquoted"}
    web.post("/rulings", data=asked)
    words = text_of(web.post("/rulings/undo", data={"back": "/review"}).text)
    assert "shells hit the market" in words


def test_what_is_watched_has_a_queue(web: TestClient):
    web.post("/rulings", data={"verdict": "watch", "claim": contested(web)})
    words = text_of(web.get("/review", params={"queue": "watched"}).text)
    assert "shells hit the market" in words


def test_two_names_become_one_source(web: TestClient, ledger: Ledger):
    one, other, *_ = sorted({c.source for c in ledger.view(NOW).claims()})
    asked = {"verdict": "same-source", "one": one, "other": other, "note": "a slip"}
    assert web.post("/review/names", data=asked).status_code == 200
    view = ledger.view(NOW)
    assert view.source(one) == view.source(other)


@pytest.mark.parametrize(
    "asked",
    [
        {"verdict": "confirmed", "one": "a", "other": "b"},
        {"verdict": "same-source", "one": "nobody", "other": "nobody"},
    ],
)
def test_what_is_no_ruling_on_names_is_refused(web: TestClient, asked):
    assert web.post("/review/names", data=asked).status_code in {400, 404}


def test_a_queue_that_there_is_not(web: TestClient):
    assert web.get("/review", params={"queue": "gossip"}).status_code == 404


def test_a_visitor_may_rule_unless_a_reader():
    assert Visitor(person="Ines", role="reviewer").may_rule
    assert not Visitor(person="Ines", role="reader").may_rule
