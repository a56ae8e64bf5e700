"""The table of SPEC-standing.md, row by row."""

from dataclasses import replace

import pytest

from sayso.ledger.points import points_of
from sayso.model.attribution import Force, Hedge
from sayso.model.relation import RelationKind
from sayso.model.ruling import Ruling, Verdict
from sayso.model.span import Span
from sayso.model.standing import StandingName
from tests.linking.story import (
    ARMY,
    COURIER,
    GAZETTE,
    KMG,
    LANTERN,
    MINISTRY,
    MPA,
    NFR,
    bond,
    claim,
    copy_of,
    document,
    earlier,
    entry_id,
    in_force,
    killed,
    moment,
    on,
    source_of,
)

R = RelationKind
S = StandingName


class Told:
    """Claims told one after another, an hour apart, and the bonds between them."""

    def __init__(self):
        self.docs, self.claims, self.bonds, self.rulings = [], [], [], []

    def says(self, source, words="rebels took Halvik", outlet=COURIER, **more):
        at = f"1 {9 + len(self.docs):02}:00"
        text = f"{source or 'It'} told {outlet} at {at}: {words}."
        doc = document(text, outlet=outlet, at=more.pop("at", at))
        self.docs.append(doc)
        self.claims.append(claim(doc, words, source=source, **more))
        return self.claims[-1]

    def denies(self, source, **more):
        return self.says(source, "rebels entered Halvik", force=Force.DENIES, **more)

    def bind(self, kind, subject, about):
        self.bonds.append(bond(kind, subject, about))

    def copies(self, *claims, **more):
        self.bonds.append(copy_of(*claims, **more))

    def rule(self, verdict, about, **more):
        more.setdefault("claim", about.claim)
        self.rulings.append(Ruling(verdict=verdict, person="mira", **more))

    def force(self, **more):
        return in_force(self.docs, self.claims, self.bonds, self.rulings, **more)

    def point(self, about=None, **more):
        wanted = (about or self.claims[0]).claim
        return next(p for p in points_of(self.force(**more)) if wanted in p.claims)

    def standing(self, about=None, **more):
        return self.point(about, **more).standing


@pytest.fixture
def told():
    return Told()


def ids(*names):
    return tuple(source_of(name) for name in names)


def test_reported_by_one_origin(told):
    told.says(NFR)
    standing = told.standing()
    assert standing.name is S.REPORTED
    assert standing.origins_for == ids(NFR)
    assert standing.outlets_for == ids(COURIER)
    assert standing.reasons == ("asserted by NFR",)
    assert not standing.at_most
    assert standing.first_said == standing.last_said == moment("1 09:00")


def test_reported_however_many_print_it(told):
    one, two = told.says(NFR), told.says(NFR, outlet=LANTERN)
    told.bind(R.SUPPORTS, one, two)
    standing = told.standing()
    assert (standing.name, standing.origins_for) == (S.REPORTED, ids(NFR))
    assert standing.outlets_for == ids(COURIER, LANTERN)
    assert standing.reasons == ("asserted by NFR, told 2 times",)


def test_corroborated_by_two_origins(told):
    told.bind(R.SUPPORTS, told.says(NFR), told.says(KMG))
    standing = told.standing()
    assert (standing.name, standing.origins_for) == (S.CORROBORATED, ids(NFR, KMG))
    assert standing.at_most  # a bound from above, never more


def test_two_sources_without_a_name_are_one_at_most(told):
    # "A security official said ..." and "a diplomat said ...": it may be one man
    told.bind(R.SUPPORTS, told.says("a security official"), told.says("a diplomat"))
    standing = told.standing()
    assert standing.name is S.REPORTED
    assert standing.origins_for == ids("a security official")
    assert "2 sources without a name count as one at most" in standing.reasons


def test_a_source_without_a_name_beside_a_named_one(told):
    told.bind(R.SUPPORTS, told.says("residents"), told.says(KMG))
    assert told.standing().name is S.CORROBORATED


