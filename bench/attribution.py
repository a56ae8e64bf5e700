"""Attribution by rules against annotated news: one table, and the misses on request.

    python -m bench.attribution [--shared ../shared] [--set polnear-dev] [--list [N]]
        [--save FILE] [--against FILE]

`--save` keeps the predictions; `--against` compares with kept ones item by item and
prints each gain and each loss with its sentence.

"found": any predicted content overlaps the gold content; "right": a source of one of
those overlaps the gold source, or both name nobody; "precision": predicted contents
that touch any gold content. The rest comes from the shared scorer.
"""

import argparse
import gzip
import importlib
import json
import os
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from bench.against import Rows, gains_and_losses, is_linked, same_source, touch
from bench.documents import document_of, extraction_of
from sayso.extract.speech.attributions import AttributionExtractor
from sayso.model.attribution import Attribution, Caveat
from sayso.model.document import Document
from sayso.model.span import Span

SETS = ("polnear-dev", "wire-dev", "seed")


def read(doc: Document) -> tuple[list[Attribution], list[Caveat]]:
    """The attributions and caveats of one document."""
    findings = list(AttributionExtractor().extract(doc, extraction_of(doc)))
    return (
        [f for f in findings if isinstance(f, Attribution)],
        [f for f in findings if isinstance(f, Caveat)],
    )


def pair(span: Span | None) -> list[int] | None:
    """A span as the public reading writes it."""
    return None if span is None else [span.start, span.end]


def record_of(name: str, found: list[Attribution]) -> dict:
    """The public form of a document's attributions."""
    return {
        "id": name,
        "attributions": [
            {
                "id": a.key,
                "source": [pair(s) for s in a.source],
                "cue": [pair(s) for s in a.cue],
                "content": [pair(s) for s in a.content],
                "force": a.force.value,
                "manner": a.manner,
                "channel": pair(a.channel),
                "recipient": pair(a.recipient),
                "hedge": pair(a.hedge.span) if a.hedge else None,
                "inside": a.inside,
                "rule": a.rule,
            }
            for a in found
        ],
    }


def load(shared: Path, name: str) -> list[dict]:
    """The gold records of a set, each with id, text and attributions."""
    if name == "polnear-dev":
        return _lines(shared / "data/polnear/dev.jsonl")
    if name == "polnear-train":
        with gzip.open(shared / "data/polnear/train.jsonl.gz", "rt") as lines:
            return [json.loads(line) for line in lines][::6]
    if name == "wire-dev":
        return _lines(shared / "gold/wire/gold.jsonl")
    if name == "wire-train":
        return _lines(shared / "gold/wire/train.jsonl")
    gold = json.loads((shared / "gold/seed.gold.json").read_text("utf-8"))
    for row in gold["attributed"]:
        row["manner"] = row.pop("voice")
        row.pop("channel", None)
        row.pop("recipient", None)
    text = (shared / "gold/seed.txt").read_text("utf-8")
    return [{"id": "seed", "text": text, "attributions": gold["attributed"]}]


def _lines(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def gold_of(record: dict) -> list[dict]:
    """The first annotator's attributions that have a content."""
    rows = (
        record["annotations"][0]["attributions"]
        if "annotations" in record
        else record["attributions"]
    )
    return [row for row in rows if row["content"]]


@dataclass
class Tally:
    """Counts over documents, by manner."""

    gold: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)
    predicted: int = 0
    touching: int = 0
    misses: list = field(default_factory=list)
    wrong: list = field(default_factory=list)
    extras: list = field(default_factory=list)
    rules: dict = field(default_factory=lambda: defaultdict(Counter))

    def add(self, record: dict, predicted: list[dict]) -> None:
        """Count one document."""
        text, rows = record["text"], gold_of(record)
        for row in rows:
            self._gold(text, row, predicted)
        for guess in predicted:
            hit = any(touch(guess["content"], row["content"]) for row in rows)
            self.predicted += 1
            self.touching += hit
            linked = any(is_linked(guess, row) for row in rows)
            self.rules[guess["rule"]][("linked" if linked else "not")] += 1
            if not linked:
                self.extras.append((record["id"], text, guess))

    def _gold(self, text: str, row: dict, predicted: list[dict]) -> None:
        manner = row.get("manner") or manner_of(text, row["content"])
        self.gold[manner] += 1
        over = [g for g in predicted if touch(g["content"], row["content"])]
        if not over:
            self.misses.append((text, row))
            return
        self.found[manner] += 1
        right = any(same_source(g, row) for g in over)
        self.right[manner] += right
        if not right:
            self.wrong.append((text, row, over))


def manner_of(text: str, spans: list) -> str:
    """Direct, mixed or indirect, by the quotation marks in the words."""
    words = "".join(text[s:e] for s, e in spans).strip()
    marks = sum(words.count(m) for m in ('"', "“", "”", "''"))
    if not marks:
        return "indirect"
    ends = words[0] in '"“' or words.startswith("''")
    return "direct" if ends and words[-1] in "\"”'" and marks <= 2 else "mixed"


def words_of(text: str, spans: list) -> str:
    """The words at spans, shortened."""
    return " || ".join(text[s:e] for s, e in spans or [])[:160].replace("\n", " ")


