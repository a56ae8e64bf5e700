"""The report that specified the product, claim by claim, as a user reads it.

python -m bench.seed [--shared ../shared]
"""

import argparse
import json
import os
from pathlib import Path

from bench.readings import readings_of
from sayso.extract import Weights

Spans = list[list[int]]


def read_seed(gold_path: Path, weights: Weights = "none") -> tuple[dict, str, dict]:
    """The gold, the text and our reading of it."""
    gold = json.loads(gold_path.read_text("utf-8"))
    text = (gold_path.parent / gold["document"]).read_text("utf-8")
    record = {"id": "seed", "text": text, "published_at": gold["published"]}
    return gold, text, readings_of([record], weights)[0]


def touch(one: Spans, other: Spans) -> bool:
    """Whether any two spans share a code point."""
    return any(a < d and c < b for a, b in one for c, d in other)


def matches(claim: dict, attributions: list[dict]) -> list[dict]:
    """Our attributions with the right source and content overlapping."""
    return [
        a
        for a in attributions
        if touch(a["content"], claim["content"]) and touch(a["source"], claim["source"])
    ]


def seed_figures(gold_path: Path, weights: Weights = "none") -> dict[str, float]:
    """Claims right of 21, extras, forces right, figures exact of 3."""
    gold, _, reading = read_seed(gold_path, weights)
    found = reading["attributions"]
    right = [c for c in gold["attributed"] if matches(c, found)]
    used = {a["id"] for c in gold["attributed"] for a in matches(c, found)}
    forces = [
        c for c in right if any(a["force"] == c["force"] for a in matches(c, found))
    ]
    wanted = {(826, None), (111, 111), (370_000, 370_000)}
    bounds = {(f["low"], f["high"]) for f in reading["figures"]}
    return {
        "attributed claims right (of 21)": len(right),
        "extra attributions": len(found) - len(used),
        "forces right": len(forces),
        "figures exact (of 3)": len(wanted & bounds),
        **event_figures(gold, reading),
    }


def event_figures(gold: dict, reading: dict) -> dict[str, float]:
    """Events of the gold with type, actor and place; others in the same claims."""
    right, used, own = 0, set(), []
    for claim in gold["attributed"]:
        ids = {a["id"] for a in matches(claim, reading["attributions"])}
        events = [
            c["event"]
            for c in reading["claims"]
            if c["attribution"] in ids and c["event"]
        ]
        own += [e for e in events if e["type"] not in FIGURE_EVENTS]
        for wanted in claim.get("events", []):
            hits = [e for e in events if is_event(e, wanted)]
            right += bool(hits)
            used |= {tuple(e["trigger"]) for e in hits}
    extra = {tuple(e["trigger"]) for e in own} - used
    return {"events right (of 8)": right, "extra events": len(extra)}


# what a figure is about ("370,000 people were displaced") is no event of its own there
FIGURE_EVENTS = {"casualty", "displace"}


def is_event(event: dict, wanted: dict) -> bool:
    """Whether type, actor and place are those of the gold."""
    kind = wanted["plover"] or wanted["type"]
    code = "/".join(filter(None, (event["type"], event["mode"])))
    actor = wanted["actor"].split()[-1].casefold()
    place = wanted["place"].split(",")[0].split("(")[0].split()[0].casefold()
    named = (event["place"] or {"name": ""})["name"].casefold()
    acting = " ".join(event["actors"]).casefold()
    return kind in {code, event["type"]} and actor in acting and place in named


def main() -> None:
    """Print each claim of the gold with what was found, then every extra."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("SAYSO_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    path = parser.parse_args().shared / "gold" / "seed.gold.json"
    gold, text, reading = read_seed(path)
    used: set[str] = set()
    for claim in gold["attributed"]:
        found = matches(claim, reading["attributions"])
        used |= {a["id"] for a in found}
        names = ", ".join(a["source_name"] or "nobody" for a in found)
        print(f"{claim['id']}  {'right' if found else 'MISSED':6}  {names}")
    for extra in reading["attributions"]:
        if extra["id"] not in used:
            spans = [*extra["source"], *extra["cue"], *extra["content"]]
            print("extra:", " | ".join(text[s:e] for s, e in spans))
    for figure, value in seed_figures(path).items():
        print(f"{figure:32} {value:g}")


if __name__ == "__main__":
    main()