def test_copy_counts_once(told):
    one, two = told.says(None, outlet=LANTERN), told.says(None, outlet=COURIER)
    told.copies(one, two, origin=MPA)
    standing = told.standing()
    assert (standing.name, standing.origins_for) == (S.REPORTED, ids(MPA))
    assert standing.outlets_for == ids(LANTERN, COURIER)
    copied = "copies, counted with their origin: Daily Lantern, The Velmora Courier"
    assert copied in standing.reasons


def test_copy_of_nobody_known_is_the_word_of_who_printed_it_first(told):
    one, two = told.says(None, outlet=LANTERN), told.says(None, outlet=COURIER)
    told.copies(one, two)
    assert told.standing().origins_for == ids(LANTERN)


def test_two_who_are_cited_in_one_copy_stay_two(told):
    first = told.says(NFR, words="it took Halvik")
    again = told.says(NFR, words="it took Halvik", outlet=LANTERN)
    told.copies(first, again, origin=MPA)
    other = told.says(KMG)
    told.bind(R.SUPPORTS, first, other)
    assert told.standing().origins_for == ids(NFR, KMG)


def test_one_speaker_read_as_two_in_two_copies_is_one(told):
    one = told.says("the ministry", words="rebels came to Halvik")
    two = told.says(MINISTRY, words="rebels came to Halvik", outlet=LANTERN)
    told.copies(one, two)
    assert told.standing().origins_for == ids(MINISTRY)


def test_own_update_stays_the_papers_own_word(told):
    one, two = told.says(None, outlet=LANTERN), told.says(None, outlet=LANTERN)
    told.copies(one, two, kind="own-update")
    assert told.standing().origins_for == ids(LANTERN)


def test_two_names_of_one_source_are_one(told):
    told.bind(R.SUPPORTS, told.says(ARMY), told.says(MINISTRY))
    canonical = {source_of(ARMY): source_of(MINISTRY)}
    standing = told.standing(canonical=canonical)
    assert (standing.name, standing.origins_for) == (S.REPORTED, ids(MINISTRY))


def test_contested_by_a_denial_before_or_after():
    # "A claim that follows an earlier denial of it is contested", and so is one that
    # a denial follows.
    for first, then in ((NFR, MINISTRY), (MINISTRY, NFR)):
        story = Told()
        by_name = {}
        for source in (first, then):
            tell = story.says if source == NFR else story.denies
            by_name[source] = tell(source)
        story.bind(R.DENIES, by_name[MINISTRY], by_name[NFR])
        standing = story.standing()
        assert standing.name is S.CONTESTED
        assert standing.origins_for == ids(NFR)
        assert standing.origins_against == ids(MINISTRY)
        assert standing.outlets_against == ids(COURIER)
        assert "denied by Karvelian Defence Ministry" in standing.reasons


def test_contested_by_a_figure(told):
    one = told.says(KMG, "21 died", figures=[killed(21)])
    two = told.says(MINISTRY, "30 died", figures=[killed(30)])
    told.bind(R.CONTRADICTS, one, two)
    standing = told.standing()
    assert (standing.name, standing.origins_against) == (S.CONTESTED, ids(MINISTRY))
    assert "contradicted by Karvelian Defence Ministry" in standing.reasons


def test_a_contradiction_of_a_contradiction_is_no_support_of_two(told):
    # "At least 21" goes with "23" and with "30"; these two do not go together
    one = told.says(KMG, "at least 21 died", figures=[killed(21, None)])
    two = told.says(MINISTRY, "23 died", figures=[killed(23)])
    three = told.says(NFR, "30 died", figures=[killed(30)])
    told.bind(R.SUPPORTS, one, two)
    told.bind(R.SUPPORTS, one, three)
    told.bind(R.CONTRADICTS, two, three)
    standing = told.standing()
    assert standing.name is S.CONTESTED
    assert standing.origins_for == ids(KMG, MINISTRY)
    assert standing.origins_against == ids(NFR)


