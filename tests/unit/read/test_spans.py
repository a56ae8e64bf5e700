"""Texts with spans: what is used, what is told, what is skipped."""

import io
from datetime import UTC, datetime

import pytest

from sayso.model.issue import Issue
from sayso.model.span import Span
from sayso.read.inputs import Origin, ReadOptions
from sayso.read.spans import Marked, read_spans

AT = datetime(2031, 5, 4, tzinfo=UTC)


def read(text: str, **options: int) -> list[Marked | Issue]:
    origin = Origin(where="x.jsonl", at=AT, options=ReadOptions(**options))  # type: ignore[arg-type]
    return list(read_spans(io.BytesIO(text.encode()), origin))


def test_a_line_is_a_document_with_its_spans():
    (item,) = read(
        '{"id": 7, "text": "In Tarn.", "spans": [[3, 7]], "outlet": "Norlink"}'
    )
    assert isinstance(item, Marked)
    assert (item.spans, item.faults) == ((Span(3, 7),), ())
    assert (item.doc.given_id, item.doc.head.outlet) == (7, "Norlink")


def test_without_a_list_of_spans_there_is_none():
    (item,) = read('{"text": "In Tarn."}')
    assert isinstance(item, Marked)
    assert item.spans is None


@pytest.mark.parametrize(
    "bad", ["[3, 99]", "[5, 3]", "[-1, 3]", "[3]", "7", '["a", 4]', "[true, 4]", "null"]
)
def test_a_span_outside_the_text_is_told_and_the_others_are_used(bad: str):
    (item,) = read(f'{{"text": "In Tarn.", "spans": [{bad}, [3, 7]]}}')
    assert isinstance(item, Marked)
    assert item.spans == (Span(3, 7),)
    (fault,) = item.faults
    assert "no part of the text, which has 8 characters" in fault


def test_spans_that_are_no_list_are_told():
    (item,) = read('{"text": "In Tarn.", "spans": "3-7"}')
    assert isinstance(item, Marked)
    assert (item.spans, item.faults) == (
        (),
        ('"spans" is str; it must be a list of [start, end]',),
    )


def test_a_broken_line_is_told_with_its_number_and_the_rest_is_read():
    first, second = read('{broken\n\n{"text": "In Tarn.", "spans": []}\n')
    assert isinstance(first, Issue)
    assert (first.code, first.where) == ("S-READ-008", "x.jsonl, line 1")
    assert isinstance(second, Marked)


def test_a_line_beyond_the_limit_is_skipped():
    (item,) = read('{"text": "' + "a" * 300 + '"}', max_bytes=100)
    assert isinstance(item, Issue)
    assert item.code == "S-READ-007"
