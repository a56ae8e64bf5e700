"""How claims bear on each other: the table of standing.md, row by row."""

import pytest

from sayso.model.attribution import Force
from sayso.model.relation import RelationKind
from sayso.model.ruling import Ruling, Verdict
from sayso.model.source import Source, SourceKind
from tests.linking.story import (
    ARMY,
    COURIER,
    KMG,
    LANTERN,
    MINISTRY,
    MPA,
    NFR,
    ListView,
    claim,
    document,
    earlier,
    event,
    killed,
    on,
    register,
    relations_in,
    source_of,
)

DENIES, SUPPORTS = RelationKind.DENIES, RelationKind.SUPPORTS
CONTRADICTS, UPDATES = RelationKind.CONTRADICTS, RelationKind.UPDATES
CONCEDES, RETRACTS = RelationKind.CONCEDES, RelationKind.RETRACTS
CORRECTS = RelationKind.CORRECTS


def seizure(place="Halvik", by=("NFR",), **more):
    return event("COERCE/seize", place, by=by, **more)


def entry_denied(by=("rebels",), place="Halvik", **more):
    return event("enter", place, by=by, **more)


def backing(*by):
    return event("SUPPORT", None, by=by, to=["Sela Brandt"])


def said(words, what, source, at="1 09:00", outlet=COURIER, **more):
    """A one-sentence document with one claim."""
    doc = document(f"{source} told {outlet}: {words}.", outlet=outlet, at=at)
    return doc, [claim(doc, words, what, source=source, **more)]


def denied(words, what, source, at="1 09:00", outlet=COURIER, **more):
    return said(words, what, source, at, outlet, force=Force.DENIES, **more)


def own(words, what, at="1 09:00", outlet=COURIER, credit=(), **more):
    doc = document(f"{words}.", outlet=outlet, at=at, credit=credit)
    return doc, [claim(doc, words, what, **more)]


def test_a_denial_of_the_part_denies_the_whole():
    # "NFR said it had captured the city of Halvik. The Defence Ministry had
    # previously denied that rebels had entered Halvik."
    doc = document(
        "NFR said it had captured the city of Halvik. The ministry had previously "
        "denied that rebels had entered Halvik."
    )
    took = claim(doc, "it had captured the city of Halvik", seizure(), source=NFR)
    no = claim(
        doc,
        "rebels had entered Halvik",
        entry_denied(),
        source=MINISTRY,
        force=Force.DENIES,
        said=earlier(),
    )
    (found,) = relations_in([(doc, [took, no])])
    assert (found.kind, found.subject, found.object) == (DENIES, no.claim, took.claim)
    assert "denies: 'enter' is part of 'COERCE/seize'" in found.because
    assert "both about Halvik (kv:halvik)" in found.because


