"""Teach the linear model of event types, which needs no runtime.

    python -m train.events.words --shared ../shared --out FOLDER [--fold K]
    python -m train.events.words --shared ../shared --folds 5     only score it

The same sentences as for the encoder; a fold that is left out of one is left out of the
other.
"""

import argparse
import gzip
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from sayso.nlp.eventwords import NAME, EventWords, event_words, features_of
from train.events.examples import TYPES, Pair, framed_pairs, pairs_of
from train.events.folds import folds_of, key_of

FRAMED = 0.1  # the weight of a sentence made of frames
RUNS = (1, 2)  # each with other actors
STRENGTH = 20.0


def model_of(pairs: Sequence[Pair]) -> EventWords:
    """The model taught with the pairs and the frames."""
    framed = [pair for seed in RUNS for pair in framed_pairs(seed, FRAMED)]
    data = [*pairs, *framed]
    vectors = TfidfVectorizer(
        analyzer=lambda p: list(features_of(p.text, p.source, p.target)),
        min_df=2,
        sublinear_tf=True,
    )
    taught = LogisticRegression(C=STRENGTH, max_iter=300, class_weight="balanced")
    rows = vectors.fit_transform(data)
    weights = [pair.weight for pair in data]
    taught.fit(rows, [pair.label for pair in data], sample_weight=weights)
    scale = float(np.abs(taught.coef_).max()) / 127
    numbers = np.rint(taught.coef_ / scale).astype(int).T
    rarities = vectors.idf_
    return EventWords(
        labels=tuple(TYPES),
        biases=tuple(taught.intercept_.tolist()),
        scale=scale,
        features={
            feature: (round(float(rarities[i]), 2), tuple(numbers[i].tolist()))
            for feature, i in sorted(vectors.vocabulary_.items())
            if numbers[i].any()
        },
    )


def write(model: EventWords, folder: Path) -> None:
    """The model as the text that ships."""
    lines = [" ".join(model.labels), " ".join(f"{b:.4f}" for b in model.biases)]
    lines.append(f"{model.scale:.6f}")
    for feature, (rarity, numbers) in model.features.items():
        lines.append("\t".join([feature, f"{rarity:.2f}", *map(str, numbers)]))
    folder.mkdir(parents=True, exist_ok=True)
    data = ("\n".join(lines) + "\n").encode()
    (folder / NAME).write_bytes(gzip.compress(data, 9, mtime=0))
    event_words.cache_clear()


def f1_of(gold: Sequence[str], told: Sequence[str]) -> tuple[float, float]:
    """Mean F1 over the types that occur, and accuracy."""
    each = []
    for label in sorted(set(gold)):
        hit = sum(g == t == label for g, t in zip(gold, told, strict=True))
        each.append(2 * hit / (gold.count(label) + told.count(label)) if hit else 0.0)
    right = sum(g == t for g, t in zip(gold, told, strict=True))
    return sum(each) / len(each), right / len(gold)


def main() -> None:
    """Read the options; teach and write, or score by folds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--out", type=Path)
    options.add_argument("--fold", type=int)
    options.add_argument("--folds", type=int, default=0)
    chosen = options.parse_args()
    pairs = pairs_of(chosen.shared)
    folds = folds_of(chosen.shared)
    if chosen.out:
        kept = [p for p in pairs if folds[key_of(p.text)] != chosen.fold]
        write(model_of(kept), chosen.out)
    gold, told = [], []
    for fold in range(chosen.folds):
        model = model_of([p for p in pairs if folds[key_of(p.text)] != fold])
        for pair in pairs:
            if folds[key_of(pair.text)] == fold:
                shares = model.shares(pair.text, pair.source, pair.target)
                told.append(max(shares, key=lambda k: shares[k]))
                gold.append(TYPES[pair.label])
    if gold:
        print("macro F1 {:.3f} accuracy {:.3f}".format(*f1_of(gold, told)))


if __name__ == "__main__":
    main()
