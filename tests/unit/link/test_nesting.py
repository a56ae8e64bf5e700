"""What stands inside what is said: neither bears on the other."""

from dataclasses import replace

import pytest

from sayso.model.attribution import Force
from sayso.model.relation import RelationKind
from tests.linking.story import MINISTRY, claim, document, event, relations_in

DENIES = RelationKind.DENIES
ENTRY = "rebels had entered Halvik"
HOLDS = f"that the ministry had denied that {ENTRY}"
AFTER = "the town of Halvik was entered by rebels"
TEXT = f"State television reported {HOLDS}. Residents said {AFTER}."


def attributed(told, key, inside=None):
    return replace(told, attribution=replace(told.attribution, key=key, inside=inside))


def claims_of(doc, inside):
    """What the television reports, the ministry's denial in it, and the residents."""
    entered = event("enter", "Halvik", by=["rebels"])
    relay = claim(doc, HOLDS, entered, source="State television")
    denial = claim(doc, ENTRY, entered, source=MINISTRY, force=Force.DENIES)
    residents = claim(doc, AFTER, entered, source="residents")
    return (
        attributed(relay, "a1"),
        attributed(denial, "a2", inside),
        attributed(residents, "a3"),
    )


@pytest.mark.parametrize("inside", ["a1", None])
def test_a_denial_does_not_deny_the_report_that_it_stands_in(inside):
    doc = document(TEXT)
    relay, denial, residents = claims_of(doc, inside)
    found = relations_in([(doc, [relay, denial, residents])])
    assert [(r.kind, r.subject, r.object) for r in found if r.kind is DENIES] == [
        (DENIES, denial.claim, residents.claim)
    ]


def test_what_is_nested_twice_stands_inside_the_first():
    # The words of the innermost need not stand within those of the outermost: broken
    # content has one span only.
    doc = document(TEXT)
    relay, denial, residents = claims_of(doc, "a1")
    outer = attributed(residents, "a0")
    relay = attributed(relay, "a1", "a0")
    assert relations_in([(doc, [outer, relay, denial])]) == []
