"""Claims in force as JSON lines: a head line with both clocks, then a claim a line.

Each claim carries its document, its source, the spans it was read from, its point and
standing, and the entry that put it in force.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from sayso.model.attribution import Attribution
from sayso.model.claim import Claim
from sayso.ports import View
from sayso.publish.citations import (
    Citation,
    as_of_dict,
    citations,
    force_of,
    standing_as_dict,
)
from sayso.publish.reading_json import (
    event_as_dict,
    figure_as_dict,
    pair,
    pairs,
    place_as_dict,
    time_as_dict,
    utc,
)

FORMAT = "sayso-claims/1"

_encoder = msgspec.json.Encoder()


class JsonLines:
    """Writes one claim a line."""

    name = "jsonl"
    media_type = "application/jsonl"

    def write(self, view: View) -> Iterator[bytes]:
        """The head line, then the claims in order of publication."""
        head = {"format": FORMAT, "as_of": as_of_dict(view.as_of)}
        yield _encoder.encode(head) + b"\n"
        for citation in citations(view):
            yield _encoder.encode(claim_as_dict(view, citation)) + b"\n"


def claim_as_dict(view: View, citation: Citation) -> dict[str, Any]:
    """A claim with its company, as plain dicts and lists."""
    claim = citation.claim
    return {
        "id": claim.claim,
        "document": document_as_dict(view, citation),
        "span": pair(claim.span),
        "words": claim.words,
        "source": {
            "id": claim.source,
            "name": citation.speaker,
            "kind": citation.kind,
            "as_named": claim.source_name,
        },
        "via": citation.via,
        **_said(claim),
        "event": None if claim.event is None else event_as_dict(claim.event),
        "place": _place(claim),
        "figures": [figure_as_dict(figure) for figure in claim.figures],
        "caveats": pairs(claim.caveats),
        "point": {"id": citation.point.point, "title": citation.point.title},
        "standing": standing_as_dict(view, citation.point),
        "entry": view.entry_of(claim.claim).entry,
    }


def document_as_dict(view: View, citation: Citation) -> dict[str, Any]:
    """Where a claim was printed."""
    doc = citation.document
    return {
        "id": doc.doc,
        "given_id": doc.given_id,
        "outlet": citation.outlet,
        "headline": doc.head.headline,
        "credit": doc.head.credit,
        "published_at": utc(doc.published_at),
        "retrieved_at": utc(doc.retrieved_at),
        "url": doc.url,
        "pub_status": doc.head.pub_status,
        "superseded_by": view.superseded(doc.doc),
        "text_sha256": doc.text_sha256,
    }


def _said(claim: Claim) -> dict[str, Any]:
    attr, said_at = claim.attribution, claim.said_at
    return {
        "force": force_of(claim),
        "negated": claim.negated,
        "basis": claim.basis,
        "said_at": None if said_at is None else time_as_dict(said_at),
        "attribution": None if attr is None else _attribution(attr),
    }


def _attribution(attr: Attribution) -> dict[str, Any]:
    return {
        "source": pairs(attr.source),
        "cue": pairs(attr.cue),
        "content": pairs(attr.content),
        "manner": attr.manner,
        "channel": pair(attr.channel),
        "recipient": pair(attr.recipient),
        "hedge": None if attr.hedge is None else pair(attr.hedge.span),
    }


def _place(claim: Claim) -> dict[str, Any] | None:
    if claim.event is None or claim.event.place is None:
        return None
    return place_as_dict(claim.event.place)
