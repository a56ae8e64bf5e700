"""How well two passages are held against each other: `sayso compare` on pairs.

    python -m bench.compare [--shared ../shared] [--weights none|auto] [--show tune]

Figure pairs of VitaminC dev (claims that put a number beside a word of death, injury or
displacement). REFUTES is "contradicts" (or "denies"), NOT ENOUGH INFO "unrelated" (or
"updates": both may be right). The dev pairs are split in halves by case: the rules were
tuned while reading "tune"; "check" was never printed. `--show` lists the pairs that are
wrong; only those of "tune" should be read.
"""

import argparse
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from bench.readings import AT, records_in
from sayso.cli.reading_inputs import make_pipeline
from sayso.extract import Weights
from sayso.ledger.memory import MemoryLedger
from sayso.link.passages.compare import Comparison
from sayso.model.issue import Issue
from sayso.pipeline import Pipeline, compared
from sayso.read.inputs import Origin, ReadOptions
from sayso.read.pairs import read_pairs

LABELS = {
    "supports": "SUPPORTS",
    "contradicts": "REFUTES",
    "denies": "REFUTES",
    "updates": "NOT ENOUGH INFO",
    "unrelated": "NOT ENOUGH INFO",
}
HALVES = ("tune", "check")
GOLD = "data/vitaminc/dev.jsonl"


def half_of(record: dict) -> str:
    """Which half of dev a pair is in, by its case."""
    return HALVES[hashlib.sha256(record["case"].encode()).digest()[-1] % 2]


def answers(
    records: Sequence[dict], pipeline: Pipeline
) -> Iterator[tuple[dict, Comparison]]:
    """Each pair with what `sayso compare` says of it."""
    lines = (
        {"id": r["id"], "a": {"text": r["claim"]}, "b": {"text": r["evidence"]}}
        for r in records
    )
    stream = BytesIO(b"".join(json.dumps(line).encode() + b"\n" for line in lines))
    origin = Origin(where="bench", at=AT, options=ReadOptions(input_format="jsonl"))
    for record, pair in zip(records, read_pairs(stream, origin), strict=True):
        if isinstance(pair, Issue):
            raise SystemExit(pair.message)
        found = compared(pipeline, MemoryLedger(), pair.a, pair.b, at=AT)
        if isinstance(found, Issue):
            raise SystemExit(found.message)
        yield record, found


def pairs_right(shared: Path, weights: Weights = "none") -> dict[str, float]:
    """Per cent of pairs that are right, by half and together."""
    records = records_in(shared / GOLD)
    pipeline = make_pipeline((), strict=True, weights=weights)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for record, found in answers(records, pipeline):
        half = half_of(record)
        total.update((half, "both"))
        if LABELS[found.bearing] == record["label"]:
            right.update((half, "both"))
    return {f"right, {half}": 100 * right[half] / total[half] for half in total}


def main() -> None:
    """Print accuracy by half, and what was taken for what."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("SAYSO_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--weights", choices=("none", "auto"), default="none")
    parser.add_argument("--show", choices=HALVES)
    args = parser.parse_args()
    pipeline = make_pipeline((), strict=True, weights=args.weights)
    taken: dict[str, Counter[tuple[str, str]]] = {half: Counter() for half in HALVES}
    for record, found in answers(records_in(args.shared / GOLD), pipeline):
        half, got = half_of(record), LABELS[found.bearing]
        taken[half][record["label"], got] += 1
        if half == args.show and got != record["label"]:
            print(f"{record['label']} taken for {got}: {'; '.join(found.because)}")
            print(f"   a: {record['claim']}\n   b: {record['evidence']}")
    for half, counts in taken.items():
        right = sum(n for (gold, got), n in counts.items() if gold == got)
        print(f"{half}: {right} of {counts.total()}, {right / counts.total():.3f}")
        for (gold, got), n in sorted(counts.items()):
            print(f"   {gold:16} taken for {got:16} {n}")


if __name__ == "__main__":
    main()
