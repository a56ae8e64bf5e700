"""Whose word a word is when one speaks for another."""

import pytest

from sayso.ledger.bodies import governments_of, is_of_government, speaks_for_of
from sayso.model.source import Source, SourceKind
from tests.linking.story import MINISTRY, NFR, source_of


def row(name, kind=SourceKind.BODY, above=None, country=None):
    return Source(
        source=source_of(name),
        name=name,
        kind=kind,
        speaks_for=source_of(above) if above else None,
        country=country,
    )


def by_id(*rows):
    return {r.source: r for r in rows}


def test_a_spokesman_is_the_body_that_he_speaks_for():
    # "an NFR spokesman", "a spokesman for the Northern Front for Renewal"
    long = "Northern Front for Renewal"
    rows = by_id(
        row("NFR spokesman", SourceKind.UNNAMED, NFR),
        row("Ada Renn", SourceKind.PERSON, MINISTRY),
        row(NFR),
        row(long),
        row("its own echo", above="its own echo"),
    )
    canonical = {source_of(NFR): source_of(long)}
    assert speaks_for_of(rows, canonical) == {
        source_of("NFR spokesman"): source_of(long),
        source_of("Ada Renn"): source_of(MINISTRY),
    }


def test_bodies_of_a_government_are_known_by_name_and_country():
    rows = by_id(
        row("Health Ministry", country="KV"),
        row("Foreign Ministry", country="SU"),
        row("Finance Ministry"),
        row("state television", SourceKind.OUTLET, country="KV"),
    )
    canonical = {source_of("Health Ministry"): source_of("the ministry")}
    assert governments_of(rows, canonical) == {
        source_of("the ministry"): "KV",
        source_of("Foreign Ministry"): "SU",
        source_of("Finance Ministry"): "",
    }


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Karvelian Defence Ministry", True),
        ("government troops", True),
        ("Northern Front for Renewal", False),
        ("army of the rebel front", False),
        ("Red Lantern Aid", False),
    ],
)
def test_what_names_a_government(name, right):
    assert is_of_government(name) is right
