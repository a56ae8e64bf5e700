"""Laws of the ledger, over stories that Hypothesis makes up."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ledger.force import withdrawn_of
from sayso.ledger.identity import register_of
from sayso.ledger.memory import MemoryLedger
from sayso.ledger.sqlite import open_ledger
from sayso.model.codec import encode
from sayso.model.entry import NOW, Agent, AsOf, Draft, Payload
from sayso.model.keys import keys_of
from sayso.model.ruling import Verdict, Withdrawal
from tests.ledger import samples
from tests.ledger.samples import (
    BETTER,
    EDITOR,
    HOUR,
    MAY_1,
    NOON,
    RULES,
    file_ledger,
)

DOCS = [
    samples.document(
        f"Report {n} says that Dresna was quiet.",
        address="https://courier.example/front" if n < 2 else None,
        published_at=MAY_1 + n * HOUR,
    )
    for n in range(3)
]
CLAIMS = [samples.claim(doc, start=s, end=s + 6) for doc in DOCS for s in (0, 9)]
NAMES = [samples.source(name) for name in ("NFR", "The Front", "Northern Front")]
FINDINGS: tuple[Payload, ...] = (
    *DOCS,
    *CLAIMS,
    *(replace(claim, negated=True) for claim in CLAIMS),
    *(samples.relation(a, b) for a, b in pairwise(CLAIMS)),
    *NAMES,
    *(samples.same_as(a, b) for a, b in pairwise(NAMES)),
    samples.same_as(NAMES[0], NAMES[2], "different"),
    samples.lineage(*DOCS),
)
RULINGS: tuple[Payload, ...] = tuple(samples.misread(claim.claim) for claim in CLAIMS)
ON_NAMES: tuple[Payload, ...] = (
    samples.ruled_names(Verdict.SAME_SOURCE, *NAMES[1:]),
    samples.ruled_names(Verdict.DIFFERENT_SOURCE, *NAMES[1:]),
    samples.ruled_names(Verdict.SAME_SOURCE, NAMES[0], NAMES[2]),
    samples.on_side(NAMES[0], "rebels"),
)
CORRECTIONS: tuple[Payload, ...] = tuple(
    samples.corrected(verdict, claim, value)
    for claim in CLAIMS[:2]
    for verdict, value in (
        (Verdict.PLACE, "tale:halvik"),
        (Verdict.FIGURE, "20-30"),
        (Verdict.FIGURE, "5"),
    )
)

# What happens next: a finding, a ruling, or the taking back of the entry so far back.
acts = st.one_of(
    st.tuples(st.sampled_from(FINDINGS), st.sampled_from([RULES, BETTER])),
    st.tuples(st.sampled_from(RULINGS), st.just(EDITOR)),
    st.tuples(st.sampled_from((*ON_NAMES, *CORRECTIONS)), st.just(EDITOR)),
    st.tuples(st.integers(0, 30), st.just(EDITOR)),
)
stories = st.lists(st.lists(acts, min_size=1, max_size=4), max_size=8)
few = settings(max_examples=30, deadline=None)


def drafts_of(ledger, call: list[tuple[Any, Agent]]) -> Iterator[Draft]:
    """The acts as drafts, each on the ground that it needs."""
    entries = list(ledger.entries(NOW))
    for what, agent in call:
        if isinstance(what, int):
            back = entries[-1 - what :][:1]
            yield from (Draft(agent=agent, payload=samples.undo(e.entry)) for e in back)
        else:
            yield Draft(agent=agent, payload=what)


def told(story, *ledgers):
    """The story entered into each ledger, one call an hour after the other."""
    ground = samples.by_rules(*DOCS, *CLAIMS, *NAMES)
    for ledger in ledgers:
        ledger.append(ground, run="ground", at=NOON)
        for hour, call in enumerate(story, 1):
            drafts = list(drafts_of(ledger, call))
            ledger.append(drafts, run=f"run-{hour}", at=NOON + hour * HOUR)
    return ledgers[0]


def answers_of(ledger, as_of):
    """All that a view can say, in bytes."""
    view = ledger.view(as_of)
    said = [
        *view.documents(),
        *view.claims(),
        *view.rulings(),
        *view.sources(),
        *view.proposals(),
        *view.sources_like(["front"]),
        *view.claims_about(keys_of(CLAIMS[0])),
        [view.side_of(name.source) for name in NAMES],
        *view.points(),
        *view.figure_series(),
        *(
            relation
            for claim in view.claims()
            for relation in view.relations(claim.claim)
        ),
        *(lineage for doc in view.documents() for lineage in view.lineages(doc.doc)),
    ]
    return b"\n".join(encode(thing) for thing in said)


MOMENTS = [
    AsOf(),
    AsOf(recorded=NOON),
    AsOf(recorded=NOON + 3 * HOUR),
    AsOf(published=MAY_1 + HOUR),
    AsOf(recorded=NOON + 2 * HOUR, published=MAY_1),
]


@settings(max_examples=12, deadline=None)
@given(stories)
def test_memory_and_file_are_one_ledger(tmp_path_factory, story):
    memory = MemoryLedger()
    file = file_ledger(tmp_path_factory.mktemp("story") / "story.sayso")
    told(story, memory, file)
    assert list(memory.entries(NOW)) == list(file.entries(NOW))
    for as_of in MOMENTS:
        assert answers_of(memory, as_of) == answers_of(file, as_of)
    assert list(memory.verify()) == list(file.verify()) == []
    file.close()


@few
@given(stories, stories)
def test_the_past_never_changes(before, after):
    ledger = told(before, MemoryLedger())
    end = NOON + len(before) * HOUR
    moments = [AsOf(recorded=end), AsOf(recorded=end, published=MAY_1 + HOUR)]
    entries = list(ledger.entries(AsOf(recorded=end)))
    said = [answers_of(ledger, as_of) for as_of in moments]
    for hour, call in enumerate(after, 1):
        drafts = list(drafts_of(ledger, call))
        ledger.append(drafts, run="after", at=end + hour * HOUR)
    assert [answers_of(ledger, as_of) for as_of in moments] == said
    assert list(ledger.entries(AsOf(recorded=end))) == entries
    assert list(ledger.entries(NOW))[: len(entries)] == entries


@few
@given(stories, st.integers(0, 8))
def test_what_is_in_force_is_what_was_not_withdrawn(story, hour):
    """The tables kept as we go say what reading the log from its end says."""
    ledger = told(story, MemoryLedger())
    as_of = AsOf(recorded=NOON + hour * HOUR)
    entries = list(ledger.entries(as_of))
    out = withdrawn_of(entries)
    latest = {e.payload.claim: e for e in entries if is_claim(e) and e.entry not in out}
    docs = {e.payload.doc for e in entries if is_document(e) and e.entry not in out}
    misread = {
        e.payload.claim for e in entries if e.payload in RULINGS and e.entry not in out
    }
    expected = {
        claim: entry.entry
        for claim, entry in latest.items()
        if claim not in misread and entry.payload.doc in docs
    }
    view = ledger.view(as_of)
    assert {c.claim: view.entry_of(c.claim).entry for c in view.claims()} == expected


def is_claim(entry):
    return type(entry.payload) is type(CLAIMS[0])


def is_document(entry):
    return type(entry.payload) is type(DOCS[0])


@few
@given(stories)
def test_a_withdrawal_of_the_last_entry_restores_what_stood_before(story):
    ledger = told(story, MemoryLedger())
    before = answers_of(ledger, NOW)
    last = ledger.append(
        [Draft(agent=EDITOR, payload=samples.source("Ilan Torvald"))],
        run="desk",
        at=NOON + timedelta(days=1),
    )
    for payload in (CLAIMS[0], *RULINGS[:2]):
        drafts = [Draft(agent=EDITOR, payload=payload)]
        entered = ledger.append(drafts, run="desk", at=NOON + timedelta(days=1)).entered
        undo = [Draft(agent=EDITOR, payload=samples.undo(e)) for e in entered]
        ledger.append(undo, run="desk", at=NOON + timedelta(days=1))
    undo_last = [Draft(agent=EDITOR, payload=samples.undo(e)) for e in last.entered]
    ledger.append(undo_last, run="desk", at=NOON + timedelta(days=1))
    assert answers_of(ledger, NOW) == before


@few
@given(stories)
def test_entering_everything_again_changes_nothing(story):
    ledger = told(story, MemoryLedger())
    before, entries = answers_of(ledger, NOW), list(ledger.entries(NOW))
    again = [
        Draft(agent=RULES, payload=e.payload)
        for e in entries
        if e.agent == RULES and not isinstance(e.payload, Withdrawal)
    ]
    receipt = ledger.append(again, run="again", at=NOON + timedelta(days=1))
    assert (receipt.tx, receipt.known) == (None, len(again))
    assert answers_of(ledger, NOW) == before
    assert list(ledger.entries(NOW)) == entries


FIVE = ("NFR", "KMG", "Northern Front", "Monitoring Group", "New Forum")
MANY = [samples.source(name) for name in FIVE]
PAIRS = list(combinations(MANY, 2))
judgements = st.tuples(
    st.sampled_from(PAIRS), st.sampled_from(["same", "same", "different", "proposed"])
).map(lambda told: samples.same_as(*told[0], told[1]))
on_names = st.tuples(
    st.sampled_from([Verdict.SAME_SOURCE, Verdict.DIFFERENT_SOURCE]),
    st.sampled_from(PAIRS),
).map(lambda told: samples.ruled_names(told[0], *told[1]))


def told_of(judgement):
    return judgement.subject, judgement.object, judgement.judgement


orders = st.lists(judgements, max_size=8).flatmap(
    lambda said: st.tuples(st.just(said), st.permutations(said))
)


@few
@given(orders)
def test_the_register_does_not_depend_on_the_order_of_arrival(orders):
    first, second = (
        register_of(rows, [told_of(judgement) for judgement in said], [], said)
        for rows, said in zip((MANY, MANY[::-1]), orders, strict=True)
    )
    assert first == second
    for judgement in orders[0]:
        if judgement.judgement == "different":
            canonical = first.canonical
            assert canonical[judgement.subject] != canonical[judgement.object]


@few
@given(st.lists(judgements, max_size=8), st.lists(on_names, max_size=4))
def test_one_name_is_worked_out_as_the_whole_register_is(said, ruled):
    ledger = MemoryLedger()
    ledger.append(samples.by_rules(*MANY[:4], *said), run="run", at=NOON)
    held = [r for r in ruled if MANY[4].source not in {r.source, r.other_source}]
    ledger.append(samples.by_editor(*held), run="desk", at=NOON)
    local, whole = ledger.view(NOW), ledger.view(NOW)
    assert {row.source for row in whole.sources()} == {
        local.source(row.source).source for row in MANY[:4]
    }
    for row in MANY:
        assert local.names_of(row.source) == whole.names_of(row.source)
    for row in MANY[:4]:
        assert local.source(row.source) == whole.source(row.source)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A ledger without its triggers, and every byte of it that a line rests on."""
    path = tmp_path_factory.mktemp("sound") / "story.sayso"
    ledger = file_ledger(path)
    told([[(samples.lineage(*DOCS), RULES), (RULINGS[0], EDITOR)]], ledger)
    ledger.close()
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        )
        for (name,) in found.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        cells = [
            (change, key, seq, raw)
            for change, query in CELLS.items()
            for key, seq, raw in connection.execute(query)
        ]
    return path, cells


# What a line rests on: how to change it, and its key, its line and its bytes.
CELLS = {
    "UPDATE entry SET payload = ? WHERE seq = ?": "SELECT seq, seq, payload FROM entry",
    "UPDATE entry SET hash = ? WHERE seq = ?": "SELECT seq, seq, hash FROM entry",
    "UPDATE text SET text = ? WHERE text_sha256 = ?": (
        "SELECT text_sha256, seq, text FROM text JOIN document USING (text_sha256)"
    ),
}


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_verify_finds_any_altered_byte(sound, data):
    path, cells = sound
    change, key, seq, raw = data.draw(st.sampled_from(cells))
    place = data.draw(st.integers(0, len(raw) - 1))
    other = data.draw(st.integers(1, 255))
    altered = bytearray(raw)
    altered[place] ^= other
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        with connection:
            connection.execute(change, (bytes(altered), key))
        ledger = open_ledger(path)
        found = [issue.where for issue in ledger.verify()]
        ledger.close()
        with connection:
            connection.execute(change, (raw, key))
    assert found == [f"entry {seq}"]
