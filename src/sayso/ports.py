"""The seams: what a part must offer to take a place in the pipeline."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Protocol

from sayso.model.board import (
    BoardPage,
    BoardQuery,
    Change,
    DocumentPage,
    FacetField,
    Kinship,
    Moved,
    OutletCount,
    PlaceCount,
    PlaceQuery,
    PointDetail,
    SeriesPage,
    SeriesQuery,
    SpeakerCount,
    StandingChange,
    Ticks,
    ValueCount,
)
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import AsOf, Draft, Entry, Receipt
from sayso.model.ids import (
    ClaimId,
    DocId,
    EntryId,
    PlaceId,
    PointId,
    SourceId,
)
from sayso.model.issue import Issue
from sayso.model.place import Place
from sayso.model.reading import Extraction, Finding, Reading
from sayso.model.relation import Lineage, Relation
from sayso.model.ruling import Ruling
from sayso.model.source import SameAs, Source
from sayso.model.standing import FigureSeries, Point, Standing


class Extractor(Protocol):
    """Finds things in one document's words.

    `needs` and `gives` are field names of `Extraction`; an extractor runs after all
    that give what it needs.
    """

    name: str
    version: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]

    def extract(self, doc: Document, found: Extraction) -> Iterator[Finding]:
        """The findings, in text order."""
        ...


class Gazetteer(Protocol):
    """Names to candidate places."""

    name: str

    def candidates(self, name: str) -> Sequence[Place]:
        """All places that carry the name, the most populous first; maybe none."""
        ...

    def place(self, place: PlaceId) -> Place | None:
        """The place with this id, if this gazetteer has it."""
        ...


class Resolver(Protocol):
    """Says whom, where, when and how many the words of one document mean."""

    name: str
    version: str

    def resolve(self, doc: Document, found: Extraction) -> Reading:
        """The reading of the document."""
        ...


class Board(Protocol):
    """The points of a ledger at one moment, page by page; no answer loads them all."""

    def board(self, query: BoardQuery) -> BoardPage:
        """A page of points that pass the filters, the newest word first."""
        ...

    def facet(
        self, query: BoardQuery, field: FacetField, among: Iterable[str] | None = None
    ) -> Sequence[ValueCount]:
        """How many points have each value of a field, the largest first, then by name.

        Of those that pass all filters of the query but that of the field itself.
        `among`: only these values, which is quicker where very many points pass.
        """
        ...

    def point(self, point: PointId | ClaimId) -> PointDetail:
        """One point, by its id or that of any claim that bears on it.

        UnknownNameError when no such claim is in force.
        """
        ...

    def history(self, point: PointId | ClaimId) -> Sequence[StandingChange]:
        """How the point came to stand as it does, by what had been printed."""
        ...

    def series(self, query: SeriesQuery) -> SeriesPage:
        """A page of figure series, the one with the newest step first."""
        ...

    def places(self, query: PlaceQuery) -> Sequence[PlaceCount]:
        """Points counted by place and standing, the place with most points first."""
        ...

    def outlets(self) -> Sequence[OutletCount]:
        """What each outlet printed, the one with most claims first."""
        ...

    def speakers(self) -> Sequence[SpeakerCount]:
        """Who is cited how often, the most cited first."""
        ...

    def kinship(self, one: ClaimId, other: ClaimId) -> Kinship:
        """Whether two claims are of one origin, and why or why not."""
        ...

    def barrier(self, ruling: Ruling) -> Ruling | None:
        """The ruling in force that keeps apart what this one would join, if any."""
        ...


class View(Board, Protocol):
    """The ledger at one moment; all that link and publish may see."""

    as_of: AsOf

    def documents(self) -> Iterator[Document]:
        """Documents known at the moment, in order of publication."""
        ...

    def documents_page(self, *, skip: int = 0, limit: int = 60) -> DocumentPage:
        """Some documents, the newest first, after so many that are skipped."""
        ...

    def document(self, doc: DocId) -> Document:
        """One document; UnknownNameError when it is not known at the moment."""
        ...

    def superseded(self, doc: DocId) -> DocId | None:
        """The newer version of the same address, if there is one at the moment."""
        ...

    def claims(self) -> Iterator[Claim]:
        """Claims in force, in order of publication."""
        ...

    def claim(self, claim: ClaimId) -> Claim:
        """One claim in force; UnknownNameError when there is none."""
        ...

    def claims_of(self, doc: DocId) -> Sequence[Claim]:
        """The claims in force of one document, in text order."""
        ...

    def claims_about(
        self, keys: Iterable[str], *, since: datetime | None = None, sharing: int = 1
    ) -> Iterator[Claim]:
        """Claims in force that share index keys (`model.keys`), newest first.

        `since`: none of documents that were known before that. `sharing`: how many of
        the keys a claim must share.
        """
        ...

    def texts_like(self, text_sha256: str) -> Sequence[DocId]:
        """Documents whose text is exactly the same."""
        ...

    def documents_sharing(self, fingerprints: Collection[int]) -> Sequence[DocId]:
        """The first printed document of each text that shares fingerprints.

        Fingerprints as in `text.fingerprint`; those texts that share most come first,
        a bounded number of them.
        """
        ...

    def relations(self, claim: ClaimId) -> Sequence[Relation]:
        """Relations in force with the claim on either side."""
        ...

    def lineages(self, doc: DocId) -> Sequence[Lineage]:
        """Lineages in force with a passage in the document."""
        ...

    def rulings(self) -> Sequence[Ruling]:
        """People's rulings in force, oldest first."""
        ...

    def sources(self) -> Iterator[Source]:
        """The register, one row per canonical source."""
        ...

    def source(self, source: SourceId) -> Source:
        """The canonical source that an id stands for at the moment."""
        ...

    def names_of(self, source: SourceId) -> Sequence[Source]:
        """All register rows that are one source with the given one."""
        ...

    def expect(self, sources: Iterable[SourceId]) -> None:
        """Look up at once sources that will be asked for, and whom they speak for."""
        ...

    def sources_like(self, keys: Iterable[str]) -> Sequence[Source]:
        """Rows, each as it was entered, whose name shares a key (`model.keys`)."""
        ...

    def side_of(self, source: SourceId) -> str | None:
        """The side that a person says the source is on; None if nobody said."""
        ...

    def proposals(self) -> Sequence[SameAs]:
        """Pairs of names that wait for a person."""
        ...

    def points(self) -> Iterable[Point]:
        """All points with their standings, newest word first."""
        ...

    def point_of(self, claim: ClaimId) -> Point:
        """The point that a claim bears on."""
        ...

    def standing(self, claim: ClaimId) -> Standing:
        """How the point that the claim bears on stands."""
        ...

    def figure_series(self) -> Iterable[FigureSeries]:
        """How the figures moved."""
        ...

    def bonds_of(self, doc: DocId) -> Iterator[Entry]:
        """Entries in force that join the document: its relations and lineages."""
        ...

    def claims_beginning(self, beginning: str) -> Sequence[ClaimId]:
        """Claims in force whose id begins so; some of them where they are many."""
        ...

    def entry_of(self, claim: ClaimId) -> Entry:
        """The entry that put the claim in force."""
        ...


