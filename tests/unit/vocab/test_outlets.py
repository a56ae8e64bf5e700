"""What `vocab/outlets.py` knows."""

import re

import pytest

from sayso.vocab.outlets import outlet_at, outlet_named, outlets


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("AFP", "Agence France-Presse"),
        ("The Associated Press", "Associated Press"),
        ("bgnes agency", "BGNES"),
        ("dpa", "Deutsche Presse-Agentur"),
        ("afp", None),
        ("Meridian Press Agency", None),
    ],
)
def test_names(words: str, name: str | None):
    found = outlet_named(words)
    assert (found.name if found else None) == name


def test_sites():
    found = outlet_at("https://www.bbc.co.uk/news/1")
    assert found is not None
    assert found.name == "BBC"
    assert outlet_at("https://harbour.example/") is None
    assert outlet_at("http://[x") is None


def test_the_list_is_sound():
    names = [outlet.name for outlet in outlets()]
    assert len(names) == len(set(names)) >= 80
    assert {outlet.kind for outlet in outlets()} == {"agency", "outlet"}
    assert all(re.fullmatch("[A-Z]{2}", outlet.country) for outlet in outlets())
