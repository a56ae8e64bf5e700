"""All quality tasks of the shipped default, with floors.

    python -m bench             print every figure
    python -m bench --write     also write docs/reference/quality.md
    python -m bench --gate      exit 1 when a figure is below its floor
    python -m bench --update    raise floors and pin the corpora; lowers none
                                without --allow-lower (and a line in DECISIONS)

Peers, item-by-item lists and timings have runners of their own: bench.attribution,
bench.figures, bench.times, bench.places, bench.speed, bench.ledger.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.actors import measured as actors_coded
from bench.compare import pairs_right
from bench.denial_sentences import SENTENCES
from bench.denial_sentences import figures as denial_figures
from bench.denials import PAIRS, denials_found
from bench.ecb import clustered
from bench.lineage import lineage_figures
from bench.matching import matched
from bench.muc4 import incident_figures
from bench.places import PLACE_ANSWERS
from bench.plover import party_figures, type_figures
from bench.readings import digest_of, readings_of, records_in, scored
from bench.seed import seed_figures
from bench.series import overlaps
from bench.times import PHRASES, phrases
from bench.tolls import READERS, answers, of_note
from sayso.extract import Weights

FLOORS = Path(__file__).with_name("floors.json")
PAGE = Path(__file__).parents[1] / "docs" / "reference" / "quality.md"
EPSILON = 0.005  # below one flipped item of the largest set
# int8 sums differ a little from processor to processor
EPSILON_WITH_WEIGHTS = 0.7
Figures = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One set of gold, how it is scored, and which figures are kept."""

    name: str
    about: str
    gold: str
    measure: Callable[[Path, "Task"], Figures]
    texts: str | None = None
    options: tuple[str, ...] = ()
    weights: Weights = "none"


def attribution(shared: Path, task: Task) -> Figures:
    """Exact, linked, right source and force, as the shared scorer gives them."""
    got = run(shared, "attribution", task)
    figures = {f"exact F1 {role}": got["exact"][role]["f1"] for role in ROLES}
    figures |= {
        "linked F1 lenient": got["linked"]["lenient"]["f1"],
        "linked precision": got["linked"]["lenient"]["p"],
        "linked F1 Dice .5": got["linked"]["dice50"]["f1"],
        "right source, content tokens": got["right_source"]["content"]["f1"],
    }
    right = got.get("accuracy_on_lenient_pairs", {})
    figures |= {f"{k} right": right[k]["accuracy"] for k in FIELDS if k in right}
    figures |= {f"{k} F1": v["f1"] for k, v in got.get("span", {}).items() if v["gold"]}
    return figures


ROLES = ("source", "cue", "content")
FIELDS = ("force", "manner", "source_name")


def figures_in_text(shared: Path, task: Task) -> Figures:
    """Figures found, and what is right on those found."""
    got = run(shared, "figures", task)
    return {
        "found F1": got["found"]["f1"],
        "all exact F1": got["exact"]["f1"],
        "bounds right": got["bounds_right"],
        "measure right": got["measure_right"],
    }


def places(shared: Path, task: Task) -> Figures:
    """Places from raw text, every gold in the denominator."""
    got = run(shared, "geo", task)
    return {
        "found F1 (overlap)": got["recognition_overlap"]["f1"],
        "within 161 km": got["overlap_span"]["acc161"],
        **({"exact id": got["overlap_span"]["exact_id"]} if has_ids(got) else {}),
    }


def has_ids(got: dict) -> bool:
    """Whether the gold has gazetteer ids."""
    return bool(got["overlap_span"]["gold_with_id"])


def located(shared: Path, task: Task) -> Figures:
    """Places at the gold's spans, demonyms too, and the most populous as a peer."""
    records = records_in(shared / task.gold)
    figures = {}
    for name, answer in PLACE_ANSWERS.items():
        told = [{"id": r["id"], "places": answer(r)} for r in records]
        got = scored(shared, "geo", shared / task.gold, told)["exact_span"]
        figures[f"within 161 km{name}"] = got["acc161"]
    return figures


