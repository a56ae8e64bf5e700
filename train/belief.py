"""What the belief in an attribution goes by: `python -m train.belief --shared FOLDER`.

Reads PolNeAR's training half and the agency articles with rules and shipped weights,
and fits a logistic model to whether each attribution links to one that people marked
(cue, content and source share a word). What stands inside another's content is left
out: PolNeAR marks none of it. Numpy is enough; some ten minutes on one core, nearly
all of it reading. With --write the numbers go to vocab/attribution_belief.toml.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sayso.extract.speech.attributions import AttributionExtractor
from sayso.extract.speech.belief import features
from sayso.extract.speech.combined import candidates, heard_attributions, ordered
from sayso.extract.speech.learned import stretches_of
from sayso.model.attribution import Attribution
from sayso.model.document import Document
from sayso.model.sentence import Sentence
from sayso.nlp.encoder import Heard, encoder_in
from train.corpus import Record, document_of, lines_of, sentences_of

TABLE = Path("src/sayso/vocab/attribution_belief.toml")
HEAD = """\
# What the features of an attribution (extract/speech/belief.py) weigh, learned from
# PolNeAR's training half and agency articles by `python -m train.belief`: the logarithm
# of the odds that it is right is the sum of each feature's value times its weight.

[weights]
"""
WIRE_TIMES = 4  # agency articles are few and differ: each counts so often
FEWEST = 40  # attributions that a feature must be seen in
_STEPS = 12
_PULL = 5.0  # towards no weight at all
Row = tuple[dict[str, float], bool]
Numbers = npt.NDArray[np.float64]


def rows_of(
    doc: Document, sentences: tuple[Sentence, ...], marked: list[Record], heard: Heard
) -> Iterator[Row]:
    """The features of each attribution in nobody's content, and whether it is right."""
    findings = tuple(AttributionExtractor().extract(doc, sentences_of(doc)))
    ruled = tuple(item for item in findings if isinstance(item, Attribution))
    learned = heard_attributions(doc, sentences, findings, heard)
    gold = [row for row in marked if row["cue"] and row["content"]]
    certainty = heard.certainty()
    for item in ordered(candidates(ruled, learned)):
        if item.inside is None:
            right = any(is_linked(item, row) for row in gold)
            yield dict(features(item, certainty)), right


def is_linked(item: Attribution, row: Record) -> bool:
    """Whether cue, content and source of both share a letter; or nobody is cited."""
    if not _touch(item, row, "cue") or not _touch(item, row, "content"):
        return False
    nobody = not item.source and not row["source"]
    return nobody or _touch(item, row, "source")


def _touch(item: Attribution, row: Record, role: str) -> bool:
    return any(
        span.start < end and start < span.end
        for span in getattr(item, role)
        for start, end in row[role]
    )


def all_rows(shared: Path) -> Iterator[Row]:
    """The rows of all articles for training."""
    encoder = encoder_in()
    polnear = lines_of(shared / "data/polnear/train.jsonl.gz")
    wire = lines_of(shared / "gold/wire/train.jsonl")
    for record, times in [(r, 1) for r in polnear] + [(r, WIRE_TIMES) for r in wire]:
        doc = document_of(record["text"])
        sentences = sentences_of(doc).sentences
        marked = record.get("attributions") or record["annotations"][0]["attributions"]
        heard = encoder.read(doc.text, stretches_of(sentences))
        for row in rows_of(doc, sentences, marked, heard):
            yield from [row] * times


def fitted(rows: list[Row]) -> dict[str, float]:
    """The weights that make the rows likeliest."""
    seen = Counter(name for row, _ in rows for name, value in row.items() if value)
    names = sorted(name for name, count in seen.items() if count >= FEWEST)
    names.remove("always")
    table = np.array([[row.get(name, 0.0) for name in names] for row, _ in rows])
    mean, spread = table.mean(0), table.std(0) + 1e-6
    given = np.hstack([np.ones((len(rows), 1)), (table - mean) / spread])
    weights = _newton(given, np.array([right for _, right in rows], float))
    plain = weights[1:] / spread
    always = weights[0] - float(plain @ mean)
    return {"always": always, **dict(zip(names, plain.tolist(), strict=True))}


def _newton(given: Numbers, right: Numbers) -> Numbers:
    weights = np.zeros(given.shape[1])
    pull = _PULL * np.eye(len(weights))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (chance - right) + pull @ weights
        bend = (given.T * (chance * (1 - chance))) @ given + pull
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    """Read, fit, print or write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    rows = list(all_rows(chosen.shared))
    text = HEAD + "".join(f'"{n}" = {w:.3f}\n' for n, w in fitted(rows).items())
    if chosen.write:
        TABLE.write_text(text, "utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
