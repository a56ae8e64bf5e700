"""A reading as one line of JSON, the public format `sayso-reading/1`.

Names and meanings are a contract with other programs: fields may be added, never
renamed or reused. Spans are `[start, end)` in code points of `doc.text`. What is not
said or not known is null or an empty list. Times are UTC, written with Z.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec

from sayso.model.attribution import Attribution, Caveat
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.event import Event, Participant
from sayso.model.figure import Figure
from sayso.model.issue import Issue
from sayso.model.place import Place, PlaceRef
from sayso.model.reading import Reading
from sayso.model.source import Actor, Source
from sayso.model.span import Span
from sayso.model.timeref import TimeRef

FORMAT = "sayso-reading/1"
GEONAMES = "geonames:"

Json = dict[str, Any]

_encoder = msgspec.json.Encoder()


def reading_as_json(reading: Reading) -> bytes:
    """One line of JSON for a reading, without the line feed."""
    return _encoder.encode(reading_as_dict(reading))


def reading_as_dict(reading: Reading) -> Json:
    """The reading as plain dicts and lists, in the order of the contract."""
    doc = reading.document
    speakers, said_at = dict(reading.speakers), dict(reading.said_at)
    called = dict(reading.called)
    return {
        "format": FORMAT,
        "id": doc.doc if doc.given_id is None else doc.given_id,
        "doc": _doc(doc),
        "attributions": [
            _attribution(a, speakers.get(a.key), called.get(a.key), said_at.get(a.key))
            for a in reading.attributions
        ],
        "claims": [_claim(c) for c in reading.claims],
        "figures": [figure_as_dict(f) for f in reading.figures],
        "places": [place_as_dict(p) for p in reading.places],
        "times": [time_as_dict(t) for t in reading.times],
        "actors": [_actor(a) for a in reading.actors],
        "caveats": [_caveat(c) for c in reading.caveats],
        "issues": [issue_as_dict(i) for i in _issues(reading)],
        "agents": reading.agents,
    }


def pair(span: Span | None) -> tuple[int, int] | None:
    """A span as `[start, end]`, None as null."""
    return None if span is None else (span.start, span.end)


def pairs(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Spans as a list of `[start, end]`."""
    return [(span.start, span.end) for span in spans]


def utc(at: datetime | None) -> datetime | None:
    """The same moment in UTC, so that it prints with Z."""
    return None if at is None else at.astimezone(UTC)


def figure_as_dict(figure: Figure) -> Json:
    """One figure in the form of the contract."""
    return {
        "span": pair(figure.span),
        "measure": figure.measure,
        "low": figure.low,
        "high": figure.high,
        "about": figure.about,
        "of": figure.of,
        "part_of": pair(figure.part_of),
        "scope": figure.scope,
        "since": figure.since,
        "unit": figure.unit,
    }


def place_as_dict(ref: PlaceRef) -> Json:
    """One place in the form of the contract; open places have null coordinates."""
    place = ref.place
    return {
        "span": pair(ref.span),
        "name": place_name(ref),
        "geonames_id": None if place is None else geonames_id(place.place),
        "lat": None if place is None else place.lat,
        "lon": None if place is None else place.lon,
        "country": None if place is None else place.country,
        "kind": None if place is None else place.kind,
        "precision": ref.precision,
        "candidates": ref.candidates,
        "offset": ref.offset,
        "place_id": None if place is None else place.place,
    }


def places_as_json(
    doc: Document, places: Iterable[tuple[PlaceRef, Place | None]]
) -> bytes:
    """One line of JSON with a document's id and its places, without the line feed.

    The place beside a reference is where an unknown one is put: its point is given,
    but not its id, name or kind.
    """
    given = doc.doc if doc.given_id is None else doc.given_id
    rows = [_about(place_as_dict(ref), about) for ref, about in places]
    return _encoder.encode({"id": given, "places": rows})


def _about(row: Json, about: Place | None) -> Json:
    if about is None:
        return row
    return row | {"lat": about.lat, "lon": about.lon, "country": about.country}


def place_name(ref: PlaceRef) -> str:
    """What the gazetteer calls the place; the words while it stays open."""
    return ref.name if ref.place is None else ref.place.name


def geonames_id(place: str) -> int | None:
    """169577 for "geonames:169577"; None for a place of another gazetteer."""
    number = place.removeprefix(GEONAMES)
    known = number != place and number.isascii() and number.isdigit()
    return int(number) if known else None


