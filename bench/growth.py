"""Whether linking and entering a document costs more the larger the ledger is.

    python -m bench.growth [--shared ../shared] [--claims 10000,100000,1000000]
        [--words 400]

The windows of `bench.speed` are read once and then told again, round after round, 28
days later each: other words, other persons, other documents, but the same bodies, kinds
of event and places. CPU time in milliseconds a document, of the one process that links
and enters. Each round is really entered, document by document. Linked are the rounds
at whose end so many claims are held, and the three before each of them, which are as
many days as claims are compared over; the others are entered without being linked.

A fixed piece of arithmetic is timed with each round ("pace"), so that a figure of a
busy machine can be told from one of a larger ledger.
"""

import argparse
import json
import os
import re
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from bench.speed import windows, write_corpus
from sayso.cli.reading_inputs import make_pipeline
from sayso.ledger.sqlite import open_ledger
from sayso.model.codec import decode, encode
from sayso.model.entry import Agent, Draft
from sayso.model.ids import sha256_of, short_hash, source_id_of
from sayso.model.reading import Reading
from sayso.read import ReadOptions, read_path
from sayso.text.names import name_key

AT = datetime(2031, 6, 1, tzinfo=UTC)
ROUND = timedelta(days=28)
EVERYTHING = 1_000_000
BEFORE = 3  # rounds: claims of 67 days are compared, and totals of a few more
SIZES = "10000,100000,1000000"
FOURTH = re.compile(r"((?:[^\W\d_]+\W+(?:\d+\W+)*){3})([^\W\d_]+)")
LETTERS = str.maketrans("0123456789", "ghijklmnop")
ID = re.compile(r'"([dcs])([0-9a-f]{16})"')


def turned(name: str, by: int) -> str:
    """Another name of the same shape: each letter some places further on."""
    turn = str.maketrans(
        {chr(n): chr((n - 97 + by) % 26 + 97) for n in range(97, 123)}
        | {chr(n): chr((n - 65 + by) % 26 + 65) for n in range(65, 91)}
    )
    return name.translate(turn)


def reworded(text: str, by: int) -> str:
    """The text with every fourth word another one of the same length.

    Too few words in a row are left for it to be a copy of another round's text.
    """

    def other(found: re.Match[str]) -> str:
        letters = short_hash(found[2], str(by)).translate(LETTERS)
        word = (letters * (1 + len(found[2]) // len(letters)))[: len(found[2])]
        return found[1] + (word.capitalize() if found[2].istitle() else word)

    return FOURTH.sub(other, text)


def retold(raw: bytes, by: int) -> Reading:
    """The reading in its round."""
    told = json.loads(raw)
    new: dict[str, str] = {}
    for row in told["sources"]:
        key = name_key(row["name"])
        if row["kind"] == "person" and row["source"] == source_id_of(key):
            row["name"] = turned(row["name"], by)
            new[row["source"]] = source_id_of(name_key(row["name"]))
        elif row["kind"] in {"person", "unnamed", "crowd", "footage"}:
            new[row["source"]] = "s" + short_hash(row["source"], str(by))
    doc = told["document"]
    doc["text"] = reworded(doc["text"], by) if by else doc["text"]
    doc["text_sha256"] = sha256_of(doc["text"].encode())
    doc["address"] = doc["address"] and f"{doc['address']}/{by}"
    at = datetime.fromisoformat(doc["published_at"].replace("Z", "+00:00"))
    doc["published_at"] = (at + by * ROUND).isoformat()
    for claim in told["claims"]:
        claim["words"] += f" {by}"
    for pair in told["same_as"]:
        names = [new.get(pair[side], pair[side]) for side in ("subject", "object")]
        pair["subject"], pair["object"] = sorted(names)

    def id_in_round(found: re.Match[str]) -> str:
        kind, old = found[1], found[1] + found[2]
        again = new.get(old, old) if kind == "s" else kind + short_hash(old, str(by))
        return f'"{again}"'

    return decode(ID.sub(id_in_round, json.dumps(told)).encode(), Reading)


def spent_on(pipeline, ledger, reading: Reading, at, *, linked: bool):
    """Seconds of CPU for linking and for entering a reading."""
    started = time.process_time()
    if linked:
        drafts = pipeline.drafts_of(ledger, reading)
    else:
        agent = Agent(kind="machine", name="bench", version="1")
        found = (reading.document, *reading.sources, *reading.same_as, *reading.claims)
        drafts = [Draft(agent=agent, payload=payload) for payload in found]
    between = time.process_time()
    ledger.append(drafts, run="bench", at=at)
    return between - started, time.process_time() - between


def pace() -> float:
    """Milliseconds of CPU that a fixed piece of arithmetic takes, the best of a few."""

    def once() -> float:
        started = time.process_time()
        sum(n * n % 7 for n in range(200_000))
        return 1000 * (time.process_time() - started)

    return min(once() for _ in range(5))


def rounds_for(sizes: list[int], claims: int) -> tuple[int, set[int], set[int]]:
    """How many rounds of so many claims, which are linked, and which are told of."""
    shown = {max(0, -(-size // claims) - 1) for size in sizes}
    linked = {by for last in shown for by in range(last - BEFORE, last + 1)}
    return max(shown) + 1, linked, shown


def measure(shared: Path, sizes: list[int], words: int) -> None:
    """Enter round after round and print what it cost."""
    pipeline = make_pipeline((), strict=True)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus.jsonl")
        write_corpus(corpus, windows(shared, EVERYTHING, words))
        docs = read_path(corpus, ReadOptions(), at=AT)
        readings = [pipeline.read(doc) for doc in docs]
        claims = sum(len(reading.claims) for reading in readings)
        raws = [encode(reading) for reading in readings]
        ledger = open_ledger(Path(folder, "growth.sayso"))
        rounds, linked, shown = rounds_for(sizes, claims)
        for by in range(rounds):
            spent = [
                spent_on(
                    pipeline,
                    ledger,
                    retold(raw, by),
                    AT + by * ROUND,
                    linked=by in linked,
                )
                for raw in raws
            ]
            if by in shown:
                _told(ledger, (by + 1, len(raws), claims), spent)
        ledger.close()


def _told(ledger, held: tuple[int, int, int], spent) -> None:
    """Print what the documents of a round cost, one with another."""
    rounds, docs, claims = held
    link, append = (1000 * sum(part) / docs for part in zip(*spent, strict=True))
    memory = psutil.Process().memory_info().rss / 1e6
    print(
        f"{rounds * claims:8} claims of {rounds * docs:6} documents held: "
        f"link {link:5.2f} + append {append:5.2f} = {link + append:5.2f} ms of CPU a "
        f"document, {1000 * link * docs / claims:4.0f} us a claim linked; "
        f"{memory:.0f} MB; file {ledger.path.stat().st_size / 1e6:.0f} MB; "
        f"pace {pace():.1f} ms; load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("SAYSO_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--claims", default=SIZES, help="sizes to measure at")
    parser.add_argument("--words", type=int, default=400)
    chosen = parser.parse_args()
    measure(chosen.shared, list(map(int, chosen.claims.split(","))), chosen.words)


if __name__ == "__main__":
    main()
