"""People's word on the desk: entered whole, signed, refused without a reason."""

from starlette.testclient import TestClient

from sayso.model.entry import NOW
from sayso.model.ruling import Verdict
from sayso.ports import Ledger
from tests.serving import served, text_of


def some_claims(web: TestClient, number: int) -> list[str]:
    rows = web.get("/board.json", params={"standing": "reported"}).json()["rows"]
    return [row["claim"] for row in rows[:number]]


def test_one_ruling_on_several_points_and_one_undo_for_all_of_them(ledger: Ledger):
    with served(ledger) as web:
        claims = some_claims(web, 3)
        form = {"verdict": "confirmed", "claim": claims, "note": "seen on site"}
        answer = web.post(
            "/rulings", data={**form, "back": "/board?standing=confirmed"}
        )
        assert str(answer.url).endswith("/board?standing=confirmed")
        assert text_of(answer.text).count(" confirmed ") >= 3
        rulings = ledger.view(NOW).rulings()
        assert {(r.verdict, r.person, r.note) for r in rulings} == {
            (Verdict.CONFIRMED, "Ines", "seen on site")
        }
        assert {r.claim for r in rulings} == set(claims)
        assert all(r.words and r.doc and r.span for r in rulings)
        web.post("/rulings/undo", data={"back": "/"})
        assert ledger.view(NOW).rulings() == ()


def test_nothing_is_confirmed_without_a_reason(ledger: Ledger):
    with served(ledger) as web:
        form = {"verdict": "confirmed", "claim": some_claims(web, 1), "note": "  "}
        answer = web.post("/rulings", data=form)
    assert answer.status_code == 400
    assert "say what it rests on" in answer.text
    assert ledger.view(NOW).rulings() == ()


def test_one_unknown_claim_and_none_of_them_is_ruled_on(ledger: Ledger):
    with served(ledger) as web:
        claims = [*some_claims(web, 2), "cnone"]
        answer = web.post("/rulings", data={"verdict": "watch", "claim": claims})
    assert answer.status_code == 404
    assert ledger.view(NOW).rulings() == ()


def test_a_ruling_on_nothing_and_an_undo_of_nothing_say_so(ledger: Ledger):
    with served(ledger) as web:
        nothing = web.post("/rulings", data={"verdict": "watch"})
        undo = web.post("/rulings/undo", data={})
        odd = web.post("/rulings", data={"verdict": "true", "claim": "c1"})
    assert (nothing.status_code, undo.status_code, odd.status_code) == (400, 400, 400)
    assert "select a point" in nothing.text
    assert "no ruling of Ines in force" in undo.text
