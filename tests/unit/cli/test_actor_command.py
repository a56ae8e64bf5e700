"""`sayso actor` answers a line for a line, keeps ids, and says what was unusable."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.shell import Row, Said, sayso

MINISTER = {"id": 1, "text": "French foreign minister"}
REGISTER = """\
name,aliases,country,sectors,title,from,until,person
Sela Brandt,Sella Brandt|S. Brandt,KVX,GOV,prime minister,2029-03,2031-06-01,yes
Sela Brandt,,KVX,LEG,lawmaker,,2029-03,yes
Northern Front for Renewal,NFR,KVX,REB,,,,
Tomas Weil,,SDX,BOSS,foreign minister,,,
,,SDX,GOV,,,,
Ora Finn,,Sudria,GOV,,,,
Ada Holm,,SDX,GOV,mayor,2031,2030,
Ida Holm,,SDX,GOV,mayor,soon,,
Eda Holm,,SDX,GOV,mayor,,,perhaps
Uda Holm,,SDX,,mayor,,,
"""


def asked(tmp_path: Path, *lines: object, options: tuple[object, ...] = ()) -> Said:
    path = tmp_path / "names.jsonl"
    raw = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{line}\n" for line in raw), "utf-8")
    return sayso("actor", path, *map(str, options))


def rows(said: Said) -> list[Row]:
    return [json.loads(line) for line in said.lines]


def test_a_line_for_a_line_in_the_same_order_with_the_same_id(tmp_path: Path):
    said = asked(tmp_path, MINISTER, "", {"id": "x", "text": "soldiers", "on": None})
    assert said.status == 0
    assert rows(said)[0] == {
        "id": 1,
        "country": "FRA",
        "sector": "GOV",
        "sectors": ["GOV"],
        "source_id": None,
        "candidates": [],
    }
    assert rows(said)[1]["id"] == "x"
    assert rows(said)[1]["sector"] == "MIL"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("nope", "line 2: not JSON"),
        ("[1]", "line 2: an object is needed, found list"),
        ({"text": " "}, 'line 2: a string that is not empty is needed in "text"'),
        ({"text": "NFR", "on": "soon"}, "\"on\" is 'soon', which is no date"),
        ({"text": "NFR", "on": "2031-02-30"}, "which is no date"),
        ({"text": "NFR", "on": "31 April 2031"}, "which is no date"),
    ],
)
def test_a_broken_line_is_told_and_the_rest_goes_on(tmp_path: Path, line, told):
    said = asked(tmp_path, MINISTER, line, MINISTER)
    assert said.status == 1
    assert len(rows(said)) == 2
    assert told in said.err


def test_a_register_of_one_s_own_adds_people_and_bodies_by_day(tmp_path: Path):
    path = tmp_path / "own.csv"
    path.write_text("".join(REGISTER.splitlines(keepends=True)[:4]), "utf-8")
    names = ("Sella Brandt", "2031-05-01"), ("Sela Brandt", "2028-01-01"), ("NFR", "")
    lines = [{"id": n, "text": text, "on": on} for n, (text, on) in enumerate(names)]
    said = asked(tmp_path, *lines, options=("--register", path))
    assert said.status == 0, said.err
    got = [(row["country"], row["sector"]) for row in rows(said)]
    assert got == [("KVX", "GOV"), ("KVX", "LEG"), ("KVX", "REB")]
    first = rows(said)[0]
    assert first["source_id"] == rows(said)[1]["source_id"]
    assert first["candidates"][0]["title"] == "prime minister"
    assert first["candidates"][0]["until"] == "2031-06-01"


def test_a_register_with_errors_is_told_by_line_and_the_rest_is_used(tmp_path: Path):
    path = tmp_path / "own.csv"
    path.write_text(REGISTER, "utf-8")
    said = asked(tmp_path, {"text": "NFR"}, options=("--register", path))
    assert said.status == 1
    assert rows(said)[0]["sector"] == "REB"
    for told in (
        "line 5: sector 'BOSS' is none of PLOVER's",
        "line 6: no name",
        "line 7: country is 'Sudria'",
        "line 8: until 2030-01-01 is not after from 2031-01-01",
        "line 9: from is 'soon'",
        "line 10: person is 'perhaps'",
        "line 11: an office needs sectors",
    ):
        assert told in said.err


def test_an_input_that_is_not_there_is_wrong_use(tmp_path: Path):
    said = sayso("actor", tmp_path / "none.jsonl")
    assert said.status == 2
    assert "no such file" in said.err


def test_what_is_wrong_with_a_gazetteer_of_one_s_own_is_told(tmp_path: Path):
    places = tmp_path / "own.toml"
    places.write_text('[[place]]\nkey = "tarn"\n', "utf-8")
    said = asked(tmp_path, MINISTER, options=("--gazetteer", places))
    assert said.status == 0
    assert "is left out" in said.err
