"""How a standing moved, when, and which entries did it."""

from sayso.ledger.changes import changes_of, printed_by, printed_changes
from sayso.ledger.points import points_of
from sayso.model.attribution import Force
from sayso.model.relation import RelationKind
from sayso.model.ruling import Ruling, Verdict
from sayso.model.standing import StandingName
from tests.linking.story import (
    KMG,
    LANTERN,
    MINISTRY,
    NFR,
    bond,
    claim,
    copy_of,
    document,
    entry_id,
    in_force,
    moment,
)

WORDS = "rebels took Halvik"


def story():
    """Said at nine, denied at ten, conceded at eleven."""
    says, denies = Force.ASSERTS, Force.DENIES
    tellers = ((NFR, says), (MINISTRY, denies), (MINISTRY, says))
    docs, claims = [], []
    for hour, (source, force) in enumerate(tellers, 9):
        docs.append(document(f"At {hour}: {WORDS}.", at=f"1 {hour:02}:00"))
        claims.append(claim(docs[-1], WORDS, source=source, force=force))
    took, no, yes = claims
    bonds = [
        bond(RelationKind.DENIES, no, took),
        bond(RelationKind.CONCEDES, yes, no),
        bond(RelationKind.SUPPORTS, yes, took),
    ]
    return docs, claims, bonds


def test_every_change_has_its_moment_and_its_entries():
    docs, (took, no, yes), bonds = story()
    force = in_force(docs, [took, no, yes], bonds)
    (point,) = points_of(force)
    found = printed_changes(force, point)
    assert [(c.at, c.before, c.after) for c in found] == [
        (moment("1 09:00"), None, StandingName.REPORTED),
        (moment("1 10:00"), StandingName.REPORTED, StandingName.CONTESTED),
        (moment("1 11:00"), StandingName.CONTESTED, StandingName.CONCEDED),
    ]
    assert found[0].because == (entry_id(took),)
    assert found[1].because == (entry_id(no), entry_id(bonds[0]))
    assert entry_id(yes) in found[2].because
    assert "asserted by NFR" in found[2].reasons


def test_a_ruling_counts_from_the_last_moment():
    docs, claims, bonds = story()
    ruling = Ruling(verdict=Verdict.CONFIRMED, person="mira", claim=claims[0].claim)
    force = in_force(docs, claims, bonds, [ruling])
    (point,) = points_of(force)
    names = [c.after.value for c in printed_changes(force, point)]
    assert names == ["reported", "contested", "confirmed"]


def test_a_moment_before_the_claim_was_heard_of_has_no_standing():
    docs, claims, bonds = story()
    force = in_force(docs, claims, bonds)

    def at(when):
        return printed_by(force, when)

    moments = [moment("1 08:00"), moment("1 09:30"), moment("1 09:40")]
    found = changes_of(claims[0].claim, at, moments)
    assert [(c.at, c.after) for c in found] == [
        (moment("1 09:30"), StandingName.REPORTED)
    ]


def test_what_had_been_printed_holds_no_later_copy():
    docs, claims, bonds = story()
    late = document(f"Late: {WORDS}.", at="1 12:00", outlet=LANTERN)
    again = claim(late, WORDS, source=KMG)
    first = copy_of(claims[0], again)
    both = copy_of(claims[0], claims[1], again)
    force = in_force([*docs, late], [*claims, again], [*bonds, first, both])
    cut = printed_by(force, moment("1 10:00"))
    assert [c.claim for c in cut.claims] == [c.claim for c in claims[:2]]
    assert [len(line.passages) for line in cut.lineages] == [2]
    assert [relation for _, relation in cut.relations] == bonds[:1]