TOOK = said("it took Halvik", seizure(), NFR)
CASES = [
    # denies
    (
        "a denial in another paper, later",
        TOOK,
        denied("rebels entered Halvik", entry_denied(), MINISTRY, "2 09:00", LANTERN),
        DENIES,
    ),
    (
        "a denial in another paper, earlier",
        TOOK,
        denied("rebels entered Halvik", entry_denied(), MINISTRY, "1 07:00", LANTERN),
        DENIES,
    ),
    (
        "a denial of another town",
        TOOK,
        denied("rebels entered Dresna", entry_denied(place="Dresna"), MINISTRY),
        None,
    ),
    (
        "a denial that names the other side",
        TOOK,
        denied("troops left Halvik", entry_denied(by=["Karvelian Army"]), MINISTRY),
        None,
    ),
    (
        "a denial of the whole leaves the part",
        said("rebels entered Halvik", entry_denied(), NFR),
        denied("rebels took Halvik", seizure(by=["rebels"]), MINISTRY),
        None,
    ),
    (
        "a denial weeks later",
        TOOK,
        denied("rebels entered Halvik", entry_denied(), MINISTRY, "20 09:00"),
        None,
    ),
    (
        "a denial of another day",
        said("it took Halvik", seizure(when=on(1)), NFR),
        denied("rebels came", entry_denied(when=on(3)), MINISTRY, "3 12:00"),
        None,
    ),
    (
        "a denial of what may come",
        said("it would take Halvik", seizure(status="future"), NFR),
        denied("rebels entered Halvik", entry_denied(), MINISTRY),
        None,
    ),
    (
        "the same words, said and denied",
        said("the bridge is open again", None, KMG),
        denied("the bridge is open again", None, MINISTRY, outlet=LANTERN),
        DENIES,
    ),
    # supports
    (
        "two say so",
        TOOK,
        said("rebels took Halvik", seizure(by=["rebels"]), KMG, outlet=LANTERN),
        SUPPORTS,
    ),
    (
        "one names nobody",
        TOOK,
        said("Halvik fell", seizure(by=[]), KMG, outlet=LANTERN),
        SUPPORTS,
    ),
    (
        "two deny",
        denied("rebels entered Halvik", entry_denied(), MINISTRY),
        denied("they came in", entry_denied(), ARMY, "1 12:00"),
        SUPPORTS,
    ),
    (
        "a week later it is another matter",
        TOOK,
        said("rebels took Halvik", seizure(), KMG, "12 09:00"),
        None,
    ),
    ("two towns", TOOK, said("rebels took it", seizure("Dresna"), KMG), None),
    (
        "a country is too wide a place",
        said("it took posts", seizure("Karvelia", ["militants"]), NFR),
        said("a base fell", seizure("Karvelia", []), KMG),
        None,
    ),
    (
        "a country, and both name who",
        said("it took posts", seizure("Karvelia"), NFR),
        said("NFR took bases", seizure("Karvelia"), KMG),
        SUPPORTS,
    ),
    (
        "a place that nobody could find",
        said("it took Ulm", seizure("Ulm"), NFR),
        said("Ulm fell", seizure("Ulm"), KMG, outlet=LANTERN),
        SUPPORTS,
    ),
    (
        "no place, but one target",
        said("they arrested him", event("COERCE/arrest", None, to=["KMG"]), NFR),
        said("he was arrested", event("COERCE/arrest", None, to=["KMG"]), MPA),
        SUPPORTS,
    ),
    (
        "no place, but one doer",
        said("it arrested some", event("COERCE/arrest", None, by=["NFR"]), NFR),
        said("NFR arrested men", event("COERCE/arrest", None, by=["NFR"]), KMG),
        SUPPORTS,
    ),
    (
        "a kind that says little",
        said("they met", event("CONSULT"), NFR),
        said("talks were held", event("CONSULT"), KMG),
        None,
    ),
    (
        "the same quotation in two papers",
        said("we shall never give up", None, NFR),
        said("we shall never give up", None, NFR, outlet=LANTERN),
        SUPPORTS,
    ),
    (
        "three words are too few",
        said("we are ready", None, NFR),
        said("we are ready", None, KMG, outlet=LANTERN),
        None,
    ),
    # contradicts
    (
        "it did not happen, says another",
        TOOK,
        said("no town was taken", seizure(), KMG, negated=True),
        CONTRADICTS,
    ),
    (
        "another doer",
        TOOK,
        said("the army took it", seizure(by=[ARMY]), KMG),
        CONTRADICTS,
    ),
    (
        "two holders",
        TOOK,
        said("the army holds it", event("hold", by=[ARMY]), KMG),
        CONTRADICTS,
    ),
    (
        "safe and stable",
        TOOK,
        said("Halvik is safe and stable", event("hold", by=[]), KMG),
        CONTRADICTS,
    ),
    (
        "one side holds and has left",
        said("the army holds it", event("hold", by=[ARMY]), KMG),
        said("the army left", event("RETREAT/withdraw", by=[ARMY]), MPA),
        CONTRADICTS,
    ),
    (
        "the same source later",
        said("it took Halvik", seizure(), KMG),
        said("the army took it back", seizure(by=[ARMY]), KMG, "2 09:00"),
        UPDATES,
    ),
    (
        "the same source: not so",
        said("it took Halvik", seizure(), KMG),
        said("it was not taken", seizure(), KMG, "2 09:00", negated=True),
        UPDATES,
    ),
    # concedes
    (
        "denied, then said",
        denied("rebels entered Halvik", entry_denied(), MINISTRY),
        said("rebels were in Halvik", entry_denied(), MINISTRY, "2 09:00"),
        CONCEDES,
    ),
    (
        "denied, then said by its army",
        denied("rebels entered Halvik", entry_denied(), MINISTRY),
        said("rebels were in Halvik", entry_denied(), ARMY, "2 09:00"),
        CONCEDES,
    ),
    (
        "said, then denied by its own ministry",
        said("rebels were in Halvik", entry_denied(), ARMY),
        denied("rebels entered Halvik", entry_denied(), MINISTRY, "2 09:00"),
        DENIES,
    ),
    (
        "denied, then left",
        denied("rebels entered Halvik", entry_denied(), MINISTRY),
        said(
            "its troops left",
            event("RETREAT/withdraw", by=["troops"]),
            MINISTRY,
            "2 09:00",
        ),
        CONCEDES,
    ),
    (
        "who left bears out who came",
        TOOK,
        said(
            "its troops left", event("RETREAT/withdraw", by=["troops"]), ARMY, "2 09:00"
        ),
        CONCEDES,
    ),
    (
        "who says that others left concedes nothing",
        TOOK,
        said("troops left", event("RETREAT/withdraw", by=["troops"]), KMG),
        None,
    ),
    # retracts
    (
        "said, then denied",
        TOOK,
        denied("it took Halvik, no", seizure(), NFR, "2 09:00"),
        RETRACTS,
    ),
    # acts that are done every day, with no place: one party in both is not enough
    (
        "two who support one candidate",
        said("teachers supported Brandt", backing("Teachers' Union"), KMG),
        said("voters in the south like Brandt", backing("voters"), NFR),
        None,
    ),
    (
        "a candidate's support, and nobody's, in other words",
        said("the port workers would vote for Brandt", backing(), KMG),
        said("Brandt had the support of the east", backing(), NFR),
        None,
    ),
    (
        "one supports, another does not",
        said("farmers would back Brandt", backing("farmers"), KMG),
        said("lawyers did not back Brandt", backing("lawyers"), NFR, negated=True),
        None,
    ),
    (
        "one support in two tellings",
        said("the union backed Brandt", backing("Teachers' Union"), KMG),
        said("Brandt won the teachers over", backing("Teachers' Union"), NFR),
        SUPPORTS,
    ),
    (
        "one support in the same words, its giver unnamed once",
        said("the union had backed Brandt in the vote", backing("the union"), KMG),
        said("had backed Brandt in the vote", backing(), NFR),
        SUPPORTS,
    ),
]


