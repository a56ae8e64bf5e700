"""Incidents of MUC-4 dev (tst1, tst2: 200 documents), read from our public readings.

    python -m bench.muc4 [--shared ../shared] [--first N]

Incidents are made from a document's claims by `bench.muc4_incidents`, whose weights
were learned on MUC-4's training part. Five slots are scored after the official way:
templates are paired by kind, then by what fits; what is in no pair counts as missed or
as too much. In the second column an incident too many counts in no slot: the slots of
the official reports, which the systems of 1992 are compared by, are counted so. Choose
by the first: the second rewards telling too much. F1 of: type, date (any alternative
of the key), place (a name of the key's path; half for its country alone), number of
human targets (any fill's bounds), and how sure it is who did it.
"""

import argparse
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from bench.muc4_incidents import Told, incidents_in
from bench.readings import Record, readings_of, records_in

SLOTS = ("type", "date", "place", "number", "confidence")
SECTION = "[TEXT]"


def input_of(record: Record) -> Record:
    """The document as a reader gets it, with its dateline and in its own case."""
    head, _, rest = record["text"].partition(SECTION)
    whole = f"{' '.join(head.split())} {rest.strip()}" if rest else head
    whole = re.sub(r"(?<!\n)\n(?!\n)", " ", whole)
    return {"id": record["id"], "text": whole, "published_at": published(head)}


MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def published(head: str) -> str | None:
    """The day of the dateline: "GUATEMALA CITY, 4 FEB 90 (ACAN-EFE)"."""
    words = head.replace(",", " ").split()
    for day, month, year in zip(words, words[1:], words[2:], strict=False):
        if day.isdigit() and month in MONTHS and year.isdigit() and int(day) < 32:
            return f"19{int(year):02d}-{MONTHS.index(month) + 1:02d}-{int(day):02d}"
    return None


def key_slots(template: Record) -> dict[str, list]:
    """The acceptable answers of a template: a list of fills, each a list."""

    def fills(slot: str) -> list[list]:
        return [fill["values"] for fill in template.get(slot, []) if "values" in fill]

    dates = [fill["alternatives"] for fill in template.get("date", [])]
    places = [
        [name.partition(" (")[0] for name in fill["path"]]
        for fill in template.get("location", [])
    ]
    numbers = [
        fill.get("numbers", []) for fill in template.get("human_target_number", [])
    ]
    return {
        "type": fills("type")[:1],
        "date": dates[:1],
        "place": places[:1],
        "number": [list(chain.from_iterable(numbers))] if any(numbers) else [],
        "confidence": [list(chain.from_iterable(fills("perp_organization_confidence")))]
        if template.get("perp_organization_confidence")
        else [],
    }


def bare(name: str) -> str:
    """A name without accents."""
    parted = unicodedata.normalize("NFD", name)
    return "".join(c for c in parted if not unicodedata.combining(c))


def is_right(slot: str, answer, accepted: list) -> bool:
    """Whether an answer is one of those that the key accepts."""
    if slot == "date":
        return any((b or answer) <= answer <= (e or answer) for b, e in accepted)
    if slot == "place":
        plain = bare(answer)
        return any(plain in bare(name) or bare(name) in plain for name in accepted)
    if slot == "number":
        return any(n["low"] == answer or n["high"] == answer for n in accepted)
    return answer in accepted


def credit(slot: str, told: list, accepted: list) -> float:
    """1 for a right answer; a half for the country where the key knows the place."""
    if not told or not accepted or not is_right(slot, told[0], accepted[0]):
        return 0.0
    path = accepted[0]
    is_part = slot == "place" and len(path) > 1 and is_right(slot, told[0], path[:1])
    return 0.5 if is_part else 1.0


def pairs_of(
    found: list[Told], keys: list[dict]
) -> list[tuple[Told | None, dict | None]]:
    """Incidents and templates paired: the same kind first, then whatever is left."""
    left, pairs = list(keys), []
    for one in found:
        same = [
            k
            for k in left
            if is_right("type", one.kind, k["type"][0] if k["type"] else [])
        ]

        def fit(k: dict, one: Told = one) -> int:
            told = one.slots
            return sum(
                bool(told[s] and k[s] and is_right(s, told[s][0], k[s][0]))
                for s in SLOTS
            )

        best = max(same or left, key=fit, default=None)
        pairs.append((one, best))
        if best is not None:
            left.remove(best)
    return pairs + [(None, k) for k in left]


def main() -> None:
    """Print F1 of the five slots, with and without incidents too many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--first", type=int, default=1000)
    args = parser.parse_args()
    pairs = read_dev(args.shared, args.first)
    whole, matched = figures_of(pairs), figures_of(pairs, spurious=False)
    for slot, value in whole.items():
        print(f"{slot:16} {value:5.1f} {matched[slot]:5.1f}")


def incident_figures(shared: Path, first: int = 1000) -> dict[str, float]:
    """F1 of the five slots on so many documents of MUC-4 dev."""
    return figures_of(read_dev(shared, first))


def read_dev(shared: Path, first: int) -> list[tuple[Record, Record]]:
    """So many records of MUC-4 dev, each with its reading."""
    records = records_in(shared / "data/muc4/dev.jsonl")[:first]
    readings = readings_of([input_of(record) for record in records])
    return list(zip(records, readings, strict=True))


def figures_of(
    pairs: Iterable[tuple[Record, Record]],
    models: Record | None = None,
    *,
    spurious: bool = True,
) -> dict[str, float]:
    """F1 of the five slots over records and their readings.

    Without `spurious`, incidents that no template is left for count in no slot.
    """
    counts: dict[str, Counter] = defaultdict(Counter)
    for record, reading in pairs:
        keys = [key_slots(t) for t in record["templates"]]
        optional = [t["optional"] for t in record["templates"]]
        for one, key in pairs_of(incidents_in(reading, models), keys):
            told = one.slots if one else {s: [] for s in SLOTS}
            if one is None and optional[keys.index(key)]:
                continue
            if key is None and not spurious:
                continue
            for slot in SLOTS:
                accepted = key[slot] if key else []
                counts[slot]["told"] += len(told[slot])
                counts[slot]["wanted"] += len(accepted)
                counts[slot]["right"] += credit(slot, told[slot], accepted)
    return {
        f"{slot} F1": 200 * c["right"] / max(1, c["told"] + c["wanted"])
        for slot in SLOTS
        if (c := counts[slot])
    }


if __name__ == "__main__":
    main()
