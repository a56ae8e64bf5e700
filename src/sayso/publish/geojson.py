"""Claims in force that have a place on the map, as GeoJSON (RFC 7946).

One feature a claim, its point the place's own: `precision` says how much of a place
that is. Claims without a place, or whose place stays open, are counted in `left_out`.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from sayso.model.place import Place, PlaceRef
from sayso.ports import View
from sayso.publish.citations import Citation, as_of_dict, citations, force_of, label_of
from sayso.publish.reading_json import figure_as_dict, pair, utc

_encoder = msgspec.json.Encoder()


class GeoJson:
    """Writes a FeatureCollection of claims."""

    name = "geojson"
    media_type = "application/geo+json"

    def write(self, view: View) -> Iterator[bytes]:
        """The collection, a feature a piece."""
        as_of = _encoder.encode(as_of_dict(view.as_of))
        yield b'{"type":"FeatureCollection","as_of":' + as_of + b',"features":['
        left_out, comma = 0, b"\n"
        for citation in citations(view):
            feature = _feature(citation)
            left_out += feature is None
            if feature is not None:
                yield comma + _encoder.encode(feature)
                comma = b",\n"
        yield b'\n],"left_out":' + str(left_out).encode() + b"}\n"


def _feature(citation: Citation) -> dict[str, Any] | None:
    event = citation.claim.event
    ref = None if event is None else event.place
    if ref is None or ref.place is None:
        return None
    return {
        "type": "Feature",
        "id": citation.claim.claim,
        "geometry": {"type": "Point", "coordinates": [ref.place.lon, ref.place.lat]},
        "properties": _properties(citation) | _place(ref, ref.place),
    }


def _place(ref: PlaceRef, place: Place) -> dict[str, Any]:
    return {
        "place": place.name,
        "as_named": ref.name,
        "place_id": place.place,
        "country": place.country,
        "kind": place.kind,
        "precision": ref.precision,
        "offset": ref.offset,
        "candidates": list(ref.candidates),
        "place_span": pair(ref.span),
    }


def _properties(citation: Citation) -> dict[str, Any]:
    claim, event, doc = citation.claim, citation.claim.event, citation.document
    return {
        "claim": claim.claim,
        "point": citation.point.point,
        "standing": citation.point.standing.name,
        "speaker": citation.speaker,
        "source": claim.source,
        "outlet": citation.outlet,
        "force": force_of(claim),
        "negated": claim.negated,
        "words": claim.words,
        "type": None if event is None else event.type,
        "mode": None if event is None else event.mode,
        "figures": [figure_as_dict(figure) for figure in claim.figures],
        "document": label_of(doc),
        "doc": doc.doc,
        "span": pair(claim.span),
        "published_at": utc(doc.published_at),
        "url": doc.url,
        "pub_status": doc.head.pub_status,
    }
