"""Points: propositions, as the claims that bear on them, and how each stands.

Claims are one point when a relation or a copy joins them. A ruling "not the same"
keeps two claims apart whatever else would join them; "same" joins first. The result
is a function of what is in force, never of the order in which it came.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.ledger.cases import Case, FiledRuling, Weighed, weigh
from sayso.ledger.copies import Copies, copies_of
from sayso.ledger.force import InForce
from sayso.ledger.groups import Groups
from sayso.ledger.standing import standing_of
from sayso.ledger.words import Filed
from sayso.model.claim import Claim
from sayso.model.ids import ClaimId, PointId
from sayso.model.relation import RelationKind
from sayso.model.ruling import Ruling, Verdict
from sayso.model.standing import Point, Standing

Pair = frozenset[ClaimId]

# The surest first: where a ruling stands between, the surer relation has its way.
_ORDER = (
    RelationKind.SUPPORTS,
    RelationKind.DENIES,
    RelationKind.CONCEDES,
    RelationKind.CORRECTS,
    RelationKind.RETRACTS,
    RelationKind.UPDATES,
    RelationKind.CONTRADICTS,
)
_JUDGED = frozenset({Verdict.CONFIRMED, Verdict.REFUTED})
_ON_PAIRS = frozenset({Verdict.SAME_POINT, Verdict.NOT_SAME_POINT})


def points_of(in_force: InForce) -> tuple[Point, ...]:
    """All points, the newest word first, then in order of their ids."""
    return tuple(point for point, _ in weighed_points(in_force))


def weighed_points(in_force: InForce) -> tuple[tuple[Point, Weighed], ...]:
    """All points, each with the case that it was made from, in the same order."""
    cleared = cleared_of(in_force)
    return weighed_in(cleared, copies_of(cleared.lineages))


def weighed_in(
    cleared: InForce, copies: Copies, *, explained: bool = True
) -> tuple[tuple[Point, Weighed], ...]:
    """The same of what was cleared, with an index of its lineages.

    Unless `explained` no standing says what makes it so, which takes half of the time.
    """
    found = []
    for case in _cases(cleared, copies):
        weighed = weigh(case, cleared, copies)
        standing = standing_of(weighed, cleared, copies, explained=explained)
        found.append((_point(weighed, standing), weighed))
    return tuple(sorted(found, key=lambda one: _place_of(one[0])))


def _place_of(point: Point) -> tuple[float, str]:
    said = point.standing.last_said
    return -(said.timestamp() if said is not None else 0.0), point.point


def cleared_of(in_force: InForce) -> InForce:
    """What is in force, without misread claims and relations that hang in the air.

    Claims come in order of publication, then of document and place in the text.
    """
    misread = {
        r.claim for _, r in in_force.rulings if r.verdict is Verdict.MISREAD and r.claim
    }
    claims = sorted(
        (c for c in in_force.claims if c.claim not in misread),
        key=lambda c: (in_force.known_at[c.doc], c.doc, c.span, c.claim),
    )
    known = {c.claim for c in claims}
    relations = sorted(
        (
            (entry, r)
            for entry, r in in_force.relations
            if r.subject in known and r.object in known and r.subject != r.object
        ),
        key=lambda filed: (
            _ORDER.index(filed[1].kind),
            filed[1].subject,
            filed[1].object,
            filed[0],
        ),
    )
    return replace(in_force, claims=tuple(claims), relations=tuple(relations))


def _cases(in_force: InForce, copies: Copies) -> Iterator[Case]:
    groups = _grouped(in_force, copies)
    members = groups.of(c.claim for c in in_force.claims)
    by_id = {str(c.claim): c for c in in_force.claims}
    inside: dict[str, list[Filed]] = {}
    updated: set[ClaimId] = set()
    for entry, relation in in_force.relations:
        root = groups.root(relation.subject)
        if root == groups.root(relation.object):
            inside.setdefault(root, []).append((entry, relation))
        elif relation.kind is RelationKind.UPDATES:
            updated.add(relation.object)
    judged = _judged(in_force, groups)
    for root, claims in members.items():
        yield Case(
            claims=tuple(by_id[c] for c in claims),
            relations=tuple(inside.get(root, ())),
            rulings=tuple(judged.get(root, ())),
            updated=frozenset(updated & {ClaimId(c) for c in claims}),
        )


def _judged(in_force: InForce, groups: Groups) -> dict[str, list[FiledRuling]]:
    """Confirmed and refuted rulings by point, oldest first.

    A ruling is about words: where the claim has another id now, the same words in the
    same document are meant.
    """
    known = {c.claim for c in in_force.claims}
    by_place: dict[object, ClaimId] = {
        (c.doc, c.span): c.claim for c in in_force.claims
    }
    judged: dict[str, list[FiledRuling]] = {}
    for entry, ruling in in_force.rulings:
        claim = _ruled_on(ruling, known, by_place)
        if ruling.verdict in _JUDGED and claim is not None:
            judged.setdefault(groups.root(claim), []).append((entry, ruling))
    return judged


def _ruled_on(
    ruling: Ruling, known: set[ClaimId], by_place: Mapping[object, ClaimId]
) -> ClaimId | None:
    if ruling.claim in known:
        return ruling.claim
    return by_place.get((ruling.doc, ruling.span))


def _grouped(in_force: InForce, copies: Copies) -> Groups:
    """Claims joined into points, with people's rulings as walls."""
    last: dict[Pair, Verdict] = {}
    for _, ruling in in_force.rulings:
        pair = frozenset(c for c in (ruling.claim, ruling.other) if c is not None)
        if ruling.verdict in _ON_PAIRS and len(pair) == 2:
            last[pair] = ruling.verdict
    apart = [tuple(p) for p, v in last.items() if v is Verdict.NOT_SAME_POINT]
    joined = sorted(
        tuple(sorted(p)) for p, v in last.items() if v is Verdict.SAME_POINT
    )
    groups = Groups()
    for one, other in (*joined, *_copied(in_force.claims, copies), *_related(in_force)):
        if not _are_apart(groups, (one, other), apart):
            groups.join(one, other)
    return groups


