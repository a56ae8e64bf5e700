"""What was coded between two parties, as one line of JSON; `spans` if heard."""

import msgspec

from sayso.model.coding import Coding
from sayso.publish.reading_json import pair

_encoder = msgspec.json.Encoder()


def coding_as_json(given_id: object, coding: Coding) -> bytes:
    """The coding as one line, without the line's end."""
    row: dict[str, object] = {
        "id": given_id,
        "type": coding.type,
        "mode": coding.mode,
        "negated": coding.negated,
        "status": coding.status,
        "score": coding.score,
    }
    if coding.parties:
        row["spans"] = [
            {"span": pair(party.span), "type": party.side} for party in coding.parties
        ]
    return _encoder.encode(row)
