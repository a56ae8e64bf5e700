"""Sentences that say themselves that something is not so."""

import pytest

from sayso.text.untruth import calls_untrue, says_not


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("It is not true that rebels have entered Halvik", "it is not true"),
        ("There was no truth to claims that Halvik had fallen", "there was no truth"),
        ("rumours of a coup were nonsense", "nonsense"),
        ("“the report is a lie,”", "a lie"),
        # nothing that was said is called so
        ("the teeth were false", ""),
        ("rebels have entered Halvik", ""),
    ],
)
def test_what_is_called_untrue(said: str, words: str):
    assert calls_untrue(said) == words


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("We did not burn houses in Halvik", True),
        ("the army hasn't left", True),
        ("the army has never left", True),
        ("the army has left", False),
        # far from the beginning it is of something else
        ("the army has left the town of Halvik for a base that is not far", False),
    ],
)
def test_a_verb_that_is_negated(said: str, expected: bool):
    assert says_not(said) is expected
