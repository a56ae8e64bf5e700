"""The incidents that a reading tells, as MUC-4 counts them.

Claims of violence are put together where kind, place and day go together; a claim that
says neither place nor day goes with the last one of its kind. Whether such a group is
an incident of the task (people or property hurt by terror in nine countries, no battle
of soldiers) and how sure it is who did it are told by linear models over words of the
reading, learned by `train.muc4` on MUC-4's training part.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

Record = dict
KINDS = {
    "abduct": "KIDNAPPING",
    "explosives": "BOMBING",
    "suicide-attack": "BOMBING",
    "destroy": "ARSON",
}
HURT = {"killed", "wounded", "captured"}
VIOLENT = {"ASSAULT", "casualty", "explode"}
# The countries that the task is about, by the names of its key.
COUNTRIES = {
    "AR": "ARGENTINA",
    "BO": "BOLIVIA",
    "CL": "CHILE",
    "CO": "COLOMBIA",
    "EC": "ECUADOR",
    "GT": "GUATEMALA",
    "HN": "HONDURAS",
    "PE": "PERU",
    "SV": "EL SALVADOR",
}
WEIGHTS = Path(__file__).parent / "muc4_weights.json"
OPENING = 1200  # letters in which a report says what it is about
NEAR = 60  # letters around an event's word
AROUND = 150  # letters in which stands who is said to have done it
NOBODY = 0.6  # how likely it must be that nobody is said to have done it
DATELINE = 60
WITHIN_A_DAY = {"day", "part", "hour", "minute", "second"}
AGES = ((0, "ahead"), (4, "days"), (15, "weeks"), (61, "months"), (10**6, "old"))
_WORD = re.compile(r"[a-z]+")
_BLAST = re.compile(
    r"\b(bomb|bombs|bombing|dynamit\w*|explosi\w+|explod\w+|grenades?|detonat\w+)\b",
    re.IGNORECASE,
)


@dataclass
class Incident:
    """One incident: its kind, and the claims that tell it."""

    kind: str
    place: str | None = None
    day: str | None = None
    claims: list[Record] = field(default_factory=list)

    def live(self) -> list[Record]:
        """The claims that tell it as done."""
        return [c for c in self.claims if is_done(c)]


@dataclass(frozen=True)
class Told:
    """What is answered for an incident: a list for each slot."""

    kind: str
    slots: dict[str, list]


def is_done(claim: Record) -> bool:
    """Whether a claim tells its event as done."""
    return claim["event"]["status"] == "actual" and not claim["negated"]


def kind_of(event: Record, text: str) -> str:
    """The kind of incident that an event is: by its mode, else by its sentence."""
    if event["type"] == "explode":
        return "BOMBING"
    kind = KINDS.get(event["mode"], "ATTACK")
    is_blast = kind == "ATTACK" and _BLAST.search(sentence_at(text, event["trigger"]))
    return "BOMBING" if is_blast else kind


def groups_of(reading: Record) -> list[Incident]:
    """The claims of violence, put together, in the order of the text."""
    found: list[Incident] = []
    last: dict[str, Incident] = {}
    for claim in reading["claims"]:
        event = claim["event"]
        if event is None or event["type"] not in VIOLENT:
            continue
        kind = kind_of(event, reading["doc"]["text"])
        where, when = own_place(event, reading), day_of(event)
        same = [one for one in found if one.kind == kind]
        if where is None and when is None:
            group = last.get(kind)
        else:
            group = next(
                (g for g in same if goes_with(g, where, when, last[kind])), None
            )
        if group is None:
            group = Incident(kind)
            found.append(group)
        group.claims.append(claim)
        group.place, group.day = group.place or where, group.day or when
        last[kind] = group
    return found


def goes_with(
    group: Incident, where: str | None, when: str | None, last: Incident
) -> bool:
    """Whether place and day do not speak against one incident."""
    if where and group.place and group.place != where:
        return False
    if when and group.day and group.day != when:
        return False
    return where is None or group.place is not None or group is last


def day_of(event: Record) -> str | None:
    """The day of an event, if it is one day or within one; no "last 24 hours"."""
    when = event["when"]
    if when is None or when["grain"] not in WITHIN_A_DAY or not when["begin"]:
        return None
    is_span = (when["value"] or "").startswith("P")
    is_one = when["begin"].startswith("19") and not is_span
    return when["begin"][:10] if is_one else None


def own_place(event: Record, reading: Record) -> str | None:
    """The known place of an event, in capitals; no country."""
    if event["place"] is None:
        return None
    span = event["place"]["span"]
    at = [p for p in towns_in(reading) if touch(p["span"], span)]
    return at[0]["name"].upper() if at else None


def towns_in(reading: Record) -> list[Record]:
    """The known places of a reading that are smaller than a country."""
    return [p for p in reading["places"] if p["geonames_id"] and p["kind"] != "country"]


def touch(one: list[int], other: list[int]) -> bool:
    """Whether two spans share a letter."""
    return one[0] < other[1] and other[0] < one[1]


def features_of(
    reading: Record, group: Incident, groups: list[Incident]
) -> Iterator[str]:
    """What a group of claims says, as words and signs."""
    text, kind = reading["doc"]["text"], group.kind
    same = [one for one in groups if one.kind == kind]
    rank = f"{min(same.index(group), 3)}"
    yield from (f"k:{kind}", f"rank{rank}", f"{kind} rank{rank}")
    yield f"of{min(len(same), 4)}"
    yield f"{kind} n{min(len(group.claims), 6)}"
    yield f"{rank != '0'} place {group.place is not None}"
    yield f"{rank != '0'} day {group.day is not None}"
    yield f"age {age_of(reading, group)}"
    start = min(c["event"]["trigger"][0] for c in group.claims)
    yield f"{kind} at {4 * start // max(1, len(text))}"
    yield f"{kind} first {start < 300}"
    yield f"country {country_in(reading) is not None}"
    yield from (f"{kind} with {other.kind}" for other in groups if other.kind != kind)
    for claim in group.claims:
        yield from claim_features(text, kind, claim)
    yield from (f"d:{word}" for word in _WORD.findall(text[:OPENING].lower()))


def claim_features(text: str, kind: str, claim: Record) -> Iterator[str]:
    """What one claim says."""
    event = claim["event"]
    start, end = event["trigger"]
    yield f"{kind} t:{text[start:end].lower()}"
    yield f"{kind} s:{event['status']} {claim['negated']}"
    if is_done(claim):
        for slot in ("targets", "actors", "place", "when"):
            yield f"{kind} {slot} {bool(event[slot])}"
        yield f"{kind} figures {bool(claim['figures'])}"
        yield f"{kind} {event['type']}"
    yield f"{kind} own {claim['attribution'] is None}"
    yield from (f"w:{word}" for word in words_near(text, start, end))
    for sign, slot in (("g", "targets"), ("a", "actors")):
        for name in event[slot]:
            yield from (f"{sign}:{w}" for w in _WORD.findall(name.lower())[-1:])


def words_near(text: str, start: int, end: int, reach: int = NEAR) -> list[str]:
    """The words around an event's word."""
    return _WORD.findall(text[max(0, start - reach) : end + reach].lower())


