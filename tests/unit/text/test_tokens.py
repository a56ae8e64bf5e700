"""What `text/tokens.py` returns."""

import pytest

from sayso.text.tokens import plain, plain_words_of, tokens_of

CASES = [
    ("U.S.-backed rebels", "U.S. - backed rebels"),
    ("at 9 a.m., they", "at 9 a.m. , they"),
    ("Torvald's 370,000", "Torvald 's 370,000"),
    ("al-Halvik’s", "al-Halvik ’s"),
    ("didn't", "didn't"),
    ("$1.2bn on the 1st", "$ 1.2bn on the 1st"),
    ("wait... go--now", "wait ... go -- now"),
    ("said.The", "said . The"),
    # accents as code points of their own must not split a word
    ("cafe\u0301s", "cafe\u0301s"),
    ("क्षेत्र", "क्षेत्र"),
    ("snake_case", "snake _ case"),
    ("😀 yes", "😀 yes"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_tokens(text: str, expected: str):
    assert [token[2] for token in tokens_of(text)] == expected.split()


def test_a_token_carries_its_offsets_and_plain_form():
    assert list(tokens_of("x “Tarn” y", 2, 8)) == [
        (2, 3, "“", '"'),
        (3, 7, "Tarn", "tarn"),
        (7, 8, "”", '"'),
    ]
    assert plain("Didn’t") == "didn't"


@pytest.mark.parametrize("piece", ["a-", "1,", "a.", "'s", ".", "a\u0301", "-"])
def test_200_000_odd_letters_are_read(piece: str):
    for _ in tokens_of(piece * (200_000 // len(piece))):
        pass


def test_plain_words_are_those_of_the_tokens():
    assert plain_words_of("Halvik’s “Red” Front") == (
        "halvik",
        "'s",
        '"',
        "red",
        '"',
        "front",
    )
    assert plain_words_of("") == ()
