"""What each task of the benchmark measures: gold in, named figures out.

Every measure takes the folder of public data and its task; its figures are per cent
unless their names say otherwise.
"""

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.actors import measured as actors_coded
from bench.compare import pairs_right
from bench.denial_sentences import figures as denial_figures
from bench.denials import denials_found
from bench.ecb import clustered
from bench.lineage import lineage_figures
from bench.matching import matched
from bench.muc4 import incident_figures
from bench.places import PLACE_ANSWERS
from bench.plover import party_figures, type_figures
from bench.readings import readings_of, records_in, scored
from bench.seed import seed_figures
from bench.series import overlaps
from bench.times import PHRASES, phrases
from bench.tolls import READERS, answers, of_note
from sayso.extract import Weights

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
    return attribution_figures(run(shared, "attribution", task))


def in_capitals(shared: Path, task: Task) -> Figures:
    """The same of texts that were put into capitals, as old wires came."""
    texts = [
        {**record, "text": "".join(map(capital_of, record["text"]))}
        for record in records_in(shared / (task.texts or task.gold))
    ]
    readings = readings_of(texts, task.weights)
    return attribution_figures(
        scored(shared, "attribution", shared / task.gold, readings)
    )


def capital_of(letter: str) -> str:
    """The capital of a letter, if it is one letter too: ß has none."""
    large = letter.upper()
    return large if len(large) == 1 else letter


def attribution_figures(got: dict) -> Figures:
    """What is kept of the scorer's answer on attributions."""
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
