"""Stories drawn by chance as dispatches in words, and their boards in any order.

What is drawn is what newsrooms print: agency copy and its reprints, whole, in part and
credited or not; denials, concessions, tolls; names cut short, initials, joint
statements; nameless officials. Left out is what SPEC-lineage and SPEC-standing name as
their limits: a sentence that one document prints twice, and a surname whose bearer's
office only a later document tells.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random

from sayso.ledger.memory import MemoryLedger
from sayso.model.document import Document, Head, Part, PartKind
from sayso.model.entry import NOW
from sayso.model.ids import SourceId, doc_id_of, sha256_of
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.pipeline import Pipeline
from sayso.ports import Ledger, View

START = datetime(2031, 5, 1, 8, tzinfo=UTC)
AGENCIES = (("Meridian Press Agency", "MPA"), ("Norlink", "Norlink"))
PAPERS = ("The Velmora Courier", "Daily Lantern", "Port Sennet Gazette", "Harbour Post")
TOWNS = ("Dresna", "Halvik", "Tarn", "Port Sennet")
WHO = (
    "The Northern Front for Renewal (NFR)",
    "The Northern Front",
    "The NFR",
    "An NFR spokesman",
    "The Karvelian Defence Ministry",
    "The Defence Ministry",
    "The Health Ministry",
    "The Karvelia Monitoring Group (KMG)",
    "The KMG",
    "Prime Minister Sela Brandt",
    "General Marek Torvald",
    "President Ilan Torvald",
    "A security official",
    "Residents",
    "Hospital officials",
    "Meridian Press Agency",
    "The Karvelian government and the Northern Front",
)
DEEDS = (
    ("rebels had captured {town}", "rebels had entered {town}"),
    ("the Northern Front had captured {town}", "rebels had captured {town}"),
    ("government troops had left {town}", "its troops had withdrawn from {town}"),
    ("shells had hit the market of {town}", "the army had shelled {town}"),
)
TOLLS = (
    "at least {n} people had been killed in {town}",
    "{n} people had been killed when shells hit the market of {town}",
    "{n} soldiers had been killed near {town} since Wednesday",
)
DAYS = ("Thursday", "Friday", "Saturday")


class Desk:
    """Draws the dispatches of one story, each with some of those before it."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.towns = chance.sample(TOWNS, 2)
        self.printed: list[tuple[str, list[str]]] = []

    def sentence(self) -> str:
        chance = self.chance
        who, town = chance.choice(WHO), chance.choice(self.towns)
        day = chance.choice(DAYS)
        deed = chance.choice(chance.choice(DEEDS)).format(town=town)
        roll = chance.random()
        if roll < 0.35:
            return f"{who} said on {day} that {deed}."
        if roll < 0.5:
            toll = chance.choice(TOLLS).format(town=town, n=chance.randrange(8, 14))
            return f"{who} said on {day} that {toll}."
        if roll < 0.7:
            return f"{who} denied on {day} that {deed}."
        if roll < 0.8:
            return f"{who} acknowledged on {day} that {deed}."
        return f"{deed[:1].upper()}{deed[1:].replace('had ', '')} on {day}."

    def body(self) -> list[str]:
        said = (self.sentence() for _ in range(self.chance.randrange(1, 4)))
        return list(dict.fromkeys(said))

    def dispatch(self, number: int) -> Document:
        chance = self.chance
        outlet, credit = chance.choice(PAPERS), list[str]()
        if not self.printed or chance.random() < 0.35:
            outlet, mark = chance.choice(AGENCIES)
            lines = self.body()
            text = f"VELMORA, May 1 ({mark}) - " + "\n\n".join(lines)
            credit = [mark]
        else:
            lines, credited = self.pasted()
            text, credit = "\n\n".join(lines), credited
        self.printed.append((outlet, lines))
        at = START + timedelta(hours=chance.randrange(40), minutes=number)
        return document(text, outlet, at, credit)

    def pasted(self) -> tuple[list[str], list[str]]:
        """Some lines of one or two earlier dispatches, with lines of its own."""
        chance = self.chance
        lines = list[str]()
        for _, told in chance.sample(self.printed, min(len(self.printed), 2)):
            if told and chance.random() < 0.6:
                lines += chance.sample(told, chance.randrange(1, len(told) + 1))
        lines += self.body() if not lines or chance.random() < 0.5 else []
        lines = list(dict.fromkeys(lines))
        chance.shuffle(lines)
        roll = chance.random()
        marks = [mark for _, mark in AGENCIES]
        if roll < 0.25:
            lines.append("(MPA, Norlink and staff)")
            return lines, marks
        if roll < 0.5:
            mark = chance.choice(marks)
            lines.append(f"({mark})")
            return lines, [mark]
        return lines, []


def document(text: str, outlet: str, at: datetime, credit: Sequence[str]) -> Document:
    """A dispatch of one outlet, each paragraph a part of it."""
    sha256 = sha256_of(text.encode())
    parts, start = list[Part](), 0
    for paragraph in text.split("\n\n"):
        kind = PartKind.CREDIT if paragraph.startswith("(") else PartKind.BODY
        parts.append(Part(kind=kind, span=Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return Document(
        doc=doc_id_of(sha256, at.isoformat(), outlet),
        text=text,
        text_sha256=sha256,
        raw_sha256=sha256,
        head=Head(outlet=outlet, credit=tuple(credit)),
        parts=tuple(parts),
        lang="en",
        url=None,
        address=None,
        given_id=None,
        published_at=at,
        published_grain="minute",
        retrieved_at=START + timedelta(days=5),
        reader="text@1",
    )


def story_of(chance: Random) -> list[Document]:
    """The dispatches of one story, as they are printed."""
    desk = Desk(chance)
    docs = [desk.dispatch(number) for number in range(chance.randrange(3, 8))]
    return list({doc.doc: doc for doc in docs}.values())


def arrive(pipeline: Pipeline, readings: Sequence[Reading]) -> Ledger:
    """A ledger in which the readings arrived one after another."""
    ledger, at = MemoryLedger(), START + timedelta(days=6)
    for number, reading in enumerate(readings):
        drafts = pipeline.drafts_of(ledger, reading)
        ledger.append(drafts, run="drawn", at=at + timedelta(minutes=number))
    return ledger


def board_of(ledger: Ledger) -> tuple[str, ...]:
    """Every point as words: what it holds, how it stands, whose word it is."""
    return tuple(sorted(_lines(ledger.view(NOW))))


def _lines(view: View) -> Iterator[str]:
    def named(sources: Sequence[SourceId]) -> str:
        return ", ".join(view.source(source).name for source in sources)

    docs = {doc.doc: doc.head.outlet for doc in view.documents()}
    for point in view.points():
        claims = ", ".join(f"{docs[view.claim(c).doc]}:{c[:6]}" for c in point.claims)
        standing = point.standing
        yield (
            f"{point.title} | {standing.name} | for {named(standing.origins_for)} | "
            f"against {named(standing.origins_against)} | {standing.caveats} | {claims}"
        )
    for series in view.figure_series():
        steps = ", ".join(
            f"{step.figure.low}-{step.figure.high} {named([step.origin])} "
            f"{step.standing}"
            for step in series.steps
        )
        yield f"{series.measure} {series.of} {series.scope} {series.since}: {steps}"
