"""Parts of the comparison: who, when, which kinds, and what is asked of a view."""

from dataclasses import replace
from typing import cast

import pytest

from sayso.link import kinds, parties
from sayso.link.candidates import keys_for
from sayso.link.compare import is_coarse, place_words, same_status
from sayso.link.decide import decide
from sayso.link.imprints import Imprints, imprint_of
from sayso.link.told import Teller
from sayso.model.attribution import Force
from sayso.model.event import Participant
from sayso.model.ids import short_hash
from sayso.model.relation import RelationKind
from sayso.model.source import SameAs, Source, SourceKind
from sayso.model.span import Span
from sayso.ports import View
from tests.linking.story import (
    ARMY,
    KMG,
    LANTERN,
    MINISTRY,
    NFR,
    ListView,
    claim,
    document,
    event,
    killed,
    on,
    reading_of,
    register,
    relations_in,
    source_of,
)


def teller(doc, view=None, **more):
    seen = cast("View", view or ListView())
    return Teller(reading_of(doc, [], **more), seen, Imprints())


def party(name, source=None):
    who = Participant(span=Span(0, 1), name=name, source=source)
    return parties.party_of(who, lambda s: s, {})


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        ("NFR", "rebels", True),  # no side is known of NFR
        ("NFR", "troops", True),
        ("Karvelian Defence Ministry", "rebels", False),
        ("Karvelian Defence Ministry", "the army", True),
        ("Karvelian Defence Ministry", "Karvelian Army", True),
        ("Karvelian Armed Forces", "the army", True),
        ("Karvelian Armed Forces", "militants", False),
        ("Northern Front for Renewal", "the army", False),
        ("Northern Front for Renewal", "Karvelian rebels", True),
        ("Northern Front for Renewal", "Eastern Brigades", False),
        ("gunmen", "troops", True),
        ("rebels", "troops", False),
        ("Ilan Torvald", "Marek Torvald", False),
        ("The Red Lantern Aid", "Red Lantern Aid", True),
        ("", "Red Lantern Aid", False),
    ],
)
def test_who_may_be_whom(one, other, may_be):
    assert parties.may_be_one(party(one), party(other)) is may_be
    assert parties.may_be_one(party(other), party(one)) is may_be


@pytest.mark.parametrize(
    ("part", "whole", "is_part"),
    [
        ("enter", "COERCE/seize", True),
        ("advance", "COERCE/seize", True),  # by way of "enter"
        ("COERCE/seize", "enter", False),
        ("enter", "enter", True),
        ("", "", False),
    ],
)
def test_what_is_part_of_what(part, whole, is_part):
    assert kinds.is_part_of(part, whole) is is_part


def test_a_kind_is_compared_with_what_may_bear_on_it():
    near = kinds.related("COERCE/seize")
    assert near[0] == "COERCE/seize"
    assert {"enter", "hold", "RETREAT/withdraw", "free"} <= set(near)
    assert kinds.related("PROTEST/demo") == ("PROTEST/demo",)


@pytest.mark.parametrize(
    ("what", "figures", "keys"),
    [
        (event("PROTEST/demo", "Halvik"), [], {"PROTEST/demo@kv:halvik"}),
        (event("enter", "Ulm"), [], {"enter/@?ulm", "COERCE/seize@?ulm"}),
        (None, [killed(5)], set()),  # tied to nothing: no incident is looked for
        (None, [killed(5, scope="total")], {"#killed@"}),
        (event("PROTEST/demo", "Halvik"), [killed(5)], {"#killed@kv:halvik"}),
        (
            event("PROTEST/demo", None, by=["NFR"], to=["militants"]),
            [],
            {"PROTEST/demo>militants"},
        ),
        (event("PROTEST/demo", None, by=["NFR"]), [],
         {f"PROTEST/demo<{source_of(NFR)}"}),
        (event("PROTEST/demo", None, by=["KMG"]), [],
         {f"PROTEST/demo<{source_of(KMG)}"}),
    ],
)  # fmt: skip
def test_under_which_keys_it_is_looked_for(what, figures, keys):
    doc = document("KMG said so and no more.")
    told = teller(doc).told(claim(doc, "said so and no", what, figures=figures))
    found = set(keys_for(told, teller(doc)))
    assert keys <= found
    assert "=" + short_hash("said so and no") in found


