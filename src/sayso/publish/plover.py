"""Claims in force that are events of PLOVER 2.0, as its JSON records, one a line.

Rules that hold here:
- Of the layer above PLOVER what the codebook has a near type for is written under that
  type ("4 killed in a bombing" as ASSAULT); what it has none for is left out.
- The codebook wants an actor, and of some types a recipient: where the words name none
  it is UNK, or for a recipient the place. It wants a date:
  where the words give none it is the day of publication, and `comment` says so.
- Negation and status stand in `mode`, as the manual's auxiliary modes, but where one
  type says it all: help to come is AGREE, violence that its speaker vows is THREATEN.
- Nothing the codebook has no field for is squeezed in; the claim's id leads back.
- Every line is a record, so there is no head line: both clocks stand in `comment`.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

import msgspec

from sayso import __version__
from sayso.errors import UnknownNameError
from sayso.model.attribution import Force
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.event import Event, Participant
from sayso.model.ids import SourceId
from sayso.model.place import PlaceRef
from sayso.ports import View
from sayso.publish.citations import Citation, as_of_dict, citations
from sayso.publish.reading_json import geonames_id, place_name, utc
from sayso.vocab import table
from sayso.vocab.countries import alpha3

Json = dict[str, Any]

_encoder = msgspec.json.Encoder()
_NOBODY = "UNK"
SECTORS = 2  # the manual's: a primary code and an optional secondary one
_SIZES = {"killed": "dead", "wounded": "injured", "detained": "arrested"}
_RESOLUTIONS = {
    "country": 1,
    "region": 2,
    "district": 3,
    "near": 3,
    "settlement": 4,
    "site": 5,
}


class Plover:
    """Writes one PLOVER record a line."""

    name = "plover"
    media_type = "application/jsonl"

    def write(self, view: View) -> Iterator[bytes]:
        """The records in order of publication."""
        for citation in citations(view):
            record = record_of(view, citation)
            if record is not None:
                yield _encoder.encode(record) + b"\n"


def record_of(view: View, citation: Citation) -> Json | None:
    """The record of one claim; None where PLOVER has no type for it, or no date."""
    claim, event, doc = citation.claim, citation.claim.event, citation.document
    code = None if event is None else plover_code(event)
    day, told = _day_of(citation)
    if event is None or code is None or day is None:
        return None
    kind, mode, is_whole = in_one_type(claim, event, code)
    facts = table("codebook")["types"][kind]
    return {
        "id": claim.claim,
        "date": day,
        "enddate": _last_day(event),
        "actor": _parties(citation, view, event.actors) or [_unnamed(_NOBODY)],
        "recipient": _recipients(citation, view, required=facts["recipient"]),
        "event": [kind],
        "mode": _modes(event, mode, negated=claim.negated, is_whole=is_whole),
        "quad_code": facts["quad"],
        "event_scale": facts["modes"].get(mode, facts["score"]),
        "context": [],
        "event_loc": None if event.place is None else location_of(event.place),
        "size": sizes_of(claim),
        "event_text": doc.quote(event.trigger),
        "text": claim.words,
        "text_info": {"start": claim.span.start, "end": claim.span.end},
        "cite_info": {
            "publication": citation.outlet,
            "url": doc.url,
            "language": doc.lang,
            "author": citation.speaker,
            "date": utc(doc.published_at),
        },
        "coder": f"sayso {__version__}",
        "comment": _comment(view, told=told),
    }


def _comment(view: View, *, told: bool) -> str:
    clocks = (
        f"{name} by {at.isoformat()}"
        for name, at in as_of_dict(view.as_of).items()
        if at is not None
    )
    of_day = () if told else ("date of publication",)
    return "; ".join((*of_day, *clocks)).replace("+00:00", "Z")


@cache
def _nearest() -> dict[tuple[str, str | None], str]:
    """What the layer above PLOVER is nearest to: ("casualty", None) to "ASSAULT"."""
    found: dict[tuple[str, str | None], str] = {}
    for entry in table("events")["event"]:
        if entry.get("near"):
            found.setdefault((entry["type"], entry.get("mode") or None), entry["near"])
    return found


def plover_code(event: Event) -> tuple[str, str | None] | None:
    """Type and mode of PLOVER for an event; None where it has none."""
    types = table("codebook")["types"]
    kind, mode = event.type, event.mode
    if kind not in types:
        near = _nearest().get((kind, mode)) or _nearest().get((kind, None), "")
        kind, _, named = near.partition("/")
        mode = named or None
    if kind not in types:
        return None
    return kind, mode if mode in types[kind]["modes"] else None


def in_one_type(
    claim: Claim, event: Event, code: tuple[str, str | None]
) -> tuple[str, str | None, bool]:
    """Type and mode, and whether they say by themselves that it is to come."""
    kind, mode = code
    if event.status != "future" or claim.negated:
        return kind, mode, False
    book = table("codebook")
    if kind in book["to-come"]["agreed"].split():
        return "AGREE", None, True
    attr, threats = claim.attribution, book["threatened"]
    vowed = attr is not None and attr.force is Force.COMMITS
    threat = threats.get(f"{kind}/{mode}") or threats.get(kind)
    own = any(actor.source == claim.source for actor in event.actors)
    return ("THREATEN", threat, True) if vowed and own and threat else (*code, False)


def _modes(
    event: Event, mode: str | None, *, negated: bool, is_whole: bool
) -> list[str]:
    found = [] if mode is None else [mode]
    if event.status != "actual" and not is_whole:
        found.append(event.status)
    return [*found, "negation"] if negated else found


def _parties(
    citation: Citation, view: View, parties: tuple[Participant, ...]
) -> list[Json]:
    return [_party(citation.document, view, party) for party in parties]


def _recipients(citation: Citation, view: View, *, required: bool) -> list[Json]:
    """Who is met with; where one is required, the place ("aid to Halvik") or UNK."""
    event = citation.claim.event
    found = [] if event is None else _parties(citation, view, event.targets)
    if found or not required:
        return found
    if event is None or event.place is None:
        return [_unnamed(_NOBODY)]
    name, place = place_name(event.place), event.place.place
    return [_unnamed(name if place is None else alpha3(place.country), name)]


def _party(doc: Document, view: View, party: Participant) -> Json:
    """Who acts or is met with: code, sector and text of the manual, and the name."""
    country = party.country or _country_of(view, party.source)
    return {
        "actor": country or party.name,
        "code": country,
        "sector": "".join(party.sectors[:SECTORS]) or None,
        "actor_text": doc.quote(party.span),
        "name": party.name,
        "country": country,
        "id": party.source,
    }


def _country_of(view: View, source: SourceId | None) -> str | None:
    """The state of the register's row, for readings made before actors were coded."""
    try:
        code = None if source is None else view.source(source).country
    except UnknownNameError:
        return None
    return None if code is None else alpha3(code)


