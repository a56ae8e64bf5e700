"""Whether linking and entering a document costs more the larger the ledger is.

    python -m bench.growth [--shared ../shared] [--rounds 19] [--every 1] [--words 400]

The windows of `bench.speed` are read once and then told again, round after round, 28
days later each: other words, other persons, other documents, but the same bodies, kinds
of event and places. CPU time in milliseconds a document, of the one process that links
and enters. `--every 6`: only each sixth round, and the one before it, is linked.
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
ID = re.compile(r'"([dcs])([0-9a-f]{16})"')


def turned(name: str, by: int) -> str:
    """Another name of the same shape: each letter some places further on."""
    turn = str.maketrans(
        {chr(n): chr((n - 97 + by) % 26 + 97) for n in range(97, 123)}
        | {chr(n): chr((n - 65 + by) % 26 + 65) for n in range(65, 91)}
    )
    return name.translate(turn)


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
    doc["text"] += f"\n\nRound {by}."
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


def measure(shared: Path, rounds: int, every: int, words: int) -> None:
    """Enter round after round and print what it cost."""
    pipeline = make_pipeline((), strict=True)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus.jsonl")
        write_corpus(corpus, windows(shared, EVERYTHING, words))
        docs = read_path(corpus, ReadOptions(), at=AT)
        readings = [encode(pipeline.read(doc)) for doc in docs]
        ledger = open_ledger(Path(folder, "growth.sayso"))
        held = 0
        for by in range(rounds):
            linked = by % every == 0 or (by + 1) % every == 0
            spent = [
                spent_on(
                    pipeline, ledger, retold(raw, by), AT + by * ROUND, linked=linked
                )
                for raw in readings
            ]
            held += len(readings)
            each = [
                1000 * sum(part) / len(readings) for part in zip(*spent, strict=True)
            ]
            if by % every:
                continue
            memory = psutil.Process().memory_info().rss / 1e6
            print(
                f"{held:6} documents held: link {each[0]:5.2f} + append {each[1]:5.2f} "
                f"= {sum(each):5.2f} ms of CPU a document; {memory:.0f} MB; "
                f"load {os.getloadavg()[0]:.1f}",
                flush=True,
            )
        ledger.close()


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("SAYSO_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--rounds", type=int, default=19)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--words", type=int, default=400)
    chosen = parser.parse_args()
    measure(chosen.shared, chosen.rounds, chosen.every, chosen.words)


if __name__ == "__main__":
    main()
