"""What maps are drawn on: the story's own outline, or the world's countries."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request

from sayso.desk.preferences import preferences_in
from sayso.publish.drawing import Outline, outline_from_geojson, world_outline
from sayso.publish.drawing.outline import Box
from sayso.serve.served import served_of


def own_outline(request: Request) -> Outline | None:
    """The story's own outline, if there is one and the reader wants it."""
    path = ground_of(request)
    return _read(path) if path is not None else None


def ground_of(request: Request) -> Path | None:
    """The file that maps are drawn on; None for the countries of the world."""
    if preferences_in(request.cookies).ground == "world":
        return None
    return served_of(request).settings.outline


def outlines(request: Request) -> Callable[[Box], Outline]:
    """What there is to draw in a box."""
    return outlines_of(ground_of(request))


def outlines_of(path: Path | None) -> Callable[[Box], Outline]:
    """What there is to draw in a box: of a GeoJSON file, or of the world."""
    return _read(path).within if path is not None else world_outline


@lru_cache(4)
def _read(path: Path) -> Outline:
    return outline_from_geojson(path.read_bytes())
