"""One point with all that bears on it, weighed: origins, words that count, sides.

"Unknown never adds independence": sources without a name count once together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.ledger.bodies import side_words
from sayso.ledger.copies import Copies
from sayso.ledger.force import InForce
from sayso.ledger.origins import Origins, has_name, origins_of
from sayso.ledger.sides import Sides, sides_of
from sayso.ledger.words import Filed, Words, first_told, ruled_side, words_of
from sayso.model.claim import Claim
from sayso.model.ids import ClaimId, EntryId, SourceId
from sayso.model.ruling import Ruling
from sayso.text.names import name_key

FiledRuling = tuple[EntryId, Ruling]
GOVERNMENT = "government of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that bears on one point at a moment.

    `claims` in order of publication. `relations` have both sides in the point.
    `updated`: claims of the point whose figure its origin renewed outside the point.
    `rulings`: confirmed and refuted ones on its claims, oldest first.
    """

    claims: tuple[Claim, ...]
    relations: tuple[Filed, ...]
    rulings: tuple[FiledRuling, ...]
    updated: frozenset[ClaimId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A case with its origins, its words that count, and their sides.

    `ruled_sides`: the party that a person put an origin with.
    """

    case: Case
    origins: Origins
    words: Words
    sides: Sides
    origins_for: tuple[SourceId, ...]
    origins_against: tuple[SourceId, ...]
    ruled_sides: Mapping[SourceId, str]

    def voices(self, *, for_it: bool) -> set[SourceId]:
        """Whose word it is still on one side, counted or not."""
        claims = self.sides.for_it if for_it else self.sides.against
        return set(voices_in(claims, self.words, self.origins))


def weigh(case: Case, in_force: InForce, copies: Copies) -> Weighed:
    """The case with everything that the rules ask for."""
    origins = origins_of(case.claims, in_force, copies)
    relations = first_told(case.relations, case.claims, origins)
    words = words_of(case.claims, relations, in_force, origins)
    sides = sides_of(words, relations, origins)
    return Weighed(
        case=case,
        origins=origins,
        words=words,
        sides=sides,
        origins_for=_counted(voices_in(sides.for_it, words, origins), in_force),
        origins_against=_counted(voices_in(sides.against, words, origins), in_force),
        ruled_sides={
            source: side
            for source in {v for voices in origins.voices.values() for v in voices}
            if (side := ruled_side(source, in_force)) is not None
        },
    )


def voices_in(
    claims: Sequence[Claim], words: Words, origins: Origins
) -> dict[SourceId, str]:
    """Whose word the claims are still, in order of first word, by what each is called.

    Who speaks together with others counts as if it had spoken alone.
    """
    found: dict[SourceId, str] = {}
    for claim in claims:
        for voice, called in words.voices(claim, origins).items():
            if voice not in found or claim.source == voice:
                found[voice] = called or claim.source_name
    return found


def _counted(voices: Mapping[SourceId, str], in_force: InForce) -> tuple[SourceId, ...]:
    """Origins in order of their first word; who may be one of them adds nothing.

    Those without a name count once; so do "Brandt" beside "Sela Brandt" and
    "spokesman for the Northern Front" beside "Northern Front"; so does a side of
    which a person said who speaks for it, and so do the bodies of one government.
    """
    kept: dict[SourceId, frozenset[str]] = {}
    for source, called in voices.items():
        name = words_of_name(called)
        nameless = not has_name(source, in_force)
        if nameless and not all(has_name(k, in_force) for k in kept):
            continue
        if any(is_with(source, other, in_force) for other in kept):
            continue
        if not any(may_be_one(name, other) for other in kept.values()):
            kept[source] = name
    return tuple(kept)


def may_be_one(name: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names may be of one source.

    "Rebels" beside a body whose name puts it with the rebels may be that body.
    """
    if name <= other or other <= name:
        return True
    return any(
        is_common(one, side) and known & side_words(side)
        for side in ("government", "rebels")
        for one, known in ((name, other), (other, name))
    )


def is_common(name: frozenset[str], side: str) -> bool:
    """Whether a name is nothing but common nouns of a side."""
    return bool(name) and name <= side_words(side)


def is_with(source: SourceId, other: SourceId, in_force: InForce) -> bool:
    """Whether both are of one side, as a person said, or of one government.

    "The Health Ministry", of which nobody knows the country, may be of any.
    """
    ones, others = sides_with(source, in_force), sides_with(other, in_force)
    return any(may_be_one_side(one, another) for one in ones for another in others)


def may_be_one_side(one: str, other: str) -> bool:
    """Whether two sides are one, or may be: a government of an unknown country."""
    governments = one.startswith(GOVERNMENT) and other.startswith(GOVERNMENT)
    return one == other or (governments and GOVERNMENT in (one, other))


def sides_with(source: SourceId, in_force: InForce) -> tuple[str, ...]:
    """The sides that a source, or the body that it speaks for, is on."""
    names = {source, in_force.speaks_for.get(source, source)}
    sides = [in_force.sides[one] for one in sorted(names & in_force.sides.keys())]
    bodies = sorted(names & in_force.governments.keys())
    said = (f"{GOVERNMENT} {in_force.governments[one]}".strip() for one in bodies)
    return (*sides, *said)


def names_of(
    claims: Sequence[Claim], origins: Origins
) -> dict[SourceId, frozenset[str]]:
    """The words of each origin's name, in order of first word."""
    names: dict[SourceId, frozenset[str]] = {}
    for claim in claims:
        source = origins.source[claim.claim]
        if source not in names or claim.source == source:
            names[source] = words_of_name(claim.source_name)
    return names


def words_of_name(name: str) -> frozenset[str]:
    """The words of a name, as the register folds them."""
    return frozenset(name_key(name).split())
