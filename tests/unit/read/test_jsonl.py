"""What `read/jsonl.py` makes of lines."""

# ruff: noqa: E501 - a table reads better with one case a line

import io
import json

import pytest

from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.read import ReadOptions, jsonl, read_stream
from tests.unit.read.reading import AT, QUIET, codes_of, doc_of, docs_of, results_of


def line(**row: object) -> str:
    return json.dumps(row) + "\n"


def test_every_field_of_the_contract():
    doc = doc_of(
        line(
            id="a",
            text=QUIET,
            title="Dresna quiet",
            outlet="Harbour Post",
            credit="MPA/Norlink",
            byline="Jane Roe",
            url="https://harbour.example/1",
            published_at="2031-05-01T08:00:00+02:00",
            lang="en",
        )
    )
    head = doc.head
    assert (doc.given_id, doc.text, doc.lang) == ("a", QUIET, "en")
    assert (head.headline, head.outlet, head.byline) == (
        "Dresna quiet",
        "Harbour Post",
        "Jane Roe",
    )
    assert head.credit == ("MPA", "Norlink")
    assert doc.address == doc.url == "https://harbour.example/1"
    assert doc.published_at is not None
    assert doc.published_at.isoformat() == "2031-05-01T06:00:00+00:00"
    assert doc.published_grain == "minute"


@pytest.mark.parametrize(
    ("credit", "names"),
    [(["MPA", "Norlink"], ("MPA", "Norlink")), ("AFP", ("AFP",)), (None, ()), ([], ())],
)
def test_credit_is_a_string_or_a_list(credit: object, names: tuple[str, ...]):
    assert doc_of(line(text=QUIET, credit=credit)).head.credit == names


def test_a_byline_that_is_an_agency_is_a_credit():
    assert doc_of(line(text=QUIET, byline="AFP")).head.credit == ("AFP",)


def test_text_and_id_come_back_unchanged_and_in_order():
    rows = [(f" id {n}\u00a0", f"\r\n {QUIET} 😀 {n}\t") for n in range(5)]
    docs = docs_of("".join(line(id=key, text=text) for key, text in rows))
    assert [(doc.given_id, doc.text) for doc in docs] == rows


def test_line_5000_of_10000_is_broken_and_nothing_else_is_lost():
    lines = [line(id=str(n), text=f"{QUIET} {n}") for n in range(1, 10_001)]
    lines[4999] = '{"id": "5000", "te\n'
    results = results_of("".join(lines))
    (issue,) = (r for r in results if isinstance(r, Issue))
    assert (issue.code, issue.where) == ("S-READ-008", "input, line 5000")
    assert sum(isinstance(r, Document) for r in results) == 9_999


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (b"\n\n \n", ["S-READ-001"]),
        (b"[1]", ["S-READ-008"]),
        (b"[" * 100_000, ["S-READ-008"]),
        (b'{"text": ' + b"9" * 5000 + b"}", ["S-READ-008"]),
        (b'{"text": 5}', ["S-READ-009"]),
        (b'{"text": ""}', ["S-READ-001"]),
        (b"\x89PNG", ["S-READ-002"]),
        (b'{"text": "caf\xe9 in the town of Dresna was quiet, it said of the day"}', ["S-READ-003"]),
    ],
)  # fmt: skip
def test_lines_that_cannot_be_used(raw: bytes, codes: list[str]):
    assert codes_of(raw, input_format="jsonl") == codes


def test_fields_of_a_wrong_type_are_left_out():
    raw = line(id=[1], text=QUIET, outlet=5, credit={"a": 1}, lang=None)
    assert codes_of(raw) == ["S-READ-010"] * 3
    assert doc_of(raw).given_id is None
    assert doc_of(line(id=7, text=QUIET)).given_id == 7


def test_a_mark_of_utf8_is_no_part_of_the_first_line():
    raw = b"\xef\xbb\xbf" + line(id="a", text=QUIET).encode()
    assert doc_of(raw, input_format="jsonl").given_id == "a"


def test_ids_given_twice():
    a, b = line(id="x", text=QUIET), line(id="x", text=f"{QUIET} So it was.")
    assert codes_of(a + a) == ["S-READ-012"]
    assert codes_of(a + b) == ["S-READ-011"]
    assert len(docs_of(a + a + b)) == 3
    assert codes_of(line(text=QUIET) * 2) == ["S-READ-012"]


def test_old_ids_are_forgotten(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(jsonl, "REMEMBERED", 2)
    lines = [line(id=str(n), text=f"{QUIET} {n}") for n in (1, 2, 3, 1, 1)]
    assert codes_of("".join(lines)) == ["S-READ-012"]


def test_a_line_beyond_the_limit_is_passed_over():
    raw = line(text="x" * 300_000) + line(text=QUIET)
    assert codes_of(raw, max_bytes=1000, input_format="jsonl") == ["S-READ-007"]


def test_a_stream_is_read_as_it_comes():
    class Slow(io.BytesIO):
        """Notes how far it has been read."""

    stream = Slow("".join(line(id=str(n), text=QUIET) for n in range(20_000)).encode())
    results = read_stream(stream, ReadOptions(), AT)
    assert isinstance(next(iter(results)), Document)
    assert stream.tell() < 200_000
