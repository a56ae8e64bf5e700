"""How well a candidate suits a mention: one number, made of parts that can be named.

Rules: the numbers are on the scale of powers of ten of population; evidence in the
text (what it lies in, what it is called) outweighs any population; everything is
computed from the place and the mention, so that equal input gives equal output.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.model.ids import PlaceId
from sayso.model.place import Place
from sayso.text.names import name_key
from sayso.vocab import table

# A place without a known population counts as a hamlet.
LEAST_PEOPLE = 300
KIND_PRIOR: Mapping[str, float] = {
    "country": 3.5,
    "region": 1.0,
    "populated place": 0.6,
    "district": -0.6,
    "facility": 4.5,
    "area": 4.0,
    "water": 2.5,
}
# Where provinces are better known than the towns that gave them their name.
FEDERAL = frozenset("US CA AU IN BR MX DE GB CN IT ES FR".split())
NAMESAKE = -2.0
BIG_CITY = 500_000
OTHER_NAME = -0.8
SAME_CONTEXT = 6.0
CONTEXT_COUNTRY = 4.0
CUE_KIND = 4.0
COUNTRY_VOTE = 2.0
UNIT_VOTE = 0.6
NEAR = 0.8
NEAR_KM = 150.0
NEAR_DEGREES = (
    1.4  # of latitude: what lies farther north or south is not worth measuring
)
EARTH_KM = 6371.0088

_DEMONYMS = {
    word: country
    for country, words in table("places")["demonyms"].items()
    for word in words.split()
}
_WANTED: dict[str, str] = {
    word: kind
    for kind, words in {
        "district": "county parish district borough rayon raion municipality township",
        "region": "province governorate state oblast region prefecture canton emirate",
        "populated place": "city town village capital suburb suburbs outskirts hamlet "
        "neighbourhood neighborhood streets mayor",
        "facility": "airport airfield airbase base prison jail camp crossing port dam "
        "bridge refinery square barracks stadium",
        "water": "river lake sea bay gulf canal strait ocean",
        "area": "island islands valley mountain mountains desert peninsula hills "
        "heights plains plateau delta coast strip corridor",
        "country": "republic kingdom",
    }.items()
    for word in words.split()
}
_MARKS = ".,;:!?()[]\"'“”‘’"
# "Dresna prison", "Tarn county": these words may be part of the name.
PART_OF_NAME = frozenset(
    word for word, kind in _WANTED.items() if kind not in {"populated place", "country"}
)
_PAIRED = {"district": ("region",), "region": ("district",), "area": ("region",)}


def _weights() -> defaultdict[str, float]:
    return defaultdict(float)


@dataclass(slots=True)
class Votes:
    """What the document as a whole speaks for: countries and units, with weights."""

    countries: defaultdict[str, float] = field(default_factory=_weights)
    units: defaultdict[str, float] = field(default_factory=_weights)

    def share(self, country: str) -> float:
        """The country's part of all votes."""
        total = sum(self.countries.values())
        return self.countries[country] / total if total else 0.0


_key = lru_cache(maxsize=1 << 15)(name_key)


def unit_of(place: Place) -> str:
    """The code of the first-level unit that a place lies in or is; maybe empty."""
    parts = (place.within or "").split(".")
    return ".".join(parts[:2]) if len(parts) > 1 else ""


def wanted_kind(cue: str | None) -> str | None:
    """The kind of place that a cue word calls for."""
    return _WANTED.get(cue or "")


def prior(place: Place, name: str) -> float:
    """How likely the place is meant by its name alone."""
    score = math.log10(max(place.population or 0, LEAST_PEOPLE))
    score += KIND_PRIOR[place.kind]
    if _key(place.name) != _key(name):
        score += OTHER_NAME
    return score


def namesake_score(place: Place, others: Iterable[Place]) -> float:
    """What a province loses to a city it shares its name with.

    "Homs" is the city unless the text says "province"; where provinces are better
    known than towns ("Georgia"), only a big city takes the name.
    """
    if place.kind not in {"region", "district"}:
        return 0.0
    least = 0
    if place.kind == "district" or place.country in FEDERAL:
        least = BIG_CITY
    cities = (p.population or 0 for p in others if p.kind == "populated place")
    return NAMESAKE if max(cities, default=-1) >= least else 0.0


def cue_score(place: Place, cue: str | None) -> float:
    """Whether the place is of the kind that the words call it."""
    wanted = wanted_kind(cue)
    if wanted is None:
        return 0.0
    if place.kind == wanted:
        return CUE_KIND
    return CUE_KIND / 2 if place.kind in _PAIRED.get(wanted, ()) else 0.0


def context_score(place: Place, holders: Iterable[Place]) -> float:
    """Whether the place lies in one of the places that the context names."""
    best = 0.0
    for holder in holders:
        if holder.place == place.place or place.kind == "country":
            continue
        if holder.kind == "country" and holder.country == place.country:
            best = max(best, CONTEXT_COUNTRY)
        elif lies_in(place, holder):
            best = max(best, SAME_CONTEXT)
    return best


def lies_in(place: Place, holder: Place) -> bool:
    """Whether a unit holds the place, or a named area lies close around it."""
    if holder.country != place.country:
        return False
    if holder.kind in {"region", "district"} and holder.within and place.within:
        return (place.within + ".").startswith(holder.within + ".")
    return holder.kind == "area" and distance_km(place, holder) < NEAR_KM


def vote_score(place: Place, votes: Votes) -> float:
    """What the rest of the document adds."""
    units = min(3.0, votes.units[unit_of(place)]) if unit_of(place) else 0.0
    return COUNTRY_VOTE * votes.share(place.country) + UNIT_VOTE * units


def near_score(place: Place, anchors: Mapping[PlaceId, Place]) -> float:
    """Whether another place of the document lies close by."""
    if place.kind in {"country", "region"}:
        return 0.0
    lat = place.lat
    nearest = min(
        (
            distance_km(place, anchor)
            for ref, anchor in anchors.items()
            if ref != place.place and abs(anchor.lat - lat) < NEAR_DEGREES
        ),
        default=math.inf,
    )
    return NEAR * max(0.0, 1.0 - nearest / NEAR_KM)


def distance_km(one: Place, other: Place) -> float:
    """Great-circle distance in kilometres."""
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    turn = math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return (
        2
        * EARTH_KM
        * math.asin(min(1.0, math.sqrt(half + math.cos(lat1) * math.cos(lat2) * turn)))
    )


def people_votes(text: str) -> dict[str, float]:
    """Votes of "Karvelian", "Karvelians": half a vote a word, two at most a country."""
    counts: Counter[str] = Counter()
    for word in text.split():
        country = _DEMONYMS.get(word.strip(_MARKS).casefold())
        if country:
            counts[country] += 1
    return {country: min(2.0, n / 2) for country, n in counts.items()}
