"""The ledger at a moment of two clocks; the same code over every store.

* `recorded` bounds what the ledger held. It bounds everything.
* `published` bounds what had been printed: documents, and what hangs on them (claims,
  relations between claims, passages of lineages, rulings on claims). How names were
  read as one source is our reading, not news: only `recorded` bounds it.
* Bounds are inclusive. A moment that is past gives the same answer for ever.
* Claims are shown as people ruled them to be read; their entries stay as entered.
* What is asked of one claim, document or source costs the same in any ledger.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TypeVar, cast

from sayso.errors import UnknownNameError
from sayso.ledger.bodies import governments_of, speaks_for_of
from sayso.ledger.figures import series_of
from sayso.ledger.force import InForce
from sayso.ledger.identity import NAMELESS
from sayso.ledger.lines import micros_of, moment_of
from sayso.ledger.points import points_of
from sayso.ledger.reads import ALWAYS, FOREVER, Found, Moment, Printed, Reads
from sayso.ledger.register import Names
from sayso.ledger.rulings import ON_READING, as_ruled
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import AsOf, Entry
from sayso.model.ids import ClaimId, DocId, EntryId, PlaceId, SourceId
from sayso.model.place import Place
from sayso.model.relation import Lineage, Relation
from sayso.model.ruling import Ruling
from sayso.model.source import SameAs, Source
from sayso.model.standing import FigureSeries, Point, Standing

Term = TypeVar("Term")
PAGE = 500


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
        self._names = Names(reads, self._moment)

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
        for found in self._claims(self._reads.claims(self._moment, claim=claim)):
            return found
        message = f"no claim {claim!r} is in force at this moment"
        raise UnknownNameError(message)

    def claims_of(self, doc: DocId) -> Sequence[Claim]:
        """The claims in force of one document, in text order."""
        return tuple(self._claims(self._reads.claims(self._moment, doc=doc)))

    def claims_about(
        self, keys: Iterable[str], *, since: datetime | None = None
    ) -> Iterator[Claim]:
        """Claims in force that share an index key, the newest first.

        `since`: none of documents that were known before that. A claim is filed
        under what was read in it, also where a person ruled that another place is
        meant.
        """
        since_us = ALWAYS if since is None else micros_of(since)
        wanted = frozenset(keys)
        for page in self._reads.claims_about(self._moment, wanted, since_us):
            yield from self._claims(page)

    def entry_of(self, claim: ClaimId) -> Entry:
        """The entry that put the claim in force; its payload is as it was entered."""
        found = self._reads.claims(self._moment, claim=claim)
        for entry, _ in self._entries_of_claims(found):
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
        register = self._names.whole
        rows = (row for s, row in register.rows.items() if register.canonical[s] == s)
        yield from sorted(rows, key=lambda row: (row.name, row.source))

    def source(self, source: SourceId) -> Source:
        """The canonical source that an id stands for at the moment."""
        return self._names.source(source)

    def names_of(self, source: SourceId) -> Sequence[Source]:
        """All register rows that are one source with the given one, by name."""
        return self._names.names_of(source)

    def sources_like(self, keys: Iterable[str]) -> Sequence[Source]:
        """Rows, each as it was entered, whose name shares a key, oldest first."""
        return self._names.like(keys)

    def side_of(self, source: SourceId) -> str | None:
        """The side that a person says the source is on; None if nobody said."""
        return self._names.side_of(source)

    def proposals(self) -> Sequence[SameAs]:
        """Pairs of names that wait for a person."""
        return self._names.whole.proposed

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
        claims = tuple(claim for _, claim in entries)
        ids = {claim.claim for claim in claims}
        lineages = self._load(self._reads.lineages(self._moment), Lineage)
        relations = self._reads.load(self._reads.relations(self._moment))
        rows, canonical = self._names.whole.rows, self._names.whole.canonical
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
            entry_of={claim.claim: entry.entry for entry, claim in entries},
            sides=self._names.sides(self.rulings()),
            speaks_for=speaks_for_of(rows, canonical),
            governments=governments_of(rows, canonical),
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
    def _ruled(self) -> tuple[tuple[EntryId, Ruling], ...]:
        entries = self._reads.load(self._reads.rulings(self._moment))
        return tuple((e.entry, cast("Ruling", e.payload)) for e in entries)

    def _is_in_force(self, claim: ClaimId) -> bool:
        found = self._reads.claims(self._moment, claim=claim)
        if any(is_ruled for _, is_ruled in found):
            return bool(list(self._claims(found)))
        return bool(found)

    def _claims(self, found: Sequence[Found]) -> Iterator[Claim]:
        for _, claim in self._entries_of_claims(found):
            yield claim

    def _entries_of_claims(
        self, found: Sequence[Found]
    ) -> Iterator[tuple[Entry, Claim]]:
        """Entries with the claims that they are shown as, less what was misread."""
        for start in range(0, len(found), PAGE):
            page = found[start : start + PAGE]
            entries = list(self._reads.load([seq for seq, _ in page]))
            ruled = {
                cast("Claim", entry.payload).claim
                for entry, (_, is_ruled) in zip(entries, page, strict=True)
                if is_ruled
            }
            rulings = self._rulings_on(ruled) if ruled else {}
            for entry in entries:
                read = cast("Claim", entry.payload)
                said = rulings.get(read.claim, ())
                shown = as_ruled(read, said, self._place) if said else read
                if shown is not None:
                    yield entry, shown

    def _rulings_on(self, claims: Collection[ClaimId]) -> dict[ClaimId, list[Ruling]]:
        """People's rulings on how claims were read, oldest first."""
        found: dict[ClaimId, list[Ruling]] = {}
        lines = self._reads.rulings_on(self._moment, claims)
        for ruling in self._load(lines, Ruling):
            if ruling.claim is not None and ruling.verdict in ON_READING:
                found.setdefault(ruling.claim, []).append(ruling)
        return found

    def _place(self, place: PlaceId) -> Place | None:
        """The place with this id, as some claim of the ledger has it.

        Where a place lies is no news: a claim not yet printed tells it as well.
        """
        ever = replace(self._moment, known_us=FOREVER)
        for page in self._reads.claims_about(ever, [f"at:{place}"]):
            for entry in self._reads.load([seq for seq, _ in page]):
                event = cast("Claim", entry.payload).event
                named = None if event is None or event.place is None else event.place
                if named is not None and named.place and named.place.place == place:
                    return named.place
        return None

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
