"""How figures moved: one series per measure, group, scope, place and since when.

A step is superseded when its origin has given another number since. A reprint of a
number by the same origin is no step. Totals of one place are one series; incidents
are kept apart by their points, since two attacks on one day must stay two.

A part ("826 people, including 111 civilians") does not stand as the whole does: it is
another number, and stands by the origins that told it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sayso.ledger.copies import Copies, copies_of
from sayso.ledger.force import InForce
from sayso.ledger.origins import origins_of
from sayso.ledger.points import cleared_of
from sayso.ledger.words import TAKES_BACK, is_stating, notices_of
from sayso.model.claim import Claim
from sayso.model.figure import Figure
from sayso.model.ids import ClaimId, DocId, PointId, SourceId
from sayso.model.keys import place_key
from sayso.model.span import Span
from sayso.model.standing import FigureSeries, Point, StandingName, Step
from sayso.text.names import name_key
from sayso.vocab import words

# A claim that a report is untrue, or about what may come, is no step of a series.
_TOLD = frozenset({"actual", "historical"})
_PART = "part"  # of whatever group: it is no later number of the whole


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """What the steps of one series share; `point` where incidents are kept apart."""

    measure: str
    of: str
    scope: str
    place: str
    since: str
    point: PointId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A number as one claim tells it, with what a series needs to know of the claim.

    `taken`: a notice put the claim right or took it back.
    """

    key: SeriesKey
    claim: ClaimId
    doc: DocId
    span: Span
    known_at: datetime
    figure: Figure
    origin: SourceId
    standing: StandingName
    place_name: str | None
    taken: bool


def series_of(in_force: InForce, points: Sequence[Point]) -> tuple[FigureSeries, ...]:
    """All series, in order of measure, place and group; steps in order of time."""
    cleared = cleared_of(in_force)
    copies = copies_of(cleared.lineages)
    told = (said for _, said in said_of(cleared, points, copies))
    return tuple(sorted(series_from(told), key=order_of))


def series_from(
    told: Iterable[Said], canonical: Mapping[SourceId, SourceId] | None = None
) -> Iterator[FigureSeries]:
    """The series of what was told, in the order of their first mention.

    `canonical`: which source an origin stands for, where that is not known yet.
    """
    who = canonical or {}
    found: dict[SeriesKey, list[Said]] = {}
    for said in told:
        known = replace(said, origin=who.get(said.origin, said.origin))
        found.setdefault(said.key, []).append(known)
    yield from map(_series, found.values())


def order_of(series: FigureSeries) -> tuple[str, ...]:
    """What series are ordered by: measure, place and group, then by the first step."""
    first = series.steps[0]
    return (
        series.measure,
        series.place or "",
        series.of or "",
        series.scope,
        series.since or "",
        first.published_at.isoformat(),
        first.claim,
    )


def said_of(
    cleared: InForce, points: Iterable[Point], copies: Copies
) -> Iterator[tuple[PointId, Said]]:
    """Every number that some points tell, with its point; see `cleared_of`."""
    if not any(claim.figures for claim in cleared.claims):
        return
    places = {c.claim: n for n, c in enumerate(cleared.claims)}
    notices = notices_of(cleared.relations)
    taken = {r.object for _, r in cleared.relations if r.kind in TAKES_BACK}
    for point in points:
        order = sorted(places[c] for c in point.claims if c in places)
        claims = tuple(cleared.claims[n] for n in order)
        told = [c for c in claims if c.figures and _counts(c)]
        told = [c for c in told if c.claim not in notices]
        if not told:
            continue
        source = origins_of(claims, cleared, copies).source
        said = [
            Said(
                key=_key(claim, figure, point.point),
                claim=claim.claim,
                doc=claim.doc,
                span=claim.span,
                known_at=cleared.known_at[claim.doc],
                figure=figure,
                origin=source[claim.claim],
                standing=point.standing.name,
                place_name=_place_name(claim),
                taken=claim.claim in taken,
            )
            for claim in told
            for figure in claim.figures
        ]
        for one in said:
            yield point.point, _as_part(one, said)


def _as_part(said: Said, told: Sequence[Said]) -> Said:
    """What was told, a part standing by the origins that told the part."""
    if said.figure.part_of is None or said.standing is StandingName.RETRACTED:
        return said
    same = [o for o in told if o.key == said.key and o.figure.part_of is not None]
    others = [o for o in same if o.origin != said.origin and not o.taken]
    if any(_are_disjoint(said.figure, other.figure) for other in others):
        return replace(said, standing=StandingName.CONTESTED)
    if others:
        return replace(said, standing=StandingName.CORROBORATED)
    return replace(said, standing=StandingName.REPORTED)


def _are_disjoint(one: Figure, other: Figure) -> bool:
    """Whether no number lies within the bounds of both."""
    lows = [f.low for f in (one, other) if f.low is not None]
    highs = [f.high for f in (one, other) if f.high is not None]
    rough = one.about or other.about
    return bool(lows and highs) and max(lows) > min(highs) and not rough


def _counts(claim: Claim) -> bool:
    told = claim.event is None or claim.event.status in _TOLD
    return told and is_stating(claim) and not claim.negated


def _key(claim: Claim, figure: Figure, point: PointId) -> SeriesKey:
    place, since = place_key(claim.event), name_key(figure.since or "")
    tied = bool(since) if figure.scope == "total" else figure.scope == "state"
    tied = tied and bool(place or since)
    return SeriesKey(
        measure=figure.measure,
        of=_group(figure) or (_PART if figure.part_of is not None else ""),
        scope=figure.scope if tied else "",
        place=place,
        since=since,
        point=None if tied else point,
    )


def _group(figure: Figure) -> str:
    """The group counted, as a key; people at large are no group."""
    key = name_key(figure.of or "")
    return "" if key in words("links", "people", "at_large") else key


def _series(said: Sequence[Said]) -> FigureSeries:
    """One series from all tellings of its key, in order of publication."""
    told = sorted(said, key=_told)
    first = told[0]
    kept: list[Said] = []
    last: dict[SourceId, Said] = {}
    for one in told:
        before = last.get(one.origin)
        if before is None or bounds_of(before.figure) != bounds_of(one.figure):
            kept.append(one)
            last[one.origin] = one
    return FigureSeries(
        measure=first.figure.measure,
        of=first.figure.of if _group(first.figure) else None,
        scope=first.figure.scope,
        place=first.place_name,
        since=first.figure.since,
        steps=tuple(_step(one, last[one.origin]) for one in kept),
    )


def _told(said: Said) -> tuple[datetime, DocId, Span, Span, ClaimId]:
    """When it could be known, and where it stands: "12 died", and below it "14"."""
    return said.known_at, said.doc, said.span, said.figure.span, said.claim


def bounds_of(figure: Figure) -> tuple[int | None, int | None, bool]:
    """The number as told, to compare two tellings of it."""
    return figure.low, figure.high, figure.about


def _step(said: Said, latest: Said) -> Step:
    """A step; superseded when its origin gave another since, or a notice came."""
    stands = said is latest and not said.taken
    return Step(
        claim=said.claim,
        origin=said.origin,
        published_at=said.known_at,
        figure=said.figure,
        standing=said.standing if stands else StandingName.SUPERSEDED,
    )


def _place_name(claim: Claim) -> str | None:
    """What the place is called; with its country where the gazetteer knows it."""
    if claim.event is None or claim.event.place is None:
        return None
    place = claim.event.place.place
    return f"{place.name} ({place.country})" if place else claim.event.place.name
