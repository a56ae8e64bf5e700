"""A small made-up story, read by hand, and a view over it made of lists."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from sayso.errors import UnknownNameError
from sayso.model.attribution import Attribution, Caveat, Force, Hedge
from sayso.model.claim import Claim
from sayso.model.document import Document, Head, Part, PartKind
from sayso.model.entry import Agent, AsOf, Entry
from sayso.model.event import Event, Participant
from sayso.model.figure import Figure
from sayso.model.ids import (
    ClaimId,
    DocId,
    EntryId,
    PlaceId,
    PointId,
    SourceId,
    claim_id_of,
    sha256_of,
    source_id_of,
)
from sayso.model.issue import Issue
from sayso.model.place import Place, PlaceRef
from sayso.model.reading import Reading
from sayso.model.relation import Lineage, Passage, Relation, RelationKind
from sayso.model.ruling import Ruling, Verdict
from sayso.model.source import Actor, SameAs, Source, SourceKind
from sayso.model.span import Span
from sayso.model.standing import (
    FigureSeries,
    Point,
    Standing,
    StandingName,
    Step,
)
from sayso.model.timeref import TimeRef
from sayso.text.names import name_key
from tests.boardless import Boardless

MORNING = datetime(2031, 5, 2, 4, 10, tzinfo=UTC)
NOON = datetime(2031, 5, 2, 12, 0, tzinfo=UTC)
AT_NOON = AsOf(recorded=NOON, published=None)

T = TypeVar("T")

FIRST = """The NFR said it had captured Halvik on Thursday.
At least 412 people, including 57 guards, have died since the bridges fell.
The claims of the rebels could not be confirmed."""
SECOND = (
    "The Karvelian Defence Ministry denied on Telegram that rebels had captured Halvik."
    '\n"It is quiet," it said.'
)


def source(name: str, kind: SourceKind, **more) -> Source:
    return Source(source=source_id_of(name_key(name)), name=name, kind=kind, **more)


NFR = source("Northern Front for Renewal", SourceKind.BODY, country="KV")
NFR_SHORT = source("NFR", SourceKind.BODY)
MINISTRY = source("Karvelian Defence Ministry", SourceKind.BODY, country="KV")
COURIER = source("The Velmora Courier", SourceKind.OUTLET)
LANTERN = source("Daily Lantern", SourceKind.OUTLET)
SAME = SameAs(
    subject=min(NFR.source, NFR_SHORT.source),
    object=max(NFR.source, NFR_SHORT.source),
    judgement="same",
    because=("the acronym stands in brackets",),
)
HALVIK = Place(
    place=PlaceId("karvelia:halvik"),
    name="Halvik",
    lat=47.5,
    lon=-3.25,
    country="KV",
    kind="populated place",
)


def span_in(text: str, words: str) -> Span:
    assert text.count(words) == 1, words
    return Span(text.index(words), text.index(words) + len(words))


def document(text: str, label: str, outlet: str, at: datetime) -> Document:
    raw = sha256_of(text.encode())
    paragraphs = [span_in(text, line) for line in text.split("\n")]
    return Document(
        doc=DocId("d" + raw[:8]),
        text=text,
        text_sha256=raw,
        raw_sha256=raw,
        head=Head(outlet=outlet, headline=f"News of {label}", credit=("MPA",)),
        parts=tuple(Part(kind=PartKind.BODY, span=span) for span in paragraphs),
        lang="en",
        url=f"https://courier.example/{label}",
        address=None,
        given_id=label,
        published_at=at,
        published_grain="minute",
        retrieved_at=at,
        reader="text@1",
    )


MORNING_DOC = document(FIRST, "01-0410", "The Velmora Courier", MORNING)
NOON_DOC = document(SECOND, "02-1200", "Daily Lantern", NOON)


def captured_halvik(text: str, trigger: str, actor: str, *, negated=False) -> Event:
    halvik = span_in(text, "Halvik")
    return Event(
        type="COERCE",
        mode="seize",
        trigger=span_in(text, trigger),
        actors=(
            Participant(
                span=span_in(text, actor),
                name=NFR.name,
                source=NFR.source,
                country="KV",
                sectors=("REB",),
            ),
        ),
        place=PlaceRef(
            span=halvik, name="Halvik", place=HALVIK, precision="settlement"
        ),
        when=THURSDAY if text is FIRST else None,
        negated=negated,
    )


THURSDAY = TimeRef(
    span=span_in(FIRST, "Thursday"),
    type="DATE",
    value="2031-05-01",
    begin=datetime(2031, 5, 1, tzinfo=UTC),
    end=datetime(2031, 5, 2, tzinfo=UTC),
    grain="day",
    anchor="published",
)
KILLED = Figure(
    span=span_in(FIRST, "At least 412 people"),
    measure="killed",
    low=412,
    high=None,
    scope="total",
    since="the bridges fell",
)
CIVILIANS = Figure(
    span=span_in(FIRST, "57 guards"),
    measure="killed",
    low=57,
    high=57,
    of="guards",
    part_of=KILLED.span,
    scope="total",
)
CAVEAT = Caveat(
    span=span_in(FIRST, "The claims of the rebels could not be confirmed"),
    names=(span_in(FIRST, "the rebels"),),
    about=("a1",),
)
CAPTURE_SAID = Attribution(
    key="a1",
    source=(span_in(FIRST, "The NFR"),),
    cue=(span_in(FIRST, "said"),),
    content=(span_in(FIRST, "it had captured Halvik on Thursday"),),
    force=Force.ASSERTS,
    manner="indirect",
    hedge=Hedge(
        span=span_in(FIRST, "could not be confirmed"),
        holder="outlet",
        degree="unverified",
    ),
)
CAPTURE_DENIED = Attribution(
    key="a1",
    source=(span_in(SECOND, "The Karvelian Defence Ministry"),),
    cue=(span_in(SECOND, "denied"),),
    content=(span_in(SECOND, "rebels had captured Halvik"),),
    force=Force.DENIES,
    manner="indirect",
    channel=span_in(SECOND, "Telegram"),
    score=0.9,
)
QUIET_SAID = Attribution(
    key="a2",
    source=(span_in(SECOND, "it"),),
    cue=(span_in(SECOND, "said"),),
    content=(span_in(SECOND, '"It is quiet,"'),),
    force=Force.ASSERTS,
    manner="direct",
    inside="a1",
)


def claim(doc: Document, span: Span, who: Source, outlet: Source, **more) -> Claim:
    given: dict[str, Any] = {"attribution": None, "event": None, "figures": ()}
    given |= {"negated": False, "basis": "unstated", "said_at": None} | more
    return Claim(
        claim=claim_id_of(doc.doc, [(span.start, span.end)], 0),
        doc=doc.doc,
        span=span,
        words=doc.quote(span),
        source=who.source,
        source_name=who.name,
        via=(outlet.source,),
        **given,
    )


CAPTURED = claim(
    MORNING_DOC,
    CAPTURE_SAID.content[0],
    NFR,
    COURIER,
    attribution=CAPTURE_SAID,
    event=captured_halvik(FIRST, "captured", "The NFR"),
    basis="own-act",
    said_at=THURSDAY,
    caveats=(CAVEAT.span,),
)
TOLL = claim(
    MORNING_DOC,
    span_in(FIRST, FIRST.split("\n")[1]),
    COURIER,
    COURIER,
    figures=(KILLED, CIVILIANS),
)
DENIED = claim(
    NOON_DOC,
    CAPTURE_DENIED.content[0],
    MINISTRY,
    LANTERN,
    attribution=CAPTURE_DENIED,
    negated=True,
    event=captured_halvik(SECOND, "captured", "rebels", negated=True),
)
RELATION = Relation(
    kind=RelationKind.DENIES,
    subject=DENIED.claim,
    object=CAPTURED.claim,
    because=("same event at Halvik",),
)
COPY = Lineage(
    kind="copy",
    origin=None,
    passages=(Passage(doc=MORNING_DOC.doc, span=Span(0, 40)),),
    because=("credit line MPA",),
)
WATCHED = Ruling(verdict=Verdict.WATCH, person="ines", claim=CAPTURED.claim, note="-")
SIDED = Ruling(
    verdict=Verdict.SIDE, person="ines", source=NFR_SHORT.source, value="rebels"
)
READER_NOTE = Issue(code="S-READ-001", level="note", message="no byline")


def reading_of(doc: Document = MORNING_DOC) -> Reading:
    """The reading of the first document."""
    return Reading(
        document=replace(doc, issues=(READER_NOTE,)),
        attributions=(CAPTURE_SAID,),
        claims=(CAPTURED, TOLL),
        figures=(KILLED, CIVILIANS),
        places=(
            PlaceRef(
                span=span_in(FIRST, "Halvik"),
                name="Halvik",
                place=HALVIK,
                precision="settlement",
                candidates=(PlaceId("karvelia:halvik-east"),),
            ),
        ),
        times=(THURSDAY,),
        actors=(
            Actor(
                source=NFR.source,
                name=NFR.name,
                kind=NFR.kind,
                mentions=CAPTURE_SAID.source,
                country="KV",
                sectors=("REB",),
            ),
        ),
        caveats=(CAVEAT,),
        sources=(NFR, NFR_SHORT, COURIER),
        same_as=(SAME,),
        speakers=(("a1", NFR),),
        said_at=(("a1", THURSDAY),),
        issues=(READER_NOTE,),
        agents=("reported@1",),
    )


def noon_reading() -> Reading:
    """The reading of the second document: an attribution without a claim is left."""
    return Reading(
        document=NOON_DOC,
        attributions=(CAPTURE_DENIED, QUIET_SAID),
        claims=(DENIED,),
        figures=(),
        places=(),
        times=(),
        actors=(),
        caveats=(),
        sources=(MINISTRY, LANTERN),
        same_as=(),
        speakers=(("a1", MINISTRY),),
        said_at=(),
        issues=(),
        agents=(),
    )


def standing(name: StandingName, **more) -> Standing:
    given: dict[str, Any] = {
        "origins_for": (),
        "origins_against": (),
        "outlets_for": (),
        "outlets_against": (),
        "caveats": 0,
        "first_said": MORNING,
        "last_said": MORNING,
        "because": (),
        "reasons": (),
    }
    return Standing(name=name, **(given | more))


CONTESTED = Point(
    point=PointId("p1"),
    title=CAPTURED.words,
    claims=(CAPTURED.claim, DENIED.claim),
    standing=standing(
        StandingName.CONTESTED,
        origins_for=(NFR.source,),
        origins_against=(MINISTRY.source,),
        outlets_for=(COURIER.source,),
        outlets_against=(LANTERN.source,),
        caveats=1,
        last_said=NOON,
        because=(EntryId("e1"), EntryId("e2")),
        reasons=("asserted by 1 origin, denied by 1",),
    ),
)
REPORTED = Point(
    point=PointId("p2"),
    title=TOLL.words,
    claims=(TOLL.claim,),
    standing=standing(
        StandingName.REPORTED,
        origins_for=(COURIER.source,),
        outlets_for=(COURIER.source,),
    ),
)
SERIES = FigureSeries(
    measure="killed",
    of=None,
    scope="total",
    place=None,
    since="the bridges fell",
    steps=(
        Step(
            claim=TOLL.claim,
            origin=COURIER.source,
            published_at=MORNING,
            figure=KILLED,
            standing=StandingName.REPORTED,
        ),
    ),
)


@dataclass(kw_only=True)
class ListView(Boardless):
    """A view made of lists; what it says is what it was given."""

    as_of: AsOf = AT_NOON
    docs: tuple[Document, ...] = (MORNING_DOC, NOON_DOC)
    said: tuple[Claim, ...] = (CAPTURED, TOLL, DENIED)
    related: tuple[Relation, ...] = (RELATION,)
    copies: tuple[Lineage, ...] = (COPY,)
    ruled: tuple[Ruling, ...] = (WATCHED, SIDED)
    register: tuple[Source, ...] = (LANTERN, MINISTRY, NFR, COURIER)
    aliases: dict[SourceId, SourceId] = field(
        default_factory=lambda: {NFR_SHORT.source: NFR.source}
    )
    pointed: tuple[Point, ...] = (CONTESTED, REPORTED)
    told: tuple[FigureSeries, ...] = (SERIES,)
    newer: dict[DocId, DocId] = field(default_factory=dict)

    def documents(self):
        return iter(self.docs)

    def document(self, doc: DocId) -> Document:
        return next(d for d in self.docs if d.doc == doc)

    def superseded(self, doc: DocId) -> DocId | None:
        return self.newer.get(doc)

    def claims(self):
        return iter(self.said)

    def claim(self, claim: ClaimId) -> Claim:
        return self._found((c for c in self.said if c.claim == claim), claim)

    def claims_of(self, doc: DocId):
        return tuple(c for c in self.said if c.doc == doc)

    def claims_about(self, keys, *, since=None, sharing=1):
        return iter(())

    def expect(self, sources):
        """Nothing is looked up here."""

    def sources_like(self, keys):
        return ()

    def side_of(self, source: SourceId):
        return None

    def texts_like(self, text_sha256: str):
        return ()

    def documents_sharing(self, fingerprints):
        return ()

    def relations(self, claim: ClaimId):
        return tuple(r for r in self.related if claim in {r.subject, r.object})

    def lineages(self, doc: DocId):
        return tuple(c for c in self.copies if any(p.doc == doc for p in c.passages))

    def rulings(self):
        return self.ruled

    def sources(self):
        return iter(self.register)

    def source(self, source: SourceId) -> Source:
        lead = self.aliases.get(source, source)
        return self._found((s for s in self.register if s.source == lead), source)

    def names_of(self, source: SourceId):
        if source in {NFR.source, NFR_SHORT.source}:
            return (NFR, NFR_SHORT)
        return tuple(s for s in self.register if s.source == source)

    def proposals(self):
        return ()

    def points(self):
        return self.pointed

    def point_of(self, claim: ClaimId) -> Point:
        return self._found((p for p in self.pointed if claim in p.claims), claim)

    def standing(self, claim: ClaimId) -> Standing:
        return self.point_of(claim).standing

    def figure_series(self):
        return self.told

    def entry_of(self, claim: ClaimId) -> Entry:
        return entry_for(self.claim(claim))

    @staticmethod
    def _found(found: Iterable[T], name: str) -> T:
        for one in found:
            return one
        raise UnknownNameError(name)


def entry_for(payload, seq: int = 7) -> Entry:
    """An entry that a machine made at noon."""
    return Entry(
        entry=EntryId(f"e{seq}"),
        seq=seq,
        tx=2,
        recorded_at=NOON,
        agent=Agent(kind="machine", name="resolve", version="1"),
        run="add",
        payload=payload,
        hash="0" * 64,
    )
