"""What `read/opening.py`, `formats.py` and `streams.py` do with ways in."""

import io
import os
from pathlib import Path

import pytest

from sayso.errors import FetchError, InputError
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.read import READERS, Origin, ReadOptions, read_input, read_path
from sayso.read.formats import reader_for
from sayso.read.streams import Line, lines_of, megabytes, read_whole, with_start
from tests.unit.read.reading import AT, QUIET

OPTIONS = ReadOptions()


def test_a_directory_is_read_in_order_and_nothing_stops_it(tmp_path: Path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "1.txt").write_text(QUIET)
    (tmp_path / "a.html").write_text(f"<p>{QUIET}</p>")
    (tmp_path / "c.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden").write_text(QUIET)
    (tmp_path / "gone.txt").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe")
    results = list(read_path(tmp_path, OPTIONS, AT))
    said = [r.code if isinstance(r, Issue) else r.reader for r in results]
    assert said == ["html@1", "S-READ-002", "S-READ-027", "S-READ-027", "text@1"]
    assert all(
        str(tmp_path) in (r.where or "") for r in results if isinstance(r, Issue)
    )


def test_a_path_that_is_not_there(tmp_path: Path):
    with pytest.raises(InputError, match="no such file or directory"):
        read_path(tmp_path / "x.txt", OPTIONS, AT)


def test_what_a_command_line_names(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(QUIET)
    stdin = io.BytesIO(b'{"id": "a", "text": "Quiet."}\n')
    (doc,) = read_input("-", OPTIONS, AT, stdin=stdin)
    assert isinstance(doc, Document)
    assert doc.given_id == "a"
    (doc,) = read_input(str(path), OPTIONS, AT, stdin=stdin)
    assert isinstance(doc, Document)
    with pytest.raises(FetchError, match="not on the open internet"):
        read_input("http://127.0.0.1/", OPTIONS, AT, stdin=stdin)


SNIFFED = [
    (b"The ministry said so.", "text"),
    (b"", "text"),
    (b"<p>not a whole page", "text"),
    (b"  <!DOCTYPE html><html>", "html"),
    (b"<!-- x --><html>", "html"),
    (b'<?xml version="1.0"?><rss version="2.0">', "feed"),
    (b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><r>', "feed"),
    (b"<feed xmlns='x'>", "feed"),
    (b'{"id": 1, "text": "x"}\n{"id"', "jsonl"),
    (b'\xef\xbb\xbf{"text": "x"}', "jsonl"),
    (b'{"id": "1", "text": "a very long line that is cut', "jsonl"),
    (b'{"name": "x", "messages": []}', "telegram"),
    (b'{\n "name": "x",\n "messages": [', "telegram"),
    (b'{\n "about": "x",\n "chats": {', "telegram"),
    (b'{\n "version": "https://jsonfeed.org/version/1",', "feed"),
    (b'{\n "town": "Dresna"', None),
    (b'[{"a": 1}]', None),
    (b'<?xml version="1.0"?><towns/>', None),
]


@pytest.mark.parametrize(("start", "name"), SNIFFED)
def test_first_bytes_say_what_it_is(start: bytes, name: str | None):
    reader = reader_for("", start, Origin(where="x", at=AT))
    assert reader == (READERS[name] if name else None)


def test_flag_then_media_type_then_ending():
    page = Origin(where="x", at=AT, media_type="text/html")
    assert reader_for("a.txt", b"{", page) == READERS["html"]
    assert (
        reader_for("a.JSONL", b"<html>", Origin(where="x", at=AT)) == READERS["jsonl"]
    )
    told = Origin(where="x", at=AT, options=ReadOptions(input_format="feed"))
    assert reader_for("a.txt", b"", told) == READERS["feed"]


def test_every_reader_says_its_name_and_version():
    assert [reader.agent for reader in READERS.values()] == [f"{n}@1" for n in READERS]


def test_bounded_reading():
    assert read_whole(io.BytesIO(b"abc"), 3) == b"abc"
    assert read_whole(io.BytesIO(b"abcd"), 3) is None
    lines = list(lines_of(io.BytesIO(b"ab\r\nabcdefgh\nabc"), 3))
    assert lines == [
        Line(number=1, raw=b"ab"),
        Line(number=2, raw=None),
        Line(number=3, raw=b"abc"),
    ]
    start, whole = with_start(io.BytesIO(b"x" * 10_000))
    assert (len(start), whole.read()) == (4096, b"x" * 10_000)
    assert (megabytes(20_000_000), megabytes(100)) == ("20 MB", "100 bytes")