def test_who_agrees_with_the_denial_is_against(told):
    one, no = told.says(NFR), told.denies(MINISTRY)
    quiet = told.says(ARMY, "Halvik is safe and stable")
    told.bind(R.DENIES, no, one)
    told.bind(R.CONTRADICTS, quiet, one)
    assert told.standing().origins_against == ids(MINISTRY, ARMY)


def test_no_longer_contested_once_one_gives_the_others_number(told):
    one = told.says(KMG, "21 died", figures=[killed(21)])
    two = told.says(MINISTRY, "30 died", figures=[killed(30)])
    newer = told.says(KMG, "30 died", figures=[killed(30)])
    told.bind(R.CONTRADICTS, one, two)
    told.bind(R.UPDATES, newer, one)
    told.bind(R.SUPPORTS, newer, two)
    standing = told.standing()
    assert standing.name is S.CORROBORATED
    assert "no longer counted: KMG, updated" in standing.reasons


def test_a_late_reprint_of_an_old_number_is_no_newer_word(told):
    one = told.says(None, "21 died", outlet=MPA, figures=[killed(21)])
    newer = told.says(None, "30 died", outlet=MPA, figures=[killed(30)])
    late = told.says(None, "21 died", outlet=LANTERN, figures=[killed(21)])
    told.copies(one, late, origin=MPA)
    told.bind(R.UPDATES, newer, one)
    told.bind(R.UPDATES, late, newer)  # what the linker thinks who sees only two
    standing = told.standing()
    assert (standing.name, standing.outlets_for) == (S.REPORTED, ids(MPA))


def test_denied_when_only_denials_name_it(told):
    # a rumour known through its denial
    told.denies(MINISTRY)
    standing = told.standing()
    assert (standing.name, standing.origins_for) == (S.DENIED, ())
    assert standing.origins_against == ids(MINISTRY)


def test_that_it_did_not_happen_may_be_reported_too(told):
    told.says(KMG, "no rebels came", negated=True)
    assert told.standing().name is S.REPORTED


def test_conceded_when_the_denier_says_it_too(told):
    took, no = told.says(NFR), told.denies(MINISTRY)
    yes = told.says(MINISTRY)
    told.bind(R.DENIES, no, took)
    told.bind(R.CONCEDES, yes, no)
    told.bind(R.SUPPORTS, yes, took)
    standing = told.standing()
    assert (standing.name, standing.origins_for) == (S.CONCEDED, ids(NFR, MINISTRY))
    gone = "no longer counted: Karvelian Defence Ministry, conceded later"
    assert gone in standing.reasons


def test_conceded_by_another_of_the_same_side(told):
    took, no, yes = told.says(NFR), told.denies(MINISTRY), told.says(ARMY)
    told.bind(R.DENIES, no, took)
    told.bind(R.CONCEDES, yes, no)
    assert told.standing().name is S.CONCEDED


def test_conceded_by_one_whom_a_person_put_on_the_side_that_denied(told):
    took, no = told.says(NFR), told.denies(MINISTRY)
    yes = told.says("the garrison commander")
    told.bind(R.DENIES, no, took)
    told.bind(R.SUPPORTS, yes, took)
    assert told.standing().name is S.CONTESTED
    sides = {source_of(n): "army" for n in (MINISTRY, "the garrison commander")}
    (point,) = points_of(replace(told.force(), sides=sides))
    assert point.standing.name is S.CONCEDED


def test_a_denial_after_the_concession_of_its_side_contests_again(told):
    took, yes = told.says(NFR), told.says("the garrison commander")
    no = told.denies(MINISTRY)
    told.bind(R.DENIES, no, took)
    told.bind(R.SUPPORTS, yes, took)
    sides = {source_of(n): "army" for n in (MINISTRY, "the garrison commander")}
    (point,) = points_of(replace(told.force(), sides=sides))
    assert point.standing.name is S.CONTESTED