def times_as_json(doc: Document, times: Iterable[TimeRef]) -> bytes:
    """One line of JSON with a document's id and its times, without the line feed."""
    given = doc.doc if doc.given_id is None else doc.given_id
    return _encoder.encode({"id": given, "times": [time_as_dict(t) for t in times]})


def time_as_dict(time: TimeRef) -> Json:
    """One time in the form of the contract."""
    return {
        "span": pair(time.span),
        "type": time.type,
        "value": time.value,
        "begin": utc(time.begin),
        "end": utc(time.end),
        "grain": time.grain,
        "anchor": time.anchor,
        "text": time.text,
    }


def issue_as_dict(issue: Issue) -> Json:
    """One issue, with its place in the text where it has one."""
    return {
        "code": issue.code,
        "level": issue.level,
        "message": issue.message,
        "where": issue.where,
        "span": pair(issue.span),
    }


def _issues(reading: Reading) -> Iterable[Issue]:
    # a resolver may have carried the reader's issues over already
    return dict.fromkeys((*reading.document.issues, *reading.issues))


def _doc(doc: Document) -> Json:
    head = doc.head
    return {
        "text": doc.text,
        "title": head.headline,
        "outlet": head.outlet,
        "credit": head.credit,
        "byline": head.byline,
        "dateline": head.dateline,
        "published_at": utc(doc.published_at),
        "lang": doc.lang,
        "url": doc.url,
    }


def _attribution(
    attr: Attribution,
    speaker: Source | None,
    called: str | None,
    said_at: TimeRef | None,
) -> Json:
    name = None if speaker is None else speaker.name
    return {
        "id": attr.key,
        "source": pairs(attr.source),
        "cue": pairs(attr.cue),
        "content": pairs(attr.content),
        "source_name": called or name,
        "source_kind": None if speaker is None else speaker.kind,
        "source_id": None if speaker is None else speaker.source,
        "force": attr.force,
        "manner": attr.manner,
        "channel": pair(attr.channel),
        "recipient": pair(attr.recipient),
        "hedge": None if attr.hedge is None else pair(attr.hedge.span),
        "inside": attr.inside,
        "said_at": None if said_at is None else _interval(said_at),
        "score": attr.score,
    }


def _interval(time: TimeRef) -> Json:
    return {
        "value": time.value,
        "begin": utc(time.begin),
        "end": utc(time.end),
        "grain": time.grain,
    }


def _claim(claim: Claim) -> Json:
    attr = claim.attribution
    return {
        "id": claim.claim,
        "attribution": None if attr is None else attr.key,
        "span": pair(claim.span),
        "negated": claim.negated,
        "event": None if claim.event is None else event_as_dict(claim.event),
        "figures": [figure_as_dict(f) for f in claim.figures],
        "basis": claim.basis,
        "source_name": claim.source_name,
        "source_id": claim.source,
        "via": claim.via,
    }


def event_as_dict(event: Event) -> Json:
    """What a claim says happened, in the form of the contract."""
    place, when = event.place, event.when
    return {
        "type": event.type,
        "mode": event.mode,
        "trigger": pair(event.trigger),
        "actors": [actor.name for actor in event.actors],
        "targets": [target.name for target in event.targets],
        "actor_spans": pairs(actor.span for actor in event.actors),
        "target_spans": pairs(target.span for target in event.targets),
        "actor_codes": [_code(actor) for actor in event.actors],
        "target_codes": [_code(target) for target in event.targets],
        "place": None if place is None else _event_place(place),
        "when": None if when is None else time_as_dict(when),
        "status": event.status,
    }


def _event_place(ref: PlaceRef) -> Json:
    return {"span": pair(ref.span), "name": place_name(ref)}


def _actor(actor: Actor) -> Json:
    return {
        "name": actor.name,
        "kind": actor.kind,
        "mentions": pairs(actor.mentions),
        "roles": actor.roles,
        "id": actor.source,
        **_code(actor),
    }


def _code(who: Actor | Participant) -> Json:
    """Country in three letters and PLOVER sectors, null and empty if not known."""
    return {
        "country": who.country or None,
        "sector": who.sectors[0] if who.sectors else None,
        "sectors": who.sectors,
    }


def _caveat(caveat: Caveat) -> Json:
    return {"span": pair(caveat.span), "about": caveat.about}
