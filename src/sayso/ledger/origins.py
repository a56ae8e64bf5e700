"""Whose word a claim is: its speaker, with what is one piece of copy counted once.

The rules are those of docs/spec/SPEC-lineage.md: a speaker who is cited is the origin,
however many print it; what an outlet says in its own voice is the word of whoever's
copy the passage is; words that are the same in one piece of copy are one telling.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sayso.ledger.copies import Copies, is_of_two
from sayso.ledger.force import InForce
from sayso.ledger.groups import Groups
from sayso.model.claim import Claim
from sayso.model.ids import ClaimId, DocId, SourceId
from sayso.model.relation import Lineage

SourceMap = Mapping[SourceId, SourceId]
First = tuple[datetime, DocId, int]
Tellings = Mapping[ClaimId, Sequence[str]]  # see `Copies.tellings_of`
Voices = Mapping[SourceId, str | None]  # with what each is called, if not by its claim


def canonical_of(source: SourceId, canonical: SourceMap) -> SourceId:
    """The source that an id stands for."""
    return canonical.get(source, source)


def speaker_of(claim: Claim, in_force: InForce) -> SourceId:
    """Who is cited, or who speaks; a spokesman is the body that he speaks for."""
    source = canonical_of(claim.source, in_force.canonical)
    return in_force.speaks_for.get(source, source)


def has_name(source: SourceId, in_force: InForce) -> bool:
    """Whether somebody in particular is meant, by name or by whom he speaks for."""
    return source in in_force.named or source in in_force.speaks_for


def outlet_of(claim: Claim, canonical: SourceMap) -> SourceId:
    """Who printed the claim: the last relay, or the source itself in its own voice."""
    return canonical_of(claim.via[-1] if claim.via else claim.source, canonical)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Of the claims of one point: whose word each is, and when it was first told.

    `voices`: whom each counts as: the source, or those who speak together as it.
    `word`: the same for claims that are the same words in one piece of copy.
    `first`: when and where the words could first be known, in whichever copy; a
    reprint of an old figure is no newer word.
    """

    source: Mapping[ClaimId, SourceId]
    voices: Mapping[ClaimId, Voices]
    word: Mapping[ClaimId, str]
    first: Mapping[ClaimId, First]


def origins_of(claims: Sequence[Claim], in_force: InForce, copies: Copies) -> Origins:
    """The origins of claims given in order of publication."""
    tellings = {claim.claim: copies.tellings_of(claim) for claim in claims}
    groups = _told_in_one_place(claims, copies, tellings)
    voices = _voices(claims, groups, in_force, copies)
    for claim in claims:
        for origin in voices[claim.claim].origins:
            groups.join(f"c:{claim.claim}", f"s:{origin}")
    heard: dict[str, list[SourceId]] = {}
    for claim in claims:
        root = groups.root(f"c:{claim.claim}")
        heard.setdefault(root, []).extend(voices[claim.claim].heard)
    names = {root: _name(found, in_force) for root, found in heard.items()}
    names |= _spokesmen(claims, groups, names, in_force)
    source = {c.claim: names[groups.root(f"c:{c.claim}")] for c in claims}
    word = _words(tellings)
    together = {
        origin: {
            names.get(groups.root(f"s:{member}"), member): called
            for member, called in in_force.members[origin].items()
        }
        for origin in in_force.members.keys() & set(source.values())
    }
    return Origins(
        source=source,
        voices={
            c: together.get(origin) or {origin: None} for c, origin in source.items()
        },
        word=word,
        first=_told(claims, in_force, word),
    )


def _name(heard: Sequence[SourceId], in_force: InForce) -> SourceId:
    """Of sources that are one, the one first heard; one with a name before others."""
    return next((source for source in heard if source in in_force.named), heard[0])


def _spokesmen(
    claims: Sequence[Claim],
    groups: Groups,
    names: Mapping[str, SourceId],
    in_force: InForce,
) -> dict[str, SourceId]:
    """Where one spokesman alone gives a body's word, the word goes by his name."""
    told: dict[str, set[SourceId]] = {}
    for claim in claims:
        source = canonical_of(claim.source, in_force.canonical)
        told.setdefault(groups.root(f"c:{claim.claim}"), set()).add(source)
    return {
        root: source
        for root, sources in told.items()
        if len(sources) == 1
        for source in sources
        if in_force.speaks_for.get(source) == names[root]
    }


