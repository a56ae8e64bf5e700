"""What stands in quotation marks."""

import pytest

from sayso.text.quoted import quoted_in


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "we go" and “they stay.”', ["we go", "they stay."]),
        ("It's ‘all’ the boys' toys", ["all"]),
        ("'We go,' he said. Don't 'stop'.", ["We go,", "stop"]),
        ("„Wir gehen“, sagte er. «On y va»", ["Wir gehen", "On y va"]),
        # two apostrophes, as some agencies send them
        ("''So it is,'' Mr. Velk said. ``And more''", ["So it is,", "And more"]),
        # a quotation that goes on in the next paragraph opens again there
        ("“One paragraph\n\n“Another one.” End", ["One paragraph", "Another one."]),
        # an apostrophe before a word opens nothing that a quotation could not end
        ("'Tis late, \"the boys' town\" burned", ["the boys' town"]),
        ("nobody was quoted", []),
        ("", []),
    ],
)
def test_words_between_marks(text, quoted):
    assert [text[start:end] for start, end in quoted_in(text)] == quoted


def test_a_mark_that_nobody_closed_ends_with_its_paragraph():
    text = '"open\n\nNext "told" here'
    assert [text[a:b] for a, b in quoted_in(text)] == ["open", "told"]


def test_a_very_long_stretch_is_no_quotation():
    assert quoted_in('"' + "word " * 2000) == []