class Linker(Protocol):
    """Says how a new document's claims bear on what the ledger holds."""

    name: str
    version: str

    def link(self, reading: Reading, view: View) -> Iterator[Relation | Lineage]:
        """New relations and lineages; never a claim that was there before."""
        ...


class Ledger(Protocol):
    """An append-only log of entries; no update, no delete."""

    def append(self, drafts: Sequence[Draft], *, run: str, at: datetime) -> Receipt:
        """Enter all drafts in one transaction; what is known already is skipped."""
        ...

    def entries(self, as_of: AsOf, *, after: int = 0) -> Iterator[Entry]:
        """Entries recorded by the moment, in order, from seq `after` + 1."""
        ...

    def entry(self, entry: EntryId) -> Entry | None:
        """One entry by its id, if the ledger has it."""
        ...

    def holds(self, doc: DocId) -> bool:
        """Whether the document has been entered."""
        ...

    def view(self, as_of: AsOf) -> View:
        """The ledger at a moment."""
        ...

    def latest_seq(self) -> int:
        """The number of the last entry, whoever entered it; 0 in an empty ledger."""
        ...

    def changes(self, *, after: int = 0, until: int | None = None) -> Iterator[Change]:
        """Points that came to stand otherwise, oldest first.

        By entries `after` + 1 to `until`, in the order of their transactions.
        """
        ...

    def moved(self, before: AsOf, after: AsOf) -> Iterator[Moved]:
        """Points that stand otherwise at one moment than at another, newest first."""
        ...

    def moved_since(self, seq: int) -> Iterator[Moved]:
        """Points that stand otherwise now than after an entry, newest first."""
        ...

    def ticks(self, most: int = 200) -> Ticks:
        """Moments of both clocks at which something came in, thinned to so many."""
        ...

    def rebuild(self, report: Callable[[int, int], None] | None = None) -> None:
        """Make what is kept beside the log again; `report`: so many done of so many."""
        ...

    def verify(self, *, all_moments: bool = True) -> Iterator[Issue]:
        """Every fault found in the whole ledger; nothing when it is sound.

        Unless `all_moments`, a large ledger may prove what it keeps of past points
        for some moments only; entries, texts and the present are always proved whole.
        """
        ...

    def head_hash(self) -> str | None:
        """The hash of the last entry; kept elsewhere, it shows a ledger cut short."""
        ...

    def close(self) -> None:
        """Let go of files and locks."""
        ...


class Exporter(Protocol):
    """Writes a view in a format of the trade."""

    name: str
    media_type: str

    def write(self, view: View) -> Iterator[bytes]:
        """The file, in pieces."""
        ...


class Embedder(Protocol):
    """Gives texts as vectors; those that mean nearly the same lie close together.

    Likeness is a hint for what to compare, never a judgement: a denial lies close to
    what it denies.
    """

    name: str
    version: str

    def embed(self, texts: Sequence[str]) -> Sequence[tuple[float, ...]]:
        """One vector of length 1 for each text, in order."""
        ...
