"""Whose word a claim is: its speaker, with what is one piece of copy counted once.

The rules are those of docs/spec/SPEC-lineage.md: a speaker who is cited is the origin,
however many print it; what an outlet says in its own voice is the word of whoever's
copy the passage is; words that are the same in one piece of copy are one telling.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sayso.ledger.force import InForce
from sayso.ledger.groups import Groups
from sayso.model.claim import Claim
from sayso.model.ids import ClaimId, DocId, SourceId
from sayso.model.relation import Lineage
from sayso.model.span import Span
from sayso.text.names import fold

SourceMap = Mapping[SourceId, SourceId]
First = tuple[datetime, DocId, int]


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
class Copies:
    """The lineages in force, found by the document that a passage lies in."""

    lineages: tuple[Lineage, ...]
    by_doc: Mapping[DocId, Sequence[tuple[int, Span]]]

    def holding(self, claim: Claim) -> tuple[int, ...]:
        """Numbers of the lineages that have the claim's words in a passage."""
        places = self.by_doc.get(claim.doc, ())
        return tuple(dict.fromkeys(n for n, at in places if at.contains(claim.span)))

    def of_doc(self, doc: DocId) -> tuple[int, ...]:
        """Numbers of the lineages that join the document to another one."""
        numbers = dict.fromkeys(n for n, _ in self.by_doc.get(doc, ()))
        return tuple(n for n in numbers if _documents(self.lineages[n]) > 1)

    def tellings_of(self, claim: Claim) -> tuple[str, ...]:
        """Keys that claims share when they are the same words in one piece of copy."""
        event = claim.event
        what = f"{event.type}/{event.mode or ''}" if event is not None else ""
        cited = claim.attribution is not None
        stance = f"{cited}:{claim.negated}:{what}:{fold(claim.words)}"
        return tuple(f"{n}:{stance}" for n in self.holding(claim))


def copies_of(lineages: Iterable[Lineage]) -> Copies:
    """An index of lineages by the documents of their passages."""
    kept = tuple(sorted(set(lineages), key=_order))
    by_doc: dict[DocId, list[tuple[int, Span]]] = {}
    for number, lineage in enumerate(kept):
        for passage in lineage.passages:
            by_doc.setdefault(passage.doc, []).append((number, passage.span))
    return Copies(lineages=kept, by_doc=by_doc)


def _order(lineage: Lineage) -> tuple[str, str, tuple[tuple[str, Span], ...], str]:
    where = tuple((passage.doc, passage.span) for passage in lineage.passages)
    return lineage.kind, lineage.origin or "", where, " ".join(lineage.because)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Of the claims of one point: whose word each is, and when it was first told.

    `word`: the same for claims that are the same words in one piece of copy.
    `first`: when and where the words could first be known, in whichever copy; a
    reprint of an old figure is no newer word.
    """

    source: Mapping[ClaimId, SourceId]
    word: Mapping[ClaimId, str]
    first: Mapping[ClaimId, First]


def origins_of(claims: Sequence[Claim], in_force: InForce, copies: Copies) -> Origins:
    """The origins of claims given in order of publication."""
    groups = _joined(claims, in_force, copies)
    heard: dict[str, list[SourceId]] = {}
    for claim in claims:
        root = groups.root(f"c:{claim.claim}")
        heard.setdefault(root, []).extend(_whose(claim, in_force, copies))
    names = {root: _name(found, in_force) for root, found in heard.items()}
    names |= _spokesmen(claims, groups, names, in_force)
    source = {c.claim: names[groups.root(f"c:{c.claim}")] for c in claims}
    word = _words(claims, copies)
    return Origins(source=source, word=word, first=_told(claims, in_force, word))


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


def _whose(claim: Claim, in_force: InForce, copies: Copies) -> Iterator[SourceId]:
    """Whose word a claim may be, the likeliest first.

    Who is cited; else whom the document credits; else who printed it, where that is
    whose copy it is; else whose copy it is.
    """
    own = speaker_of(claim, in_force)
    if claim.attribution is None:
        copied = [copies.lineages[n] for n in copies.holding(claim)]
        known = [
            (_documents(line) > 1, canonical_of(line.origin, in_force.canonical))
            for line in copied
            if _is_copy(line) and line.origin is not None
        ]
        yield from (origin for shared, origin in known if not shared)
        if own not in (origin for _, origin in known):
            yield from (origin for _, origin in known)
    yield own


def _documents(lineage: Lineage) -> int:
    """In how many documents it lies; a credit alone is of one."""
    return len({passage.doc for passage in lineage.passages})


def _joined(claims: Sequence[Claim], in_force: InForce, copies: Copies) -> Groups:
    groups, begun = Groups(), set[str]()
    for claim in claims:
        node = f"c:{claim.claim}"
        copied = [n for n in copies.holding(claim) if _is_copy(copies.lineages[n])]
        if claim.attribution is not None or not copied:
            groups.join(node, f"s:{speaker_of(claim, in_force)}")
            copied = []
        for telling in copies.tellings_of(claim):
            groups.join(node, f"t:{telling}")
        for number in copied:
            _join_copy(groups, claim, number, (in_force, copies), begun)
    return groups


def _is_copy(lineage: Lineage) -> bool:
    """Whether the outlets differ: an outlet's own newer version stays its own word."""
    return lineage.kind != "own-update"


def _join_copy(
    groups: Groups,
    claim: Claim,
    number: int,
    known: tuple[InForce, Copies],
    begun: set[str],
) -> None:
    """What an outlet says in its own voice inside a copy is the copy's origin's word.

    Where nobody knows whose copy it is, it is the word of who printed it first.
    """
    in_force, copies = known
    node = f"l:{number}"
    groups.join(f"c:{claim.claim}", node)
    origin = copies.lineages[number].origin or (None if node in begun else claim.source)
    begun.add(node)
    if origin is not None:
        groups.join(node, f"s:{canonical_of(origin, in_force.canonical)}")


def _words(claims: Sequence[Claim], copies: Copies) -> dict[ClaimId, str]:
    groups = Groups()
    for claim in claims:
        for telling in copies.tellings_of(claim):
            groups.join(f"c:{claim.claim}", f"t:{telling}")
    return {claim.claim: groups.root(f"c:{claim.claim}") for claim in claims}


def _told(
    claims: Sequence[Claim], in_force: InForce, word: Mapping[ClaimId, str]
) -> dict[ClaimId, First]:
    first: dict[str, First] = {}
    for claim in claims:
        said = word[claim.claim]
        at = in_force.known_at[claim.doc], claim.doc, claim.span.start
        first[said] = min(at, first.get(said, at))
    return {claim.claim: first[word[claim.claim]] for claim in claims}
