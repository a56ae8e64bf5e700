"""Which claims are one point."""

from dataclasses import replace

from sayso.ledger.points import points_of
from sayso.model.attribution import Force
from sayso.model.ids import ClaimId
from sayso.model.relation import RelationKind
from sayso.model.ruling import Ruling, Verdict
from tests.linking.story import (
    COURIER,
    KMG,
    LANTERN,
    MINISTRY,
    NFR,
    bond,
    claim,
    copy_of,
    document,
    in_force,
    source_of,
)

WORDS = ("one thing", "two things", "three things", "four things")


def told(number=3):
    docs = [
        document(f"{words}.", at=f"1 {9 + n:02}:00")
        for n, words in enumerate(WORDS[:number])
    ]
    sources = (NFR, KMG, MINISTRY, NFR)
    claims = [
        claim(doc, words, source=source)
        for doc, words, source in zip(docs, WORDS, sources, strict=False)
    ]
    return docs, claims


def groups(docs, claims, bonds=(), rulings=()):
    points = points_of(in_force(docs, claims, bonds, rulings))
    names = {c.claim: c.words.split()[0] for c in claims}
    return {"+".join(names[c] for c in point.claims) for point in points}


def ruling(verdict, one, other=None):
    return Ruling(
        verdict=verdict,
        person="mira",
        claim=one.claim,
        other=other.claim if other else None,
    )


def supports(one, other):
    return bond(RelationKind.SUPPORTS, one, other)


def test_claims_without_bonds_are_points_of_their_own():
    assert groups(*told()) == {"one", "two", "three"}


def test_every_kind_of_relation_joins():
    docs, claims = told(2)
    for kind in RelationKind:
        assert groups(docs, claims, [bond(kind, *claims)]) == {"one+two"}


def test_points_come_newest_word_first_and_are_named_for_the_smallest_claim():
    docs, claims = told()
    points = points_of(in_force(docs, claims, [supports(claims[0], claims[2])]))
    assert [p.title for p in points] == ["one thing", "two things"]
    assert points[0].point == min(claims[0].claim, claims[2].claim)


def test_the_title_is_what_is_said_not_its_denial():
    doc = document("no such thing. such a thing.")
    no = claim(doc, "no such thing", source=NFR, force=Force.DENIES)
    yes = claim(doc, "such a thing", source=KMG)
    (point,) = points_of(
        in_force([doc], [no, yes], [bond(RelationKind.DENIES, no, yes)])
    )
    assert point.title == "such a thing"


def test_the_same_words_in_one_piece_of_copy_are_one_point():
    docs = [document("it rained.", outlet=o) for o in (COURIER, LANTERN)]
    claims = [claim(doc, "it rained") for doc in docs]
    assert groups(docs, claims, [copy_of(*claims)]) == {"it+it"}
    assert groups(docs, claims) == {"it"}


def test_a_person_keeps_two_apart_whatever_else_would_join_them():
    docs, (one, two, three) = told()
    bonds = [supports(one, two), supports(two, three)]
    apart = ruling(Verdict.NOT_SAME_POINT, one, three)
    assert groups(docs, [one, two, three], bonds) == {"one+two+three"}
    found = groups(docs, [one, two, three], bonds, [apart])
    assert found in ({"one+two", "three"}, {"one", "two+three"})


def test_the_surer_relation_has_its_way_where_a_ruling_stands_between():
    docs, (one, two, three) = told()
    bonds = [bond(RelationKind.CONTRADICTS, one, two), supports(two, three)]
    apart = ruling(Verdict.NOT_SAME_POINT, one, three)
    assert groups(docs, [one, two, three], bonds, [apart]) == {"one", "two+three"}


def test_a_person_joins_two_and_the_last_ruling_on_a_pair_stands():
    docs, (one, two) = told(2)
    same = ruling(Verdict.SAME_POINT, two, one)
    apart = ruling(Verdict.NOT_SAME_POINT, one, two)
    assert groups(docs, [one, two], (), [same]) == {"one+two"}
    assert groups(docs, [one, two], (), [same, apart]) == {"one", "two"}
    assert groups(docs, [one, two], (), [apart, same]) == {"one+two"}


def test_a_ruling_joins_where_the_machine_saw_nothing():
    docs, claims = told(4)
    rulings = [
        ruling(Verdict.SAME_POINT, claims[0], claims[3]),
        ruling(Verdict.NOT_SAME_POINT, claims[1], claims[2]),
    ]
    bonds = [supports(claims[0], claims[1]), supports(claims[3], claims[2])]
    found = groups(docs, claims, bonds, rulings)
    assert "two+three" not in found
    assert any("one" in g and "four" in g for g in found)


def test_what_was_misread_is_no_claim():
    docs, (one, two) = told(2)
    misread = ruling(Verdict.MISREAD, one)
    assert groups(docs, [one, two], [supports(one, two)], [misread]) == {"two"}


def test_a_relation_to_a_claim_out_of_force_joins_nothing():
    docs, (one, two) = told(2)
    assert groups(docs[:1], [one], [supports(one, two)]) == {"one"}


def test_nothing_in_force_makes_no_points():
    assert points_of(in_force([], [])) == ()


def test_a_ruling_on_a_pair_nobody_knows_changes_nothing():
    docs, (one, two) = told(2)
    odd = Ruling(
        verdict=Verdict.NOT_SAME_POINT,
        person="mira",
        claim=ClaimId("c-gone"),
        other=two.claim,
    )
    assert groups(docs, [one, two], [supports(one, two)], [odd]) == {"one+two"}


def test_the_title_is_the_newest_word_of_a_chain():
    # "About 14,000 people have been displaced", and the office says 22,000 now
    docs, (old, other, new) = told(3)
    old, new = (replace(c, source=source_of(KMG)) for c in (old, new))
    bonds = [supports(old, other), bond(RelationKind.UPDATES, new, old)]
    (point,) = points_of(in_force(docs, [old, new], bonds[1:]))
    assert point.title == "three things"
    # The claim of the title comes first, with its speaker; the others as printed.
    assert point.claims == (new.claim, old.claim)


def test_the_title_of_what_is_only_denied_is_the_denial():
    # it said so, and now it denies it: a rumour, known through its denial
    docs, (yes, *_) = told(1)
    other = document("no such thing came.", at="2 09:00")
    no = claim(other, "no such thing", source=NFR, force=Force.DENIES)
    bonds = [bond(RelationKind.SUPPORTS, no, yes)]
    (point,) = points_of(in_force([*docs, other], [yes, no], bonds))
    assert point.title == "no such thing"
    assert point.claims == (no.claim, yes.claim)


def test_the_title_of_what_nobody_says_any_more_is_what_was_said_first():
    docs, (one, back) = told(2)
    back = replace(back, source=one.source)
    (point,) = points_of(
        in_force(docs, [one, back], [bond(RelationKind.RETRACTS, back, one)])
    )
    assert point.title == "one thing"