def times(shared: Path, task: Task) -> Figures:
    """Time expressions found and their values."""
    gold = [r for r in records_in(shared / task.gold) if r["corpus"] != "meantime"]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as part:
        part.writelines(json.dumps(record) + "\n" for record in gold)
        part.flush()
        got = scored(shared, "time", Path(part.name), readings_of(gold))
    return {
        "relaxed F1": got["relaxed"]["f1"],
        "value F1": got["value"]["f1"],
        f"news phrases right of {len(PHRASES)}": float(phrases()),
    }


def tolls(shared: Path, task: Task) -> Figures:
    """Deaths that coders' notes tell, by our figures and by a regular expression."""
    rows = records_in(shared / task.gold)
    gold = shared / task.gold
    told = {name: answers(rows, of_note, read) for name, read in READERS}
    scores = {n: scored(shared, "tolls", gold, t) for n, t in told.items()}
    return {
        "deaths exact": scores["rules"]["exact"],
        "deaths exact by a regular expression": scores["expression"]["exact"],
    }


def event_types(shared: Path, task: Task) -> Figures:
    """Types between marked parties, on sentences left out of training."""
    return type_figures(shared, weights=task.weights != "none")


def parties(shared: Path, task: Task) -> Figures:
    """Actors and targets of the events of readings, on sentences left out."""
    return party_figures(shared, task.weights)


def coded_actors(shared: Path, task: Task) -> Figures:  # noqa: ARG001 - as all measures
    """Names coded to country and sector on published cases."""
    return {
        f"{field} right": 100 * share for field, share in actors_coded(shared).items()
    }


def incidents(shared: Path, task: Task) -> Figures:  # noqa: ARG001 - as all measures
    """Slots of incidents, made of readings."""
    return incident_figures(shared)


def pairs(shared: Path, task: Task) -> Figures:
    """Figure pairs by `sayso compare`, by halves of dev."""
    return pairs_right(shared, task.weights)


def denial_sentences(shared: Path, task: Task) -> Figures:  # noqa: ARG001 - as all measures
    """Whether sentences that deny are told from those that look like it."""
    return denial_figures(task.weights)


def denials(shared: Path, task: Task) -> Figures:  # noqa: ARG001 - as all measures
    """Made-up denials and what they deny, through the whole linker."""
    return denials_found(task.weights)


def earlier(shared: Path, task: Task) -> Figures:
    """The right earlier words among the first five."""
    return matched(shared, task.weights)


def series(shared: Path, task: Task) -> Figures:  # noqa: ARG001 - as all measures
    """Intervals of tolls against the adjudicated ones."""
    return overlaps(shared)


def coreference(shared: Path, task: Task) -> Figures:  # noqa: ARG001 - as all measures
    """Clusters of given event mentions."""
    return clustered(shared)


def lineage(shared: Path, task: Task) -> Figures:  # noqa: ARG001 - as all tasks
    """Shared passages and whole reprints, on a corpus whose truth is constructed."""
    return lineage_figures(shared)


def seed(shared: Path, task: Task) -> Figures:
    """The report that specified the product: claims right, extras, figures."""
    return seed_figures(shared / task.gold, task.weights)


def run(shared: Path, name: str, task: Task) -> dict:
    """What the shared scorer says of a task."""
    texts = records_in(shared / (task.texts or task.gold))
    readings = readings_of(texts, task.weights)
    return scored(shared, name, shared / task.gold, readings, *task.options)


