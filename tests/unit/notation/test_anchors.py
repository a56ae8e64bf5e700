"""Words inside numbered paragraphs."""

from itertools import pairwise

import pytest

from sayso.errors import NotationError
from sayso.model.span import Span
from sayso.notation.anchors import (
    Paragraphs,
    locate,
    numbers_of,
    span_of,
    words_for,
)
from sayso.notation.tree import Piece, Words
from sayso.notation.values import show_words

TEXT = """VELMORA, May 2 (MPA)

The army said that the army had left Dresna, and that it would not come back soon.
"We stay," the mayor said. He is the\u00a0brother of the general.
"""
WHERE = Paragraphs(TEXT)


def shown(words: str, paragraph: int = 2) -> str:
    start = TEXT.index(words)
    return show_words(words_for(WHERE, paragraph, Span(start, start + len(words))))


def test_paragraphs_are_the_lines_that_are_not_blank():
    assert len(WHERE) == 3
    assert WHERE.number_at(0) == 1
    assert WHERE.number_at(TEXT.index("The army")) == 2
    assert WHERE.number_at(len(TEXT) - 1) == 3


def test_paragraphs_tile_the_text():
    spans = [WHERE.span(number) for number in (1, 2, 3)]
    assert [spans[0][0], spans[-1][1]] == [0, len(TEXT)]
    assert all(a[1] == b[0] for a, b in pairwise(spans))


def test_a_text_of_blank_lines_is_one_paragraph():
    assert len(Paragraphs("\n\n")) == 1
    assert Paragraphs("\n\n").span(1) == (0, 2)


def test_a_paragraph_that_is_not_there_is_refused():
    with pytest.raises(NotationError, match="no paragraph 4; the text has 3"):
        WHERE.span(4)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("had left Dresna", "had left Dresna"),
        # "The army said that the army": case tells the two apart
        ("The army", "The army"),
        ("army", "army #1"),
        ("that it", "that it"),
        # "that" stands twice, and the letters of "it" once more inside no other word
        ("that", "that #1"),
        ("Dres", "Dres~"),
        ("resna", "~resna"),
        ("the mayor", "@3 the mayor"),
        ("the\u00a0brother", "@3 the brother"),
        (
            "the army had left Dresna, and that it would not come back",
            "the army had left ... would not come back",
        ),
        (
            'it would not come back soon.\n"We stay',
            'it would not come ... @3 "We stay',
        ),
    ],
)
def test_words_for_a_span(words, expected):
    assert shown(words) == expected


def test_locate_finds_words_of_one_paragraph():
    assert locate("Rebels took Tarn", "took Tarn") == (7, 16)
    assert locate("Rebels took Tarn and left it", "took ... left") == (7, 25)


def test_letters_inside_other_words_do_not_count():
    # "he" stands in "the" and "they" too
    assert locate("the mayor said he knew they left", "he") == (15, 17)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Halvik", "found 0 times"),
        ("army", "found 2 times; add #1 to #2"),
        ("left ... army", "“army” was found 0 times"),
    ],
)
def test_what_is_not_found_once_is_refused(words, message):
    with pytest.raises(NotationError, match=message):
        locate("the army said that the army had left", words)


def test_a_number_that_is_too_high_is_refused():
    words = Words(first=Piece(words="army", nth=3))
    with pytest.raises(NotationError, match="found 2 times; there is no #3"):
        locate("the army, the army", words)


def test_span_of_undoes_words_for():
    span = Span(TEXT.index("it would"), TEXT.index(" the mayor"))
    assert span_of(WHERE, 2, words_for(TEXT, 2, span)) == span


def test_span_of_words_within_one_paragraph_but_far_apart():
    words = Words(first=Piece(words="The army"), last=Piece(words="soon."))
    span = span_of(WHERE, 2, words)
    assert TEXT[span.start : span.end] == TEXT.split("\n")[2]


def test_a_number_picks_one_of_several_places():
    words = Words(first=Piece(words="army", nth=2))
    assert locate("the army, the army", words) == (14, 18)


def test_numbers_count_within_a_paragraph():
    spans = [Span(0, 3), Span(25, 28), Span(40, 42), Span(4, 6)]
    assert numbers_of(WHERE, spans) == ("1.1", "2.1", "2.2", "1.2")
