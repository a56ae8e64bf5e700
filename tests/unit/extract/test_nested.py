"""Who is cited inside whose words."""

import pytest

from sayso.extract.speech.nested import holders_of, without_circles
from sayso.model.span import Span
from tests.unit.extract.attributed import attributions


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("MPA reported that the general had said it rained.", [None, "a1"]),
        ("The general said it rained, MPA reported.", ["a2", None]),
        ("“The rebels say they hold the town of Tarn,” Brandt said.", ["a2", None]),
        # whoever is quoted says it; "you" are nobody, and "we" are known with him
        ("“We think the road is open,” Brandt said.", ["a2", None]),
        ("“You think the road is open,” Brandt said.", [None]),
        # a second quotation is the speaker's though "I think" stands in it
        (
            "“The road is open,” Brandt said. “I think the port is shut.”",
            [None, "a1"],
        ),
        # what somebody may do is no speech in somebody's words
        ("Brandt said the army would welcome rain.", [None]),
        ("The army would welcome rain, Brandt said.", [None]),
        # the outlet's own clause behind the cue
        (
            "The army had left, the ministry said, two days after it denied that "
            "rebels had entered Tarn.",
            [None, None],
        ),
        ("Brandt said it rained. Torvald said it was dry.", [None, None]),
        (
            "Norlink said MPA reported that Brandt said it rained.",
            [None, "a1", "a2"],
        ),
    ],
)
def test_inside(text: str, inside: list[str | None]):
    assert [a.inside for a in attributions(text)] == inside


def test_innermost_content_holds():
    cues = [(Span(0, 1),), (Span(10, 11),), (Span(20, 21),), ()]
    contents = [(Span(5, 40),), (Span(15, 30),), (Span(22, 28),), ()]
    assert holders_of(cues, contents) == [None, 0, 1, None]


@pytest.mark.parametrize(
    ("holders", "kept"),
    [
        ([None, 0, 1], [None, 0, 1]),
        ([1, None], [1, None]),
        ([1, 0], [None, 0]),
        ([1, 2, 0], [None, 2, 0]),
    ],
)
def test_nobody_stands_inside_himself(
    holders: list[int | None], kept: list[int | None]
):
    assert without_circles(holders) == kept