def test_conceded_without_a_denial(told):
    # "The army said that it had left Halvik."
    took, left = told.says(NFR), told.says(ARMY, "its troops left Halvik")
    told.bind(R.CONCEDES, left, took)
    assert told.standing().name is S.CONCEDED


def test_a_denial_after_the_concession_contests_again(told):
    took, no, yes = told.says(NFR), told.denies(MINISTRY), told.says(MINISTRY)
    again = told.denies(MINISTRY)
    for denial in (no, again):
        told.bind(R.DENIES, denial, took)
    told.bind(R.CONCEDES, yes, no)
    told.bind(R.SUPPORTS, yes, took)
    assert told.standing().name is S.CONTESTED


def test_a_denial_retold_after_the_concession_changes_nothing(told):
    took, yes = told.says(NFR), told.says(MINISTRY)
    no = told.denies(MINISTRY, said=earlier())
    told.bind(R.DENIES, no, took)
    told.bind(R.SUPPORTS, yes, took)
    assert told.standing().name is S.CONCEDED


def test_the_day_of_a_word_is_not_the_day_of_its_print(told):
    # printed on the 4th: "the ministry denied it on the 1st"
    took, yes = told.says(NFR), told.says(MINISTRY, at="2 09:00")
    no = told.denies(MINISTRY, at="4 09:00", said=on(1))
    told.bind(R.DENIES, no, took)
    told.bind(R.SUPPORTS, yes, took)
    assert told.standing().name is S.CONCEDED


def test_silence_changes_nothing(told):
    took, no = told.says(NFR), told.denies(MINISTRY)
    told.bind(R.DENIES, no, took)
    for _ in range(3):
        told.bind(R.SUPPORTS, took, told.says(KMG))
    assert told.standing().name is S.CONTESTED


def test_a_denier_who_gives_in_alone_concedes_to_nobody(told):
    no, yes = told.denies(MINISTRY), told.says(MINISTRY)
    told.bind(R.CONCEDES, yes, no)
    assert told.standing().name is S.REPORTED


def test_retracted_by_every_origin(told):
    one = told.says(None, outlet=LANTERN)
    told.bind(R.RETRACTS, told.says(None, "we retract it", outlet=LANTERN), one)
    standing = told.standing()
    assert (standing.name, standing.origins_for) == (S.RETRACTED, ())
    assert standing.reasons == ("no longer counted: Daily Lantern, retracted",)


def test_not_retracted_while_one_still_says_so(told):
    one, two = told.says(None, outlet=LANTERN), told.says(KMG)
    told.bind(R.SUPPORTS, one, two)
    told.bind(R.RETRACTS, told.says(None, "we retract it", outlet=LANTERN), one)
    standing = told.standing()
    assert (standing.name, standing.origins_for) == (S.REPORTED, ids(KMG))


def test_who_retracts_one_telling_retracts_its_copies(told):
    one, two = told.says(None, outlet=MPA), told.says(None, outlet=LANTERN)
    told.copies(one, two, origin=MPA)
    told.bind(R.RETRACTS, told.says(MPA, "not so", force=Force.DENIES), one)
    assert told.standing().name is S.RETRACTED


def test_who_denies_what_it_said_has_taken_it_back(told):
    told.bind(R.SUPPORTS, told.says(NFR), told.denies(NFR))  # joined, however
    standing = told.standing()
    assert standing.name is S.RETRACTED
    assert "no longer counted: NFR, replaced by a later word" in standing.reasons


def test_a_retracted_denial_is_gone(told):
    no = told.denies(MINISTRY)
    back = told.says(MINISTRY, "it withdraws that")
    told.bind(R.RETRACTS, back, no)
    assert told.standing().name is S.RETRACTED


