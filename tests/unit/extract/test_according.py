"""As in "According to X"."""

import pytest

from tests.unit.extract.attributed import Said, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the Daily Lantern, the road was open.",
            ("the Daily Lantern", "According to", "the road was open"),
        ),
        (
            "But according to Brandt, the head of the office, the road was open.",
            ("Brandt, the head of the office", "according to", "the road was open"),
        ),
        (
            "The road was open, according to two officials.",
            ("two officials", "according to", "The road was open"),
        ),
        (
            "The road was open, according to Ana Reyl, a spokeswoman for the port.",
            (
                "Ana Reyl, a spokeswoman for the port",
                "according to",
                "The road was open",
            ),
        ),
        (
            "The road, according to two officials, was open.",
            ("two officials", "according to", "The road ... was open"),
        ),
    ],
)
def test_source_and_content(text: str, expected: Said):
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text", ["It went according to plan", "According to the.", "All went according."]
)
def test_nothing_is_said(text: str):
    assert not [s for s in said(text) if s[0] != "plan"]
