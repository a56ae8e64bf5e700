"""Floors under the figures, and the digests of the corpora they were measured on."""

import json
from pathlib import Path

from bench.measures import Figures

FLOORS = Path(__file__).with_name("floors.json")
EPSILON = 0.005  # below one flipped item of the largest set
# int8 sums differ a little from processor to processor
EPSILON_WITH_WEIGHTS = 0.7


def pinned() -> dict[str, dict]:
    """Digest and floors of every task, as they were pinned last."""
    return json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}


def faults_of(
    results: dict[str, Figures], digests: dict[str, str], *, whole: bool
) -> list[str]:
    """Figures below their floors, corpora that are not pinned, tasks without either.

    `whole` says that every task was measured; else those not measured are left out.
    """
    floors = pinned()
    odd = set(floors) ^ set(results) if whole else set(results) - set(floors)
    faults = [f"{name}: measured or pinned, not both" for name in sorted(odd)]
    for name in sorted(set(floors) & set(results)):
        row = floors[name]
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
    results: dict[str, Figures], digests: dict[str, str], *, lower: bool, whole: bool
) -> dict[str, dict]:
    """Floors that are at least the old ones, unless lowering is allowed."""
    old = pinned()
    new = {} if whole else dict(old)
    for name, figures in results.items():
        before = {} if lower else old.get(name, {}).get("floors", {})
        kept = {k: _better(k, v, before.get(k, v)) for k, v in figures.items()}
        new[name] = {"digest": digests[name], "floors": kept}
    return new


def _better(figure: str, value: float, before: float) -> float:
    best = min if figure.startswith("extra") else max
    return round(best(value, before), 3)
