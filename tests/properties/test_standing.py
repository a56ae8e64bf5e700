"""Laws of linking and standing: order, reprints, and the past."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.ledger.changes import printed_by
from sayso.ledger.figures import series_of
from sayso.ledger.points import points_of
from sayso.model.attribution import Force
from sayso.model.relation import Relation
from sayso.model.ruling import Ruling, Verdict
from tests.linking.story import (
    ARMY,
    COURIER,
    GAZETTE,
    KMG,
    LANTERN,
    MINISTRY,
    MPA,
    NFR,
    claim,
    document,
    event,
    in_force,
    killed,
    linked,
    moment,
)

few = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

SOURCES = (NFR, KMG, MINISTRY, ARMY, None, "a security official", "residents")
OUTLETS = (COURIER, LANTERN, GAZETTE, MPA)
KINDS = ("COERCE/seize", "enter", "hold", "RETREAT/withdraw", "casualty")
WORDS = "there was news from the town of which much was said again"


@st.composite
def tellings(draw):
    """One document with one or two claims about a town."""
    hour, outlet = draw(st.integers(0, 20)), draw(st.sampled_from(OUTLETS))
    credit = [MPA] if draw(st.booleans()) else []
    number = draw(st.integers(0, 3))
    text = f"{WORDS}. {number} and more of it."
    doc = document(
        text,
        outlet=outlet,
        at=f"{1 + hour // 8} {8 + hour % 8:02}:00",
        credit=credit,
        address=draw(st.sampled_from([None, "https://one.example/a"])),
    )
    spoken = [WORDS, f"{number} and more of it"][: draw(st.integers(1, 2))]
    return doc, [draw(claims(doc, words)) for words in spoken]


@st.composite
def claims(draw, doc, words):
    kind = draw(st.sampled_from(KINDS))
    by = draw(st.sampled_from([(), (NFR,), (ARMY,), ("rebels",), ("troops",)]))
    source = draw(st.sampled_from(SOURCES))
    force = draw(st.sampled_from([Force.ASSERTS, Force.ASSERTS, Force.DENIES]))
    numbers = [killed(draw(st.integers(1, 3)))] if kind == "casualty" else []
    return claim(
        doc,
        words,
        event(kind, draw(st.sampled_from(["Halvik", "Dresna"])), by=by),
        source=source,
        force=force if source else Force.ASSERTS,
        figures=numbers,
    )


def one_of_each(told):
    return list({doc.doc: (doc, found) for doc, found in told}.values())


stories = st.lists(tellings(), min_size=1, max_size=6).map(one_of_each)


def force_of(story, bonds, rulings=()):
    docs = [doc for doc, _ in story]
    return in_force(docs, [c for _, found in story for c in found], bonds, rulings)


@few
@given(stories, st.data())
def test_what_is_found_does_not_depend_on_what_came_first(story, data):
    again = data.draw(st.permutations(story))
    first, second = linked(story), linked(again)
    assert {b for b in first if isinstance(b, Relation)} == {
        b for b in second if isinstance(b, Relation)
    }
    assert len(first) == len(set(first))
    # Of many copies each is joined to one: which one is no matter.
    points = points_of(force_of(story, first))
    assert points == points_of(force_of(story, second))


@few
@given(stories)
def test_no_two_relations_join_the_same_claims_and_none_joins_one(story):
    found = [b for b in linked(story) if isinstance(b, Relation)]
    pairs = [frozenset((r.subject, r.object)) for r in found]
    assert len(pairs) == len(set(pairs))
    assert all(len(pair) == 2 for pair in pairs)
    assert all(r.because for r in found)


@few
@given(stories, st.data())
def test_standings_do_not_depend_on_the_order_of_arrival(story, data):
    force = force_of(story, linked(story))
    shuffled = replace(
        force,
        claims=tuple(data.draw(st.permutations(force.claims))),
        relations=tuple(data.draw(st.permutations(force.relations))),
        lineages=tuple(data.draw(st.permutations(force.lineages))),
    )
    points, again = points_of(force), points_of(shuffled)
    assert points == again
    assert series_of(force, points) == series_of(shuffled, again)


@few
@given(stories)
def test_every_claim_bears_on_one_point(story):
    force = force_of(story, linked(story))
    listed = [c for point in points_of(force) for c in point.claims]
    assert sorted(listed) == sorted(c.claim for c in force.claims)


def origins(standing):
    """How many are counted, on whichever side."""
    return len({*standing.origins_for, *standing.origins_against})


@few
@given(stories, st.data())
def test_a_reprint_never_raises_the_number_of_origins(story, data):
    doc, told = data.draw(st.sampled_from(story))
    copied = document(doc.text, outlet="Harbour Post", at="4 12:00")
    again = [
        claim(
            copied,
            c.words,
            c.event,
            source=c.source_name if c.attribution else None,
            force=c.attribution.force if c.attribution else Force.ASSERTS,
            figures=c.figures,
        )
        for c in told
    ]
    before = points_of(force_of(story, linked(story)))
    longer = [*story, (copied, again)]
    after = points_of(force_of(longer, linked(longer)))
    counts = {c: point.standing for point in after for c in point.claims}
    for point in before:
        standing = counts[point.claims[0]]
        assert origins(standing) <= max(1, origins(point.standing))


@few
@given(stories, st.integers(0, 20))
def test_what_was_printed_later_changes_no_past_standing(story, hour):
    at = moment(f"{1 + hour // 8} {8 + hour % 8:02}:00")
    early = [(doc, found) for doc, found in story if doc.published_at <= at]
    bonds, past = linked(story), linked(early)
    assert points_of(printed_by(force_of(story, bonds), at)) == points_of(
        force_of(early, past)
    )


@few
@given(stories, st.data())
def test_two_whom_a_person_keeps_apart_are_never_one_point(story, data):
    bonds = linked(story)
    told = [c.claim for _, found in story for c in found]
    one, other = data.draw(st.sampled_from(told)), data.draw(st.sampled_from(told))
    if one == other:
        return
    apart = Ruling(
        verdict=Verdict.NOT_SAME_POINT, person="mira", claim=one, other=other
    )
    points = points_of(force_of(story, bonds, [apart]))
    assert not any({one, other} <= set(point.claims) for point in points)
