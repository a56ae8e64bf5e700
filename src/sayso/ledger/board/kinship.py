"""Why two claims are of one origin, or are not: what joins them, what is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.ledger.bodies import is_of_government
from sayso.ledger.cases import is_with, may_be_one, names_of, sides_with
from sayso.ledger.copies import Copies, copies_of
from sayso.ledger.force import InForce
from sayso.ledger.origins import (
    Origins,
    canonical_of,
    has_name,
    origins_of,
    speaker_of,
)
from sayso.ledger.points import cleared_of
from sayso.model.claim import Claim
from sayso.model.ids import SourceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two claims, the first printed first, with all that is known of their origins."""

    one: Claim
    other: Claim
    in_force: InForce
    copies: Copies
    origins: Origins

    @property
    def sources(self) -> tuple[SourceId, SourceId]:
        """Whose word each is."""
        source = self.origins.source
        return source[self.one.claim], source[self.other.claim]


def pair_of(one: Claim, other: Claim, in_force: InForce) -> Pair:
    """The two with their origins, worked out from all claims in force here.

    `in_force`: the claims of their points, and no others.
    """
    in_force = cleared_of(in_force)
    copies = copies_of(in_force.lineages)
    return Pair(
        one=one,
        other=other,
        in_force=in_force,
        copies=copies,
        origins=origins_of(in_force.claims, in_force, copies),
    )


def is_one(pair: Pair) -> bool:
    """Whether the two count as one origin at most."""
    return next(_joins(pair), None) is not None


def reasons_for(pair: Pair) -> tuple[str, ...]:
    """What joins the two; or what was looked for and not found."""
    joined = tuple(dict.fromkeys(_joins(pair)))
    return joined or tuple(_parts(pair))


def _joins(pair: Pair) -> Iterator[str]:
    yield from _copied(pair)
    yield from _one_voice(pair)
    one, other = pair.sources
    if one == other:
        if pair.one.source == pair.other.source:
            yield f"both give the word of {pair.one.source_name}"
        else:
            yield "the words of both come from one origin, step by step"
        return
    yield from _counted_once(pair)


def _copied(pair: Pair) -> Iterator[str]:
    """The copies that both stand in."""
    shared = set(pair.copies.holding(pair.one)) & set(pair.copies.holding(pair.other))
    same = pair.origins.word[pair.one.claim] == pair.origins.word[pair.other.claim]
    own = all(c.attribution is None for c in (pair.one, pair.other))
    for number in sorted(shared):
        line = pair.copies.lineages[number]
        if same or (own and line.kind != "own-update"):
            yield f"one piece of copy: {'; '.join(line.because)}"


def _one_voice(pair: Pair) -> Iterator[str]:
    """Names that are one source, and spokesmen of one body."""
    first, second = pair.one, pair.other
    known = pair.in_force.canonical
    names = canonical_of(first.source, known), canonical_of(second.source, known)
    if first.source != second.source and names[0] == names[1]:
        yield (
            f"the register has {first.source_name} and {second.source_name} as one "
            "source"
        )
    elif names[0] != names[1] and speaker_of(first, pair.in_force) == speaker_of(
        second, pair.in_force
    ):
        yield f"{first.source_name} and {second.source_name} speak for one body"


def _counted_once(pair: Pair) -> Iterator[str]:
    """Why two origins add up to one at most."""
    one, other = pair.sources
    if not has_name(one, pair.in_force) and not has_name(other, pair.in_force):
        yield "neither has a name, so they may be one and count once"
    if is_with(one, other, pair.in_force):
        sides = sides_with(one, pair.in_force)
        yield f"both speak for one side ({sides[0] if sides else 'one side'})"
        return
    claims: Sequence[Claim] = (pair.one, pair.other)
    names = names_of(claims, pair.origins)
    if may_be_one(names[one], names[other]):
        first, second = pair.one.source_name, pair.other.source_name
        yield f"{first} and {second} may be one, and unknown words never add an origin"


def _parts(pair: Pair) -> Iterator[str]:
    first, second = pair.one.source_name, pair.other.source_name
    yield f"the words of {first} and of {second}, who are not known to be one source"
    if pair.one.doc == pair.other.doc:
        yield "they stand in one document, each under its own name"
    elif not set(pair.copies.of_doc(pair.one.doc)) & set(
        pair.copies.of_doc(pair.other.doc)
    ):
        yield "no passage was found that the two documents share"
    else:
        yield "the two documents share passages, but neither of these words"
    if all(is_of_government(name) for name in (first, second)):
        yield "both are bodies of governments, of different countries"