def line_around(text: str, spans: list) -> str:
    """The sentence or so around the spans."""
    start = text.rfind("\n", 0, spans[0][0]) + 1
    end = text.find("\n", spans[-1][1])
    return text[max(start, spans[0][0] - 250) : min(end, spans[-1][1] + 150)]


def show(tally: Tally, limit: int) -> None:
    """Print misses, wrong sources and extras with their sentences."""
    for text, row in tally.misses[:limit]:
        print("MISS", _row(text, row), "\n     ", line_around(text, row["content"]))
    for text, row, over in tally.wrong[:limit]:
        print("WRONG", _row(text, row))
        for guess in over[:3]:
            print("    got", _row(text, guess), guess["rule"])
    for name, text, guess in tally.extras[:limit]:
        print("EXTRA", name, _row(text, guess), guess["rule"], guess["force"])


def _row(text: str, row: dict) -> str:
    return " | ".join(words_of(text, row[k]) for k in ("source", "cue", "content"))


def table(name: str, tally: Tally, scored: dict, speed: float) -> None:
    """Print the figures of one set."""
    total = sum(tally.gold.values())
    print(f"== {name}: {total} attributions, {tally.predicted} predicted")
    for manner in ("direct", "mixed", "indirect"):
        count = tally.gold[manner]
        if count:
            found, right = tally.found[manner], tally.right[manner]
            print(
                f"   {manner:9} {count:5}  found {found / count:6.1%}"
                f"  right {right / count:6.1%}"
            )
    print(
        f"   all       {total:5}  found {sum(tally.found.values()) / total:6.1%}"
        f"  right source {sum(tally.right.values()) / total:6.1%}"
        f"  precision {tally.touching / max(1, tally.predicted):6.1%}"
    )
    for kind in ("exact", "linked", "right_source", "denies", "span"):
        for key, counts in scored.get(kind, {}).items():
            print(f"   {kind:12} {key:11} {counts}")
    print("  ", scored.get("accuracy_on_lenient_pairs"))
    rules = {
        rule: f"{c['linked']}/{c['linked'] + c['not']}"
        for rule, c in sorted(tally.rules.items())
    }
    print("   linked of predicted, by rule:", rules)
    print(f"   {speed:.2f} ms per 400 words")


def records_of(shared: Path, name: str) -> list[dict]:
    """The gold records of a set, with their texts."""
    records = load(shared, name)
    if name != "wire-dev":
        return records
    texts = {r["id"]: r["text"] for r in _lines(shared / "gold/wire/texts.jsonl")}
    return [{**r, "text": texts[r["id"]]} for r in records]


def predict(records: list[dict]) -> tuple[list[dict], float]:
    """What is read in each record, and the milliseconds spent per 400 words."""
    predictions, words, spent = [], 0, 0.0
    for record in records:
        doc = document_of(record["text"])
        begun = time.process_time()
        found, _ = read(doc)
        spent += time.process_time() - begun
        words += len(record["text"].split())
        predictions.append(record_of(record["id"], found))
    return predictions, spent / words * 400 * 1000


def measure(shared: Path, name: str, limit: int, old: Rows | None) -> Rows:
    """Read one set, score and print it; the predictions."""
    records = records_of(shared, name)
    sys.path.insert(0, str(shared))
    score = importlib.import_module("score.attribution").score
    predictions, speed = predict(records)
    tally = Tally()
    for record, predicted in zip(records, predictions, strict=True):
        tally.add(record, predicted["attributions"])
    table(name, tally, score(records, predictions), speed)
    if limit:
        show(tally, limit)
    if old is not None:
        compare(records, old, predictions)
    return predictions


def compare(records: list[dict], old: Rows, new: Rows) -> None:
    """Print what was won and what was lost, item by item."""
    changes = [
        (record["id"], change)
        for record, before, after in zip(records, old, new, strict=True)
        for change in gains_and_losses(
            record["text"],
            gold_of(record),
            before["attributions"],
            after["attributions"],
            _row_in_place,
        )
    ]
    for title, gained in (("GAIN", True), ("LOSS", False)):
        chosen = [(name, c.line) for name, c in changes if c.gained is gained]
        print(f"   {title}: {len(chosen)}")
        for name, line in chosen:
            print(f"   {title} {name} {line}")


def _row_in_place(text: str, row: dict) -> str:
    around = row["content"] or row["cue"]
    line = line_around(text, around) if around else ""
    return f"{_row(text, row)}\n        {line}"


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--shared", default=os.environ.get("SAYSO_SHARED", "../shared")
    )
    options.add_argument("--set", choices=(*SETS, "wire-train", "polnear-train"))
    options.add_argument("--list", nargs="?", type=int, const=40, default=0)
    options.add_argument("--save", type=Path)
    options.add_argument("--against", type=Path)
    chosen = options.parse_args()
    kept = json.loads(chosen.against.read_text("utf-8")) if chosen.against else {}
    made = {
        name: measure(Path(chosen.shared), name, chosen.list, kept.get(name))
        for name in ((chosen.set,) if chosen.set else SETS)
    }
    if chosen.save:
        chosen.save.write_text(json.dumps(made), "utf-8")


if __name__ == "__main__":
    main()
