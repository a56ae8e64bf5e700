"""Goldens: what made-up reports say, checked by hand, against what the program finds.

A golden is a folder: the input, `head.toml` with what its publisher says of it, and
`expected.say`, which states what is right; what of it is not found yet stands under
`missing`. `wrong.say` holds what the program says beside it. SAYSO_UPDATE_GOLDENS=1
sorts anew what is found and what is missing, and never changes what is right.
"""

import os
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from sayso.demo import bundled
from sayso.ledger.memory import MemoryLedger
from sayso.model.document import Document
from sayso.model.entry import NOW
from sayso.model.relation import Relation
from sayso.notation import find_words, parse_say, print_say, say_of_reading
from sayso.notation.tree import Tree
from sayso.pipeline import Pipeline
from sayso.read import ReadOptions, read_stream
from tests.golden.facts import Outcome, outcome_of, printed
from tests.stories.playing import pipeline_for

HERE = Path(__file__).parent
FOLDERS = sorted(path.parent.name for path in HERE.glob("*/head.toml"))
UPDATE = os.environ.get("SAYSO_UPDATE_GOLDENS") == "1"
RETRIEVED = datetime(2031, 5, 5, tzinfo=UTC)
COUNTS = HERE / "counts.txt"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return pipeline_for(bundled())


def document_in(folder: Path) -> Document:
    head = tomllib.loads((folder / "head.toml").read_text("utf-8"))
    options = ReadOptions(
        input_format=head.get("format"),
        outlet=head.get("outlet"),
        credit=tuple(head.get("credit", ())),
        published_at=head.get("published_at"),
    )
    raw = (folder / head.get("file", "text.txt")).read_bytes()
    items = list(read_stream(BytesIO(raw), options, at=RETRIEVED))
    docs = [item for item in items if isinstance(item, Document)]
    return docs[int(head.get("pick", 0))]


def said_of(doc: Document, pipeline: Pipeline) -> Tree:
    """What the program says of a document, with what its claims say of each other."""
    ledger = MemoryLedger()
    (outcome,) = pipeline.enter(ledger, [doc], run="golden", at=RETRIEVED)
    assert outcome.reading is not None
    view = ledger.view(NOW)
    found: dict[tuple[Any, ...], Relation] = {}
    for claim in outcome.reading.claims:
        for relation in view.relations(claim.claim):
            found[relation.subject, relation.kind, relation.object] = relation
    return say_of_reading(outcome.reading, tuple(found.values()))


def outcome_in(folder: Path, pipeline: Pipeline) -> Outcome:
    doc = document_in(folder)
    golden = parse_say((folder / "expected.say").read_text("utf-8"))
    return outcome_of(golden, said_of(doc, pipeline), doc.text)


@pytest.mark.parametrize("name", FOLDERS)
def test_the_words_of_a_golden_stand_in_its_text(name: str):
    doc = document_in(HERE / name)
    golden = parse_say((HERE / name / "expected.say").read_text("utf-8"))
    assert find_words(golden, doc.text)


@pytest.mark.parametrize("name", FOLDERS)
def test_what_is_found_missing_and_wrong(name: str, pipeline: Pipeline):
    outcome = outcome_in(HERE / name, pipeline)
    files = {
        "expected.say": print_say(outcome.tree),
        "wrong.say": printed(outcome.wrong),
    }
    for file, text in files.items():
        path = HERE / name / file
        if UPDATE:
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8"), f"{path}: `make golden-update`, read it"


@pytest.mark.parametrize("name", FOLDERS)
def test_a_reading_parses_back(name: str, pipeline: Pipeline):
    said = said_of(document_in(HERE / name), pipeline)
    assert parse_say(print_say(said)) == said


def count_lines(pipeline: Pipeline) -> Iterator[str]:
    totals = [0, 0, 0]
    yield f"{'golden':<28}{'found':>7}{'missing':>9}{'wrong':>7}"
    for name in FOLDERS:
        counts = outcome_in(HERE / name, pipeline).counts
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        yield "{:<28}{:>7}{:>9}{:>7}".format(name, *counts)
    yield "{:<28}{:>7}{:>9}{:>7}".format("all", *totals)


def test_what_is_missing_is_counted(pipeline: Pipeline):
    text = "\n".join(count_lines(pipeline)) + "\n"
    if UPDATE:
        COUNTS.write_text(text, "utf-8")
    assert text == COUNTS.read_text("utf-8"), "`make golden-update`, and read the diff"


def test_there_are_ten_goldens_or_more():
    assert len(FOLDERS) >= 10
