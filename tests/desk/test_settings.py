"""What a reader chose for a browser is kept in it, and in nothing else."""

import pytest
from starlette.testclient import TestClient

from sayso.demo import bundled
from sayso.ports import Ledger
from sayso.serve.settings import Settings
from tests.desk.test_pages import PAGES
from tests.serving import served, text_of


def test_choices_are_kept(web: TestClient):
    asked = {"theme": "dark", "zone": "Asia/Damascus", "clock": "recorded"}
    page = web.post("/settings", data=asked).text
    assert 'data-theme="dark"' in page
    assert 'data-keys="off"' in page
    assert "Asia/Damascus" in text_of(web.get("/board").text)
    usual = {"theme": "auto", "zone": "UTC", "clock": "published", "keys": "on"}
    web.post("/settings", data=usual)


@pytest.mark.parametrize("asked", [{"theme": "pink"}, {"zone": "Mars/Base"}])
def test_what_there_is_not_is_passed_over(web: TestClient, asked):
    page = web.post("/settings", data=asked | {"keys": "on"}).text
    assert 'data-theme="auto"' in page


@pytest.mark.parametrize("path", PAGES)
def test_the_zone_that_was_chosen_stands_on_every_page(web: TestClient, path: str):
    asked = {"published_by": "2031-05-02T22:30Z"}
    web.post("/settings", data={"zone": "Asia/Damascus", "keys": "on"})
    words = text_of(web.get(path, params=asked).text)
    web.post("/settings", data={"zone": "UTC", "keys": "on"})
    assert "Times in Asia/Damascus (UTC+03:00)." in words
    assert "as printed by Sat 3 May 2031, 01:30" in words


def test_licences_and_credits_are_shown(web: TestClient):
    words = text_of(web.get("/settings").text)
    assert "GeoNames" in words
    assert "No page asks anything of another host" in words


def test_maps_are_drawn_on_what_was_chosen(ledger: Ledger):
    settings = Settings(title="Dresna", person="Ines", outline=bundled().outline)
    with served(ledger, settings=settings) as web:
        usual = web.get("/map").text
        assert "/basemap.geojson?of=own" in usual
        web.post("/settings", data={"ground": "world", "keys": "on"})
        chosen = web.get("/map").text
        assert "/basemap.geojson?of=world" in chosen
        assert chosen != usual
        credit = web.get("/basemap.geojson?of=world").json()["credit"]
        assert "Natural Earth" in credit
        assert web.get("/basemap.geojson?of=own").json()["credit"] != credit
