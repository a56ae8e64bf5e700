"""Places named by a common noun: "the town", "the facility", "a prison"."""

import pytest

from sayso.cli.reading_inputs import make_pipeline
from tests.unit.extract.figures_and_times import document


def places_of(text: str) -> list[tuple[str, str | None]]:
    """Type and place of each event, by the shipped pipeline of rules."""
    reading = make_pipeline((), strict=True).read(document(text))
    events = [claim.event for claim in reading.claims if claim.event is not None]
    places = [None if e.place is None else e.place.name for e in events]
    return sorted(zip((e.type for e in events), places, strict=True), key=str)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "The king left Norway through Zurich Airport before the guards withdrew "
            "from the facility.",
            [("RETREAT", "Zurich Airport"), ("flee", "Zurich Airport")],
        ),
        (
            "Rebels stormed a prison on Monday, declaring an end to torture in Tarn "
            "prison.",
            [("ASSAULT", "Tarn"), ("COERCE", "Tarn")],
        ),
        ("Rebels stormed a prison on Monday.", [("COERCE", None)]),
        (
            # the same deed with the same number, told twice
            "Police arrested 12 men in Zurich. The ministry said police had arrested "
            "12 men.",
            [("COERCE", "Zurich"), ("COERCE", "Zurich")],
        ),
        (
            "Police arrested 12 men in Zurich. The ministry said police had arrested "
            "nine men.",
            [("COERCE", "Zurich"), ("COERCE", None)],
        ),
        ("The army withdrew from the facility.", [("RETREAT", None)]),
    ],
)
def test_a_common_noun_means_the_one_place_that_is_named(text, places):
    assert places_of(text) == places
