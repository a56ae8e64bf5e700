"""The shipped weights, loaded once, and the reading of a text with them.

Nothing here asks the network.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

import numpy as np

from sayso.errors import UsageError
from sayso.nlp import FOLDER, MODEL
from sayso.nlp.certainty import Certainty
from sayso.nlp.decode import Told, cue_share, told_in
from sayso.nlp.pieces import Marks, Tokenizer, marks_of, pieces_of
from sayso.nlp.runtime import session_of
from sayso.nlp.scores import Floats, Numbers, Run, Scores, scores_of
from sayso.nlp.words import Words, words_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Encoder:
    """Weights and what is needed to use them; `steps`: which tag may follow which."""

    tokenizer: Tokenizer
    marks: Marks
    run: Run
    steps: Floats
    version: str

    def read(self, text: str, stretches: Iterable[tuple[int, int]]) -> "Heard":
        """What the weights hear in the stretches of a text."""
        words = words_of(text, stretches)
        pieces = pieces_of(words, self.tokenizer, self.marks)
        scores = scores_of(pieces, self.marks, self.run, words.openings)
        told = told_in(scores, words, self.steps)
        return Heard(words=words, scores=scores, told=told)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Heard:
    """The attributions of a text as ranges of its words."""

    words: Words
    scores: Scores
    told: tuple[Told, ...]

    def sure_of_cue(self, start: int, end: int) -> float:
        """How sure the weights are that the words of a span are a cue."""
        low = bisect_right(self.words.ends, start)
        high = bisect_left(self.words.starts, end)
        return cue_share(self.scores, low, high) if low < high else 0.0

    def certainty(self) -> Certainty:
        """How sure the weights are of the parts of an attribution."""
        return Certainty(self.words, self.scores)


def has_weights(folder: Path = FOLDER) -> bool:
    """Whether weights lie in the folder."""
    return (folder / MODEL).is_file()


@lru_cache(maxsize=2)
def encoder_in(folder: Path = FOLDER) -> Encoder:
    """The encoder whose weights lie in a folder; UsageError when there are none."""
    if not has_weights(folder):
        message = f"no weights in {folder}: read with the rules alone (--weights none)"
        raise UsageError(message)
    from tokenizers import Tokenizer as Cutter  # noqa: PLC0415 - slow to import, and only needed with weights

    cutter = Cutter.from_file(str(folder / "tokenizer.json"))
    cutter.no_truncation()
    cutter.no_padding()
    tokenizer = cast("Tokenizer", cutter)
    scheme = json.loads((folder / "scheme.json").read_text("utf-8"))
    return Encoder(
        tokenizer=tokenizer,
        marks=marks_of(tokenizer),
        run=_session(folder / MODEL),
        steps=np.array(scheme["steps"], np.float32),
        version=scheme["version"],
    )


def _session(path: Path) -> Run:
    session = session_of(path)

    def run(ids: Numbers, rows: Numbers) -> tuple[Floats, Floats]:
        tags, vectors = session.run(["tags", "vectors"], {"ids": ids, "rows": rows})
        return tags, vectors

    return run
