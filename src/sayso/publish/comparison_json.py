"""How two passages bear on each other, as one line of JSON."""

import msgspec

_encoder = msgspec.json.Encoder()


def comparison_as_json(
    given_id: object, relation: str, because: tuple[str, ...], score: float
) -> bytes:
    """The comparison as one line, without the line's end."""
    row = {"id": given_id, "relation": relation, "because": because, "score": score}
    return _encoder.encode(row)
