"""The ledger at a moment of two clocks; the same code over every store.

* `recorded` bounds what the ledger held. It bounds everything.
* `published` bounds what had been printed: documents, and what hangs on them (claims,
  relations between claims, passages of lineages, rulings on claims). How names were
  read as one source is our reading, not news: only `recorded` bounds it.
* Bounds are inclusive. A moment that is past gives the same answer for ever.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar, cast

from sayso.errors import UnknownNameError
from sayso.ledger.figures import series_of
from sayso.ledger.force import InForce
from sayso.ledger.identity import (
    NAMELESS,
    NameGroups,
    Register,
    groups_of,
    lead_of,
    register_of,
    rows_by_name,
)
from sayso.ledger.lines import micros_of, moment_of
from sayso.ledger.points import points_of
from sayso.ledger.reads import FOREVER, Moment, Printed, Reads
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import AsOf, Entry
from sayso.model.ids import ClaimId, DocId, EntryId, SourceId
from sayso.model.relation import Lineage, Relation
from sayso.model.ruling import Ruling
from sayso.model.source import SameAs, Source
from sayso.model.standing import FigureSeries, Point, Standing

Term = TypeVar("Term")


def moment_at(reads: Reads, as_of: AsOf) -> Moment:
    """A moment of two clocks as the store counts it, fixed from now on."""
    recorded, published = as_of.recorded, as_of.published
    return Moment(
        tx=reads.last_tx(FOREVER if recorded is None else micros_of(recorded)),
        known_us=FOREVER if published is None else micros_of(published),
    )


class LedgerView:
    """The ledger at one moment; later entries never change what it answers."""

    def __init__(self, reads: Reads, as_of: AsOf) -> None:
        self.as_of = as_of
        self._reads = reads
        self._moment = moment_at(reads, as_of)

    # Documents.

    def documents(self) -> Iterator[Document]:
        """Documents known at the moment, in order of publication."""
        yield from self._load(self._seqs(self._reads.documents(self._moment)), Document)

    def document(self, doc: DocId) -> Document:
        """One document; UnknownNameError when it is not known at the moment."""
        found = self._reads.documents(self._moment, doc=doc)
        for document in self._load(self._seqs(found), Document):
            return document
        message = f"no document {doc!r} is known at this moment"
        raise UnknownNameError(message)

    def superseded(self, doc: DocId) -> DocId | None:
        """The newest version of the same address, when that is another document."""
        for found in self._reads.documents(self._moment, doc=doc):
            if found.address is not None:
                same = self._reads.documents(self._moment, address=found.address)
                newest = max(same, key=_age_of).doc
                return newest if newest != doc else None
        return None

    def texts_like(self, text_sha256: str) -> Sequence[DocId]:
        """Documents whose text is exactly the same, in order of publication."""
        found = self._reads.documents(self._moment, text_sha256=text_sha256)
        return tuple(printed.doc for printed in found)

    # Claims and what hangs on them.

    def claims(self) -> Iterator[Claim]:
        """Claims in force, in order of publication."""
        yield from self._claims(self._reads.claims(self._moment))

    def claim(self, claim: ClaimId) -> Claim:
        """One claim in force; UnknownNameError when there is none."""
        return cast("Claim", self.entry_of(claim).payload)

    def claims_of(self, doc: DocId) -> Sequence[Claim]:
        """The claims in force of one document, in text order."""
        return tuple(self._claims(self._reads.claims(self._moment, doc=doc)))

    def claims_about(self, keys: Iterable[str]) -> Iterator[Claim]:
        """Claims in force that share an index key (see `model.keys.keys_of`)."""
        wanted = frozenset(keys)
        yield from self._claims(self._reads.claims(self._moment, keys=wanted))

    def entry_of(self, claim: ClaimId) -> Entry:
        """The entry that put the claim in force."""
        if claim not in self._misread:
            for entry in self._reads.load(
                self._reads.claims(self._moment, claim=claim)
            ):
                return entry
        message = f"no claim {claim!r} is in force at this moment"
        raise UnknownNameError(message)

    def relations(self, claim: ClaimId) -> Sequence[Relation]:
        """Relations in force with the claim on either side; both must be in force."""
        found = self._load(self._reads.relations(self._moment, claim), Relation)
        return tuple(
            relation
            for relation in found
            if self._is_in_force(relation.subject)
            and self._is_in_force(relation.object)
        )

    def lineages(self, doc: DocId) -> Sequence[Lineage]:
        """Lineages in force with a passage in the document, less unprinted ones."""
        if not self._reads.documents(self._moment, doc=doc):
            return ()
        found = self._load(self._reads.lineages(self._moment, doc), Lineage)
        return tuple(self._printed_part(lineage) for lineage in found)

    def rulings(self) -> Sequence[Ruling]:
        """People's rulings in force, oldest first."""
        return tuple(ruling for _, ruling in self._ruled)

    # Sources.

    def sources(self) -> Iterator[Source]:
        """The register, one row per canonical source, by name."""
        register = self._register
        rows = (row for s, row in register.rows.items() if register.canonical[s] == s)
        yield from sorted(rows, key=lambda row: (row.name, row.source))

    def source(self, source: SourceId) -> Source:
        """The canonical source that an id stands for at the moment."""
        rows = self._rows_with(source)
        lead = lead_of(self._groups.names_with(source), rows)
        if lead in rows:
            return rows[lead]
        message = f"no source {source!r} is known at this moment"
        raise UnknownNameError(message)

    def names_of(self, source: SourceId) -> Sequence[Source]:
        """All register rows that are one source with the given one, by name."""
        rows = self._rows_with(source).values()
        return tuple(sorted(rows, key=lambda row: (row.name, row.source)))

    def proposals(self) -> Sequence[SameAs]:
        """Pairs of names that wait for a person."""
        return self._register.proposed

    # What is computed.

    def points(self) -> Sequence[Point]:
        """All points with their standings, newest word first."""
        return self._points

    def point_of(self, claim: ClaimId) -> Point:
        """The point that a claim bears on."""
        if claim in self._point_by_claim:
            return self._point_by_claim[claim]
        message = f"no claim {claim!r} is in force at this moment"
        raise UnknownNameError(message)

    def standing(self, claim: ClaimId) -> Standing:
        """How the point that the claim bears on stands."""
        return self.point_of(claim).standing

    def figure_series(self) -> Sequence[FigureSeries]:
        """How the figures moved."""
        return self._series

    @cached_property
    def in_force(self) -> InForce:
        """All that standings are computed from."""
        printed = self._reads.documents(self._moment)
        shown = {document.doc for document in printed}
        entries = list(self._entries_of_claims(self._reads.claims(self._moment)))
        claims = tuple(cast("Claim", entry.payload) for entry in entries)
        ids = {claim.claim for claim in claims}
        lineages = self._load(self._reads.lineages(self._moment), Lineage)
        relations = self._reads.load(self._reads.relations(self._moment))
        rows, canonical = self._register.rows, self._register.canonical
        return InForce(
            claims=claims,
            relations=tuple(
                (entry.entry, entry.payload)
                for entry in relations
                if isinstance(entry.payload, Relation)
                and {entry.payload.subject, entry.payload.object} <= ids
            ),
            lineages=tuple(_cut_to(shown, lineages)),
            rulings=self._ruled,
            known_at={d.doc: moment_of(d.known_us) for d in printed},
            canonical=canonical,
            named=frozenset(
                s
                for s, row in rows.items()
                if canonical[s] == s and row.kind not in NAMELESS
            ),
            superseded=_superseded_in(printed),
            entry_of={
                claim.claim: entry.entry
                for claim, entry in zip(claims, entries, strict=True)
            },
        )

    @cached_property
    def _points(self) -> tuple[Point, ...]:
        return points_of(self.in_force)

    @cached_property
    def _point_by_claim(self) -> dict[ClaimId, Point]:
        return {claim: point for point in self._points for claim in point.claims}

    @cached_property
    def _series(self) -> tuple[FigureSeries, ...]:
        return series_of(self.in_force, self._points)

    @cached_property
    def _register(self) -> Register:
        listed = self._reads.listed
        return register_of(
            self._load(listed(self._moment, "source"), Source),
            self._load(listed(self._moment, "same_as"), SameAs),
            self._groups,
        )

    @cached_property
    def _groups(self) -> NameGroups:
        judged = self._reads.judgements(self._moment)
        return groups_of(judged, self.rulings())

    @cached_property
    def _ruled(self) -> tuple[tuple[EntryId, Ruling], ...]:
        entries = self._reads.load(self._reads.rulings(self._moment))
        return tuple((e.entry, cast("Ruling", e.payload)) for e in entries)

    @cached_property
    def _misread(self) -> frozenset[ClaimId]:
        return self._reads.misread(self._moment)

    def _rows_with(self, source: SourceId) -> dict[SourceId, Source]:
        """The register's rows of all names that are one with the given one."""
        names = self._groups.names_with(source)
        return rows_by_name(self._load(self._reads.names(self._moment, names), Source))

    def _is_in_force(self, claim: ClaimId) -> bool:
        found = self._reads.claims(self._moment, claim=claim)
        return bool(found) and claim not in self._misread

    def _claims(self, seqs: Sequence[int]) -> Iterator[Claim]:
        for entry in self._entries_of_claims(seqs):
            yield cast("Claim", entry.payload)

    def _entries_of_claims(self, seqs: Sequence[int]) -> Iterator[Entry]:
        for entry in self._reads.load(seqs):
            if cast("Claim", entry.payload).claim not in self._misread:
                yield entry

    def _printed_part(self, lineage: Lineage) -> Lineage:
        docs = {passage.doc for passage in lineage.passages}
        find = self._reads.documents
        shown = {doc for doc in docs if find(self._moment, doc=doc)}
        return next(_cut_to(shown, [lineage]))

    def _load(self, seqs: Sequence[int], term: type[Term]) -> Iterator[Term]:
        for entry in self._reads.load(seqs):
            if isinstance(entry.payload, term):
                yield entry.payload

    def _seqs(self, found: Iterable[Printed]) -> Sequence[int]:
        return [printed.seq for printed in found]


def _age_of(printed: Printed) -> tuple[int, int, str]:
    """What orders the versions of one address: printed, retrieved, then by id."""
    return printed.known_us, printed.retrieved_us, printed.doc


def _superseded_in(printed: Sequence[Printed]) -> frozenset[DocId]:
    newest: dict[str, Printed] = {}
    for document in sorted(printed, key=_age_of):
        if document.address is not None:
            newest[document.address] = document
    return frozenset(
        document.doc
        for document in printed
        if document.address is not None and newest[document.address] != document
    )


def _cut_to(shown: set[DocId], lineages: Iterable[Lineage]) -> Iterator[Lineage]:
    """The lineages with only the passages that are shown; none without any."""
    for lineage in lineages:
        passages = tuple(p for p in lineage.passages if p.doc in shown)
        if passages:
            yield replace(lineage, passages=passages)
