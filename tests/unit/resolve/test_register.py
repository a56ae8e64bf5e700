"""What is known of names before any document is read."""

import pytest

from sayso.model.ids import source_id_of
from sayso.model.source import Source, SourceKind
from sayso.resolve.register import (
    Organ,
    alias_rows,
    countries_in,
    country_of_adjective,
    country_of_name,
    is_short_for,
    known_body,
    nation_in,
    organ_of,
    same,
    state_of_capital,
    state_organ,
)
from sayso.text.names import name_key


def source(name: str, kind: str = "person", role: str | None = None, **more) -> Source:
    return Source(
        source=source_id_of(name_key(name)),
        name=name,
        kind=SourceKind(kind),
        role=role,
        **more,
    )


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("UN", "United Nations"),
        ("AFP", "Agence France-Presse"),
        ("the EU", "European Union"),
        ("NATO", "North Atlantic Treaty Organization"),
        ("Agence France Presse", "Agence France-Presse"),
    ],
)
def test_an_alias_is_the_known_body(alias, name):
    body = known_body(alias)
    assert body is not None
    assert body.name == name


def test_an_unknown_name_is_no_known_body():
    assert known_body("Northern Front for Renewal") is None
    assert alias_rows("Northern Front for Renewal") is None


def test_the_whole_name_is_no_alias_of_itself():
    assert alias_rows("United Nations") is None


def test_rows_of_an_alias_have_the_ids_of_both_names():
    rows = alias_rows("UN")
    assert rows is not None
    assert [row.source for row in rows] == [
        source_id_of("un"),
        source_id_of("united nations"),
    ]


@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("Defense Ministry", Organ(name="Ministry of Defense", country=None)),
        ("the Ministry of Defence", Organ(name="Ministry of Defense", country=None)),
        ("Egyptian Defence Ministry", Organ(name="Ministry of Defense", country="EG")),
        ("New Zealand police", Organ(name="Police", country="NZ")),
        ("Harbour Council", None),
    ],
)
def test_organs_of_states_have_one_name_for_all_spellings(name, organ):
    assert organ_of(name) == organ


@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("Karvelian Defence Ministry", "Ministry of Defense"),
        ("the Karvelian Defence Ministry", "Ministry of Defense"),
        ("defence ministry", "Ministry of Defense"),
        ("Egyptian Army", "Army"),
        # bodies with a name of their own stay what they are called
        ("Pentagon", None),
        ("Harbour Council", None),
        ("Karvelian Harbour Council", None),
    ],
)
def test_the_organ_of_a_state_whatever_the_nation_before_it(name, organ):
    assert state_organ(name) == organ


@pytest.mark.parametrize(
    ("name", "nation"),
    [
        ("the Karvelian Defence Ministry", "Karvelian"),
        ("Egyptian Army", "Egyptian"),
        ("Egyptian", None),
        ("Harbour Council", None),
        ("", None),
    ],
)
def test_the_nation_with_which_a_name_begins(name, nation):
    assert nation_in(name) == nation


def test_states_by_name_adjective_and_capital():
    assert country_of_adjective("Egyptian") == "EG"
    assert country_of_name("Cairo") == country_of_name("Egypt") == "EG"
    assert state_of_capital("CAIRO") == ("EG", "Egypt")
    assert state_of_capital("Velmora") is None
    assert countries_in("the Saudi and South Korean envoys to Egypt") == (
        "KR",
        "SA",
        "EG",
    )


def test_the_smaller_id_stands_first_whatever_the_order():
    one, other = source_id_of("a"), source_id_of("b")
    assert same(one, other, "why") == same(other, one, "why")


@pytest.mark.parametrize(
    ("short", "name", "is_short"),
    [
        ("MPA", "Meridian Press Agency", True),
        ("M.P.A.", "Meridian Press Agency", True),
        ("BOH", "Bank of Halvik", True),
        ("BH", "Bank of Halvik", True),
        ("MPA", "Meridian Press", False),
        ("Mpa", "Meridian Press Agency", False),
        ("N", "Norlink", False),
        ("MPA", "", False),
    ],
)
def test_initials_are_short_for_the_name_they_begin(short, name, is_short):
    assert is_short_for(short, name) is is_short
