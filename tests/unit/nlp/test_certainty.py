"""How sure the weights are of the parts of an attribution."""

import pytest

from sayso.model.span import Span
from sayso.nlp.certainty import Certainty
from tests.unit.nlp.heard import Hand


def of(hand: Hand) -> Certainty:
    return Certainty(hand.words, hand.scores)


def marked() -> Hand:
    hand = Hand("Brandt denied it .")
    hand.mark("outer", "cue", "denied")
    return hand


def test_the_words_of_a_role_are_sure_and_others_are_not():
    certainty = of(marked())
    cue = certainty.share("cue", [Span(7, 13)])
    assert list(cue.words) == [1]
    assert cue.mean == pytest.approx(cue.least)
    assert cue.begins > 0.9
    assert certainty.share("content", [Span(7, 13)]).mean < 0.1


def test_the_least_sure_word_counts_beside_the_mean():
    both = of(marked()).share("cue", [Span(7, 13), Span(14, 16)])
    assert list(both.words) == [1, 2]
    assert both.least < 0.1 < both.mean < 0.6


def test_without_words_it_knows_nothing():
    nothing = of(marked()).share("source", [])
    assert (nothing.words, nothing.mean, nothing.least, nothing.begins) == (
        (),
        0.5,
        0.5,
        0.5,
    )
