"""Distances, cells and units, also where the map has its edges."""

import pytest

from sayso.resolve.place_geometry import (
    cell_of,
    cells_around,
    distance_km,
    lies_in,
    unit_of,
)
from tests.unit.place_documents import PLACES, place

BY_KEY = {each.place.removeprefix("test:"): each for each in PLACES}


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((0, 0), (0, 1), 111),
        ((0, 179.5), (0, -179.5), 111),  # over the date line
        ((89.9, 0), (89.9, 180), 22),  # over the pole
        ((90, 0), (90, 120), 0),
        ((-90, 0), (90, 0), 20015),
    ],
)
def test_distances(one, other, km: int):
    a, b = place("a", "A", one), place("b", "B", other)
    assert distance_km(a, b) == pytest.approx(km, abs=1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((10.1, 10.1), (10.3, 10.3)),
        ((10.1, 179.9), (10.1, -179.9)),  # neighbours over the date line
        ((89.9, 10.0), (89.9, -170.0)),  # and over the pole
        ((-89.9, 0.0), (-90.0, 180.0)),
    ],
)
def test_neighbours_share_a_cell_or_its_border(one, other):
    near = cells_around(place("b", "B", other))
    assert cell_of(place("a", "A", one)) in near
    assert len(set(near)) == len(near)


def test_what_is_far_lies_in_no_neighbouring_cell():
    far = cell_of(place("a", "A", (12, 10)))
    assert far not in cells_around(place("b", "B", (10, 10)))


def test_units_and_what_lies_in_them():
    assert unit_of(BY_KEY["ottery"]) == "KV.03"
    assert unit_of(BY_KEY["karvelia"]) == ""
    assert lies_in(BY_KEY["dresna"], BY_KEY["dresna-province"])
    outer = place("u", "U", (1, 1), kind="region", within="KV.0")
    assert not lies_in(BY_KEY["dresna"], outer)  # KV.02 is not inside KV.0
