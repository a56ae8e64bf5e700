"""Teach the meaning encoder: types of events, their parties, and to keep its vectors.

    python -m train.events.learn --encoder FOLDER --shared ../shared --out FILE
        [--fold K]   leave one of five parts of the sentences out and score it

Each step takes marked sentences (the type between the parties; some parties unnamed, so
that no country stands for a type), tagged ones (who the parties are) and plain ones,
whose vectors must stay what the published encoder makes of them.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from sayso.nlp.marked import BEGINS, marked_pieces
from sayso.nlp.parties import SIDES, TAGS
from sayso.nlp.pieces import marks_of
from train.events.examples import (
    TYPES,
    YIELDS,
    Pair,
    Tagged,
    framed_pairs,
    pairs_of,
    plain_sentences,
    sides_of,
    tagged,
    tagged_of,
)
from train.events.folds import folds_of, key_of
from train.events.trunk import Trunk, published_table

ROWS = 24
UNNAMED = 0.3  # how often a party's words are left out
KEEP = 6.0  # weight of keeping the vectors
SMOOTH = 0.05


class Heads(nn.Module):
    """Matrices over the states: types, the two kinds of yielding, tags of parties."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.types = nn.Linear(4 * width, len(TYPES))
        self.yields = nn.Linear(4 * width, len(YIELDS))
        self.parties = nn.Linear(width, TAGS)


@dataclass
class Learner:
    """The trunk, its heads, the published trunk, and how text becomes numbers."""

    trunk: Trunk
    heads: Heads
    teacher: Trunk
    table: Tensor
    tokenizer: Any
    begin: int
    end: int

    def cut(self, text: str) -> list[int]:
        """The pieces of a text."""
        return self.tokenizer.encode(text, add_special_tokens=False).ids

    def batch(self, rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor, Tensor]:
        """Piece numbers, word vectors and mask of rows, framed and padded."""
        framed = [[self.begin, *row, self.end] for row in rows]
        ids = torch.zeros(len(rows), max(map(len, framed)), dtype=torch.long)
        for i, row in enumerate(framed):
            ids[i, : len(row)] = torch.tensor(row)
        return ids, self.table[ids], ids != 0


def features(states: Tensor, ids: Tensor, mask: Tensor) -> Tensor:
    """Begin, mean, mark of the source, mark of the target [rows, 4 widths]."""
    states = states.float()
    share = mask.float()[:, :, None]
    mean = (states * share).sum(1) / share.sum(1)
    parts = [states[:, 0], mean]
    for mark in BEGINS:
        at = (ids == mark).float()[:, :, None]
        parts.append((states * at).sum(1) / at.sum(1).clamp(min=1))
    return torch.cat(parts, -1)


def meanings(states: Tensor, mask: Tensor) -> Tensor:
    """Mean states of rows, of length 1."""
    share = mask.float()[:, :, None]
    return functional.normalize((states.float() * share).sum(1) / share.sum(1), dim=-1)


def type_loss(it: Learner, pairs: Sequence[Pair], chance: random.Random) -> Tensor:
    """How badly the types of marked sentences are told."""
    rows = []
    for pair in pairs:
        unnamed = [side for side in (0, 1) if chance.random() < UNNAMED]
        ids = marked_pieces(
            pair.text, pair.source, pair.target, it.cut, unnamed=unnamed
        )
        rows.append(ids)
    ids, vectors, mask = it.batch(rows)
    said = features(it.trunk(vectors, mask), ids, mask)
    said = functional.dropout(said, 0.1, training=True)
    weight = torch.tensor([pair.weight for pair in pairs])
    labels = torch.tensor([pair.label for pair in pairs])
    each = functional.cross_entropy(
        it.heads.types(said), labels, reduction="none", label_smoothing=SMOOTH
    )
    kinds = torch.tensor([pair.kind for pair in pairs])
    loss = (each * weight).sum() / weight.sum()
    if (kinds >= 0).any():
        other = functional.cross_entropy(it.heads.yields(said), kinds, ignore_index=-1)
        loss = loss + 0.2 * other
    return loss


def tag_loss(it: Learner, rows: Sequence[Tagged]) -> Tensor:
    """How badly the parties of sentences are told."""
    _, vectors, mask = it.batch([row.ids for row in rows])
    scores = it.heads.parties(it.trunk(vectors, mask).float())
    wanted = torch.full(mask.shape, -100)
    for i, row in enumerate(rows):
        wanted[i, 1 : 1 + len(row.tags)] = torch.tensor(row.tags)
    weight = torch.tensor([row.weight for row in rows])[:, None].expand(mask.shape)
    each = functional.cross_entropy(
        scores.flatten(0, 1), wanted.flatten(), reduction="none", ignore_index=-100
    )
    counted = (wanted.flatten() >= 0) * weight.flatten()
    return (each * counted).sum() / counted.sum()


def keep_loss(it: Learner, texts: Sequence[str]) -> Tensor:
    """How far the vectors of plain sentences have moved."""
    _, vectors, mask = it.batch([it.cut(text)[:96] for text in texts])
    with torch.no_grad():
        was = meanings(it.teacher(vectors, mask), mask)
    now = meanings(it.trunk(vectors, mask), mask)
    return (1 - (was * now).sum(-1)).mean()


