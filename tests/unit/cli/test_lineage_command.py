"""`sayso lineage`: the contract of its lines, bad input, and the page."""

import json
from typing import Any

from tests.unit.cli.shell import sayso

WIRE = (
    "Rebel fighters entered the town of Halvik on Saturday after the army left its "
    "last posts north of the river. Shops were shut and the streets were empty by noon."
)
ROWS: list[dict[str, Any]] = [
    {"id": 7, "text": f"{WIRE} The mayor of Tarn spoke of bread and of salt.",
     "outlet": "Meridian Press Agency", "published_at": "2031-05-01T09:00:00Z"},
    {"id": "b", "text": f"Rain fell on Velmora. {WIRE}",
     "outlet": "The Velmora Courier", "published_at": "2031-05-01T10:00:00Z"},
    {"id": "c", "text": "A ship came into Port Sennet with grain for the towns."},
]  # fmt: skip


def corpus(tmp_path, *lines):
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return str(path)


def test_a_line_for_each_shared_passage(tmp_path):
    done = sayso("lineage", corpus(tmp_path, *map(json.dumps, ROWS)))
    assert done.status == 0
    (line,) = done.lines
    found = json.loads(line)
    assert set(found) == {"kind", "a", "b", "first", "because"}
    assert (found["kind"], found["first"]) == ("copy", "a")
    assert (found["a"]["id"], found["b"]["id"]) == (7, "b")
    for side, row in (("a", ROWS[0]), ("b", ROWS[1])):
        start, end = found[side]["span"]
        assert row["text"][start:end] == WIRE


def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path):
    lines = [json.dumps(ROWS[0]), "{not json", json.dumps(ROWS[1])]
    done = sayso("lineage", corpus(tmp_path, *lines), "--format", "json")
    assert done.status == 1
    assert "line 2" in done.err
    assert len(done.lines) == 1


def test_a_page_shows_the_words_and_the_reasons(tmp_path):
    path = corpus(tmp_path, *map(json.dumps, ROWS))
    done = sayso("lineage", path, "--format", "page")
    assert "first: a" in done.out
    assert "Rebel fighters entered the town of Halvik" in done.out
    assert "because: 30 words the same in a row" in done.out


def test_nothing_to_read_is_wrong_use(tmp_path):
    assert sayso("lineage", str(tmp_path / "none.jsonl")).status == 2


def test_a_corpus_may_come_from_a_pipe():
    raw = "".join(f"{json.dumps(row)}\n" for row in ROWS).encode()
    assert len(sayso("lineage", "-", stdin=raw).lines) == 1
