"""Claims as PLOVER records: what the manual asks for, and what it has no field for."""

import json
from dataclasses import replace
from typing import Any

import pytest

from sayso.model.attribution import Force
from sayso.model.document import Document
from sayso.publish.plover import Plover, plover_code
from sayso.vocab import table
from tests.unit.publish.made_up import CAPTURED, DENIED, KILLED, NFR, ListView

QUADS = {1, 2, 3, 4}
AUXILIARY = {"historical", "future", "hypothetical", "negation"}
REQUIRED = ("id", "date", "actor", "event")


def records(view: ListView | None = None) -> list[dict[str, Any]]:
    lines = b"".join(Plover().write(view or ListView())).splitlines()
    return [json.loads(line) for line in lines]


def faults_of(record: dict[str, Any]) -> list[str]:
    """What the manual would not accept."""
    types = table("codebook")["types"]
    faults = [f"no {name}" for name in REQUIRED if not record.get(name)]
    faults += [f"type {kind}" for kind in record["event"] if kind not in types]
    needs = any(types[k]["recipient"] for k in record["event"] if k in types)
    faults += ["no recipient"] if needs and not record["recipient"] else []
    known = {
        m for kind in record["event"] for m in types.get(kind, {}).get("modes", ())
    }
    faults += [
        f"mode {mode}" for mode in record["mode"] if mode not in known | AUXILIARY
    ]
    if record["quad_code"] not in QUADS:
        faults.append("quad_code")
    if not -10 <= record["event_scale"] <= 10:
        faults.append("event_scale")
    place = record["event_loc"]
    if place is not None and place["resolution"] not in {1, 2, 3, 4, 5, None}:
        faults.append("resolution")
    return faults


def test_every_record_is_as_the_manual_wants_it():
    found = records()
    assert [record["id"] for record in found] == [CAPTURED.claim, DENIED.claim]
    assert [faults_of(record) for record in found] == [[], []]


def test_a_capture_is_coerce_seize_with_its_score():
    record = records()[0]
    assert (record["event"], record["mode"]) == (["COERCE"], ["seize"])
    assert (record["quad_code"], record["event_scale"]) == (4, -7.0)
    assert record["event_loc"]["resolution"] == 4


def test_who_acts_has_the_manuals_code_sector_and_words():
    (actor,) = records()[0]["actor"]
    assert (actor["code"], actor["sector"]) == ("KV", "REB")
    assert (actor["actor_text"], actor["name"]) == ("The NFR", NFR.name)


def test_a_party_has_two_sectors_at_most():
    assert CAPTURED.event is not None
    who = replace(CAPTURED.event.actors[0], sectors=("GOV", "MIL", "ELI"))
    (actor,) = records(with_event(actors=(who,)))[0]["actor"]
    assert actor["sector"] == "GOVMIL"


def test_of_a_reading_without_codes_the_register_tells_the_state():
    assert CAPTURED.event is not None
    who = replace(CAPTURED.event.actors[0], country="", sectors=())
    (actor,) = records(with_event(actors=(who,)))[0]["actor"]
    assert (actor["code"], actor["sector"]) == ("KV", None)


def test_a_denied_event_carries_the_auxiliary_mode():
    assert records()[1]["mode"] == ["seize", "negation"]


def with_event(**changes) -> ListView:
    assert CAPTURED.event is not None
    changed = replace(CAPTURED, event=replace(CAPTURED.event, **changes))
    return ListView(said=(replace(changed, figures=(KILLED,)),))


def test_without_a_named_actor_it_is_unknown_and_still_told():
    view = with_event(type="casualty", mode=None, actors=())
    record = records(view)[0]
    assert record["event"] == ["ASSAULT"]
    assert record["actor"][0]["actor"] == "UNK"
    assert record["size"] == {"dead": 412}


def test_aid_without_a_named_recipient_goes_to_the_place():
    record = records(with_event(type="AID", mode=None, targets=()))[0]
    assert record["recipient"][0]["name"] == "Halvik"
    assert faults_of(record) == []


def test_aid_to_nobody_named_is_aid_to_the_unknown():
    record = records(with_event(type="AID", mode=None, targets=(), place=None))[0]
    assert record["recipient"][0]["actor"] == "UNK"


def test_what_plover_has_no_type_for_is_left_out():
    assert records(with_event(type="elect", mode=None)) == []


def test_without_a_day_of_its_own_it_has_that_of_publication():
    record = records(with_event(when=None))[0]
    assert record["date"] == "2031-05-02"
    assert "date of publication" in record["comment"]


def test_without_any_day_it_is_left_out():
    view = with_event(when=None)
    docs: tuple[Document, ...] = tuple(replace(d, published_at=None) for d in view.docs)
    assert records(replace(view, docs=docs)) == []


@pytest.mark.parametrize(
    ("kind", "mode", "force", "event", "modes"),
    [
        # help to come is an agreement, whoever tells of it
        ("AID", None, Force.ASSERTS, "AGREE", []),
        ("CONSULT", "visit", Force.ASSERTS, "AGREE", []),
        # what a speaker vows to do to others is a threat
        ("ASSAULT", "aerial", Force.COMMITS, "THREATEN", ["violence"]),
        ("COERCE", "arrest", Force.COMMITS, "THREATEN", ["arrest"]),
        ("COERCE", "seize", Force.COMMITS, "THREATEN", ["territory"]),
        ("SANCTION", "convict", Force.COMMITS, "THREATEN", ["relations"]),
        # what is only foreseen is not
        ("ASSAULT", "aerial", Force.ASSERTS, "ASSAULT", ["aerial", "future"]),
        ("RETREAT", "withdraw", Force.COMMITS, "RETREAT", ["withdraw", "future"]),
    ],
)
def test_no_type_has_beside_it_what_another_says_alone(kind, mode, force, event, modes):
    view = with_event(type=kind, mode=mode, status="future")
    (claim,) = view.said
    assert claim.attribution is not None
    told = replace(claim, attribution=replace(claim.attribution, force=force))
    (record,) = records(replace(view, said=(told,)))
    assert (record["event"], record["mode"]) == ([event], modes)
    assert faults_of(record) == []


@pytest.mark.parametrize(
    ("kind", "mode", "code"),
    [
        ("ASSAULT", "drone", ("ASSAULT", "drone")),
        ("RETREAT", "surrender", ("RETREAT", None)),
        ("explode", None, ("ASSAULT", "explosives")),
        ("displace", None, ("SANCTION", "expel")),
        ("arrive", None, None),
    ],
)
def test_the_layer_above_is_written_as_what_is_nearest(kind, mode, code):
    assert CAPTURED.event is not None
    assert plover_code(replace(CAPTURED.event, type=kind, mode=mode)) == code
