"""One point laid open: its words by side and by origin, with copies folded."""

from collections.abc import Callable, Iterator, Sequence

from sayso.ledger.cases import Weighed
from sayso.ledger.force import InForce
from sayso.ledger.origins import outlet_of
from sayso.model.board import OriginWord, Telling
from sayso.model.claim import Claim
from sayso.model.ids import SourceId
from sayso.model.ruling import Ruling, Verdict

NameOf = Callable[[SourceId], str]
Matter = tuple[str, ...]
OPPOSED = (
    frozenset({Verdict.CONFIRMED, Verdict.REFUTED}),
    frozenset({Verdict.SAME_POINT, Verdict.NOT_SAME_POINT}),
)


def words_of_side(
    claims: Sequence[Claim], weighed: Weighed, in_force: InForce, name_of: NameOf
) -> tuple[OriginWord, ...]:
    """The words of one side by origin, the origin first heard first."""
    told: dict[SourceId, list[Claim]] = {}
    for claim in claims:
        told.setdefault(weighed.origins.source[claim.claim], []).append(claim)
    return tuple(
        OriginWord(
            origin=origin,
            name=name_of(origin),
            tellings=tuple(_tellings(said, weighed, in_force)),
        )
        for origin, said in told.items()
    )


def _tellings(
    claims: Sequence[Claim], weighed: Weighed, in_force: InForce
) -> Iterator[Telling]:
    """Each word of an origin once, with all its copies."""
    counted = {c.claim for c in weighed.words.counted}
    copies: dict[str, list[Claim]] = {}
    for claim in claims:
        copies.setdefault(weighed.origins.word[claim.claim], []).append(claim)
    for same in copies.values():
        outlets = dict.fromkeys(outlet_of(c, in_force.canonical) for c in same)
        yield Telling(
            claim=same[0],
            claims=tuple(c.claim for c in same),
            copies=len({c.doc for c in same}),
            outlets=tuple(outlets),
            counts=any(c.claim in counted for c in same),
        )


def others_of(weighed: Weighed) -> tuple[Claim, ...]:
    """Claims of the point that are on no side: they count no more, or state nothing."""
    sided = {c.claim for c in (*weighed.sides.for_it, *weighed.sides.against)}
    return tuple(c for c in weighed.case.claims if c.claim not in sided)


def contested_by(rulings: Sequence[Ruling]) -> tuple[str, ...]:
    """Who ruled one way and who the other, where the last words of several oppose.

    Of one person's rulings on one thing only the last is that person's word.
    """
    last: dict[tuple[Matter, str], Verdict] = {}
    for ruling in rulings:
        for matter in _matters_of(ruling):
            last[matter, ruling.person] = ruling.verdict
    said: dict[Matter, set[Verdict]] = {}
    for (matter, _), verdict in last.items():
        said.setdefault(matter, set()).add(verdict)
    people = (person for matter, person in last if len(said[matter]) > 1)
    return tuple(dict.fromkeys(people))


def _matters_of(ruling: Ruling) -> Iterator[Matter]:
    """What a ruling decides that another one can decide otherwise."""
    if ruling.verdict in OPPOSED[0]:
        yield ("standing",)
    elif ruling.verdict in OPPOSED[1] and ruling.claim and ruling.other:
        yield ("pair", *sorted((ruling.claim, ruling.other)))
