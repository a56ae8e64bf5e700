"""A user's own file of places: what is read, and what is said of bad rows."""

import json
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.gazetteer import read_table
from sayso.model.ids import PlaceId

GOOD = """
name = "karvelia"

[[place]]
key = "dresna"
name = "Dresna"
lat = 57
lon = -30.6
country = "KV"
aliases = ["Drezna"]
population = 64000
within = "KV.02"

[[place]]
key = "dresna-lake"
name = "Dresna"
lat = 57.0
lon = -30.0
country = "KV"
kind = "water"
"""


def written(folder: Path, text: str, name: str = "places.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_file_of_places_is_a_gazetteer(tmp_path: Path):
    gazetteer, issues = read_table(written(tmp_path, GOOD))
    assert issues == ()
    assert gazetteer.name == "karvelia"
    town, lake = gazetteer.candidates("DRESNA")
    assert (town.place, town.kind, town.lat) == (
        "karvelia:dresna",
        "populated place",
        57,
    )
    assert lake.kind == "water"
    assert gazetteer.candidates("the Drezna") == (town,)
    assert gazetteer.candidates("Al-Drezna") == (town,)
    assert gazetteer.candidates("Halvik") == ()
    assert gazetteer.place(town.place) == town
    assert gazetteer.place(PlaceId("karvelia:halvik")) is None


def test_json_of_the_same_shape_will_do(tmp_path: Path):
    row = {"key": "tarn", "name": "Tarn", "lat": 1, "lon": 2, "country": "KV"}
    path = written(tmp_path, json.dumps({"place": [row]}), "mine.json")
    gazetteer, issues = read_table(path)
    assert issues == ()
    assert [p.place for p in gazetteer.candidates("Tarn")] == ["mine:tarn"]


ROW = {"key": "tarn", "name": "Tarn", "lat": 1, "lon": 2, "country": "KV"}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Tarn", "a row is a table, not 'Tarn'"),
        ({"key": "tarn", "name": "Tarn"}, "no lat and no lon and no country"),
        ({**ROW, "name": " "}, "name is ' '; it must be words"),
        ({**ROW, "key": 7}, "key is 7; it must be words"),
        ({**ROW, "lat": 91}, "lat is 91; it must be degrees from -90 to 90"),
        ({**ROW, "lon": "2 E"}, "lon is '2 E'; it must be degrees from -180 to 180"),
        ({**ROW, "lat": True}, "lat is True"),
        ({**ROW, "population": -1}, "population is -1; it must be a whole number"),
        ({**ROW, "kind": "planet"}, "kind is 'planet'; it must be one of populated"),
        ({**ROW, "aliases": "Tarne"}, "aliases is 'Tarne'; it must be a list of names"),
        ({**ROW, "within": 3}, "within is 3; it must be the code of a unit"),
    ],
)
def test_a_bad_row_is_left_out_and_the_rest_used(
    tmp_path: Path, row: object, reason: str
):
    rows = [row, {**ROW, "key": "other"}]
    path = written(tmp_path, json.dumps({"place": rows}), "mine.json")
    gazetteer, issues = read_table(path)
    assert len(gazetteer.candidates("Tarn")) == 1
    (issue,) = issues
    assert (issue.code, issue.level) == ("S-GAZETTEER-001", "warning")
    assert issue.message.startswith("place 1")
    assert reason in issue.message
    assert issue.where == f"{path}, place 1"


def test_a_key_that_stands_twice_is_named(tmp_path: Path):
    path = written(tmp_path, json.dumps({"place": [ROW, ROW]}), "mine.json")
    _, (issue,) = read_table(path)
    assert issue.message == (
        "place 2 ('tarn') is left out: the key 'tarn' stands twice"
    )


def test_an_unknown_field_is_only_noted(tmp_path: Path):
    path = written(tmp_path, json.dumps({"place": [{**ROW, "long": 2}]}), "mine.json")
    gazetteer, (issue,) = read_table(path, "given")
    assert (issue.code, issue.level) == ("S-GAZETTEER-002", "note")
    assert "unknown field long ignored" in issue.message
    assert gazetteer.candidates("Tarn")[0].place == "given:tarn"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("place = 3", "no places; write each as a table [[place]]"),
        ("[[place]\n", "does not parse"),
    ],
)
def test_a_file_that_is_no_table_is_an_error(tmp_path: Path, text: str, message: str):
    with pytest.raises(InputError) as error:
        read_table(written(tmp_path, text))
    assert message in str(error.value)


def test_a_file_that_is_not_there_or_not_text_is_an_error(tmp_path: Path):
    with pytest.raises(InputError, match="cannot be read"):
        read_table(tmp_path / "none.toml")
    path = tmp_path / "odd.toml"
    path.write_bytes(b"name = '\xff'")
    with pytest.raises(InputError, match="not UTF-8 at byte 8"):
        read_table(path)


CSV = """key,name,lat,lon,country,kind,population,aliases,geonames
dresna,Dresna,57,-30.6,KV,populated place,64000,Drezna | Dresna Town,
oule,Oule,57.5,-30.5,KV,water,,,1234
tarn,Tarn,north,2,KV,,,,
halvik,Halvik,57.8,-30.4,KV,,many,,
velmora,Velmora,57.1,-31,KV,,,,first
"""


def test_a_table_of_a_spreadsheet_will_do(tmp_path: Path):
    gazetteer, issues = read_table(written(tmp_path, "\ufeff" + CSV, "karvelia.csv"))
    (town,) = gazetteer.candidates("Dresna Town")
    assert (town.place, town.population) == ("karvelia:dresna", 64000)
    (water,) = gazetteer.candidates("Oule")
    assert (water.place, water.kind) == ("geonames:1234", "water")
    reasons = [issue.message.partition(" is left out: ")[::2] for issue in issues]
    assert reasons == [
        ("place 3 ('tarn')", "lat is 'north'; it must be degrees from -90 to 90"),
        ("place 4 ('halvik')", "population is 'many'; it must be a whole number"),
        (
            "place 5 ('velmora')",
            "geonames is 'first'; it must be the number of a place there",
        ),
    ]


def test_a_spreadsheet_without_the_needed_fields_names_them(tmp_path: Path):
    _, issues = read_table(written(tmp_path, "name,lat\nTarn,1\n", "karvelia.csv"))
    (issue,) = issues
    assert "no key and no lon and no country" in issue.message
