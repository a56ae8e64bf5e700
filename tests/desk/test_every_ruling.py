"""What the command line can rule, the desk and the API can too."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from sayso.model.entry import NOW
from sayso.model.ids import ClaimId
from sayso.model.ruling import Verdict
from sayso.ports import Ledger
from sayso.serve import rulings
from tests.serving import served, text_of


@pytest.fixture
def web(ledger: Ledger) -> Iterator[TestClient]:
    with served(ledger) as browser:
        yield browser


def rows(web: TestClient, **asked: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = web.get("/board.json", params=asked).json()["rows"]
    return found


def ruled(ledger: Ledger) -> list[tuple[str, str | None]]:
    return [(r.verdict.value, r.value) for r in ledger.view(NOW).rulings()]


def is_one_point(ledger: Ledger, one: str, other: str) -> bool:
    view = ledger.view(NOW)
    return view.point_of(ClaimId(one)) == view.point_of(ClaimId(other))


def test_every_verdict_has_its_kind_of_target():
    on = [rulings.ON_CLAIMS, rulings.ON_PAIRS, rulings.ON_NAMES, {Verdict.SIDE}]
    assert set().union(*on) == set(Verdict)
    assert sum(map(len, on)) == len(Verdict)


def test_two_points_become_one_and_are_parted_again(web: TestClient, ledger: Ledger):
    one, other = (row["claim"] for row in rows(web, standing="reported")[:2])
    asked = {"verdict": "same-point", "claim": [one, other]}
    assert web.post("/rulings", data=asked).status_code == 200
    assert is_one_point(ledger, one, other)
    web.post("/rulings", data={**asked, "verdict": "not-same-point"})
    assert not is_one_point(ledger, one, other)


def test_what_was_ruled_apart_is_not_joined_by_way_of_a_third(
    web: TestClient, ledger: Ledger
):
    one, two, three = (row["claim"] for row in rows(web, standing="reported")[:3])
    web.post("/rulings", data={"verdict": "not-same-point", "claim": [one, two]})
    web.post("/rulings", data={"verdict": "same-point", "claim": [one, three]})
    asked = {"verdict": "same-point", "claim": [three, two]}
    answer = web.post("/rulings", data=asked)
    assert answer.status_code == 409
    assert "Ines ruled apart" in text_of(answer.text)
    assert len(ledger.view(NOW).rulings()) == 2


def test_a_side_is_set_by_name(web: TestClient, ledger: Ledger):
    name = "Northern Front for Renewal"
    asked = {"verdict": "side", "source": name, "value": "rebels", "note": "its own"}
    assert web.post("/rulings", data=asked).status_code == 200
    source = rulings.source_called(ledger.view(NOW), name)
    assert ledger.view(NOW).side_of(source.source) == "rebels"
    page = text_of(web.get(f"/sources/{source.source}").text)
    assert "party to the matter: rebels" in page


def test_a_place_is_set_and_shown(web: TestClient, ledger: Ledger):
    row = rows(web, q="shells hit the market")[0]
    places = web.get("/places.json").json()["rows"]
    dresna = next(p["place"] for p in places if p["name"] == "Dresna")
    asked = {"verdict": "place", "claim": row["claim"], "value": dresna}
    assert web.post("/rulings", data=asked).status_code == 200
    event = ledger.view(NOW).claim(ClaimId(row["claim"])).event
    assert event is not None
    assert event.place is not None
    assert event.place.place is not None
    assert event.place.place.name == "Dresna"


def test_bounds_are_set_and_nonsense_is_refused(web: TestClient, ledger: Ledger):
    row = rows(web, q="shells hit the market")[0]
    asked = {"verdict": "figure", "claim": row["claim"], "value": "13-20"}
    assert web.post("/rulings", data=asked).status_code == 200
    (figure, *_) = ledger.view(NOW).claim(ClaimId(row["claim"])).figures
    assert (figure.low, figure.high) == (13, 20)
    answer = web.post("/rulings", data={**asked, "value": "many"})
    assert answer.status_code == 409
    assert "no bounds" in text_of(answer.text)
    assert ruled(ledger) == [("figure", "13-20")]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"verdict": "side", "source": "NFR spokesman"}, "needs a value"),
        ({"verdict": "side", "source": "nobody", "value": "x"}, "no source 'nobody'"),
        ({"verdict": "same-point", "claim": "c1"}, "two claims, not 1"),
        ({"verdict": "same-source", "source": "Sela Brandt"}, "2 of the sources"),
        ({"verdict": "place", "claim": "c1"}, "needs a value"),
        ({"verdict": "true", "claim": "c1"}, "no ruling"),
    ],
)
def test_what_is_missing_is_named(web: TestClient, ledger: Ledger, asked, says):
    answer = web.post("/rulings", data=asked)
    assert answer.status_code in {400, 404}
    assert says in text_of(answer.text)
    assert ruled(ledger) == []


def test_one_ruling_of_several_is_taken_back(web: TestClient, ledger: Ledger):
    one, other = (row["claim"] for row in rows(web, standing="reported")[:2])
    web.post("/rulings", data={"verdict": "watch", "claim": [one, other]})
    first = next(r for r in ledger.view(NOW).rulings() if r.claim == one)
    asked = {"entry": rulings.entry_of(first), "back": "/review?queue=history"}
    assert web.post("/rulings/undo", data=asked).status_code == 200
    assert [r.claim for r in ledger.view(NOW).rulings()] == [other]
    assert web.post("/rulings/undo", data=asked).status_code == 400
    assert web.post("/rulings/undo", data={"entry": "e1"}).status_code == 404


def test_the_api_rules_on_sources_too(web: TestClient, ledger: Ledger):
    asked = {"verdict": "side", "sources": ["Sela Brandt"], "value": "government"}
    assert len(web.post("/api/v1/rulings", json=asked).json()["entries"]) == 1
    asked = {"verdict": "figure", "claims": [rows(web)[0]["claim"]], "value": "few"}
    assert web.post("/api/v1/rulings", json=asked).status_code == 400
    assert ruled(ledger) == [("side", "government")]


class TestForms:
    def test_a_source_has_a_form_for_its_side_and_its_other_names(
        self, web: TestClient, ledger: Ledger
    ):
        source = rulings.source_called(ledger.view(NOW), "Sela Brandt").source
        html = web.get(f"/sources/{source}").text
        for verdict in ("side", "same-source", "different-source"):
            assert f'value="{verdict}"' in html

    def test_a_claim_has_a_form_for_its_place_and_its_number(self, web: TestClient):
        row = rows(web, q="shells hit the market")[0]
        html = web.get(f"/claims/{row['claim']}").text
        for verdict in ("place", "figure", "note", "same-point"):
            assert f'value="{verdict}"' in html

    def test_two_claims_side_by_side_can_be_joined_or_parted(self, web: TestClient):
        one, other = (row["claim"] for row in rows(web, standing="reported")[:2])
        html = web.get("/kinship", params={"one": one, "other": other}).text
        for verdict in ("same-point", "not-same-point", "same-source"):
            assert f'value="{verdict}"' in html

    def test_every_ruling_of_the_history_can_be_taken_back(
        self, web: TestClient, ledger: Ledger
    ):
        web.post("/rulings", data={"verdict": "watch", "claim": rows(web)[0]["claim"]})
        html = web.get("/review", params={"queue": "history"}).text
        (ruling,) = ledger.view(NOW).rulings()
        assert f'name="entry" value="{rulings.entry_of(ruling)}"' in html
