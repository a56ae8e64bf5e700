"""Nouns and adjectives as cues."""

import pytest

from tests.unit.extract.attributed import Said, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Traders laughed at Brandt's claim that the port was open.",
            ("Brandt", "claim", "that the port was open"),
        ),
        (
            "Traders laughed at the rebels' claim that the port was open.",
            ("the rebels", "claim", "that the port was open"),
        ),
        (
            "A statement from the ministry that the port was open came late.",
            ("the ministry", "statement", "that the port was open came late"),
        ),
        (
            "There were reports that the dam had burst.",
            ("", "reports", "that the dam had burst"),
        ),
        (
            "He kept his promise to rebuild the port.",
            ("his", "promise", "to rebuild the port"),
        ),
        (
            "Traders joined his calls for a new port.",
            ("his", "calls for", "a new port"),
        ),
        (
            "Traders heard their questions about the port of Tarn.",
            ("their", "questions about", "the port of Tarn"),
        ),
        (
            "Brandt was confident that the pact would hold.",
            ("Brandt", "was confident", "that the pact would hold"),
        ),
        (
            "Traders are worried about the price of grain.",
            ("Traders", "are worried about", "the price of grain"),
        ),
    ],
)
def test_noun_or_adjective_leads_to_content(text: str, expected: Said):
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The claims court sat.",
        "The fear that it rains is old.",
        "The demand to pay fell.",
        "It is clear that rain fell.",
        "A happy crowd of boys sang.",
        "The crowd was happy.",
        "The Report that he read was long.",
        "His call to",
        "He was aware of.",
        "Very happy about it.",
    ],
)
def test_no_maker_no_cue(text: str):
    assert said(text) == []
