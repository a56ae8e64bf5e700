"""What the tables of a file answer is what is worked out from all that is in force."""

from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import RefusedError
from sayso.ledger.memory import MemoryLedger
from sayso.model.board import BoardQuery, PlaceQuery, SeriesQuery
from sayso.model.codec import encode
from sayso.model.entry import AsOf, Payload
from sayso.model.ids import PointId
from tests.ledger import samples
from tests.ledger.drawn import KINDS, SOURCES, Drawn, fill
from tests.ledger.samples import HOUR, MAY_1

some = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
SEEDS = st.integers(0, 10**9)


@contextmanager
def both(seed, transactions=25):
    """The same entries in a file and in memory, and moments to ask at."""
    with TemporaryDirectory() as folder:
        file, memory = samples.file_ledger(Path(folder, "l.sayso")), MemoryLedger()
        try:
            yield file, memory, fill([file, memory], Random(seed), transactions)
        finally:
            file.close()


def queries(chance):
    """Questions of every kind."""
    standings = ("reported", "contested", "denied", "corroborated", "listed")
    yield BoardQuery(limit=500)
    for _ in range(6):
        yield BoardQuery(
            standings=chance.choice([(), tuple(chance.sample(standings, 2))]),
            types=chance.choice([(), (), tuple(chance.sample(KINDS, 2))]),
            place=chance.choice([None, None, "kv:halvik", "?port sennet"]),
            source=chance.choice([None, None, chance.choice(SOURCES).source]),
            outlet=chance.choice([None, None, SOURCES[-1].source]),
            text=chance.choice([None, None, "quiet aft", "HALVIK", "nine people"]),
            since=chance.choice([None, MAY_1 + 3 * HOUR]),
            until=chance.choice([None, MAY_1 + 8 * HOUR]),
            sort=chance.choice(["newest", "oldest"]),
            origins=chance.choice([0, 0, 2]),
            limit=chance.choice([1, 3, 50]),
        )


def pages(view, query):
    """All pages of a question."""
    found = [view.board(query)]
    while found[-1].next is not None:
        found.append(view.board(replace(query, cursor=found[-1].next)))
    return found


def all_series(view, query):
    found = [view.series(query)]
    while found[-1].next is not None:
        found.append(view.series(replace(query, cursor=found[-1].next)))
    return found


@some
@given(SEEDS)
def test_the_tables_say_what_all_that_is_in_force_says(seed):
    chance = Random(seed + 1)
    with both(seed) as (file, memory, moments):
        for moment in moments:
            kept, computed = file.view(moment), memory.view(moment)
            assert tuple(kept.points()) == tuple(computed.points())
            assert kept.figure_series() == computed.figure_series()
            for query in queries(chance):
                assert pages(kept, query) == pages(computed, query)
                for field in ("place", "source", "outlet"):
                    assert_same_facet(kept, computed, query, field)
            for query in (SeriesQuery(limit=2), SeriesQuery(measure="killed", limit=1)):
                assert all_series(kept, query) == all_series(computed, query)
            assert kept.places(PlaceQuery()) == computed.places(PlaceQuery())
            assert kept.speakers() == computed.speakers()
            assert kept.outlets() == computed.outlets()
            for point in list(computed.points())[:3]:
                assert_same_point(kept, computed, point)


def assert_same_facet(kept, computed, query, field):
    """The same in both; and so many of each value as the board itself counts."""
    found = computed.facet(query, field)
    assert kept.facet(query, field) == found
    some = [one.value for one in found][::2]
    assert kept.facet(query, field, some) == computed.facet(query, field, some)
    for one in found:
        asked = replace(query, **{field: one.value}, cursor=None)
        assert kept.board(asked).total == one.points


def assert_same_point(kept, computed, point):
    asked = SeriesQuery(point=PointId(point.point))
    assert kept.series(asked) == computed.series(asked)
    assert kept.point(point.point) == computed.point(point.point)
    last, first = point.claims[-1], point.claims[0]
    assert kept.history(last) == computed.history(last)
    assert kept.point_of(last) == point
    assert kept.kinship(first, last) == computed.kinship(first, last)


@some
@given(SEEDS)
def test_changes_and_moves_are_the_same_in_every_store(seed):
    with both(seed, 14) as (file, memory, moments):
        assert file.latest_seq() == memory.latest_seq()
        changes = list(memory.changes())
        assert list(file.changes()) == changes
        half = file.latest_seq() // 2
        later = [change for change in changes if change.seq > half]
        assert list(file.changes(after=half)) == later
        assert list(file.moved_since(half)) == list(memory.moved_since(half))
        for one, other in pairwise(moments):
            assert list(file.moved(one, other)) == list(memory.moved(one, other))
        assert file.ticks(5) == memory.ticks(5)


@some
@given(SEEDS)
def test_a_past_answer_is_the_same_bytes_when_it_is_asked_again(seed):
    chance = Random(seed)
    drawn = Drawn(chance)
    asked = []
    with TemporaryDirectory() as folder:
        ledger = samples.file_ledger(Path(folder, "l.sayso"))
        for hour in range(12):
            at = samples.NOON + hour * HOUR
            with suppress(RefusedError):
                receipt = ledger.append(drawn.drafts(), run="drawn", at=at)
                drawn.entries += receipt.entered
            past = AsOf(recorded=at, published=MAY_1 + chance.randrange(13) * HOUR)
            asked.append((past, said_at(ledger, past)))
        for past, answer in asked:
            assert said_at(ledger, past) == answer
        ledger.close()


def said_at(ledger, moment):
    """Everything that a board says at a moment, in bytes."""
    view = ledger.view(moment)
    page = view.board(BoardQuery(limit=500))
    details = tuple(view.point(row.point) for row in page.rows)
    series = view.series(SeriesQuery(limit=500))
    return encode([page, details, series, list(view.places(PlaceQuery()))])


@some
@given(SEEDS)
def test_a_drawn_ledger_verifies_and_its_tables_are_made_again_the_same(seed):
    with both(seed, 12) as (file, memory, moments):
        assert list(file.verify()) == []
        before = [said_at(file, moment) for moment in moments]
        file.rebuild()
        assert list(file.verify()) == []
        assert [said_at(file, moment) for moment in moments] == before
        assert said_at(file, AsOf()) == said_at(memory, AsOf())


@some
@given(SEEDS)
def test_the_same_entries_in_any_order_give_the_same_board(seed):
    chance = Random(seed)
    drawn = Drawn(chance)
    docs = [drawn.doc() for _ in range(5)]
    docs = list({doc.doc: doc for doc in docs}.values())
    drawn.docs = docs
    reports: list[list[Payload]] = [
        [doc, *SOURCES, drawn.claim(doc), drawn.claim(doc)] for doc in docs
    ]
    bonds: list[Payload] = [drawn.relation() for _ in range(4)]
    bonds += [drawn.lineage(), drawn.lineage()]
    answers = set()
    for _ in range(3):
        chance.shuffle(reports)
        chance.shuffle(bonds)
        with TemporaryDirectory() as folder:
            ledger = samples.file_ledger(Path(folder, "l.sayso"))
            for payloads in (*reports, bonds):
                # Of one claim id read twice the last reading counts: none is here.
                ledger.append(samples.by_rules(*payloads), run="r", at=samples.NOON)
            answers.add(said_at(ledger, AsOf()))
            ledger.close()
    assert len(answers) == 1 or len({c.claim for c in drawn.claims}) < len(drawn.claims)
