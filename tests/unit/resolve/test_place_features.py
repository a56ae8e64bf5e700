"""What speaks for a candidate, feature by feature."""

import pytest

from sayso.model.place import Place
from sayso.resolve.place_evidence import crowd_of, evidence_of, spot_of
from sayso.resolve.place_features import (
    CONTEXT,
    LOCAL,
    containment,
    context_features,
    local_features,
)
from sayso.resolve.place_questions import Question
from tests.unit.place_documents import PLACES, place

BY_KEY = {each.place.removeprefix("test:"): each for each in PLACES}
DRESNA, PROVINCE = BY_KEY["dresna"], BY_KEY["dresna-province"]
KARVELIA, SUDRIA = BY_KEY["karvelia"], BY_KEY["sudria"]
HILLS = place("hills", "Halvik Hills", (57.8, -30.4), kind="area")


def question(name: str, *candidates: Place, **said: object) -> Question:
    return Question(
        key=name.casefold(),
        name=name,
        cue=said.get("cue"),  # type: ignore[arg-type]
        candidates=candidates,
        holders=said.get("holders", ()),  # type: ignore[arg-type]
        state=bool(said.get("state")),
    )


def local(asked: Question, feature: str, **told: object) -> list[float]:
    rows = local_features(
        asked,
        in_outlet=bool(told.get("in_outlet")),
        home=told.get("home"),  # type: ignore[arg-type]
    )
    return [row[LOCAL.index(feature)] for row in rows]


def test_every_row_has_a_number_for_each_feature():
    rows = local_features(question("Dresna", DRESNA), in_outlet=False, home=None)
    assert [len(row) for row in rows] == [len(LOCAL)]


@pytest.mark.parametrize(
    ("feature", "asked", "values"),
    [
        ("country", question("Karvelia", KARVELIA, DRESNA), [1, 0]),
        ("other name", question("Drezna", DRESNA), [1]),
        ("other name", question("Dresna", DRESNA), [0]),
        # a province that shares its name with a town
        ("province of a city's name", question("Dresna", DRESNA, PROVINCE), [0, 1]),
        ("province of a city's name", question("Dresna", PROVINCE), [0]),
        (
            "province of a city's name",
            question("Dresna", DRESNA, PROVINCE, cue="province"),
            [0, 0],
        ),
        (
            "fits what it is called",
            question("Dresna", DRESNA, PROVINCE, cue="province"),
            [0, 1],
        ),
        (
            "is called something else",
            question("Dresna", DRESNA, PROVINCE, cue="province"),
            [1, 0],
        ),
        ("in the unit named", question("Dresna", DRESNA, holders=(PROVINCE,)), [1]),
        ("in the country named", question("Dresna", DRESNA, holders=(KARVELIA,)), [1]),
        ("not in what is named", question("Dresna", DRESNA, holders=(SUDRIA,)), [1]),
    ],
)
def test_the_words_alone(feature: str, asked: Question, values: list[float]):
    assert local(asked, feature) == values


def test_the_outlet_speaks_for_its_town_and_country():
    asked = question("Dresna", DRESNA, SUDRIA)
    assert local(asked, "a town in the outlet's name", in_outlet=True) == [1, 0]
    assert local(asked, "of the outlet's country", home="SU") == [0, 1]


def test_a_capital_and_the_province_of_its_name():
    capital = place("c", "Rome", (1, 1), country="IT", population=2_000_000)
    region = place("r", "Rome", (1, 2), country="IT", kind="region", within="IT.07")
    town = place("t", "Rome", (9, 9), country="US", population=30_000)
    asked = question("Rome", region, capital, town)
    assert local(asked, "capital of a country") == [0, 1, 0]
    assert local(asked, "province of a capital's name") == [1, 0, 0]


@pytest.mark.parametrize(
    ("inner", "holder", "depth"),
    [
        (DRESNA, PROVINCE, 2),
        (DRESNA, KARVELIA, 1),
        (DRESNA, SUDRIA, 0),
        (DRESNA, HILLS, 2),
        (BY_KEY["velmora"], HILLS, 2),
        (BY_KEY["velmora"], PROVINCE, 0),
        (KARVELIA, KARVELIA, 0),
    ],
)
def test_lying_in_what_the_context_names(inner, holder, depth: int):
    assert containment(inner, [holder]) == depth


def test_the_other_names_of_a_document_speak_for_their_surroundings():
    halvik, tarn, far = BY_KEY["halvik"], BY_KEY["tarn"], BY_KEY["tarn-sudria"]
    asked = question("Tarn", tarn, far)
    spots = [spot_of(tarn), spot_of(far)]
    beliefs = {"halvik": [(spot_of(halvik), 1.0)], "tarn": [(s, 0.5) for s in spots]}
    evidence = evidence_of(beliefs, {})
    crowd = crowd_of({"halvik": [spot_of(halvik)], "tarn": spots})
    near, off = context_features(asked, spots, evidence, crowd, frozenset({"KV.02"}))
    at = CONTEXT.index
    assert near[at("names close by")] > off[at("names close by")] == 0
    assert near[at("share of the country")] == 1
    assert near[at("names in the unit")] > 0
    assert (near[at("its unit is named")], off[at("its unit is named")]) == (1, 0)
