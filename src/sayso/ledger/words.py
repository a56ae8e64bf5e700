"""Which words of a point count, and on which side: the last word of each origin.

The rules are those of docs/spec/SPEC-standing.md. Nothing here looks at a text or a
clock: only at claims, relations and when each could be known.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sayso.ledger.force import InForce
from sayso.ledger.origins import Origins
from sayso.model.attribution import Force
from sayso.model.claim import Claim
from sayso.model.ids import ClaimId, EntryId, SourceId
from sayso.model.relation import Relation, RelationKind

Filed = tuple[EntryId, Relation]
Moment = tuple[int, datetime, int]

TAKES_BACK = frozenset({RelationKind.CORRECTS, RelationKind.RETRACTS})
ADVERSE = frozenset({RelationKind.DENIES, RelationKind.CONTRADICTS})
# Between two words of one origin these say that only one can be its last word.
_REPLACING = TAKES_BACK | ADVERSE | {RelationKind.UPDATES, RelationKind.CONCEDES}
_STATING = frozenset({Force.ASSERTS, Force.DENIES})


def is_stating(claim: Claim) -> bool:
    """Whether the claim says how things are; orders, wishes and questions do not."""
    return claim.attribution is None or claim.attribution.force in _STATING


def is_denial(claim: Claim) -> bool:
    """Whether the source is said to deny it (not: tells that it did not happen)."""
    attr = claim.attribution
    return attr is not None and attr.force is Force.DENIES


def moments_of(claims: Iterable[Claim], origins: Origins) -> dict[ClaimId, Moment]:
    """When each word was given, as far as it is told.

    "Had previously denied" was said before whatever else that source is told to have
    said, in whichever document it stands.
    """
    return {c.claim: _moment(c, origins) for c in claims}


def _moment(claim: Claim, origins: Origins) -> Moment:
    known, said = origins.told_at[claim.claim], claim.said_at
    if said is not None and said.value == "PAST_REF" and said.end is None:
        return 0, known, claim.span.start
    if said is not None and said.end is not None:
        known = min(known, said.end)
    return 1, known, claim.span.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The claims of one point, and which of them count.

    `stating`: those that say how things are, less notices that only take others back.
    `counted`: those of them that are their origin's last word and were not taken back.
    """

    stating: tuple[Claim, ...]
    counted: tuple[Claim, ...]


def words_of(
    claims: Sequence[Claim],
    relations: Sequence[Filed],
    in_force: InForce,
    origins: Origins,
) -> Words:
    """What counts among the claims of one point, given in order of publication."""
    notices = _notices(relations)
    stating = tuple(c for c in claims if is_stating(c) and c.claim not in notices)
    moments = moments_of(claims, origins)
    out = _taken_back(claims, relations, moments, origins)
    out |= _replaced(stating, relations, (moments, origins), in_force.named)
    counted = tuple(c for c in stating if c.claim not in out)
    return Words(stating=stating, counted=counted)


def _notices(relations: Sequence[Filed]) -> set[ClaimId]:
    """Claims that do no more than take a report back."""
    back = {r.subject for _, r in relations if r.kind is RelationKind.RETRACTS}
    return back - {r.subject for _, r in relations if r.kind is RelationKind.DENIES}


def _taken_back(
    claims: Sequence[Claim],
    relations: Sequence[Filed],
    moments: Mapping[ClaimId, Moment],
    origins: Origins,
) -> set[ClaimId]:
    """Claims that a correction, a retraction or a concession puts out of count.

    Who takes back one telling of its word takes back all that it told until then.
    """
    by_id = {c.claim: c for c in claims}
    out: set[ClaimId] = set()
    for _, relation in relations:
        told = by_id[relation.object]
        if relation.kind in TAKES_BACK:
            out.add(told.claim)
        conceded = relation.kind is RelationKind.CONCEDES and told.negated
        if relation.kind is not RelationKind.RETRACTS and not conceded:
            continue
        if conceded or _one_origin(relation, origins):
            until = moments[relation.subject]
            out |= {
                c.claim
                for c in claims
                if c.negated == told.negated
                and c.claim != relation.subject
                and origins.source[c.claim] == origins.source[told.claim]
                and moments[c.claim] <= until
            }
    return out