def test_corrected_by_its_outlet(told):
    one = told.says(None, "12 died", outlet=LANTERN, figures=[killed(12)])
    right = told.says(None, "9 died", outlet=LANTERN, figures=[killed(9)])
    told.bind(R.CORRECTS, right, one)
    standing = told.standing()
    assert standing.name is S.REPORTED
    assert standing.reasons[-1] == "no longer counted: Daily Lantern, corrected"


def test_superseded_where_a_person_keeps_the_newer_apart(told):
    one = told.says(KMG, "12 died", figures=[killed(12)])
    newer = told.says(KMG, "15 died", figures=[killed(15)])
    told.bind(R.UPDATES, newer, one)
    told.rule(Verdict.NOT_SAME_POINT, one, other=newer.claim)
    assert told.standing(one).name is S.SUPERSEDED
    assert told.standing(newer).name is S.REPORTED


@pytest.mark.parametrize("force", [f for f in Force if f not in {"asserts", "denies"}])
def test_orders_and_wishes_are_listed(told, force):
    told.says(NFR, force=force)
    standing = told.standing()
    assert standing.name is S.LISTED
    assert standing.reasons == (
        f"no standing: somebody {force.value}, nothing is stated",
    )


def test_a_wish_in_a_point_counts_for_nobody(told):
    told.bind(R.SUPPORTS, told.says(NFR), told.says(KMG, force=Force.FEELS))
    assert told.standing().origins_for == ids(NFR)


def test_a_person_confirms_or_refutes_and_the_last_word_stands(told):
    one = told.says(NFR)
    told.rule(Verdict.CONFIRMED, one, note="saw it")
    assert told.standing().name is S.CONFIRMED
    told.rule(Verdict.REFUTED, one)
    standing = told.standing()
    assert standing.name is S.REFUTED
    assert standing.reasons[:2] == ("confirmed by mira: saw it", "refuted by mira")


def test_a_ruling_is_about_words_whatever_their_claim_is_called_now(told):
    one = told.says(NFR)
    told.rule(Verdict.CONFIRMED, one, claim="c-old", doc=one.doc, span=one.span)
    assert told.standing().name is S.CONFIRMED


def test_a_ruling_on_words_that_are_gone_rules_nothing(told):
    one = told.says(NFR)
    told.rule(Verdict.CONFIRMED, one, claim="c-old")
    told.rule(Verdict.NOTE, one)
    assert told.standing().name is S.REPORTED


def test_caveats_are_counted_once_for_each_document(told):
    spans = (Span(0, 3), Span(4, 6))
    one = told.says(NFR, caveats=spans)
    told.bind(R.SUPPORTS, one, told.says(KMG, caveats=spans[:1]))
    assert told.standing().caveats == 3


def test_could_not_be_confirmed_is_a_caveat(told):
    one = told.says(NFR)
    hedge = Hedge(span=Span(0, 3), holder="outlet", degree="unverified")
    attr = replace(one.attribution, hedge=hedge)
    told.claims[0] = replace(one, attribution=attr)
    assert told.standing().caveats == 1


def test_because_names_entries(told):
    took, no = told.says(NFR), told.denies(MINISTRY)
    told.bind(R.DENIES, no, took)
    told.rule(Verdict.CONFIRMED, took)
    expected = [entry_id(took), entry_id(no), entry_id(told.bonds[0])]
    because = told.standing().because
    assert list(because[:3]) == expected
    assert len(because) == 4


def test_words_dropped_from_a_page_are_said_to_be_dropped(told):
    # A silent edit: the newer version of the page does not say it any more.
    one = told.says(None, outlet=LANTERN)
    standing = told.standing(superseded=[one.doc])
    assert standing.name is S.REPORTED
    assert standing.reasons[-1] == (
        "stands only in a version that was since replaced: Daily Lantern"
    )


def test_words_that_still_stand_in_the_newer_page_are_one_word(told):
    one, two = told.says(None, outlet=LANTERN), told.says(None, outlet=LANTERN)
    told.copies(one, two, kind="own-update")
    standing = told.standing(superseded=[one.doc])
    assert standing.reasons == ("asserted by Daily Lantern, told 2 times",)
    assert GAZETTE not in standing.reasons


