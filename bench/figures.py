"""How well figures are read: our rules against wire stories that people have read.

    python -m bench.figures [--shared ../shared] [--part dev|train|both] [--show]

Prints what the reference scorer counts, and with --show each miss and each extra. The
articles are news copy: read from the shared folder, never kept here.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from bench.documents import document_of, extraction_of
from sayso.extract.figures.extractor import FigureExtractor
from sayso.model.figure import Figure


def stories(shared: Path, part: str) -> list[dict]:
    """Records with text and the figures that a reader found."""
    wire = shared / "gold" / "wire"
    if part == "train":
        return [json.loads(line) for line in (wire / "train.jsonl").open()]
    texts = [json.loads(line) for line in (wire / "texts.jsonl").open()]
    gold = {r["id"]: r for r in map(json.loads, (wire / "gold.jsonl").open())}
    return [{**text, **gold[text["id"]], "text": text["text"]} for text in texts]


def read(record: dict) -> dict:
    """A prediction for one story."""
    doc = document_of(record["text"], record.get("published_at"))
    figures = FigureExtractor().extract(doc, extraction_of(doc))
    return {
        "id": record["id"],
        "figures": [
            {
                "span": [f.span.start, f.span.end],
                "measure": f.measure,
                "low": f.low,
                "high": f.high,
                "of": f.of,
                "scope": f.scope,
                "about": f.about,
            }
            for f in figures
            if isinstance(f, Figure)
            and f.unit is None  # readers of the gold left shares and areas out
        ],
    }


def show(record: dict, prediction: dict) -> None:
    """Every figure that was missed, invented, or read with other bounds."""
    text, golds = record["text"], record.get("figures", [])
    hit = set()
    for gold in golds:
        near = [
            (n, p)
            for n, p in enumerate(prediction["figures"])
            if p["span"][0] < gold["span"][1] and gold["span"][0] < p["span"][1]
        ]
        same = [p for _, p in near if p["measure"] == gold["measure"]]
        hit |= {n for n, _ in near}
        if not same or any(same[0][k] != gold[k] for k in ("low", "high", "scope")):
            print(
                "MISS" if not near else "DIFF", around(text, gold), [p for _, p in near]
            )
    for n, extra in enumerate(prediction["figures"]):
        if n not in hit:
            print("EXTRA", around(text, extra))


def around(text: str, figure: dict) -> str:
    """The words of a figure in their surroundings."""
    start, end = figure["span"]
    words = (
        f"{text[max(0, start - 70) : start]}[[{text[start:end]}]]{text[end : end + 60]}"
    )
    keys = ("measure", "low", "high", "scope")
    return words.replace("\n", "¶") + " " + str([figure.get(k) for k in keys])


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--shared", type=Path, default=os.environ.get("SAYSO_SHARED", "../shared")
    )
    parser.add_argument("--part", choices=("dev", "train", "both"), default="dev")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    shared = Path(options.shared).resolve()
    sys.path.insert(0, str(shared))
    from score import figures as scorer  # noqa: PLC0415 - found by --shared

    for part in ("dev", "train") if options.part == "both" else (options.part,):
        records = [
            {**r, "figures": r.get("figures", [])} for r in stories(shared, part)
        ]
        predictions = [read(record) for record in records]
        if options.show:
            for record, prediction in zip(records, predictions, strict=True):
                show(record, prediction)
        print(part, json.dumps(scorer.score(records, predictions), indent=1))


if __name__ == "__main__":
    main()
