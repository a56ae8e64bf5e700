"""What a document as a whole says of where it is."""

import pytest

from sayso.resolve.place_evidence import (
    country_of_people,
    evidence_of,
    home_names,
    is_in_outlet,
    outlet_letters,
    people_votes,
    spot_of,
)
from tests.unit.place_documents import GAZETTEER, PLACES, document

BY_KEY = {each.place.removeprefix("test:"): each for each in PLACES}


def test_no_name_speaks_for_itself():
    spot = spot_of(BY_KEY["dresna"])
    evidence = evidence_of({"dresna": [(spot, 1.0)]}, {})
    assert evidence.country("dresna", "KV") == 0
    assert evidence.unit("dresna", "KV.02") == 0
    assert evidence.spot("dresna", spot.cell) == 0


def test_others_speak_with_the_chance_they_are_believed_with():
    beliefs = {
        "dresna": [(spot_of(BY_KEY["dresna"]), 0.75)],
        "tarn": [(spot_of(BY_KEY["tarn-sudria"]), 0.25)],
        "halvik": [],
    }
    evidence = evidence_of(beliefs, {})
    assert evidence.country("halvik", "KV") == 0.75
    assert evidence.unit("halvik", "KV.02") == 0.75


def test_a_country_lies_in_no_unit_and_no_cell():
    spot = spot_of(BY_KEY["karvelia"])
    assert (spot.unit, spot.cell, spot.around) == ("", None, ())


def test_peoples_speak_for_their_country_twice_at_most():
    text = "Italian police and Italians; Italian, Italian, Italian. A French ship."
    assert people_votes(text) == {"IT": 2.0, "FR": 0.5}


@pytest.mark.parametrize(
    ("word", "country"),
    [("Italians", "IT"), ("Sri Lankan", "LK"), ("Karvelian", None)],
)
def test_the_country_of_a_people(word: str, country: str | None):
    assert country_of_people(word) == country


@pytest.mark.parametrize(
    ("outlet", "letters", "places"),
    [
        ("Velmora Times", "velmoratimes", ["velmora"]),
        ("thevelmoranews.example.com", "thevelmoranews", ["velmora"]),
        ("Port Sennet Gazette", "portsennetgazette", ["port-sennet"]),
        ("The Times", "times", []),
        (None, "", []),
    ],
)
def test_the_town_in_an_outlets_name(outlet, letters: str, places: list[str]):
    assert outlet_letters(document("x", outlet=outlet)) == letters
    found = home_names(letters, GAZETTEER)
    assert [each.place.removeprefix("test:") for each in found] == places


def test_a_name_that_begins_or_ends_an_outlets():
    assert is_in_outlet("port sennet", "theportsennetgazette")
    assert not is_in_outlet("tarn", "velmoratimes")
    assert not is_in_outlet("the", "thetimes")  # too short to tell