def test_one_nameless_source_on_both_sides_contests_nothing(told):
    one = told.says("residents")
    told.bind(R.DENIES, told.denies("residents"), one)
    assert told.standing().name is S.REPORTED


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("Sela Brandt", "Brandt", 1),
        ("Northern Front", "spokesman for the Northern Front", 1),
        ("Sela Brandt", "Ilan Torvald", 2),
    ],
)
def test_who_may_be_one_that_is_counted_adds_nothing(one, other, number):
    # "Unknown never adds independence": a surname may be the minister's
    told = Told()
    told.bind(R.SUPPORTS, told.says(one), told.says(other))
    known = frozenset(source_of(name) for name in (one, other))
    (point,) = points_of(replace(told.force(), named=known))
    assert len(point.standing.origins_for) == number
    said = f"may be one that is counted already: {other}" in point.standing.reasons
    assert said is (number == 1)


def test_who_may_be_one_is_called_by_its_copies_where_nothing_else_names_it(told):
    one = told.says(None, outlet=LANTERN)
    copied = told.says(None, "they came", outlet="Lantern")
    told.copies(copied, origin="The Agency")
    told.bind(R.SUPPORTS, one, copied)
    known = frozenset(source_of(n) for n in (LANTERN, "The Agency"))
    (point,) = points_of(replace(told.force(), named=known))
    said = "may be one that is counted already: Lantern"
    assert said in point.standing.reasons


def test_a_side_counts_once_when_a_person_said_who_speaks_for_it(told):
    told.bind(R.SUPPORTS, told.says(NFR), told.says(KMG))
    sides = {source_of(name): "rebels" for name in (NFR, KMG)}
    (point,) = points_of(replace(told.force(), sides=sides))
    assert point.standing.origins_for == ids(NFR)
    reason = "speaks for one side (rebels) that is counted already: KMG"
    assert reason in point.standing.reasons


def test_a_denial_told_beside_the_concession_is_an_old_one(told):
    took = told.says(NFR)
    doc = document("It is so, after it was denied: no.", at="3 09:00")
    yes = claim(doc, "It is so", source=MINISTRY)
    no = claim(doc, "no", source=MINISTRY, force=Force.DENIES)
    told.docs.append(doc)
    told.claims += [yes, no]
    told.bind(R.DENIES, no, took)
    told.bind(R.SUPPORTS, yes, took)
    told.bind(R.RETRACTS, no, yes)  # what a linker thinks that does not know
    assert told.standing().name is S.CONCEDED


def test_a_copy_pasted_after_the_retraction_revives_nothing(told):
    # "Harbour Post can report that the president has fled", printed by another outlet
    words = "the president has fled"
    one = told.says(LANTERN, words, outlet=LANTERN, via=[LANTERN])
    told.bind(R.RETRACTS, told.says(None, "we retract it", outlet=LANTERN), one)
    pasted = told.says(LANTERN, words, outlet=COURIER)
    told.bind(R.SUPPORTS, one, pasted)
    assert told.standing().name is S.RETRACTED


def test_a_copy_in_the_papers_own_voice_revives_nothing_either(told):
    one = told.says(None, outlet=LANTERN)
    told.bind(R.RETRACTS, told.says(None, "we retract it", outlet=LANTERN), one)
    told.copies(one, told.says(None, outlet=COURIER), origin=LANTERN)
    assert told.standing().name is S.RETRACTED


def test_an_outlet_may_say_anew_what_it_took_back(told):
    one = told.says(None, outlet=LANTERN)
    told.bind(R.RETRACTS, told.says(None, "we retract it", outlet=LANTERN), one)
    told.bind(R.SUPPORTS, one, told.says(None, "they did come", outlet=LANTERN))
    assert told.standing().name is S.REPORTED


