"""Charts, timelines and maps: what is in them, and that words stay words."""

import itertools
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as Tree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.model.standing import StandingName
from sayso.publish.drawing import (
    Chart,
    ChartLine,
    ChartStep,
    Lane,
    Mark,
    Outline,
    Spot,
    outline_from_geojson,
    outline_map,
    step_chart,
    timeline,
    world_outline,
)
from sayso.publish.drawing.look import as_file, sheet

SVG = "{http://www.w3.org/2000/svg}"
NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)
NOTHING = Outline(areas=(), lines=())
HOSTILE = "</svg><script>alert(1)</script>\"onload='x'\x00\x1b\ud800\u202e"


def step(hours=0, low=21, high=None, bounds="≥ 21", href=None, words="21 died"):
    at = NOON + timedelta(hours=hours)
    return ChartStep(at=at, low=low, high=high, bounds=bounds, words=words, href=href)


def chart(*steps, name="Karvelian Monitoring Group"):
    line = ChartLine(name=name, steps=tuple(steps))
    return Chart(title="killed", lines=(line,), until=NOON + timedelta(days=1))


def drawn(svg, name, kind=None):
    """The elements of a name and class."""
    found = Tree.fromstring(svg).iter(f"{SVG}{name}")
    return [e for e in found if kind is None or kind in (e.get("class") or "").split()]


def words_of(svg):
    return " ".join(Tree.fromstring(svg).itertext())


class TestChart:
    def test_every_number_is_a_dot_that_says_what_was_told(self):
        svg = step_chart(chart(step(), step(hours=3, low=26, bounds="≥ 26")))
        assert len(drawn(svg, "circle", "dot")) == 2
        assert "Karvelian Monitoring Group, 1 May 2031 15:00 UTC: ≥ 26" in words_of(svg)

    @pytest.mark.parametrize(
        ("low", "high", "arrows", "bands"),
        [(21, None, 1, 0), (None, 40, 1, 0), (20, 30, 0, 1), (21, 21, 0, 0)],
    )
    def test_bounds_are_drawn_as_told(self, low, high, arrows, bands):
        svg = step_chart(chart(step(low=low, high=high)))
        assert len(drawn(svg, "path", "open")) == arrows
        assert len(drawn(svg, "path", "band")) == bands

    def test_a_line_ends_at_the_moment_asked_for(self):
        svg = step_chart(chart(step()))
        (edge,) = drawn(svg, "path", "edge")
        assert edge.get("d").split()[-2] == "510"

    def test_the_last_numbers_are_there_for_those_who_do_not_see(self):
        svg = step_chart(chart(step(), name="KMG"))
        (about,) = drawn(svg, "desc")
        assert about.text == "Last numbers told. KMG: ≥ 21."

    def test_names_do_not_lie_on_each_other(self):
        lines = tuple(ChartLine(name=n, steps=(step(),)) for n in ("MPA", "KMG", "NFR"))
        svg = step_chart(Chart(title="killed", lines=lines, until=NOON))
        heights = sorted(float(e.get("y")) for e in drawn(svg, "text", "name"))
        assert all(b - a >= 15 for a, b in itertools.pairwise(heights))

    def test_no_figures_say_so(self):
        svg = step_chart(Chart(title="killed", lines=(), until=NOON))
        assert "No figures at this moment." in words_of(svg)


class TestTimeline:
    def mark(self, standing=StandingName.REPORTED, hours=0, **rest):
        at = NOON + timedelta(hours=hours)
        return Mark(at=at, standing=standing, words="the road is open", **rest)

    def test_a_mark_for_each_point_with_its_standing(self):
        marks = (self.mark(), self.mark(StandingName.CONTESTED, hours=20))
        svg = timeline("t", [Lane(name="Halvik", marks=marks)], until=NOON)
        assert len(drawn(svg, "circle", "s-reported")) == 1
        assert len(drawn(svg, "circle", "s-contested")) == 1

    def test_a_quarrel_is_not_hidden_in_a_crowd(self):
        crowd = [self.mark() for _ in range(1000)]
        marks = (*crowd, self.mark(StandingName.CONTESTED), self.mark(hours=90))
        svg = timeline("t", [Lane(name="Halvik", marks=marks)], until=NOON)
        first, _ = drawn(svg, "circle", "dot")
        assert "s-contested" in first.get("class")
        assert "1001 here" in words_of(svg)

    def test_what_lasted_has_length(self):
        lasting = self.mark(until=NOON + timedelta(hours=12))
        lanes = [Lane(name="Halvik", marks=(lasting, self.mark(hours=24)))]
        svg = timeline("t", lanes, until=NOON)
        assert len(drawn(svg, "path", "lasts")) == 1

    def test_nothing_says_so(self):
        assert "Nothing has a time" in words_of(timeline("t", [], until=NOON))


