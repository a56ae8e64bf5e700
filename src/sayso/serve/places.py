"""Places with how many points are of each, by standing, as GeoJSON (RFC 7946)."""

import json
from typing import Any

from sayso.model.board import PlaceCount, called
from sayso.serve.looks import Look
from sayso.text.moments import write_moment

MEDIA = "application/geo+json"
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["type", "as_of", "features", "left_out"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "as_of": {
            "type": "object",
            "required": ["recorded", "published"],
            "additionalProperties": {"type": ["string", "null"]},
        },
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "id", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": "string"},
                    "geometry": {
                        "type": "object",
                        "required": ["type", "coordinates"],
                        "properties": {
                            "type": {"const": "Point"},
                            "coordinates": {
                                "description": "Longitude and latitude, WGS 84.",
                                "type": "array",
                                "items": {"type": "number"},
                                "minItems": 2,
                                "maxItems": 2,
                            },
                        },
                    },
                    "properties": {"type": "object"},
                },
            },
        },
        "left_out": {"type": "integer", "minimum": 0},
    },
}


def collection(look: Look) -> bytes:
    """A FeatureCollection; places without coordinates are counted in `left_out`."""
    places = look.places()
    placed = [place for place in places if place.lat is not None]
    names = called(placed)
    features = [
        _feature(place, rank, names[place.place]) for rank, place in enumerate(placed)
    ]
    clocks = {"recorded": look.as_of.recorded, "published": look.as_of.published}
    whole = {
        "type": "FeatureCollection",
        "as_of": {k: write_moment(v) if v else None for k, v in clocks.items()},
        "features": features,
        "left_out": len(places) - len(features),
    }
    return json.dumps(whole, ensure_ascii=False).encode("utf-8", "replace")


def _feature(place: PlaceCount, rank: int, label: str) -> dict[str, Any]:
    """A place; `rank` is 0 for the one with most points, `label` tells it apart."""
    return {
        "type": "Feature",
        "id": place.place,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "place": place.place,
            "name": place.name,
            "label": label,
            "country": place.country,
            "precision": place.precision,
            "points": place.points,
            "rank": rank,
            "contested": place.is_contested,
            "standings": {facet.value: facet.count for facet in place.standings},
            "last_said": write_moment(place.last_said),
        },
    }