def age_of(reading: Record, group: Incident) -> str:
    """How long before publication it was."""
    printed = (reading["doc"]["published_at"] or "")[:10]
    if not printed or group.day is None:
        return "unknown"
    age = (date.fromisoformat(printed) - date.fromisoformat(group.day)).days
    return next(name for most, name in AGES if age < most)


def doubt_features(reading: Record, group: Incident) -> Iterator[str]:
    """What the words say of who did it, and who says so."""
    saying = {a["id"]: a for a in reading["attributions"]}
    text = reading["doc"]["text"]
    yield f"k:{group.kind}"
    for claim in group.claims:
        event, said = claim["event"], saying.get(claim["attribution"])
        yield f"actors {bool(event['actors'])}"
        yield f"basis {claim.get('basis')}"
        yield f"by {said['source_kind'] if said else None}"
        yield f"hedge {bool(said and said['hedge'])}"
        if said:
            for start, end in said["cue"]:
                yield from (f"c:{w}" for w in _WORD.findall(text[start:end].lower()))
        for name in event["actors"]:
            yield from (f"a:{w}" for w in _WORD.findall(name.lower()))
        near = words_near(text, *event["trigger"], reach=AROUND)
        yield from (f"w:{word}" for word in near)
    yield from (f"d:{word}" for word in _WORD.findall(text[:OPENING].lower()))


def sentence_at(text: str, span: list[int]) -> str:
    """The sentence around a span."""
    start, end = text.rfind(".", 0, span[0]) + 1, text.find(".", span[1])
    return text[start:end] if end > 0 else text[start:]


def likelihood(model: Record, features: set[str]) -> float:
    """How likely a linear model holds it, between 0 and 1."""
    known = [model["weights"][f] for f in sorted(features) if f in model["weights"]]
    height = model["bias"] + sum(known) / math.sqrt(max(1, len(known)))
    return 1 / (1 + math.exp(-height))


@cache
def learned() -> Record:
    """The learned models: "incident", and one for each answer of "confidence"."""
    found: Record = json.loads(WEIGHTS.read_text("utf-8"))
    return found


