"""The parts of a candidate's score."""

import pytest

from sayso.resolve.place_scores import (
    CONTEXT_COUNTRY,
    CUE_KIND,
    NAMESAKE,
    SAME_CONTEXT,
    context_score,
    cue_score,
    distance_km,
    lies_in,
    namesake_score,
    near_score,
    people_votes,
    prior,
    unit_of,
)
from tests.unit.place_documents import PLACES, place

BY_KEY = {each.place.removeprefix("test:"): each for each in PLACES}
DRESNA, PROVINCE = BY_KEY["dresna"], BY_KEY["dresna-province"]
KARVELIA, SUDRIA = BY_KEY["karvelia"], BY_KEY["sudria"]
HILLS = place("hills", "Halvik Hills", (57.8, -30.4), kind="area")


def test_more_people_and_the_very_name_count():
    assert prior(DRESNA, "Dresna") > prior(BY_KEY["tarn"], "Tarn")
    assert prior(DRESNA, "Dresna") > prior(DRESNA, "Drezna")


@pytest.mark.parametrize(
    ("inner", "holder", "score"),
    [
        (DRESNA, PROVINCE, SAME_CONTEXT),
        (DRESNA, KARVELIA, CONTEXT_COUNTRY),
        (DRESNA, SUDRIA, 0.0),
        (DRESNA, HILLS, SAME_CONTEXT),
        (BY_KEY["velmora"], HILLS, SAME_CONTEXT),
        (BY_KEY["velmora"], PROVINCE, 0.0),
        (KARVELIA, KARVELIA, 0.0),
    ],
)
def test_lying_in_what_the_context_names(inner, holder, score: float):
    assert context_score(inner, [holder]) == score


def test_a_unit_holds_only_its_own_codes():
    outer = place("u", "U", (1, 1), kind="region", within="KV.0")
    assert not lies_in(DRESNA, outer)  # KV.02 is not inside KV.0


def test_a_big_city_takes_the_name_of_its_province():
    city = place("c", "Tarn", (1, 1), country="US", population=600_000)
    state = place("s", "Tarn", (1, 1), country="US", kind="region")
    town = place("t", "Tarn", (1, 1), country="US", population=6_000)
    assert namesake_score(state, [city, state]) == NAMESAKE
    assert namesake_score(state, [town, state]) == 0
    assert namesake_score(PROVINCE, [DRESNA, PROVINCE]) == NAMESAKE
    assert namesake_score(PROVINCE, [PROVINCE]) == 0
    assert namesake_score(DRESNA, [DRESNA, PROVINCE]) == 0


def test_what_it_is_called_speaks_for_its_kind():
    assert cue_score(PROVINCE, "province") == CUE_KIND
    assert cue_score(PROVINCE, "district") == CUE_KIND / 2
    assert cue_score(DRESNA, "province") == 0
    assert cue_score(DRESNA, None) == 0


def test_a_place_close_by_speaks_for_it():
    halvik = BY_KEY["halvik"]
    assert near_score(DRESNA, {halvik.place: halvik}) > 0.5
    assert near_score(DRESNA, {DRESNA.place: DRESNA}) == 0  # not itself
    assert near_score(KARVELIA, {halvik.place: halvik}) == 0


def test_units_and_distances():
    assert unit_of(BY_KEY["ottery"]) == "KV.03"
    assert unit_of(KARVELIA) == ""
    assert distance_km(KARVELIA, KARVELIA) == 0
    pole, other = place("n", "N", (90, 0)), place("s", "S", (-90, 0))
    assert distance_km(pole, other) == pytest.approx(20_015, abs=1)


def test_two_words_make_a_vote_and_two_votes_are_the_most():
    assert people_votes("Italian, “Italians” and French:") == {"IT": 1.0, "FR": 0.5}
    assert people_votes("Italian " * 9) == {"IT": 2.0}
