"""Made-up stories for the tests of the resolver.

Attributions, caveats and places are given as words, so that these tests hang on no
other extractor than the ones for mentions, events and statements.
"""

from dataclasses import dataclass, replace
from typing import Literal

from sayso.extract.statements import StatementExtractor
from sayso.gazetteer.table_file import TableGazetteer
from sayso.model.attribution import Attribution, Caveat, Force, Hedge, Manner, Statement
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.figure import Figure
from sayso.model.ids import PlaceId
from sayso.model.place import Place, PlaceKind
from sayso.model.reading import Extraction, Reading
from sayso.model.source import Source
from sayso.model.span import Span
from sayso.model.timeref import TimeMention
from sayso.resolve.document import DocumentResolver
from tests.unit.extract.figures_and_times import document
from tests.unit.extract.told import events_in, found_in, spans_of


def place(
    key: str, name: str, country: str, kind: PlaceKind = "populated place"
) -> Place:
    """A made-up place; where it lies does not matter here."""
    people = 9_000_000 if kind == "country" else 90_000
    at = 57.0 + len(key) / 10
    return Place(
        place=PlaceId(f"test:{key}"),
        name=name,
        lat=at,
        lon=-30.0,
        country=country,
        kind=kind,
        population=people,
    )


TOWNS = (
    place("karvelia", "Karvelia", "KV", "country"),
    place("sudria", "Sudria", "SU", "country"),
    place("velmora", "Velmora", "KV"),
    place("dresna", "Dresna", "KV"),
    place("halvik", "Halvik", "KV"),
    place("tarn", "Tarn", "KV"),
    place("sennet", "Port Sennet", "KV"),
)
GAZETTEER = TableGazetteer("test", [(town, (town.name,)) for town in TOWNS])


def at(text: str, words: str) -> Span:
    """Where words stand; "words#2" is their second place."""
    bare, _, nth = words.partition("#")
    return spans_of(text, bare)[int(nth or 1) - 1]


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution as words."""

    source: str
    cue: str
    content: str
    force: Force = Force.ASSERTS
    manner: Manner = "indirect"
    recipient: str | None = None
    inside: str | None = None
    unsure: str | None = None
    rule: str = ""

    def attribution(self, text: str, key: str) -> Attribution:
        """The attribution of these words in a text."""
        parts = self.content.split(" … ")
        hedge = (
            Hedge(span=at(text, self.unsure), holder="outlet", degree="unverified")
            if self.unsure
            else None
        )
        return Attribution(
            key=key,
            source=tuple(at(text, part) for part in self.source.split(" … ") if part),
            cue=(at(text, self.cue),) if self.cue else (),
            content=tuple(at(text, part) for part in parts if part),
            force=self.force,
            manner=self.manner,
            recipient=at(text, self.recipient) if self.recipient else None,
            inside=self.inside,
            hedge=hedge,
            rule=self.rule,
        )


def read(
    text: str,
    *said: Said,
    caveats: tuple[tuple[str, tuple[str, ...]], ...] = (),
    figures: tuple[Figure, ...] = (),
    outlet: str | None = "The Velmora Courier",
    credit: tuple[str, ...] = (),
    times: tuple[TimeMention, ...] = (),
) -> Reading:
    """The reading of a story in which these things are said."""
    doc = document(text)
    doc = replace(doc, head=replace(doc.head, outlet=outlet, credit=credit))
    found = replace(
        found_in(doc),
        attributions=tuple(
            each.attribution(text, f"a{n}") for n, each in enumerate(said, 1)
        ),
        caveats=tuple(
            Caveat(span=at(text, words), names=tuple(at(text, name) for name in names))
            for words, names in caveats
        ),
        figures=figures,
        events=events_in(doc),
    )
    found = replace(found, times=times, statements=statements_in(doc, found))
    return DocumentResolver(GAZETTEER).resolve(doc, found)


def statements_in(doc: Document, found: Extraction) -> tuple[Statement, ...]:
    """The statements that are left over."""
    findings = StatementExtractor().extract(doc, found)
    return tuple(f for f in findings if isinstance(f, Statement))


def speakers(reading: Reading) -> list[str]:
    """The names of the speakers, in the order of the attributions."""
    return [source.name for _, source in reading.speakers]


def speaker(reading: Reading, nth: int = 1) -> Source:
    """The nth speaker, from 1."""
    return reading.speakers[nth - 1][1]


def claim_line(claim: Claim) -> str:
    """A claim's event as a line: kind, who, whom, where, whether."""
    event = claim.event
    if event is None:
        return "no event" + (", not" if claim.negated else "")
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    parts = [kind]
    if event.actors:
        parts.append("by " + " & ".join(actor.name for actor in event.actors))
    if event.targets:
        parts.append("to " + " & ".join(target.name for target in event.targets))
    if event.place:
        parts.append(f"at {event.place.name}")
    return ", ".join([*parts, *(["not"] if claim.negated else [])])


def lines(reading: Reading, voice: Literal["cited", "own"] = "cited") -> list[str]:
    """The claims that somebody is cited for, or those of the outlet, as lines."""
    return [
        claim_line(claim)
        for claim in reading.claims
        if (claim.attribution is None) == (voice == "own")
    ]
