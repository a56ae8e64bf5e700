"""Claims as CSV."""

import csv
import io
from dataclasses import replace

from sayso.model.figure import Figure
from sayso.model.ids import DocId
from sayso.model.place import PlaceRef
from sayso.model.span import Span
from sayso.publish.csv import COLUMNS, Csv, figure_words
from tests.unit.publish.made_up import CAPTURED, CIVILIANS, KILLED, NOON, ListView


def rows(view=None) -> list[dict[str, str]]:
    written = b"".join(Csv().write(view or ListView())).decode()
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_records_end_as_the_standard_says():
    written = b"".join(Csv().write(ListView()))
    assert written.count(b"\r\n") == written.count(b"\n") == 4


def test_every_column_is_named_once():
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert list(rows()[0]) == list(COLUMNS)


def test_every_span_column_leads_back_to_the_words():
    view = ListView()
    for row in rows(view):
        doc = view.document(DocId(row["doc"]))
        said = doc.text[int(row["start"]) : int(row["end"])]
        assert said == row["words"]
        for column in COLUMNS:
            if column.endswith("_spans"):
                for where in filter(None, row[column].split("; ")):
                    start, end = map(int, where.split("-"))
                    assert doc.text[start:end].strip()


def test_broken_speech_has_several_spans():
    # "It had," he said, "captured Halvik."
    assert CAPTURED.attribution is not None
    attr = replace(CAPTURED.attribution, content=(Span(13, 19), Span(20, 35)))
    row = rows(ListView(said=(replace(CAPTURED, attribution=attr),)))[0]
    assert row["content_spans"] == "13-19; 20-35"


def test_a_claim_with_an_event():
    row = rows()[0]
    assert (row["standing"], row["force"], row["event"]) == (
        "contested",
        "asserts",
        "COERCE/seize",
    )
    assert (row["lat"], row["lon"], row["country"]) == ("47.5", "-3.25", "KV")
    assert (row["when"], row["when_begin"]) == ("2031-05-01", "2031-05-01T00:00:00Z")
    assert row["said_at"] == "2031-05-01"
    assert row["via"] == "The Velmora Courier"
    assert row["as_of_recorded"] == NOON.isoformat().replace("+00:00", "Z")
    assert row["as_of_published"] == ""


def test_a_claim_with_figures():
    row = rows()[1]
    assert row["figures"] == (
        "killed >=412 since the bridges fell; killed 57 of guards"
    )
    assert row["event"] == row["place"] == row["source_spans"] == ""


def test_an_event_without_mode_or_an_open_place():
    assert CAPTURED.event is not None
    place = PlaceRef(span=Span(29, 35), name="Tarn", place=None, precision=None)
    event = replace(CAPTURED.event, mode=None, place=place, when=None)
    row = rows(ListView(said=(replace(CAPTURED, event=event),)))[0]
    assert (row["event"], row["place"], row["place_id"]) == ("COERCE", "Tarn", "")
    event = replace(event, place=None)
    row = rows(ListView(said=(replace(CAPTURED, event=event),)))[0]
    assert (row["place"], row["when"]) == ("", "")


def test_a_figure_in_words():
    money = Figure(
        span=Span(0, 3), measure="spent", low=3, high=3, about=True, unit="dollars"
    )
    assert figure_words(money) == "spent ~3 dollars"
    assert figure_words(KILLED) == "killed >=412 since the bridges fell"
    assert figure_words(CIVILIANS) == "killed 57 of guards"
