"""Which body "the force" is, and for whom "a spokesman" speaks."""

import pytest

from tests.unit.resolve.stories import Said, read


def called_last(text: str, source: str) -> str:
    """What the last one to say something is called."""
    nth, of = text.count("said"), text.count(source)
    said = text[text.rindex("said") :].removeprefix("said ").rstrip(".")
    first = text.partition(" said")[0].rpartition(". ")[2]
    told = text.partition("said ")[2].partition(".")[0]
    reading = read(
        text,
        Said(first, "said", told),
        Said(f"{source}#{of}", f"said#{nth}", said),
    )
    return dict(reading.called)["a2"]


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        ("Tarn Police said it rained.", "The force", "Tarn Police"),
        ("Jon Weil, a spokesman for the Northern Guard, said it rained.", "The group",
         "Northern Guard"),
        ("The Harbour Company said it rained.", "A spokesman",
         "unnamed Harbour Company spokesman"),
        ("Tarn Police said it rained.", "A spokesperson for the force",
         "unnamed Tarn Police spokesperson"),
        # of two with one noun that which was cited, else that which was named last
        ("The Trade Ministry said it rained. Envoys left the Harbour Ministry.",
         "The ministry", "Trade Ministry"),
        ("Envoys left the Harbour Ministry. The Trade Ministry said it rained.",
         "The ministry", "Trade Ministry"),
        # of two bodies named there neither is meant
        ("A witness said it rained. The Harbour Company met the Northern Guard.",
         "A spokesman", "unnamed spokesman"),
        # a state has no spokesman of just any kind
        ("Japan said it rained.", "A spokesman", "unnamed spokesman"),
    ],
)  # fmt: skip
def test_the_body_that_was_cited_last_is_meant(before, source, name):
    assert called_last(f"{before} {source} said it hailed.", source) == name


def test_the_official_is_who_was_told_of_before():
    text = "A spokesman for the militias left. “No,” the spokesman said."
    reading = read(text, Said("the spokesman", "said", "“No,”", manner="direct"))
    assert dict(reading.called)["a1"] == "unnamed spokesman for the militias"


def test_a_ministry_official_is_not_just_who_spoke_last():
    text = "Ana Kost said it rained. The ministry official said it hailed."
    reading = read(
        text,
        Said("Ana Kost", "said", "it rained"),
        Said("The ministry official", "said#2", "it hailed"),
    )
    assert dict(reading.called)["a2"] != "Ana Kost"


@pytest.mark.parametrize("source", ["The army's spokesman", "The ministry’s spokesman"])
def test_a_body_s_spokesman_is_not_just_who_spoke_last(source):
    text = "Ana Kost said it rained."
    assert called_last(f"{text} {source} said it hailed.", source) != "Ana Kost"


def test_a_description_that_got_a_name_is_nobody_else():
    text = (
        "They met the city manager. City Manager Ana Kost left. The old local teacher"
    )
    reading = read(
        f"{text} said it hailed.", Said("The old local teacher", "said", "it hailed")
    )
    assert dict(reading.called)["a1"] == "unnamed old local teacher"
