"""Which earlier words tell the same matter: rare shared words first."""

from collections.abc import Sequence

import pytest

from sayso.link.matching import Matcher

SAID = {
    1: "A curfew has been imposed in Dresna",
    2: "Food prices have doubled in Halvik",
    3: "Army units have mutinied in Velmora",
    4: "At least 21 people were killed in Halvik",
    5: "The army chief has resigned",
}


class Meanings:
    """Two directions: of food and of anything else."""

    name, version = "meanings", "1"

    def embed(self, texts: Sequence[str]) -> Sequence[tuple[float, ...]]:
        foods = ("food", "bread", "hunger")
        return [
            (1.0, 0.0) if any(f in text.lower() for f in foods) else (0.0, 1.0)
            for text in texts
        ]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("the interior ministry denied that it had imposed a curfew", 1),
        ("a mutiny of army units", 3),
        # numbers tell, too
        ("21 dead in Halvik, doctors said", 4),
        ("the chief of the army resigned", 5),
    ],
)
def test_the_right_words_come_first(asked: str, first: int):
    assert Matcher(SAID).best(asked)[0][0] == first


def test_nothing_is_found_where_no_word_is_shared():
    assert Matcher(SAID).best("It rained") == []
    assert Matcher({}).best("It rained") == []


def test_some_may_be_left_out_and_no_more_are_told_than_asked_for():
    matcher = Matcher(SAID)
    found = matcher.best("the army in Halvik", 2)
    assert len(found) == 2
    left = matcher.best("the army in Halvik", without=[key for key, _ in found])
    assert not {key for key, _ in left} & {key for key, _ in found}


def test_likeness_is_one_for_the_same_words_and_none_for_others():
    matcher = Matcher(SAID)
    assert matcher.likeness(1, 1) == pytest.approx(1.0)
    assert matcher.likeness(1, 5) == 0.0
    assert 0 < matcher.likeness(2, 4) < 1


def test_meaning_is_added_where_it_is_known():
    words = {1: "Halvik market is closed", 2: "Halvik is short of bread"}
    asked = "hunger in Halvik market"
    assert Matcher(words).best(asked)[0][0] == 1
    assert Matcher(words, Meanings()).best(asked)[0][0] == 2
