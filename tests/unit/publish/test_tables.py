"""Rows for the terminal, JSON and CSV."""

import csv
import io
import json
from dataclasses import replace

import pytest

from sayso.model.standing import StandingName
from sayso.publish.tables import (
    BoardRow,
    EntryRow,
    Filters,
    board_rows,
    claim_rows,
    columns_of,
    document_rows,
    entry_rows,
    figure_rows,
    rows_as_csv,
    rows_as_json,
    source_rows,
)
from tests.unit.publish.made_up import (
    AT_NOON,
    CAPTURED,
    CONTESTED,
    COURIER,
    MINISTRY,
    MORNING,
    NFR,
    NFR_SHORT,
    NOON,
    REPORTED,
    ListView,
    entry_for,
)


def points(**given) -> list[str]:
    return [row.point for row in board_rows(ListView(), Filters(**given))]


def test_the_board_has_a_row_for_each_point():
    contested, reported = board_rows(ListView())
    assert contested.standing == StandingName.CONTESTED
    assert contested.speaker == "Northern Front for Renewal"
    assert contested.place == "Halvik"
    assert contested.origins_against == ("Karvelian Defence Ministry",)
    assert (contested.claims, contested.claim) == (2, CAPTURED.claim)
    assert reported.place is None
    assert reported.outlet == "The Velmora Courier"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ["p1", "p2"]),
        ({"standings": [StandingName.REPORTED]}, ["p2"]),
        ({"source": "the karvelian defence ministry"}, ["p1"]),
        # a source is meant by any of its names
        ({"source": "NFR"}, ["p1"]),
        ({"source": NFR_SHORT.source}, ["p1"]),
        ({"source": "Norlink"}, []),
        ({"place": "halvik"}, ["p1"]),
        ({"place": "karvelia:halvik"}, ["p1"]),
        ({"place": "Tarn"}, []),
        ({"outlet": "Daily Lantern"}, ["p1"]),
        ({"outlet": COURIER.source}, ["p1", "p2"]),
        ({"words": "BRIDGES"}, ["p2"]),
        # in a claim of the point, not in its title
        ({"words": "rebels had"}, ["p1"]),
        ({"since": NOON}, ["p1"]),
        ({"since": MORNING}, ["p1", "p2"]),
        ({"since": MORNING, "words": "bridges", "place": "Halvik"}, []),
    ],
)
def test_filters(given, expected):
    assert points(**given) == expected


def test_a_point_without_a_time_is_not_since_anything():
    silent = replace(REPORTED, standing=replace(REPORTED.standing, last_said=None))
    view = ListView(pointed=(CONTESTED, silent))
    assert [row.point for row in board_rows(view, Filters(since=MORNING))] == ["p1"]


def test_claims():
    view = ListView()
    row, toll, denial = claim_rows(view, view.claims())
    assert (row.document, row.start, row.end) == ("01-0410", 13, 47)
    assert (row.force, row.caveats, row.via) == ("asserts", 1, ("The Velmora Courier",))
    assert toll.force == "states"
    assert (denial.force, denial.negated) == ("denies", True)


def test_sources_are_counted_under_all_their_names():
    short = replace(CAPTURED, source=NFR_SHORT.source)
    rows = {row.name: row for row in source_rows(ListView(said=(CAPTURED, short)))}
    row = rows["Northern Front for Renewal"]
    assert (row.claims, row.denials, row.documents) == (2, 0, 1)
    assert row.also == ("NFR",)
    # the ruling named the acronym
    assert row.side == "rebels"
    assert rows["Daily Lantern"].claims == 0


def test_one_document_counts_once_for_a_source():
    again = replace(CAPTURED, source=CAPTURED.source)
    (row,) = (r for r in source_rows(ListView(said=(CAPTURED, again))) if r.claims)
    assert (row.claims, row.documents) == (2, 1)


def test_sources_are_sorted_by_what_they_said():
    names = [row.name for row in source_rows(ListView())]
    assert names[-1] == "Daily Lantern"
    assert names[0] == "Karvelian Defence Ministry"


def test_a_spokesman_and_whom_he_speaks_for():
    spoke = replace(MINISTRY, speaks_for=NFR.source, role="Spokesman")
    view = ListView(register=(spoke, NFR))
    row = next(r for r in source_rows(view) if r.name == spoke.name)
    assert (row.speaks_for, row.role) == ("Northern Front for Renewal", "Spokesman")
    # an id that the register does not know stands for itself
    (row,) = source_rows(ListView(register=(spoke,)))
    assert row.speaks_for == NFR.source


def test_figures():
    (row,) = figure_rows(ListView())
    assert (row.bounds, row.low, row.high) == (">=412", 412, None)
    assert row.words == "At least 412 people"
    assert (row.origin, row.document) == ("The Velmora Courier", "01-0410")


def test_documents():
    first, second = document_rows(ListView())
    assert (first.document, first.claims, second.claims) == ("01-0410", 2, 1)
    assert first.pub_status == "usable"


def test_entries():
    (row,) = entry_rows([entry_for(CAPTURED)])
    assert (row.kind, row.agent, row.withdrawn) == ("claim", "resolve@1", False)
    assert row.what == (
        "Northern Front for Renewal asserts: it had captured Halvik on Thursday"
    )
    (row,) = entry_rows([entry_for(CAPTURED)], withdrawn={row.entry})
    assert row.withdrawn


def test_json_carries_both_clocks():
    said = json.loads(b"".join(rows_as_json(AT_NOON, board_rows(ListView()))))
    assert said["as_of"] == {"recorded": "2031-05-02T12:00:00Z", "published": None}
    assert [row["point"] for row in said["rows"]] == ["p1", "p2"]
    assert said["rows"][0]["last_said"] == "2031-05-02T12:00:00Z"
    assert said["rows"][0]["origins_for"] == ["Northern Front for Renewal"]


def test_json_without_rows_is_json():
    assert json.loads(b"".join(rows_as_json(AT_NOON, [])))["rows"] == []


def test_csv_carries_both_clocks():
    written = b"".join(rows_as_csv(AT_NOON, board_rows(ListView()), BoardRow))
    rows = list(csv.DictReader(io.StringIO(written.decode(), newline="")))
    assert [row["point"] for row in rows] == ["p1", "p2"]
    assert {row["as_of_recorded"] for row in rows} == {"2031-05-02T12:00:00Z"}
    assert {row["as_of_published"] for row in rows} == {""}


def test_csv_without_rows_has_a_header():
    written = b"".join(rows_as_csv(AT_NOON, [], EntryRow)).decode()
    assert written.startswith(",".join(columns_of(EntryRow)))
    assert written.count("\r\n") == 1
