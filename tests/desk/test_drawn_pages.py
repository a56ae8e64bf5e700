"""Map, figures, timeline and report: drawings, and the same as a list beside them."""

import re
from xml.etree import ElementTree as Tree

import pytest
from starlette.testclient import TestClient

from sayso.demo import bundled
from sayso.ports import Ledger
from sayso.serve.settings import Settings
from tests.serving import served, text_of

BEFORE = "2031-05-02T06:00Z"
DRAWN = re.compile(r'<svg[^>]*class="drawing.*?</svg>', re.DOTALL)


def drawings(web: TestClient, path: str, **asked: str) -> list[Tree.Element]:
    return [Tree.fromstring(s) for s in DRAWN.findall(web.get(path, params=asked).text)]


def titles(drawing: Tree.Element) -> str:
    found = (e.text or "" for e in drawing.iter() if e.tag.endswith("title"))
    return "; ".join(found)


class TestMap:
    def test_every_place_of_the_map_is_in_the_list_beside_it(self, web: TestClient):
        (drawing,) = drawings(web, "/map")
        words = text_of(web.get("/map").text)
        for place in re.findall(r"(\w+): \d+ points", titles(drawing)):
            assert place in words.split("The same as a list")[1]

    def test_two_towns_of_one_name_are_told_apart(self, web: TestClient):
        words = text_of(web.get("/map").text).split("The same as a list")[1]
        assert "Tarn (KV)" in words
        assert "Tarn (SU)" in words
        found = web.get("/places.geojson").json()["features"]
        labels = {f["properties"]["label"] for f in found}
        assert {"Tarn (KV)", "Tarn (SU)", "Halvik"} <= labels

    def test_a_ring_marks_where_something_is_contested(self, web: TestClient):
        (drawing,) = drawings(web, "/map")
        assert "Halvik: 4 points, 1 contested" in titles(drawing)

    def test_the_day_before_has_fewer_places(self, web: TestClient):
        (now,), (then,) = (
            drawings(web, "/map"),
            drawings(web, "/map", published_by=BEFORE),
        )
        assert len(list(then.iter())) < len(list(now.iter()))

    @pytest.mark.parametrize("form", ["json", "csv", "rss", "geojson"])
    def test_places_are_there_for_programs(self, web: TestClient, form: str):
        answer = web.get(f"/places.{form}", params={"published_by": BEFORE})
        assert answer.status_code == 200
        assert answer.headers["sayso-published-by"] == BEFORE
        assert "Dresna" in answer.text

    def test_the_ground_is_the_outline_of_the_story(self, ledger: Ledger):
        outline = bundled().outline
        with served(ledger, settings=Settings(outline=outline)) as web:
            found = web.get("/basemap.geojson").json()
        kinds = {f["geometry"]["type"] for f in found["features"]}
        assert kinds == {"Polygon", "LineString"}

    def test_else_it_is_the_world(self, web: TestClient):
        asked = {"box": "30,30,40,40"}
        found = web.get("/basemap.geojson", params=asked).json()
        assert "Natural Earth" in found["credit"]
        assert 3 < len(found["features"]) < 40

    @pytest.mark.parametrize("box", ["here", "1,2,3", "1,2,3,x"])
    def test_a_box_that_is_none_is_refused(self, web: TestClient, box: str):
        answer = web.get("/basemap.geojson", params={"box": box})
        assert answer.status_code == 400
        assert "west,south,east,north" in answer.text


@pytest.mark.parametrize("path", ["/", "/figures", "/timeline", "/report"])
def test_what_a_mark_tells_of_its_time_is_in_the_zone_of_the_reader(
    web: TestClient, path: str
):
    web.post("/settings", data={"zone": "Asia/Damascus", "keys": "on"})
    told = "; ".join(map(titles, drawings(web, path)))
    web.post("/settings", data={"zone": "UTC", "keys": "on"})
    assert "2031" in told
    assert "UTC" not in told
    assert "+03" in told


class TestFigures:
    def test_a_series_has_a_line_for_each_origin(self, web: TestClient):
        (chart, *_) = drawings(web, "/figures", measure="killed")
        names = titles(chart)
        assert "Karvelia Monitoring Group" in names
        assert "Karvelian Defence Ministry" in names

    def test_every_dot_leads_to_its_words(self, web: TestClient):
        (chart, *_) = drawings(web, "/figures", measure="killed")
        links = [e.get("href") for e in chart.iter() if e.tag.endswith("}a")]
        assert links
        for link in links:
            assert web.get(str(link)).status_code == 200

    def test_a_link_keeps_the_moment(self, web: TestClient):
        html = web.get("/figures", params={"published_by": "2031-05-03T00:00Z"}).text
        links = re.findall(r'<a href="(/points/[^"]+)"', html)
        assert links
        assert all("published_by=2031-05-03T00%3A00Z" in link for link in links)

    def test_what_passes_no_filter_says_so(self, web: TestClient):
        words = text_of(web.get("/figures", params={"measure": "besieged"}).text)
        assert "No figures pass these filters" in words

    @pytest.mark.parametrize("form", ["json", "csv", "rss"])
    def test_figures_are_there_for_programs(self, web: TestClient, form: str):
        assert "At least 12 people" in web.get(f"/figures.{form}").text


class TestTimeline:
    @pytest.mark.parametrize("by", ["place", "actor", "origin"])
    @pytest.mark.parametrize("time", ["known", "event"])
    def test_lanes_of_every_kind(self, web: TestClient, by: str, time: str):
        answer = web.get("/timeline", params={"by": by, "time": time})
        assert answer.status_code == 200

    def test_two_towns_of_one_name_are_two_lanes(self, web: TestClient):
        (drawing,) = drawings(web, "/timeline")
        lanes = [e.text for e in drawing.iter() if e.tag.endswith("tspan")]
        assert {"Tarn (KV)", "Tarn (SU)"} <= set(lanes)

    def test_lanes_of_no_kind_are_refused(self, web: TestClient):
        answer = web.get("/timeline", params={"by": "mood"})
        assert answer.status_code == 400
        assert "place or actor or origin" in text_of(answer.text)


class TestReport:
    def test_a_page_that_can_be_saved(self, web: TestClient):
        words = text_of(web.get("/report").text)
        assert "Disputed" in words
        page = web.get("/report.html")
        assert "attachment" in page.headers["content-disposition"]
        assert "Disputed" in text_of(page.text)
        assert web.get("/report.md").text.startswith("# Dresna: situation report")
        assert web.get("/report.pdf").status_code == 404

    def test_as_of_the_day_before_it_says_which_day(self, web: TestClient):
        told = web.get("/report.md", params={"published_by": BEFORE}).text
        assert "Published by 2 May 2031 06:00 UTC." in told

    def test_what_changed_since(self, web: TestClient):
        html = web.get("/report", params={"changed_since": BEFORE}).text
        assert "conceded" in text_of(html).split("Changed since")[2]

    def test_a_moment_that_is_none_is_refused(self, web: TestClient):
        answer = web.get("/report", params={"changed_since": "yesterday"})
        assert answer.status_code == 400