def test_a_source_that_the_register_does_not_know_is_itself():
    doc = document("Somebody met.")
    view = ListView(rows={})
    told = claim(doc, "met", event("PROTEST/demo", None, by=["NFR"]), source=KMG)
    ready = teller(doc, view)
    assert ready.told(told).source == source_of(KMG)
    keys = list(keys_for(ready.told(told), ready))
    assert keys == [f"PROTEST/demo<{source_of(NFR)}"]


def test_names_that_the_document_itself_joins_are_one():
    # "the Northern Front for Renewal (NFR)" in the document that is just coming in
    doc = document("The front (NFR) met.")
    pair = SameAs(
        subject=source_of(KMG), object=source_of("the front"), judgement="same",
        because=(),
    )  # fmt: skip
    for rows in (register(), {}):
        ready = teller(doc, ListView(rows=rows), same_as=[pair])
        assert ready.canonical(source_of("the front")) == source_of(KMG)
    apart = replace(pair, judgement="different")
    alone = teller(doc, same_as=[apart]).canonical(source_of("the front"))
    assert alone == source_of("the front")


def test_who_speaks_for_a_ministry_is_on_its_side():
    doc = document("He met. She met.")
    body = register()[source_of(MINISTRY)]
    man = Source(
        source=source_of("Piet Roo"),
        name="Piet Roo",
        kind=SourceKind.PERSON,
        speaks_for=body.source,
        country="KV",
    )
    ready = teller(doc, sources=[man])
    assert ready.told(claim(doc, "He met", source="Piet Roo")).rule_of == "KV"
    assert ready.told(claim(doc, "She met", source=KMG)).rule_of is None
    stranger = ready.told(claim(doc, "She met", source="the Sudrian army"))
    assert (stranger.side, stranger.rule_of) == ("government", None)


def test_a_claim_says_nothing_about_itself():
    doc = document("It rained on us again.")
    told = teller(doc).told(claim(doc, "It rained on us again"))
    assert decide(told, told) is None


def test_a_day_without_an_hour_lasts_a_day():
    doc = document("Rain.", whole_day=True)
    printed = imprint_of(doc)
    assert (printed.until - printed.at).days == 1


def test_only_so_many_imprints_are_kept():
    docs = {doc.doc: doc for doc in (document("Rain."), document("Wind."))}
    loaded = []

    def load(doc):
        loaded.append(doc)
        return docs[doc]

    imprints = Imprints(most=1)
    one, other = docs
    for asked in (one, one, other, other, one):
        assert imprints.of(asked, load).doc == asked
    assert loaded == [one, other, one]


def test_history_has_happened_and_plans_have_not():
    doc = document("They came.")
    told = [
        teller(doc).told(claim(doc, "They came", event("enter", status=status)))
        for status in ("actual", "historical", "future")
    ]
    assert same_status(told[0], told[1])
    assert not same_status(told[0], told[2])


def test_a_claim_without_a_place():
    doc = document("They came.")
    told = teller(doc).told(claim(doc, "They came"))
    assert not is_coarse(told)
    assert place_words(told) == "no place"
    there = teller(doc).told(claim(doc, "They came", event("enter", "Ulm")))
    assert place_words(there) == "Ulm"


def test_a_word_was_given_no_later_than_it_is_said_to_be():
    doc = document("They came.", at="4 09:00")
    told = teller(doc).told(claim(doc, "They came", source=KMG, said=on(1)))
    assert told.order[1] == on(1).end


def pair(one, other, first=None, second=None):
    docs = document("First, so it is."), document("Then, so it is.", outlet=LANTERN)
    told = [
        claim(doc, "so it is", what, **(more or {}))
        for doc, what, more in zip(docs, (one, other), (first, second), strict=True)
    ]
    return relations_in([(doc, [c]) for doc, c in zip(docs, told, strict=True)])


def kinds_of(found):
    return [r.kind for r in found]


def test_the_army_that_retook_a_town_concedes_nothing():
    left = event("RETREAT/withdraw", by=["troops"])
    took = event("COERCE/seize", by=["the army"])
    assert pair(left, took, {"source": ARMY}, {"source": KMG}) == []


