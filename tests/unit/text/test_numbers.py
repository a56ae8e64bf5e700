"""Numbers as told, as bounds."""

from fractions import Fraction

import pytest

from sayso.text.numbers import amount_at, cardinal_at

CARDINALS = [
    ("826", 826, 1),
    ("370,000 people", 370_000, 1),
    ("370 000 people", 370_000, 2),
    ("1.500 men", 1_500, 1),
    ("1.5 million people", 1_500_000, 2),
    ("2m people", 2_000_000, 1),
    ("30k", 30_000, 1),
    ("3bn", 3_000_000_000, 1),
    ("one", 1, 1),
    ("twenty-three", 23, 1),
    ("twenty three", 23, 2),
    ("twelve three", 12, 1),
    ("two hundred and six men", 206, 4),
    ("two hundred and ships", 200, 2),
    ("two thousand and five", 2_005, 4),
    ("three hundred thousand", 300_000, 3),
    ("two million five hundred thousand", 2_500_000, 5),
    ("a dozen boats", 12, 2),
    ("two dozen", 24, 2),
    ("a hundred", 100, 2),
    ("half a million", 500_000, 3),
    ("one and a half million", 1_500_000, 5),
    ("three and a half years", Fraction(7, 2), 4),
    ("2.5", Fraction(5, 2), 1),
    ("nineteen ninety-seven", 19, 1),
    ("zero", 0, 1),
]


@pytest.mark.parametrize(("words", "value", "end"), CARDINALS)
def test_a_cardinal_is_read_to_its_full_length(words, value, end):
    assert cardinal_at(words.split(), 0) == (value, end)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "boat",
        "4th",
        "07:30",
        "1,2,3",
        "a boat",
        "half a day",
        "half",
        "fifth",
        "twenty-boat",
        "twenty-twelve",
        "9" * 16,
        "9" * 400,
        "99999 trillion",
        "²",
        "٣",
    ],
)
def test_no_cardinal(words):
    assert cardinal_at(words.split(), 0) is None


BOUNDS = [
    # words, low, high, about, words taken
    ("at least 826 people", 826, None, False, 3),
    ("up to 50 boats", None, 50, False, 3),
    ("as many as 300", None, 300, False, 4),
    ("no more than 12", None, 12, False, 4),
    # people who read wire copy take the number itself as the floor
    ("more than 1,000", 1_000, None, False, 3),
    ("over 130 children", 130, None, False, 2),
    ("fewer than 9", None, 9, False, 3),
    ("between 20 and 30", 20, 30, False, 4),
    ("20 to 30 men", 20, 30, False, 3),
    ("300 - 400 men", 300, 400, False, 3),
    ("two or three", 2, 3, False, 3),
    ("two to three million", 2_000_000, 3_000_000, False, 4),
    ("two million to three million", 2_000_000, 3_000_000, False, 5),
    ("some 400 people", 400, 400, True, 2),
    ("nearly 14", 14, 14, True, 2),
    ("an estimated about 100", 100, 100, True, 4),
    ("a total of at least 15", 15, None, False, 6),
    ("at least another 57", 57, None, False, 4),
    ("30 or so", 30, 30, True, 3),
    ("30 at least", 30, None, False, 3),
    ("30 or more", 30, None, False, 3),
    ("20 + boats", 20, None, False, 2),
    ("dozens of boats", 24, None, False, 1),
    ("scores", 40, None, False, 1),
    ("hundreds", 200, None, False, 1),
    ("tens of thousands of people", 20_000, None, False, 3),
    ("hundreds of thousands", 200_000, None, False, 3),
    ("millions of people", 2_000_000, None, False, 1),
    ("several boats", 3, None, False, 1),
    ("several hundred boats", 300, None, False, 2),
    ("perhaps several hundred", 300, None, True, 3),
    ("a few dozen", 36, None, False, 3),
    ("a number of boats", 3, None, False, 2),
    ("a handful of boats", 3, None, False, 2),
    ("a couple of boats", 2, 2, True, 2),
    ("no casualties", 0, 0, False, 1),
    ("no one", 0, 0, False, 2),
    ("nobody", 0, 0, False, 1),
    ("a sailor", 1, 1, False, 1),
    ("the fifth sailor", 5, 5, False, 2),
]


@pytest.mark.parametrize(("words", "low", "high", "about", "taken"), BOUNDS)
def test_bounds(words, low, high, about, taken):
    number = amount_at(words.split(), 0)
    assert number is not None
    assert (number.low, number.high, number.about) == (low, high, about)
    assert (number.start, number.end) == (0, taken)


@pytest.mark.parametrize(
    "words",
    [
        "some of them",
        "about the harbour",
        "between 30 and 20",
        "between 30 or 20",
        "between boats",
        "few boats",
        "the harbour",
    ],
)
def test_a_hedge_alone_is_no_number(words):
    assert amount_at(words.split(), 0) is None


def test_a_number_without_of_is_one_thing():
    number = amount_at("a number".split(), 0)
    assert number is not None
    assert number.kind == "one"


def test_from_to_tells_two_numbers_and_no_range():
    words = "rose from 10,000 to 33,000".split()
    number = amount_at(words, 2)
    assert number is not None
    assert (number.low, number.high, number.end) == (10_000, 10_000, 3)


def test_the_core_is_where_the_hedge_ends():
    number = amount_at("at least some 20 boats".split(), 0)
    assert number is not None
    assert (number.start, number.core, number.about) == (0, 3, True)
