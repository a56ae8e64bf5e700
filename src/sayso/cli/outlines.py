"""`--outline`: a map of one's own under what is drawn."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from sayso.publish.drawing import Outline, outline_from_geojson


def outline_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--outline FILE`."""
    return click.option(
        "--outline",
        "outline_path",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="GeoJSON to draw the map on, instead of the world's countries.",
    )(command)


def read_outline(path: Path | None) -> Outline | None:
    """The outline of a file; InputError when it is none."""
    return None if path is None else outline_from_geojson(path.read_bytes())
