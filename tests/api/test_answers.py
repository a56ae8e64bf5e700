"""The API: every answer typed, each with the moment that it is of."""

import re

import pytest
from starlette.testclient import TestClient

from sayso.model.entry import NOW
from sayso.ports import Ledger
from tests.serving import served

LISTS = ["points", "places", "sources", "outlets", "figures", "changes", "moments"]


@pytest.mark.parametrize("name", LISTS)
def test_every_answer_says_which_moment_it_is_of(web: TestClient, name: str):
    asked = {"as_of": "2031-05-02T06:00Z", "published_by": "2031-05-01"}
    answer = web.get(f"/api/v1/{name}", params=asked)
    clocks = answer.json()["as_of"]
    assert answer.headers["sayso-as-of"] == asked["as_of"]
    assert answer.headers["sayso-published-by"].startswith("2031-05-01T23:59:59")
    assert clocks["recorded"] == "2031-05-02T06:00:00Z"
    assert clocks["published"].startswith("2031-05-01T23:59:59")
    answer = web.get(f"/api/v1/{name}")
    assert answer.headers["sayso-as-of"] == "now"
    now = answer.json()["as_of"]
    assert (now["recorded"], now["published"]) == (None, None)
    assert now["seq"] > 0


def test_points_lead_to_claims_documents_and_sources(web: TestClient):
    lines = web.get("/api/v1/points", params={"standing": "contested"}).json()["points"]
    point = web.get(f"/api/v1/points/{lines[0]['point']}").json()
    assert point["line"] == lines[0]
    assert point["history"][-1]["after"] == "contested"
    claim = web.get(f"/api/v1/claims/{lines[0]['claim']}").json()
    assert (claim["point"], claim["standing"]) == (lines[0]["point"], "contested")
    document = web.get(f"/api/v1/documents/{claim['claim']['doc']}").json()
    span = claim["claim"]["span"]
    quoted = document["document"]["text"][span["start"] : span["end"]]
    assert claim["claim"]["words"] in quoted or quoted in claim["claim"]["words"]
    source = web.get(f"/api/v1/sources/{claim['claim']['source']}").json()
    assert source["source"]["name"] == lines[0]["speaker"]


def test_pages_of_points_follow_each_other_without_a_gap(web: TestClient):
    whole = web.get("/api/v1/points", params={"limit": 500}).json()
    seen, cursor = [], None
    while True:
        asked = {"limit": "7"} | ({"cursor": cursor} if cursor else {})
        page = web.get("/api/v1/points", params=asked).json()
        seen += [line["point"] for line in page["points"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == [line["point"] for line in whole["points"]]
    assert len(seen) == whole["total"]


def test_places_are_geojson(web: TestClient):
    answer = web.get("/api/v1/places.geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    found = answer.json()
    named = {feature["properties"]["name"] for feature in found["features"]}
    assert {"Dresna", "Halvik"} <= named
    for feature in found["features"]:
        counts = feature["properties"]["standings"]
        assert sum(counts.values()) == feature["properties"]["points"]


def test_words_find_points_sources_and_places(web: TestClient):
    found = web.get("/api/v1/find", params={"q": "dresna"}).json()["found"]
    kinds = {hit["kind"] for hit in found}
    assert "place" in kinds
    assert kinds & {"contested", "conceded", "reported"}
    for hit in found:
        assert web.get(hit["path"]).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("points/cnone", 404),
        ("claims/cnone", 404),
        ("claims/line%0Abreak", 404),
        ("documents/dnone", 404),
        ("sources/snone", 404),
        ("points?as_of=yesterday", 400),
        ("points?standing=true", 422),
        ("points?limit=9999", 422),
        ("points?cursor=nonsense", 400),
        ("points?sort=sideways", 422),
        ("find", 422),
    ],
)
def test_a_wrong_question_is_told_why(web: TestClient, path: str, status: int):
    answer = web.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_a_ruling_is_entered_and_taken_back(ledger: Ledger):
    with served(ledger) as web:
        line = web.get("/api/v1/points").json()["points"][0]
        asked = {"verdict": "refuted", "claims": [line["claim"]], "note": "was there"}
        entries = web.post("/api/v1/rulings", json=asked).json()["entries"]
        assert len(entries) == 1
        after = web.get(f"/api/v1/points/{line['point']}").json()["line"]
        assert after["standing"] == "refuted"
        assert web.post("/api/v1/rulings/undo").json()["entries"] == entries
        assert ledger.view(NOW).rulings() == ()


def test_the_description_loads_nothing_from_elsewhere(web: TestClient):
    described = web.get("/api/v1/openapi.json").json()
    assert described["info"]["title"] == "Sayso"
    assert {"/points", "/claims/{claim}", "/rulings"} <= set(described["paths"])
    for path in ("/api/v1/docs", "/api/v1/redoc"):
        assert web.get(path).status_code == 404
    assert not re.search(r"cdn|jsdelivr", web.get("/api/v1/openapi.json").text)
