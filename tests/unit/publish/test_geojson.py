"""Claims on the map."""

import json
from dataclasses import replace
from typing import Any

from sayso.publish.geojson import GeoJson
from tests.unit.publish.made_up import CAPTURED, ListView


def written(view=None) -> Any:
    return json.loads(b"".join(GeoJson().write(view or ListView())))


def test_a_feature_for_each_claim_with_a_place():
    said = written()
    assert said["type"] == "FeatureCollection"
    assert len(said["features"]) == 2
    assert said["left_out"] == 1


def test_longitude_comes_first():
    feature = written()["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-3.25, 47.5]}


def test_a_feature_says_how_precise_and_how_it_stands():
    said = written()["features"][0]["properties"]
    assert said["precision"] == "settlement"
    assert (said["kind"], said["offset"]) == ("populated place", None)
    assert said["standing"] == "contested"
    assert said["place_id"] == "karvelia:halvik"
    assert said["figures"] == []
    assert (said["claim"], said["span"]) == (CAPTURED.claim, [13, 47])


def test_the_clocks_are_in_it():
    assert written()["as_of"] == {
        "recorded": "2031-05-02T12:00:00Z",
        "published": None,
    }


def test_an_open_place_is_counted_as_left_out():
    assert CAPTURED.event is not None
    assert CAPTURED.event.place is not None
    place = replace(CAPTURED.event.place, place=None)
    claim = replace(CAPTURED, event=replace(CAPTURED.event, place=place))
    said = written(ListView(said=(claim,)))
    assert (said["features"], said["left_out"]) == ([], 1)


def test_what_lies_beside_a_place_keeps_the_words_that_say_how():
    assert CAPTURED.event is not None
    assert CAPTURED.event.place is not None
    place = replace(CAPTURED.event.place, offset="10 km north of", precision="near")
    claim = replace(CAPTURED, event=replace(CAPTURED.event, place=place))
    (feature,) = written(ListView(said=(claim,)))["features"]
    assert feature["properties"]["offset"] == "10 km north of"
    assert feature["properties"]["precision"] == "near"
    # the point is the place's own: nobody said where exactly north of it
    assert feature["geometry"]["coordinates"] == [-3.25, 47.5]
