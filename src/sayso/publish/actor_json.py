"""Whom a name means, as one line of JSON."""

import msgspec

from sayso.model.actorcode import ActorCandidate, ActorCode

_encoder = msgspec.json.Encoder()


def actor_as_json(given_id: object, code: ActorCode) -> bytes:
    """The code of a name as one line, without the line's end."""
    row = {
        "id": given_id,
        "country": code.country,
        "sector": code.sector,
        "sectors": code.sectors,
        "source_id": code.source,
        "candidates": [_candidate(each) for each in code.candidates],
    }
    return _encoder.encode(row)


def _candidate(each: ActorCandidate) -> dict[str, object]:
    """One reading; `from` and `until` are null where its office has no such day."""
    office = each.office
    return {
        "source_id": each.source,
        "name": each.name,
        "country": each.country,
        "sector": each.sectors[0] if each.sectors else "",
        "sectors": each.sectors,
        "title": office.title if office else None,
        "from": office.begin if office else None,
        "until": office.end if office else None,
    }
