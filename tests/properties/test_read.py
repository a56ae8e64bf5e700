"""Laws of `read`: any bytes give documents or issues, and parts lose nothing."""

# ruff: noqa: E501 - tables and pages read better with one case a line

import io
import itertools
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.codec import decode, encode
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.read import READERS, ReadOptions, parse_moment, read_stream
from sayso.read.head import byline_of, credit_line_of, dateline_of, end_credit_of
from sayso.read.markup import text_of_markup
from sayso.read.parts import layout_of, paragraphs_of

AT = datetime(2031, 5, 4, 6, 0, tzinfo=UTC)
FEW = settings(max_examples=40, deadline=None)

PIECES = (
    b'{"id": 1, "text": "Quiet"}', b'{"text": "\\ud83d"}', b"{", b"}", b"[", b'"', b"\n",
    b"<rss><channel>", b"<item><title>T</title>", b"</item>", b"<!DOCTYPE x [", b"]>",
    b"<!ENTITY a 'b'>", b"<html>", b"<p>Quiet &amp; far", b"<script>", b"&#x110000;",
    b'{"name": "L", "id": 3, "messages": [', b'{"id": 4, "text": ["a", {"text": "b"}]}',
    b'{"version": "https://jsonfeed.org/version/1", "items": [', b"\x00", b"\xff\xfe",
    b"\xef\xbb\xbf", b"\x89PNG", b"VELMORA (MPA) - The", b"| MPA", b"By Jane Roe", b",",
    b"<![CDATA[", b"<!--", b"<time datetime='x'>", b"\xe9t\xe9", "😀".encode(), b" ",
)  # fmt: skip
BYTES = st.binary(max_size=80) | st.lists(st.sampled_from(PIECES), max_size=8).map(
    b"".join
)


@pytest.mark.parametrize("name", [None, *READERS])
@FEW
@given(raw=BYTES)
def test_any_bytes_give_documents_or_issues(name: str | None, raw: bytes):
    options = ReadOptions(input_format=name, max_bytes=1000)
    results = list(read_stream(io.BytesIO(raw), options, AT))
    assert results
    for result in results:
        assert isinstance(result, Document | Issue)
        if isinstance(result, Document):
            assert decode(encode(result), Document) == result
            assert result.text.strip()


LINES = st.lists(
    st.sampled_from(
        [
            "VELMORA, May 1 (MPA) — The ministry said it was quiet in Dresna.",
            "By Jane Roe",
            "MPA",
            "The town is quiet. | MPA",
            "Read more: Halvik",
            "",
            "  ",
            "a line that someone wrapped in the middle of a sentence since",
            "Photo: MPA",
            "😀",
            "Correction: it was Tarn.",
        ]
    )
    | st.text(max_size=30),
    max_size=8,
).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n"]).map(lambda end: end.join(lines))
)


@FEW
@given(text=LINES, headline=st.none() | st.just("MPA"))
def test_every_word_is_in_exactly_one_part(text: str, headline: str | None):
    parts = layout_of(text, headline).parts
    spans = [(part.span.start, part.span.end) for part in parts]
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


@FEW
@given(text=LINES)
def test_paragraphs_are_trimmed_and_in_order(text: str):
    ranges = list(paragraphs_of(text))
    assert all(text[start:end] == text[start:end].strip() for start, end in ranges)
    assert ranges == sorted(set(ranges))


@FEW
@given(
    line=st.text(max_size=60) | st.text(st.sampled_from("AaB 1(),.-—/|;"), max_size=40)
)
def test_a_mark_lies_in_its_line(line: str):
    for find in (dateline_of, byline_of, credit_line_of, end_credit_of):
        mark = find(line)
        assert mark is None or 0 <= mark.start < mark.end <= len(line)


@FEW
@given(
    words=st.text(max_size=40) | st.text(st.sampled_from("2031-:TZ+ May,"), max_size=25)
)
def test_any_words_are_a_time_or_none(words: str):
    moment = parse_moment(words)
    assert moment is None or moment.at.utcoffset() is not None


@FEW
@given(text=st.text(max_size=60))
def test_text_of_jsonl_comes_back_unchanged(text: str):
    text = text.encode("utf-8", "ignore").decode() + "."
    raw = json.dumps({"id": "x", "text": text}).encode()
    options = ReadOptions(input_format="jsonl")
    (doc,) = read_stream(io.BytesIO(raw), options, AT)
    assert isinstance(doc, Document)
    assert (doc.text, doc.given_id) == (text, "x")


@FEW
@given(
    markup=st.lists(
        st.sampled_from("<p> </p> <script> & &amp; < > a ' \" <!-- --> é".split(" ")),
        max_size=12,
    ).map("".join)
)
def test_any_markup_gives_lines(markup: str):
    text = text_of_markup(markup)
    assert all(line == line.strip() for line in text.split("\n"))