def _one_origin(relation: Relation, origins: Origins) -> bool:
    return origins.source[relation.subject] == origins.source[relation.object]


def _replaced(
    claims: Sequence[Claim],
    relations: Sequence[Filed],
    when: tuple[Mapping[ClaimId, Moment], Origins],
    named: frozenset[SourceId],
) -> set[ClaimId]:
    """Claims after which a named origin gave another word on the same thing."""
    moments, origins = when
    linked = {
        frozenset((r.subject, r.object))
        for _, r in relations
        if r.kind in _REPLACING and _one_origin(r, origins)
    }
    said: dict[SourceId, list[Claim]] = {}
    for claim in claims:
        said.setdefault(origins.source[claim.claim], []).append(claim)
    return {
        old.claim
        for origin, tellings in said.items()
        if origin in named
        for old in tellings
        for new in tellings
        if moments[old.claim] < moments[new.claim]
        and (old.negated != new.negated or frozenset((old.claim, new.claim)) in linked)
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Claims that count, for and against; `lead` is the claim that stands first."""

    lead: Claim | None
    for_it: tuple[Claim, ...]
    against: tuple[Claim, ...]


def sides_of(words: Words, relations: Sequence[Filed]) -> Sides:
    """Who is for and who is against what the first claim in count says.

    Where only denials name it, they are all against.
    """
    asserted = [c for c in words.counted if not c.negated]
    if not asserted and any(is_denial(c) for c in words.counted):
        return Sides(lead=None, for_it=(), against=words.counted)
    if not words.counted:
        return Sides(lead=None, for_it=(), against=())
    lead = (asserted or words.counted)[0]
    against = _against(lead, words.counted, relations)
    return Sides(
        lead=lead,
        for_it=tuple(c for c in words.counted if c.claim not in against),
        against=tuple(c for c in words.counted if c.claim in against),
    )


def _against(
    lead: Claim, counted: Sequence[Claim], relations: Sequence[Filed]
) -> set[ClaimId]:
    place = {c.claim: n for n, c in enumerate(counted)}
    adverse = sorted(
        (min(place[a], place[b]), max(place[a], place[b]))
        for a, b in ((r.subject, r.object) for _, r in relations if r.kind in ADVERSE)
        if a in place and b in place
    )
    out = {c.claim for c in counted if c.negated != lead.negated}
    out |= _reached(lead, counted, relations) if adverse else set()
    for first, second in adverse:
        pair = counted[first].claim, counted[second].claim
        # Two that both agree with the lead and not with each other: the later one
        # is against what was said before it.
        if not out & set(pair):
            out.add(pair[1])
    return out


def _reached(
    lead: Claim, counted: Sequence[Claim], relations: Sequence[Filed]
) -> set[ClaimId]:
    """Claims of the lead's own polarity that oppose it, step by step from the lead."""
    near: dict[ClaimId, list[tuple[bool, ClaimId]]] = {}
    known = {c.claim: c for c in counted}
    for _, relation in relations:
        for one, other in (
            (relation.subject, relation.object),
            (relation.object, relation.subject),
        ):
            if one in known and other in known:
                near.setdefault(one, []).append((_opposes(relation, known), other))
    sides, queue = {lead.claim: False}, [lead.claim]
    for claim in queue:
        for opposes, other in sorted(near.get(claim, ())):
            if other not in sides:
                sides[other] = sides[claim] != opposes
                queue.append(other)
    return {c for c, out in sides.items() if out and _alike(known[c], lead)}


def _alike(one: Claim, other: Claim) -> bool:
    return one.negated == other.negated


def _opposes(relation: Relation, known: Mapping[ClaimId, Claim]) -> bool:
    if relation.kind in ADVERSE:
        return True
    return known[relation.subject].negated != known[relation.object].negated
