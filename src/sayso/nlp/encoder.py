"""The shipped weights, loaded once, and the reading of a text with them.

`SAYSO_THREADS` says how many threads may be used; without it, one a core. The number
never changes an answer. Nothing here asks the network.
"""

import json
import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt

from sayso.errors import UsageError
from sayso.nlp import FOLDER, MODEL
from sayso.nlp.decode import Told, cue_share, told_in
from sayso.nlp.pieces import Marks, Tokenizer, marks_of, pieces_of
from sayso.nlp.scores import Floats, Run, Scores, scores_of
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
        scores = scores_of(pieces, self.marks, self.run)
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


def threads() -> int:
    """How many threads the weights may use."""
    asked = os.environ.get("SAYSO_THREADS", "")
    if not asked:
        return os.cpu_count() or 1
    if not asked.isdecimal() or int(asked) < 1:
        message = f"SAYSO_THREADS is {asked!r}: give a whole number from 1 up"
        raise UsageError(message)
    return int(asked)


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
    import onnxruntime  # noqa: PLC0415 - slow to import, and only needed with weights

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads()
    options.inter_op_num_threads = 1
    # threads that spin while they wait burn the cores that other processes need
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"]
    )

    def run(ids: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
        tags, vectors = session.run(["tags", "vectors"], {"ids": ids})
        return tags, vectors

    return run
