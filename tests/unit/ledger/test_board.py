"""Pages, details and barriers over a small story of the made-up country."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sayso.errors import UnknownNameError, UsageError
from sayso.ledger.board.details import contested_by
from sayso.ledger.board.log import thinned
from sayso.ledger.memory import MemoryLedger
from sayso.model.board import BoardQuery, SeriesQuery
from sayso.model.entry import NOW, AsOf
from sayso.model.ids import ClaimId
from sayso.model.relation import RelationKind
from sayso.model.ruling import Ruling, Verdict
from sayso.model.standing import StandingName
from sayso.ports import Ledger
from tests.ledger import samples
from tests.ledger.samples import HOUR, MAY_1, NOON, by_editor, by_rules

LANTERN = samples.document("The town of Halvik fell. It was quiet.", outlet="Lantern")
POST = samples.document(
    "Nobody was in Halvik by then, they said.",
    outlet="Post",
    published_at=MAY_1 + 2 * HOUR,
)
FELL = samples.claim(LANTERN, start=0, end=23)
QUIET = samples.claim(LANTERN, start=25, end=37)
NOBODY = samples.claim(POST, start=0, end=20)


@pytest.fixture(params=["memory", "file"])
def ledger(request, tmp_path):
    if request.param == "memory":
        made: Ledger = MemoryLedger()
    else:
        made = samples.file_ledger(tmp_path / "l.sayso")
    made.append(by_rules(LANTERN, FELL, QUIET), run="r", at=NOON)
    made.append(by_rules(POST, NOBODY), run="r", at=NOON + HOUR)
    yield made
    made.close()


def rule(ledger, verdict, *claims, person="mira", at=NOON + 2 * HOUR):
    other = claims[1].claim if len(claims) > 1 else None
    ruling = Ruling(
        verdict=verdict, person=person, note="seen", claim=claims[0].claim, other=other
    )
    ledger.append(by_editor(ruling), run="rule", at=at)
    return ruling


def standings(ledger, moment=NOW):
    page = ledger.view(moment).board(BoardQuery(limit=500))
    return {row.point: str(row.standing) for row in page.rows}


class TestPages:
    def test_go_on_where_the_page_before_ended(self, ledger):
        view = ledger.view(NOW)
        whole = view.board(BoardQuery())
        first = view.board(BoardQuery(limit=2))
        rest = view.board(BoardQuery(limit=2, cursor=first.next))
        assert (*first.rows, *rest.rows) == whole.rows
        assert rest.next is None

    def test_what_comes_in_meanwhile_moves_nothing(self, ledger):
        first = ledger.view(NOW).board(BoardQuery(limit=1))
        newer = samples.document("And Tarn too.", published_at=MAY_1 + 9 * HOUR)
        ledger.append(
            by_rules(newer, samples.claim(newer)), run="r", at=NOON + 3 * HOUR
        )
        rest = ledger.view(NOW).board(BoardQuery(limit=9, cursor=first.next))
        assert len(rest.rows) == 2

    @pytest.mark.parametrize("cursor", ["", "yesterday", "1.2.3x"][:2])
    def test_a_cursor_that_is_none_is_misuse(self, ledger, cursor):
        with pytest.raises(UsageError, match="is no cursor"):
            ledger.view(NOW).board(BoardQuery(cursor=cursor))

    @pytest.mark.parametrize("limit", [0, 501])
    def test_a_page_has_one_to_five_hundred_points(self, ledger, limit):
        with pytest.raises(UsageError, match="1 to 500"):
            ledger.view(NOW).board(BoardQuery(limit=limit))

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("halvik", 2),
            ("HALV", 2),
            ("halvik fell", 1),
            ("fell halvik", 1),
            ("alvik", 0),
            ("fel quiet", 0),
        ],
    )
    def test_words_are_found_whole_and_the_last_one_begun(self, ledger, text, found):
        assert ledger.view(NOW).board(BoardQuery(text=text)).total == found

    def test_a_document_from_the_future_is_not_of_the_past(self, ledger):
        future = samples.document("Tomorrow.", published_at=MAY_1 + timedelta(days=999))
        ledger.append(
            by_rules(future, samples.claim(future, end=8)), run="r", at=NOON + 2 * HOUR
        )
        assert len(standings(ledger)) == 4
        assert len(standings(ledger, AsOf(published=NOON))) == 3
        early = ledger.view(AsOf(recorded=NOON)).board(BoardQuery())
        assert [row.claim for row in early.rows] == sorted([FELL.claim, QUIET.claim])


class TestAPoint:
    def test_is_found_by_any_of_its_claims(self, ledger):
        ledger.append(by_rules(samples.relation(NOBODY, FELL)), run="r", at=NOON + HOUR)
        view = ledger.view(NOW)
        assert view.point(NOBODY.claim) == view.point(FELL.claim)

    def test_that_nobody_claims_is_unknown(self, ledger):
        with pytest.raises(UnknownNameError, match="no claim 'c0'"):
            ledger.view(NOW).point(ClaimId("c0"))

    def test_folds_copies_into_one_word(self, ledger):
        copy = replace(LANTERN, head=replace(LANTERN.head, outlet="Post"))
        copy = samples.document(LANTERN.text, outlet="Post", published_at=MAY_1 + HOUR)
        again = samples.claim(copy, start=0, end=23)
        ledger.append(
            by_rules(copy, again, samples.lineage(LANTERN, copy)),
            run="r",
            at=NOON + HOUR,
        )
        (word,) = ledger.view(NOW).point(FELL.claim).for_it
        assert [t.copies for t in word.tellings] == [2]
        assert word.tellings[0].claims == (FELL.claim, again.claim)

    def test_shows_that_two_people_ruled_opposite_and_the_last_stands(self, ledger):
        rule(ledger, Verdict.CONFIRMED, FELL)
        rule(ledger, Verdict.REFUTED, FELL, person="jon", at=NOON + 3 * HOUR)
        detail = ledger.view(NOW).point(FELL.claim)
        assert detail.contested_by == ("mira", "jon")
        assert detail.point.standing.name is StandingName.REFUTED
        reason = "people disagree (mira says confirmed, jon says refuted)"
        assert reason in detail.point.standing.reasons[0]

    def test_one_person_who_changes_mind_disagrees_with_nobody(self):
        told = [
            Ruling(verdict=v, person="mira", note="seen", claim=FELL.claim)
            for v in (Verdict.CONFIRMED, Verdict.REFUTED)
        ]
        assert contested_by(told) == ()


class TestRulings:
    def test_on_what_is_withdrawn_wait_until_it_is_back(self, ledger):
        entry = ledger.view(NOW).entry_of(FELL.claim).entry
        taken = ledger.append(
            by_editor(samples.undo(entry)), run="undo", at=NOON + 2 * HOUR
        )
        rule(ledger, Verdict.CONFIRMED, FELL, at=NOON + 3 * HOUR)
        assert FELL.claim not in standings(ledger)
        ledger.append(
            by_editor(samples.undo(taken.entered[0])), run="undo", at=NOON + 4 * HOUR
        )
        assert standings(ledger)[FELL.claim] == "confirmed"

    def test_on_one_claim_twice_join_nothing(self, ledger):
        rule(ledger, Verdict.SAME_POINT, FELL, FELL)
        assert len(standings(ledger)) == 3

    def test_that_keep_apart_are_named_to_who_would_join(self, ledger):
        ledger.append(
            by_rules(samples.relation(NOBODY, QUIET, RelationKind.SUPPORTS)),
            run="r",
            at=NOON + HOUR,
        )
        apart = rule(ledger, Verdict.NOT_SAME_POINT, FELL, QUIET)
        join = Ruling(
            verdict=Verdict.SAME_POINT,
            person="jon",
            claim=FELL.claim,
            other=NOBODY.claim,
        )
        view = ledger.view(NOW)
        assert view.barrier(join) == apart
        assert view.barrier(replace(join, other=QUIET.claim)) is None

    def test_that_keep_names_apart_are_named_to_who_would_join(self, ledger):
        one, two, short = (samples.source(n) for n in ("North Front", "NFR", "Front"))
        ledger.append(by_rules(one, two, short), run="r", at=NOON + HOUR)
        ledger.append(by_rules(samples.same_as(two, short)), run="r", at=NOON + HOUR)
        apart = samples.ruled_names(Verdict.DIFFERENT_SOURCE, one, short)
        ledger.append(by_editor(apart), run="rule", at=NOON + 2 * HOUR)
        join = samples.ruled_names(Verdict.SAME_SOURCE, one, two)
        assert ledger.view(NOW).barrier(join) == apart


class TestFigures:
    def test_a_part_does_not_stand_as_the_whole_does(self, ledger):
        more = samples.document("At least 26 died, four children among them.")
        other = samples.document("Nine died, said the ministry.", outlet="Post")
        told = samples.with_figures(samples.claim(more), (26, None), (4, 4))
        denied = samples.with_figures(samples.claim(other, end=9), (9, 9))
        told = replace(told, source=samples.source("KMG").source)
        ledger.append(
            by_rules(
                more,
                other,
                told,
                denied,
                samples.relation(denied, told, RelationKind.CONTRADICTS),
            ),
            run="r",
            at=NOON + HOUR,
        )
        page = ledger.view(NOW).series(SeriesQuery())
        steps = {s.figure.low: str(s.standing) for f in page.series for s in f.steps}
        assert steps == {26: "contested", 9: "contested", 4: "reported"}


@pytest.mark.parametrize(
    ("most", "kept"), [(9, [1, 2, 3, 4]), (3, [1, 3, 4]), (1, [4]), (0, [])]
)
def test_ticks_are_thinned_evenly_with_both_ends(most, kept):
    assert list(thinned([1, 2, 3, 4], most)) == kept
