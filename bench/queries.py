"""How long a large ledger takes to answer as of any moment, and what it takes to add.

    python -m bench.queries [--claims 1000000] [--file PATH] [--times 200]

Reports are made up: 20 claims each, five reports a transaction, as told by a seeded
generator: few places and speakers in most of them, one claim in five bearing on an
earlier one, one report in ten a copy, one in twenty published long before it came in.
`--file`: a ledger that is kept; one that is there already is asked, not filled again.
"""

import argparse
import random
import resource
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import quantiles

import psutil

from bench.ledger import AGENT, claim, document
from sayso.ledger.sqlite import SqliteLedger, open_ledger
from sayso.model.board import BoardQuery, PlaceQuery, SeriesQuery
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import NOW, AsOf, Draft
from sayso.model.event import Event
from sayso.model.figure import Figure
from sayso.model.ids import PlaceId, source_id_of
from sayso.model.place import Place, PlaceRef
from sayso.model.relation import Lineage, Passage, Relation, RelationKind
from sayso.model.source import Source, SourceKind
from sayso.model.span import Span
from sayso.model.standing import StandingName

BEGIN = datetime(2031, 1, 1, tzinfo=UTC)
MINUTES_A_REPORT = 10
CLAIMS = 20
BATCH = 5  # reports in one transaction
RECENT = 400  # claims that a new one may bear on
KINDS = tuple(f"KIND{n}/mode" for n in range(20))
MEASURES = ("killed", "wounded", "displaced")
BEARING = (
    *(RelationKind.SUPPORTS,) * 6,
    RelationKind.DENIES,
    RelationKind.CONTRADICTS,
    RelationKind.UPDATES,
)
SYLLABLES = "ba dor ki lu men no pra ris su tev vo zan hal fe gur wix".split()
WORDS = tuple(
    "".join(SYLLABLES[n // 16**place % 16] for place in range(3)) + str(n // 4096 or "")
    for n in range(5000)
)


class Reports:
    """Made-up reports, one after the other; the same seed tells the same."""

    def __init__(self, seed: int = 7) -> None:
        self.chance = random.Random(seed)
        self.recent: list[Claim] = []
        self.last: Document | None = None

    def skewed(self, most: int) -> int:
        """A number below `most`, small ones far oftener than large ones."""
        return int(most ** self.chance.random()) - 1

    def at(self, number: int) -> datetime:
        """When a report was recorded."""
        return BEGIN + timedelta(minutes=MINUTES_A_REPORT * number)

    def place(self) -> Place:
        """A place, the same few in most claims."""
        number = self.skewed(3000)
        return Place(
            place=PlaceId(f"bench:{number}"),
            name=f"Post {number}",
            lat=number / 100,
            lon=number / 50,
            country="KV",
            kind="populated place",
        )

    def claim(self, doc: Document, number: int, part: int, width: int) -> Claim:
        """One claim of a report."""
        made = claim(doc, number, part, width)
        speaker = self.skewed(5000)
        place = self.place()
        ref = PlaceRef(
            span=made.span, name=place.name, place=place, precision="settlement"
        )
        kind = KINDS[self.skewed(len(KINDS))]
        words = " ".join(WORDS[self.skewed(len(WORDS))] for _ in range(12))
        return replace(
            made,
            words=f"in report {number} it was said that {words}",
            source=source_id_of(f"speaker {speaker}"),
            source_name=f"Speaker {speaker}",
            via=(source_id_of(f"outlet {number % 200}"),),
            event=Event(type=kind, mode=None, trigger=made.span, place=ref),
            figures=self.figures(made) if self.chance.random() < 0.15 else (),
        )

    def figures(self, made: Claim) -> tuple[Figure, ...]:
        """A number, of one incident or a total since a beginning."""
        total = self.chance.random() < 0.2
        low = 1 + self.skewed(500)
        return (
            Figure(
                span=Span(made.span.start, made.span.start + 3),
                measure=self.chance.choice(MEASURES),
                low=low,
                high=low,
                scope="total" if total else "incident",
                since=f"week {self.skewed(200)}" if total else None,
            ),
        )

    def report(self, number: int) -> list[Draft]:
        """What the pipeline would enter of one report."""
        doc = self.document(number)
        width = (len(doc.text) + 1) // CLAIMS
        claims = [self.claim(doc, number, part, width) for part in range(CLAIMS)]
        payloads: list[object] = [doc, *self.sources(claims), *claims]
        bearing = [c for c in claims if self.recent and self.chance.random() < 0.2]
        payloads += map(self.relation, bearing)
        if self.last is not None and self.chance.random() < 0.1:
            span = Span(0, len(doc.text) // 2)
            passages = tuple(Passage(doc=d.doc, span=span) for d in (self.last, doc))
            line = Lineage(
                kind="copy", origin=None, passages=passages, because=("the same",)
            )
            payloads.append(line)
        self.recent = [*self.recent, *claims][-RECENT:]
        self.last = doc
        return [Draft(agent=AGENT, payload=payload) for payload in payloads]

    def document(self, number: int) -> Document:
        """A report, printed when it came in or long before."""
        late = self.chance.random() < 0.05
        printed = self.chance.randrange(number + 1) if late else number
        return replace(
            document(number, CLAIMS),
            published_at=self.at(printed),
            retrieved_at=self.at(number),
        )

    def relation(self, made: Claim) -> Relation:
        """How a claim bears on one of the last few days."""
        kind = self.chance.choice(BEARING)
        other = self.chance.choice(self.recent)
        pair = sorted((made.claim, other.claim))
        if kind in {RelationKind.DENIES, RelationKind.UPDATES}:
            pair = [made.claim, other.claim]
        return Relation(kind=kind, subject=pair[0], object=pair[1], because=("alike",))

    def sources(self, claims: list[Claim]) -> list[Source]:
        """The register's rows of those who speak."""
        names = dict.fromkeys((c.source, c.source_name) for c in claims)
        return [
            Source(source=source, name=name, kind=SourceKind.BODY)
            for source, name in names
        ]


def resident() -> float:
    """Resident memory of this process, in MB."""
    return psutil.Process().memory_info().rss / 1e6


def fill(ledger: SqliteLedger, reports: int) -> None:
    """Enter so many reports, and say what the last thousand cost each."""
    told = Reports()
    spent, drafts = 0.0, list[Draft]()
    for number in range(reports):
        drafts = [*([] if number % BATCH == 0 else drafts), *told.report(number)]
        started = time.process_time()
        if number % BATCH == BATCH - 1:
            ledger.append(drafts, run="bench", at=told.at(number))
        spent += time.process_time() - started
        if (number + 1) % max(1, reports // 10) == 0:
            each = 1000 * spent / max(1, reports // 10)
            claims = (number + 1) * CLAIMS
            print(
                f"{claims:8} claims: {each:5.1f} ms of CPU a report of {CLAIMS}; "
                f"{resident():.0f} MB",
                flush=True,
            )
            spent = 0.0


def moments(reports: int, chance: random.Random) -> AsOf:
    """A moment of both clocks, of one, or now."""

    def drawn() -> datetime:
        return BEGIN + timedelta(minutes=MINUTES_A_REPORT * chance.randrange(reports))

    kind = chance.randrange(4)
    return AsOf(
        recorded=drawn() if kind & 1 else None, published=drawn() if kind & 2 else None
    )


def board_query(chance: random.Random) -> BoardQuery:
    """A board as people ask for it: mostly one filter, now and then two or none."""
    told = Reports(chance.randrange(10**9))
    query = BoardQuery(limit=chance.choice([50, 100]))
    for kind in chance.sample(range(7), chance.choice([0, 1, 1, 1, 2])):
        if kind == 0:
            names = ("contested", "denied", "corroborated", "reported")
            query = replace(query, standings=(StandingName(chance.choice(names)),))
        elif kind == 1:
            query = replace(query, types=(KINDS[told.skewed(len(KINDS))],))
        elif kind == 2:
            query = replace(query, place=told.place().place)
        elif kind == 3:
            source = source_id_of(f"speaker {told.skewed(5000)}")
            query = replace(query, source=source)
        elif kind == 4:
            outlet = source_id_of(f"outlet {told.skewed(200)}")
            query = replace(query, outlet=outlet)
        elif kind == 5:
            words = (
                WORDS[told.skewed(len(WORDS))] for _ in range(chance.choice([1, 2]))
            )
            query = replace(query, text=" ".join(words))
        else:
            query = replace(query, cursor=None)
    return query


def timed(name: str, asks, times: int) -> None:
    """Print the middle, the 95th percentile and the longest of some calls, in ms.

    By the clock, and in CPU time, which other work on the machine disturbs less.
    """
    wall, cpu = [], []
    for n in range(times):
        started, spent = time.perf_counter(), time.process_time()
        asks(n)
        wall.append(1000 * (time.perf_counter() - started))
        cpu.append(1000 * (time.process_time() - spent))
    words = [
        f"median {quantiles(kind, n=20)[9]:7.2f}  p95 {quantiles(kind, n=20)[18]:7.2f}"
        for kind in (wall, cpu)
    ]
    print(f"    {name:26} {words[0]} ms; CPU {words[1]} ms", flush=True)


def ask(ledger: SqliteLedger, reports: int, times: int) -> None:
    """Ask each kind of question as of drawn moments."""
    chance = random.Random(11)
    asked = [(moments(reports, chance), board_query(chance)) for _ in range(times)]
    points = []
    for moment, query in asked:
        rows = ledger.view(moment).board(replace(query, counted=False)).rows
        points += [(moment, chance.choice(rows).point)] if rows else []
    series = [
        SeriesQuery(
            measure=chance.choice([None, *MEASURES]),
            place=chance.choice([None, f"bench:{Reports(n).skewed(3000)}"]),
        )
        for n in range(times)
    ]
    timed("board", lambda n: ledger.view(asked[n][0]).board(asked[n][1]), times)
    plain = BoardQuery(limit=100)
    timed(
        "board without a filter", lambda n: ledger.view(asked[n][0]).board(plain), times
    )
    count = min(times, len(points))
    timed("point", lambda n: ledger.view(points[n][0]).point(points[n][1]), count)
    timed("history", lambda n: ledger.view(points[n][0]).history(points[n][1]), count)
    timed("series", lambda n: ledger.view(asked[n][0]).series(series[n]), times)
    of_point = [SeriesQuery(point=point) for _, point in points]
    timed(
        "series of a point",
        lambda n: ledger.view(points[n][0]).series(of_point[n]),
        count,
    )
    every, few = PlaceQuery(), max(4, times // 10)
    for name, moment_of in (
        ("as of any moment", lambda n: asked[n][0]),
        ("now", lambda _: NOW),
    ):
        view = partial(_view, ledger, moment_of)
        timed(f"places, {name}", lambda n, view=view: view(n).places(every), few)
        timed(f"outlets, {name}", lambda n, view=view: view(n).outlets(), few)
        timed(f"speakers, {name}", lambda n, view=view: view(n).speakers(), few)
    print(f"    memory: {resident():.0f} MB; ever: {peak():.0f} MB")


def _view(ledger: SqliteLedger, moment_of, n: int):
    """The ledger at the nth moment."""
    return ledger.view(moment_of(n))


def peak() -> float:
    """The most memory this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def measure(path: Path, claims: int, times: int) -> None:
    """Fill a ledger where there is none, and ask it."""
    reports = claims // CLAIMS
    is_new = not path.exists()
    ledger = open_ledger(path)
    if is_new:
        fill(ledger, reports)
    print(f"{claims} claims, {path.stat().st_size / 1e6:.0f} MB")
    ask(ledger, reports, times)
    ledger.close()


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--file", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.file or Path(folder) / "bench.sayso"
        measure(path, chosen.claims, chosen.times)


if __name__ == "__main__":
    main()
