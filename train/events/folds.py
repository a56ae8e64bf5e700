"""Which sentences are left out of training: one part of five, by their words.

A sentence that stands in both sets of the shared data is left out of both. `HELD_OUT`
is the part that the shipped weights have not seen; `bench.plover` measures on it.
"""

import json
import random
from collections.abc import Sequence
from pathlib import Path

FOLDS = 5
HELD_OUT = 0
_SEED = 3
PAIRS = Path("data", "plover", "plv_train.jsonl")
PARTIES = Path("data", "actors", "cameo_ner_train.jsonl")


def folds_of(shared: Path) -> dict[str, int]:
    """The part that each marked sentence belongs to, by its key."""
    keys = sorted(
        {key_of(row["text"]) for row in (*rows(shared, PAIRS), *rows(shared, PARTIES))}
    )
    random.Random(_SEED).shuffle(keys)
    return {key: i % FOLDS for i, key in enumerate(keys)}


def key_of(text: str) -> str:
    """A sentence without what differs between two copies of it."""
    return "".join(c for c in text if c.isalnum()).casefold()


def rows(shared: Path, path: Path) -> list[dict]:
    """The records of one of the two sets."""
    return [
        json.loads(line) for line in (shared / path).read_text("utf-8").splitlines()
    ]


def held_out(shared: Path, path: Path, fold: int = HELD_OUT) -> Sequence[dict]:
    """The records of a set that the shipped weights have not seen."""
    folds = folds_of(shared)
    return [row for row in rows(shared, path) if folds[key_of(row["text"])] == fold]
