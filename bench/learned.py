"""Rules, weights and both together on annotated news: figures, gains and losses.

    python -m bench.learned [--shared ../shared] [--set wire-dev] [--list [N]]
                            [--weights FOLDER]

Each row of gold counts as got when a prediction links to it leniently: cue, content and
source share a word. "gains" are rows that both together get and the rules alone do not,
"losses" the other way round.
"""

import argparse
import importlib
import os
import resource
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bench import attribution as base
from bench.documents import document_of, extraction_of
from sayso.extract.speech.attributions import AttributionExtractor
from sayso.extract.speech.combined import combined
from sayso.extract.speech.learned import learned_attributions, stretches_of
from sayso.model.attribution import Attribution
from sayso.nlp import encoder as nlp

WAYS = ("rules", "weights", "both")


@dataclass
class Run:
    """What each way predicts for every document, and what it cost."""

    records: list = field(default_factory=list)
    predictions: dict = field(default_factory=lambda: {way: [] for way in WAYS})
    spent: Counter = field(default_factory=Counter)
    words: int = 0


def read_all(records: list, encoder: nlp.Encoder) -> Run:
    """Read every document in all ways."""
    run = Run(records=records)
    for record in records:
        doc = document_of(record["text"])
        found = extraction_of(doc)
        run.words += len(record["text"].split())
        begun = time.process_time()
        findings = tuple(AttributionExtractor().extract(doc, found))
        ruled = [f for f in findings if isinstance(f, Attribution)]
        between = time.process_time()
        heard = encoder.read(doc.text, stretches_of(found.sentences))
        learned = learned_attributions(doc, found.sentences, heard)
        ended = time.process_time()
        both = combined(doc, found.sentences, findings, heard)
        run.spent["rules"] += between - begun
        run.spent["weights"] += ended - between
        run.spent["both"] += time.process_time() - begun
        for way, items in (("rules", ruled), ("weights", learned), ("both", both)):
            prediction = base.record_of(record["id"], list(items))
            for row, item in zip(prediction["attributions"], items, strict=True):
                row["score"] = item.score
            run.predictions[way].append(prediction)
    return run


def line_of(way: str, scored: dict, ms: float) -> str:
    """One way's figures in one line."""
    exact, linked = scored["exact"], scored["linked"]
    parts = [
        " / ".join(f"{exact[r]['f1']:.1f}" for r in ("source", "cue", "content")),
        " / ".join(f"{linked[k]['f1']:.1f}" for k in ("lenient", "dice50", "exact")),
        f"P {linked['lenient']['p']:.1f} R {linked['lenient']['r']:.1f}",
        f"right source {scored['right_source']['content']['f1']:.1f}",
        f"{ms:.0f} ms of processor per 400 words" if ms else "",
    ]
    extra = scored["accuracy_on_lenient_pairs"].get("force")
    if extra:
        parts.append(f"force {extra['accuracy']:.1f}")
        parts.append(f"denies {scored['denies']['attribution']['f1']:.1f}")
        spans = scored.get("span", {})
        parts += [f"{k} {v['f1']:.1f}" for k, v in spans.items()]
    return f"   {way:9} exact {parts[0]}  linked {'  '.join(parts[1:])}"


def got(score, text: str, gold: dict, predicted: list) -> bool:
    """Whether any prediction links to a row of gold."""
    tokens = score.Tokens(text)
    rows = score.load(tokens, [gold])
    return bool(rows) and any(
        score.lenient(rows[0], p) for p in score.load(tokens, predicted)
    )


def row_of(text: str, row: dict) -> str:
    """Source, cue and content of a row in one line."""
    roles = ("source", "cue", "content")
    return " | ".join(base.words_of(text, row[role]) for role in roles)


def differences(score, run: Run, limit: int) -> None:
    """Print gains and losses of both against the rules, by manner and force."""
    gains, losses, shown = Counter(), Counter(), 0
    for at, record in enumerate(run.records):
        before = run.predictions["rules"][at]["attributions"]
        after = run.predictions["both"][at]["attributions"]
        for row in base.gold_of(record):
            had = got(score, record["text"], row, before)
            has = got(score, record["text"], row, after)
            if had == has:
                continue
            manner = row.get("manner") or base.manner_of(record["text"], row["content"])
            (gains if has else losses)[manner, row.get("force", "-")] += 1
            if shown < limit:
                shown += 1
                print("GAIN" if has else "LOSS", row_of(record["text"], row))
    print("   gains", sum(gains.values()), dict(gains))
    print("   losses", sum(losses.values()), dict(losses))


def origins(score, run: Run) -> None:
    """Print for each rule of the combination how many predictions link."""
    counts: dict[str, Counter] = {}
    for record, prediction in zip(run.records, run.predictions["both"], strict=True):
        tokens = score.Tokens(record["text"])
        gold = score.load(tokens, base.gold_of(record))
        for row in prediction["attributions"]:
            name = row["rule"]
            if "+" in name:
                name = "rules+" + name.partition("+")[2]
            elif not name.startswith("weights"):
                name = "rules alone" + (" inside" if row["inside"] else "")
            elif row["inside"]:
                name += " inside"
            hit = any(
                score.lenient(g, p) for p in score.load(tokens, [row]) for g in gold
            )
            counts.setdefault(name, Counter())[hit] += 1
    for name, count in sorted(counts.items()):
        print(f"   {name:28} {count[True]} of {count[True] + count[False]} link")


def measure(chosen: argparse.Namespace, name: str, encoder: nlp.Encoder) -> None:
    """Read one set in all ways and print."""
    shared = Path(chosen.shared)
    sys.path.insert(0, str(shared))
    score = importlib.import_module("score.attribution")
    run = read_all(base.records_of(shared, name), encoder)
    print(f"== {name}: {len(run.records)} documents, {run.words} words")
    if name.startswith("polnear"):
        # that corpus marks no speech inside speech: what is inside is left out once
        run.predictions["outermost"] = [
            {
                "id": p["id"],
                "attributions": [a for a in p["attributions"] if not a["inside"]],
            }
            for p in run.predictions["both"]
        ]
    for way in run.predictions:
        ms = run.spent[way] / run.words * 400 * 1000
        print(line_of(way, score.score(run.records, run.predictions[way]), ms))
    origins(score, run)
    differences(score, run, chosen.list)


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--shared", default=os.environ.get("SAYSO_SHARED", "../shared")
    )
    options.add_argument("--set", choices=(*base.SETS, "wire-train"))
    options.add_argument("--list", nargs="?", type=int, const=40, default=0)
    options.add_argument("--weights", type=Path, default=nlp.FOLDER)
    chosen = options.parse_args()
    begun = time.perf_counter()
    encoder = nlp.encoder_in(chosen.weights)
    print(f"weights {encoder.version}, loaded in {time.perf_counter() - begun:.2f} s")
    for name in (chosen.set,) if chosen.set else base.SETS:
        measure(chosen, name, encoder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