LEARNED = "; rules and weights together"
WIRE = {"gold": "gold/wire/gold.jsonl", "texts": "gold/wire/texts.jsonl"}
TASKS = (
    Task(
        name="seed",
        about="the report that specified the product, 21 attributed claims",
        gold="gold/seed.gold.json",
        measure=seed,
    ),
    Task(
        name="attribution, PolNeAR dev",
        about="84 articles on US politics, 2,192 attributions; tuned on",
        gold="data/polnear/dev.jsonl",
        measure=attribution,
    ),
    Task(
        name="attribution, agency articles dev",
        about="11 hand-read articles, 246 attributions; tuned on",
        measure=attribution,
        **WIRE,
    ),
    Task(
        name="seed, with weights",
        about="the same report" + LEARNED,
        gold="gold/seed.gold.json",
        measure=seed,
        weights="default",
    ),
    Task(
        name="attribution, PolNeAR dev, with weights",
        about="the same articles" + LEARNED,
        gold="data/polnear/dev.jsonl",
        measure=attribution,
        weights="default",
    ),
    Task(
        name="attribution, agency articles dev, with weights",
        about="the same articles" + LEARNED,
        measure=attribution,
        weights="default",
        **WIRE,
    ),
    Task(
        name="figures, agency articles dev",
        about="the same 11 articles, 40 figures; dev, tuned on",
        measure=figures_in_text,
        **WIRE,
    ),
    Task(
        name="figures, agency articles train",
        about="39 hand-read articles of ten outlets, 45 figures; looked at later",
        gold="gold/wire/train.jsonl",
        measure=figures_in_text,
    ),
    Task(
        name="tolls, ACLED notes",
        about="974 coders' notes with the deaths they count; looked at",
        gold="data/figures/acled_train.jsonl",
        measure=tolls,
    ),
    Task(
        name="event types, words alone",
        about="207 marked sentences of PLV train left out of training; looked at",
        gold="data/plover/plv_train.jsonl",
        measure=event_types,
    ),
    Task(
        name="event types, with weights",
        about="the same sentences" + LEARNED,
        gold="data/plover/plv_train.jsonl",
        measure=event_types,
        weights="default",
    ),
    Task(
        name="parties of events",
        about="158 CAMEO sentences left out of training; rules, looked at",
        gold="data/actors/cameo_ner_train.jsonl",
        measure=parties,
    ),
    Task(
        name="parties of events, with weights",
        about="the same sentences" + LEARNED,
        gold="data/actors/cameo_ner_train.jsonl",
        measure=parties,
        weights="default",
    ),
    Task(
        name="actors to country and sector",
        about="181 published cases of an actor coder, as of January 2023; tuned on",
        gold="data/actors/ngec_cases_dev.jsonl",
        measure=coded_actors,
    ),
    Task(
        name="incidents, MUC-4 dev",
        about="200 documents of 1989 to 1991 in capitals, truecased; looked at",
        gold="data/muc4/dev.jsonl",
        measure=incidents,
    ),
    Task(
        name="places, LGL",
        about="586 local-news articles, raw text, demonyms dropped; trained on",
        gold="data/geo/lgl.jsonl",
        measure=places,
        options=("--drop-demonyms",),
    ),
    Task(
        name="places, GeoVirus",
        about="229 WikiNews articles, raw text, demonyms dropped; trained on",
        gold="data/geo/geovirus.jsonl",
        measure=places,
        options=("--drop-demonyms",),
    ),
    Task(
        name="places at given spans, LGL",
        about="the same articles, all golds, `sayso locate`; trained on",
        gold="data/geo/lgl.jsonl",
        measure=located,
    ),
    Task(
        name="places at given spans, GeoVirus",
        about="the same articles, all golds, `sayso locate`; trained on",
        gold="data/geo/geovirus.jsonl",
        measure=located,
    ),
    Task(
        name="lineage, constructed",
        about="passages of other articles pasted into 1,018 of 2,281, lightly edited; "
        "760 reprints; articles of PolNeAR, LGL and ECB+; tuned on",
        gold="data/ecb/dev.jsonl",
        measure=lineage,
    ),
    Task(
        name="times, TimeBank and AQUAINT",
        about="256 articles, 1,822 expressions; tuned on",
        gold="data/time/train.jsonl",
        measure=times,
    ),
    Task(
        name="figure pairs, VitaminC dev",
        about="660 pairs of a claim and a sentence; `tune` was read, `check` in part",
        gold="data/vitaminc/dev.jsonl",
        measure=pairs,
    ),
    Task(
        name="denials in sentences",
        about="155 made-up sentences; tuned on `tune`, `check` is only counted",
        gold=str(SENTENCES),
        measure=denial_sentences,
    ),
    Task(
        name="denials in sentences, with weights",
        about="the same sentences; rules and weights together",
        gold=str(SENTENCES),
        measure=denial_sentences,
        weights="default",
    ),
    Task(
        name="denials, made up",
        about="124 pairs told in both orders; `tune` was read, `check` was not",
        gold=str(PAIRS),
        measure=denials,
    ),
    Task(
        name="earlier words, ECB+ dev",
        about="344 sentences on the events of eight topics, and 63 made-up denials",
        gold="data/ecb/dev.jsonl",
        measure=earlier,
    ),
    Task(
        name="tolls of incidents, UCDP",
        about="570 incidents with the headlines of two reports or more; looked at",
        gold="data/figures/ucdp_train.jsonl",
        measure=series,
    ),
    Task(
        name="events across documents, ECB+ dev",
        about="1,245 given mentions; published on test: 76.5 same lemma, 85.7 best",
        gold="data/ecb/dev.jsonl",
        measure=coreference,
    ),
)
HEAD = """<!-- generated by `python -m bench --write`; do not edit -->
# Quality

What is read, measured end to end through `sayso read`'s own path with the project's
reference scorers: by the rules alone, and with the learned weights beside them.
Per cent, unless said. Every set below was looked at while the rules were written: read
the figures as the best case, not as what a text that nobody has seen will give.
Command: `make bench`. Losses and gains item by item:
`python -m bench.attribution --list --against FILE`, `python -m bench.learned --list`.
"""


