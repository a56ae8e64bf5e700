"""Which candidate of each name is meant, with probabilities: rounds over a document.

Rules: the first round sees the words alone; each later one sees what the round before
believed of all other names. A score is a sum of features times learned weights, and
scores become probabilities among the candidates of one name. Equal input gives equal
output; two equal candidates keep the order of their ids.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul

from sayso.model.document import Document
from sayso.model.place import Place
from sayso.ports import Gazetteer
from sayso.resolve.place_evidence import (
    Evidence,
    Spot,
    crowd_of,
    evidence_of,
    home_country,
    home_names,
    is_in_outlet,
    outlet_letters,
    people_votes,
    spot_of,
)
from sayso.resolve.place_features import (
    CONTEXT,
    LOCAL,
    containment,
    context_features,
    local_features,
)
from sayso.resolve.place_kinds import fits
from sayso.resolve.place_questions import Question
from sayso.vocab import table

ROUNDS = ("words", "first", "second")
# What the outlet's own country counts among the names of a document.
HOME_VOTE = 1.0
CLEARLY = 0.5
# A small town in a country that nothing else in the document speaks for is a namesake,
# or no town at all; the more names speak for other countries, the larger it may be.
PEOPLE_A_NAME = 20_000
KNOWN_ABROAD = 100_000
SPOKEN_FOR = 0.9
UNSPOKEN = 0.05
_OUTLET = "\noutlet"  # no name's key: keys hold no line feeds

_ALONE = (0.0,) * len(LOCAL)
_NOTHING = (0.0,) * len(CONTEXT)

Rows = list[tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidates of one question, best first, with their probabilities.

    `said`: the words themselves decide, by what it lies in or what it is called.
    `support`: how many other names of the document speak for the best one's unit or
    for its surroundings. `is_strange`: the document is about other countries, and the
    best one is too small to be known abroad.
    """

    question: Question
    places: tuple[Place, ...]
    chances: tuple[float, ...]
    said: bool
    support: float
    is_strange: bool

    @property
    def best(self) -> Place:
        """The likeliest candidate."""
        return self.places[0]


@dataclass(slots=True)
class Scene:
    """One document's questions with what does not change from round to round."""

    questions: Sequence[Question]
    spots: Sequence[Sequence[Spot]]
    local: Sequence[Rows]
    home: Sequence[Spot]
    votes: Mapping[str, float]
    crowd: Evidence

    def evidence(self, chances: Sequence[Sequence[float]]) -> Evidence:
        """What the document says where its questions are believed so."""
        beliefs: dict[str, list[tuple[Spot, float]]] = {}
        for question, spots, each in zip(
            self.questions, self.spots, chances, strict=True
        ):
            if question.key not in beliefs:
                beliefs[question.key] = list(zip(spots, each, strict=True))
        if self.home:
            share = 1 / len(self.home)
            beliefs[_OUTLET] = [(spot, share) for spot in self.home]
        return evidence_of(beliefs, self.votes)

    def rows(self, chances: Sequence[Sequence[float]]) -> list[Rows]:
        """All features of all candidates, by what is believed so far."""
        evidence = self.evidence(chances)
        named = named_codes(self.questions, chances)
        found: list[Rows] = []
        for question, spots, rows in zip(
            self.questions, self.spots, self.local, strict=True
        ):
            if len(rows) == 1:  # nothing to choose, and nothing to pay for it
                found.append([(*_ALONE, *_NOTHING)])
                continue
            around = context_features(question, spots, evidence, self.crowd, named)
            found.append([(*w, *a) for w, a in zip(rows, around, strict=True)])
        return found


def scene_of(
    doc: Document, questions: Sequence[Question], gazetteer: Gazetteer
) -> Scene:
    """What of a document's questions does not change from round to round."""
    home, letters = home_country(doc), outlet_letters(doc)
    votes = people_votes(doc.text)
    if home:
        votes[home] = votes.get(home, 0.0) + HOME_VOTE
    local = [
        local_features(q, in_outlet=is_in_outlet(q.key, letters), home=home)
        if len(q.candidates) > 1
        else [_ALONE]
        for q in questions
    ]
    places = home_names(letters, gazetteer) if letters else ()
    spots = [tuple(map(spot_of, q.candidates)) for q in questions]
    by_key: dict[str, Sequence[Spot]] = {}
    for question, each in zip(questions, spots, strict=True):
        by_key.setdefault(question.key, each)
    return Scene(
        questions, spots, local, [*map(spot_of, places)], votes, crowd_of(by_key)
    )


def rank(
    doc: Document, questions: Sequence[Question], gazetteer: Gazetteer
) -> list[Ranked]:
    """The questions' candidates by all there is; each question has candidates."""
    scene = scene_of(doc, questions, gazetteer)
    chances = chances_of(scene.local, weights("words"))
    for name in ROUNDS[1:]:
        chances = chances_of(scene.rows(chances), weights(name))
    evidence = scene.evidence(chances)
    return [
        _ranked(q, each, evidence) for q, each in zip(questions, chances, strict=True)
    ]


def named_codes(
    questions: Iterable[Question], chances: Iterable[Sequence[float]]
) -> frozenset[str]:
    """Countries, units and districts that the document names, where that is clear."""
    codes = set()
    for question, each in zip(questions, chances, strict=True):
        top = max(range(len(each)), key=each.__getitem__)
        place = question.candidates[top]
        if each[top] < CLEARLY:
            continue
        if place.kind == "country":
            codes.add(place.country)
        elif place.kind in {"region", "district"} and place.within:
            codes.add(place.within)
    return frozenset(codes)


def chances_of(
    rows_of_all: Iterable[Rows], weighed: Sequence[float]
) -> list[list[float]]:
    """Probabilities among each question's candidates, by their weighed features."""
    found = []
    for rows in rows_of_all:
        if len(rows) == 1:
            found.append([1.0])
            continue
        scores = [sum(map(mul, row, weighed)) for row in rows]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers)
        found.append([power / total for power in powers])
    return found


def _ranked(question: Question, chances: Sequence[float], evidence: Evidence) -> Ranked:
    pairs = sorted(
        zip(chances, question.candidates, strict=True),
        key=lambda pair: (-pair[0], pair[1].place),
    )
    best = pairs[0][1]
    said = containment(best, question.holders) > 0 or fits(best, question.cue) > 0
    return Ranked(
        question,
        tuple(place for _, place in pairs),
        tuple(chance for chance, _ in pairs),
        said,
        _support(question.key, best, evidence),
        not said and _is_strange(question.key, best, evidence),
    )


def _is_strange(key: str, place: Place, evidence: Evidence) -> bool:
    elsewhere = evidence.countries_of_others(key)
    if place.kind != "populated place" or elsewhere < SPOKEN_FOR:
        return False
    known = min(KNOWN_ABROAD, PEOPLE_A_NAME * elsewhere)
    is_small = (place.population or 0) < known
    return is_small and evidence.country(key, place.country) < UNSPOKEN


def _support(key: str, place: Place, evidence: Evidence) -> float:
    spot = spot_of(place)
    return max(evidence.unit(key, spot.unit), evidence.spot(key, spot.cell))


@cache
def weights(name: str) -> tuple[float, ...]:
    """The weights of a round, in the order of the features; 0.0 where none is set."""
    learned: dict[str, float] = table("place_weights")[name]
    features = LOCAL if name == ROUNDS[0] else LOCAL + CONTEXT
    return tuple(learned.get(feature, 0.0) for feature in features)
