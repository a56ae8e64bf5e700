"""What only tells of what somebody spoke is no word of anybody."""

import pytest

from tests.unit.extract.attributed import said


@pytest.mark.parametrize(
    "text",
    [
        "“It rained,” said Brandt, referring to the north.",
        "“It rained,” said Brandt, commenting on the storm.",
        "“It rained,” said Brandt, apparently referring to the storm.",
    ],
)
def test_what_is_spoken_of_is_not_said(text: str):
    assert said(text) == [("Brandt", "said", "“It rained,”")]
