"""How fast a ledger takes reports in and answers as of a moment, and how large it is.

    python -m bench.ledger [--documents 5000] [--claims 20] [--file PATH]

Reports are made up: so many claims each, at twenty places, one call of `append` a
report. At a fifth of the way and at the end the same questions are asked, each at
moments and of things drawn from a seeded generator.
"""

import argparse
import random
import tempfile
import time
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from pathlib import Path
from statistics import quantiles

import psutil

from sayso.ledger.sqlite import open_ledger
from sayso.model.attribution import Attribution, Force
from sayso.model.claim import Claim
from sayso.model.document import Document, Head
from sayso.model.entry import NOW, Agent, AsOf, Draft
from sayso.model.event import Event
from sayso.model.ids import claim_id_of, doc_id_of, sha256_of, source_id_of
from sayso.model.keys import keys_of
from sayso.model.place import PlaceRef
from sayso.model.source import Source, SourceKind
from sayso.model.span import Span

AGENT = Agent(kind="machine", name="bench", version="1")
BEGIN = datetime(2031, 5, 1, tzinfo=UTC)
KINDS = "enter seize quiet shell leave hold flee meet".split()
PLACES = tuple(f"Post {n}" for n in range(20))
TIMES = 100


def document(number: int, claims: int) -> Document:
    """A report with one sentence a claim."""
    text = " ".join(
        f"In report {number} the ministry said for the {part}th time that all was well."
        for part in range(claims)
    )
    sha256 = sha256_of(text.encode())
    address = f"https://courier.example/{number}"
    outlet = f"Outlet {number % 40}"
    return Document(
        doc=doc_id_of(sha256, address, outlet),
        text=text,
        text_sha256=sha256,
        raw_sha256=sha256,
        head=Head(outlet=outlet, headline=f"All is well, report {number}"),
        parts=(),
        lang="en",
        url=address,
        address=address,
        given_id=None,
        published_at=BEGIN + timedelta(minutes=number),
        published_grain="minute",
        retrieved_at=BEGIN + timedelta(minutes=number + 10),
        reader="bench@1",
    )


def claim(doc: Document, number: int, part: int, width: int) -> Claim:
    """One claim of a report."""
    span = Span(part * width, part * width + width - 2)
    cue = Span(span.start, span.start + 4)
    place = PLACES[(number + part) % len(PLACES)]
    kind = KINDS[(number * 7 + part) % len(KINDS)]
    where = PlaceRef(span=cue, name=place, place=None, precision=None)
    return Claim(
        claim=claim_id_of(doc.doc, [(span.start, span.end)], 0),
        doc=doc.doc,
        span=span,
        words=doc.quote(span),
        attribution=Attribution(
            key=f"a{part}",
            source=(cue,),
            cue=(cue,),
            content=(span,),
            force=Force.ASSERTS,
            manner="indirect",
            rule="bench",
        ),
        source=source_id_of(f"speaker {number % 300}"),
        source_name=f"Speaker {number % 300}",
        via=(source_id_of(f"outlet {number % 40}"),),
        negated=False,
        event=Event(type=kind, mode=None, trigger=cue, place=where),
        figures=(),
        basis="told",
        said_at=None,
    )


def report(number: int, claims: int) -> list[Draft]:
    """What the pipeline would enter of one report."""
    doc = document(number, claims)
    width = (len(doc.text) + 1) // claims
    name = f"speaker {number % 300}"
    source = Source(source=source_id_of(name), name=name, kind=SourceKind.BODY)
    found = [claim(doc, number, part, width) for part in range(claims)]
    return [Draft(agent=AGENT, payload=p) for p in (doc, source, *found)]


def timed(ask, times: int = TIMES) -> str:
    """The 50th and 95th percentile of some calls, in milliseconds."""
    spent = []
    for n in range(times):
        started = time.perf_counter()
        ask(n)
        spent.append(1000 * (time.perf_counter() - started))
    cuts = quantiles(spent, n=20)
    return f"p50 {cuts[9]:8.2f}  p95 {cuts[18]:8.2f} ms"


def ask_everything(ledger, documents: int, claims: int) -> None:
    """Ask as of drawn moments, and print how long each kind of question took."""
    chance = random.Random(7)
    docs = [document(chance.randrange(documents), claims) for _ in range(TIMES)]
    some = [
        claim(doc, int((doc.address or "/0").rsplit("/", 1)[1]), 3, 10) for doc in docs
    ]
    moments = [
        AsOf(
            recorded=BEGIN + timedelta(minutes=chance.randrange(documents)),
            published=BEGIN + timedelta(minutes=chance.randrange(documents)),
        )
        for _ in range(TIMES)
    ]
    now = ledger.view(NOW)
    questions = {
        "view": lambda n: ledger.view(moments[n]),
        "document": lambda n: now.document(docs[n].doc),
        "claims of a document": lambda n: now.claims_of(docs[n].doc),
        "... as of both clocks": lambda n: ledger.view(moments[n]).claims_of(
            docs[n].doc
        ),
        "source, in a new view": lambda n: ledger.view(NOW).source(some[n].source),
        "texts like": lambda n: now.texts_like(docs[n].text_sha256),
        "superseded": lambda n: now.superseded(docs[n].doc),
        "100 claims about a key": lambda n: list(
            islice(now.claims_about(keys_of(some[n])), 100)
        ),
    }
    for what, ask in questions.items():
        print(f"    {what:26} {timed(ask)}")
    once = {
        "all claims": lambda _: sum(1 for _ in ledger.view(NOW).claims()),
        "... as of both clocks": lambda n: sum(
            1 for _ in ledger.view(moments[n]).claims()
        ),
        "all that is in force": lambda _: ledger.view(NOW).in_force,
        "verify": lambda _: list(ledger.verify()),
    }
    for what, ask in once.items():
        print(f"    {what:26} {timed(ask, 3)}")


def fill(ledger, first: int, last: int, claims: int) -> float:
    """Enter reports first to last; how many went in in a second."""
    spent = 0.0
    for number in range(first, last):
        drafts = report(number, claims)
        started = time.perf_counter()
        at = BEGIN + timedelta(minutes=number)
        ledger.append(drafts, run="bench", at=at)
        spent += time.perf_counter() - started
    return (last - first) / spent


def measure(path: Path, documents: int, claims: int) -> None:
    """Fill a new ledger in two parts and ask after each."""
    ledger = open_ledger(path)
    stages = (0, documents // 5, documents)
    for first, last in pairwise(stages):
        rate = fill(ledger, first, last, claims)
        print(f"{last} documents, {last * claims} claims")
        print(f"    append: {rate:.0f} documents/s with {claims} claims each")
        resident = psutil.Process().memory_info().rss / 1e6
        print(f"    memory after appending: {resident:.0f} MB")
        ask_everything(ledger, last, claims)
    ledger.close()
    size = path.stat().st_size
    print(f"file: {size / 1e6:.1f} MB, {size / documents / claims:.0f} bytes a claim")


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--claims", type=int, default=20)
    parser.add_argument("--file", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.file or Path(folder) / "bench.sayso"
        measure(path, chosen.documents, chosen.claims)


if __name__ == "__main__":
    main()
