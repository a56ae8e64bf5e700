"""The words of a tree, looked up in the text that it is about."""

import pytest

from sayso.errors import NotationError
from sayso.notation import find_words, parse_say, say_of_reading
from tests.unit.publish.made_up import FIRST, reading_of


def test_all_words_of_a_reading_are_found_where_they_were():
    found = find_words(say_of_reading(reading_of()), FIRST)
    said = [(f.number, f.field, FIRST[f.span.start : f.span.end]) for f in found]
    assert said[:6] == [
        ("1.1", "source", "The NFR"),
        ("1.1", "cue", "said"),
        ("1.1", "content", "it had captured Halvik on Thursday"),
        ("1.1", "hedge.words", "could not be confirmed"),
        ("1.1", "event.trigger", "captured"),
        ("2.1", "content", FIRST.split("\n")[1]),
    ]
    assert ("2.1", "figures.words", "57 guards") in said
    assert ("3.1", "names", "the rebels") in said


def test_what_is_missing_must_be_in_the_text_too():
    tree = parse_say("missing\nclaim 1.1\n  content  captured Halvik")
    assert [found.field for found in find_words(tree, FIRST)] == ["content"]


def test_words_that_are_not_there_are_told_with_their_line():
    tree = parse_say("source KMG\n\nclaim 1.1\n  cue  told")
    with pytest.raises(NotationError, match=r"line 3, cue of 1.1: “told” was found 0"):
        find_words(tree, FIRST)


def test_a_paragraph_too_far_is_told_with_its_line():
    tree = parse_say("figure 9.1  killed 3  words three")
    with pytest.raises(
        NotationError, match=r"line 1, figure.words of 9.1: there is no paragraph 9"
    ):
        find_words(tree, FIRST)
