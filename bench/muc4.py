"""Incidents of MUC-4 dev (tst1, tst2: 200 documents), read from our public readings.

    python -m bench.muc4 [--shared ../shared] [--first N]

A template is made for each kind of incident that a document's claims tell as done.
Five slots are scored after the official way: templates are paired by kind, then by
what fits; what is in no pair counts as missed or as too much. F1 of: type, date (any
alternative of the key), place (a name of the key's path; half for its country alone),
number of human targets (any fill's bounds), and how sure it is who did it (by the
words of the claim: fact, claimed, accused, possible).
"""

import argparse
import gzip
import json
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from bench.readings import Record, readings_of, records_in

SLOTS = ("type", "date", "place", "number", "confidence")
KINDS = {
    "abduct": "KIDNAPPING",
    "explosives": "BOMBING",
    "suicide-attack": "BOMBING",
    "destroy": "ARSON",
}
VIOLENT = {"ASSAULT", "casualty", "explode"}
SECTION = "[TEXT]"


@dataclass
class Incident:
    """One incident: its kind, and what was told of it, most often first."""

    kind: str
    dates: Counter = field(default_factory=Counter)
    places: Counter = field(default_factory=Counter)
    numbers: list = field(default_factory=list)
    confidences: Counter = field(default_factory=Counter)
    published: str = ""
    country: str | None = None

    def slots(self) -> dict[str, list]:
        """What is answered for each slot; without a date: by the day of publication."""
        return {
            "type": [self.kind],
            "date": [d for d, _ in self.dates.most_common(1)]
            or ([self.published] if self.published else []),
            "place": [p for p, _ in self.places.most_common() if p][:1]
            or ([self.country] if self.country else []),
            "number": sorted(set(self.numbers))[-1:],
            "confidence": [c for c, _ in self.confidences.most_common(1)],
        }


class Truecaser:
    """Words as mixed-case news mostly writes them; what it never writes is a name."""

    def __init__(self, shared: Path) -> None:
        self.lower: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()
        with gzip.open(shared / "data/polnear/train.jsonl.gz", "rt") as lines:
            for line in lines:
                for word in INSIDE.findall(json.loads(line)["text"]):
                    side = self.capital if word[0].isupper() else self.lower
                    side[word.lower()] += 1

    def cased(self, text: str) -> str:
        """A text in capitals as mixed case."""
        return WORD.sub(self._word, text)

    def _word(self, match: re.Match) -> str:
        word = match[0].lower()
        before = match.string[max(0, match.start() - 3) : match.start()].rstrip('"\n ')
        opens = not before or before[-1] in ".!?"
        if opens or self.capital[word] >= self.lower[word]:
            return word.capitalize()
        return word


INSIDE = re.compile(r"(?<=[a-z,] )[A-Za-z]+")
WORD = re.compile(r"[A-Za-zÑÁÉÍÓÚ]+")


def input_of(record: Record, truecaser: Truecaser) -> Record:
    """The document as a reader gets it: truecased where it is all capitals."""
    head, _, text = record["text"].partition(SECTION)
    whole = re.sub(r"(?<!\n)\n(?!\n)", " ", text or head)
    if record["case"] == "upper":
        whole = truecaser.cased(whole)
    return {"id": record["id"], "text": whole, "published_at": published(head)}


MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def published(head: str) -> str | None:
    """The day of the dateline: "GUATEMALA CITY, 4 FEB 90 (ACAN-EFE)"."""
    words = head.replace(",", " ").split()
    for day, month, year in zip(words, words[1:], words[2:], strict=False):
        if day.isdigit() and month in MONTHS and year.isdigit() and int(day) < 32:
            return f"19{int(year):02d}-{MONTHS.index(month) + 1:02d}-{int(day):02d}"
    return None


def incidents_of(reading: Record) -> list[Incident]:
    """The incidents that a reading tells as done."""
    found: dict[str, Incident] = {}
    saying = {a["id"]: a for a in reading["attributions"]}
    for claim in reading["claims"]:
        event = claim["event"]
        if event is None or event["type"] not in VIOLENT or claim["negated"]:
            continue
        if event["status"] != "actual":
            continue
        kind = (
            "BOMBING"
            if event["type"] == "explode"
            else KINDS.get(event["mode"], "ATTACK")
        )
        one = found.setdefault(kind, Incident(kind))
        one.published = (reading["doc"]["published_at"] or "")[:10]
        note(one, claim, event, saying.get(claim["attribution"]))
        one.places[place_of(event, reading)] += 1
        one.country = country_of(reading)
    return list(found.values())


