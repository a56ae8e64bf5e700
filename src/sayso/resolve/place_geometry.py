"""Where places lie to each other: distances, containment, cells of the globe.

Rules: degrees in, kilometres out; the date line and the poles are no edges. A cell is
half a degree high and about as wide everywhere, so that "close by" means the same in
the north as at the equator.
"""

import math
from functools import cache

from sayso.model.place import Place

EARTH_KM = 6371.0088
AREA_KM = 150.0
CELL_DEGREES = 0.5
POLE_DEGREES = 89.0

Cell = tuple[int, int]


def distance_km(one: Place, other: Place) -> float:
    """Great-circle distance in kilometres."""
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    turn = math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    root = math.sqrt(half + math.cos(lat1) * math.cos(lat2) * turn)
    return 2 * EARTH_KM * math.asin(min(1.0, root))


def unit_of(place: Place) -> str:
    """The code of the first-level unit that a place lies in or is; maybe empty."""
    parts = (place.within or "").split(".")
    return ".".join(parts[:2]) if len(parts) > 1 else ""


def lies_in(place: Place, holder: Place) -> bool:
    """Whether a unit holds the place, or a named area lies close around it."""
    if holder.country != place.country:
        return False
    if holder.kind in {"region", "district"} and holder.within and place.within:
        return (place.within + ".").startswith(holder.within + ".")
    return holder.kind == "area" and distance_km(place, holder) < AREA_KM


def cell_of(place: Place) -> Cell:
    """The cell that a place lies in."""
    row = math.floor(place.lat / CELL_DEGREES)
    return row, _column(place.lon, _columns(row))


def cells_around(place: Place) -> tuple[Cell, ...]:
    """The cell that a place lies in and those that touch it, each once."""
    middle = math.floor(place.lat / CELL_DEGREES)
    cells: list[Cell] = []
    for row in (middle - 1, middle, middle + 1):
        count = _columns(row)
        column = _column(place.lon, count)
        if count > 2:
            left, right = (column - 1) % count, (column + 1) % count
            cells += ((row, left), (row, column), (row, right))
        else:
            cells += ((row, each) for each in range(count))
    return tuple(cells)


@cache
def _columns(row: int) -> int:
    """How many cells a row of the globe is divided into."""
    lat = abs((row + 0.5) * CELL_DEGREES)
    if lat > POLE_DEGREES:  # around a pole everything is close by
        return 1
    return max(1, round(360 / CELL_DEGREES * math.cos(math.radians(lat))))


def _column(lon: float, count: int) -> int:
    return int((lon + 180) / 360 * count) % count
