"""Laws of the whole way, from bytes to board, over the bundled story's documents.

Readings are made once: a document's reading is its own, and does not know of others.
"""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.demo import bundled
from sayso.ledger.memory import MemoryLedger
from sayso.model.codec import encode
from sayso.model.document import Document
from sayso.model.entry import NOW, AsOf
from sayso.model.ids import ClaimId
from sayso.model.reading import Reading
from sayso.model.relation import Lineage, Relation
from sayso.model.span import Span
from sayso.notation import parse_say, print_say, say_of_reading
from sayso.pipeline import Pipeline
from sayso.ports import View
from sayso.publish.csv import Csv
from sayso.publish.geojson import GeoJson
from sayso.publish.say import Say, say_of_view
from sayso.read import ReadOptions, read_stream
from sayso.resolve.pointed import points_back
from tests.stories.playing import pipeline_for

LATER = datetime(2031, 5, 5, 12, tzinfo=UTC)
OUTLETS = ("Harbour Post", "Norlink", "The Evening Oule")
PASTED_AND_RAISED = 0
Counts = dict[ClaimId, tuple[int, int]]
FEW = settings(max_examples=8, deadline=None)


@dataclass(frozen=True)
class World:
    """The story's pipeline and its documents as read, in order of delivery."""

    pipeline: Pipeline
    readings: tuple[Reading, ...]
    recorded: tuple[datetime, ...]

    def enter(self, ledger: MemoryLedger, nth: int, at: datetime) -> None:
        reading = self.readings[nth]
        self.pipeline.enter_reading(ledger, reading.document, reading, run="law", at=at)

    def ledger(self, order: Sequence[int]) -> MemoryLedger:
        """All the given documents, entered in this order at one moment."""
        ledger = MemoryLedger()
        for nth in order:
            self.enter(ledger, nth, LATER)
        return ledger


@cache
def world() -> World:
    story = bundled()
    pipeline = pipeline_for(story)
    readings: dict[str, tuple[Reading, datetime]] = {}
    for delivery in story.deliveries:
        options = ReadOptions(input_format=delivery.input_format)
        at = delivery.recorded_at
        for item in read_stream(BytesIO(delivery.raw), options, at=at):
            if isinstance(item, Document) and item.doc not in readings:
                readings[item.doc] = pipeline.read(item), at
    kept = tuple(readings.values())
    return World(pipeline, tuple(r for r, _ in kept), tuple(at for _, at in kept))


SIZE = 32
orders = st.permutations(range(SIZE))
numbers = st.integers(0, SIZE - 1)


def test_the_story_has_as_many_documents_as_the_laws_think():
    assert len(world().readings) == SIZE


def relations_in(ledger: MemoryLedger) -> set[bytes]:
    """Relations, and credits, without who entered them and when.

    To which of several copies a document is joined depends on which were there; what
    is one copy, and so every standing, does not.
    """
    found = (e.payload for e in ledger.entries(NOW))
    return {
        encode(payload)
        for payload in found
        if isinstance(payload, Relation)
        or (isinstance(payload, Lineage) and len(payload.passages) == 1)
    }


def standings_in(view: View) -> set[tuple[Any, ...]]:
    return {
        (
            frozenset(point.claims),
            point.title,
            point.standing.name,
            frozenset(point.standing.origins_for),
            frozenset(point.standing.origins_against),
            frozenset(point.standing.outlets_for),
            point.standing.caveats,
        )
        for point in view.points()
    }


@cache
def as_delivered() -> tuple[set[bytes], set[tuple[Any, ...]]]:
    ledger = world().ledger(range(SIZE))
    return relations_in(ledger), standings_in(ledger.view(NOW))


@FEW
@given(orders)
def test_the_order_of_arrival_changes_no_relation_and_no_standing(order):
    ledger = world().ledger(order)
    relations, standings = as_delivered()
    assert relations_in(ledger) == relations
    assert standings_in(ledger.view(NOW)) == standings


@FEW
@given(orders, st.lists(numbers, max_size=6))
def test_the_same_document_twice_changes_no_entry(order, again):
    ledger = world().ledger(order[:12])
    before = [*ledger.entries(NOW)]
    docs = [world().readings[nth].document for nth in order[:12]]
    outcomes = [*world().pipeline.enter(ledger, docs, run="again", at=LATER)]
    assert {outcome.kind for outcome in outcomes} == {"known"}
    for nth in (n for n in again if n in order[:12]):
        # even past the door that keeps known documents out
        world().enter(ledger, nth, LATER + timedelta(hours=1))
    assert [*ledger.entries(NOW)] == before


def reprint_of(doc: Document, outlet: str, *, credited: bool, text: str) -> Document:
    """Another outlet's print of the text, an hour after the story's last word."""
    record = {"id": f"reprint of {doc.given_id}", "text": text, "outlet": outlet}
    record["published_at"] = LATER.isoformat()
    if credited:
        record["credit"] = [*doc.head.credit, doc.head.outlet or ""]  # type: ignore[assignment]
    options = ReadOptions(input_format="jsonl")
    (found,) = read_stream(BytesIO(json.dumps(record).encode()), options, at=LATER)
    assert isinstance(found, Document)
    return found


def origins_in(view: View) -> Counts:
    """Of each claim: how many origins stand for and against its point."""
    return {
        claim: (len(p.standing.origins_for), len(p.standing.origins_against))
        for p in view.points()
        for claim in p.claims
    }


