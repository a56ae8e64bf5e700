"""Keys of words: what forms share, and which words tell a matter."""

import pytest

from sayso.text.stems import pairs_of, stem, stems_in, telling


@pytest.mark.parametrize(
    "forms",
    [
        ("shell", "shells", "shelled", "shelling"),
        ("mutiny", "mutinied", "mutinies"),
        ("close", "closed", "closing", "closes"),
        ("cut", "cutting", "cuts"),
        ("stop", "stopped", "stopping"),
        ("flee", "fled", "fleeing"),
        ("seize", "seized", "seizure"),
        ("withdraw", "withdrew", "withdrawn", "withdrawal"),
        ("kill", "killed", "killings"),
    ],
)
def test_forms_of_one_word_share_a_key(forms: tuple[str, ...]):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("army", "arms"), ("port", "sport"), ("bus", "bush")]
)
def test_other_words_do_not(one: str, other: str):
    assert stem(one) != stem(other)


def test_words_that_tell_nothing_and_numbers_are_left_out():
    said = "Reports that the army had fled Halvik on Friday with 12 tanks were denied"
    assert stems_in(said) == (stem("army"), stem("flee"), stem("halvik"), stem("tanks"))


def test_the_longest_tell_most():
    assert telling(("bus", "checkpoi", "mine", "bus"), 2) == ("checkpoi", "mine")


def test_pairs_are_the_same_in_any_order():
    assert set(pairs_of(["b", "a", "c"])) == {"a+b", "a+c", "b+c"}
