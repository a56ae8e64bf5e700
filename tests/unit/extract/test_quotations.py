"""What stands between quotation marks, whatever the marks."""

import pytest

from sayso.extract.speech.quotations import quotations_of
from sayso.model.sentence import Token
from sayso.text.tokens import tokens_of


def quoted(text: str) -> list[str]:
    tokens = tuple(Token(*t) for t in tokens_of(text))
    return [
        text[tokens[q.begin].start : tokens[q.end].end] for q in quotations_of(tokens)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “it is late” and left.", ["it is late"]),
        ('He said "it is late" and left.', ["it is late"]),
        ("He said «it is late» and left.", ["it is late"]),
        ("He said »it is late« and left.", ["it is late"]),
        ("He said „it is late“ and left.", ["it is late"]),
        ("He said ''it is late'' and left.", ["it is late"]),
        ("He said ‘it is late’ and left.", ["it is late"]),
        # the apostrophe of a plural ends nothing when a better mark follows
        (
            "He said ‘the rebels’ towns are shut’ and left.",
            ["the rebels’ towns are shut"],
        ),
        ("the rebels’ towns and Brandt's port", []),
        # "don't" inside
        ("'I don't know it' he said", ["I don't know it"]),
        # no end: to the end of the paragraph
        ("“It is late. We go", ["It is late. We go"]),
        # an end without a beginning
        ('it is late." He left.', []),
        # nothing inside
        ("“”", []),
        ('"', []),
        ("''", []),
        # opened twice
        ("“It is late, “we go”", ["It is late", "we go"]),
        ("““a”", ["a"]),
        ("‘one “two” three", ["two"]),
        ("('late at night')", ["late at night"]),
        ("the boys' and the girls' 'teams' won", ["teams"]),
        ("a 'brief rest for travellers' is due", ["brief rest for travellers"]),
    ],
)
def test_words_between_marks(text: str, expected: list[str]):
    assert quoted(text) == expected
