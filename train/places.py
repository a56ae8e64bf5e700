"""Learns what the features of candidate places weigh; writes vocab/place_weights.toml.

    python -m train.places --shared ../shared [--write]

Softmax over the candidates of each name, round by round, on LGL and GeoVirus: from raw
text and on the gold spans, with the outlet told and not told. Five folds, an outlet's
or an article's documents on one side, give the printed figures; the weights written are
from all. Needs numpy only.
"""

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bench.documents import document_of
from bench.places import mentions_of
from sayso.extract.places.given import mentions_at
from sayso.gazetteer import shipped
from sayso.model.document import Document, Head
from sayso.model.place import Place, PlaceMention
from sayso.model.span import Span
from sayso.resolve import place_ranking as ranking
from sayso.resolve.place_belief import BELIEF, belief_features, uses_of
from sayso.resolve.place_features import CONTEXT, LOCAL
from sayso.resolve.place_geometry import EARTH_KM
from sayso.resolve.place_questions import Question, ask
from sayso.resolve.places import longest
from sayso.vocab import table

FOLDS = 5
NEAR_KM = 161.0
STEPS = 400
RATE = 0.05
PULL = 0.003  # towards zero
# "Washington disagreed": too rare in local papers to be learned from them.
HELD = {"province of a capital's name": -3.0}
TARGET = Path(__file__).parents[1] / "src/sayso/vocab/place_weights.toml"
Table = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
Chances = list[list[float]]
HEAD = """\
# What the features of a candidate place (resolve/place_features.py) weigh, learned
# from LGL and GeoVirus by `python -m train.places`. [words]: by the words alone;
# [first], [second]: with what the round before believed of the rest of the document;
# [belief]: whether words are a place at all (resolve/place_belief.py).
"""


@dataclass(slots=True)
class Case:
    """One document read one way: its questions and which candidates are right."""

    fold: int
    scene: ranking.Scene
    right: list[np.ndarray]
    times: list[int]


def cases_of(path: Path) -> list[Case]:
    """All documents of a corpus, raw and by gold spans, with and without outlet."""
    cases = []
    for line in path.open(encoding="utf-8"):
        record = json.loads(line)
        doc = document_of(record["text"])
        mentions = mentions_of(doc, Counter())
        marked = mentions_at(doc, [Span(*gold["span"]) for gold in record["places"]])
        fold = zlib.crc32(str(record.get("outlet") or record.get("url")).encode())
        for outlet in {record.get("outlet"), None}:
            told = with_outlet(doc, outlet)
            for each in (mentions, marked):
                case = case_of(told, each, record, fold % FOLDS)
                if case is not None:
                    cases.append(case)
    return cases


def with_outlet(doc: Document, outlet: str | None) -> Document:
    """The document as printed by an outlet."""
    return replace(doc, head=Head(outlet=outlet))


def case_of(
    doc: Document, mentions: Sequence[PlaceMention], record: dict, fold: int
) -> Case | None:
    """The questions of a document that have candidates."""
    golds = {tuple(p["span"]): p for p in record["places"] if p["lat"] is not None}
    asked = [(m, q) for m, q in ask(mentions, shipped()) if q.candidates]
    questions = list({id(q): q for _, q in asked}.values())
    if not questions:
        return None
    right, times = [], []
    for question in questions:
        found = [
            golds[m.span.start, m.span.end]
            for m, q in asked
            if q is question and (m.span.start, m.span.end) in golds
        ]
        right.append(right_of(question, found))
        times.append(min(3, len(found)))
    return Case(fold, ranking.scene_of(doc, questions, shipped()), right, times)


def right_of(question: Question, golds: Sequence[dict]) -> np.ndarray:
    """1.0 for candidates that are the gold place, by id or else by distance."""
    marks = np.zeros(len(question.candidates))
    if not golds:
        return marks
    gold = Counter(json.dumps(g, sort_keys=True) for g in golds).most_common(1)[0][0]
    place = json.loads(gold)
    if place.get("geonames_id"):
        for n, candidate in enumerate(question.candidates):
            marks[n] = candidate.place == f"geonames:{place['geonames_id']}"
    else:
        far = [km(candidate, place) for candidate in question.candidates]
        limit = max(30.0, min(far) + 1)
        if min(far) < NEAR_KM:
            marks[:] = [d <= limit for d in far]
        elif len(far) == 1:
            marks[:] = 0.0
        else:  # a country's point is a matter of taste
            kinds = [
                c.kind == "country" and d < 1500
                for c, d in zip(question.candidates, far, strict=True)
            ]
            marks[:] = kinds
    return marks


def km(place: Place, gold: dict) -> float:
    """Distance of a candidate to a gold point."""
    a, b = np.radians(place.lat), np.radians(gold["lat"])
    turn = np.sin(np.radians(gold["lon"] - place.lon) / 2) ** 2
    half = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * turn
    return float(2 * EARTH_KM * np.arcsin(min(1.0, half**0.5)))


def table_of(cases: Sequence[Case], rows_of: Sequence[list[ranking.Rows]]) -> Table:
    """All rows as one matrix, each row's question, whether it is right, its weight."""
    rows, group, right, weight, n = [], [], [], [], 0
    for case, all_rows in zip(cases, rows_of, strict=True):
        for each, marks, times in zip(all_rows, case.right, case.times, strict=True):
            if marks.any() and len(each) > 1:
                rows += each
                group += [n] * len(each)
                right += marks.tolist()
                weight.append(times**0.5)
                n += 1
    return np.array(rows), np.array(group), np.array(right), np.array(weight)


