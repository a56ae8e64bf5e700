"""The second encoder: what a sentence means, and what happens in it.

One trunk serves three uses: vectors of sentences (`embedding`), types of events
between marked parties (`eventtypes`), and who acts on whom (`parties`). Every text is
run alone, so that the same text gives the same answer whatever is asked with it.
Nothing here asks the network.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

import numpy as np

from sayso.errors import UsageError
from sayso.nlp import FOLDER, MEANING
from sayso.nlp.pieces import Marks, Tokenizer, marks_of
from sayso.nlp.runtime import session_of
from sayso.nlp.scores import Numbers
from sayso.nlp.table import Floats, WordTable

# Word vectors [1, length, width] and the rows [n] of them that are asked for, to
# states [1, n, width].
Run = Callable[[Floats, Numbers], Floats]
MOST = 254  # pieces of a text that are looked at


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trunk:
    """Weights and what is needed to use them; `heads`: matrices by name."""

    tokenizer: Tokenizer
    marks: Marks
    table: WordTable
    run: Run
    heads: dict[str, Floats]
    version: str
    labels: dict[str, tuple[str, ...]]

    def states(
        self, ids: Sequence[int], *, firsts: Sequence[int] | None = None
    ) -> Floats:
        """States [length + 2, width] of pieces, with the marks of begin and end.

        With `firsts`, those of these pieces alone, which costs less.
        """
        framed = [self.marks.begin, *ids[:MOST], self.marks.separator]
        vectors = self.table.vectors(np.array(framed, np.int64))
        if firsts is None:
            rows = np.arange(len(framed))
        else:
            rows = np.array(firsts, np.int64) + 1
        states: Floats = self.run(vectors[None], rows)[0]
        return states

    def cut(self, text: str) -> list[int]:
        """The pieces of a text."""
        encoded = self.tokenizer.encode(
            [text], is_pretokenized=True, add_special_tokens=False
        )
        return encoded.ids

    def score(self, head: str, features: Floats) -> Floats:
        """What a head says of features [..., inputs]: [..., labels]."""
        weight, bias = self.heads[f"{head}.weight"], self.heads[f"{head}.bias"]
        scores: Floats = features @ weight.T + bias
        return scores


def has_meaning(folder: Path = FOLDER) -> bool:
    """Whether the weights lie in the folder."""
    return (folder / f"{MEANING}.onnx").is_file()


def trunk_in(folder: Path = FOLDER) -> Trunk:
    """The trunk whose weights lie in a folder; UsageError when there are none."""
    return _trunk_in(folder)  # `trunk_in()` and `trunk_in(FOLDER)` are one


@lru_cache(maxsize=2)
def _trunk_in(folder: Path) -> Trunk:
    if not has_meaning(folder):
        message = f"no weights of meaning in {folder}: install sayso[weights]"
        raise UsageError(message)
    from tokenizers import Tokenizer as Cutter  # noqa: PLC0415 - slow to import, and only needed with weights

    cutter = Cutter.from_file(str(folder / "tokenizer.json"))
    cutter.no_truncation()
    cutter.no_padding()
    tokenizer = cast("Tokenizer", cutter)
    scheme = json.loads((folder / f"{MEANING}.json").read_text("utf-8"))
    with np.load(folder / f"{MEANING}.npz", allow_pickle=False) as arrays:
        held = {name: arrays[name] for name in arrays.files}
    return Trunk(
        tokenizer=tokenizer,
        marks=marks_of(tokenizer),
        table=WordTable(packed=held.pop("packed"), scales=held.pop("scales")),
        run=_session(folder / f"{MEANING}.onnx"),
        heads={name: array.astype(np.float32) for name, array in held.items()},
        version=scheme["version"],
        labels={name: tuple(labels) for name, labels in scheme["labels"].items()},
    )


def _session(path: Path) -> Run:
    session = session_of(path)

    def run(vectors: Floats, rows: Numbers) -> Floats:
        inputs = {"vectors": vectors, "rows": rows}
        states: Floats = session.run(["states"], inputs)[0]
        return states

    return run
