"""Documents and claims of the made-up country of Karvelia, for tests of the ledger."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.ledger.sqlite import SqliteLedger, open_ledger
from sayso.model.attribution import Attribution, Force
from sayso.model.claim import Claim
from sayso.model.document import Document, Head
from sayso.model.entry import Agent, Draft, Payload
from sayso.model.event import Event
from sayso.model.figure import Figure
from sayso.model.ids import (
    ClaimId,
    DocId,
    EntryId,
    SourceId,
    claim_id_of,
    doc_id_of,
    sha256_of,
    source_id_of,
)
from sayso.model.place import Place, PlaceRef, Precision
from sayso.model.relation import Lineage, Passage, Relation, RelationKind
from sayso.model.ruling import Ruling, Verdict, Withdrawal
from sayso.model.source import SameAs, Source, SourceKind
from sayso.model.span import Span

RULES = Agent(kind="machine", name="rules", version="1")
BETTER = Agent(kind="machine", name="rules", version="2")
EDITOR = Agent(kind="person", name="mira")

MAY_1 = datetime(2031, 5, 1, tzinfo=UTC)
NOON = MAY_1 + timedelta(hours=12)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)

MINISTRY = source_id_of("karvelian defence ministry")
COURIER = source_id_of("velmora courier")


def document(
    text: str = "The ministry said that Dresna was quiet.",
    *,
    outlet: str = "The Velmora Courier",
    address: str | None = None,
    published_at: datetime | None = MAY_1,
    updated_at: datetime | None = None,
    retrieved_at: datetime = NOON,
) -> Document:
    """A document of one paragraph."""
    sha256 = sha256_of(text.encode())
    return Document(
        doc=doc_id_of(sha256, address, outlet),
        text=text,
        text_sha256=sha256,
        raw_sha256=sha256,
        head=Head(outlet=outlet, updated_at=updated_at),
        parts=(),
        lang="en",
        url=address,
        address=address,
        given_id=None,
        published_at=published_at,
        published_grain=None if published_at is None else "minute",
        retrieved_at=retrieved_at,
        reader="text@1",
    )


def claim(
    doc: Document,
    *,
    start: int = 0,
    end: int = 12,
    source: SourceId = MINISTRY,
    event: str | None = "quiet",
    nth: int = 0,
) -> Claim:
    """A claim that some words of a document make."""
    span = Span(start, end)
    attribution = Attribution(
        key="a1",
        source=(span,),
        cue=(),
        content=(span,),
        force=Force.ASSERTS,
        manner="indirect",
    )
    happening = None
    if event is not None:
        happening = Event(type=event, mode=None, trigger=span)
    return Claim(
        claim=claim_id_of(doc.doc, [(start, end)], nth),
        doc=doc.doc,
        span=span,
        words=doc.quote(span),
        attribution=attribution,
        source=source,
        source_name="the Karvelian Defence Ministry",
        via=(COURIER,),
        negated=False,
        event=happening,
        figures=(),
        basis="told",
        said_at=None,
    )


def at_place(
    what: Claim,
    place: Place | None,
    *,
    name: str = "Halvik",
    precision: Precision | None = None,
) -> Claim:
    """A claim whose event is told to have been somewhere."""
    assert what.event is not None
    if place is not None and precision is None:
        precision = "settlement"
    span = what.event.trigger
    ref = PlaceRef(span=span, name=name, place=place, precision=precision)
    return replace(what, event=replace(what.event, place=ref))


def with_figures(what: Claim, *bounds: tuple[int | None, int | None]) -> Claim:
    """A claim with figures, the later ones parts of the first."""
    spans = [Span(what.span.start + n, what.span.start + n + 1) for n in range(9)]
    figures = (
        Figure(
            span=spans[n],
            measure="killed",
            low=low,
            high=high,
            about=True,
            part_of=spans[0] if n else None,
        )
        for n, (low, high) in enumerate(bounds)
    )
    return replace(what, figures=tuple(figures))


def source(
    name: str, kind: SourceKind = SourceKind.BODY, role: str | None = None
) -> Source:
    """A name of the register."""
    return Source(source=source_id_of(name.casefold()), name=name, kind=kind, role=role)


def same_as(one: Source, other: Source, judgement: str = "same") -> SameAs:
    """A judgement on two names."""
    subject, object_ = sorted((one.source, other.source))
    return SameAs(
        subject=subject,
        object=object_,
        judgement=judgement,  # type: ignore[arg-type]  # tests name it as a string
        because=("told by the text",),
    )


def relation(
    subject: Claim, object_: Claim, kind: RelationKind = RelationKind.DENIES
) -> Relation:
    """One claim bearing on another."""
    return Relation(
        kind=kind, subject=subject.claim, object=object_.claim, because=("same words",)
    )


def lineage(*docs: Document) -> Lineage:
    """The first twelve characters of each document as one piece of copy."""
    return Lineage(
        kind="copy",
        origin=None,
        passages=tuple(Passage(doc=doc.doc, span=Span(0, 12)) for doc in docs),
        because=("the same twelve characters",),
    )


def misread(what: ClaimId) -> Ruling:
    """An editor says that a claim was misread."""
    return Ruling(verdict=Verdict.MISREAD, person="mira", claim=what)


def ruled_names(verdict: Verdict, one: Source, other: Source) -> Ruling:
    """An editor's word on two names."""
    return Ruling(
        verdict=verdict, person="mira", source=one.source, other_source=other.source
    )


def on_side(source: Source, side: str) -> Ruling:
    """An editor says for whom a source speaks."""
    return Ruling(verdict=Verdict.SIDE, person="mira", source=source.source, value=side)


def corrected(verdict: Verdict, what: Claim, value: str) -> Ruling:
    """An editor says which place or which bounds are meant."""
    return Ruling(
        verdict=verdict,
        person="mira",
        claim=what.claim,
        doc=what.doc,
        span=what.span,
        words=what.words,
        value=value,
    )


def undo(entry: EntryId, reason: str = "a slip") -> Withdrawal:
    """The taking back of an entry."""
    return Withdrawal(entry=entry, reason=reason)


def by_rules(*payloads: Payload) -> list[Draft]:
    """Drafts of the machine."""
    return [Draft(agent=RULES, payload=payload) for payload in payloads]


def by_editor(*payloads: Payload) -> list[Draft]:
    """Drafts of a person."""
    return [Draft(agent=EDITOR, payload=payload) for payload in payloads]


def wide_report(number: int, claims: int = 20) -> list[Draft]:
    """Report number so-and-so with as many claims, as a pipeline would enter it."""
    sentences = (
        f"Report {number}, part {part}: the ministry said post {part} of Dresna held. "
        for part in range(claims)
    )
    doc = document("".join(sentences), address=f"https://courier.example/{number}")
    width = len(doc.text) // claims
    made = [claim(doc, start=n * width, end=(n + 1) * width - 1) for n in range(claims)]
    return by_rules(doc, *made)


@cache
def blank_file() -> bytes:
    """An empty ledger, made once: copying it is much quicker than making another."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "blank.sayso")
        open_ledger(path).close()
        return path.read_bytes()


def file_ledger(path: Path) -> SqliteLedger:
    """An empty ledger in a file."""
    path.write_bytes(blank_file())
    return open_ledger(path)


UNKNOWN_DOC = DocId("d0000000000000000")
UNKNOWN_CLAIM = ClaimId("c0000000000000000")
UNKNOWN_ENTRY = EntryId("e0000000000000000")