def learn(table: Table) -> np.ndarray:
    """Weights by Adam on the log-chance of the right candidates."""
    rows, group, right, weight = table
    held = [LOCAL.index(name) for name in HELD]
    w = np.zeros(rows.shape[1])
    w[held] = list(HELD.values())
    first, second = np.zeros_like(w), np.zeros_like(w)
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    per_row = weight[group] / weight.sum()
    for step in range(1, STEPS + 1):
        scores = rows @ w
        tops = np.maximum.reduceat(scores, starts)[group]
        powers = np.exp(scores - tops)
        chance = powers / np.add.reduceat(powers, starts)[group]
        good = powers * right
        aim = good / np.maximum(1e-12, np.add.reduceat(good, starts)[group])
        slope = rows.T @ ((chance - aim) * per_row) + PULL * w / 10
        slope[held] = 0.0
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        rate = RATE * (1 if step < STEPS * 0.7 else 0.2)
        w -= (
            rate
            * (first / (1 - 0.9**step))
            / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
        )
    return w


def belief_table(shared: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features of mentions in raw text, and whether the gold has a place there."""
    rows, marks, folds = [], [], []
    for name in ("lgl", "geovirus"):
        for line in (shared / "data/geo" / f"{name}.jsonl").open(encoding="utf-8"):
            record = json.loads(line)
            doc = document_of(record["text"])
            asked = longest(ask(mentions_of(doc, Counter()), shipped()), doc.text)
            questions = list({id(q): q for _, q in asked if q.candidates}.values())
            answers = ranking.rank(doc, questions, shipped())
            uses = uses_of(asked, answers)
            ranked = {id(answer.question): answer for answer in answers}
            golds = [p["span"] for p in record["places"] if not p["demonym"]]
            fold = zlib.crc32(str(record.get("outlet") or record.get("url")).encode())
            for mention, q in asked:
                found = ranked.get(id(q))
                if (
                    found is not None
                    and not found.said
                    and not (uses[q.key].said and not mention.nested)
                ):
                    rows.append(belief_features(mention, found, uses[q.key]))
                    s, e = mention.span.start, mention.span.end
                    marks.append(any(s < b and a < e for a, b in golds))
                    folds.append(fold % FOLDS)
    return np.array(rows), np.array(marks, float), np.array(folds)


def learn_belief(rows: np.ndarray, marks: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression, by Newton's steps."""
    w = np.zeros(rows.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-(rows @ w)))
        slope = rows.T @ (chance - marks) + 1.0 * w
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.eye(len(w))
        w -= np.linalg.solve(bend, slope)
    return w


def report_belief(rows: np.ndarray, marks: np.ndarray, folds: np.ndarray) -> None:
    """Precision and recall of the mentions, learned on the other folds."""
    chance = np.zeros(len(marks))
    for fold in range(FOLDS):
        w = learn_belief(rows[folds != fold], marks[folds != fold])
        chance[folds == fold] = 1 / (1 + np.exp(-(rows[folds == fold] @ w)))
    for least in (0.3, 0.36, 0.42, 0.5, 0.6):
        kept = chance > least
        hit = (kept * marks).sum()
        print(f"belief > {least}: p {hit / kept.sum():.3f} r {hit / marks.sum():.3f}")


def rounds(train: list[Case], tests: list[Case]) -> dict[str, np.ndarray]:
    """Weights of every round from one side, and what they say of the other."""
    learned = {}
    sides = [[c.scene.local for c in side] for side in (train, tests)]
    for n, name in enumerate(ranking.ROUNDS):
        w = learn(table_of(train, sides[0]))
        learned[name] = w
        chances = [
            [ranking.chances_of(rows, tuple(w)) for rows in side] for side in sides
        ]
        if n + 1 < len(ranking.ROUNDS):
            sides = [
                [c.scene.rows(p) for c, p in zip(cases, each, strict=True)]
                for cases, each in zip((train, tests), chances, strict=True)
            ]
        report(name, tests, chances[1])
    return learned


def report(name: str, cases: list[Case], chances: Sequence[Chances]) -> None:
    """How often the likeliest candidate is right, where one is."""
    hit = total = 0
    for case, each in zip(cases, chances, strict=True):
        for marks, chance, times in zip(case.right, each, case.times, strict=True):
            if marks.any():
                total += times
                hit += times * bool(marks[int(np.argmax(chance))])
    TOTALS[name] += np.array([hit, total])


TOTALS: dict[str, np.ndarray] = {n: np.zeros(2) for n in ranking.ROUNDS}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--quick", action="store_true", help="no folds")
    asked = parser.parse_args()
    cases = []
    for name in ("lgl", "geovirus"):
        cases += cases_of(asked.shared / "data/geo" / f"{name}.jsonl")
    print(len(cases), "readings", flush=True)
    if not asked.quick:
        for fold in range(FOLDS):
            train = [c for c in cases if c.fold != fold]
            rounds(train, [c for c in cases if c.fold == fold])
        for name, (hit, total) in TOTALS.items():
            print(f"{name}: right {100 * hit / total:.2f} % of {total:.0f}")
    learned = rounds(cases, [])
    text = HEAD
    for name, w in learned.items():
        features = LOCAL if name == ranking.ROUNDS[0] else LOCAL + CONTEXT
        text += f"\n[{name}]\n"
        text += "".join(f'"{f}" = {v:.3f}\n' for f, v in zip(features, w, strict=True))
    if not asked.quick:
        print(text)
    if asked.write:  # the ranking is needed for what is believed
        TARGET.write_text(text + "\n[belief]\n", "utf-8")
        table.cache_clear()
        ranking.weights.cache_clear()
    rows, marks, folds = belief_table(asked.shared)
    report_belief(rows, marks, folds)
    text += "\n[belief]\n"
    believed = learn_belief(rows, marks)
    text += "".join(f'"{f}" = {v:.3f}\n' for f, v in zip(BELIEF, believed, strict=True))
    if asked.write:
        TARGET.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
