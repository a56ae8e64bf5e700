"""A static map: outlines, and a circle for every place that is spoken of.

A circle's area is the number of points there; a ring around it says that one of them
is contested. A cut circle means that the place is known no better than its district.
What is on the map also stands in a list beside it: a map alone is closed to many.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sayso.publish.drawing.clipping import clipped
from sayso.publish.drawing.elements import Element, drawing, element, linked, path_of
from sayso.publish.drawing.outline import Box, Line, Outline

_WIDTH, _HEIGHT, _EDGE = 720.0, 520.0, 0.12
_LEAST = 0.4  # degrees: a map of one town shows its surroundings
_LARGEST = 22.0
_LETTER = 8.0  # px, roughly, a letter of a label
_NAMED = 80  # of more places the names would not be read; each has its title
_POLE = 85.0
_SHEET = (-8.0, -8.0, _WIDTH + 8, _HEIGHT + 8)  # what is drawn, with a hidden edge


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place with how much is claimed there; degrees in WGS 84.

    `rough`: known as a district, region or country only.
    """

    name: str
    lat: float
    lon: float
    points: int
    contested: int
    href: str | None = None
    rough: bool = False


@dataclass(frozen=True, slots=True)
class _Frame:
    """Degrees to px, as on a Mercator map."""

    west: float
    north: float
    scale: float

    def __call__(self, lon: float, lat: float) -> tuple[float, float]:
        y = _mercator(self.north) - _mercator(lat)
        return (lon - self.west) * self.scale, y * self.scale


def _mercator(lat: float) -> float:
    """Latitude as map height, in degrees of longitude; cut off near the poles."""
    kept = math.radians(max(-_POLE, min(_POLE, lat)))
    return math.degrees(math.log(math.tan(math.pi / 4 + kept / 2)))


def outline_map(
    title: str, spots: Sequence[Spot], outline_in: Callable[[Box], Outline]
) -> str:
    """The map as SVG; with no place in it, a drawing that says so.

    `outline_in`: what there is to draw in a box, as `world_outline` or an outline's
    own `within`.
    """
    size = (_WIDTH, _HEIGHT)
    if not spots:
        about = "No place is spoken of at this moment."
        return drawing(title, about, size, (), kind="outline-map")
    spots = _unfolded(spots)
    box = box_of(spots)
    frame = _frame(box)
    outline = outline_in(box)
    inside = [*_land(outline, frame)]
    most = max(spot.points for spot in spots)
    order = sorted(spots, key=lambda s: (-s.points, s.name))
    inside += [_circle(spot, frame, most) for spot in order]
    inside += [*_labels(order, frame, most)]
    if outline.credit:
        inside.append(
            element(
                "text",
                class_="credit end",
                x=_WIDTH - 6,
                y=_HEIGHT - 6,
                words=outline.credit,
            )
        )
    disputed = sum(1 for spot in spots if spot.contested)
    about = f"{len(spots)} places, {disputed} of them with something contested."
    return drawing(title, about, size, inside, kind="outline-map")


def _unfolded(spots: Sequence[Spot]) -> list[Spot]:
    """Longitudes made neighbours where the date line runs between them."""
    lons = sorted(s.lon for s in spots)
    if lons[-1] - lons[0] <= 180:
        return list(spots)
    return [
        Spot(
            name=s.name,
            lat=s.lat,
            lon=s.lon + 360 if s.lon < 0 else s.lon,
            points=s.points,
            contested=s.contested,
            href=s.href,
            rough=s.rough,
        )
        for s in spots
    ]


def box_of(spots: Sequence[Spot]) -> Box:
    """What the map shows: all places, with an edge around them, in its own shape."""
    west, east = min(s.lon for s in spots), max(s.lon for s in spots)
    heights = [_mercator(s.lat) for s in spots]
    south, north = min(heights), max(heights)
    wide = max((east - west) * (1 + 2 * _EDGE), _LEAST)
    high = max((north - south) * (1 + 2 * _EDGE), _LEAST)
    wide = max(wide, high * _WIDTH / _HEIGHT)
    high = wide * _HEIGHT / _WIDTH
    x, y = (west + east) / 2, (south + north) / 2
    return x - wide / 2, _degrees(y - high / 2), x + wide / 2, _degrees(y + high / 2)


def _degrees(height: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(height))) - math.pi / 2)


def _frame(box: Box) -> _Frame:
    west, _, east, north = box
    return _Frame(west, north, _WIDTH / (east - west))


def _land(outline: Outline, frame: _Frame) -> Iterator[Element]:
    for area in outline.areas:
        rings = [clipped(_px(ring, frame), _SHEET) for ring in area]
        drawn = " ".join(path_of(ring, closed=True) for ring in rings if ring)
        if drawn:
            yield element("path", class_="land", d=drawn)
    for line in outline.lines:
        yield element("path", class_="river", d=path_of(_px(line, frame)))


def _px(line: Line, frame: _Frame) -> list[tuple[float, float]]:
    """The line in px; points that fall on the same px are left out."""
    points: list[tuple[float, float]] = []
    for lon, lat in line:
        x, y = frame(lon, lat)
        if not points or abs(x - points[-1][0]) + abs(y - points[-1][1]) > 0.4:
            points.append((x, y))
    return points


def _radius(spot: Spot, most: int) -> float:
    share = math.sqrt(max(1, spot.points) / max(1, most))
    return max(4.0, share * min(_LARGEST, 4.0 + 3.0 * math.sqrt(most)))


def _circle(spot: Spot, frame: _Frame, most: int) -> Element:
    x, y = frame(spot.lon, spot.lat)
    radius = _radius(spot, most)
    about = f"{spot.name}: {spot.points} points, {spot.contested} contested"
    kind = "spot rough" if spot.rough else "spot"
    ring = (
        element("circle", class_="ring", cx=x, cy=y, r=radius + 3)
        if spot.contested
        else element("g")
    )
    dot = element(
        "circle", element("title", words=about), class_=kind, cx=x, cy=y, r=radius
    )
    return linked(spot.href, dot, ring)


def _labels(spots: Sequence[Spot], frame: _Frame, most: int) -> Iterator[Element]:
    """Names beside their circles, on the first side where nothing else stands."""
    taken = [_square(frame(s.lon, s.lat), _radius(s, most)) for s in spots]
    for spot in spots[:_NAMED]:
        x, y = frame(spot.lon, spot.lat)
        away = _radius(spot, most) + (9 if spot.contested else 6)
        wide = len(spot.name) * _LETTER
        sides = (
            ("start", x + away, y + 4, x + away),
            ("end", x - away, y + 4, x - away - wide),
            ("mid", x, y - away, x - wide / 2),
            ("mid", x, y + away + 8, x - wide / 2),
        )
        for side, at, foot, left in sides:
            box = (left, foot - 13, left + wide, foot + 4)
            if _fits(box) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                yield element(
                    "text", class_=f"place {side}", x=at, y=foot, words=spot.name
                )
                break


def _square(at: tuple[float, float], radius: float) -> Box:
    return at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius


def _fits(box: Box) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= _WIDTH and box[3] <= _HEIGHT


def _meet(one: Box, other: Box) -> bool:
    return not (
        one[2] <= other[0]
        or other[2] <= one[0]
        or one[3] <= other[1]
        or other[3] <= one[1]
    )
