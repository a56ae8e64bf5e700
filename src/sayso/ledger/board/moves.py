"""What moved between two moments: points that stand otherwise, and what made them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.ledger.board.cards import Card, cards_for
from sayso.ledger.board.pages import place_of
from sayso.ledger.force import InForce
from sayso.ledger.points import points_of
from sayso.model.ids import ClaimId, EntryId
from sayso.model.standing import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A point and its card at one moment."""

    point: Point
    card: Card


Move = tuple[Standing | None, Standing | None]


def moves_between(before: InForce, after: InForce) -> Iterator[Move]:
    """Points that stand otherwise after than before, the newest word first.

    A point is the one before that held its first claim, else its second, and so on; so
    two points that became one are told of once. A point is gone when none of its
    claims is in force any more.
    """
    was, now = _standings(before), _standings(after)
    held = _by_claim(was)
    left = {claim for one in now for claim in one.point.claims}
    moved: list[Move] = []
    for one in now:
        told = (held[claim] for claim in one.point.claims if claim in held)
        prior = next(told, None)
        if prior is None or prior.card.standing != one.card.standing:
            moved.append((prior, one))
    moved += [(one, None) for one in was if left.isdisjoint(one.point.claims)]
    yield from sorted(moved, key=_newest, reverse=True)


def because_of(move: Move) -> tuple[EntryId, ...]:
    """The entries that the new standing rests on and the old one did not."""
    before, after = move
    known = before.point.standing.because if before is not None else ()
    rests = after.point.standing.because if after is not None else ()
    return tuple(entry for entry in rests if entry not in known)


def shown(move: Move) -> Standing:
    """What is shown of a move: the point after, or before where it is gone."""
    before, after = move
    found = after or before
    if found is None:
        message = "a move has at least one side"
        raise ValueError(message)
    return found


def _newest(move: Move) -> tuple[int, str]:
    return place_of(shown(move).card)


def _standings(in_force: InForce) -> Sequence[Standing]:
    points = points_of(in_force)
    cards = cards_for(in_force, points)
    return [
        Standing(point=point, card=card)
        for point, card in zip(points, cards, strict=True)
    ]


def _by_claim(standings: Sequence[Standing]) -> Mapping[ClaimId, Standing]:
    return {claim: one for one in standings for claim in one.point.claims}
