"""A user's own register of actors, in TOML and CSV, and what is wrong with it."""

from datetime import date
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.model.actorcode import KnownActor, Office
from sayso.model.issue import Issue
from sayso.read.actor_register import read_register

GOOD = """
[[actor]]
name = "Sela Brandt"
aliases = ["Sella Brandt"]
country = "FR"
sectors = ["GOV", "MIL"]
title = "prime minister"
from = 2029-03-01
until = "2031-06"

[[actor]]
name = "Coastal Watch"
sectors = "NGO|SOC"
"""


def read(tmp_path: Path, text: str | bytes, name: str = "own.toml"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read_register(path))


def test_rows_in_toml_become_actors_with_dated_offices(tmp_path: Path):
    office = Office(
        sectors=("GOV", "MIL"),
        title="prime minister",
        begin=date(2029, 3, 1),
        end=date(2031, 6, 1),
    )
    assert read(tmp_path, GOOD) == [
        KnownActor(
            name="Sela Brandt",
            aliases=("Sella Brandt",),
            country="FRA",
            offices=(office,),
            is_person=True,
        ),
        KnownActor(name="Coastal Watch", offices=(Office(sectors=("NGO", "SOC")),)),
    ]


def test_a_bad_row_is_told_with_its_line_and_an_unknown_field_noted(tmp_path: Path):
    more = '[[actor]]\naliases = ["x"]\n[[actor]]\nname = "Tarn Aid"\ncolour = "red"\n'
    items = read(tmp_path, GOOD + more)
    issues = [item for item in items if isinstance(item, Issue)]
    assert [(i.code, i.level) for i in issues] == [
        ("S-READ-032", "error"),
        ("S-READ-033", "note"),
    ]
    assert str(issues[0].where).endswith("own.toml, line 14")
    assert "unknown field colour" in issues[1].message
    assert len(items) - len(issues) == 3


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("name = 3", "name is 3; it must be words"),
        ('name = "x"\naliases = [1]', "aliases is [1]; it must be a list"),
        ('name = "x"\ncountry = "fr"', "country is 'fr'"),
        ('name = "x"\nsectors = ["GOV"]\nfrom = "2031-13"', "from is '2031-13'"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(tmp_path: Path, row: str, told: str):
    first = read(tmp_path, f"{GOOD}[[actor]]\n{row}\n")[0]
    assert isinstance(first, Issue)
    assert told in first.message


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("[[actor", "own.toml", "does not parse"),
        ("actor = 3", "own.toml", "write each row as a table"),
        ("[[actor]]\n", "own.toml", "no actor in it can be used"),
        ("title,country\nx,FR\n", "own.csv", "the first line must name the fields"),
        (b"name\n\xff\n", "own.csv", "not UTF-8 at byte 5"),
    ],
)
def test_a_file_that_cannot_be_used_at_all_is_refused(tmp_path, text, name, told):
    with pytest.raises(InputError, match=told):
        read(tmp_path, text, name)
