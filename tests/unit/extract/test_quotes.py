"""Quotations that go on without a cue: they stay with the speaker before them."""

import pytest

from tests.unit.extract.attributed import found_in, said
from tests.unit.extract.figures_and_times import document


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        # the same paragraph
        (
            "“The road is open,” he told reporters. “We will hold the road.”",
            ["“The road is open,” ... “We will hold the road.”"],
        ),
        # broken by the cue
        (
            "“The road,” Brandt said, “is open to all.”",
            ["“The road,” ... “is open to all.”"],
        ),
        # the next paragraph, the first one without a closing mark
        (
            "“The road is open to all,” Brandt said.\n“We will hold the road now.",
            ["“The road is open to all,” ... “We will hold the road now."],
        ),
        # two sentences in one quotation
        (
            "“The road is open. The port is shut,” Brandt said.",
            ["“The road is open. The port is shut,”"],
        ),
        # a quotation mark of another land
        ("«The road is open to all,» Brandt said.", ["«The road is open to all,»"]),
        ("''The road is open to all,'' Brandt said.", ["''The road is open to all,''"]),
    ],
)
def test_content_in_fragments(text: str, contents: list[str]):
    assert [content for _, _, content in said(text)] == contents


def test_nobody_before_a_quotation_is_an_issue():
    attributions, _, issues = found_in(document("“It rained all day long in Tarn.”"))
    assert attributions == []
    assert [(i.code, i.level, i.span and i.span.start) for i in issues] == [
        ("S-EXT-007", "note", 0)
    ]


def test_a_speaker_two_paragraphs_back_is_too_far():
    text = (
        "Brandt said it was late.\nThe river rose in the night.\n"
        "“The road is open to all of us.”"
    )
    attributions, _, issues = found_in(document(text))
    assert len(attributions) == len(issues) == 1


def test_a_word_at_arms_length_is_no_speech():
    assert found_in(document("The “paper” bridge fell.")) == ([], [], [])
