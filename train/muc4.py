"""What makes a group of claims an incident of MUC-4: weights of words and signs.

    python -m train.muc4 --shared ../shared

Learns on MUC-4's training part (five folds give the printed figures), in plain Python,
and writes bench/muc4_weights.json. Only what weighs something is kept.
"""

import argparse
import gzip
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.muc4 import SLOTS, credit, figures_of, input_of, is_right, key_slots
from bench.muc4_incidents import (
    WEIGHTS,
    Incident,
    doubt_features,
    features_of,
    groups_of,
    place_features,
    sentence_at,
    towns_in,
)
from bench.readings import Record, readings_of

EPOCHS, RATE, DECAY, LEAST_SEEN = 12, 0.15, 0.004, 4
KEPT = 0.05  # the least weight that is written
LEAST = 0.25
LEAST_TOWN = 0.4
CONFIDENCES = (
    "REPORTED AS FACT",
    "CLAIMED OR ADMITTED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED",
    "POSSIBLE",
)
STRINGS = (
    "human_target_name",
    "human_target_description",
    "phys_target",
    "perp_individual",
)
Item = tuple[set[str], bool]


def learn(items: list[Item]) -> Record:
    """A linear model of yes and no over sets of features, by AdaGrad."""
    seen = Counter(f for features, _ in items for f in features)
    known = {f for f, n in seen.items() if n >= LEAST_SEEN}
    rows = [(sorted(features & known), yes) for features, yes in items]
    weights: defaultdict[str, float] = defaultdict(float)
    steps: defaultdict[str, float] = defaultdict(lambda: 1e-6)
    bias, order = -1.0, random.Random(1)
    for _ in range(EPOCHS):
        order.shuffle(rows)
        for features, yes in rows:
            share = 1 / math.sqrt(max(1, len(features)))
            height = bias + share * sum(weights[f] for f in features)
            off = 1 / (1 + math.exp(-max(-30.0, min(30.0, height)))) - yes
            bias -= RATE * 0.1 * off
            for f in features:
                slope = off * share + DECAY * weights[f]
                steps[f] += slope * slope
                weights[f] -= RATE * slope / math.sqrt(steps[f])
    kept = {f: round(w, 3) for f, w in sorted(weights.items()) if abs(w) >= KEPT}
    return {"bias": round(bias, 3), "weights": kept}


def matched(record: Record, reading: Record) -> list[tuple[Incident, Record | None]]:
    """Each group of claims, with the template of its kind that it fits best."""
    groups = groups_of(reading)
    taken: dict[int, Record] = {}
    for template in record["templates"]:
        key = key_slots(template)
        free = [g for g in groups if id(g) not in taken]
        free = [g for g in free if key["type"] and g.kind in key["type"][0]]
        best = max(free, key=lambda g: fit(g, template, key, reading), default=None)
        if best is not None:
            taken[id(best)] = template
    return [(g, taken.get(id(g))) for g in groups]


def fit(group: Incident, template: Record, key: Record, reading: Record) -> float:
    """How well a group fits a template, by place, day and the words of its targets."""
    height = 0.1 * len(group.claims) - 0.001 * group.claims[0]["event"]["trigger"][0]
    for slot, told in (("place", group.place), ("date", group.day)):
        if told and key[slot] and is_right(slot, told, key[slot][0]):
            height += 2
    text = reading["doc"]["text"].upper()
    near = " ".join(sentence_at(text, c["event"]["trigger"]) for c in group.claims)
    words = [
        s["text"].upper()
        for slot in STRINGS
        for fill in template.get(slot, [])
        for s in fill.get("strings", [])
    ]
    return height + 2 * any(word and word in near for word in words)


def learn_all(pairs: list[tuple[Record, Record]]) -> Record:
    """The models, from records and their readings."""
    incident: list[Item] = []
    place: list[Item] = []
    doubt: list[tuple[set[str], str]] = []
    for record, reading in pairs:
        groups = matched(record, reading)
        bare = [g for g, _ in groups]
        for group, template in groups:
            if template is None or not template["optional"]:
                features = set(features_of(reading, group, bare))
                incident.append((features, template is not None))
            if template is not None:
                told = key_slots(template)["confidence"]
                answer = told[0][0] if told and told[0] else "NONE"
                doubt.append((set(doubt_features(reading, group)), answer))
                place.extend(placed(reading, group, key_slots(template)["place"]))
    confidence = {
        name: learn([(features, answer == name) for features, answer in doubt])
        for name in (*CONFIDENCES, "NONE")
    }
    return {
        "incident": {**learn(incident), "least": LEAST},
        "place": {**learn(place), "least": LEAST_TOWN},
        "confidence": confidence,
    }


def placed(reading: Record, group: Incident, accepted: list) -> Iterator[Item]:
    """Each town of a report, and whether it is the place of an incident."""
    names = {p["name"].upper() for p in towns_in(reading)}
    for name in sorted(names if accepted else ()):
        features = set(place_features(reading, group, name))
        yield features, credit("place", [name], accepted) > 0


def main() -> None:
    """Print figures over five folds and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    with gzip.open(args.shared / "data/muc4/train.jsonl.gz", "rt") as lines:
        records = [json.loads(line) for line in lines]
    readings = readings_of([input_of(record) for record in records])
    pairs = list(zip(records, readings, strict=True))
    for fold in range(5):
        models = learn_all([p for i, p in enumerate(pairs) if i % 5 != fold])
        figures = figures_of(pairs[fold::5], models)
        print(fold, *(f"{slot} {figures[f'{slot} F1']:.1f}" for slot in SLOTS))
    WEIGHTS.write_text(json.dumps(learn_all(pairs), indent=0, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
