"""Passives: nobody need be named."""

import pytest

from sayso.model.attribution import Force
from tests.unit.extract.attributed import Said, only, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It was reported that the ferry sank.",
            ("", "was reported", "that the ferry sank"),
        ),
        (
            "The general is believed to have fled to Sudria.",
            ("", "is believed", "The general ... to have fled to Sudria"),
        ),
        (
            "The move was condemned by the Karvelia Monitoring Group.",
            ("the Karvelia Monitoring Group", "was condemned", "The move"),
        ),
        (
            "Brandt has reportedly left Velmora.",
            ("", "reportedly", "Brandt has ... left Velmora"),
        ),
        (
            "Jana Kolb was quoted by Norlink as saying that the train was late.",
            (
                "Jana Kolb",
                "was quoted by Norlink as saying",
                "that the train was late",
            ),
        ),
        ("Allegedly the port is shut.", ("", "Allegedly", "the port is shut")),
    ],
)
def test_source_of_a_passive(text: str, expected: Said):
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The crash has been reported to the port office.",
        "The port cannot be expected to open.",
        "It was condemned.",
        "It was argued over, and it was late.",
        "Was reported that it rained.",
        "Brandt was told.",
        "The plan was praised, by noon it was law.",
        "The plan was praised by meeting nobody.",
        "The port is expected to.",
        "Was quoted as saying",
        "Brandt was quoted as saying.",
        "It was said that.",
        "The news was announced that Brandt won.",
    ],
)
def test_nothing_is_said(text: str):
    assert said(text) == []


def test_hedge_of_a_passive_is_the_outlets():
    hedge = only("The general is thought to have fled to Sudria.").hedge
    assert hedge is not None
    assert (hedge.holder, hedge.degree) == ("outlet", "likely")


def test_force_of_a_passive():
    assert only("The plan was praised by Brandt.").force is Force.FEELS


def test_what_is_thought_by_nobody_is_told_and_not_felt():
    found = only("It is thought that the general has fled.")
    assert (found.force, found.hedge is not None) == (Force.ASSERTS, True)
