"""Candidates by all there is in a document, with chances; and the learned weights."""

import pytest

from sayso.resolve.place_belief import BELIEF
from sayso.resolve.place_features import CONTEXT, LOCAL
from sayso.resolve.place_questions import ask
from sayso.resolve.place_ranking import ROUNDS, Ranked, chances_of, rank
from sayso.vocab import table
from tests.unit.place_documents import GAZETTEER, document, mentions_in


def ranked(text: str) -> dict[str, Ranked]:
    doc = document(text)
    asked = ask(mentions_in(doc), GAZETTEER)
    questions = list({id(q): q for _, q in asked if q.candidates}.values())
    return {r.question.name: r for r in rank(doc, questions, GAZETTEER)}


@pytest.mark.parametrize(
    ("name", "features"),
    [
        (ROUNDS[0], LOCAL),
        *((name, LOCAL + CONTEXT) for name in ROUNDS[1:]),
        ("belief", BELIEF),
    ],
)
def test_every_feature_has_a_weight_and_every_weight_a_feature(name: str, features):
    assert tuple(table("place_weights")[name]) == features


def test_chances_are_of_one_and_the_best_comes_first():
    found = ranked("Dresna fell, then Halvik. Fighters drove to Tarn.")["Tarn"]
    assert sum(found.chances) == pytest.approx(1)
    assert list(found.chances) == sorted(found.chances, reverse=True)
    assert found.best.place == "test:tarn"
    assert found.support > 0


def test_one_candidate_is_certain():
    assert ranked("Velmora fell.")["Velmora"].chances == (1.0,)


def test_the_same_text_gives_the_same_chances():
    text = "Dresna fell, then Tarn. Tarn, Sudria, is quiet."
    assert ranked(text) == ranked(text)


def test_scores_become_chances():
    assert chances_of([[(1.0,), (1.0,)], [(5.0,)]], (2.0,)) == [[0.5, 0.5], [1.0]]


def test_a_document_without_places_is_no_trouble():
    assert ranked("It rained.") == {}