def chunks(
    items: Sequence[Any], length: Callable[[Any], int], chance: random.Random
) -> list[list[Any]]:
    """Items in groups of nearly one length, in an order of chance."""
    order = list(items)
    chance.shuffle(order)
    found = []
    for at in range(0, len(order), ROWS * 8):
        part = sorted(order[at : at + ROWS * 8], key=length)
        found += [part[k : k + ROWS] for k in range(0, len(part), ROWS)]
    chance.shuffle(found)
    return found


def epoch_of(it: Learner, data: "Data", chance: random.Random) -> list[Any]:
    """The steps of one epoch: (kind of loss, its rows)."""
    framed = framed_pairs(chance.randrange(10**6), data.framed_weight)
    chance.shuffle(framed)
    pairs = [*data.pairs, *data.pairs, *framed[: data.framed]]
    marks = marks_of(it.tokenizer)
    made = [
        tagged(p.text, sides_of(p), it.tokenizer, marks, 0.3) for p in framed[-500:]
    ]
    plain = chance.sample(data.plain, min(len(data.plain), 2000))
    steps = [("types", c) for c in chunks(pairs, lambda p: len(p.text), chance)]
    steps += [
        ("tags", c) for c in chunks([*data.tagged, *made], lambda t: len(t.ids), chance)
    ]
    steps += [("keep", c) for c in chunks(plain, len, chance)]
    chance.shuffle(steps)
    return steps


@dataclass
class Data:
    """What is learned from."""

    pairs: list[Pair]
    tagged: list[Tagged]
    plain: list[str]
    framed: int = 2400
    framed_weight: float = 0.5


def learn(it: Learner, data: Data, *, epochs: int, rate: float, seed: int) -> None:
    """All epochs, with a warm-up and a linear decay."""
    chance = random.Random(seed)
    groups = [
        {"params": list(it.heads.parameters()), "lr": 1e-3},
        {"params": list(it.trunk.parameters()), "lr": rate},
    ]
    rates = [1e-3, rate]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    it.trunk.train()
    began, total = time.time(), 0
    for epoch in range(epochs):
        steps = epoch_of(it, data, chance)
        total = total or epochs * len(steps)
        lost = {"types": [0.0], "tags": [0.0], "keep": [0.0]}
        for k, (kind, rows) in enumerate(steps, start=epoch * len(steps)):
            share = min(1, (k + 1) / (0.08 * total)) * max(0.0, 1 - k / total)
            for group, own in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = own * share
            with torch.autocast("cpu", dtype=torch.bfloat16):
                if kind == "types":
                    loss = type_loss(it, rows, chance)
                elif kind == "tags":
                    loss = tag_loss(it, rows)
                else:
                    loss = KEEP * keep_loss(it, rows)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(it.trunk.parameters(), 1.0)
            optimizer.step()
            lost[kind].append(loss.item())
        told = {name: round(sum(x) / max(1, len(x) - 1), 3) for name, x in lost.items()}
        print("epoch", epoch, told, round(time.time() - began), "s", flush=True)


def learner_of(encoder: Path, seed: int) -> Learner:
    """A fresh trunk with heads."""
    torch.manual_seed(seed)
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    table = published_table(encoder)
    every = torch.arange(len(table.packed)).numpy()
    trunk = Trunk(encoder)
    return Learner(
        trunk=trunk,
        heads=Heads(trunk.kind.shape[0]),
        teacher=Trunk(encoder).eval(),
        table=torch.tensor(table.vectors(every)),
        tokenizer=tokenizer,
        begin=tokenizer.token_to_id("[CLS]"),
        end=tokenizer.token_to_id("[SEP]"),
    )


def main() -> None:
    """Read the options and learn."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--epochs", type=int, default=5)
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--fold", type=int)
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    it = learner_of(chosen.encoder, chosen.seed)
    pairs = pairs_of(chosen.shared)
    tags = tagged_of(chosen.shared, pairs, it.tokenizer, marks_of(it.tokenizer))
    if chosen.fold is not None:
        folds = folds_of(chosen.shared)
        pairs = [p for p in pairs if folds[key_of(p.text)] != chosen.fold]
        tags = [t for t in tags if folds[key_of(t.text)] != chosen.fold]
    plain = list(plain_sentences(chosen.shared, chosen.seed))
    print(len(pairs), "pairs", len(tags), "tagged", len(plain), "plain", flush=True)
    data = Data(pairs=pairs, tagged=tags, plain=plain)
    learn(it, data, epochs=chosen.epochs, rate=chosen.rate, seed=chosen.seed)
    held = {
        "trunk": it.trunk.state_dict(),
        "heads": it.heads.state_dict(),
        "labels": {"types": TYPES, "yields": list(YIELDS), "parties": list(SIDES)},
    }
    torch.save(held, chosen.out)


if __name__ == "__main__":
    sys.exit(main())
