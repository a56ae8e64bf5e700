"""Documents and claims of Karvelia, made by hand, and a view over lists of them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

from sayso.errors import UnknownNameError
from sayso.ledger.fingerprints import FEW
from sayso.ledger.force import InForce
from sayso.link.rules import RuleLinker
from sayso.model.attribution import Attribution, Force
from sayso.model.claim import Claim
from sayso.model.document import Document, Head, Part, PartKind
from sayso.model.event import Event, EventStatus, Participant
from sayso.model.figure import Figure
from sayso.model.ids import (
    ClaimId,
    DocId,
    EntryId,
    PlaceId,
    SourceId,
    claim_id_of,
    doc_id_of,
    sha256_of,
    short_hash,
    source_id_of,
)
from sayso.model.keys import keys_of
from sayso.model.place import Place, PlaceRef
from sayso.model.reading import Reading
from sayso.model.relation import Lineage, Passage, Relation, RelationKind
from sayso.model.ruling import Ruling
from sayso.model.source import SameAs, Source, SourceKind
from sayso.model.span import Span
from sayso.model.timeref import TimeRef
from sayso.ports import View
from sayso.text.fingerprint import fingerprints_of
from sayso.text.names import name_key
from tests.boardless import Boardless

PLACES = {
    "Halvik": Place(
        place=PlaceId("kv:halvik"),
        name="Halvik",
        lat=1.0,
        lon=1.0,
        country="KV",
        kind="populated place",
    ),
    "Dresna": Place(
        place=PlaceId("kv:dresna"),
        name="Dresna",
        lat=2.0,
        lon=1.0,
        country="KV",
        kind="populated place",
    ),
    "Karvelia": Place(
        place=PlaceId("kv:karvelia"),
        name="Karvelia",
        lat=2.0,
        lon=2.0,
        country="KV",
        kind="country",
    ),
}

MINISTRY = "Karvelian Defence Ministry"
ARMY = "Karvelian Army"
NFR = "NFR"
KMG = "KMG"
MPA = "Meridian Press Agency"
COURIER = "The Velmora Courier"
LANTERN = "Daily Lantern"
GAZETTE = "Port Sennet Gazette"

SOURCES = {
    MINISTRY: (SourceKind.BODY, "KV"),
    ARMY: (SourceKind.BODY, "KV"),
    NFR: (SourceKind.BODY, None),
    KMG: (SourceKind.BODY, None),
    MPA: (SourceKind.OUTLET, None),
    COURIER: (SourceKind.OUTLET, "KV"),
    LANTERN: (SourceKind.OUTLET, "KV"),
    GAZETTE: (SourceKind.OUTLET, "KV"),
    "a security official": (SourceKind.UNNAMED, None),
    "a diplomat": (SourceKind.UNNAMED, None),
    "residents": (SourceKind.CROWD, None),
}


def source_of(name: str) -> SourceId:
    return source_id_of(name_key(name))


def register() -> dict[SourceId, Source]:
    rows = (
        Source(source=source_of(name), name=name, kind=kind, country=country)
        for name, (kind, country) in SOURCES.items()
    )
    return {row.source: row for row in rows}


def moment(words: str) -> datetime:
    """ "2 09:30" is half past nine of 2 May 2031, UTC."""
    day, clock = words.split()
    hour, minute = clock.split(":")
    return datetime(2031, 5, int(day), int(hour), int(minute), tzinfo=UTC)


def document(
    text: str,
    *,
    outlet: str | None = COURIER,
    at: str = "1 09:00",
    credit: Sequence[str] = (),
    address: str | None = None,
    whole_day: bool = False,
) -> Document:
    """A report; a paragraph that begins with "Correction" is a correction."""
    sha256 = sha256_of(text.encode())
    return Document(
        doc=doc_id_of(sha256, address, outlet),
        text=text,
        text_sha256=sha256,
        raw_sha256=sha256,
        head=Head(outlet=outlet, credit=tuple(credit)),
        parts=tuple(_parts(text)),
        lang="en",
        url=None,
        address=address,
        given_id=None,
        published_at=moment(at),
        published_grain="day" if whole_day else "minute",
        retrieved_at=moment("9 09:00"),
        reader="text@1",
    )


def _parts(text: str) -> Iterator[Part]:
    start = 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        marked = paragraph.startswith("Correction")
        kind = PartKind.CORRECTION if marked else PartKind.BODY
        if end > start:
            yield Part(kind=kind, span=Span(start, end))
        start = end + 2


def killed(low: int | None, high: int | None = -1, **more: Any) -> Figure:
    """A toll: killed(12) is exactly 12, killed(12, None) at least 12."""
    measure = more.pop("measure", "killed")
    top = low if high == -1 else high
    return Figure(span=Span(0, 1), measure=measure, low=low, high=top, **more)


def on(day: int, *, begin: int = 0, end: int = 24) -> TimeRef:
    """A time as told: hours of a day of May."""
    first = datetime(2031, 5, day, begin, tzinfo=UTC)
    last = datetime(2031, 5, day + end // 24, end % 24, tzinfo=UTC)
    return TimeRef(
        span=Span(0, 1),
        type="DATE",
        value=f"2031-05-{day:02}",
        begin=first,
        end=last,
        grain="day",
        anchor="published",
    )


def earlier() -> TimeRef:
    """ "had previously": no more is told than that it was before."""
    return TimeRef(
        span=Span(0, 1),
        type="DATE",
        value="PAST_REF",
        begin=None,
        end=None,
        grain=None,
        anchor="published",
    )


def people(names: Iterable[str]) -> tuple[Participant, ...]:
    return tuple(
        Participant(
            span=Span(0, 1),
            name=name,
            source=source_of(name) if name in SOURCES else None,
        )
        for name in names
    )


def event(
    kind: str,
    place: str | None = "Halvik",
    *,
    by: Sequence[str] = (),
    to: Sequence[str] = (),
    when: TimeRef | None = None,
    status: EventStatus = "actual",
) -> Event:
    """What is said to have happened: event("COERCE/seize", "Halvik", by=["NFR"])."""
    main, _, mode = kind.partition("/")
    ref = PlaceRef(
        span=Span(0, 1),
        name=place or "",
        place=PLACES.get(place or ""),
        precision="settlement",
    )
    return Event(
        type=main,
        mode=mode or None,
        trigger=Span(0, 1),
        actors=people(by),
        targets=people(to),
        place=ref if place else None,
        when=when,
        status=status,
    )


def claim(
    doc: Document,
    words: str,
    what: Event | None = None,
    *,
    source: str | None = None,
    cue: str | None = None,
    force: Force = Force.ASSERTS,
    figures: Sequence[Figure] = (),
    **more: Any,
) -> Claim:
    """A claim at words of a document; without a source it is the outlet's own."""
    start = doc.text.index(words)
    span = Span(start, start + len(words))
    outlet = doc.head.outlet or "somebody"
    negated = more.pop("negated", force is Force.DENIES)
    attr = _attribution(doc, span, cue, force) if source else None
    return Claim(
        claim=claim_id_of(doc.doc, [(span.start, span.end)], more.pop("nth", 0)),
        doc=doc.doc,
        span=span,
        words=words,
        attribution=attr,
        source=source_of(source or outlet),
        source_name=source or outlet,
        via=tuple(source_of(n) for n in more.pop("via", [outlet])) if source else (),
        negated=negated,
        event=what,
        figures=tuple(figures),
        basis="unstated",
        said_at=more.pop("said", None),
        **more,
    )