def test_who_is_said_to_have_come_and_gone_concedes_nothing():
    left, took = event("RETREAT/withdraw", by=["NFR"]), event("enter", by=["NFR"])
    assert pair(left, took, {"source": NFR}, {"source": KMG}) == []


def test_one_government_does_not_concede_to_itself():
    left = event("RETREAT/withdraw", by=["troops"])
    took = event("COERCE/seize", by=["rebels"])
    assert pair(left, took, {"source": ARMY}, {"source": MINISTRY}) == []


@pytest.mark.parametrize(
    ("place", "by"), [("Dresna", ["troops"]), ("Halvik", ["rebels"])]
)
def test_another_withdrawal_than_the_one_denied_concedes_nothing(place, by):
    left = event("RETREAT/withdraw", place, by=by)
    came = event("enter", "Halvik", by=["rebels"])
    denial = {"source": MINISTRY, "force": Force.DENIES}
    assert pair(left, came, {"source": MINISTRY}, denial) == []


def test_two_who_tell_of_a_country_do_not_contradict():
    took = event("COERCE/seize", "Karvelia", by=["NFR"])
    army = event("COERCE/seize", "Karvelia", by=["Karvelian Army"])
    assert pair(took, army, {"source": KMG}, {"source": LANTERN}) == []


def test_a_country_is_known_by_its_precision_too():
    took = event("PROTEST/riot", "Ulm")
    assert took.place is not None
    wide = replace(took, place=replace(took.place, precision="region"))
    assert pair(took, took) != []
    assert pair(wide, wide) == []


def test_one_source_may_say_two_things_of_one_day_in_one_document():
    doc = document("The army holds it. NFR took it.")
    told = [
        claim(doc, "The army holds it", event("hold", by=[ARMY]), source=KMG),
        claim(doc, "NFR took it", event("COERCE/seize", by=[NFR]), source=KMG),
    ]
    assert relations_in([(doc, told)]) == []


def test_figures_in_money_and_in_people_are_two_things():
    what = event("casualty", "Dresna")
    figures = {"figures": [killed(5, unit="USD")]}, {"figures": [killed(7)]}
    assert pair(what, what, *figures) == []


def test_people_displaced_from_a_country_are_counted_by_their_source_only():
    what = event("displace", "Karvelia")
    figures = {"figures": [killed(5)]}, {"figures": [killed(7)]}
    assert pair(what, what, *figures) == []


def test_two_tolls_printed_at_one_moment_by_one_agency_renew_nothing():
    what = event("casualty", "Dresna")
    more = (
        {"source": KMG, "figures": [killed(5)]},
        {"source": KMG, "figures": [killed(7)]},
    )
    assert pair(what, what, *more) == []


def test_a_denial_in_the_same_words_of_one_source_takes_it_back():
    yes = document("NFR: we took it all.")
    no = document("No: we took it all.", at="2 09:00")
    words = "we took it all"
    story = [
        (yes, [claim(yes, words, source=NFR)]),
        (no, [claim(no, words, source=NFR, force=Force.DENIES)]),
    ]
    assert kinds_of(relations_in(story)) == [RelationKind.RETRACTS]


def test_two_who_may_not_be_the_same_do_not_support_each_other():
    first = event("ASSAULT/torture", by=["rebels"])
    second = event("ASSAULT/torture", by=["troops"])
    assert pair(first, second) == []


def test_plans_and_deeds_do_not_support_each_other():
    done, planned = event("PROTEST/riot"), event("PROTEST/riot", status="future")
    assert pair(done, planned) == []


def test_a_town_whose_toll_tells_of_others_who_did_it():
    first = event("ASSAULT/aerial", "Dresna", by=["rebels"])
    second = event("ASSAULT/aerial", "Dresna", by=["troops"])
    figures = {"figures": [killed(5)]}, {"figures": [killed(7)]}
    assert pair(first, second, *figures) == []


def test_an_army_that_tells_of_itself_by_name_concedes():
    left = event("RETREAT/withdraw", by=[ARMY])
    took = event("COERCE/seize", by=[NFR])
    found = pair(left, took, {"source": ARMY}, {"source": KMG})
    assert kinds_of(found) == [RelationKind.CONCEDES]


@pytest.mark.parametrize("by", [[NFR], []])
def test_a_withdrawal_told_by_others_is_no_admission(by):
    left = event("RETREAT/withdraw", by=by)
    took = event("COERCE/seize", by=[NFR] if by else [])
    assert pair(left, took, {"source": KMG}, {"source": LANTERN}) == []


