"""The gazetteer that comes with the package: spot checks of what it must know."""

import pytest

from sayso.gazetteer import read_table, shipped
from sayso.gazetteer.build import CODE_FOLDER


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Tromsø", "geonames:3133895"),
        ("Tromso", "geonames:3133895"),
        ("حمص", "geonames:169577"),
        ("Хомс", "geonames:169577"),
        ("Sednaya", "geonames:164717"),
        ("Saidnaya", "geonames:164717"),
        ("Damascus International Airport", "icao:OSDI"),
        ("Damascus Airport", "icao:OSDI"),
        ("Sednaya prison", "sayso:sednaya-prison"),
        ("U.K.", "geonames:2635167"),
        ("Rapides Parish", "geonames:4338356"),
    ],
)
def test_a_name_leads_to_the_place(name: str, place: str):
    assert place in [found.place for found in shipped().candidates(name)]


def test_candidates_come_in_order_of_population():
    found = shipped().candidates("Springfield")
    people = [place.population or 0 for place in found]
    assert people == sorted(people, reverse=True)
    assert len(found) > 20


def test_it_says_under_which_licence_its_data_are():
    assert "GeoNames" in shipped().meta()["licence"]


def test_the_curated_file_has_no_bad_row():
    gazetteer, issues = read_table(CODE_FOLDER / "data" / "supplement.toml", "sayso")
    assert issues == ()
    assert len(gazetteer.rows) > 300