@dataclass(frozen=True, slots=True)
class _Voice:
    """Whose word a claim is: `origins` are one; `heard` are names, the likeliest first.

    Who is cited; else whom the document credits; else who printed it, where that is
    whose copy it is; else whose copy it is.
    """

    origins: tuple[SourceId, ...]
    heard: tuple[SourceId, ...]


def _voices(
    claims: Sequence[Claim], places: Groups, in_force: InForce, copies: Copies
) -> dict[ClaimId, _Voice]:
    """Whose word each claim is; `places` has the claims that are told in one place."""
    found: dict[ClaimId, _Voice] = {}
    together: dict[str, list[Claim]] = {}
    for claim in claims:
        own = speaker_of(claim, in_force)
        found[claim.claim] = _Voice((own,), (own,))
        if claim.attribution is None:
            root = places.root(f"c:{claim.claim}")
            together.setdefault(root, []).append(claim)
    for group in together.values():
        taken = _taken_from(group, in_force, copies)
        begun = speaker_of(group[0], in_force)
        for claim in group:
            own = speaker_of(claim, in_force)
            told = _credits_of(claim, in_force, copies)
            known = () if own in (*told, *taken) else taken
            found[claim.claim] = _Voice(
                (*told, *taken) or (begun,), (*told, *known, own)
            )
    return found


def _credits_of(
    claim: Claim, in_force: InForce, copies: Copies
) -> tuple[SourceId, ...]:
    """Whom the claim's own document credits."""
    held = (copies.lineages[n] for n in copies.holding(claim))
    origins = [line.origin for line in held if not is_of_two(line) and line.origin]
    return tuple(canonical_of(origin, in_force.canonical) for origin in origins)


def _taken_from(
    claims: Sequence[Claim], in_force: InForce, copies: Copies
) -> tuple[SourceId, ...]:
    """Whose copy claims in one place are, as all the copies of them tell.

    Whoever is credited in any of them; else the outlet that printed them first. To
    which of the copies a document was joined is no matter: all of them are asked.
    """
    numbers = sorted({n for claim in claims for n in copies.lineages_of(claim)})
    lines = [copies.lineages[n] for n in numbers]
    docs = {passage.doc for line in lines for passage in line.passages}
    credited = {line.origin for line in lines if line.credited and line.origin}
    credited |= {origin for doc in docs for origin in copies.credits.get(doc, ())}
    known_as = in_force.canonical
    origins = credited or _first_in(lines, in_force)
    return tuple(sorted({canonical_of(origin, known_as) for origin in origins}))


def _first_in(lines: Sequence[Lineage], in_force: InForce) -> set[SourceId]:
    """The outlet that printed some passages first, if anybody knows which it was."""
    never = datetime.max.replace(tzinfo=UTC)
    firsts = [line.passages[0].doc for line in lines]
    first = min(
        firsts, key=lambda doc: (in_force.known_at.get(doc, never), doc), default=None
    )
    origins = (o.origin for o, doc in zip(lines, firsts, strict=True) if doc == first)
    return {origin for origin in origins if origin is not None}


def _told_in_one_place(
    claims: Sequence[Claim], copies: Copies, tellings: Tellings
) -> Groups:
    """Claims that are one telling; an outlet's own also if they stand in one place."""
    groups = Groups()
    for claim in claims:
        node = f"c:{claim.claim}"
        for telling in tellings[claim.claim]:
            groups.join(node, f"t:{telling}")
        for place in copies.places_of(claim) if claim.attribution is None else ():
            groups.join(node, f"l:{place}")
    return groups


def _words(tellings: Tellings) -> dict[ClaimId, str]:
    groups = Groups()
    for claim, keys in tellings.items():
        for telling in keys:
            groups.join(f"c:{claim}", f"t:{telling}")
    return {claim: groups.root(f"c:{claim}") for claim in tellings}


def _told(
    claims: Sequence[Claim], in_force: InForce, word: Mapping[ClaimId, str]
) -> dict[ClaimId, First]:
    first: dict[str, First] = {}
    for claim in claims:
        said = word[claim.claim]
        at = in_force.known_at[claim.doc], claim.doc, claim.span.start
        first[said] = min(at, first.get(said, at))
    return {claim.claim: first[word[claim.claim]] for claim in claims}
