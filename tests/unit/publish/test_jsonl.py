"""Claims as JSON lines."""

import json
from typing import Any

from sayso.publish.jsonl import JsonLines
from tests.unit.publish.made_up import AT_NOON, CAPTURED, MORNING_DOC, NFR, ListView


def lines(view=None) -> list[dict[str, Any]]:
    written = b"".join(JsonLines().write(view or ListView()))
    return [json.loads(line) for line in written.splitlines()]


def test_the_first_line_says_which_clocks():
    assert AT_NOON.published is None
    assert lines()[0] == {
        "format": "sayso-claims/1",
        "as_of": {"recorded": "2031-05-02T12:00:00Z", "published": None},
    }


def test_a_claim_carries_document_source_and_standing():
    said = lines()[1]
    assert said["id"] == CAPTURED.claim
    assert said["document"]["id"] == MORNING_DOC.doc
    assert said["document"]["outlet"] == "The Velmora Courier"
    assert said["span"] == [13, 47]
    assert said["source"] == {
        "id": NFR.source,
        "name": "Northern Front for Renewal",
        "kind": "body",
        "as_named": "Northern Front for Renewal",
    }
    assert said["attribution"]["cue"] == [[8, 12]]
    assert said["said_at"]["value"] == "2031-05-01"
    assert said["place"]["place_id"] == "karvelia:halvik"
    assert said["standing"]["name"] == "contested"
    assert said["standing"]["origins_against"] == ["Karvelian Defence Ministry"]
    assert said["entry"] == "e7"


def test_the_outlets_own_voice_has_no_attribution():
    said = lines()[2]
    assert (said["attribution"], said["force"]) == (None, "states")
    assert (said["place"], said["event"], said["said_at"]) == (None, None, None)
    assert said["figures"][0]["low"] == 412
