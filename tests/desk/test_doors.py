"""Who gets in, by which name, and what another site's page can do: nothing."""

import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from sayso.desk.assets import FOLDER
from sayso.ports import Ledger
from sayso.serve.clock import now
from sayso.serve.sessions import LASTS, Sessions, Visitor
from sayso.serve.settings import Settings
from tests.serving import BASE, served

ADDRESSES = [
    "/",
    "/board",
    "/board.json",
    "/documents",
    "/sources.csv",
    "/live",
    "/static/built.json",
    "/api/v1/points",
    "/api/v1/places.geojson",
    "/api/v1/openapi.json",
    "/nowhere",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_the_token_nothing_is_given(ledger: Ledger, address: str):
    with served(ledger, enters=False) as stranger:
        answer = stranger.get(address)
    assert answer.status_code == 401
    assert "Dresna" not in answer.text


def every_address(app: Starlette) -> set[tuple[str, str]]:
    """Method and path of whatever the server could answer, each name made up."""
    found: set[tuple[str, str]] = set()
    for route in app.routes:
        if isinstance(route, Route):
            path = re.sub(r"\{[^}]+\}", "json", route.path)
            found |= {(method, path) for method in route.methods or ()}
        elif isinstance(route, Mount) and route.path == "/static":
            found |= {("GET", f"/static/{path.name}") for path in FOLDER.iterdir()}
        elif isinstance(route, Mount) and isinstance(route.app, FastAPI):
            for path, operations in route.app.openapi()["paths"].items():
                for method in operations:
                    found.add((method.upper(), f"{route.path}{path}"))
    return found


def test_without_the_token_no_route_at_all_answers(ledger: Ledger):
    before = ledger.latest_seq()
    with served(ledger, enters=False) as stranger:
        addresses = every_address(stranger.app)  # type: ignore[arg-type]
        assert len(addresses) > 60
        for method, path in sorted(addresses):
            answer = stranger.request(method, path)
            assert answer.status_code == 401, f"{method} {path}"
            assert "Dresna" not in answer.text
            assert "Halvik" not in answer.text
    assert ledger.latest_seq() == before


def test_a_token_is_good_for_one_visit():
    sessions = Sessions(None)
    first = sessions.token
    assert sessions.enter(first, "Ines", now())
    assert sessions.enter(first, "Ines", now()) is None
    assert sessions.token != first


def test_a_wrong_token_lets_nobody_in(ledger: Ledger):
    with served(ledger, enters=False) as stranger:
        assert stranger.get("/?token=guessed").status_code == 401


def test_the_token_leaves_the_address_and_the_rest_of_it_stays(ledger: Ledger):
    with served(ledger) as web:
        answer = web.get("/board?standing=contested&token=old")
    assert str(answer.url) == f"{BASE}/board?standing=contested"


@pytest.mark.parametrize("path", ["//evil.example/x", "/\\evil.example"])
def test_entering_leads_to_no_other_host(ledger: Ledger, path: str):
    with served(ledger) as web:
        answer = web.get(f"{BASE}{path}?token=x", follow_redirects=False)
    assert not answer.headers.get("location", "/").startswith(("//", "/\\"))


def test_sessions_outlive_a_restart_and_end_after_two_weeks(tmp_path: Path):
    path = tmp_path / "x.sayso-desk"
    before = Sessions(path)
    secret = before.begin(Visitor(person="Ines", role="admin"), now())
    before.close()
    after = Sessions(path)
    visitor = after.visitor(secret, now())
    assert visitor == Visitor(person="Ines", role="admin")
    assert after.visitor(secret, now() + LASTS) is None
    assert secret not in path.read_bytes().decode("latin-1"), "only its hash is kept"
    assert path.stat().st_mode & 0o077 == 0, "nobody else may read it"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8710", "127.0.0.1:1"])
def test_by_a_name_that_is_not_ours_nobody_gets_in(ledger: Ledger, host: str):
    with served(ledger) as web:
        answer = web.get("/board", headers={"host": host})
    assert answer.status_code == 421
    assert "contested" not in answer.text


def test_a_further_name_is_ours_when_it_was_given(ledger: Ledger):
    settings = Settings(title="Dresna", names=("desk.example",))
    with served(ledger, settings=settings) as web:
        assert web.get("/keys", headers={"host": "desk.example"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "", "origin": "https://evil.example"},
        {"sec-fetch-site": "", "origin": "null"},
    ],
)
def test_another_sites_page_can_enter_no_ruling(
    ledger: Ledger, headers: dict[str, str]
):
    before = ledger.latest_seq()
    with served(ledger) as web:
        claim = web.get("/board.json").json()["rows"][0]["claim"]
        form = {"verdict": "watch", "claim": claim}
        sent = {k: v for k, v in headers.items() if v}
        if "sec-fetch-site" not in sent:
            del web.headers["sec-fetch-site"]
        answer = web.post("/rulings", data=form, headers=sent)
    assert answer.status_code == 403
    assert ledger.latest_seq() == before


def test_every_answer_carries_the_policy(web: TestClient):
    for address in ("/", "/board.csv", "/api/v1/points", "/nowhere", "/keys"):
        headers = web.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_the_cookie_is_for_this_server_alone(ledger: Ledger):
    with served(ledger, enters=False) as stranger:
        gate = stranger.app
        token = gate.state.served.sessions.token  # type: ignore[attr-defined]
        answer = stranger.get(f"/?token={token}", follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert answer.status_code == 303
    assert "sayso_8710=" in cookie
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
