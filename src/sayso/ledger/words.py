"""Which words of a point count: the last word of each origin.

The rules are those of docs/spec/SPEC-standing.md. Nothing here looks at a text or a
clock: only at claims, relations and when each could be known.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from sayso.ledger.force import InForce
from sayso.ledger.origins import Origins, Voices, has_name, outlet_of
from sayso.model.attribution import Force
from sayso.model.claim import Claim
from sayso.model.ids import ClaimId, DocId, EntryId, SourceId
from sayso.model.relation import Relation, RelationKind

Filed = tuple[EntryId, Relation]
Moment = tuple[int, datetime, DocId, int]

TAKES_BACK = frozenset({RelationKind.CORRECTS, RelationKind.RETRACTS})
ADVERSE = frozenset({RelationKind.DENIES, RelationKind.CONTRADICTS})
# Between two words of one origin these say that only one can be its last word.
_REPLACING = TAKES_BACK | ADVERSE | {RelationKind.UPDATES, RelationKind.CONCEDES}
# Of two tellings of one word these may differ by who printed it.
_COMPARING = frozenset(
    {RelationKind.SUPPORTS, RelationKind.CONTRADICTS, RelationKind.UPDATES}
)
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
    said, in whichever document it stands; so was a denial in a document by which the
    same source says that it is so: "acknowledged it, two days after it denied".
    """
    moments = {c.claim: _moment(c, origins) for c in claims}
    yes = {
        (c.doc, origins.source[c.claim]): moments[c.claim]
        for c in claims
        if not c.negated and is_stating(c) and moments[c.claim][0]
    }
    for claim in filter(is_denial, claims):
        other = yes.get((claim.doc, origins.source[claim.claim]))
        rank, known, doc, start = moments[claim.claim]
        if other is not None and known <= other[1]:
            moments[claim.claim] = min(rank, 0), known, doc, start
    return moments


