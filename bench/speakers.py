"""Whom our attributions of wire stories are laid to: the share of names that are right.

    python -m bench.speakers [--shared ../shared] [--part dev|train] [--list]

The whole pipeline reads each text; `python -m score attribution` then compares the
speaker's name wherever an attribution of ours pairs with one of the readers'. With
--list each name that is not theirs stands beside the one that is. The articles are
news copy: read from the shared folder, never kept here.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.attribution import _lines, gold_of, record_of, touch
from bench.documents import document_of
from sayso.cli.reading_inputs import make_pipeline
from sayso.pipeline import Pipeline

PARTS = {"dev": "gold.jsonl", "train": "train.jsonl"}


def records_of(shared: Path, part: str) -> list[dict]:
    """The readers' records of a part, each with its text."""
    wire = shared / "gold/wire"
    texts = {row["id"]: row["text"] for row in _lines(wire / "texts.jsonl")}
    records = _lines(wire / PARTS[part])
    return [{"text": texts.get(row["id"]), **row} for row in records]


def read(pipeline: Pipeline, record: dict) -> dict:
    """Our record of one text: its attributions with the names of their speakers."""
    reading = pipeline.read(document_of(record["text"]))
    names = dict(reading.called)
    ours = record_of(record["id"], list(reading.attributions))
    for row in ours["attributions"]:
        row["source_name"] = names[row["id"]]
    return ours


def others(record: dict, ours: dict) -> Iterator[tuple[str, str]]:
    """The readers' name and ours where they are not the same words."""
    for row in gold_of(record):
        for guess in ours["attributions"]:
            met = touch(guess["content"], row["content"])
            met = met and touch(guess["source"], row["source"])
            name = row.get("source_name")
            if met and name and name != guess["source_name"]:
                yield name, guess["source_name"]


def main() -> None:
    """Read the options, measure, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--shared", default=os.environ.get("SAYSO_SHARED", "../shared")
    )
    options.add_argument("--part", choices=tuple(PARTS), default="dev")
    options.add_argument("--list", action="store_true")
    chosen = options.parse_args()
    shared = Path(chosen.shared)
    sys.path.insert(0, str(shared))
    score = importlib.import_module("score.attribution").score
    pipeline = make_pipeline((), strict=True)
    records = records_of(shared, chosen.part)
    ours = [read(pipeline, record) for record in records]
    print(chosen.part, score(records, ours)["accuracy_on_lenient_pairs"]["source_name"])
    if chosen.list:
        for record, mine in zip(records, ours, strict=True):
            for name, guess in others(record, mine):
                print(f"{record['id']}  {name!r} read as {guess!r}")


if __name__ == "__main__":
    main()
