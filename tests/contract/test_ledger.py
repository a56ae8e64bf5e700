"""What every ledger must do, shown on the one in memory and the one in a file."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest

from sayso.errors import RefusedError, UnknownNameError, UsageError
from sayso.ledger.memory import MemoryLedger
from sayso.model.codec import encode
from sayso.model.entry import NOW, AsOf, Draft
from sayso.model.ids import PlaceId
from sayso.model.issue import Issue
from sayso.model.keys import keys_of, name_keys_of
from sayso.model.place import Place
from sayso.model.relation import Lineage, RelationKind
from sayso.model.ruling import Ruling, Verdict
from sayso.model.source import SourceKind
from sayso.ports import Ledger
from tests.ledger import samples
from tests.ledger.samples import (
    BETTER,
    EDITOR,
    HOUR,
    MAY_1,
    MINUTE,
    NOON,
    RULES,
    by_editor,
    by_rules,
)

DOC = samples.document()
CLAIM = samples.claim(DOC)


@pytest.fixture(params=["memory", "file"])
def ledger(request, tmp_path):
    made: Ledger = MemoryLedger()
    if request.param == "file":
        made = samples.file_ledger(tmp_path / "story.sayso")
    yield made
    assert list(made.verify()) == []
    made.close()


def enter(ledger, *payloads, at=NOON, agent=RULES, run="run-1"):
    drafts = [Draft(agent=agent, payload=payload) for payload in payloads]
    return ledger.append(drafts, run=run, at=at)


def claims_in(ledger, as_of=NOW):
    return [claim.claim for claim in ledger.view(as_of).claims()]


class TestAppend:
    def test_says_what_is_new(self, ledger):
        receipt = enter(ledger, DOC, CLAIM)
        assert (receipt.tx, receipt.known, receipt.docs) == (1, 0, (DOC.doc,))
        assert len(receipt.entered) == 2

    def test_gives_back_what_was_entered(self, ledger):
        enter(ledger, DOC, CLAIM)
        first, second = ledger.entries(NOW)
        assert (first.payload, second.payload) == (DOC, CLAIM)
        assert (first.seq, second.seq, first.tx, second.tx) == (1, 2, 1, 1)
        assert (second.agent, second.run, second.recorded_at) == (RULES, "run-1", NOON)

    def test_of_the_same_again_changes_nothing(self, ledger):
        enter(ledger, DOC, CLAIM)
        before = list(ledger.entries(NOW))
        receipt = enter(ledger, DOC, CLAIM, at=NOON + HOUR, run="run-2")
        assert (receipt.tx, receipt.entered, receipt.known) == (None, (), 2)
        assert list(ledger.entries(NOW)) == before

    def test_of_nothing_is_no_transaction(self, ledger):
        assert enter(ledger).tx is None

    def test_twice_in_one_call_enters_once(self, ledger):
        receipt = enter(ledger, DOC, CLAIM, CLAIM, DOC)
        assert (len(receipt.entered), receipt.known) == (2, 2)

    def test_knows_a_document_whenever_it_was_retrieved(self, ledger):
        enter(ledger, DOC)
        later = replace(DOC, retrieved_at=NOON + HOUR)
        assert enter(ledger, later, at=NOON + HOUR, agent=BETTER).known == 1
        assert ledger.view(NOW).document(DOC.doc) == DOC

    def test_by_another_agent_is_another_entry(self, ledger):
        enter(ledger, DOC, CLAIM)
        assert len(enter(ledger, CLAIM, agent=BETTER).entered) == 1

    def test_keeps_letters_outside_the_basic_plane(self, ledger):
        doc = samples.document("Dresna Live: \U0001f6a8 “quiet” in Velmora.\x00")
        enter(ledger, doc)
        assert ledger.view(NOW).document(doc.doc).text == doc.text

    def test_enters_issues_too(self, ledger):
        enter(ledger, Issue(code="S-READ-001", level="note", message="odd"))
        assert len(list(ledger.entries(NOW))) == 1

    def test_lets_the_clock_stand_still_but_not_go_back(self, ledger):
        enter(ledger, DOC)
        enter(ledger, CLAIM, at=NOON - HOUR)
        assert [e.recorded_at for e in ledger.entries(NOW)] == [NOON, NOON]

    def test_wants_a_time_zone(self, ledger):
        with pytest.raises(UsageError, match="has no time zone"):
            enter(ledger, DOC, at=datetime(2031, 5, 1, 12, 0))  # noqa: DTZ001

    def test_takes_any_time_zone(self, ledger):
        enter(ledger, DOC, at=NOON.astimezone(timezone(timedelta(hours=3))))
        assert next(ledger.entries(NOW)).recorded_at == NOON


class TestHeadHash:
    def test_is_that_of_the_last_entry(self, ledger):
        assert ledger.head_hash() is None
        enter(ledger, DOC, CLAIM)
        assert ledger.head_hash() == list(ledger.entries(NOW))[-1].hash


class TestRefusals:
    @pytest.mark.parametrize(
        ("payload", "message"),
        [
            (CLAIM, "a claim speaks of document"),
            (samples.relation(CLAIM, CLAIM), "a relation speaks of claim"),
            (samples.lineage(DOC), "a lineage speaks of document"),
            (samples.undo(samples.UNKNOWN_ENTRY), "a withdrawal speaks of entry"),
            (replace(DOC, text_sha256="0" * 64), "says that its text has the hash"),
        ],
    )
    def test_what_rests_on_nothing(self, ledger, payload, message):
        with pytest.raises(RefusedError, match=message):
            enter(ledger, payload)
        assert list(ledger.entries(NOW)) == []

    def test_refuse_all_of_the_call(self, ledger):
        with pytest.raises(RefusedError):
            enter(ledger, DOC, samples.undo(samples.UNKNOWN_ENTRY))
        assert not ledger.holds(DOC.doc)

    @pytest.mark.parametrize(
        ("ruling", "message"),
        [
            (samples.misread(samples.UNKNOWN_CLAIM), "a ruling speaks of claim"),
            (
                Ruling(
                    verdict=Verdict.SIDE,
                    person="mira",
                    source=samples.MINISTRY,
                    value="government",
                ),
                "a ruling speaks of source",
            ),
            (Ruling(verdict=Verdict.CONFIRMED, person="mira"), "needs claim and note"),
            (Ruling(verdict=Verdict.NOTE, person="mira"), "needs note"),
        ],
    )
    def test_a_ruling_on_nothing(self, ledger, ruling, message):
        with pytest.raises(RefusedError, match=message):
            enter(ledger, ruling, agent=EDITOR)

    def test_a_machine_that_rules(self, ledger):
        with pytest.raises(RefusedError, match="only a person may rule"):
            enter(ledger, DOC, CLAIM, samples.misread(CLAIM.claim))

    def test_another_text_under_the_same_id(self, ledger):
        enter(ledger, DOC)
        other = replace(samples.document("Other words."), doc=DOC.doc)
        with pytest.raises(RefusedError, match="is held with another text"):
            enter(ledger, other)

    def test_not_what_stands_in_the_same_call_in_any_order(self, ledger):
        denial = samples.claim(DOC, start=13, end=20)
        relation = samples.relation(denial, CLAIM)
        enter(ledger, relation, CLAIM, denial, DOC)
        assert ledger.view(NOW).relations(CLAIM.claim) == (relation,)


class TestEntries:
    def test_go_on_where_one_stopped(self, ledger):
        enter(ledger, DOC, CLAIM)
        assert [e.seq for e in ledger.entries(NOW, after=1)] == [2]

    def test_stop_at_the_moment_asked_for(self, ledger):
        enter(ledger, DOC, at=NOON)
        enter(ledger, CLAIM, at=NOON + HOUR)
        assert [e.seq for e in ledger.entries(AsOf(recorded=NOON))] == [1]
        assert list(ledger.entries(AsOf(recorded=NOON - MINUTE))) == []

    def test_are_found_by_id(self, ledger):
        (entered,) = enter(ledger, DOC).entered
        found = ledger.entry(entered)
        assert found is not None
        assert found.payload == DOC
        assert ledger.entry(samples.UNKNOWN_ENTRY) is None

    def test_are_chained(self, ledger):
        enter(ledger, DOC, CLAIM)
        first, second = ledger.entries(NOW)
        assert len({first.hash, second.hash}) == 2
        assert len(first.hash) == 64


class TestDocuments:
    def test_come_in_order_of_publication(self, ledger):
        late = samples.document("Late.", published_at=MAY_1 + HOUR)
        undated = samples.document("Undated.", published_at=None)
        enter(ledger, undated, late, DOC)
        found = [d.doc for d in ledger.view(NOW).documents()]
        assert found == [DOC.doc, late.doc, undated.doc]

    def test_count_from_their_update_when_they_were_updated(self, ledger):
        """The text of a page changed at nine could not be known at four."""
        changed = samples.document("Now otherwise.", updated_at=MAY_1 + 9 * HOUR)
        enter(ledger, changed)
        early = ledger.view(AsOf(published=MAY_1 + 4 * HOUR))
        assert list(early.documents()) == []
        assert list(ledger.view(NOW).documents()) == [changed]

    def test_that_are_unknown_are_named(self, ledger):
        with pytest.raises(UnknownNameError, match=samples.UNKNOWN_DOC):
            ledger.view(NOW).document(samples.UNKNOWN_DOC)

    def test_are_held_or_not(self, ledger):
        enter(ledger, DOC)
        assert ledger.holds(DOC.doc)
        assert not ledger.holds(samples.UNKNOWN_DOC)

    def test_of_one_address_supersede_each_other(self, ledger):
        page = "https://courier.example/1"
        first = samples.document("One.", address=page)
        second = samples.document("Two.", address=page, updated_at=MAY_1 + HOUR)
        third = samples.document("Three.", address=page, updated_at=MAY_1 + 2 * HOUR)
        enter(ledger, third, first, second)
        view = ledger.view(NOW)
        newest = [view.superseded(d.doc) for d in (first, second, third)]
        assert newest == [third.doc, third.doc, None]
        before = ledger.view(AsOf(published=MAY_1 + HOUR))
        assert before.superseded(first.doc) == second.doc

    def test_without_an_address_supersede_nothing(self, ledger):
        enter(ledger, DOC, samples.document("Other."))
        view = ledger.view(NOW)
        assert view.superseded(DOC.doc) is None
        assert view.superseded(samples.UNKNOWN_DOC) is None

    def test_with_the_same_text_are_found(self, ledger):
        copies = [samples.document(outlet=f"Outlet {n}") for n in range(50)]
        enter(ledger, *copies)
        found = ledger.view(NOW).texts_like(DOC.text_sha256)
        assert set(found) == {copy.doc for copy in copies}

    def test_that_are_withdrawn_take_their_claims_along(self, ledger):
        entered = enter(ledger, DOC, CLAIM).entered
        enter(ledger, samples.undo(entered[0]), agent=EDITOR)
        view = ledger.view(NOW)
        assert list(view.documents()) == []
        assert list(view.claims()) == []


class TestClaims:
    def test_come_in_order_of_publication_then_of_text(self, ledger):
        early = samples.document("Early words here.", published_at=MAY_1 - HOUR)
        first = samples.claim(early)
        second = samples.claim(DOC, start=13, end=20)
        enter(ledger, DOC, second, CLAIM, early, first)
        assert claims_in(ledger) == [first.claim, CLAIM.claim, second.claim]

    def test_are_found_by_id_document_and_key(self, ledger):
        other = samples.document("Other words here, of Halvik.")
        elsewhere = samples.claim(other, event=None)
        enter(ledger, DOC, CLAIM, other, elsewhere)
        view = ledger.view(NOW)
        assert view.claim(CLAIM.claim) == CLAIM
        assert view.claims_of(DOC.doc) == (CLAIM,)
        assert list(view.claims_about(keys_of(elsewhere))) == [elsewhere]
        assert list(view.claims_about(["at:nowhere"])) == []
        assert list(view.claims_about([])) == []

    def test_about_a_key_come_newest_first_however_many(self, ledger):
        docs = [
            samples.document(f"Word {n:3} of it.", published_at=MAY_1 + n * MINUTE)
            for n in range(150)
        ]
        claims = [samples.at_place(samples.claim(doc), None) for doc in docs]
        enter(ledger, *docs, *claims)
        early = AsOf(published=MAY_1 + 119 * MINUTE)
        keys = [f"no such key {n}" for n in range(100)] + list(keys_of(claims[0]))
        found = [c.doc for c in ledger.view(early).claims_about(keys)]
        assert found == [doc.doc for doc in docs[119::-1]]
        since = MAY_1 + 110 * MINUTE
        found = [c.doc for c in ledger.view(early).claims_about(keys, since=since)]
        assert found == [doc.doc for doc in docs[119:109:-1]]

    def test_that_are_unknown_are_named(self, ledger):
        view = ledger.view(NOW)
        for ask in (view.claim, view.entry_of, view.point_of, view.standing):
            with pytest.raises(UnknownNameError, match=samples.UNKNOWN_CLAIM):
                ask(samples.UNKNOWN_CLAIM)

    def test_read_better_take_the_place_of_the_reading_before(self, ledger):
        better = replace(CLAIM, negated=True)
        enter(ledger, DOC, CLAIM)
        (entered,) = enter(ledger, better, agent=BETTER, at=NOON + HOUR).entered
        view = ledger.view(NOW)
        assert list(view.claims()) == [better]
        assert view.entry_of(CLAIM.claim).entry == entered
        assert list(ledger.view(AsOf(recorded=NOON)).claims()) == [CLAIM]

    def test_read_worse_give_the_place_back_when_withdrawn(self, ledger):
        worse = replace(CLAIM, negated=True)
        enter(ledger, DOC, CLAIM)
        (entered,) = enter(ledger, worse, agent=BETTER).entered
        enter(ledger, samples.undo(entered), agent=EDITOR)
        assert list(ledger.view(NOW).claims()) == [CLAIM]

    def test_read_twice_in_one_call_the_last_one_holds(self, ledger):
        worse = replace(CLAIM, negated=True)
        drafts = by_rules(DOC, worse, CLAIM)
        entered = ledger.append(drafts, run="run-1", at=NOON).entered
        assert list(ledger.view(NOW).claims()) == [CLAIM]
        enter(ledger, samples.undo(entered[2]), agent=EDITOR, at=NOON + HOUR)
        assert list(ledger.view(NOW).claims()) == [worse]

    def test_that_were_misread_are_out_of_force(self, ledger):
        enter(ledger, DOC, CLAIM)
        enter(ledger, samples.misread(CLAIM.claim), agent=EDITOR, at=NOON + HOUR)
        view = ledger.view(NOW)
        assert list(view.claims()) == []
        assert view.claims_of(DOC.doc) == ()
        assert tuple(view.points()) == ()
        with pytest.raises(UnknownNameError):
            view.claim(CLAIM.claim)
        assert claims_in(ledger, AsOf(recorded=NOON)) == [CLAIM.claim]

    def test_that_were_misread_stay_so_when_read_again(self, ledger):
        enter(ledger, DOC, CLAIM)
        enter(ledger, samples.misread(CLAIM.claim), agent=EDITOR)
        enter(ledger, CLAIM, agent=BETTER)
        assert claims_in(ledger) == []

    def test_come_back_when_the_ruling_is_undone(self, ledger):
        enter(ledger, DOC, CLAIM)
        ruled = enter(ledger, samples.misread(CLAIM.claim), agent=EDITOR).entered
        enter(ledger, samples.undo(ruled[0]), agent=EDITOR)
        assert claims_in(ledger) == [CLAIM.claim]


class TestRelations:
    def test_are_found_from_both_sides(self, ledger):
        denial = samples.claim(DOC, start=13, end=20)
        relation = samples.relation(denial, CLAIM)
        enter(ledger, DOC, CLAIM, denial, relation)
        view = ledger.view(NOW)
        assert view.relations(CLAIM.claim) == (relation,)
        assert view.relations(denial.claim) == (relation,)

    def test_found_again_for_another_reason_count_once(self, ledger):
        denial = samples.claim(DOC, start=13, end=20)
        relation = samples.relation(denial, CLAIM)
        better = replace(relation, because=("better reasons",))
        enter(ledger, DOC, CLAIM, denial, relation)
        enter(ledger, better, agent=BETTER)
        assert ledger.view(NOW).relations(CLAIM.claim) == (better,)

    def test_of_two_kinds_stand_side_by_side(self, ledger):
        denial = samples.claim(DOC, start=13, end=20)
        both = [
            samples.relation(denial, CLAIM, kind)
            for kind in (RelationKind.DENIES, RelationKind.CONTRADICTS)
        ]
        enter(ledger, DOC, CLAIM, denial, *both)
        assert list(ledger.view(NOW).relations(CLAIM.claim)) == both

    def test_need_both_claims_in_force(self, ledger):
        denial = samples.claim(DOC, start=13, end=20)
        enter(ledger, DOC, CLAIM, denial, samples.relation(denial, CLAIM))
        enter(ledger, samples.misread(denial.claim), agent=EDITOR)
        view = ledger.view(NOW)
        assert view.relations(CLAIM.claim) == ()
        assert [point.claims for point in view.points()] == [(CLAIM.claim,)]


class TestLineages:
    def test_are_found_from_every_document(self, ledger):
        other = samples.document(outlet="Daily Lantern")
        lineage = samples.lineage(DOC, other)
        enter(ledger, DOC, other, lineage)
        view = ledger.view(NOW)
        assert view.lineages(DOC.doc) == view.lineages(other.doc) == (lineage,)
        assert view.lineages(samples.UNKNOWN_DOC) == ()

    def test_show_only_what_was_printed(self, ledger):
        late = samples.document(outlet="Daily Lantern", published_at=MAY_1 + HOUR)
        enter(ledger, DOC, late, samples.lineage(DOC, late))
        (lineage,) = ledger.view(AsOf(published=MAY_1)).lineages(DOC.doc)
        assert isinstance(lineage, Lineage)
        assert [p.doc for p in lineage.passages] == [DOC.doc]

    def test_may_be_of_passages_in_one_document(self, ledger):
        lineage = samples.lineage(DOC, DOC)
        enter(ledger, DOC, lineage)
        assert ledger.view(NOW).lineages(DOC.doc) == (lineage,)


class TestWithdrawals:
    def test_take_out_of_force_and_leave_the_entry(self, ledger):
        entered = enter(ledger, DOC, CLAIM).entered
        enter(ledger, samples.undo(entered[1]), agent=EDITOR, at=NOON + HOUR)
        assert claims_in(ledger) == []
        assert len(list(ledger.entries(NOW))) == 3
        assert claims_in(ledger, AsOf(recorded=NOON)) == [CLAIM.claim]

    def test_withdrawn_restore_what_stood_before(self, ledger):
        entered = enter(ledger, DOC, CLAIM).entered
        undone = enter(ledger, samples.undo(entered[1]), agent=EDITOR).entered
        enter(ledger, samples.undo(undone[0]), agent=EDITOR)
        assert claims_in(ledger) == [CLAIM.claim]

    def test_may_come_with_what_they_withdraw(self, ledger):
        enter(ledger, DOC)
        (first,) = enter(ledger, CLAIM).entered
        (again,) = MemoryLedgerOf(DOC, CLAIM).entered_by_editor(samples.undo(first))
        drafts = by_editor(samples.undo(first), samples.undo(again))
        ledger.append(drafts, run="run-1", at=NOON)
        assert claims_in(ledger) == [CLAIM.claim]

    def test_outlast_a_machine_that_finds_the_same_again(self, ledger):
        entered = enter(ledger, DOC, CLAIM).entered
        enter(ledger, samples.undo(entered[1]), agent=EDITOR)
        assert enter(ledger, DOC, CLAIM).tx is None
        assert claims_in(ledger) == []

    def test_end_when_a_person_says_the_same_again(self, ledger):
        """An editor rules, undoes it, rules the same again: the last act counts."""
        enter(ledger, DOC, CLAIM)
        ruling = samples.misread(CLAIM.claim)
        (ruled,) = enter(ledger, ruling, agent=EDITOR).entered
        for _ in range(3):
            undone = enter(ledger, samples.undo(ruled), agent=EDITOR)
            assert undone.tx is not None
            assert claims_in(ledger) == [CLAIM.claim]
            assert enter(ledger, ruling, agent=EDITOR).tx is not None
            assert claims_in(ledger) == []
        assert enter(ledger, ruling, agent=EDITOR).tx is None


class MemoryLedgerOf:
    """A second ledger, to learn the id that an entry will have."""

    def __init__(self, *payloads):
        self._ledger = MemoryLedger()
        enter(self._ledger, *payloads)

    def entered_by_editor(self, payload):
        return enter(self._ledger, payload, agent=EDITOR).entered


class TestSources:
    NFR = samples.source("NFR")
    FRONT = samples.source("Northern Front for Renewal")
    OTHERS = samples.source("Northern Front")

    def test_that_are_one_go_by_the_longest_name(self, ledger):
        enter(ledger, self.NFR, self.FRONT, samples.same_as(self.NFR, self.FRONT))
        view = ledger.view(NOW)
        assert list(view.sources()) == [self.FRONT]
        assert view.source(self.NFR.source) == self.FRONT
        assert view.names_of(self.FRONT.source) == (self.NFR, self.FRONT)

    def test_that_are_proposed_wait_for_a_person(self, ledger):
        proposal = samples.same_as(self.FRONT, self.OTHERS, "proposed")
        enter(ledger, self.FRONT, self.OTHERS, proposal)
        view = ledger.view(NOW)
        assert view.proposals() == (proposal,)
        assert view.source(self.OTHERS.source) == self.OTHERS

    def test_ruled_one_are_one(self, ledger):
        proposal = samples.same_as(self.FRONT, self.OTHERS, "proposed")
        enter(ledger, self.FRONT, self.OTHERS, proposal)
        ruling = samples.ruled_names(Verdict.SAME_SOURCE, self.FRONT, self.OTHERS)
        enter(ledger, ruling, agent=EDITOR)
        view = ledger.view(NOW)
        assert view.proposals() == ()
        assert view.source(self.OTHERS.source) == self.FRONT

    def test_ruled_different_stay_apart(self, ledger):
        enter(ledger, self.NFR, self.FRONT, samples.same_as(self.NFR, self.FRONT))
        ruling = samples.ruled_names(Verdict.DIFFERENT_SOURCE, self.NFR, self.FRONT)
        enter(ledger, ruling, agent=EDITOR)
        assert len(list(ledger.view(NOW).sources())) == 2

    def test_that_are_unknown_are_named(self, ledger):
        with pytest.raises(UnknownNameError, match=samples.MINISTRY):
            ledger.view(NOW).source(samples.MINISTRY)
        assert ledger.view(NOW).names_of(samples.MINISTRY) == ()

    def test_with_one_short_name_for_two_are_not_joined_by_it(self, ledger):
        """Two texts: Northern Front for Renewal (NFR), New Forum of Reform (NFR)."""
        forum = samples.source("New Forum of Reform")
        joins = [samples.same_as(self.NFR, long) for long in (self.FRONT, forum)]
        enter(ledger, self.NFR, self.FRONT, joins[0])
        enter(ledger, forum, joins[1], at=NOON + HOUR)
        view = ledger.view(NOW)
        assert len(list(view.sources())) == 3
        assert view.source(self.NFR.source) == self.NFR
        assert len(view.proposals()) == 2
        before = ledger.view(AsOf(recorded=NOON))
        assert before.source(self.NFR.source) == self.FRONT
        ruling = samples.ruled_names(Verdict.SAME_SOURCE, self.NFR, forum)
        enter(ledger, ruling, agent=EDITOR, at=NOON + HOUR)
        assert ledger.view(NOW).source(self.NFR.source) == forum
        assert ledger.view(NOW).source(self.FRONT.source) == self.FRONT

    def test_joined_step_by_step_are_one(self, ledger):
        names = [samples.source(f"The Front {n}") for n in "abcd"]
        joins = [samples.same_as(*pair) for pair in pairwise(names)]
        enter(ledger, *names, *joins)
        view = ledger.view(NOW)
        assert {view.source(name.source) for name in names} == {
            view.source(names[2].source)
        }
        assert len(view.names_of(names[0].source)) == 4

    def test_are_found_by_what_their_names_share(self, ledger):
        velk = samples.source("Antoni Velk", SourceKind.PERSON, "Foreign Minister")
        again = replace(velk, role=None)
        other = samples.source("Anton Velk", SourceKind.PERSON)
        far = samples.source("Sela Brandt", SourceKind.PERSON)
        crowd = samples.source("velk", SourceKind.CROWD)
        enter(ledger, velk, far, crowd)
        enter(ledger, again, at=NOON + HOUR)
        keys = name_keys_of(other)
        assert ledger.view(NOW).sources_like(keys) == (velk, again)
        assert ledger.view(AsOf(recorded=NOON)).sources_like(keys) == (velk,)
        assert ledger.view(NOW).sources_like([]) == ()

    def test_are_on_the_side_that_a_person_says(self, ledger):
        enter(ledger, self.NFR, self.FRONT, samples.same_as(self.NFR, self.FRONT))
        view = ledger.view(NOW)
        assert (view.side_of(self.FRONT.source), view.in_force.sides) == (None, {})
        enter(ledger, samples.on_side(self.NFR, "rebels"), agent=EDITOR)
        (newest,) = enter(
            ledger, samples.on_side(self.FRONT, "Sudria"), agent=EDITOR, at=NOON + HOUR
        ).entered
        view = ledger.view(NOW)
        assert view.side_of(self.NFR.source) == "Sudria"
        assert view.in_force.sides == {self.FRONT.source: "Sudria"}
        assert ledger.view(AsOf(recorded=NOON)).side_of(self.NFR.source) == "rebels"
        enter(ledger, samples.undo(newest), agent=EDITOR, at=NOON + HOUR)
        assert ledger.view(NOW).side_of(self.FRONT.source) == "rebels"
        assert ledger.view(NOW).side_of(samples.MINISTRY) is None

    def test_learn_their_role_from_any_text(self, ledger):
        bare = samples.source("Sela Brandt", SourceKind.PERSON)
        titled = replace(bare, role="Prime Minister")
        enter(ledger, titled)
        enter(ledger, bare)
        assert ledger.view(NOW).source(bare.source) == titled


class TestRulings:
    def test_stand_oldest_first(self, ledger):
        enter(ledger, DOC, CLAIM)
        notes = [
            Ruling(verdict=Verdict.NOTE, person="mira", note=words, claim=CLAIM.claim)
            for words in ("call the ministry", "called")
        ]
        enter(ledger, notes[0], agent=EDITOR)
        enter(ledger, notes[1], agent=EDITOR)
        assert list(ledger.view(NOW).rulings()) == notes

    def test_on_words_not_yet_printed_are_not_shown(self, ledger):
        enter(ledger, DOC, CLAIM)
        enter(ledger, samples.misread(CLAIM.claim), agent=EDITOR)
        assert ledger.view(AsOf(published=MAY_1 - HOUR)).rulings() == ()
        assert len(ledger.view(AsOf(published=MAY_1)).rulings()) == 1


class TestCorrections:
    """A person's word on where it was and how many: shown, undoable, in its time."""

    HALVIK = Place(
        place=PlaceId("tale:halvik"),
        name="Halvik",
        lat=1.0,
        lon=2.0,
        country="KV",
        kind="populated place",
    )
    READ = samples.at_place(CLAIM, None, name="Halvik")
    COUNTED = samples.with_figures(CLAIM, (826, None), (111, 111))

    def ruled(self, ledger, verdict, claim, value, at=NOON):
        ruling = samples.corrected(verdict, claim, value)
        return enter(ledger, ruling, agent=EDITOR, at=at).entered[0]

    def test_a_place_is_where_the_person_says(self, ledger):
        """The id of a place that another claim has: `geonames:1`, `tale:halvik`."""
        other = samples.claim(DOC, start=13, end=20)
        there = samples.at_place(other, self.HALVIK)
        enter(ledger, DOC, self.READ, there)
        entered = self.ruled(ledger, Verdict.PLACE, CLAIM, "tale:halvik", NOON + HOUR)
        view = ledger.view(NOW)
        for shown in (view.claim(CLAIM.claim), next(view.claims())):
            assert shown == samples.at_place(CLAIM, self.HALVIK)
        assert view.entry_of(CLAIM.claim).payload == self.READ
        assert view.in_force.claims[0].event.place.place == self.HALVIK
        assert next(ledger.view(AsOf(recorded=NOON)).claims()) == self.READ
        assert ledger.view(AsOf(published=MAY_1)).claim(CLAIM.claim) != self.READ
        enter(ledger, samples.undo(entered), agent=EDITOR, at=NOON + HOUR)
        assert ledger.view(NOW).claim(CLAIM.claim) == self.READ

    def test_a_place_may_be_written_out(self, ledger):
        enter(ledger, DOC, CLAIM)
        written = encode(self.HALVIK).decode()
        self.ruled(ledger, Verdict.PLACE, CLAIM, written)
        event = ledger.view(NOW).claim(CLAIM.claim).event
        assert (event.place.place, event.place.name) == (self.HALVIK, "Halvik")
        assert event.place.span == event.trigger

    def test_a_place_that_nobody_has_is_open(self, ledger):
        near = samples.at_place(CLAIM, self.HALVIK, precision="near")
        other = samples.claim(DOC, start=13, end=20)
        vague = samples.at_place(other, None, name="halvik")
        enter(ledger, DOC, near, vague)
        self.ruled(ledger, Verdict.PLACE, CLAIM, "tale:tarn")
        ref = ledger.view(NOW).claim(CLAIM.claim).event.place
        assert (ref.place, ref.candidates) == (None, ("tale:tarn",))
        self.ruled(ledger, Verdict.PLACE, CLAIM, "tale:halvik")
        assert ledger.view(NOW).claim(CLAIM.claim) == near

    def test_a_place_of_no_event_changes_nothing(self, ledger):
        opinion = samples.claim(DOC, event=None)
        enter(ledger, DOC, opinion)
        self.ruled(ledger, Verdict.PLACE, opinion, "tale:halvik")
        assert ledger.view(NOW).claim(CLAIM.claim) == opinion

    @pytest.mark.parametrize(
        ("value", "bounds"),
        [
            ("830", (830, 830)),
            ("20-30", (20, 30)),
            ("826-", (826, None)),
            ("-50", (None, 50)),
            ("1,200 - 1,300", (1200, 1300)),
        ],
    )
    def test_a_figure_has_the_bounds_that_the_person_says(self, ledger, value, bounds):
        """At least 826 people, including 111 civilians: the 826 is meant."""
        enter(ledger, DOC, self.COUNTED)
        entered = self.ruled(ledger, Verdict.FIGURE, CLAIM, value)
        first, second = ledger.view(NOW).claim(CLAIM.claim).figures
        assert (first.low, first.high, first.about) == (*bounds, False)
        assert second == self.COUNTED.figures[1]
        enter(ledger, samples.undo(entered), agent=EDITOR)
        assert ledger.view(NOW).claim(CLAIM.claim) == self.COUNTED

    def test_a_figure_is_the_one_that_was_looked_at(self, ledger):
        enter(ledger, DOC, self.COUNTED)
        ruling = replace(
            samples.corrected(Verdict.FIGURE, CLAIM, "112"),
            span=self.COUNTED.figures[1].span,
        )
        enter(ledger, ruling, agent=EDITOR)
        found = [f.low for f in ledger.view(NOW).claim(CLAIM.claim).figures]
        assert found == [826, 112]

    def test_bounds_of_no_figure_change_nothing(self, ledger):
        enter(ledger, DOC, CLAIM)
        self.ruled(ledger, Verdict.FIGURE, CLAIM, "5")
        assert ledger.view(NOW).claim(CLAIM.claim) == CLAIM

    def test_the_newest_word_counts(self, ledger):
        enter(ledger, DOC, self.COUNTED)
        for value in ("5", "6", "7"):
            self.ruled(ledger, Verdict.FIGURE, CLAIM, value)
        assert ledger.view(NOW).claim(CLAIM.claim).figures[0].low == 7

    @pytest.mark.parametrize(
        ("verdict", "value", "message"),
        [
            (Verdict.FIGURE, "many", "'many' are no bounds"),
            (Verdict.FIGURE, "30-20", "'30-20' are no bounds"),
            (Verdict.FIGURE, "-", "'-' are no bounds"),
            (Verdict.PLACE, '{"place": 7}', "the place that is written out"),
        ],
    )
    def test_nonsense_is_refused(self, ledger, verdict, value, message):
        enter(ledger, DOC, CLAIM)
        with pytest.raises(RefusedError, match=message):
            self.ruled(ledger, verdict, CLAIM, value)