def _moment(claim: Claim, origins: Origins) -> Moment:
    (known, doc, start), said = origins.first[claim.claim], claim.said_at
    if said is not None and said.value == "PAST_REF" and said.end is None:
        return 0, known, doc, start
    if said is not None and said.end is not None:
        known = min(known, said.end)
    return 1, known, doc, start


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The claims of one point, and which of them count.

    `stating`: those that say how things are, less notices that only take others back.
    `counted`: those of them that are their origin's last word and were not taken back.
    `left`: of words of several together, who has given another word since.
    """

    stating: tuple[Claim, ...]
    counted: tuple[Claim, ...]
    left: Mapping[ClaimId, frozenset[SourceId]]

    def voices(self, claim: Claim, origins: Origins) -> Voices:
        """Whose word a claim that counts is still."""
        left = self.left.get(claim.claim, frozenset())
        voices = origins.voices[claim.claim]
        return {v: called for v, called in voices.items() if v not in left}


def words_of(
    claims: Sequence[Claim],
    relations: Sequence[Filed],
    in_force: InForce,
    origins: Origins,
) -> Words:
    """What counts among the claims of one point, given in order of publication."""
    notices = notices_of(relations)
    stating = tuple(c for c in claims if is_stating(c) and c.claim not in notices)
    moments = moments_of(claims, origins)
    out = _taken_back(claims, relations, (moments, origins), in_force)
    left = _replaced(stating, relations, (moments, origins), in_force)
    out |= {c for c, gone in left.items() if gone >= origins.voices[c].keys()}
    out |= _given_up(stating, (moments, origins), in_force)
    return Words(
        stating=stating,
        counted=tuple(c for c in stating if c.claim not in out),
        left={c: frozenset(gone) for c, gone in left.items() if c not in out},
    )


def first_told(
    relations: Sequence[Filed], claims: Sequence[Claim], origins: Origins
) -> tuple[Filed, ...]:
    """The relations, each two words compared once: as those first printed bear.

    A paper that reprints an outlet's old word contradicts the newer one, as far as
    the linker knows; the outlet itself has only given a newer word.
    """
    order = {c.claim: n for n, c in enumerate(claims)}
    first: dict[frozenset[str], Filed] = {}
    rest = []
    for filed in relations:
        if filed[1].kind not in _COMPARING:
            rest.append(filed)
            continue
        held = first.setdefault(_words_of(filed[1], origins), filed)
        if _printed(filed[1], order) < _printed(held[1], order):
            first[_words_of(filed[1], origins)] = filed
    return (*rest, *first.values())


def _words_of(relation: Relation, origins: Origins) -> frozenset[str]:
    return frozenset((origins.word[relation.subject], origins.word[relation.object]))


def _printed(relation: Relation, order: Mapping[ClaimId, int]) -> tuple[int, int]:
    """When the later of the two was printed, and the earlier, by their numbers."""
    one, other = order[relation.subject], order[relation.object]
    return max(one, other), min(one, other)


def notices_of(relations: Sequence[Filed]) -> set[ClaimId]:
    """Claims that do no more than take a report back."""
    back = {r.subject for _, r in relations if r.kind is RelationKind.RETRACTS}
    return back - {r.subject for _, r in relations if r.kind is RelationKind.DENIES}


def _taken_back(
    claims: Sequence[Claim],
    relations: Sequence[Filed],
    when: tuple[Mapping[ClaimId, Moment], Origins],
    in_force: InForce,
) -> set[ClaimId]:
    """Claims that a correction, a retraction or a concession puts out of count.

    Who takes back one telling of its word takes back all that it told until then.
    """
    moments, origins = when
    by_id = {c.claim: c for c in claims}
    out: set[ClaimId] = set()
    for _, relation in relations:
        told, until = by_id[relation.object], moments[relation.subject]
        if relation.kind in TAKES_BACK:
            out |= _taken(relation, told, claims, (moments, origins))
        if relation.kind is RelationKind.RETRACTS and _one_origin(relation, origins):
            out |= _printed_elsewhere(told, claims, in_force, origins)
        if _takes_all(relation, told, moments, origins):
            out |= {
                c.claim
                for c in claims
                if c.negated == told.negated
                and c.claim != relation.subject
                and origins.source[c.claim] == origins.source[told.claim]
                and moments[c.claim] <= until
            }
    return out


def _taken(
    relation: Relation,
    told: Claim,
    claims: Sequence[Claim],
    when: tuple[Mapping[ClaimId, Moment], Origins],
) -> set[ClaimId]:
    """The claim, with every copy of it where its own origin takes it back."""
    moments, origins = when
    if not _one_origin(relation, origins):
        return {told.claim}
    if moments[relation.subject] <= moments[relation.object]:
        return set()
    word = origins.word[told.claim]
    return {c.claim for c in claims if origins.word[c.claim] == word}


def _printed_elsewhere(
    told: Claim, claims: Sequence[Claim], in_force: InForce, origins: Origins
) -> set[ClaimId]:
    """What others print of an outlet's report that the outlet took back.

    A copy pasted after the retraction revives nothing: the origin's word is gone,
    wherever it is printed. Only the outlet itself may say it anew.
    """
    outlet = origins.source[told.claim]
    if outlet_of(told, in_force.canonical) != outlet:
        return set()
    return {
        c.claim
        for c in claims
        if c.negated == told.negated
        and origins.source[c.claim] == outlet
        and outlet_of(c, in_force.canonical) != outlet
    }


def _takes_all(
    relation: Relation,
    told: Claim,
    moments: Mapping[ClaimId, Moment],
    origins: Origins,
) -> bool:
    """Whether an origin gives up its word; a reprint of an older one is no newer."""
    if moments[relation.subject] <= moments[relation.object]:
        return False
    if relation.kind is RelationKind.CONCEDES:
        return told.negated
    return relation.kind is RelationKind.RETRACTS and _one_origin(relation, origins)


def _one_origin(relation: Relation, origins: Origins) -> bool:
    return origins.source[relation.subject] == origins.source[relation.object]


def _replaced(
    claims: Sequence[Claim],
    relations: Sequence[Filed],
    when: tuple[Mapping[ClaimId, Moment], Origins],
    in_force: InForce,
) -> dict[ClaimId, set[SourceId]]:
    """Claims after which a named origin gave another word on the same thing: who did.

    Of several who spoke together one may say otherwise, and the others stand by it.
    """
    moments, origins = when
    linked = {
        frozenset((origins.word[r.subject], origins.word[r.object]))
        for _, r in relations
        if r.kind in _REPLACING and _share_a_voice(r, origins)
    }
    said: dict[SourceId, list[Claim]] = {}
    for claim in claims:
        for voice in origins.voices[claim.claim]:
            said.setdefault(voice, []).append(claim)
    found: dict[ClaimId, set[SourceId]] = {}
    for origin, tellings in said.items():
        for old, new in (
            product(tellings, repeat=2) if has_name(origin, in_force) else ()
        ):
            if moments[old.claim] < moments[new.claim] and (
                old.negated != new.negated or _pair(old, new, origins) in linked
            ):
                found.setdefault(old.claim, set()).add(origin)
    return found


def _share_a_voice(relation: Relation, origins: Origins) -> bool:
    voices = origins.voices
    return not voices[relation.subject].keys().isdisjoint(voices[relation.object])


def _given_up(
    claims: Sequence[Claim],
    when: tuple[Mapping[ClaimId, Moment], Origins],
    in_force: InForce,
) -> set[ClaimId]:
    """Denials after which the same side, as a person ruled, said that it is so."""
    moments, origins = when
    sides = {
        c.claim: side
        for c in claims
        if (side := ruled_side(origins.source[c.claim], in_force)) is not None
    }
    yes = [c for c in claims if not c.negated and c.claim in sides]
    return {
        old.claim
        for old in claims
        if old.negated and old.claim in sides
        for new in yes
        if sides[new.claim] == sides[old.claim]
        and moments[old.claim] < moments[new.claim]
    }


def ruled_side(origin: SourceId, in_force: InForce) -> str | None:
    """The side that a person put an origin on, or the body that it speaks for."""
    body = in_force.speaks_for.get(origin, origin)
    return in_force.sides.get(origin) or in_force.sides.get(body)


def _pair(one: Claim, other: Claim, origins: Origins) -> frozenset[str]:
    return frozenset((origins.word[one.claim], origins.word[other.claim]))
