"""Rings cut to a sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.publish.drawing.clipping import clipped

SHEET = (0.0, 0.0, 10.0, 10.0)


@pytest.mark.parametrize(
    ("ring", "kept"),
    [
        ([(1, 1), (9, 1), (5, 9)], {(1, 1), (9, 1), (5, 9)}),
        ([(20, 20), (30, 20), (25, 30)], set()),
        (
            [(-5, -5), (15, -5), (15, 15), (-5, 15)],
            {(0, 0), (10, 0), (10, 10), (0, 10)},
        ),
        ([(5, 5), (15, 5), (15, 8), (5, 8)], {(5, 5), (10, 5), (10, 8), (5, 8)}),
        ([], set()),
    ],
)
def test_what_lies_inside_is_kept(ring, kept):
    assert set(clipped(ring, SHEET)) == kept


points = st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))


@given(st.lists(points, max_size=30))
def test_nothing_is_left_outside(ring):
    for x, y in clipped(ring, SHEET):
        assert -1e-6 <= x <= 10 + 1e-6
        assert -1e-6 <= y <= 10 + 1e-6