def _unnamed(actor: str, name: str | None = None) -> Json:
    """A party that the words do not name: UNK, or the place that is met with."""
    country = None if name in {None, actor} else actor
    return {
        "actor": actor,
        "code": country,
        "sector": None,
        "actor_text": None,
        "name": name,
        "country": country,
        "id": None,
    }


def _day_of(citation: Citation) -> tuple[str | None, bool]:
    """The day, and whether the words told it."""
    event = citation.claim.event
    begin = None if event is None or event.when is None else event.when.begin
    if begin is not None:
        return day(begin), True
    published = citation.document.published_at
    return (None if published is None else day(published)), False


def _last_day(event: Event) -> str | None:
    """The last day of a time of several; the end of an interval is not in it."""
    when = event.when
    if when is None or when.begin is None or when.end is None:
        return None
    last = datetime.fromtimestamp(when.end.timestamp() - 1, UTC)
    return day(last) if day(last) != day(when.begin) else None


def day(at: datetime) -> str:
    """The day of a moment, in UTC."""
    return at.astimezone(UTC).date().isoformat()


def location_of(ref: PlaceRef) -> Json:
    """The place of an event in the manual's fields."""
    place = ref.place
    return {
        "extracted_place": ref.name,
        "resolved_place": None if place is None else place_name(ref),
        "geonameid": None if place is None else geonames_id(place.place),
        "lat": None if place is None else place.lat,
        "lon": None if place is None else place.lon,
        "country_code": None if place is None else place.country,
        "resolution": _RESOLUTIONS.get(ref.precision or ""),
    }


def sizes_of(claim: Claim) -> dict[str, int]:
    """The dead, injured and arrested, the lower bound where there is one."""
    found: dict[str, int] = {}
    told = {(figure.span, figure.measure) for figure in claim.figures}
    for figure in claim.figures:
        name = _SIZES.get(figure.measure)
        bound = figure.high if figure.low is None else figure.low
        # of the wounded "one of them died": a part, and yet one of the dead
        is_part = (figure.part_of, figure.measure) in told
        if name and bound is not None and not is_part:
            found.setdefault(name, bound)
    return found
