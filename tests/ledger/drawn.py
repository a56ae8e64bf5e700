"""Ledgers drawn by chance: every kind of entry, in any order, some taken back again."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from sayso.errors import RefusedError
from sayso.ledger.grounds import NEEDS
from sayso.model.attribution import Force
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import AsOf, Draft
from sayso.model.event import Event
from sayso.model.figure import Figure
from sayso.model.ids import EntryId, PlaceId, SourceId
from sayso.model.place import Place, PlaceRef
from sayso.model.relation import Lineage, Passage, Relation, RelationKind
from sayso.model.ruling import Ruling, Verdict, Withdrawal
from sayso.model.source import Source, SourceKind
from sayso.model.span import Span
from sayso.ports import Ledger
from tests.ledger import samples
from tests.ledger.samples import HOUR, MAY_1, MINUTE, NOON, by_editor, by_rules

NAMES = (
    ("Northern Front", SourceKind.BODY),
    ("NFR", SourceKind.BODY),
    ("Karvelian Defence Ministry", SourceKind.BODY),
    ("Karvelian Health Ministry", SourceKind.BODY),
    ("Ada Renn", SourceKind.PERSON),
    ("residents", SourceKind.CROWD),
    ("The Velmora Courier", SourceKind.OUTLET),
    ("Daily Lantern", SourceKind.OUTLET),
)
SOURCES = [samples.source(name, kind) for name, kind in NAMES]
PLACES = [
    Place(
        place=PlaceId(f"kv:{name.casefold()}"),
        name=name,
        lat=float(n),
        lon=1.0,
        country="KV",
        kind="populated place",
    )
    for n, name in enumerate(("Halvik", "Tarn", "Dresna"))
]
KINDS = ("seize", "leave", "casualty", "quiet")
TEXT = "The town of Halvik was quiet after nine people had died there on Friday. "
SPANS = ((0, 20), (21, 40), (41, 60), (0, 60))


class Drawn:
    """A source of entries, with what was drawn before."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.docs: list[Document] = []
        self.claims: list[Claim] = []
        self.entries: list[str] = []

    def doc(self) -> Document:
        number = self.chance.randrange(4)
        hours = self.chance.randrange(12)
        published = None if self.chance.random() < 0.1 else MAY_1 + hours * HOUR
        made = samples.document(
            TEXT + f"Told {number}.",
            outlet=self.chance.choice(["Courier", "Lantern", "Post"]),
            address=self.chance.choice([None, f"https://one.example/{number}"]),
            published_at=published,
            retrieved_at=NOON + self.chance.randrange(5) * MINUTE,
        )
        self.docs.append(made)
        return made

    def claim(self, doc: Document) -> Claim:
        chance = self.chance
        start, end = chance.choice(SPANS)
        made = samples.claim(
            doc,
            start=start,
            end=end,
            nth=chance.randrange(2),
            source=chance.choice(SOURCES).source,
        )
        told = made.attribution
        cited = chance.random() < 0.8 and told is not None
        force = chance.choice([Force.ASSERTS, Force.ASSERTS, Force.DENIES, Force.ASKS])
        event = Event(type=chance.choice(KINDS), mode=None, trigger=made.span)
        if chance.random() < 0.7:
            place = chance.choice([*PLACES, None])
            name = place.name if place else "Port Sennet"
            ref = PlaceRef(span=made.span, name=name, place=place, precision=None)
            event = replace(event, place=ref)
        made = replace(
            made,
            attribution=replace(told, force=force) if told and cited else None,
            negated=cited and force is Force.DENIES,
            via=(chance.choice(SOURCES[-2:]).source,),
            event=event if chance.random() < 0.9 else None,
            figures=self.figures(made) if chance.random() < 0.5 else (),
        )
        self.claims.append(made)
        return made

    def figures(self, claim: Claim) -> tuple[Figure, ...]:
        low = self.chance.randrange(1, 4)
        whole = Figure(
            span=claim.span,
            measure=self.chance.choice(["killed", "wounded"]),
            low=low,
            high=low,
            scope=self.chance.choice(["incident", "total", "state"]),
            since=self.chance.choice([None, "Friday"]),
        )
        part = replace(whole, span=Span(claim.span.start, claim.span.start + 3))
        part = replace(part, part_of=whole.span, of="children", low=1, high=1)
        return (whole, part) if self.chance.random() < 0.3 else (whole,)

    def pair(self) -> tuple[Claim, Claim]:
        return self.chance.choice(self.claims), self.chance.choice(self.claims)

    def relation(self) -> Relation:
        one, other = self.pair()
        return samples.relation(one, other, self.chance.choice(list(RelationKind)))

    def lineage(self) -> Lineage:
        wanted = min(len(self.docs), self.chance.choice([1, 2, 2, 3]))
        docs = self.chance.sample(self.docs, wanted)
        return Lineage(
            kind=self.chance.choice(["copy", "copy", "own-update"]),
            origin=self.chance.choice([None, *(s.source for s in SOURCES)]),
            passages=tuple(Passage(doc=d.doc, span=Span(0, 45)) for d in docs),
            because=(f"the same words {self.chance.randrange(3)}",),
        )

    def source(self) -> Source:
        row = self.chance.choice(SOURCES)
        body = self.chance.choice(SOURCES[:4]).source
        return replace(
            row,
            role=self.chance.choice([None, "spokesman"]),
            speaks_for=body if self.chance.random() < 0.3 else None,
            country=self.chance.choice([None, "KV"]),
            members=self.members() if self.chance.random() < 0.2 else (),
        )

    def members(self) -> tuple[SourceId, ...]:
        """Two who speak together."""
        return tuple(row.source for row in self.chance.sample(SOURCES, 2))

    def ruling(self) -> Ruling:
        one, other = self.pair()
        source, another = self.chance.sample(SOURCES, 2)
        verdict = self.chance.choice(list(Verdict))
        values = {
            Verdict.SIDE: self.chance.choice(["rebels", "government"]),
            Verdict.PLACE: self.chance.choice(PLACES).place,
            Verdict.FIGURE: "2-3",
        }
        person, note = self.chance.choice(["mira", "jon"]), f"seen {len(self.docs)}"
        if "source" in NEEDS[verdict]:
            return Ruling(
                verdict=verdict,
                person=person,
                source=source.source,
                other_source=another.source if verdict is not Verdict.SIDE else None,
                value=values.get(verdict),
            )
        return Ruling(
            verdict=verdict,
            person=person,
            note=note,
            claim=one.claim,
            other=other.claim,
            doc=one.doc,
            span=self.chance.choice([one.span, other.span]),
            words=one.words,
            value=values.get(verdict),
        )

    def drafts(self) -> list[Draft]:
        """What one transaction enters."""
        roll = self.chance.random()
        if roll < 0.45 or len(self.claims) < 3:
            doc = self.doc()
            claims = [self.claim(doc) for _ in range(self.chance.randrange(1, 4))]
            bonds = [self.relation() for _ in range(self.chance.randrange(3))]
            copies = [self.lineage()] if self.chance.random() < 0.4 else []
            return by_rules(doc, self.source(), *claims, *bonds, *copies)
        if roll < 0.55:
            return by_rules(self.claim(self.chance.choice(self.docs)))
        if roll < 0.7:
            return by_editor(self.ruling())
        if roll < 0.8 and self.entries:
            entry = self.chance.choice(self.entries)
            return by_editor(Withdrawal(entry=EntryId(entry), reason="a slip"))
        if roll < 0.9:
            one, other = self.chance.sample(SOURCES, 2)
            judgement = self.chance.choice(["same", "same", "different", "proposed"])
            return by_rules(samples.same_as(one, other, judgement), self.source())
        return by_rules(self.lineage(), self.relation())


def fill(ledgers: list[Ledger], chance: Random, transactions: int) -> list[AsOf]:
    """Enter the same into all the ledgers; moments of both clocks to ask at."""
    drawn = Drawn(chance)
    at = NOON
    for _ in range(transactions):
        drafts = drawn.drafts()
        at += timedelta(minutes=chance.randrange(2))
        try:
            receipts = [ledger.append(drafts, run="drawn", at=at) for ledger in ledgers]
        except RefusedError:
            continue
        drawn.entries += receipts[0].entered
    return [AsOf(), *(moment(chance, at) for _ in range(5))]


def moment(chance: Random, last) -> AsOf:
    """A moment that may lie anywhere on either clock."""
    minutes = int((last - NOON) / MINUTE) + 1
    recorded = NOON + chance.randrange(minutes + 1) * MINUTE
    published = MAY_1 + chance.randrange(13) * HOUR
    return AsOf(
        recorded=chance.choice([None, recorded]),
        published=chance.choice([None, published]),
    )