def page_of(results: dict[str, Figures]) -> str:
    """The quality page."""
    pieces = [HEAD]
    for task in TASKS:
        pieces += [f"## {task.name}\n", f"{task.about[0].upper()}{task.about[1:]}.\n"]
        pieces += ["| figure | value |", "| --- | ---: |"]
        pieces += [f"| {k} | {v:.1f} |" for k, v in results[task.name].items()]
        pieces.append("")
    return "\n".join(pieces)


def faults_of(results: dict[str, Figures], digests: dict[str, str]) -> list[str]:
    """Figures below their floors, and corpora that are not the pinned ones."""
    pinned = json.loads(FLOORS.read_text("utf-8"))
    faults = []
    for name, row in pinned.items():
        if row["digest"] != digests[name]:
            faults.append(f"{name}: the corpus is not the pinned one; see --update")
        for figure, floor in row["floors"].items():
            got = results[name][figure]
            give = EPSILON_WITH_WEIGHTS if name.endswith("weights") else EPSILON
            worse = got > floor if figure.startswith("extra") else got < floor - give
            if worse:
                faults.append(f"{name}: {figure} is {got:.2f}, its floor {floor:.2f}")
    return faults


def updated(
    results: dict[str, Figures], digests: dict[str, str], *, lower: bool
) -> dict[str, dict]:
    """Floors that are at least the old ones, unless lowering is allowed."""
    old = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    new = {}
    for name, figures in results.items():
        before = {} if lower else old.get(name, {}).get("floors", {})
        kept = {k: _better(k, v, before.get(k, v)) for k, v in figures.items()}
        new[name] = {"digest": digests[name], "floors": kept}
    return new


def _better(figure: str, value: float, before: float) -> float:
    best = min if figure.startswith("extra") else max
    return round(best(value, before), 3)


def main() -> int:
    """Measure everything; exit status 1 when the gate finds a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("SAYSO_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    for flag in ("gate", "write", "update", "allow-lower"):
        parser.add_argument(f"--{flag}", action="store_true")
    args = parser.parse_args()
    results, digests = {}, {}
    for task in TASKS:
        results[task.name] = task.measure(args.shared, task)
        digests[task.name] = digest_of(args.shared / task.gold)
        print(f"{task.name} ({task.about})")
        for figure, value in results[task.name].items():
            print(f"   {figure:32} {value:7.2f}", flush=True)
    if args.write:
        PAGE.write_text(page_of(results), "utf-8")
    if args.update:
        floors = updated(results, digests, lower=args.allow_lower)
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")
    faults = faults_of(results, digests) if args.gate else []
    for fault in faults:
        print(f"GATE: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
