"""Which mentions of events in different documents are one event: ECB+ dev.

    python -m bench.ecb [--shared ../shared] [--part dev|train]

Mentions are given (event mentions of validated sentences), their clusters are asked
for, over all documents of the part together ("corpus") and within gold topics
("topic"). Two mentions may be one when their triggers share a key (`text.stems`); they
are joined from the likeliest pair on, as long as the groups are alike on the average,
so that unlike ones are not chained. Likeness is that of their sentences and documents
by words (`link.matching`). The bound was chosen on the train part. Sentence vectors and
triggers close in meaning were tried on train and gained nothing (75.8 against 75.9).

Published, on the test part with gold mentions, as remembered and not read anew: CoNLL
F1 76.5 for the same head lemma within document clusters, 79.5 for a joint model of
entities and events (Barhom 2019), 85.7 for the best with large encoders (Held 2021).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bench.readings import records_in
from sayso.link.matching import Matcher
from sayso.text.stems import stems_in

LIKE = 0.15  # average likeness of two groups that are joined


@dataclass(frozen=True, slots=True)
class Told:
    """A mention: its document, topic, trigger, and the sentence around it."""

    id: str
    doc: str
    topic: str
    trigger: str
    sentence: str


def mentions_of(records: Iterable[dict]) -> list[Told]:
    """The event mentions of validated sentences."""
    found = []
    for record in records:
        at = dict(zip(record["sentence_numbers"], record["sentences"], strict=True))
        for mention in record["mentions"]:
            number = mention["sentence"]
            if mention["kind"] == "event" and number in record["validated"]:
                text = record["text"]
                words = text[slice(*mention["span"])]
                sentence = text[slice(*at[number])]
                topic = str(record["topic"])
                found.append(Told(mention["id"], record["id"], topic, words, sentence))
    return found


class Likeness:
    """How alike two mentions are, from 0 to 1: their sentences and their documents."""

    def __init__(self, records: Sequence[dict], told: Sequence[Told]) -> None:
        self._docs = Matcher({r["id"]: r["text"] for r in records})
        self._sentences = Matcher({t.sentence: t.sentence for t in told})

    def of(self, one: Told, other: Told) -> float:
        """Sentences and documents count the same."""
        docs = 1.0 if one.doc == other.doc else self._docs.likeness(one.doc, other.doc)
        return (docs + self._sentences.likeness(one.sentence, other.sentence)) / 2


def pairs_of(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Pairs whose triggers share a key."""
    by_key: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        for key in stems_in(one.trigger) or (one.trigger.lower(),):
            by_key[key].append(one)
    for key in sorted(by_key):
        yield from combinations(by_key[key], 2)


def clusters_of(told: Sequence[Told], likeness: Likeness) -> dict[str, str]:
    """The cluster of each mention, by its id."""
    scored = sorted(
        ((likeness.of(a, b), a.id, b.id) for a, b in pairs_of(told)),
        reverse=True,
    )
    likely = {frozenset((a, b)): score for score, a, b in scored}
    group = {one.id: [one.id] for one in told}
    for score, a, b in scored:
        if score < LIKE:
            break
        ones, others = group[a], group[b]
        if ones is not others and _alike(ones, others, likely):
            ones.extend(others)
            for member in others:
                group[member] = ones
    return {member: members[0] for member, members in group.items()}


def _alike(
    ones: Sequence[str], others: Sequence[str], likely: dict[frozenset[str], float]
) -> bool:
    """Whether the groups are alike on the average."""
    scores = [likely.get(frozenset((a, b)), 0.0) for a in ones for b in others]
    return sum(scores) / len(scores) >= LIKE


def clustered(shared: Path, part: str = "dev") -> dict[str, float]:
    """CoNLL F1 and its parts, over the corpus and within topics."""
    gold = shared / "data" / "ecb" / f"{part}.jsonl"
    records = records_in(gold)
    told = mentions_of(records)
    likeness = Likeness(records, told)
    whole = clusters_of(told, likeness)
    topics: dict[str, str] = {}
    for topic in sorted({one.topic for one in told}):
        own = [one for one in told if one.topic == topic]
        topics |= clusters_of(own, likeness)
    figures = {}
    for name, found in (("corpus", whole), ("topic", topics)):
        for metric, value in scored_clusters(shared, gold, found).items():
            figures[f"{metric}, {name}"] = value
    return figures


def scored_clusters(
    shared: Path, gold: Path, found: dict[str, str]
) -> dict[str, float]:
    """What the shared scorer says of clusters."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as out:
        lines = (json.dumps({"id": k, "cluster": v}) + "\n" for k, v in found.items())
        out.writelines(lines)
        out.flush()
        command = [sys.executable, "-m", "score", "clusters", gold.resolve(), out.name]
        run = subprocess.run(
            command, cwd=shared, capture_output=True, text=True, check=True
        )
    got = json.loads(run.stdout)
    return {
        "CoNLL F1": got["conll"],
        "MUC F1": got["muc"]["f1"],
        "B3 F1": got["b_cubed"]["f1"],
        "CEAFe F1": got["ceaf_e"]["f1"],
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("SAYSO_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    args = parser.parse_args()
    for name, value in clustered(args.shared, args.part).items():
        print(f"{name:28} {value:6.1f}")


if __name__ == "__main__":
    main()
