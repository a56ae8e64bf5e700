"""Why a point stands as it does, in words that a person can check.

Sources are called what their claims call them; the same facts give the same words.
"""

from collections.abc import Iterable, Iterator, Sequence

from sayso.ledger.cases import GOVERNMENT, Weighed, is_with, sides_with, voices_in
from sayso.ledger.force import InForce
from sayso.ledger.origins import has_name
from sayso.ledger.words import is_denial, is_stating
from sayso.model.claim import Claim
from sayso.model.ids import ClaimId, SourceId
from sayso.model.relation import RelationKind
from sayso.model.ruling import Verdict
from sayso.text.names import fold


def reasons_of(weighed: Weighed, in_force: InForce) -> tuple[str, ...]:
    """The reasons for the standing of a point, the weightiest first."""
    return tuple(dict.fromkeys(_reasons(weighed, in_force)))


def _reasons(weighed: Weighed, in_force: InForce) -> Iterator[str]:
    yield from _ruled(weighed)
    yield from _listed(weighed)
    yield from _said(weighed, "asserted by", weighed.sides.for_it)
    denied = [c for c in weighed.sides.against if is_denial(c)]
    yield from _said(weighed, "denied by", denied)
    other = [c for c in weighed.sides.against if not is_denial(c)]
    yield from _said(weighed, "contradicted by", other)
    yield from _gone(weighed)
    yield from _folded(weighed, in_force)
    yield from _edited(weighed.case.claims, in_force)


def _ruled(weighed: Weighed) -> Iterator[str]:
    people: dict[str, Verdict] = {}
    for _, ruling in weighed.case.rulings:
        people[ruling.person] = ruling.verdict
    if len(set(people.values())) > 1:
        said = ", ".join(f"{who} says {what.value}" for who, what in people.items())
        yield f"people disagree ({said}); the last ruling stands"
    for _, ruling in weighed.case.rulings:
        note = f": {ruling.note}" if ruling.note else ""
        yield f"{ruling.verdict.value} by {ruling.person}{note}"


def _listed(weighed: Weighed) -> Iterator[str]:
    if any(is_stating(c) for c in weighed.case.claims):
        return
    forces = {c.attribution.force.value for c in weighed.case.claims if c.attribution}
    yield f"no standing: somebody {' and '.join(sorted(forces))}, nothing is stated"


def _said(weighed: Weighed, how: str, claims: Sequence[Claim]) -> Iterator[str]:
    tellings: dict[SourceId, list[Claim]] = {}
    for claim in claims:
        tellings.setdefault(weighed.origins.source[claim.claim], []).append(claim)
    for origin, told in tellings.items():
        times = f", told {len(told)} times" if len(told) > 1 else ""
        yield f"{how} {_name(origin, told)}{times}"


def _name(origin: SourceId, told: Sequence[Claim]) -> str:
    """What the origin is called, by its own claims before those of its copies."""
    own = [c.source_name for c in told if c.source == origin]
    return own[0] if own else told[0].source_name


def _gone(weighed: Weighed) -> Iterator[str]:
    """Words that do not count any more, and what took them out."""
    counted = {c.claim for c in weighed.words.counted}
    gone = {c.claim: c for c in weighed.words.stating if c.claim not in counted}
    back: dict[ClaimId, RelationKind] = {}
    for kind in _TOOK:
        for _, r in weighed.case.relations:
            if r.kind is kind and r.object in gone:
                back.setdefault(r.object, kind)
    for claim in gone.values():
        took = back.get(claim.claim)
        how = "replaced by a later word" if took is None else _TOOK[took]
        yield f"no longer counted: {claim.source_name}, {how}"


# The weightiest first: what was corrected and then updated was corrected.
_TOOK: dict[RelationKind, str] = {
    RelationKind.RETRACTS: "retracted",
    RelationKind.CORRECTS: "corrected",
    RelationKind.CONCEDES: "conceded later",
    RelationKind.UPDATES: "updated",
}


def _folded(weighed: Weighed, in_force: InForce) -> Iterator[str]:
    """Who is not counted as another origin, and why."""
    yield from _together(weighed)
    for claims, counted in (
        (weighed.sides.for_it, weighed.origins_for),
        (weighed.sides.against, weighed.origins_against),
    ):
        names = voices_in(claims, weighed.words, weighed.origins)
        nameless = [o for o in names if not has_name(o, in_force)]
        if len(nameless) > 1:
            yield f"{len(nameless)} sources without a name count as one at most"
        for origin in names:
            if origin not in counted and origin not in nameless[1:]:
                own = any(is_with(origin, other, in_force) for other in counted)
                side = sides_with(origin, in_force)[0] if own else GOVERNMENT
                known = side != GOVERNMENT
                why = f"speaks for one side ({side})" if known else "may be one"
                yield f"{why} that is counted already: {names[origin]}"
        outlets = _names(c for c in claims if _is_copied(c, weighed, in_force))
        if outlets:
            yield f"copies, counted with their origin: {', '.join(outlets)}"


def _together(weighed: Weighed) -> Iterator[str]:
    """Words of several, and who of them has said otherwise since."""
    for claim in weighed.words.counted:
        voices = weighed.origins.voices[claim.claim]
        if len(voices) > 1:
            stand = weighed.words.voices(claim, weighed.origins)
            names = ", ".join(called or claim.source_name for called in stand.values())
            alone = "" if len(stand) > 1 else ", the only one who still says so"
            yield f"{claim.source_name} speak together: counted as {names}{alone}"


def _is_copied(claim: Claim, weighed: Weighed, in_force: InForce) -> bool:
    own = in_force.canonical.get(claim.source, claim.source)
    told = claim.attribution is not None
    return not told and own != weighed.origins.source[claim.claim]


def _names(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(sorted({c.source_name for c in claims}))


def _edited(claims: Sequence[Claim], in_force: InForce) -> Iterator[str]:
    """A page may drop words without a notice: said aloud, but the word still counts."""
    replaced = in_force.superseded
    live = {(c.source_name, fold(c.words)) for c in claims if c.doc not in replaced}
    dropped = [
        c
        for c in claims
        if c.doc in in_force.superseded and (c.source_name, fold(c.words)) not in live
    ]
    if dropped:
        names = ", ".join(_names(dropped))
        yield f"stands only in a version that was since replaced: {names}"
