"""How one point stands: the first rule of the table that fits.

The table is docs/spec/SPEC-standing.md; a rule here is a row there. Nothing is a truth
score: only a person confirms or refutes, the rest counts whose word stands against
whose.
"""

from collections.abc import Callable, Sequence

from sayso.ledger.cases import Weighed
from sayso.ledger.copies import Copies
from sayso.ledger.force import InForce
from sayso.ledger.groups import Groups
from sayso.ledger.origins import Origins, outlet_of
from sayso.ledger.reasons import reasons_of
from sayso.ledger.words import is_stating
from sayso.model.claim import Claim
from sayso.model.ids import EntryId, SourceId
from sayso.model.relation import RelationKind
from sayso.model.ruling import Verdict
from sayso.model.span import Span
from sayso.model.standing import Standing, StandingName

_RULED = {
    Verdict.CONFIRMED: StandingName.CONFIRMED,
    Verdict.REFUTED: StandingName.REFUTED,
}


def _is_ruled(name: StandingName) -> Callable[[Weighed], bool]:
    def fits(weighed: Weighed) -> bool:
        rulings = weighed.case.rulings
        return bool(rulings) and _RULED[rulings[-1][1].verdict] is name

    return fits


def _is_listed(weighed: Weighed) -> bool:
    return not any(is_stating(c) for c in weighed.case.claims)


def _is_retracted(weighed: Weighed) -> bool:
    asserted = [c for c in weighed.words.stating if not c.negated]
    standing = {c.claim for c in weighed.words.counted}
    if not asserted:
        return not standing
    return not any(c.claim in standing for c in asserted)


def _is_contested(weighed: Weighed) -> bool:
    ones, others = weighed.voices(for_it=True), weighed.voices(for_it=False)
    return bool(ones and others) and len(ones | others) > 1


def _is_denied(weighed: Weighed) -> bool:
    return not weighed.sides.for_it and bool(weighed.sides.against)


def _is_conceded(weighed: Weighed) -> bool:
    conceders = _conceders(weighed)
    return bool(conceders) and not weighed.voices(for_it=True) <= conceders


def _conceders(weighed: Weighed) -> set[SourceId]:
    """Origins that now assert what they denied, or what goes against themselves.

    So does one who asserts what another of the side denied that a person put both on.
    """
    voices = weighed.origins.voices
    counted = {c.claim for c in weighed.sides.for_it}
    admitting = {
        voice
        for _, r in weighed.case.relations
        if r.kind is RelationKind.CONCEDES and r.subject in counted
        for voice in voices[r.subject]
    }
    denied = {v for c in weighed.words.stating if c.negated for v in voices[c.claim]}
    yes = [c for c in weighed.sides.for_it if not c.negated]
    asserting = {v for c in yes for v in weighed.words.voices(c, weighed.origins)}
    ruled = weighed.ruled_sides
    adverse = {ruled[origin] for origin in denied if origin in ruled}
    sided = {origin for origin in asserting if ruled.get(origin) in adverse}
    return admitting | (denied & asserting) | sided


def _is_corroborated(weighed: Weighed) -> bool:
    return len(weighed.origins_for) > 1


def _is_superseded(weighed: Weighed) -> bool:
    told = weighed.sides.for_it
    return bool(told) and all(c.claim in weighed.case.updated for c in told)


# The order is the order of the table: the first that fits is the standing.
RULES: tuple[tuple[StandingName, Callable[[Weighed], bool]], ...] = (
    (StandingName.REFUTED, _is_ruled(StandingName.REFUTED)),
    (StandingName.CONFIRMED, _is_ruled(StandingName.CONFIRMED)),
    (StandingName.LISTED, _is_listed),
    (StandingName.RETRACTED, _is_retracted),
    (StandingName.CONTESTED, _is_contested),
    (StandingName.DENIED, _is_denied),
    (StandingName.CONCEDED, _is_conceded),
    (StandingName.CORROBORATED, _is_corroborated),
    (StandingName.SUPERSEDED, _is_superseded),
)


def standing_of(
    weighed: Weighed, in_force: InForce, copies: Copies, *, explained: bool = True
) -> Standing:
    """How the point of a weighed case stands, with what makes it so if `explained`."""
    case = weighed.case
    name = next((n for n, fits in RULES if fits(weighed)), StandingName.REPORTED)
    known = [in_force.known_at[c.doc] for c in case.claims]
    return Standing(
        name=name,
        origins_for=weighed.origins_for,
        origins_against=weighed.origins_against,
        outlets_for=_outlets(weighed.sides.for_it, in_force),
        outlets_against=_outlets(weighed.sides.against, in_force),
        caveats=_caveats(case.claims, weighed.origins, copies),
        first_said=min(known),
        last_said=max(known),
        because=_because(weighed, in_force) if explained else (),
        reasons=reasons_of(weighed, in_force) if explained else (),
        at_most=max(len(weighed.origins_for), len(weighed.origins_against)) > 1,
    )


def _outlets(claims: Sequence[Claim], in_force: InForce) -> tuple[SourceId, ...]:
    return tuple(dict.fromkeys(outlet_of(c, in_force.canonical) for c in claims))


def _caveats(claims: Sequence[Claim], origins: Origins, copies: Copies) -> int:
    """How many reservations of outlets hang on the claims, each counted once.

    One that was copied with its report is one still: it hangs on the same words, or is
    as long in another document of the same copy.
    """
    groups = Groups()
    found: list[str] = []
    for claim in claims:
        for number, span in enumerate(_reserved(claim)):
            node = f"{claim.doc}@{span.start}"
            found.append(node)
            groups.join(node, f"w:{origins.word[claim.claim]}:{number}")
            length = span.end - span.start
            for line in copies.of_doc(claim.doc):
                groups.join(node, f"l:{line}:{length}")
    return len({groups.root(node) for node in found})


def _reserved(claim: Claim) -> tuple[Span, ...]:
    """Where an outlet says that it cannot vouch for the claim."""
    hedge = claim.attribution.hedge if claim.attribution is not None else None
    if hedge is None or hedge.degree != "unverified" or hedge.span in claim.caveats:
        return claim.caveats
    return (*claim.caveats, hedge.span)


def _because(weighed: Weighed, in_force: InForce) -> tuple[EntryId, ...]:
    """Entries of the words that count, of the relations, and of people's rulings."""
    case = weighed.case
    counted = {c.claim for c in weighed.words.counted}
    listed = [c for c in case.claims if c.claim in counted] or case.claims
    filed = in_force.entry_of
    entries = [filed[c.claim] for c in listed if c.claim in filed]
    entries += sorted(entry for entry, _ in case.relations)
    entries += [entry for entry, _ in case.rulings]
    return tuple(dict.fromkeys(entries))