def _attribution(
    doc: Document, span: Span, cue: str | None, force: Force
) -> Attribution:
    at = doc.text.index(cue) if cue else -1
    return Attribution(
        key="a1",
        source=(),
        cue=(Span(at, at + len(cue)),) if cue else (),
        content=(span,),
        force=force,
        manner="indirect",
    )


@dataclass
class ListView(Boardless):
    """As much of a view as a linker asks for, over plain lists."""

    docs: list[Document] = field(default_factory=list)
    kept: list[Claim] = field(default_factory=list)
    ruled: list[Ruling] = field(default_factory=list)
    rows: dict[SourceId, Source] = field(default_factory=register)
    same: dict[SourceId, SourceId] = field(default_factory=dict)
    asked: list[frozenset[str]] = field(default_factory=list)

    def document(self, doc: DocId) -> Document:
        found = [d for d in self.docs if d.doc == doc]
        if not found:
            raise UnknownNameError(doc)
        return found[0]

    def claims_about(
        self, keys: Iterable[str], *, since: datetime | None = None, sharing: int = 1
    ) -> Iterator[Claim]:
        wanted = frozenset(keys)
        self.asked.append(wanted)
        return (
            c
            for c in list(self.kept)
            if len(wanted & set(keys_of(c))) >= sharing and self._is_since(c.doc, since)
        )

    def _is_since(self, doc: DocId, since: datetime | None) -> bool:
        found = self.document(doc)
        at = found.published_at or found.retrieved_at
        return since is None or at >= since

    def claims_of(self, doc: DocId) -> Sequence[Claim]:
        return [c for c in self.kept if c.doc == doc]

    def texts_like(self, text_sha256: str) -> Sequence[DocId]:
        return [d.doc for d in self._printed() if d.text_sha256 == text_sha256]

    def documents_sharing(self, fingerprints: Collection[int]) -> Sequence[DocId]:
        asked = set(fingerprints)
        first = {d.text_sha256: d for d in reversed(self._printed())}
        own = {d.doc: set(fingerprints_of(d.text)) for d in first.values()}
        likely = [(len(asked & keys), doc) for doc, keys in own.items()]
        return [
            doc
            for n, doc in sorted(likely, reverse=True)
            if n >= (1 if min(len(asked), len(own[doc])) <= FEW else 2)
        ]

    def _printed(self) -> list[Document]:
        return sorted(
            self.docs, key=lambda d: (d.published_at or d.retrieved_at, d.doc)
        )

    def rulings(self) -> Sequence[Ruling]:
        return self.ruled

    def source(self, source: SourceId) -> Source:
        lead = self.same.get(source, source)
        if lead not in self.rows:
            raise UnknownNameError(source)
        return self.rows[lead]

    def expect(self, sources: Iterable[SourceId]) -> None:
        """Nothing is looked up here."""

    def names_of(self, source: SourceId) -> Sequence[Source]:
        lead = self.source(source).source
        return [self.rows[s] for s in self.rows if self.source(s).source == lead]


