"""The public format of a reading, field by field."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from sayso.model.place import PlaceRef
from sayso.publish.reading_json import (
    geonames_id,
    place_as_dict,
    reading_as_json,
    time_as_dict,
)
from tests.unit.publish.made_up import (
    CAPTURED,
    FIRST,
    HALVIK,
    KILLED,
    MORNING_DOC,
    NFR,
    THURSDAY,
    noon_reading,
    reading_of,
)


@pytest.fixture(scope="module")
def said() -> Any:
    return json.loads(reading_as_json(reading_of()))


def test_it_is_one_line():
    assert b"\n" not in reading_as_json(reading_of())


def test_the_fields_of_the_format_are_all_there(said):
    assert said["format"] == "sayso-reading/1"
    assert (
        list(said)[:11]
        == (
            "format id doc attributions claims figures places times actors caveats "
            "issues"
        ).split()
    )


def test_the_id_that_came_along_goes_back(said):
    assert said["id"] == "01-0410"
    without = replace(reading_of(), document=replace(MORNING_DOC, given_id=None))
    assert json.loads(reading_as_json(without))["id"] == MORNING_DOC.doc


def test_an_empty_id_is_an_id():
    empty = replace(reading_of(), document=replace(MORNING_DOC, given_id=""))
    assert json.loads(reading_as_json(empty))["id"] == ""


def test_the_document(said):
    assert said["doc"] == {
        "text": FIRST,
        "title": "News of 01-0410",
        "outlet": "The Velmora Courier",
        "credit": ["MPA"],
        "byline": None,
        "dateline": None,
        "published_at": "2031-05-02T04:10:00Z",
        "lang": "en",
        "url": "https://courier.example/01-0410",
    }


def test_an_attribution(said):
    (attribution,) = said["attributions"]
    assert attribution == {
        "id": "a1",
        "source": [[0, 7]],
        "cue": [[8, 12]],
        "content": [[13, 47]],
        "source_name": "Northern Front for Renewal",
        "source_kind": "body",
        "source_id": NFR.source,
        "force": "asserts",
        "manner": "indirect",
        "channel": None,
        "recipient": None,
        "hedge": [FIRST.index("could not"), len(FIRST) - 1],
        "inside": None,
        "said_at": {
            "value": "2031-05-01",
            "begin": "2031-05-01T00:00:00Z",
            "end": "2031-05-02T00:00:00Z",
            "grain": "day",
        },
        "score": None,
    }


def test_what_is_not_known_of_a_speaker_is_null():
    denied, quiet = json.loads(reading_as_json(noon_reading()))["attributions"]
    assert denied["channel"] == [41, 49]
    assert (denied["hedge"], denied["said_at"]) == (None, None)
    assert denied["score"] == 0.9
    assert (quiet["source_name"], quiet["source_kind"]) == (None, None)
    assert quiet["inside"] == "a1"


def test_a_claim_with_its_event(said):
    captured, toll = said["claims"]
    assert captured["id"] == CAPTURED.claim
    assert captured["attribution"] == "a1"
    assert (captured["span"], captured["negated"]) == ([13, 47], False)
    event = captured["event"]
    assert (event["type"], event["mode"], event["trigger"]) == (
        "COERCE",
        "seize",
        [20, 28],
    )
    assert event["actors"] == ["Northern Front for Renewal"]
    assert event["targets"] == []
    assert event["place"] == {"span": [29, 35], "name": "Halvik"}
    assert event["when"]["value"] == "2031-05-01"
    assert (toll["attribution"], toll["event"]) == (None, None)
    assert [figure["low"] for figure in toll["figures"]] == [412, 57]


def test_a_claim_without_place_and_time_says_null():
    assert CAPTURED.event is not None
    event = replace(CAPTURED.event, place=None, when=None)
    bare = replace(reading_of(), claims=(replace(CAPTURED, event=event),))
    (said,) = json.loads(reading_as_json(bare))["claims"]
    assert (said["event"]["place"], said["event"]["when"]) == (None, None)


def test_figures(said):
    whole, part = said["figures"]
    start = FIRST.index("At least")
    assert whole == {
        "span": [start, start + 19],
        "measure": "killed",
        "low": 412,
        "high": None,
        "about": False,
        "of": None,
        "part_of": None,
        "scope": "total",
        "since": "the bridges fell",
        "unit": None,
    }
    assert (part["low"], part["high"], part["of"]) == (57, 57, "guards")
    assert part["part_of"] == [KILLED.span.start, KILLED.span.end]


def test_places(said):
    assert said["places"] == [
        {
            "span": [29, 35],
            "name": "Halvik",
            "geonames_id": None,
            "lat": 47.5,
            "lon": -3.25,
            "country": "KV",
            "kind": "populated place",
            "precision": "settlement",
            "candidates": ["karvelia:halvik-east"],
            "offset": None,
            "place_id": "karvelia:halvik",
        }
    ]


def test_an_open_place_has_its_words_for_a_name():
    where = PlaceRef(span=THURSDAY.span, name="Tarn", place=None, precision=None)
    said = place_as_dict(where)
    assert said["name"] == "Tarn"
    assert {said[k] for k in ("lat", "lon", "country", "geonames_id")} == {None}


@pytest.mark.parametrize(
    ("place", "number"),
    [
        ("geonames:169577", 169577),
        (HALVIK.place, None),
        ("geonames:x", None),
        ("169577", None),
    ],
)
def test_geonames_ids(place, number):
    assert geonames_id(place) == number


def test_times_are_printed_in_utc(said):
    assert said["times"][0]["type"] == "DATE"
    assert said["times"][0]["anchor"] == "published"
    east = timezone(timedelta(hours=3))
    local = replace(THURSDAY, begin=datetime(2031, 5, 1, 3, tzinfo=east))
    assert str(time_as_dict(local)["begin"]) == "2031-05-01 00:00:00+00:00"


def test_actors_caveats_and_issues(said):
    assert said["actors"] == [
        {
            "name": "Northern Front for Renewal",
            "kind": "body",
            "mentions": [[0, 7]],
            "roles": [],
            "id": NFR.source,
            "country": "KV",
            "sector": "REB",
            "sectors": ["REB"],
        }
    ]
    start = FIRST.index("The claims")
    assert said["caveats"] == [{"span": [start, len(FIRST) - 1], "about": ["a1"]}]
    # the reader's issue came with the document and with the reading: told once
    assert said["issues"] == [
        {
            "code": "S-READ-001",
            "level": "note",
            "message": "no byline",
            "where": None,
            "span": None,
        }
    ]
