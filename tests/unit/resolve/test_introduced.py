"""Who is cited by an office first and by name in the next breath."""

import pytest

from sayso.model.source import SourceKind
from tests.unit.resolve.stories import Said, read, speaker


def first_of_two(lead: str, name: str, between: str = "") -> dict[str, str]:
    """Whom the lead and the name are laid to: "LEAD said it rained. NAME said no."."""
    text = f"{lead} said it rained. {between}{name} said it hailed."
    nth, of = text.count("said"), text.count(name)
    reading = read(
        text,
        Said(lead, "said", "it rained"),
        Said(f"{name}#{of}", f"said#{nth}", "it hailed"),
    )
    return dict(reading.called)


@pytest.mark.parametrize(
    "lead",
    [
        "Sudria’s foreign minister",
        "The Sudrian foreign minister",
        "A Harbour Council spokesman",
        "A police officer",
    ],
)
def test_who_is_named_next_without_a_word_is_who_was_described(lead):
    assert first_of_two(lead, "Jon Weil") == {"a1": "Jon Weil", "a2": "Jon Weil"}


@pytest.mark.parametrize(
    ("lead", "name", "between"),
    [
        # more than one
        ("Two officers", "Jon Weil", ""),
        # somebody of whom the text says who that is
        ("The foreign minister", "Jon Weil, a baker,", ""),
        ("The foreign minister", "Mayor Jon Weil", ""),
        # somebody whom the text has had before
        ("A police officer", "Jon Weil", "It was Jon Weil. "),
        # too far away
        ("A police officer", "Jon Weil", "It rained. It hailed. It blew. It froze. "),
        ("A police officer", "The Harbour Council", ""),
    ],
)
def test_others_are_kept_apart(lead, name, between):
    called = first_of_two(lead, name, between)
    assert called["a1"] != called["a2"]


def test_somebody_else_cited_in_between_breaks_the_chain():
    text = "The envoy said no. The Harbour Council said yes. Jon Weil said so."
    reading = read(
        text,
        Said("The envoy", "said", "no"),
        Said("The Harbour Council", "said#2", "yes"),
        Said("Jon Weil", "said#3", "so"),
    )
    assert dict(reading.called)["a1"] == "envoy"


def test_the_office_is_followed_after_the_name_too():
    text = (
        "Sudria’s foreign minister said no. Jon Weil said so. "
        "The foreign minister said more."
    )
    reading = read(
        text,
        Said("Sudria’s foreign minister", "said", "no"),
        Said("Jon Weil", "said#2", "so"),
        Said("The foreign minister", "said#3", "more"),
    )
    assert set(dict(reading.called).values()) == {"Jon Weil"}
    assert speaker(reading).kind is SourceKind.PERSON
    assert speaker(reading).role == "Sudria’s foreign minister"
