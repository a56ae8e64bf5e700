"""How a standing moved: the same question asked at each moment when a word came.

Past answers never change, so the moments of a point's own claims are all that must be
asked. People's rulings come in by the ledger's own clock: the caller names their
moments.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from sayso.ledger.cut import joining
from sayso.ledger.force import InForce
from sayso.ledger.points import points_of
from sayso.model.board import StandingChange
from sayso.model.ids import ClaimId
from sayso.model.standing import Point, Standing


def changes_of(
    claim: ClaimId,
    in_force_at: Callable[[datetime], InForce],
    moments: Iterable[datetime],
) -> tuple[StandingChange, ...]:
    """Every change of standing of the claim's point over moments, oldest first."""
    return tuple(_changes(claim, in_force_at, sorted(set(moments))))


def _changes(
    claim: ClaimId,
    in_force_at: Callable[[datetime], InForce],
    moments: Iterable[datetime],
) -> Iterator[StandingChange]:
    before: Standing | None = None
    for at in moments:
        after = _standing(claim, in_force_at(at))
        if after is None:
            continue
        if before is None or before.name is not after.name:
            known = before.because if before else ()
            yield StandingChange(
                at=at,
                before=before.name if before else None,
                after=after.name,
                because=tuple(e for e in after.because if e not in known),
                reasons=after.reasons,
            )
        before = after


def _standing(claim: ClaimId, in_force: InForce) -> Standing | None:
    points = points_of(in_force)
    return next((p.standing for p in points if claim in p.claims), None)


def printed_changes(in_force: InForce, point: Point) -> tuple[StandingChange, ...]:
    """How a point came to stand as it does, by the clock of what had been printed.

    The point's claims are asked for alone, and rulings count from the last moment,
    because they have no place on that clock. A point whose first claim came later
    begins with the first that was printed.
    """
    alone = narrowed(in_force, point.claims)
    moments = sorted({in_force.known_at[c.doc] for c in alone.claims})

    def at(moment: datetime) -> InForce:
        known = printed_by(alone, moment)
        return known if moment == moments[-1] else replace(known, rulings=())

    first = alone.claims[0].claim
    return changes_of(first, at, moments)


def narrowed(in_force: InForce, claims: Iterable[ClaimId]) -> InForce:
    """What is in force about some claims alone, cheap to compute points of."""
    kept = frozenset(claims)
    # All lineages: a copy may have come through a document that claims nothing here.
    return replace(
        in_force,
        claims=tuple(c for c in in_force.claims if c.claim in kept),
        relations=tuple(
            (e, r)
            for e, r in in_force.relations
            if r.subject in kept and r.object in kept
        ),
    )


def printed_by(in_force: InForce, moment: datetime) -> InForce:
    """What of it had been printed by a moment, with what binds it together."""
    kept = [c for c in in_force.claims if in_force.known_at[c.doc] <= moment]
    cut = narrowed(in_force, (c.claim for c in kept))
    docs = {doc for doc, at in in_force.known_at.items() if at <= moment}
    return replace(cut, lineages=tuple(joining(docs, cut.lineages)))
