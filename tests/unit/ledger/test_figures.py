"""How figures moved."""

from typing import Any

import pytest

from sayso.ledger.figures import series_of
from sayso.ledger.points import points_of
from sayso.model.attribution import Force
from sayso.model.relation import RelationKind
from sayso.model.standing import StandingName
from tests.linking.story import (
    KMG,
    LANTERN,
    MINISTRY,
    MPA,
    bond,
    claim,
    copy_of,
    document,
    event,
    in_force,
    killed,
    moment,
    source_of,
)

UPDATES, CONTRADICTS = RelationKind.UPDATES, RelationKind.CONTRADICTS
TOTAL: dict[str, Any] = {"scope": "total", "since": "the offensive began"}


def toll(at, figure, source=KMG, place="Dresna", **more):
    outlet = more.pop("outlet", LANTERN)
    doc = document(f"{source} told {outlet} at {at}: they died.", at=at, outlet=outlet)
    what = event("casualty", place, status=more.pop("status", "actual"))
    figures = more.pop("figures", [figure])
    return doc, claim(doc, "they died", what, source=source, figures=figures, **more)


def series(*told, bonds=()):
    docs, claims = [d for d, _ in told], [c for _, c in told]
    force = in_force(docs, claims, bonds)
    return series_of(force, points_of(force))


def steps(found):
    return [(s.figure.low, s.standing.value) for s in found.steps]


def test_a_rising_toll_is_a_series_and_its_last_step_stands():
    one, two = toll("1 09:00", killed(12, None)), toll("1 18:00", killed(15))
    (found,) = series(two, one, bonds=[bond(UPDATES, two[1], one[1])])
    assert (found.measure, found.scope, found.place) == (
        "killed",
        "incident",
        "Dresna (KV)",
    )
    assert steps(found) == [(12, "superseded"), (15, "reported")]
    assert [s.published_at for s in found.steps] == [
        moment("1 09:00"),
        moment("1 18:00"),
    ]
    assert {s.origin for s in found.steps} == {source_of(KMG)}


def test_two_origins_keep_a_step_each():
    one, two = toll("1 09:00", killed(12)), toll("1 18:00", killed(15), MINISTRY)
    (found,) = series(one, two, bonds=[bond(CONTRADICTS, one[1], two[1])])
    assert steps(found) == [(12, "contested"), (15, "contested")]


def test_a_toll_may_fall_and_come_back():
    told = [
        toll(at, killed(n))
        for at, n in (("1 09:00", 5), ("1 10:00", 7), ("1 11:00", 5))
    ]
    bonds = [bond(UPDATES, told[n + 1][1], told[n][1]) for n in (0, 1)]
    (found,) = series(*told, bonds=bonds)
    assert [low for low, _ in steps(found)] == [5, 7, 5]
    assert found.steps[-1].standing is not StandingName.SUPERSEDED


def test_a_reprint_is_no_step():
    one = toll("1 09:00", killed(12), None, outlet=MPA)
    two = toll("1 10:00", killed(12), None)
    (found,) = series(one, two, bonds=[copy_of(one[1], two[1], origin=MPA)])
    assert steps(found) == [(12, "reported")]


def test_a_corrected_number_is_superseded():
    one, two = toll("1 09:00", killed(12), None), toll("1 10:00", killed(9), None)
    bonds = [bond(RelationKind.CORRECTS, two[1], one[1])]
    (found,) = series(one, two, bonds=bonds)
    assert steps(found) == [(12, "superseded"), (9, "reported")]


def test_a_number_taken_back_by_name_is_superseded_though_it_is_the_last():
    one = toll("1 09:00", killed(12), KMG)
    two = toll("1 10:00", killed(9), MINISTRY)
    (found,) = series(one, two, bonds=[bond(RelationKind.CORRECTS, two[1], one[1])])
    assert steps(found)[0] == (12, "superseded")


def test_two_incidents_in_one_town_stay_two():
    assert len(series(toll("1 09:00", killed(12)), toll("1 18:00", killed(15)))) == 2


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        (killed(700, **TOTAL), killed(800, **TOTAL), 1),
        (killed(700, **TOTAL), killed(800, of="civilians", **TOTAL), 2),
        (killed(700, **TOTAL), killed(800, measure="wounded", **TOTAL), 2),
        (killed(700, **TOTAL), killed(800, scope="total"), 2),
    ],
)
def test_totals_are_one_series_without_any_relation(one, other, number):
    assert len(series(toll("1 09:00", one), toll("2 09:00", other))) == number


def test_totals_tied_to_nothing_are_kept_apart():
    figure = killed(700, scope="total")
    told = toll("1 09:00", figure, place=None), toll("2 09:00", figure, place=None)
    found = series(*told)
    assert [s.place for s in found] == [None, None]


def test_a_place_that_is_in_no_gazetteer_has_its_name():
    (found,) = series(toll("1 09:00", killed(5), place="Ulm"))
    assert found.place == "Ulm"


def test_what_is_denied_wished_or_to_come_is_no_step():
    figure = killed(9)
    assert (
        series(
            toll("1 09:00", figure, force=Force.DENIES),
            toll("1 10:00", figure, force=Force.DEMANDS),
            toll("1 11:00", figure, status="hypothetical"),
        )
        == ()
    )


def test_a_part_has_a_series_of_its_own():
    figures = [killed(826, None, **TOTAL), killed(111, of="civilians", **TOTAL)]
    found = series(toll("1 09:00", None, figures=figures))
    assert [(s.of, s.steps[0].figure.low) for s in found] == [
        (None, 826),
        ("civilians", 111),
    ]


def test_points_of_another_moment_are_left_out():
    doc, told = toll("1 09:00", killed(5))
    assert series_of(in_force([doc], [told]), ()) == ()


def test_people_are_no_group_and_a_toll_that_has_risen_is_the_same_series():
    one = toll("1 09:00", killed(12, of="people"))
    two = toll("1 18:00", killed(15, scope="total"))
    (found,) = series(one, two, bonds=[bond(UPDATES, two[1], one[1])])
    assert found.of is None
    assert steps(found) == [(12, "superseded"), (15, "reported")]


def test_a_notice_is_no_step():
    one = toll("1 09:00", killed(12), None)
    back = toll("1 10:00", killed(12), None)
    bonds = [bond(RelationKind.RETRACTS, back[1], one[1])]
    (found,) = series(one, back, bonds=bonds)
    assert steps(found) == [(12, "superseded")]


def test_numbers_of_one_report_come_in_the_order_of_its_text():
    # "At least 12 people were killed, officials said. The monitor put it at 14."
    doc = document("The army said 12 died. KMG put it at 14 dead, and 15 later.")
    tolls = (("12 died", 12, MINISTRY), ("14 dead", 14, KMG), ("15 later", 15, "MKG"))
    told = [
        (doc, claim(doc, words, event("casualty", "Dresna"), source=source,
                    figures=[killed(low)]))
        for words, low, source in tolls
    ]  # fmt: skip
    claims = [c for _, c in told]
    bonds = [bond(CONTRADICTS, claims[0], c) for c in claims[1:]]
    force = in_force([doc], claims, bonds)
    (found,) = series_of(force, points_of(force))
    assert [s.figure.low for s in found.steps] == [12, 14, 15]
