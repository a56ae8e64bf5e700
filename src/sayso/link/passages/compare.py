"""How two short passages bear on each other: by what they claim and what they count."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from sayso.link.decide import decide
from sayso.link.imprints import Imprints
from sayso.link.passages.settings import places_apart
from sayso.link.passages.verdict import CountsVerdict, by_counts
from sayso.link.told import Teller, is_stating
from sayso.model.reading import Reading
from sayso.model.relation import Relation, RelationKind
from sayso.ports import View

Bearing = Literal["supports", "contradicts", "denies", "updates", "unrelated"]

# What a relation between two claims makes of the passages that they stand in.
_BEARINGS: dict[RelationKind, Bearing] = {
    RelationKind.SUPPORTS: "supports",
    RelationKind.CONCEDES: "supports",
    RelationKind.CONTRADICTS: "contradicts",
    RelationKind.DENIES: "denies",
    RelationKind.RETRACTS: "denies",
    RelationKind.UPDATES: "updates",
    RelationKind.CORRECTS: "updates",
}
# Of several relations between two passages the first of these is told.
_ORDER: tuple[Bearing, ...] = ("denies", "updates", "contradicts", "supports")
SURE = 0.9  # a rule about claims found it
FROM_COUNTS = 0.5  # at least, where numbers decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How two passages bear on each other, why, and how sure that is (0 to 1)."""

    bearing: Bearing
    because: tuple[str, ...]
    score: float


def compare(one: Reading, other: Reading, view: View) -> Comparison:
    """How the second passage bears on the first, which the view must hold.

    Denials and newer words of one origin come first; then what is counted, which says
    more than that both tell of one kind of event; then what else is claimed.
    """
    found = _by_claims(one, other, view)
    counts = by_counts(one, other)
    for bearing in ("denies", "updates"):
        if bearing in found:
            return _claimed(found, bearing)
    if counts.how is not None:
        return _counted(counts)
    rest = next((bearing for bearing in _ORDER if bearing in found), None)
    if rest is not None and not counts.because:
        return _claimed(found, rest)
    return Comparison(
        bearing="unrelated",
        because=counts.because or _nothing(one, other),
        score=SURE if not counts.because else 1 - FROM_COUNTS,
    )


def _by_claims(
    one: Reading, other: Reading, view: View
) -> dict[Bearing, list[Relation]]:
    found: dict[Bearing, list[Relation]] = {}
    for relation in _relations(one, other, view):
        found.setdefault(_BEARINGS[relation.kind], []).append(relation)
    return found


def _relations(one: Reading, other: Reading, view: View) -> Iterator[Relation]:
    """The relations between claims of the two, each pair once."""
    teller = Teller(other, view, Imprints())
    ones = [teller.told(claim) for claim in one.claims if is_stating(claim)]
    others = [teller.told(claim) for claim in other.claims if is_stating(claim)]
    for pair in product(ones, others):
        relation = decide(*pair)
        if relation is not None:
            yield relation


def _claimed(found: dict[Bearing, list[Relation]], bearing: Bearing) -> Comparison:
    reasons = (reason for relation in found[bearing] for reason in relation.because)
    return Comparison(
        bearing=bearing, because=tuple(dict.fromkeys(reasons)), score=SURE
    )


def _counted(counts: CountsVerdict) -> Comparison:
    bearing: Bearing = "contradicts" if counts.how == "clash" else "supports"
    score = FROM_COUNTS + (1 - FROM_COUNTS) * counts.share
    return Comparison(bearing=bearing, because=counts.because, score=round(score, 3))


def _nothing(one: Reading, other: Reading) -> tuple[str, ...]:
    """Why nothing was found, in words."""
    apart = places_apart(one, other)
    return (apart or "no number, event or denial of the one is found in the other",)
