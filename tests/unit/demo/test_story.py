"""A story is a folder with a table of contents; the bundled one keeps its promises."""

from collections import Counter
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from sayso.demo import bundled, load_story
from sayso.errors import InputError
from sayso.model.document import Document
from sayso.read import ReadOptions, read_stream


def test_the_bundled_story_is_what_the_demo_says_it_is():
    # "at least 24 dispatches over four days by at least 7 made-up outlets"
    story = bundled()
    assert len(story.deliveries) >= 24
    days = {delivery.recorded_at.date() for delivery in story.deliveries}
    assert len(days) == 4
    outlets = Counter(doc.head.outlet for doc in documents_of(story.deliveries))
    assert len(outlets) >= 7
    assert story.gazetteer
    assert story.gazetteer.exists()
    assert story.outline
    assert story.outline.exists()


def documents_of(deliveries) -> list[Document]:
    found = []
    for delivery in deliveries:
        options = ReadOptions(input_format=delivery.input_format)
        stream = BytesIO(delivery.raw)
        items = read_stream(stream, options, at=delivery.recorded_at)
        found += [item for item in items if isinstance(item, Document)]
    return found


def test_nothing_is_recorded_before_it_was_printed():
    for delivery in bundled().deliveries:
        for doc in documents_of([delivery]):
            assert doc.published_at
            assert doc.published_at <= delivery.recorded_at, delivery.name


CONTENTS = """
title = "A day in Tarn"

[[delivery]]
file = "second.txt"
recorded_at = 2031-05-01T12:00:00Z
outlet = "Norlink"

[[delivery]]
file = "first.txt"
recorded_at = 2031-05-01T11:00:00+02:00
published_at = 2031-05-01T10:00:00+02:00
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "story.toml").write_text(CONTENTS, "utf-8")
    for name in ("first", "second"):
        (tmp_path / f"{name}.txt").write_text(f"The {name} text.\n", "utf-8")
    return tmp_path


def test_deliveries_come_in_the_order_they_were_recorded(folder: Path):
    story = load_story(folder)
    assert [delivery.name for delivery in story.deliveries] == [
        "first.txt",
        "second.txt",
    ]
    assert story.deliveries[0].recorded_at == datetime(2031, 5, 1, 9, tzinfo=UTC)
    assert (story.gazetteer, story.outline) == (None, None)


def test_a_plain_text_has_the_head_that_the_table_gives_it(folder: Path):
    first, second = documents_of(load_story(folder).deliveries)
    assert first.text == "The first text.\n"
    assert first.published_at == datetime(2031, 5, 1, 8, tzinfo=UTC)
    assert second.head.outlet == "Norlink"
    assert second.given_id == "second.txt"


@pytest.mark.parametrize(
    ("contents", "told"),
    [
        (None, "No such file"),
        ("title =", "TOMLDecodeError"),
        ('title = "x"', "'delivery'"),
        ('title = "x"\n[[delivery]]\nfile = "gone.txt"', "No such file"),
    ],
)
def test_a_folder_that_is_no_story_is_told(
    tmp_path: Path, contents: str | None, told: str
):
    if contents is not None:
        (tmp_path / "story.toml").write_text(contents, "utf-8")
    with pytest.raises(InputError, match=told):
        load_story(tmp_path)
