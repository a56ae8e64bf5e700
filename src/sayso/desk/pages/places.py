"""Map: where the points are, as a drawing for any browser and a live map over it."""

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.desk import lists
from sayso.desk.drawn import drawn
from sayso.desk.frame import page
from sayso.desk.outlines import ground_of, outlines, outlines_of
from sayso.errors import UsageError
from sayso.model.board import called
from sayso.publish.drawing import outline_map
from sayso.publish.drawing.outline import Box, Line, is_near
from sayso.publish.drawing.outline_map import box_of
from sayso.publish.drawings import spots_of
from sayso.serve.answers import PlaceLine, place_line
from sayso.serve.asking import address
from sayso.serve.looks import Look
from sayso.serve.places import collection
from sayso.serve.served import look_asked, served_of

DRAWN = 250  # places on the drawing; the live map and the lists have all
LISTED = 200
WORLD: Box = (-180.0, -85.0, 180.0, 85.0)


def world_map(request: Request) -> Response:
    """The map with the list of its places beside it."""
    look = look_asked(request)
    found = look.places()
    placed = [place for place in found if place.lat is not None]
    spots = spots_of(placed[:DRAWN], _to_board(look))
    drawing = outline_map("Where the points are", spots, outlines(request))
    return page(
        request,
        look,
        "map.html",
        drawing=drawn(drawing) if spots else None,
        places=found[:LISTED],
        names=called(found),
        total=len(found),
        unplaced=len(found) - len(placed),
        box=_written(box_of(spots)) if spots else None,
        near=_written(_around(box_of(spots))) if spots else None,
        ground="own" if ground_of(request) else "world",
        forms=("json", "csv", "rss", "geojson"),
    )


def _to_board(look: Look) -> Callable[[str], str]:
    def board_of(place: str) -> str:
        return address("/board", look.as_of, place=place)

    return board_of


def _written(box: Box) -> str:
    return ",".join(f"{edge:.4f}" for edge in box)


def _around(box: Box) -> Box:
    """The box with as much again on every side: the ground that is near it."""
    wide, high = box[2] - box[0], box[3] - box[1]
    west, south, east, north = WORLD
    return (
        max(west, box[0] - wide),
        max(south, box[1] - high),
        min(east, box[2] + wide),
        min(north, box[3] + high),
    )


def basemap(request: Request) -> Response:
    """The outlines in a box, as GeoJSON: `?box=west,south,east,north`.

    `of`: "world" for the countries, whatever outline the story has.
    """
    box = _box_asked(request.query_params.get("box"))
    headers = {"cache-control": "private, max-age=3600"}
    is_world = request.query_params.get("of") == "world"
    raw = _outlines_in(box, None if is_world else served_of(request).settings.outline)
    return Response(raw, media_type="application/geo+json", headers=headers)


@lru_cache(8)
def _outlines_in(box: Box, own: Path | None) -> bytes:
    """Outlines in a box as GeoJSON, with the decimals that they are known to."""
    found = outlines_of(own)(box)
    digits = 5 if own is not None else 3 if is_near(box) else 2
    features = [
        *(
            _feature("Polygon", [_rounded(ring, digits) for ring in area])
            for area in found.areas
        ),
        *(_feature("LineString", _rounded(line, digits)) for line in found.lines),
    ]
    body = {"type": "FeatureCollection", "features": features, "credit": found.credit}
    return json.dumps(body, separators=(",", ":")).encode()


def _rounded(line: Line, digits: int) -> list[tuple[float, float]]:
    """The line without the points that become one with the point before."""
    kept: list[tuple[float, float]] = []
    for x, y in line:
        point = (round(x, digits), round(y, digits))
        if not kept or point != kept[-1]:
            kept.append(point)
    # A ring needs four points, its first and last being the same (RFC 7946).
    return kept if len(kept) > 3 else [(x, y) for x, y in line]


def _feature(kind: str, coordinates: object) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def _box_asked(words: str | None) -> Box:
    if not words:
        return WORLD
    try:
        west, south, east, north = (float(edge) for edge in words.split(","))
    except ValueError as error:
        message = f"box is west,south,east,north in degrees, not {words!r}"
        raise UsageError(message) from error
    return west, south, east, north


def places_list(request: Request) -> Response:
    """The places for programs."""
    look = look_asked(request)
    if request.path_params["form"] == "geojson":
        raw, kept = collection(look), lists.moment_headers(look)
        return Response(raw, media_type="application/geo+json", headers=kept)
    rows = [place_line(place) for place in look.places()]
    return lists.answer(request, look, rows, PlaceLine, _as_item)


def _as_item(line: PlaceLine) -> lists.Item:
    return lists.Item(
        title=line.name,
        words=f"{line.points} points",
        path="/board",
        at=line.last_said,
    )


routes = (
    Route("/map", world_map, name="map"),
    Route("/places.{form}", places_list, name="places-list"),
    Route("/basemap.geojson", basemap, name="basemap"),
)