def test_a_party_that_gave_up_its_word_may_say_it_anew_through_any_paper(told):
    one = told.says(NFR)
    told.bind(R.RETRACTS, told.denies(NFR), one)
    told.bind(R.SUPPORTS, one, told.says(NFR, "we took Halvik", outlet=LANTERN))
    assert told.standing().name is S.REPORTED


def test_a_caveat_copied_with_its_report_is_one_caveat(told):
    # "The claim could not be verified", in the agency's report and in its reprint
    one = told.says(None, outlet=MPA, caveats=(Span(0, 9),))
    two = told.says(None, outlet=LANTERN, caveats=(Span(3, 12),))
    told.copies(one, two, origin=MPA)
    assert told.standing().caveats == 1
    told.bind(R.SUPPORTS, one, told.says(KMG, caveats=(Span(0, 9),)))
    assert told.standing().caveats == 2


def test_bodies_of_one_government_are_one_origin(told):
    # The Defence Ministry and the Health Ministry say nine: one side says nine.
    told.bind(R.SUPPORTS, told.says(MINISTRY), told.says(ARMY))
    of = {source_of(name): "KV" for name in (MINISTRY, ARMY)}
    (point,) = points_of(replace(told.force(), governments=of))
    assert point.standing.origins_for == ids(MINISTRY)
    reason = (
        "speaks for one side (government of KV) that is counted already: Karvelian Army"
    )
    assert reason in point.standing.reasons


def test_a_ministry_of_an_unknown_country_may_be_any_governments(told):
    # pasted without the paragraph that names the country: "The Health Ministry said"
    told.bind(R.SUPPORTS, told.says(MINISTRY), told.says(ARMY))
    of = {source_of(MINISTRY): "KV", source_of(ARMY): ""}
    (point,) = points_of(replace(told.force(), governments=of))
    assert point.standing.origins_for == ids(MINISTRY)
    said = "may be one that is counted already: Karvelian Army"
    assert said in point.standing.reasons
    apart = {source_of(MINISTRY): "KV", source_of(ARMY): "SU"}
    (point,) = points_of(replace(told.force(), governments=apart))
    assert point.standing.origins_for == ids(MINISTRY, ARMY)


SPEAKING = {
    source_of("a diplomat"): source_of(NFR),
    source_of("a security official"): source_of(NFR),
}


def test_a_spokesman_counts_as_his_body(told):
    one, two = told.says("a diplomat"), told.says(NFR)
    told.bind(R.SUPPORTS, one, two)
    (point,) = points_of(replace(told.force(), speaks_for=SPEAKING))
    assert point.standing.origins_for == ids(NFR)
    assert point.standing.reasons == ("asserted by NFR, told 2 times",)


def test_a_spokesman_who_speaks_alone_goes_by_his_own_name(told):
    # "Ada Renn", "a spokesman for the presidency": whom he speaks for, he says himself
    one, resident = told.says("a diplomat"), told.says("residents")
    told.bind(R.SUPPORTS, one, resident)
    force = replace(told.force(), speaks_for=SPEAKING)
    (point,) = points_of(force)
    # He is no source without a name, and is not counted as one with the residents.
    assert point.standing.origins_for == ids("a diplomat", "residents")
    told.bind(R.SUPPORTS, one, told.says("a security official"))
    (point,) = points_of(replace(told.force(), speaks_for=SPEAKING))
    assert point.standing.origins_for == ids(NFR, "residents")


def test_a_spokesman_of_a_government_is_with_its_bodies(told):
    told.bind(R.SUPPORTS, told.says("a diplomat"), told.says(MINISTRY))
    force = replace(
        told.force(),
        speaks_for={source_of("a diplomat"): source_of(ARMY)},
        governments={source_of(name): "KV" for name in (MINISTRY, ARMY)},
    )
    (point,) = points_of(force)
    assert point.standing.origins_for == ids("a diplomat")


