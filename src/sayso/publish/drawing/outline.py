"""Outlines to draw a map on: the bundled world, or a GeoJSON file of one's own.

The world's are Natural Earth's countries as packaged by world-atlas (TopoJSON), at 1:50
million for wide maps and 1:10 million for near ones. Boundaries are shown as in that
data set; nothing is endorsed by it.
"""

import gzip
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import compress
from typing import Any

import msgspec

from sayso.errors import InputError

Line = tuple[tuple[float, float], ...]  # (longitude, latitude) in degrees, WGS 84
Box = tuple[float, float, float, float]  # west, south, east, north
_NEAR = 25.0  # degrees of longitude: a narrower map takes the finer outline
_AREAS = {"Polygon", "MultiPolygon"}
_LINES = {"LineString", "MultiLineString"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Areas by their outer and inner rings, and lines such as rivers.

    `extents`: the box of each area, then of each line, where they were worked out.
    """

    areas: tuple[tuple[Line, ...], ...]
    lines: tuple[Line, ...]
    credit: str = ""
    extents: tuple[Box, ...] = ()

    def within(self, box: Box) -> "Outline":
        """Only what may be seen in the box; shapes are kept whole."""
        extents = self.extents or _extents(self.areas, self.lines)
        seen = [_meet(extent, box) for extent in extents]
        areas, lines = seen[: len(self.areas)], seen[len(self.areas) :]
        return Outline(
            areas=tuple(compress(self.areas, areas)),
            lines=tuple(compress(self.lines, lines)),
            extents=tuple(compress(extents, seen)),
            credit=self.credit,
        )


def outline_of(
    areas: Sequence[tuple[Line, ...]], lines: Sequence[Line], credit: str
) -> Outline:
    """An outline of these shapes."""
    return Outline(
        areas=tuple(areas),
        lines=tuple(lines),
        credit=credit,
        extents=_extents(areas, lines),
    )


def _extents(
    areas: Sequence[tuple[Line, ...]], lines: Sequence[Line]
) -> tuple[Box, ...]:
    return tuple(map(_extent, (*(area[0] for area in areas), *lines)))


def _extent(line: Line) -> Box:
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return min(xs), min(ys), max(xs), max(ys)


def _meet(one: Box, other: Box) -> bool:
    return (
        one[0] <= other[2]
        and other[0] <= one[2]
        and one[1] <= other[3]
        and other[1] <= one[3]
    )


def is_near(box: Box) -> bool:
    """Whether a box is small enough for the finer outline."""
    return box[2] - box[0] < _NEAR


def world_outline(box: Box) -> Outline:
    """The countries that may be seen in a box."""
    scale = "10m" if is_near(box) else "50m"
    return _world(f"countries-{scale}.json.gz").within(box)


@cache
def _world(name: str) -> Outline:
    packed = files(__package__).joinpath("data", name).read_bytes()
    topology = msgspec.json.decode(gzip.decompress(packed))
    arcs = [_unpacked(arc, topology["transform"]) for arc in topology["arcs"]]
    areas: list[tuple[Line, ...]] = []
    for shape in topology["objects"]["countries"]["geometries"]:
        parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        areas += [tuple(_joined(ring, arcs) for ring in part) for part in parts]
    return outline_of(areas, (), "Boundaries as in Natural Earth; no endorsement.")


def _unpacked(arc: list[list[int]], transform: dict[str, list[float]]) -> Line:
    """An arc's points: whole numbers, each relative to the one before."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        points.append((x * kx + dx, y * ky + dy))
    return tuple(points)


def _joined(numbers: Iterable[int], arcs: list[Line]) -> Line:
    """A ring of arcs; ~n is arc n backwards, and ends that meet are one point."""
    ring: list[tuple[float, float]] = []
    for n in numbers:
        line = arcs[n] if n >= 0 else arcs[~n][::-1]
        ring.extend(line[1:] if ring else line)
    return tuple(ring)


def outline_from_geojson(raw: bytes, *, credit: str = "") -> Outline:
    """The areas and lines of a GeoJSON file; InputError says what is wrong with it."""
    try:
        found = msgspec.json.decode(raw)
        shapes = [*_shapes(found)]
        areas = [a for s in shapes if s["type"] in _AREAS for a in _polygons(s)]
        lines = [ln for s in shapes if s["type"] in _LINES for ln in _lines(s)]
    except (msgspec.DecodeError, KeyError, TypeError, ValueError, IndexError) as error:
        message = f"the outline is not GeoJSON: {error}; expected a FeatureCollection"
        raise InputError(message) from error
    return outline_of(areas, lines, credit)


def _shapes(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if found["type"] == "FeatureCollection":
        for feature in found["features"]:
            yield from _shapes(feature)
    elif found["type"] == "Feature":
        if found["geometry"] is not None:
            yield found["geometry"]
    else:
        yield found


def _polygons(shape: dict[str, Any]) -> list[tuple[Line, ...]]:
    parts = shape["coordinates"]
    if shape["type"] == "Polygon":
        parts = [parts]
    return [tuple(_line(ring) for ring in part) for part in parts if part]


def _lines(shape: dict[str, Any]) -> list[Line]:
    parts = shape["coordinates"]
    if shape["type"] == "LineString":
        parts = [parts]
    return [_line(part) for part in parts]


def _line(points: list[list[float]]) -> Line:
    line = tuple((float(p[0]), float(p[1])) for p in points)
    if len(line) < 2:
        message = "a line with fewer than two points"
        raise ValueError(message)
    return line
