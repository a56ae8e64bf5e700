"""Readings by several processes come back in order, whatever happens to a process."""

import signal
from datetime import UTC, datetime
from multiprocessing import active_children

import pytest

from sayso.cli.reading_inputs import make_pipeline, pipeline_maker
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.model.reading import Extraction, Reading
from sayso.pipeline import Pipeline
from sayso.ports import Resolver
from sayso.read import Metadata, Origin, make_document
from sayso.workers import Item, Read, readings_of

AT = datetime(2031, 5, 1, 18, 40, tzinfo=UTC)
TOWNS = ("Halvik", "Tarn", "Dresna", "Velmora", "Port Sennet")
ODD = Issue(code="S-READ-008", level="error", message="not JSON")


def document(town: str) -> Document:
    text = f"The army denied that rebels had entered {town}."
    origin = Origin(where=town, at=AT)
    raw = text.encode()
    return make_document(text, origin, Metadata(), raw=raw, reader="plain@1")


class Choosy:
    """A resolver that fails on one town."""

    name, version = "choosy", "1"

    def __init__(self, inner: Resolver) -> None:
        self._inner = inner

    def resolve(self, doc: Document, found: Extraction) -> Reading:
        if "Tarn" in doc.text:
            message = "no more Tarn"
            raise ValueError(message)
        return self._inner.resolve(doc, found)


def choosy() -> Pipeline:
    pipeline = make_pipeline((), strict=False)
    pipeline.resolver = Choosy(pipeline.resolver)
    return pipeline


@pytest.fixture(scope="module")
def answers() -> list[Read]:
    items: list[Item] = [document(town) for town in TOWNS * 5]
    items.insert(2, ODD)
    stream = readings_of(
        items, choosy, workers=2, skip=lambda doc: "Dresna" in doc.text
    )
    return list(stream)


def test_everything_comes_back_in_the_order_of_the_input(answers: list[Read]):
    towns = [item.text.split()[-1] for item, _ in answers if isinstance(item, Document)]
    assert towns == [f"{town.split()[-1]}." for town in TOWNS * 5]
    assert answers[2] == (ODD, None)


def test_a_reading_is_the_one_that_is_made_here(answers: list[Read]):
    doc, reading = answers[0]
    assert isinstance(doc, Document)
    assert isinstance(reading, Reading)
    alone = make_pipeline((), strict=False).read(doc)
    assert reading.claims == alone.claims


def test_what_is_skipped_is_not_read(answers: list[Read]):
    skipped = [read for doc, read in answers if "Dresna" in getattr(doc, "text", "")]
    assert skipped == [None] * 5


def test_a_document_that_a_component_fails_on_is_an_issue(answers: list[Read]):
    failed = [read for doc, read in answers if "Tarn" in getattr(doc, "text", "")]
    assert all(isinstance(read, Issue) for read in failed)
    assert isinstance(failed[0], Issue)
    assert "no more Tarn" in failed[0].message


def test_ctrl_c_reaches_us_again_once_the_workers_have_started(answers: list[Read]):
    assert answers
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_leaving_early_ends_the_workers():
    items: list[Item] = [document(town) for town in TOWNS]
    make = pipeline_maker((), strict=False)
    stream = readings_of(items, make, workers=1, skip=lambda _: False)
    item, reading = next(stream)
    assert isinstance(reading, Reading)
    assert item is items[0]
    stream.close()


def test_a_worker_that_dies_is_replaced_and_what_it_held_is_read_here():
    items: list[Item] = [document(town) for town in TOWNS * 12]
    make = pipeline_maker((), strict=False)
    stream = readings_of(items, make, workers=1, skip=lambda _: False)
    answers = [next(stream)]
    (before,) = active_children()
    before.kill()
    before.join()
    for answer in stream:
        answers.append(answer)
        crew = active_children()
    assert [item for item, _ in answers] == items
    assert all(isinstance(reading, Reading) for _, reading in answers)
    assert before not in crew
