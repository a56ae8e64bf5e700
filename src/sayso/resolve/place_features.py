"""What speaks for a candidate, as numbers with names; what they weigh is learned.

Rules: a feature is between about -3 and 6 and 0.0 where it says nothing; the first part
needs the words alone, the second the whole document. The order of `LOCAL` and
`CONTEXT` is the order of the weights in vocab/place_weights.toml.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from sayso.model.place import Place
from sayso.resolve.place_evidence import Evidence, Spot
from sayso.resolve.place_geometry import lies_in
from sayso.resolve.place_kinds import fits
from sayso.resolve.place_questions import Question
from sayso.text.names import name_key
from sayso.vocab import table

# A place without a known population counts as a hamlet.
LEAST_PEOPLE = 300
LEAST_LOG = math.log10(LEAST_PEOPLE)
# Where provinces are better known than the towns that gave them their name.
FEDERAL = frozenset("US CA AU IN BR MX DE GB CN IT ES FR".split())
BIG_CITY = 500_000
LEAST_WEIGHT = 1e-9  # of names that speak for no country
BIG_LOG = 2.5  # a hundred thousand people
# Where papers are printed in English, which is what is read here.
ENGLISH = frozenset("US GB CA AU NZ IE ZA JM IN NG GH KE SG PH PK LK".split())

LOCAL = (
    "people of a town",
    "people of a unit",
    "people of a big town",
    "behind the biggest",
    "capital of a country",
    "province of a capital's name",
    "country",
    "region",
    "district",
    "facility",
    "area",
    "water",
    "other name",
    "province of a city's name",
    "famous province of a city's name",
    "district of a town's name",
    "fits what it is called",
    "is called something else",
    "in the unit named",
    "in the country named",
    "not in what is named",
    "state in short",
    "a town in the outlet's name",
    "in the outlet's name and of its language",
    "of the outlet's country",
)
CONTEXT = (
    "share of the country",
    "names in the unit",
    "share of the unit",
    "names close by",
    "many names could be close by",
    "its unit is named",
    "its district is named",
    "its country is named",
)

key_of_place = lru_cache(maxsize=1 << 14)(name_key)


def people(place: Place) -> float:
    """Powers of ten of population above a hamlet's."""
    return math.log10(max(place.population or 0, LEAST_PEOPLE)) - LEAST_LOG


def local_features(
    question: Question, *, in_outlet: bool, home: str | None
) -> list[tuple[float, ...]]:
    """The `LOCAL` numbers of each candidate, in order."""
    candidates = question.candidates
    biggest = max(map(people, candidates), default=0.0)
    key = key_of_place(question.name)
    capitals = _capitals_in(candidates)
    return [
        (
            *_size(place, biggest),
            *_capital(place, capitals),
            *_kind(place),
            float(key_of_place(place.name) != key),
            *_namesake(place, question, is_capitals=place.country in capitals),
            *_called(place, question),
            float(in_outlet and place.kind == "populated place"),
            float(in_outlet and place.country in ENGLISH),
            float(place.country == home) if home else 0.0,
        )
        for place in candidates
    ]


def _size(place: Place, biggest: float) -> tuple[float, ...]:
    size = people(place)
    is_unit = place.kind in {"region", "district", "country"}
    return (
        0.0 if is_unit else size,
        size if is_unit else 0.0,
        0.0 if is_unit else max(0.0, size - BIG_LOG),
        size - biggest,
    )


def _capital(place: Place, capitals: Mapping[str, Place]) -> tuple[float, float]:
    """Whether it is the town that a state is called by, or the province of its name."""
    capital = capitals.get(place.country)
    if capital is None:
        return 0.0, 0.0
    return float(place is capital), float(place.kind in {"region", "district"})


def _capitals_in(candidates: Sequence[Place]) -> dict[str, Place]:
    """The capitals among candidates, by country; the most populous one of the name."""
    found: dict[str, Place] = {}
    for place in candidates:
        if place.kind == "populated place" and place.country not in found:
            names = _capitals().get(place.country)
            if names and key_of_place(place.name) in names:
                found[place.country] = place
    return found


@cache
def _capitals() -> dict[str, frozenset[str]]:
    rows: dict[str, list[str]] = table("bodies")["countries"]
    return {
        code: frozenset(map(name_key, capitals.split("|")))
        for code, (_, _, capitals) in rows.items()
    }


_KINDS = ("country", "region", "district", "facility", "area", "water")
_ONE_HOT = {
    kind: tuple(float(kind == each) for each in _KINDS)
    for kind in (*_KINDS, "populated place")
}


def _kind(place: Place) -> tuple[float, ...]:
    return _ONE_HOT[place.kind]


def _namesake(
    place: Place, question: Question, *, is_capitals: bool
) -> tuple[float, float, float]:
    """Whether a unit shares its name with a town that may be meant instead.

    Not where the words call it a unit ("Dresna province"), nor with a capital, for
    which there is a feature of its own.
    """
    is_unit = place.kind in {"region", "district"}
    if not is_unit or is_capitals or fits(place, question.cue) > 0:
        return 0.0, 0.0, 0.0
    towns = (p for p in question.candidates if p.kind == "populated place")
    most = max((town.population or 0 for town in towns), default=-1)
    if place.kind == "district":
        return 0.0, 0.0, float(most >= 0)
    if place.country in FEDERAL:
        return 0.0, float(most >= BIG_CITY), 0.0
    return float(most >= 0), 0.0, 0.0


def _called(place: Place, question: Question) -> tuple[float, ...]:
    fit = fits(place, question.cue)
    within = containment(place, question.holders)
    state = question.state and place.kind == "region" and place.country in {"US", "CA"}
    return (
        max(0.0, fit),
        float(fit < 0),
        float(within == 2),
        float(within == 1),
        float(bool(question.holders) and within == 0),
        float(state),
    )


def containment(place: Place, holders: Sequence[Place]) -> int:
    """2 when a unit or area that the context names holds it, 1 for a country, else 0.

    A country lies in nothing, and no place lies in itself.
    """
    if place.kind == "country":
        return 0
    best = 0
    for holder in holders:
        if holder.place == place.place:
            continue
        if holder.kind == "country" and holder.country == place.country:
            best = max(best, 1)
        elif lies_in(place, holder):
            return 2
    return best


def context_features(
    question: Question,
    spots: Sequence[Spot],
    evidence: Evidence,
    crowd: Evidence,
    named: frozenset[str],
) -> list[tuple[float, ...]]:
    """The `CONTEXT` numbers of each candidate; `named`: codes that the text names."""
    key = question.key
    units = evidence.units_of_others(key)
    countries = max(LEAST_WEIGHT, evidence.countries_of_others(key))
    rows: list[tuple[float, ...]] = []
    for place, spot in zip(question.candidates, spots, strict=True):
        names = evidence.unit(key, spot.unit)
        is_spot = spot.cell is not None
        rows.append(
            (
                evidence.country(key, spot.country) / countries,
                math.log1p(names),
                names / units if units > 0.5 else 0.0,
                math.log1p(evidence.spot(key, spot.cell)),
                math.log1p(crowd.spot(key, spot.cell)),
                float(spot.unit in named and place.kind != "region"),
                float(place.within in named and is_spot),
                float(place.country in named and place.kind != "country"),
            )
        )
    return rows