@pytest.mark.parametrize(
    ("one", "other", "kind"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_how_two_claims_bear_on_each_other(one, other, kind):
    found = relations_in([one, other])
    assert [r.kind for r in found] == ([kind] if kind else [])
    assert set(relations_in([other, one])) == set(found)


def attack(*figures, by=(), place="Dresna", kind="ASSAULT/aerial", **more):
    return event(kind, place, by=by, **more), figures


def toll(figure, source=KMG, at="1 09:00", outlet=COURIER, what=None):
    what = what or event("casualty", "Dresna")
    words = f"{figure.low} died ({source} {at})"
    return said(words, what, source, at, outlet, figures=[figure])


FIGURES = [
    (
        "at least 21 and 23 agree",
        toll(killed(21, None)),
        toll(killed(23), MINISTRY),
        SUPPORTS,
    ),
    (
        "21 and at least 30 do not",
        toll(killed(21)),
        toll(killed(30, None), MINISTRY),
        CONTRADICTS,
    ),
    (
        "about 100 and 95 agree",
        toll(killed(100, about=True)),
        toll(killed(95), MINISTRY),
        SUPPORTS,
    ),
    (
        "up to 20 and 30 do not",
        toll(killed(None, 20)),
        toll(killed(30), MINISTRY),
        CONTRADICTS,
    ),
    (
        "people are no group",
        toll(killed(21, of="people")),
        toll(killed(23), MINISTRY),
        CONTRADICTS,
    ),
    (
        "two groups are two matters",
        toll(killed(5, of="nurses")),
        toll(killed(12, of="soldiers"), MINISTRY),
        None,
    ),
    (
        "a toll that rises",
        toll(killed(12, None)),
        toll(killed(15, None), at="1 18:00"),
        UPDATES,
    ),
    ("a toll that falls", toll(killed(15)), toll(killed(12), at="1 18:00"), UPDATES),
    ("the same toll again", toll(killed(15)), toll(killed(15), at="1 18:00"), SUPPORTS),
    (
        "two towns",
        toll(killed(12)),
        toll(killed(15), what=event("casualty", "Halvik"), at="1 18:00"),
        None,
    ),
    (
        "two incidents, days apart",
        toll(killed(12)),
        toll(killed(15), MINISTRY, "6 09:00"),
        None,
    ),
    (
        "two incidents of one day, by their hours",
        toll(killed(12), what=event("explode", "Dresna", when=on(1, end=6))),
        toll(
            killed(15), MINISTRY, what=event("explode", "Dresna", when=on(1, begin=18))
        ),
        None,
    ),
    (
        "two incidents of one day, by their kinds",
        toll(killed(12), what=event("ASSAULT/heavy-weapons", "Dresna")),
        toll(killed(15), MINISTRY, what=event("COERCE/arrest", "Dresna")),
        None,
    ),
    (
        "an explosion and its dead",
        toll(killed(12), what=event("explode", "Dresna")),
        toll(killed(15), MINISTRY),
        CONTRADICTS,
    ),
    (
        "totals of two days by two origins",
        toll(killed(727, None, scope="total")),
        toll(killed(826, scope="total"), MINISTRY, "3 09:00"),
        SUPPORTS,
    ),
]


@pytest.mark.parametrize(
    ("one", "other", "kind"), [f[1:] for f in FIGURES], ids=[f[0] for f in FIGURES]
)
def test_how_two_figures_bear_on_each_other(one, other, kind):
    found = relations_in([one, other])
    assert [r.kind for r in found] == ([kind] if kind else [])
    assert set(relations_in([other, one])) == set(found)


@pytest.mark.parametrize(
    ("scope", "at", "kind"),
    [
        # 727 on the second and 826 on the fourth, by two monitors: both may be right
        ("total", "3 09:00", None),
        ("total", "1 12:00", CONTRADICTS),
        ("incident", "3 09:00", CONTRADICTS),
    ],
)
def test_running_totals_of_two_days_are_no_contradiction(scope, at, kind):
    one, other = toll(killed(727, scope=scope)), toll(killed(826, scope=scope), MPA, at)
    assert [r.kind for r in relations_in([one, other])] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("since", "other_since", "place", "kind"),
    [
        ("the offensive began", "the offensive began", None, UPDATES),
        ("the offensive began", "the year began", "Dresna", None),
        ("the offensive began", None, "Dresna", UPDATES),
        (None, None, None, UPDATES),
    ],
)
def test_a_total_is_tied_by_its_place_its_beginning_or_its_source(
    since, other_since, place, kind
):
    what = event("casualty", place)
    one = toll(killed(727, scope="total", since=since), what=what)
    other = toll(killed(826, scope="total", since=other_since), at="2 09:00", what=what)
    assert [r.kind for r in relations_in([one, other])] == ([kind] if kind else [])


def test_totals_without_place_or_beginning_by_two_sources_are_two_matters():
    what = event("casualty", None)
    one = toll(killed(727, scope="total"), what=what)
    other = toll(killed(826, scope="total"), MPA, what=what)
    assert relations_in([one, other]) == []


def test_two_tolls_in_one_document_by_one_source_are_two_incidents():
    doc = document("KMG said 5 died at dawn and 7 died at dusk in Dresna.")
    what = event("casualty", "Dresna")
    told = [
        claim(doc, words, what, source=KMG, figures=[killed(number)])
        for words, number in (("5 died at dawn", 5), ("7 died at dusk", 7))
    ]
    assert relations_in([(doc, told)]) == []


def test_a_later_print_of_agency_copy_is_the_same_word():
    # "(MPA)" under both: the number of 18:00 renews that of 09:00
    what = event("casualty", "Dresna")
    one = own("12 died", what, outlet=LANTERN, credit=[MPA], figures=[killed(12)])
    other = own("15 died", what, "1 18:00", MPA, figures=[killed(15)])
    (found,) = relations_in([one, other])
    assert found.kind is UPDATES
    assert found.subject == other[1][0].claim
    assert found.because[0] == (
        "the same origin, later: '12 killed' and '15 killed' cannot both hold"
    )


def test_two_papers_that_credit_nobody_contradict():
    what = event("casualty", "Dresna")
    one = own("12 died", what, outlet=LANTERN, figures=[killed(12)])
    other = own("15 died", what, "1 18:00", COURIER, figures=[killed(15)])
    assert [r.kind for r in relations_in([one, other])] == [CONTRADICTS]


def test_orders_and_wishes_bear_on_nothing():
    one = said("rebels took Halvik", seizure(), KMG)
    other = said("rebels take Halvik", seizure(), NFR, force=Force.DEMANDS)
    assert relations_in([one, other]) == relations_in([other, one]) == []


def test_a_person_may_rule_which_side_somebody_is_on():
    # "NFR" tells no side; a person may say that it is the government's
    one = said("it took Halvik", seizure(by=["NFR"]), NFR)
    other = denied("rebels entered Halvik", entry_denied(), MINISTRY)
    ruling = Ruling(
        verdict=Verdict.SIDE, person="mira", source=source_of(NFR), value="government"
    )
    assert relations_in([one, other], ListView(ruled=[ruling])) == []


def test_a_retold_denial_is_no_newer_word():
    # Sunday's paper: "The ministry had previously denied ..." after it had said so
    one = said("rebels were in Halvik", entry_denied(), MINISTRY, "2 09:00")
    late = denied(
        "rebels entered Halvik", entry_denied(), MINISTRY, "4 09:00", said=earlier()
    )
    (found,) = relations_in([one, late])
    assert (found.kind, found.subject) == (CONCEDES, one[1][0].claim)


def test_a_number_has_words():
    one, other = toll(killed(20, 30, about=True)), toll(killed(5, None, of="nurses"))
    first = relations_in([one, toll(killed(25), MINISTRY)])
    assert "'about 20 to 30 killed' and '25 killed' agree" in first[0].because
    again = relations_in([other, toll(killed(None, 9, of="nurses"), MINISTRY)])
    assert again[0].because[0] == (
        "'at least 5 killed (nurses)' and 'at most 9 killed (nurses)' agree"
    )


def test_same_numbers_are_said_to_be_the_same():
    (found,) = relations_in([toll(killed(25)), toll(killed(25), MINISTRY)])
    assert "'25 killed' and '25 killed' are the same" in found.because


def test_who_is_meant_is_asked_of_the_register():
    # Two names of one source: the register knows that they are one
    view = ListView(same={source_of(NFR): source_of(KMG)})
    one = said("they arrested him", event("COERCE/arrest", None, by=["NFR"]), MPA)
    other = said("KMG arrested men", event("COERCE/arrest", None, by=["KMG"]), ARMY)
    assert [r.kind for r in relations_in([one, other], view)] == [SUPPORTS]
    assert relations_in([one, other]) == []


def test_what_a_spokesman_denied_his_ministry_concedes():
    # "ministry spokeswoman Ada Renn denied it", and then the ministry says so
    spokeswoman = Source(
        source=source_of("Ada Renn"),
        name="Ada Renn",
        kind=SourceKind.PERSON,
        speaks_for=source_of(MINISTRY),
        country="KV",
    )
    denied = document("Ada Renn denied that rebels entered Halvik.", at="1 09:00")
    no = claim(
        denied, "that rebels entered Halvik", event("enter", "Halvik"),
        source="Ada Renn", force=Force.DENIES,
    )  # fmt: skip
    said = document("The ministry said rebels had entered Halvik.", at="2 09:00")
    words = "rebels had entered Halvik"
    yes = claim(said, words, event("enter", "Halvik"), source=MINISTRY)
    view = ListView(rows={**register(), spokeswoman.source: spokeswoman})
    (found,) = relations_in([(denied, [no]), (said, [yes])], view)
    assert (found.kind, found.subject) == (RelationKind.CONCEDES, yes.claim)
    assert found.because[0] == "the same source had denied it"
