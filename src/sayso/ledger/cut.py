"""What is in force, put together from lines: all of it, or what is about some claims.

`Lines` is what a store gave for the last moment of publication; `cut_at` says what of
it had been printed by another, so that a store need be asked once for many moments.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from sayso.ledger.bodies import governments_of, members_of, speaks_for_of
from sayso.ledger.force import InForce
from sayso.ledger.identity import NAMELESS, Register
from sayso.ledger.lines import moment_of
from sayso.ledger.reads import Printed
from sayso.model.claim import Claim
from sayso.model.ids import ClaimId, DocId, EntryId, SourceId
from sayso.model.relation import Lineage, Relation
from sayso.model.ruling import Ruling, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Entries in force at a transaction, whenever they were printed.

    `printed`: the documents of the claims, of the lineages, and all versions of their
    addresses. `known_us`: when each claim that a ruling speaks of could be known.
    `names`: the register's part of it, see `names_in`.
    """

    claims: tuple[tuple[EntryId, Claim], ...]
    relations: tuple[tuple[EntryId, Relation], ...]
    lineages: tuple[Lineage, ...]
    rulings: tuple[tuple[EntryId, Ruling], ...]
    printed: tuple[Printed, ...]
    known_us: Mapping[ClaimId, int]
    names: InForce

    def cut_at(self, known_us: int) -> InForce:
        """What of it had been printed by then."""
        printed = [d for d in self.printed if d.known_us <= known_us]
        shown = {document.doc for document in printed}
        kept = [(e, c) for e, c in self.claims if c.doc in shown]
        ids = {claim.claim for _, claim in kept}
        return replace(
            self.names,
            claims=tuple(claim for _, claim in kept),
            relations=tuple(
                (entry, relation)
                for entry, relation in self.relations
                if {relation.subject, relation.object} <= ids
            ),
            lineages=tuple(joining(shown, self.lineages)),
            rulings=tuple(r for r in self.rulings if self._is_printed(r[1], known_us)),
            known_at={d.doc: moment_of(d.known_us) for d in printed},
            superseded=superseded_in(printed),
            entry_of={claim.claim: entry for entry, claim in kept},
        )

    def moments(self) -> Sequence[int]:
        """When something of it was printed, oldest first: answers change only then."""
        return sorted({d.known_us for d in self.printed} | set(self.known_us.values()))

    def _is_printed(self, ruling: Ruling, known_us: int) -> bool:
        named = (c for c in (ruling.claim, ruling.other) if c is not None)
        return all(self.known_us.get(claim, known_us) <= known_us for claim in named)


def names_in(register: Register, sides: Mapping[SourceId, str]) -> InForce:
    """The register's part of what is in force, which one clock alone bounds.

    `sides`: whose side canonical sources are on, as people say.
    """
    rows, canonical = register.rows, register.canonical
    return InForce(
        claims=(),
        relations=(),
        lineages=(),
        rulings=(),
        known_at={},
        canonical=canonical,
        named=named_in(register),
        superseded=frozenset(),
        entry_of={},
        sides=sides,
        speaks_for=speaks_for_of(rows, canonical),
        governments=governments_of(rows, canonical),
        members=members_of(rows, canonical),
    )


def named_in(register: Register) -> frozenset[SourceId]:
    """The canonical sources that carry a name."""
    return frozenset(
        source
        for source, row in register.rows.items()
        if register.canonical[source] == source and row.kind not in NAMELESS
    )


def sides_of(
    rulings: Iterable[Ruling], canonical: Mapping[SourceId, SourceId]
) -> Mapping[SourceId, str]:
    """The side of each canonical source, as the last ruling on it says."""
    return {
        canonical.get(ruling.source, ruling.source): ruling.value
        for ruling in rulings
        if ruling.verdict is Verdict.SIDE and ruling.source and ruling.value
    }


def age_of(printed: Printed) -> tuple[int, int, str]:
    """What orders the versions of one address: printed, retrieved, then by id."""
    return printed.known_us, printed.retrieved_us, printed.doc


def superseded_in(printed: Sequence[Printed]) -> frozenset[DocId]:
    """The documents of which a newer version is among them."""
    newest: dict[str, Printed] = {}
    for document in sorted(printed, key=age_of):
        if document.address is not None:
            newest[document.address] = document
    return frozenset(
        document.doc
        for document in printed
        if document.address is not None and newest[document.address] != document
    )


def cut_to(shown: Set[DocId], lineages: Iterable[Lineage]) -> Iterator[Lineage]:
    """The lineages with only the passages that are shown; none without any."""
    for lineage in lineages:
        passages = tuple(p for p in lineage.passages if p.doc in shown)
        if passages:
            yield replace(lineage, passages=passages)


def joining(shown: Set[DocId], lineages: Iterable[Lineage]) -> Iterator[Lineage]:
    """The lineages that join something among what is shown, with no other passages.

    Two are one copy when both are known; until then the one that is known stands for
    itself. A credit is of one document from the beginning.
    """
    for lineage in lineages:
        kept = tuple(p for p in lineage.passages if p.doc in shown)
        if len({p.doc for p in kept}) > 1 or (kept and kept == lineage.passages):
            yield replace(lineage, passages=kept)
