"""`sayso locate` answers span by span, keeps the ids, and says what was unusable."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.shell import Row, Said, sayso

KARVELIA = """
name = "karvelia"
[[place]]
key = "dresna"
name = "Dresna"
lat = 57.9
lon = -30.6
country = "KV"
population = 64000
"""


def asked(tmp_path: Path, *lines: object, table: str = KARVELIA) -> Said:
    path, own = tmp_path / "texts.jsonl", tmp_path / "karvelia.toml"
    own.write_text(table, "utf-8")
    raw = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{line}\n" for line in raw), "utf-8")
    return sayso("locate", path, "--gazetteer", own)


def rows(said: Said) -> list[Row]:
    return [json.loads(line) for line in said.lines]


def test_an_answer_for_each_span_with_the_fields_of_a_reading(tmp_path: Path):
    text = "Shelling was heard 10 km north of Dresna."
    said = asked(tmp_path, {"id": 7, "text": text, "spans": [[34, 40]]})
    assert said.status == 0
    assert rows(said) == [
        {
            "id": 7,
            "places": [
                {
                    "span": [34, 40],
                    "name": "Dresna",
                    "geonames_id": None,
                    "lat": 57.9,
                    "lon": -30.6,
                    "country": "KV",
                    "kind": "populated place",
                    "precision": "near",
                    "candidates": [],
                    "offset": "10 km north of",
                    "place_id": "karvelia:dresna",
                }
            ],
        }
    ]


def test_an_unknown_place_has_a_point_and_no_id(tmp_path: Path):
    text = "In Dresna they met at the Dresna Grain Hall."
    said = asked(tmp_path, {"id": "a", "text": text, "spans": [[26, 43]]})
    (answer,) = rows(said)[0]["places"]
    assert (answer["lat"], answer["precision"]) == (57.9, "region")
    assert (answer["place_id"], answer["kind"]) == (None, None)
    assert answer["candidates"] == ["karvelia:dresna"]


def test_without_spans_the_places_that_are_found(tmp_path: Path):
    said = asked(tmp_path, {"id": 1, "text": "They fled to Dresna."})
    assert [place["name"] for place in rows(said)[0]["places"]] == ["Dresna"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("nonsense", "S-READ-008: {path}, line 1: not JSON"),
        ({"id": 1}, "line 1: no string in"),
        ({"id": 1, "text": "x", "spans": [[0, 9]]}, "S-CLI-003: {path}, line 1: the"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_is_answered(
    tmp_path: Path, line: object, says: str
):
    good = {"id": 2, "text": "Dresna", "spans": [[0, 6]]}
    said = asked(tmp_path, line, good)
    assert said.status == 1
    assert rows(said)[-1]["id"] == 2
    assert says.format(path=tmp_path / "texts.jsonl") in " ".join(said.err.split())


def test_a_row_of_the_users_file_that_cannot_be_used_is_told(tmp_path: Path):
    table = KARVELIA + '[[place]]\nkey = "tarn"\nname = "Tarn"\n'
    said = asked(tmp_path, {"id": 1, "text": "Dresna", "spans": []}, table=table)
    assert said.status == 0
    assert "place 2 ('tarn') is left out" in " ".join(said.err.split())


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path):
    said = sayso("locate", tmp_path / "none.jsonl")
    assert said.status == 2
    assert "no such file" in said.err
