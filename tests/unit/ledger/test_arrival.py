"""Stories that once stood in another way when they came in another order."""

from itertools import permutations

import pytest

from sayso.ledger.points import points_of
from sayso.model.relation import Relation, RelationKind
from sayso.model.standing import StandingName
from tests.linking.story import (
    ARMY,
    COURIER,
    LANTERN,
    MPA,
    NFR,
    claim,
    document,
    event,
    linked,
    source_of,
    story_in_force,
)

WORDS = "there was news from the town of which much was said again"
PAGE = "https://one.example/a"


def printed(nth, at, source=None, *, by=(), outlet=COURIER, **head):
    """Words that every paper prints, and one sentence of its own number."""
    doc = document(f"{WORDS}. {nth} and more of it.", outlet=outlet, at=at, **head)
    return doc, [claim(doc, WORDS, event("COERCE/seize", by=by), source=source)]


# Each: a paper in its own voice; the same words in a text that is printed twice, once
# with a credit to the agency. Whichever of the two the paper is joined to, the words
# are the agency's.
CREDITED = {
    "the credited one has an address": [
        printed(0, "1 08:00"),
        printed(1, "1 08:00", NFR),
        printed(1, "1 08:00", NFR, credit=[MPA], address=PAGE),
    ],
    "the credited one was printed later": [
        printed(0, "1 09:00", NFR, credit=[MPA]),
        printed(0, "1 08:00", NFR, address=PAGE),
        printed(1, "1 08:00"),
    ],
    "the credited one is another paper's": [
        printed(0, "1 10:00"),
        printed(1, "1 08:00", outlet=LANTERN),
        printed(1, "1 09:00", credit=[MPA]),
        printed(2, "1 08:30"),
    ],
}


@pytest.mark.parametrize("story", CREDITED.values(), ids=CREDITED)
def test_a_credit_reaches_all_copies_whichever_came_first(story):
    stand = {points_of(story_in_force(order)) for order in permutations(story)}
    ((point,),) = stand
    assert source_of(MPA) in point.standing.origins_for
    assert source_of(COURIER) not in point.standing.origins_for


def test_a_reprint_of_the_old_word_does_not_oppose_the_newer():
    # The Courier tells in its own voice that NFR took the town, and later that the
    # army did: of the Courier this is a newer word. A paper that reprints the old one
    # is taken to contradict the Courier.
    old, words = printed(2, "1 08:00", by=[NFR])
    others = [
        printed(0, "1 08:00", NFR),
        printed(0, "1 08:00", NFR, outlet=LANTERN, address=PAGE),
    ]
    new = document(f"{WORDS}. 1 and more of it.", outlet=COURIER, at="1 12:00")
    took = event("COERCE/seize", by=[ARMY])
    told = [
        claim(new, WORDS, event("COERCE/seize"), source=NFR),
        claim(new, "1 and more of it", took),
    ]
    story = [(old, words), *others, (new, told)]
    (before,) = points_of(story_in_force(story))

    reprint = document(old.text, outlet="Harbour Post", at="4 12:00")
    again = claim(reprint, WORDS, event("COERCE/seize", by=[NFR]))
    longer = [*story, (reprint, [again])]
    found = [b for b in linked(longer) if isinstance(b, Relation)]
    opposing = [r.kind for r in found if again.claim in (r.subject, r.object)]
    assert RelationKind.CONTRADICTS in opposing

    (after,) = points_of(story_in_force(longer))
    assert before.standing.name is StandingName.CORROBORATED
    assert after.standing.name is StandingName.CORROBORATED
    assert after.standing.origins_for == before.standing.origins_for
    assert after.standing.origins_against == ()