def _are_apart(
    groups: Groups, pair: tuple[str, str], apart: Sequence[tuple[str, ...]]
) -> bool:
    """Whether a ruling keeps the groups of the two from being one."""
    joined = {groups.root(pair[0]), groups.root(pair[1])}
    return any({groups.root(c) for c in ruled} == joined for ruled in apart)


def _copied(claims: Iterable[Claim], copies: Copies) -> Iterator[tuple[str, str]]:
    first: dict[str, ClaimId] = {}
    for claim in claims:
        for telling in copies.tellings_of(claim):
            if (other := first.setdefault(telling, claim.claim)) != claim.claim:
                yield other, claim.claim


def _related(in_force: InForce) -> Iterator[tuple[str, str]]:
    for _, relation in in_force.relations:
        yield relation.subject, relation.object


def _point(weighed: Weighed, standing: Standing) -> Point:
    claims, lead = weighed.case.claims, _lead(weighed)
    rest = (c for c in claims if c.claim != lead.claim)
    return Point(
        point=PointId(min(c.claim for c in claims)),
        title=lead.words,
        claims=tuple(c.claim for c in (lead, *rest)),
        standing=standing,
    )


def _lead(weighed: Weighed) -> Claim:
    """The claim whose words stand for the point: the first that still counts for it.

    What was replaced, corrected or denied by its own origin since says no more what
    the point is. Where only denials count, the first of them; where nothing counts
    any more, what was said first.
    """
    claims = weighed.case.claims
    told = (weighed.sides.for_it, weighed.sides.against, claims)
    leading = next(found for found in told if found)
    return next((c for c in leading if not c.negated), leading[0])
