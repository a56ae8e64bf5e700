"""Rings cut to what a drawing shows (Sutherland and Hodgman, 1974)."""

from collections.abc import Callable, Sequence

Point = tuple[float, float]


def clipped(
    ring: Sequence[Point], sheet: tuple[float, float, float, float]
) -> list[Point]:
    """The part of a ring inside left, top, right, bottom; empty where there is none.

    A ring that leaves and comes back runs along the edge between: keep edges hidden.
    """
    left, top, right, bottom = sheet
    kept = list(ring)
    for axis, edge, inside in (
        (0, left, lambda v: v >= left),
        (0, right, lambda v: v <= right),
        (1, top, lambda v: v >= top),
        (1, bottom, lambda v: v <= bottom),
    ):
        kept = _cut(kept, axis, edge, inside)
    return kept


def _cut(
    ring: Sequence[Point], axis: int, edge: float, inside: Callable[[float], bool]
) -> list[Point]:
    kept: list[Point] = []
    for n, point in enumerate(ring):
        before = ring[n - 1]
        if inside(point[axis]) != inside(before[axis]):
            kept.append(_crossing(before, point, axis, edge))
        if inside(point[axis]):
            kept.append(point)
    return kept


def _crossing(one: Point, other: Point, axis: int, edge: float) -> Point:
    """Where the line between the two meets the edge."""
    share = (edge - one[axis]) / (other[axis] - one[axis])
    across = one[1 - axis] + share * (other[1 - axis] - one[1 - axis])
    return (edge, across) if axis == 0 else (across, edge)