def raised(before: Counts, after: Counts) -> set[ClaimId]:
    """Claims whose points have more origins, for or against, than before."""
    return {
        claim
        for claim, (pro, con) in before.items()
        if after[claim][0] > pro or after[claim][1] > con
    }


def counts_with(ledger: MemoryLedger, copy: Document) -> Counts:
    """The counts of origins once the copy is entered too."""
    [*_] = world().pipeline.enter(ledger, [copy], run="reprint", at=LATER)
    return origins_in(ledger.view(NOW))


some_documents = st.sets(numbers, min_size=1, max_size=10)


@FEW
@given(some_documents, st.sampled_from(OUTLETS), st.booleans())
def test_a_reprint_never_raises_the_number_of_origins(some, outlet, credited):
    doc = world().readings[max(some)].document
    copy = reprint_of(doc, outlet, credited=credited, text=doc.text)
    ledger = world().ledger(sorted(some))
    before = origins_in(ledger.view(NOW))
    assert not raised(before, counts_with(ledger, copy))


def paragraphs() -> dict[str, Document]:
    """Every paragraph of the story, once."""
    return {
        text: reading.document
        for reading in world().readings
        for text in reading.document.text.split("\n")
        if text.strip()
    }


def test_a_pasted_paragraph_raises_it_nowhere_else():
    # "Brandt said talks would begin on Tuesday", pasted without the sentence that
    # says who Brandt is: whom the words mean must not decide whether they are a copy.
    # The number may only fall.
    ledger = world().ledger(range(SIZE))
    before, raising = origins_in(ledger.view(NOW)), []
    for text, doc in paragraphs().items():
        copy = reprint_of(doc, "Evening Oule", credited=False, text=text)
        after = counts_with(ledger, copy)
        raising += [text] if raised(before, after) else []
        before = after
    assert len(raising) <= PASTED_AND_RAISED, raising


moments = st.datetimes(
    min_value=datetime(2031, 5, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    max_value=datetime(2031, 5, 5),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@FEW
@given(moments, st.none() | moments)
def test_the_past_never_changes(recorded, published):
    as_of = AsOf(recorded=recorded, published=published)
    ledger = MemoryLedger()
    answer: bytes | None = None
    for nth, at in enumerate(world().recorded):
        if at > recorded and answer is None:
            answer = b"".join(Say().write(ledger.view(as_of)))
        world().enter(ledger, nth, at)
    if answer is not None:
        assert b"".join(Say().write(ledger.view(as_of))) == answer


def spans_in(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from spans_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))


def test_every_span_of_every_finding_lies_in_its_document():
    for reading in world().readings:
        found = world().pipeline.extract(reading.document)
        spans = [*spans_in(reading), *spans_in(found)]
        assert spans
        assert all(s.end <= len(reading.document.text) for s in spans)


def test_every_reading_prints_and_parses_back():
    for reading in world().readings:
        tree = say_of_reading(reading)
        assert parse_say(print_say(tree)) == tree


def test_every_board_prints_and_parses_back():
    ledger = world().ledger(range(SIZE))
    for published in (None, *world().recorded[::8]):
        tree = say_of_view(ledger.view(AsOf(published=published)))
        assert parse_say(print_say(tree)) == tree


def words_at(doc: Document, spans: str) -> list[str]:
    pairs = (each.split("-") for each in spans.split("; ") if each)
    return [doc.quote(Span(int(start), int(end))) for start, end in pairs]


def texts() -> dict[str, Document]:
    return {reading.document.doc: reading.document for reading in world().readings}


def that_point_back(view: View) -> set[str]:
    """The denials that name what they deny by a word that points to it."""
    return {
        claim.claim
        for claim in view.claims()
        if claim.attribution
        and points_back(view.document(claim.doc), claim.attribution)
    }


def test_every_cell_of_the_csv_leads_back_to_its_words():
    ledger, docs = world().ledger(range(SIZE)), texts()
    pointing = that_point_back(ledger.view(NOW))
    raw = b"".join(Csv().write(ledger.view(NOW))).decode("utf-8")
    rows = [*csv.DictReader(io.StringIO(raw, newline=""))]
    assert len(rows) == len([*ledger.view(NOW).claims()])
    for row in rows:
        doc = docs[row["doc"]]
        pieces = words_at(doc, row["content_spans"])
        said = row["words"].removeprefix("'")
        if row["claim"] in pointing:
            # "denied it": the words are those that it denies, elsewhere in the text
            assert all(piece in doc.text for piece in said.split(" … "))
        else:
            assert said in {
                " … ".join(pieces),
                doc.text[int(row["start"]) : int(row["end"])],
            }
        for column in (name for name in row if name.endswith("_spans")):
            assert all(words_at(doc, row[column])), (column, row["claim"])
        if row["place"]:
            assert words_at(doc, row["place_spans"]) == [row["place"]]


def test_every_feature_of_the_geojson_leads_back_to_its_words():
    ledger, docs = world().ledger(range(SIZE)), texts()
    pointing = that_point_back(ledger.view(NOW))
    collection = json.loads(b"".join(GeoJson().write(ledger.view(NOW))))
    assert collection["features"]
    for feature in collection["features"]:
        said = feature["properties"]
        doc = docs[said["doc"]]
        pieces = said["words"].split(" … ")
        points = said["claim"] in pointing
        passage = doc.text if points else doc.quote(Span(*said["span"]))
        assert all(piece in passage for piece in pieces)
        assert doc.quote(Span(*said["place_span"])) == said["as_named"]