def incidents_in(reading: Record, models: Record | None = None) -> list[Told]:
    """The incidents of a reading, the likeliest first."""
    models = models or learned()
    groups = groups_of(reading)
    found = []
    for group in groups:
        likely = likelihood(
            models["incident"], set(features_of(reading, group, groups))
        )
        if likely >= models["incident"]["least"] and group.live():
            found.append((likely, group))
    found.sort(key=lambda pair: -pair[0])
    return [Told(g.kind, slots_of(reading, g, models)) for _, g in found]


def slots_of(reading: Record, group: Incident, models: Record) -> dict[str, list]:
    """The answers for an incident."""
    return {
        "type": [group.kind],
        "date": date_in(reading, group),
        "place": place_in(reading, group, models["place"]),
        "number": number_in(group),
        "confidence": confidence_in(reading, group, models["confidence"]),
    }


def date_in(reading: Record, group: Incident) -> list[str]:
    """The day told most often; without one the day of publication."""
    days = Counter(day for c in group.live() if (day := day_of(c["event"])))
    printed = (reading["doc"]["published_at"] or "")[:10]
    return [day for day, _ in days.most_common(1)] or ([printed] if printed else [])


def place_in(reading: Record, group: Incident, model: Record) -> list[str]:
    """The town that it likeliest was in, else the country of the report."""
    code = country_in(reading)
    inside = {
        p["name"].upper() for p in towns_in(reading) if code in {None, p["country"]}
    }
    likely = {
        name: likelihood(model, set(place_features(reading, group, name)))
        for name in sorted(inside)
    }
    best = max(likely, key=lambda name: likely[name], default=None)
    if best is not None and (code is None or likely[best] >= model["least"]):
        return [best]
    return [] if code is None else [COUNTRIES[code]]


def place_features(reading: Record, group: Incident, name: str) -> Iterator[str]:
    """What speaks for a town as the place of a group of claims."""
    told = group.live() or group.claims
    own = [own_place(c["event"], reading) for c in told]
    near = [place_near(c["event"], reading) for c in told]
    named = [p for p in towns_in(reading) if p["name"].upper() == name]
    text, first = reading["doc"]["text"], named[0]["span"][0]
    body = [p["name"].upper() for p in towns_in(reading) if p["span"][0] >= DATELINE]
    yield f"own {min(own.count(name), 2)} of {min(len(own) - own.count(None), 3)}"
    yield f"near {min(near.count(name), 2)} of {min(len(near) - near.count(None), 3)}"
    yield f"own {name in own} near {name in near} dateline {first < DATELINE}"
    yield f"named {min(len(named), 5)}"
    yield f"first {body[:1] == [name]} {first < DATELINE}"
    yield f"towns {min(len({*body}), 5)}"
    yield f"kind {named[0]['kind']} own {name in own}"
    yield f"one of {min(len({n for n in own if n}), 3)} own {name in own}"
    at = min(c["event"]["trigger"][0] for c in told)
    away = min(abs(p["span"][0] - at) for p in named)
    yield f"away {min(away // 100, 6)}"
    for place in named:
        yield f"after {' '.join(text[: place['span'][0]].lower().split()[-1:])}"


def place_near(event: Record, reading: Record) -> str | None:
    """The known place nearest in the sentence of an event."""
    at, text = event["trigger"][0], reading["doc"]["text"]
    near = [
        p
        for p in towns_in(reading)
        if "." not in text[min(at, p["span"][0]) : max(at, p["span"][0])]
    ]
    best = min(near, key=lambda p: abs(p["span"][0] - at), default=None)
    return None if best is None else best["name"].upper()


def country_in(reading: Record) -> str | None:
    """The country of the task that a report is about: named most, dateline first."""
    codes: Counter[str] = Counter()
    for place in reading["places"]:
        if place["country"] in COUNTRIES:
            codes[place["country"]] += 3 if place["span"][0] < DATELINE else 1
    return codes.most_common(1)[0][0] if codes else None


def number_in(group: Incident) -> list[int]:
    """How many people it befell; one, where somebody is named and no number is."""
    told = [
        figure["low"] or figure["high"]
        for claim in group.live()
        for figure in claim["figures"]
        if figure["measure"] in HURT and figure["scope"] == "incident"
    ]
    told = [number for number in told if number]
    alone = any(c["event"]["targets"] and not c["figures"] for c in group.live())
    return sorted({*told, *([1] if alone else [])})[-1:]


def confidence_in(reading: Record, group: Incident, models: Record) -> list[str]:
    """How sure it is who did it, if somebody is said to have."""
    features = set(doubt_features(reading, group))
    likely = {name: likelihood(model, features) for name, model in models.items()}
    if likely.pop("NONE") >= NOBODY:
        return []
    return [max(likely, key=lambda name: likely[name])]
