"""Whom somebody cites, and what for."""

import pytest

from tests.unit.extract.attributed import Said, attributions, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A baker said the bank was shut, citing her brother.",
            [
                ("A baker", "said", "the bank was shut"),
                ("her brother", "citing", "the bank was shut"),
            ],
        ),
        (
            "The bank was shut, the Courier reported, citing two officials.",
            [
                ("the Courier", "reported", "The bank was shut"),
                ("two officials", "citing", "The bank was shut"),
            ],
        ),
        (
            "The bank was shut, the Courier reported, citing the port ministry.",
            [
                ("the Courier", "reported", "The bank was shut"),
                ("the port ministry", "citing", "The bank was shut"),
            ],
        ),
        # between the one who tells it and the verb
        (
            "The Courier, quoting an officer, said the rebels had left.",
            [
                ("an officer", "quoting", "the rebels had left"),
                ("The Courier", "said", "the rebels had left"),
            ],
        ),
        (
            "The Courier, citing a report by the port office, said the ferry sank.",
            [
                ("a report", "citing", "the ferry sank"),
                ("The Courier", "said", "the ferry sank"),
            ],
        ),
        # nobody said it before: the outlet did, and it names whom it has it from
        (
            "The bank in Tarn was shut, citing Norlink.",
            [("Norlink", "citing", "The bank in Tarn was shut")],
        ),
        # a thing that is cited says nothing
        ("The bank was shut, citing a threat.", [("The bank", "citing", "a threat")]),
        # cited with their words: one inside the other
        (
            "Norlink quoted a guard as saying that the gate was open.",
            [
                ("Norlink", "quoted", "a guard as saying that the gate was open"),
                ("a guard", "as saying", "that the gate was open"),
            ],
        ),
        ("Brandt left, citing.", []),
        ("Known as saying that it rained, Brandt left.", []),
        ("Citing officials.", []),
    ],
)
def test_citing(text: str, expected: list[Said]):
    assert said(text) == expected


def test_who_is_quoted_stands_inside_who_quotes():
    outer, inner = attributions("Norlink quoted a guard as saying it rained.")
    assert (outer.inside, inner.inside) == (None, outer.key)