BOTH = "MPA and NFR"
TOGETHER = {source_of(BOTH): {source_of(MPA): "MPA", source_of(NFR): "NFR"}}


def together(told, **more):
    """The point of a story in which two sources may speak with one voice."""
    (point,) = points_of(replace(told.force(), members=TOGETHER, **more))
    return point.standing


def test_a_word_of_two_together_counts_as_each_of_them(told):
    told.says(BOTH)
    standing = together(told)
    assert standing.origins_for == ids(MPA, NFR)
    assert standing.reasons == (
        "asserted by MPA and NFR",
        "MPA and NFR speak together: counted as MPA, NFR",
    )


def test_who_speaks_together_and_alone_counts_once(told):
    told.bind(R.SUPPORTS, told.says(BOTH), told.says(NFR, outlet=LANTERN))
    assert together(told).origins_for == ids(MPA, NFR)


def test_a_spokesman_and_the_two_with_whom_his_body_speaks_are_two(told):
    told.bind(R.SUPPORTS, told.says("a diplomat"), told.says(BOTH, outlet=LANTERN))
    standing = together(told, speaks_for=SPEAKING)
    assert standing.origins_for == ids("a diplomat", MPA)


def test_one_of_two_may_leave_their_word_and_the_other_stands_by_it(told):
    both = told.says(BOTH)
    no = told.denies(NFR, at="2 12:00")
    told.bind(R.DENIES, no, both)
    standing = together(told)
    assert standing.name is S.CONTESTED
    assert standing.origins_for == ids(MPA)
    assert standing.origins_against == ids(NFR)
    assert (
        "MPA and NFR speak together: counted as MPA, the only one who still says so"
        in standing.reasons
    )


def test_what_one_denied_and_says_with_another_is_conceded(told):
    no = told.denies(NFR)
    both = told.says(BOTH, at="3 12:00")
    told.bind(R.DENIES, no, both)
    standing = together(told)
    assert standing.name is S.CONCEDED
    assert standing.origins_against == ()


def test_rebels_may_be_the_rebels_that_are_named(told):
    told.bind(R.SUPPORTS, told.says("Northern Front"), told.says("rebels"))
    known = frozenset(source_of(name) for name in ("Northern Front", "rebels"))
    (point,) = points_of(replace(told.force(), named=known))
    assert point.standing.origins_for == ids("Northern Front")
    assert "may be one that is counted already: rebels" in point.standing.reasons


def test_copy_is_the_word_of_whom_it_is_credited_to_else_of_who_printed_it_first(told):
    # The agency's sentence, credited by one paper and pasted by another without credit
    one = told.says(None, outlet=MPA)
    credited = told.says(None, outlet=GAZETTE)
    pasted = told.says(None, outlet=COURIER)
    told.copies(one, credited, origin=MPA)
    told.copies(credited, pasted, origin=GAZETTE)
    told.copies(one, pasted, origin=MPA)
    standing = told.standing()
    assert standing.origins_for == ids(MPA)
    assert "asserted by Meridian Press Agency, told 3 times" in standing.reasons


def test_copy_that_credits_an_agency_is_the_agencys_whoever_has_it_first(told):
    early, late = told.says(None, outlet=LANTERN), told.says(None, outlet=COURIER)
    told.copies(early, origin=MPA)  # "(MPA)"
    told.copies(early, late, origin=LANTERN)
    assert told.standing().origins_for == ids(MPA)


def test_what_was_corrected_and_then_updated_was_corrected(told):
    one = told.says(KMG, "80 died", figures=[killed(80)])
    right = told.says(KMG, "18 died", figures=[killed(18)])
    newer = told.says(KMG, "19 died", figures=[killed(19)])
    told.bind(R.CORRECTS, right, one)
    told.bind(R.UPDATES, newer, one)
    told.bind(R.UPDATES, newer, right)
    reasons = told.standing().reasons
    assert "no longer counted: KMG, corrected" in reasons
    assert "no longer counted: KMG, updated" in reasons