class TestMap:
    def spot(self, name="Halvik", lat=57.9, lon=-30.2, **rest):
        given = {"points": 3, "contested": 0, **rest}
        return Spot(name=name, lat=lat, lon=lon, **given)

    def test_a_ring_says_contested(self):
        spots = [self.spot(), self.spot("Dresna", lat=58.3, contested=1)]
        svg = outline_map("m", spots, NOTHING.within)
        assert len(drawn(svg, "circle", "spot")) == 2
        assert len(drawn(svg, "circle", "ring")) == 1

    def test_places_on_both_sides_of_the_date_line_are_neighbours(self):
        spots = [self.spot("a", lat=0, lon=179.5), self.spot("b", lat=0, lon=-179.5)]
        svg = outline_map("m", spots, NOTHING.within)
        left, right = (float(c.get("cx")) for c in drawn(svg, "circle", "spot"))
        assert left < right
        assert right - left < 720

    @pytest.mark.parametrize("lat", [90, -90, 89.99])
    def test_the_poles_are_on_a_map(self, lat):
        svg = outline_map("m", [self.spot(lat=lat)], world_outline)
        assert "nan" not in svg
        assert "inf" not in svg

    def test_labels_keep_clear_of_each_other(self):
        spots = [self.spot(f"Town {n}", lat=57.9 + n / 1e4) for n in range(20)]
        svg = outline_map("m", spots, NOTHING.within)
        assert len(drawn(svg, "text", "place")) < 8

    def test_the_world_is_drawn_where_the_places_are(self):
        near = outline_map("m", [self.spot("Homs", 34.7, 36.7)], world_outline)
        wide = [self.spot("Homs", 34.7, 36.7), self.spot("Lima", -12, -77)]
        far = outline_map("m", wide, world_outline)
        assert 0 < len(drawn(near, "path", "land")) < len(drawn(far, "path", "land"))
        assert "no endorsement" in words_of(near)

    def test_no_place_says_so(self):
        assert "No place" in words_of(outline_map("m", [], NOTHING.within))


class TestOutlines:
    def test_areas_and_lines_of_a_geojson_file(self):
        raw = (
            b'{"type":"FeatureCollection","features":['
            b'{"type":"Feature","geometry":{"type":"Polygon","coordinates":'
            b"[[[0,0],[1,0],[1,1],[0,0]]]}},"
            b'{"type":"Feature","geometry":null},'
            b'{"type":"Feature","geometry":{"type":"MultiLineString","coordinates":'
            b"[[[0,0],[1,1]]]}}]}"
        )
        outline = outline_from_geojson(raw)
        assert len(outline.areas) == 1
        assert outline.lines == (((0.0, 0.0), (1.0, 1.0)),)

    @pytest.mark.parametrize(
        "raw",
        [
            b"no json",
            b"[]",
            b'{"type":"Polygon"}',
            b'{"type":"LineString","coordinates":[[1]]}',
            b'{"type":"LineString","coordinates":[[1,2]]}',
            b'{"type":"LineString","coordinates":[["a","b"],["c","d"]]}',
        ],
    )
    def test_what_is_no_outline_is_refused(self, raw):
        with pytest.raises(InputError, match="not GeoJSON"):
            outline_from_geojson(raw)


class TestHostileWords:
    def test_words_are_never_markup(self):
        svg = step_chart(chart(step(words=HOSTILE, href="javascript:x"), name=HOSTILE))
        assert "<script" not in svg
        assert not drawn(svg, "script")
        assert not drawn(svg, "a")

    @pytest.mark.parametrize(
        ("href", "links"),
        [("/claim/c1", 1), ("https://mpa.example/1", 1), ("#ref-1", 1), ("data:x", 0)],
    )
    def test_only_addresses_are_links(self, href, links):
        assert len(drawn(step_chart(chart(step(href=href))), "a")) == links

    def test_no_drawing_styles_itself(self):
        svg = step_chart(chart(step()))
        assert "style" not in svg

    def test_a_file_of_its_own_carries_its_sheet(self):
        told = as_file(step_chart(chart(step())))
        Tree.fromstring(told.encode())
        assert sheet() in told

    @given(st.text(), st.text())
    def test_any_words_make_a_drawing(self, name, words):
        lanes = [Lane(name=name, marks=())]
        for svg in (
            step_chart(chart(step(words=words), name=name)),
            timeline(name, lanes, until=NOON),
            outline_map(
                name,
                [Spot(name=words, lat=0, lon=0, points=1, contested=0)],
                NOTHING.within,
            ),
        ):
            Tree.fromstring(svg)
