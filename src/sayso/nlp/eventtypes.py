"""Types of events between marked parties, as the meaning encoder hears them.

The sentence is heard twice, once with the parties' words and once without: a country
must not stand for a type, and yet "a car bomb" or "the court" tells something.
"""

from functools import lru_cache
from pathlib import Path

import numpy as np

from sayso.nlp import FOLDER
from sayso.nlp.marked import BEGINS, Offsets, marked_pieces
from sayso.nlp.meaning import Trunk, has_meaning, trunk_in
from sayso.nlp.scores import chances
from sayso.nlp.table import Floats

HEAD = "types"
KINDS = "yields"


def type_shares(
    trunk: Trunk, text: str, source: Offsets, target: Offsets
) -> dict[str, float]:
    """How likely each type is; they sum to 1. CONCEDE and RETREAT are told apart."""
    parties = _fixed(source), _fixed(target)
    named = _named_features(trunk, text, *parties)
    unnamed = marked_pieces(text, *parties, trunk.cut, unnamed=(0, 1))
    return _shares(trunk, np.stack([named, features_of(trunk, unnamed)]))


def first_shares(
    trunk: Trunk, text: str, source: Offsets, target: Offsets
) -> dict[str, float]:
    """The same after the first of the two hearings, at half the cost."""
    features = _named_features(trunk, text, _fixed(source), _fixed(target))
    return _shares(trunk, features[None])


def _fixed(spans: Offsets) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(span) for span in spans)


@lru_cache(maxsize=2)  # what was heard first is asked for again at once
def _named_features(
    trunk: Trunk, text: str, source: Offsets, target: Offsets
) -> Floats:
    return features_of(trunk, marked_pieces(text, source, target, trunk.cut))


def _shares(trunk: Trunk, features: Floats) -> dict[str, float]:
    types = chances(trunk.score(HEAD, features)).mean(axis=0)
    shares = dict(zip(trunk.labels[HEAD], types.tolist(), strict=True))
    kinds = chances(trunk.score(KINDS, features)).mean(axis=0)
    whole = shares.pop("YIELD")
    for kind, share in zip(trunk.labels[KINDS], kinds.tolist(), strict=True):
        shares[kind] = whole * share
    return shares


def features_of(trunk: Trunk, ids: list[int]) -> Floats:
    """Begin, mean, mark of the source, mark of the target: [4 widths]."""
    states = trunk.states(ids)
    parts = [states[0], states.mean(axis=0)]
    for mark in BEGINS:
        at = [i + 1 for i, piece in enumerate(ids) if piece == mark]
        none = np.zeros_like(states[0])
        parts.append(states[at].mean(axis=0) if at else none)
    return np.concatenate(parts)


@lru_cache(maxsize=2)
def heard_types(folder: Path = FOLDER) -> Trunk | None:
    """The trunk in a folder if it has heads for types."""
    trunk = trunk_in(folder) if has_meaning(folder) else None
    return trunk if trunk is not None and HEAD in trunk.labels else None
