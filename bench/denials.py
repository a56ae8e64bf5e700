"""Whether denials find what they deny: pairs of reports, entered in both orders.

    python -m bench.denials [--weights none|auto] [--show tune|check]

The pairs (bench/denial_pairs.jsonl) are made up, in the stories' country: half of the
cases are the part that rules were tuned on, the others are only counted. For each case
there is a denial of what was said and one of something else. A pair counts as found
when the linker relates a claim of the one to a claim of the other as denied, taken
back or conceded; both orders of arrival must give the same.
"""

import argparse
import json
from collections import Counter
from io import BytesIO
from pathlib import Path

from bench.readings import AT
from sayso.cli.reading_inputs import make_pipeline
from sayso.extract import Weights
from sayso.ledger.memory import MemoryLedger
from sayso.model.document import Document
from sayso.model.entry import NOW
from sayso.model.relation import Relation, RelationKind
from sayso.pipeline import Pipeline
from sayso.read import ReadOptions, read_stream

PAIRS = Path(__file__).with_name("denial_pairs.jsonl")
PLACES = Path(__file__).parents[1] / "src/sayso/demo/story/karvelia.toml"
DENYING = {RelationKind.DENIES, RelationKind.RETRACTS, RelationKind.CONCEDES}
# "Dresna has not fallen" denies without a word of denial
NEGATED = {RelationKind.CONTRADICTS}
OPTIONS = ReadOptions(input_format="jsonl")
PARTS = ("tune", "check")


def document(text: str, outlet: str, at: str) -> Document:
    """One of the two reports."""
    line = {"text": text, "outlet": outlet, "published_at": at, "lang": "en"}
    raw = BytesIO(json.dumps(line).encode())
    found = next(iter(read_stream(raw, OPTIONS, at=AT)))
    assert isinstance(found, Document)
    return found


def related(pipeline: Pipeline, first: Document, second: Document) -> set[RelationKind]:
    """The kinds of relation between the claims of two documents."""
    ledger = MemoryLedger()
    outcomes = list(pipeline.enter(ledger, [first, second], run="bench", at=AT))
    claims = {
        claim.claim: claim.doc
        for outcome in outcomes
        if outcome.reading is not None
        for claim in outcome.reading.claims
    }
    return {
        entry.payload.kind
        for entry in ledger.entries(NOW)
        if isinstance(entry.payload, Relation)
        and claims[entry.payload.subject] != claims[entry.payload.object]
    }


def is_denied(pipeline: Pipeline, pair: dict) -> tuple[bool, bool]:
    """Whether the linker finds the denial, told later and told earlier."""
    found = []
    for times in (
        ("2031-05-02T08:00Z", "2031-05-02T14:00Z"),
        ("2031-05-02T14:00Z", "2031-05-02T08:00Z"),
    ):
        said = document(pair["said"], "Harbour Post", times[0])
        denial = document(pair["denial"], "Velmora Courier", times[1])
        docs = sorted((said, denial), key=lambda d: str(d.published_at))
        kinds = related(pipeline, *docs)
        found.append(bool(kinds & (DENYING | NEGATED)))
    return found[0], found[1]


def denials_found(weights: Weights = "none", show: str | None = None) -> dict:
    """Precision, recall and F1 in per cent, by part."""
    pipeline = make_pipeline((PLACES,), strict=True, weights=weights)
    counts: dict[str, Counter[str]] = {part: Counter() for part in PARTS}
    for line in PAIRS.read_text("utf-8").splitlines():
        pair = json.loads(line)
        for when, got in zip(
            ("later", "earlier"), is_denied(pipeline, pair), strict=True
        ):
            outcome = {
                (True, True): "hit",
                (True, False): "miss",
                (False, True): "extra",
                (False, False): "rest",
            }[pair["denies"], got]
            counts[pair["part"]][outcome] += 1
            if show == pair["part"] and outcome in {"miss", "extra"}:
                print(f"{outcome} ({when}): {pair['said']}\n      {pair['denial']}")
    return {
        f"{k}, {part}": v for part in PARTS for k, v in scores(counts[part]).items()
    }


def scores(count: Counter[str]) -> dict[str, float]:
    """Precision, recall, F1 in per cent."""
    hit = count["hit"]
    p = 100 * hit / max(1, hit + count["extra"])
    r = 100 * hit / max(1, hit + count["miss"])
    return {"precision": p, "recall": r, "F1": 2 * p * r / max(1e-9, p + r)}


def main() -> None:
    """Print the figures of both parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", choices=("none", "auto"), default="none")
    parser.add_argument("--show", choices=PARTS)
    args = parser.parse_args()
    for name, value in denials_found(args.weights, args.show).items():
        print(f"{name:20} {value:6.1f}")


if __name__ == "__main__":
    main()
