"""Whose words they are where an institution is named by its place."""

import pytest

from sayso.cli.reading_inputs import make_pipeline
from tests.unit.extract.figures_and_times import document
from tests.unit.extract.told import mentioned

# "Halvik" alone is named before, so that its name is known as one.
BEFORE = "Rebels entered Halvik and Port Sennet. "

INSTITUTIONS = [
    "Halvik hospital",
    "Halvik police",
    "Halvik city council",
    "Halvik university",
    "Halvik district court",
    "Port Sennet airport authority",
    "Halvik hospitals",
]


@pytest.mark.parametrize("name", INSTITUTIONS)
def test_an_institution_speaks_for_itself_and_not_for_its_town(name):
    text = f"{BEFORE}{name} said 12 people were killed."
    reading = make_pipeline((), strict=True).read(document(text))
    (said,) = [claim for claim in reading.claims if claim.attribution is not None]
    assert said.source_name == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the noun only says which, or the name is nobody's town
        ("He met Halvik police officers.", "Halvik"),
        ("He met the NFR police.", "NFR"),
        ("He met the police of Halvik.", "Halvik"),
    ],
)
def test_other_names_end_where_they_end(text, expected):
    assert [m.name for m in mentioned(text) if m.name] == [expected]


def test_the_place_of_an_event_stays_the_town():
    text = "Twelve people were killed at Halvik hospital on Friday."
    reading = make_pipeline((), strict=True).read(document(text))
    places = [c.event.place.name for c in reading.claims if c.event and c.event.place]
    assert places == ["Halvik"]
