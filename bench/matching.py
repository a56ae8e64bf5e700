"""Whether the right earlier words are among the first five that are found.

    python -m bench.matching [--shared ../shared] [--weights none|auto]

Asked on ECB+ dev, the eight topics together: each validated sentence that tells an
event which another document tells too (344); right is a sentence of another document
that tells one of the same events. The pool is small and its topics have words of their
own: an easy set. And on the made-up denials (bench/denial_pairs.jsonl): what a denial
denies, of all that is said there.
"""

import argparse
import json
import os
from collections import defaultdict
from pathlib import Path

from bench.denials import PAIRS
from bench.readings import records_in
from sayso.extract import Weights
from sayso.link.matching import Matcher
from sayso.nlp import has_embedder
from sayso.ports import Embedder

GOLD = "data/ecb/dev.jsonl"
FIRST = 5
Key = tuple[str, int]


def embedder_for(weights: Weights) -> Embedder | None:
    """The embedder, where it is asked for and there."""
    if weights == "none" or not has_embedder():
        return None
    # only here: without the runtime the rest must still run
    from sayso.nlp.embedding import MeaningEmbedder  # noqa: PLC0415

    return MeaningEmbedder()


def sentences_of(path: Path) -> tuple[dict[Key, str], dict[Key, set[str]]]:
    """Validated sentences that tell events of chains, and the chains."""
    words: dict[Key, str] = {}
    chains: dict[Key, set[str]] = defaultdict(set)
    for record in records_in(path):
        at = dict(zip(record["sentence_numbers"], record["sentences"], strict=True))
        for mention in record["mentions"]:
            number = mention["sentence"]
            told = mention["kind"] == "event" and number in record["validated"]
            if told and mention["cross_doc"]:
                key = (record["id"], number)
                words[key] = record["text"][slice(*at[number])]
                chains[key].add(mention["chain"])
    return words, chains


def found_in(
    words: dict[Key, str], chains: dict[Key, set[str]], embedder: Embedder | None
) -> dict[str, float]:
    """Per cent of sentences whose match is among the first, and is the first."""
    matcher = Matcher(words, embedder)
    asked = hits = firsts = 0
    for key, said in words.items():
        own = [other for other in words if other[0] == key[0]]
        right = {k for k in words if k not in own and chains[k] & chains[key]}
        if not right:
            continue
        asked += 1
        best = [k for k, _ in matcher.best(said, FIRST, without=own)]
        hits += bool(right & set(best))
        firsts += best[:1] != [] and best[0] in right
    return {
        "asked": asked,
        f"right in first {FIRST}": 100 * hits / asked,
        "right first": 100 * firsts / asked,
    }


def denials_found(embedder: Embedder | None) -> dict[str, float]:
    """Per cent of made-up denials whose claim is among the first five of all said."""
    pairs = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    said = {pair["said"]: pair["said"] for pair in pairs}
    matcher = Matcher(said, embedder)
    denials = [pair for pair in pairs if pair["denies"]]
    hits = sum(
        pair["said"] in [key for key, _ in matcher.best(pair["denial"], FIRST)]
        for pair in denials
    )
    return {
        "denials asked": len(denials),
        f"denied words in first {FIRST}": 100 * hits / len(denials),
    }


def matched(shared: Path, weights: Weights = "none") -> dict[str, float]:
    """All figures of this task."""
    embedder = embedder_for(weights)
    words, chains = sentences_of(shared / GOLD)
    return found_in(words, chains, embedder) | denials_found(embedder)


def main() -> None:
    """Print how many are found."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("SAYSO_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--weights", choices=("none", "auto"), default="none")
    args = parser.parse_args()
    for name, value in matched(args.shared, args.weights).items():
        print(f"{name:28} {value:6.1f}")


if __name__ == "__main__":
    main()
