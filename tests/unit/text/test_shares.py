"""Shares as per cent, and multiples."""

import pytest

from sayso.text.shares import share_at, times_as_many_at

SHARES = [
    ("one in five homes", 20, 20, 3),
    ("1 in 4 men", 25, 25, 3),
    ("two in three homes", 66, 67, 3),
    ("half of the homes", 50, 50, 1),
    ("a third of the homes", 33, 34, 2),
    ("two thirds of the homes", 66, 67, 2),
    ("two-thirds of the homes", 66, 67, 1),
    ("three quarters of the homes", 75, 75, 2),
]


@pytest.mark.parametrize(("words", "low", "high", "end"), SHARES)
def test_a_share_is_per_cent(words, low, high, end):
    share = share_at(words.split(), 0)
    assert share is not None
    assert (share.low, share.high, share.end) == (low, high, end)
    assert share.about == (low != high)


@pytest.mark.parametrize(
    "words",
    ["one in tarn", "five in two", "2 in 2030", "half a day", "a third man", ""],
)
def test_what_is_no_share(words):
    assert share_at(words.split(), 0) is None


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("twice as many people", (2, 3)),
        ("three times as many", (3, 4)),
        ("10 times as much", (10, 4)),
        ("twice a day", None),
        ("many times as many", None),
        ("", None),
    ],
)
def test_a_multiple_of_what_is_told_elsewhere(words, answer):
    assert times_as_many_at(words.split(), 0) == answer
