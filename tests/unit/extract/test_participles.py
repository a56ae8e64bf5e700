"""Participles: the source is that of the main clause, or the noun before."""

import pytest

from tests.unit.extract.attributed import Said, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The NFR said it held Tarn, adding that the road was mined.",
            ("The NFR", "adding", "that the road was mined"),
        ),
        (
            "The ministry denied the report, describing the town as “safe and calm.”",
            ("The ministry", "describing", "the town as “safe and calm.”"),
        ),
        # no other cue: the subject of the sentence
        (
            "Brandt left the hall, saying that the talks were over.",
            ("Brandt", "saying", "that the talks were over"),
        ),
        # quoted words are no verb of the sentence
        (
            "Brandt of the “old closed” port left, saying that it rained.",
            ("Brandt of the “old closed” port", "saying", "that it rained"),
        ),
        # "issued a statement saying": the statement is its channel, not its source
        (
            "The ministry issued a statement saying that the port was shut.",
            ("The ministry", "saying", "that the port was shut"),
        ),
        (
            "Hundreds of farmers shouting “rain for all of us” crossed the bridge.",
            ("Hundreds of farmers", "shouting", "“rain for all of us”"),
        ),
        (
            "Torvald was quoted as saying the road was closed.",
            ("Torvald", "was quoted as saying", "the road was closed"),
        ),
    ],
)
def test_source_of_a_participle(text: str, expected: Said):
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "He was held for demanding money.",
        "Holding the port, the rebels rested.",
        "Saying that it rained.",
        "Quoted as saying",
        "A dam reporting leaks fell.",
        "and went, and came, and sat, and rose, and ran, and fell, adding that",
        "Traders left Tarn and claim it rained.",
    ],
)
def test_no_speech(text: str):
    assert said(text) == []
