"""Attributions that make no claim."""

import pytest

from sayso.model.attribution import Force
from tests.unit.resolve.stories import Said, read


@pytest.mark.parametrize(
    ("asked", "force"),
    [
        ("not to be named", Force.DEMANDS),
        ("to be identified", Force.DECLINES),
        ("for anonymity", Force.DEMANDS),
        ("to remain anonymous", Force.DEMANDS),
        ("to give her full name", Force.DECLINES),
    ],
)
def test_how_somebody_wants_to_be_named_is_no_claim(asked, force):
    text = f"An envoy asked {asked}."
    assert read(text, Said("An envoy", "asked", asked, force=force)).claims == ()


@pytest.mark.parametrize(
    ("said", "force"),
    [
        # a name that is no source's
        ("to be named in the report", Force.ASSERTS),
        ("to name the dead", Force.DECLINES),
    ],
)
def test_a_name_that_is_told_of_is_one(said, force):
    text = f"An envoy asked {said}."
    assert len(read(text, Said("An envoy", "asked", said, force=force)).claims) == 1
