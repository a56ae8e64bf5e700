"""How figures moved: one series per measure, group, scope, place and since when.

A step is superseded when its origin has given another number since. A reprint of a
number by the same origin is no step. Totals of one place are one series; incidents
are kept apart by their points, since two attacks on one day must stay two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sayso.ledger.force import InForce
from sayso.ledger.origins import copies_of, origins_of
from sayso.ledger.points import cleared_of
from sayso.ledger.words import TAKES_BACK, is_stating, notices_of
from sayso.model.claim import Claim
from sayso.model.figure import Figure
from sayso.model.ids import ClaimId, DocId, PointId
from sayso.model.keys import place_key
from sayso.model.span import Span
from sayso.model.standing import FigureSeries, Point, StandingName, Step
from sayso.text.names import name_key
from sayso.vocab import words

# A claim that a report is untrue, or about what may come, is no step of a series.
_TOLD = frozenset({"actual", "historical"})


@dataclass(frozen=True, slots=True)
class _Key:
    measure: str
    of: str
    scope: str
    place: str
    since: str
    point: PointId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    claim: Claim
    figure: Figure
    step: Step


def series_of(in_force: InForce, points: Sequence[Point]) -> tuple[FigureSeries, ...]:
    """All series, in order of measure, place and group; steps in order of time."""
    cleared = cleared_of(in_force)
    found: dict[_Key, list[_Said]] = {}
    for key, said in _said(cleared, points):
        found.setdefault(key, []).append(said)
    taken = {r.object for _, r in cleared.relations if r.kind in TAKES_BACK}
    series = [_series(said, taken) for said in found.values()]
    return tuple(sorted(series, key=_order))


def _order(series: FigureSeries) -> tuple[str, ...]:
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


def _said(in_force: InForce, points: Sequence[Point]) -> Iterator[tuple[_Key, _Said]]:
    places = {c.claim: n for n, c in enumerate(in_force.claims)}
    copies = copies_of(in_force.lineages)
    notices = notices_of(in_force.relations)
    for point in points:
        order = sorted(places[c] for c in point.claims if c in places)
        claims = tuple(in_force.claims[n] for n in order)
        origins = origins_of(claims, in_force, copies)
        for claim in (c for c in claims if _counts(c) and c.claim not in notices):
            for figure in claim.figures:
                step = Step(
                    claim=claim.claim,
                    origin=origins.source[claim.claim],
                    published_at=in_force.known_at[claim.doc],
                    figure=figure,
                    standing=point.standing.name,
                )
                said = _Said(claim=claim, figure=figure, step=step)
                yield _key(claim, figure, point.point), said


def _counts(claim: Claim) -> bool:
    told = claim.event is None or claim.event.status in _TOLD
    return told and is_stating(claim) and not claim.negated


def _key(claim: Claim, figure: Figure, point: PointId) -> _Key:
    place, since = place_key(claim.event), name_key(figure.since or "")
    tied = bool(since) if figure.scope == "total" else figure.scope == "state"
    tied = tied and bool(place or since)
    return _Key(
        measure=figure.measure,
        of=_group(figure),
        scope=figure.scope if tied else "",
        place=place,
        since=since,
        point=None if tied else point,
    )


def _group(figure: Figure) -> str:
    """The group counted, as a key; people at large are no group."""
    key = name_key(figure.of or "")
    return "" if key in words("links", "people", "at_large") else key


def _series(said: Sequence[_Said], taken: set[ClaimId]) -> FigureSeries:
    """One series from all tellings of its key, in order of publication."""
    told = sorted(said, key=_told)
    first = told[0]
    kept: list[Step] = []
    last: dict[str, Step] = {}
    for step in (one.step for one in told):
        before = last.get(step.origin)
        if before is None or bounds_of(before.figure) != bounds_of(step.figure):
            kept.append(step)
            last[step.origin] = step
    return FigureSeries(
        measure=first.figure.measure,
        of=first.figure.of if _group(first.figure) else None,
        scope=first.figure.scope,
        place=_place_name(first.claim),
        since=first.figure.since,
        steps=tuple(_marked(step, last[step.origin], taken) for step in kept),
    )


def _told(said: _Said) -> tuple[datetime, DocId, Span, Span]:
    """When it could be known, and where it stands: "12 died", and below it "14"."""
    claim = said.claim
    return said.step.published_at, claim.doc, claim.span, said.figure.span


def bounds_of(figure: Figure) -> tuple[int | None, int | None, bool]:
    """The number as told, to compare two tellings of it."""
    return figure.low, figure.high, figure.about


def _marked(step: Step, latest: Step, taken: set[ClaimId]) -> Step:
    if step is latest and step.claim not in taken:
        return step
    return Step(
        claim=step.claim,
        origin=step.origin,
        published_at=step.published_at,
        figure=step.figure,
        standing=StandingName.SUPERSEDED,
    )


def _place_name(claim: Claim) -> str | None:
    """What the place is called; with its country where the gazetteer knows it."""
    if claim.event is None or claim.event.place is None:
        return None
    place = claim.event.place.place
    return f"{place.name} ({place.country})" if place else claim.event.place.name
