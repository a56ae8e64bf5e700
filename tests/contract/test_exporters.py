"""What every exporter of the table keeps to."""

import csv
import io
import json
from dataclasses import replace

import pytest

from sayso.model.entry import AsOf
from sayso.notation import parse_say
from sayso.notation.tree import PointSay
from sayso.ports import Exporter
from sayso.publish import EXPORTERS
from tests.unit.publish.made_up import MORNING, NOON, ListView

EMPTY = ListView(docs=(), said=(), related=(), register=(), pointed=(), told=())
# what spreadsheets would reckon out, what CSV, JSON and .say must escape
NASTY = '=cmd|"x"\n  two  # and\t\\n\u2028\U0001f600 <b>'


# others' formats in which every line is a record: no head, and not every claim fits
RECORDS_ONLY = {"plover"}


def written(exporter: Exporter, view: ListView) -> bytes:
    return b"".join(exporter.write(view))


@pytest.fixture(params=EXPORTERS, name="exporter")
def named_exporter(request) -> Exporter:
    return EXPORTERS[request.param]


def test_the_table_knows_it_by_its_name(exporter):
    assert EXPORTERS[exporter.name] is exporter
    assert "/" in exporter.media_type


def test_it_writes_utf8_in_pieces(exporter):
    pieces = list(exporter.write(ListView()))
    assert len(pieces) > 1
    assert all(isinstance(piece, bytes) for piece in pieces)
    assert written(exporter, ListView()).decode("utf-8").endswith("\n")


def test_the_same_view_gives_the_same_bytes(exporter):
    assert written(exporter, ListView()) == written(exporter, ListView())


def test_an_empty_view_is_a_whole_file(exporter):
    whole = written(exporter, EMPTY)
    assert whole.endswith(b"\n") or (exporter.name in RECORDS_ONLY and not whole)


def test_it_says_which_as_of_was_used(exporter):
    both = ListView(as_of=AsOf(recorded=NOON, published=MORNING))
    text = written(exporter, both).decode()
    assert "2031-05-02T12:00:00Z" in text
    other = written(exporter, ListView(as_of=AsOf()))
    assert other != written(exporter, both)


def test_every_claim_is_there_or_counted(exporter):
    text = written(exporter, ListView()).decode()
    if exporter.name == "geojson":
        assert '"left_out":1' in text
    elif exporter.name in RECORDS_ONLY:
        assert text.count("\n") == 2  # the toll without an event is no record
    else:
        assert text.count("At least 412 people, including 57 guards") >= 1


def words_in(name: str, text: str) -> list[str]:
    """The words of the claims, as a program that reads the format finds them."""
    if name == "csv":
        rows = csv.DictReader(io.StringIO(text, newline=""))
        return [row["words"] for row in rows]
    if name == "jsonl":
        return [json.loads(line)["words"] for line in text.split("\n")[1:-1]]
    if name == "plover":
        return [json.loads(line)["text"] for line in text.split("\n")[:-1]]
    if name == "geojson":
        return [f["properties"]["words"] for f in json.loads(text)["features"]]
    points = [item for item in parse_say(text).items if isinstance(item, PointSay)]
    return [claim.words for point in points for claim in point.claims]


def test_odd_words_come_through_as_they_are(exporter):
    view = ListView()
    nasty = ListView(
        said=tuple(replace(c, words=NASTY, source_name=NASTY) for c in view.said),
        pointed=tuple(replace(p, title=NASTY) for p in view.pointed),
        register=tuple(replace(s, name=NASTY) for s in view.register),
    )
    found = words_in(exporter.name, written(exporter, nasty).decode("utf-8"))
    guard = "'" if exporter.name == "csv" else ""
    assert set(found) == {guard + NASTY}
