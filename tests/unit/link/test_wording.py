"""Matters whose event nobody read, told in the same words, or denied in them."""

from datetime import UTC, datetime

import pytest

from sayso.ledger.memory import MemoryLedger
from sayso.model.entry import NOW
from sayso.model.relation import Relation
from tests.linking.passages import passage, reader

AT = datetime(2031, 5, 9, tzinfo=UTC)
MORNING, EVENING = "2031-05-02T08:00Z", "2031-05-02T18:00Z"


def kinds(one: str, other: str) -> list[str]:
    """The relations between two reports, whichever comes first."""
    found = []
    for times in ((MORNING, EVENING), (EVENING, MORNING)):
        docs = [
            passage(one, "Harbour Post", times[0]),
            passage(other, "The Velmora Courier", times[1]),
        ]
        ledger = MemoryLedger()
        docs.sort(key=lambda doc: str(doc.published_at))
        for _ in reader().enter(ledger, docs, run="test", at=AT):
            pass
        relations = (e.payload for e in ledger.entries(NOW))
        found.append(sorted({r.kind for r in relations if isinstance(r, Relation)}))
    assert found[0] == found[1]
    return [str(kind) for kind in found[0]]


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        (
            "A curfew has been imposed in Dresna, Channel Nine reported.",
            "The interior ministry denied that a curfew had been imposed in Dresna.",
        ),
        (
            "Food prices have doubled in Halvik, shopkeepers said.",
            "The trade ministry denied that food prices had doubled in Halvik.",
        ),
        (
            "Army units have mutinied in Velmora, the rebels said.",
            "The army denied a mutiny in Velmora.",
        ),
        # a pronoun stands for who is named before
        (
            "The governor of Halvik has fled the city, residents said.",
            "The governor of Halvik denied that he had fled.",
        ),
    ],
)
def test_a_denial_repeats_the_words(said: str, denied: str):
    assert "denies" in kinds(said, denied) or "retracts" in kinds(said, denied)


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        # another act
        (
            "Hundreds of soldiers have defected in Velmora, activists said.",
            "The Defence Ministry denied that soldiers had been poisoned in Velmora.",
        ),
        # another place
        (
            "A curfew has been imposed in Dresna, Channel Nine reported.",
            "The interior ministry denied that a curfew had been imposed in Halvik.",
        ),
        # another number
        (
            "The bank printed 400 notes in Dresna, traders said.",
            "The bank denied that it had printed 900 notes in Dresna.",
        ),
        # one word is not enough
        (
            "The governor has fled, residents said.",
            "The governor denied that he had stolen.",
        ),
    ],
)
def test_other_words_are_another_matter(said: str, denied: str):
    assert kinds(said, denied) == []


def test_two_papers_with_nearly_the_same_words_support():
    one = "A curfew has been imposed in the harbour of Dresna, residents said."
    other = "A curfew was imposed in the harbour of Dresna, traders said."
    assert kinds(one, other) == ["supports"]


def test_two_curfews_are_two_matters():
    one = "A curfew has been imposed in the harbour of Dresna, residents said."
    other = "A curfew was imposed in the station of Halvik, traders said."
    assert kinds(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        # shells on a market and a mine under a bus: two incidents of one day and town
        (
            "Twelve people were killed on Friday when shells hit the market of Halvik, "
            "the Karvelian Monitoring Group said.",
            "Five people were killed on Friday when a mine exploded under a bus in "
            "Halvik, the mayor said.",
            [],
        ),
        # the same scene, and numbers that cannot both hold
        (
            "Twelve people were killed on Friday when shells hit the market of Halvik, "
            "the Karvelian Monitoring Group said.",
            "Nine people were killed on Friday in shelling of the market of Halvik, "
            "the mayor said.",
            ["contradicts"],
        ),
        # who tells no scene may mean any
        (
            "Twelve people were killed on Friday when shells hit the market of Halvik, "
            "the Karvelian Monitoring Group said.",
            "Nine people were killed in Halvik on Friday, the mayor said.",
            ["contradicts"],
        ),
    ],
)
def test_tolls_of_two_scenes_are_not_compared(one: str, other: str, found: list[str]):
    assert kinds(one, other) == found