def test_one_place_named_and_none_may_be_the_same_words():
    doc, other = document("Look: they came to it."), document("See: they came to it.")
    words = "they came to it"
    for where, kinds_found in (
        (None, [RelationKind.SUPPORTS]),
        ("Dresna", []),
        ("Halvik", [RelationKind.SUPPORTS]),
    ):
        told = [
            claim(doc, words, event("enter", "Halvik"), source=NFR),
            claim(other, words, event("enter", where), source=KMG),
        ]
        story = [(doc, [told[0]]), (other, [told[1]])]
        assert kinds_of(relations_in(story)) == kinds_found


def test_two_events_of_one_sentence_are_two_matters():
    # "They took the town, which sent the general fleeing": said once, claimed twice
    doc = document("NFR said that it took Halvik and he fled.")
    words = "it took Halvik and he fled"
    told = [
        claim(doc, words, event(kind), source=NFR, nth=n)
        for n, kind in enumerate(("COERCE/seize", "flee", "flee"))
    ]
    assert relations_in([(doc, told)]) == []
    other = document("So: it took Halvik and he fled.", outlet=LANTERN)
    again = claim(other, words, event("flee"), source=KMG)
    found = relations_in([(doc, told[:2]), (other, [again])])
    assert [{r.subject, r.object} for r in found] == [{told[1].claim, again.claim}]


def test_a_denial_beside_its_own_concession_is_an_old_one():
    # "... the ministry acknowledged, two days after it denied that rebels had come"
    first = document("The ministry said rebels came.", at="3 12:00")
    doc = document("It is so, two days after it denied that rebels came.", at="3 12:50")
    came = event("enter", by=["rebels"])
    yes = claim(first, "rebels came", came, source=MINISTRY)
    also = claim(doc, "It is so", came, source=MINISTRY)
    no = claim(doc, "rebels came", came, source=MINISTRY, force=Force.DENIES)
    for story in (
        [(first, [yes]), (doc, [also, no])],
        [(doc, [also, no]), (first, [yes])],
    ):
        found = {(r.kind, r.subject, r.object) for r in relations_in(story)}
        assert (RelationKind.CONCEDES, yes.claim, no.claim) in found
        assert (RelationKind.CONCEDES, also.claim, no.claim) in found


def test_a_denial_of_another_matter_beside_an_assertion_is_as_new_as_its_print():
    doc = document("It left Dresna. It denied that rebels came.", at="3 12:50")
    left = claim(doc, "It left Dresna", event("RETREAT/withdraw", "Dresna"),
                 source=MINISTRY)  # fmt: skip
    no = claim(doc, "rebels came", event("enter"), source=MINISTRY, force=Force.DENIES)
    told = Teller(
        reading_of(doc, [left, no]), cast("View", ListView()), Imprints()
    ).told(no)
    assert not told.retold


def test_who_denies_a_deed_of_its_own_does_not_deny_that_it_was_done():
    shelled = event("ASSAULT/heavy-weapons", "Halvik")
    by_nfr = event("ASSAULT/heavy-weapons", "Halvik", by=[NFR])
    denial = {"source": NFR, "force": Force.DENIES}
    assert pair(shelled, by_nfr, {"source": KMG}, denial) == []
    found = pair(by_nfr, by_nfr, {"source": KMG}, denial)
    assert kinds_of(found) == [RelationKind.DENIES]


def test_a_toll_without_a_beginning_is_of_an_incident():
    # "21 died" and "the toll has risen to 26"
    what = event("casualty", "Dresna")
    docs = document("21 died.", at="1 09:00"), document("It is 26 now.", at="1 18:00")
    one = claim(docs[0], "21 died", what, source=KMG, figures=[killed(21)])
    two = claim(
        docs[1], "It is 26 now", what, source=KMG, figures=[killed(26, scope="total")]
    )
    found = relations_in([(docs[0], [one]), (docs[1], [two])])
    assert kinds_of(found) == [RelationKind.UPDATES]


def test_quantities_are_nobody_in_particular():
    shared = parties.shared([party("Nine people"), party(NFR)], [party("Nine people")])
    assert shared == ()