def place_of(event: Record, reading: Record) -> str | None:
    """The place of the event, else the known one nearest in its sentence; capitals."""
    known = [
        p for p in reading["places"] if p["geonames_id"] and p["kind"] != "country"
    ]
    own = event["place"]
    if own is not None:
        at = [p for p in known if touch(p["span"], own["span"])]
        if at:
            return at[0]["name"].upper()
    middle, text = event["trigger"][0], reading["doc"]["text"]
    near = [
        p
        for p in known
        if "." not in text[min(middle, p["span"][0]) : max(middle, p["span"][0])]
    ]
    best = min(near, key=lambda p: abs(p["span"][0] - middle), default=None)
    return None if best is None else best["name"].upper()


def country_of(reading: Record) -> str | None:
    """The country that most places of a document lie in, if it is named; capitals."""
    known = [p for p in reading["places"] if p["country"] and p["geonames_id"]]
    codes = Counter(p["country"] for p in known if p["kind"] != "country")
    codes = codes or Counter(p["country"] for p in known)
    best = next(iter(dict(codes.most_common(1))), None)
    named = [
        p["name"] for p in known if p["country"] == best and p["kind"] == "country"
    ]
    return named[0].upper() if named else None


def touch(one: list[int], other: list[int]) -> bool:
    """Whether two spans share a letter."""
    return one[0] < other[1] and other[0] < one[1]


def note(one: Incident, claim: Record, event: Record, said: Record | None) -> None:
    """Add what a claim tells of an incident."""
    when = event["when"]
    if when and (when["begin"] or "").startswith("19"):
        one.dates[when["begin"][:10]] += 1
    people = [
        f for f in claim["figures"] if f["measure"] in {"killed", "wounded", "captured"}
    ]
    one.numbers += [f["low"] or f["high"] for f in people if f["low"] or f["high"]]
    if event["targets"] and not people:
        one.numbers.append(1)
    if event["actors"]:
        one.confidences[confidence_of(claim, said)] += 1


def confidence_of(claim: Record, said: Record | None) -> str:
    """How sure it is who did it, by the words that tell it."""
    if said is None:
        return "REPORTED AS FACT"
    if said["hedge"]:
        return "POSSIBLE"
    if claim.get("basis") == "own-act":
        return "CLAIMED OR ADMITTED"
    official = said["source_kind"] in {"body", "person"}
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if official else "SUSPECTED OR ACCUSED"


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
    found: list[Incident], keys: list[dict]
) -> list[tuple[Incident | None, dict | None]]:
    """Incidents and templates paired: the same kind first, then whatever is left."""
    left, pairs = list(keys), []
    for one in found:
        same = [
            k
            for k in left
            if is_right("type", one.kind, k["type"][0] if k["type"] else [])
        ]

        def fit(k: dict, one: Incident = one) -> int:
            told = one.slots()
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
    """Print F1 of the five slots."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--first", type=int, default=1000)
    args = parser.parse_args()
    for slot, value in incident_figures(args.shared, args.first).items():
        print(f"{slot:16} {value:5.1f}")


def incident_figures(shared: Path, first: int = 1000) -> dict[str, float]:
    """F1 of the five slots on so many documents of MUC-4 dev."""
    records = records_in(shared / "data/muc4/dev.jsonl")[:first]
    truecaser = Truecaser(shared)
    readings = readings_of([input_of(r, truecaser) for r in records])
    counts: dict[str, Counter] = defaultdict(Counter)
    for record, reading in zip(records, readings, strict=True):
        keys = [key_slots(t) for t in record["templates"]]
        optional = [t["optional"] for t in record["templates"]]
        for one, key in pairs_of(incidents_of(reading), keys):
            told = one.slots() if one else {s: [] for s in SLOTS}
            if one is None and optional[keys.index(key)]:
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
