"""The ledger at a moment of two clocks; the same code over every store.

* `recorded` bounds what the ledger held. It bounds everything.
* `published` bounds what had been printed: documents, and what hangs on them (claims,
  relations between claims, passages of lineages, rulings on claims). How names were
  read as one source is our reading, not news: only `recorded` bounds it.
* Bounds are inclusive. A moment that is past gives the same answer for ever.
* Claims are shown as people ruled them to be read; their entries stay as entered.
* What is asked of one claim, document or source costs the same in any ledger.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import TypeAlias, TypeVar, cast

from sayso.errors import UnknownNameError
from sayso.ledger.board.answers import Answers
from sayso.ledger.board.holding import Cards, Computed
from sayso.ledger.cut import Lines, age_of, cut_to, names_in
from sayso.ledger.force import InForce
from sayso.ledger.lines import micros_of
from sayso.ledger.placing import finder_in
from sayso.ledger.reads import ALWAYS, FOREVER, Found, Moment, Printed, Reads
from sayso.ledger.register import Names
from sayso.ledger.rulings import ON_READING, as_ruled
from sayso.model.board import DocumentPage
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import AsOf, Entry
from sayso.model.ids import ClaimId, DocId, EntryId, SourceId
from sayso.model.relation import Lineage, Relation
from sayso.model.ruling import Ruling
from sayso.model.source import SameAs, Source
from sayso.model.standing import FigureSeries, Point, Standing

Term = TypeVar("Term")
Kept: TypeAlias = Callable[[Moment, Names], Cards]
PAGE = 500
MOST_NAMED = 20  # claims whose ids begin alike


def moment_at(reads: Reads, as_of: AsOf) -> Moment:
    """A moment of two clocks as the store counts it, fixed from now on."""
    recorded, published = as_of.recorded, as_of.published
    return Moment(
        tx=reads.last_tx(FOREVER if recorded is None else micros_of(recorded)),
        known_us=FOREVER if published is None else micros_of(published),
    )


class LedgerView(Answers):
    """The ledger at one moment; later entries never change what it answers."""

    def __init__(
        self,
        reads: Reads,
        as_of: AsOf,
        kept: Kept | None = None,
        moment: Moment | None = None,
    ) -> None:
        """A view of a store; `kept` gives the cards where the store keeps them.

        `moment`: as the store counts, where that is known more exactly.
        """
        self.as_of = as_of
        self._reads = reads
        self._moment = moment or moment_at(reads, as_of)
        self._find_place = finder_in(reads, self._moment)
        names = Names(reads, self._moment)
        computed = Computed(lambda: self.in_force)
        super().__init__(kept(self._moment, names) if kept else computed, names)

    @property
    def moment(self) -> Moment:
        """The moment as the store counts it."""
        return self._moment

    # Documents.

    def documents(self) -> Iterator[Document]:
        """Documents known at the moment, in order of publication."""
        yield from self._load(self._seqs(self._reads.documents(self._moment)), Document)

    def documents_page(self, *, skip: int = 0, limit: int = 60) -> DocumentPage:
        """Some documents, the newest first, after so many that are skipped."""
        printed = self._reads.documents(self._moment)
        some = printed[::-1][skip : skip + limit]
        documents = tuple(self._load(self._seqs(some), Document))
        return DocumentPage(documents=documents, total=len(printed))

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
                newest = max(same, key=age_of).doc
                return newest if newest != doc else None
        return None

    def texts_like(self, text_sha256: str) -> Sequence[DocId]:
        """Documents whose text is exactly the same, in order of publication."""
        found = self._reads.documents(self._moment, text_sha256=text_sha256)
        return tuple(printed.doc for printed in found)

    def documents_sharing(self, fingerprints: Collection[int]) -> Sequence[DocId]:
        """Of each text that shares some fingerprints the document printed first.

        Those that share most come first; a bounded number of them.
        """
        find = self._reads.documents
        texts = self._reads.texts_sharing(fingerprints)
        found = (find(self._moment, text_sha256=sha256) for sha256 in texts)
        return tuple(printed[0].doc for printed in found if printed)

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
        self, keys: Iterable[str], *, since: datetime | None = None, sharing: int = 1
    ) -> Iterator[Claim]:
        """Claims in force that share so many of some index keys, the newest first.

        `since`: none of documents that were known before that. A claim is filed
        under what was read in it, also where a person ruled that another place is
        meant.
        """
        since_us = ALWAYS if since is None else micros_of(since)
        wanted = frozenset(keys)
        for page in self._reads.claims_about(self._moment, wanted, since_us, sharing):
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

    def bonds_of(self, doc: DocId) -> Iterator[Entry]:
        """Entries in force that join the document: its relations and lineages."""
        seqs = set(self._reads.lineages(self._moment, doc))
        for claim in self.claims_of(doc):
            seqs |= set(self._reads.relations(self._moment, claim.claim))
        for entry in self._reads.load(sorted(seqs)):
            bond = entry.payload
            if not isinstance(bond, Relation) or (
                self._is_in_force(bond.subject) and self._is_in_force(bond.object)
            ):
                yield entry

    def claims_beginning(self, beginning: str) -> Sequence[ClaimId]:
        """Claims in force whose id begins so; some of them where they are many."""
        found = self._reads.claims_beginning(beginning, MOST_NAMED)
        return tuple(claim for claim in found if self._is_in_force(claim))

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

    def expect(self, sources: Iterable[SourceId]) -> None:
        """Look up at once sources that will be asked for, and whom they speak for."""
        self._names.expect(sources)

    def sources_like(self, keys: Iterable[str]) -> Sequence[Source]:
        """Rows, each as it was entered, whose name shares a key, oldest first."""
        return self._names.like(keys)

    def side_of(self, source: SourceId) -> str | None:
        """The side that a person says the source is on; None if nobody said."""
        return self._names.side_of(source)

    def proposals(self) -> Sequence[SameAs]:
        """Pairs of names that wait for a person."""
        return self._names.whole.proposed

    # What is computed; see `board.answers` for what is answered page by page.

    def points(self) -> Iterable[Point]:
        """All points with their standings, newest word first."""
        return self._cards.points()

    def standing(self, claim: ClaimId) -> Standing:
        """How the point that the claim bears on stands."""
        return self.point_of(claim).standing

    def figure_series(self) -> Iterable[FigureSeries]:
        """How the figures moved, in order of measure, place and group."""
        return self.all_series()

    @cached_property
    def in_force(self) -> InForce:
        """All that standings are computed from."""
        printed = self._reads.documents(self._moment)
        entries = list(self._entries_of_claims(self._reads.claims(self._moment)))
        lineages = self._load(self._reads.lineages(self._moment), Lineage)
        relations = self._reads.load(self._reads.relations(self._moment))
        lines = Lines(
            claims=tuple((entry.entry, claim) for entry, claim in entries),
            relations=tuple(
                (entry.entry, entry.payload)
                for entry in relations
                if isinstance(entry.payload, Relation)
            ),
            lineages=tuple(lineages),
            rulings=self._ruled,
            printed=tuple(printed),
            known_us={},
            names=names_in(self._names.whole, self._names.sides(self.rulings())),
        )
        return lines.cut_at(FOREVER)

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
                self._names.note((read.source, *read.via))
                said = rulings.get(read.claim, ())
                shown = as_ruled(read, said, self._find_place) if said else read
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

    def _printed_part(self, lineage: Lineage) -> Lineage:
        docs = {passage.doc for passage in lineage.passages}
        find = self._reads.documents
        shown = {doc for doc in docs if find(self._moment, doc=doc)}
        return next(cut_to(shown, [lineage]))

    def _load(self, seqs: Sequence[int], term: type[Term]) -> Iterator[Term]:
        for entry in self._reads.load(seqs):
            if isinstance(entry.payload, term):
                yield entry.payload

    def _seqs(self, found: Iterable[Printed]) -> Sequence[int]:
        return [printed.seq for printed in found]