Story = Sequence[tuple[Document, Sequence[Claim]]]


def reading_of(
    doc: Document,
    claims: Sequence[Claim],
    *,
    sources: Sequence[Source] = (),
    same_as: Sequence[SameAs] = (),
) -> Reading:
    return Reading(
        document=doc,
        attributions=(),
        claims=tuple(claims),
        figures=(),
        places=(),
        times=(),
        actors=(),
        caveats=(),
        sources=tuple(sources),
        same_as=tuple(same_as),
        speakers=(),
        said_at=(),
        issues=(),
        agents=(),
    )


def linked(story: Story, view: ListView | None = None) -> list[Relation | Lineage]:
    """What the linker finds when documents come in the order given."""
    ledger = view or ListView()
    found: list[Relation | Lineage] = []
    for doc, claims in story:
        seen = cast("View", ledger)
        found += RuleLinker().link(reading_of(doc, claims), seen)
        ledger.docs.append(doc)
        ledger.kept.extend(claims)
    return found


def relations_in(story: Story, view: ListView | None = None) -> list[Relation]:
    return [f for f in linked(story, view) if isinstance(f, Relation)]


def lineages_in(story: Story, view: ListView | None = None) -> list[Lineage]:
    return [f for f in linked(story, view) if isinstance(f, Lineage)]


def entry_id(term: object) -> EntryId:
    return EntryId("e" + short_hash(repr(term)))


def in_force(
    docs: Sequence[Document],
    claims: Sequence[Claim],
    bonds: Sequence[Relation | Lineage] = (),
    rulings: Sequence[Ruling] = (),
    **more: Any,
) -> InForce:
    """What is in force, as a ledger would hand it over."""
    known = {d.doc: d.published_at or d.retrieved_at for d in docs}
    nameless = {SourceKind.UNNAMED, SourceKind.CROWD, SourceKind.FOOTAGE}
    rows = register().values()
    return InForce(
        claims=tuple(sorted(claims, key=lambda c: (known[c.doc], c.span.start))),
        relations=tuple(
            (entry_id(bond), bond) for bond in bonds if isinstance(bond, Relation)
        ),
        lineages=tuple(bond for bond in bonds if isinstance(bond, Lineage)),
        rulings=tuple((entry_id((n, r)), r) for n, r in enumerate(rulings)),
        known_at=known,
        canonical=more.get("canonical", {}),
        named=frozenset(row.source for row in rows if row.kind not in nameless),
        superseded=frozenset(more.get("superseded", ())),
        entry_of={c.claim: entry_id(c) for c in claims},
    )


def story_in_force(story: Story, rulings: Sequence[Ruling] = ()) -> InForce:
    """A story read, linked and in force."""
    docs = [doc for doc, _ in story]
    claims = [c for _, told in story for c in told]
    return in_force(docs, claims, linked(story), rulings)


def bond(kind: RelationKind, subject: Claim, about: Claim) -> Relation:
    """A relation made by hand."""
    one, other = subject.claim, about.claim
    if kind in {RelationKind.SUPPORTS, RelationKind.CONTRADICTS}:
        one, other = ClaimId(min(one, other)), ClaimId(max(one, other))
    return Relation(kind=kind, subject=one, object=other, because=("by hand",))


def copy_of(*claims: Claim, origin: str | None = None, kind: str = "copy") -> Lineage:
    """Claims whose words are one piece of copy."""
    return Lineage(
        kind=cast("Any", kind),
        origin=source_of(origin) if origin else None,
        passages=tuple(Passage(doc=c.doc, span=c.span) for c in claims),
        because=("by hand",),
    )
