"""What a line of the board says, given the words of a claim."""

import pytest

from sayso.text.headlines import headline_of


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("that it had captured Dresna", "it had captured Dresna"),
        ("🔴 Fighters have entered Dresna", "Fighters have entered Dresna"),
        ("“Dresna is free,”", "“Dresna is free,”"),
        ("$3 million were stolen", "$3 million were stolen"),
        ("— — —", "— — —"),
    ],
)
def test_a_line_begins_with_its_words(words: str, line: str):
    assert headline_of(words) == line
