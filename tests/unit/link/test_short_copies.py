"""Short sentences in many papers: all are joined, whichever paper came last."""

from itertools import permutations

from sayso.ledger.points import points_of
from tests.linking.story import (
    GAZETTE,
    LANTERN,
    MPA,
    NFR,
    claim,
    document,
    event,
    lineages_in,
    story_in_force,
)

SHOPS = "Shops were open on the main street again by the next day and the market too"
LEFT = "People left their homes with what they could carry on the road to the river"
ARMY_WORDS = "The army said nothing about the fight until the evening when trucks came"
TOWN = "Nobody in the town knew where they were going or who had told them to leave"


def boards_of(story):
    """How all points stand, in every order of arrival."""
    return {points_of(story_in_force(order)) for order in permutations(story)}


def own(text, outlet, at, *spoken, **more):
    doc = document(text, outlet=outlet, at=at)
    what = event("enter", "Halvik")
    return doc, [claim(doc, words, what, **more) for words in spoken]


def test_who_has_a_sentence_alone_in_common_is_not_passed_over():
    # The Lantern and the Gazette have one sentence in common, too short to find them
    # by; the agency has more of each, and joins the sentence to both.
    lantern, gazette, agency = (
        own(f"{SHOPS}. {LEFT}.", LANTERN, "1 08:00"),
        own(f"{TOWN}. {SHOPS}.", GAZETTE, "2 07:00"),
        own(f"{TOWN}. {SHOPS}. {LEFT}.", MPA, "2 08:00"),
    )
    found = lineages_in([lantern, gazette, agency])
    joined = {
        doc.doc
        for doc, _ in (lantern, gazette)
        for line in found
        if {p.doc for p in line.passages} == {doc.doc, agency[0].doc}
        and f"{SHOPS}."
        in {doc.quote(p.span) for p in line.passages if p.doc == doc.doc}
    }
    assert joined == {lantern[0].doc, gazette[0].doc}


def test_a_claim_is_joined_to_its_copy_beside_a_copy_told_otherwise():
    # The agency's second paper lays the sentence to NFR, so that it is no copy of the
    # Lantern's claim; its first paper's is one, though it stands in the second too.
    story = [
        own(f"{ARMY_WORDS}. {SHOPS}.", MPA, "1 10:00", ARMY_WORDS),
        own(f"{ARMY_WORDS}. {SHOPS}. 2.", MPA, "2 09:00", ARMY_WORDS, source=NFR),
        own(f"{LEFT}. {ARMY_WORDS}.", LANTERN, "2 10:00", ARMY_WORDS),
    ]
    assert len(boards_of(story)) == 1
