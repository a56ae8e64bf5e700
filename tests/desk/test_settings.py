"""What a reader chose for a browser is kept in it, and in nothing else."""

import pytest
from starlette.testclient import TestClient

from tests.serving import text_of


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


def test_licences_and_credits_are_shown(web: TestClient):
    words = text_of(web.get("/settings").text)
    assert "GeoNames" in words
    assert "No page asks anything of another host" in words
