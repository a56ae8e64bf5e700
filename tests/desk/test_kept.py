"""What is costly is worked out as often as it is worth, and pages are made once."""

import re
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from sayso.model.entry import NOW, AsOf
from sayso.ports import Ledger
from sayso.serve import recent
from sayso.serve.looks import Looks
from sayso.serve.recent import Recent
from sayso.serve.rulings import Asked, rule
from tests.serving import served

AT = datetime(2031, 5, 5, tzinfo=UTC)


def test_what_is_quick_is_worked_out_for_every_state():
    kept, calls = Recent(), []
    for seq in (1, 1, 2):
        kept.get("places", seq, lambda: calls.append(1))
    assert len(calls) == 2
    assert not kept.is_costly("places")


def test_what_is_costly_is_shown_for_a_while(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(recent, "QUICK_S", -1.0)
    kept = Recent()

    def slowly() -> str:
        time.sleep(0.05)
        return "before"

    assert kept.get("speakers", 1, slowly) == "before"
    assert kept.get("speakers", 2, lambda: "after") == "before"
    monkeypatch.setattr(recent, "SHARE", 0)
    assert kept.get("speakers", 3, lambda: "after") == "after"


def test_while_it_is_worked_out_others_get_what_there_was():
    kept, begun, go_on = Recent(), threading.Event(), threading.Event()
    kept.get("speakers", 1, lambda: "before")

    def slowly() -> str:
        begun.set()
        go_on.wait(5)
        return "after"

    working = threading.Thread(target=lambda: kept.get("speakers", 2, slowly))
    working.start()
    begun.wait(5)
    assert kept.get("speakers", 2, slowly) == "before"
    go_on.set()
    working.join()
    assert kept.get("speakers", 2, slowly) == "after"


def test_a_past_moment_is_never_answered_with_another_one(ledger: Ledger):
    looks = Looks(ledger)
    then = AsOf(published=datetime(2031, 5, 1, 20, tzinfo=UTC))
    before = {place.name for place in looks.at(then).places()}
    assert before < {place.name for place in looks.at(NOW).places()}
    assert {place.name for place in looks.at(then).places()} == before


def test_a_page_is_the_same_until_something_is_entered(ledger: Ledger):
    with served(ledger) as web:
        first = web.get("/board").text
        assert web.get("/board").text == first
        row = web.get("/board.json").json()["rows"][0]
        asked = Asked(verdict="refuted", claims=[row["claim"]], note="was there")
        rule(ledger, asked, person="Ines", at=AT)
        after = web.get("/board").text
    assert 'data-standing="refuted"' not in first
    assert 'data-standing="refuted"' in after


def test_a_kept_page_is_not_shown_to_who_chose_otherwise(ledger: Ledger):
    with served(ledger) as web:
        web.get("/board")
        web.cookies.set("theme", "dark")
        assert 'data-theme="dark"' in web.get("/board").text
        web.cookies.set("zone", "Asia/Tokyo")
        assert "Asia/Tokyo" in web.get("/board").text


def test_of_a_large_ledger_the_long_lists_come_later(
    web: TestClient, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(recent, "QUICK_S", -1.0)
    asked = {"published_by": "2031-05-02T07:00Z"}
    first = web.get("/board", params=asked).text
    assert "data-later>count them</a>" in first
    assert 'data-choice="contested"' in first, "what is quick is there at once"
    whole = web.get("/board", params={**asked, "whole": "yes"}).text
    assert "data-later" not in whole
    choices = re.findall(r'href="([^"]+)"[^>]* data-choice=', whole)
    assert choices
    assert not any("whole" in href for href in choices)
    story = web.get("/", params={"published_by": "2031-05-02T07:30Z"}).text
    assert "data-later" in story
    assert "In dispute" in story


def test_only_a_few_looks_and_pages_are_kept(ledger: Ledger):
    looks = Looks(ledger)
    first = looks.at(NOW)
    assert looks.at(NOW) is first
    for hour in range(30):
        moment = datetime(2031, 5, 1, tzinfo=UTC)
        looks.at(replace(NOW, recorded=moment.replace(hour=hour % 24, minute=hour)))
    assert looks.at(NOW) is not first
    for number in range(40):
        first.pages.put(str(number), b"")
    assert first.pages.get("0") is None
    assert first.pages.get("39") == b""