class TestTwoClocks:
    def test_what_we_held_and_what_was_printed(self, ledger):
        """Read at noon what was printed at midnight: two answers for four o'clock."""
        enter(ledger, DOC, CLAIM)
        four = MAY_1 + 4 * HOUR
        assert claims_in(ledger, AsOf(recorded=four)) == []
        assert claims_in(ledger, AsOf(published=four)) == [CLAIM.claim]
        assert claims_in(ledger, AsOf(recorded=NOON, published=four)) == [CLAIM.claim]
        assert claims_in(ledger, AsOf(published=MAY_1 - MINUTE)) == []

    def test_a_view_does_not_move(self, ledger):
        enter(ledger, DOC)
        view = ledger.view(NOW)
        enter(ledger, CLAIM)
        assert list(view.claims()) == []

    def test_points_and_standings_follow_the_moment(self, ledger):
        late = samples.document("The front denied that.", published_at=MAY_1 + HOUR)
        denial = samples.claim(late, source=samples.COURIER)
        enter(ledger, DOC, CLAIM, late, denial, samples.relation(denial, CLAIM))
        early, now = ledger.view(AsOf(published=MAY_1)), ledger.view(NOW)
        assert early.standing(CLAIM.claim).name == "reported"
        assert now.standing(CLAIM.claim).name == "contested"
        assert now.point_of(denial.claim) == next(iter(now.points()))
        assert tuple(now.points()) == tuple(now.points())
        assert tuple(now.figure_series()) == ()

    def test_a_moment_is_given_in_any_time_zone(self, ledger):
        enter(ledger, DOC, at=NOON)
        east = timezone(timedelta(hours=5))
        view = ledger.view(AsOf(recorded=NOON.astimezone(east)))
        assert [d.doc for d in view.documents()] == [DOC.doc]
        assert view.as_of.recorded == NOON.astimezone(UTC)


def test_documents_come_page_by_page_the_newest_first(ledger):
    docs = [
        samples.document(f"Report {n}.", published_at=NOON + n * HOUR) for n in range(5)
    ]
    enter(ledger, *docs, at=NOON + 9 * HOUR)
    view = ledger.view(NOW)
    first = view.documents_page(limit=2)
    assert [doc.doc for doc in first.documents] == [docs[4].doc, docs[3].doc]
    assert first.total == 5
    rest = view.documents_page(skip=4, limit=2)
    assert [doc.doc for doc in rest.documents] == [docs[0].doc]
    then = ledger.view(AsOf(published=NOON + HOUR))
    assert then.documents_page().total == 2
