"""From drafts to attributions: manner, doubles, order."""

import pytest

from tests.unit.extract.attributed import attributions, words


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“The road is open,” Brandt said.", "direct"),
        ("Brandt said the road was open.", "indirect"),
        ("Brandt said the road was “open to all”.", "mixed"),
        ("“The rebels say they hold the town of Tarn.” ", "indirect"),
        ("Brandt said: “It rained.” “We left the town then.”", "direct"),
    ],
)
def test_manner(text: str, manner: str):
    assert attributions(text)[0].manner == manner


def test_no_cue_counts_twice():
    text = "Brandt: “The port is open,” Brandt said."
    cues = [words(text, a.cue) for a in attributions(text)]
    assert len(cues) == len(set(cues))


def test_content_needs_a_word():
    assert attributions("Brandt said ... !") == []
