"""Which state a story is of."""

import pytest

from sayso.resolve.nations import nations_of
from tests.unit.extract.figures_and_times import document, sentences
from tests.unit.resolve.stories import GAZETTEER, read


def nations(text: str):
    doc = document(text)
    return nations_of(sentences(doc).sentences, read(text).places, GAZETTEER)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("It rained in Dresna and in Halvik.", "KV"),
        ("Karvelian and Karvelian and Sudrian towns met.", "KV"),
        ("Egyptian towns met Egyptian towns.", "EG"),
        ("It rained in Dresna.", None),  # one place is no story
        ("Karvelian towns met Sudrian towns.", None),
        ("It rained.", None),
    ],
)
def test_a_story_is_of_one_state_if_most_of_its_names_are(text, country):
    assert nations(text).country == country


def test_an_adjective_is_a_states_if_the_gazetteer_has_that_country():
    found = nations("Sudrian, Zubrowkian and Egyptian towns met.")
    assert found.code_of("Sudrian") == "SU"
    assert found.code_of("Egyptian") == "EG"
    assert found.code_of("Zubrowkian") is None
