"""Which place is meant by words that name one.

Rules, in order: what the words around say ("Tarn, Sudria", "Tarn province") counts
most; then what the rest of the document is about (countries, provinces, places close
by), then how well known a place is. A name means one place in one document unless the
words around say otherwise. A city is preferred to its province of the same name. Where
two places stand equal the mention stays open and both are kept. Words that no gazetteer
knows stay open when they stand where only a place can stand; else they are dropped.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.model.document import Document
from sayso.model.ids import PlaceId
from sayso.model.place import Place, PlaceMention, PlaceRef, Precision
from sayso.ports import Gazetteer
from sayso.resolve.place_scores import (
    NEAR,
    PART_OF_NAME,
    Votes,
    context_score,
    cue_score,
    distance_km,
    namesake_score,
    near_score,
    people_votes,
    prior,
    unit_of,
    vote_score,
    wanted_kind,
)
from sayso.text.names import name_key
from sayso.vocab import table
from sayso.vocab.outlets import outlet_at, outlet_named

# Two candidates closer than this in score are a toss-up, unless they are one spot.
TOSS_UP = 0.05
ONE_SPOT_KM = 30.0
# A lone capitalised word that nothing marks as a place must be a known one.
KNOWN_PEOPLE = 15_000
# "Kate", "Jordan": a given name must be a well known place.
NAMESAKE_PEOPLE = 200_000
# What the rest of the document must say for a unit; a lone name gives its own 1.15.
KNOWN_UNIT = 1.3
# The country of places that lie in several or in none (CLDR: unknown region).
SEVERAL = "ZZ"
KEPT_OPEN = 5
_COMPASS = frozenset(
    "north south east west northern southern eastern western central northeastern "
    "northwestern southeastern southwestern northeast northwest southeast southwest "
    "upper lower greater downtown metro metropolitan".split()
)
# https://www.portsennet-gazette.example.kv/2031/05/01
_COUNTRY_HOST = re.compile(r"\w+://[^/:?#]+\.(?P<country>[A-Za-z]{2})(?:[/:?#]|$)")
# Ends that are sold to anybody.
_SOLD = frozenset("AI CC CO FM IO LY ME TO TV".split())
_NEAR_CUES = frozenset("suburb suburbs outskirts area areas countryside".split())
_GIVEN = frozenset(table("first_names")["names"]["given"].split())
_STATES: dict[str, str] = table("places")["states"]
_PRECISION: Mapping[str, Precision] = {
    "populated place": "settlement",
    "district": "district",
    "region": "region",
    "country": "country",
    "area": "region",
    "facility": "site",
    "water": "region",
}


@dataclass(frozen=True, slots=True)
class _Question:
    """Words that name a place, asked once however often the document says them.

    `scored`: the candidates by these words alone, best first.
    """

    key: str
    cue: str | None
    scored: tuple[tuple[float, Place], ...]
    holders: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Ranked:
    """The candidates by all there is in the document, best first, with their scores.

    `said`: the words themselves decide, by what it lies in or what it is called.
    """

    question: _Question
    places: tuple[Place, ...]
    scores: tuple[float, ...]
    said: bool

    @property
    def best(self) -> Place:
        return self.places[0]


_Asked = tuple[PlaceMention, _Question]
_Words = tuple[str, str | None, str | None]


def resolve_places(
    doc: Document, mentions: Sequence[PlaceMention], gazetteer: Gazetteer
) -> tuple[PlaceRef, ...]:
    """What each mention means; mentions that are no places are left out."""
    asked = _longest(_ask(mentions, gazetteer))
    questions = {id(q): q for _, q in asked if q.scored}
    votes = _votes(doc, questions.values())
    ranked = {i: _rank(q, votes) for i, q in questions.items()}
    anchors = {r.best.place: r.best for r in ranked.values() if _is_clear(r)}
    ranked = {i: _near(r, anchors) for i, r in ranked.items()}
    senses = _one_sense(ranked.values())
    believed = {
        question.key
        for mention, question in asked
        if id(question) in ranked
        and _is_believable(mention, ranked[id(question)], votes)
    }
    refs = (
        _ref(mention, ranked[id(question)], senses)
        if question.key in believed and id(question) in ranked
        else _open(mention, question)
        for mention, question in asked
    )
    return tuple(ref for ref in refs if ref is not None)


def _ask(mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> list[_Asked]:
    """Each mention with its question; mentions in the same words share one."""
    known: dict[_Words, _Question] = {}
    asked: list[_Asked] = []
    for mention in mentions:
        words = (mention.name, mention.cue, mention.context)
        if words not in known:
            known[words] = _question(mention, gazetteer)
        asked.append((mention, known[words]))
    return asked


def _question(mention: PlaceMention, gazetteer: Gazetteer) -> _Question:
    found: Sequence[Place] = ()
    for name in names_to_try(mention):
        found = gazetteer.candidates(name)
        if found:
            break
    holders = gazetteer.candidates(mention.context) if mention.context else ()
    scored = [
        (
            prior(place, mention.name)
            + namesake_score(place, found)
            + cue_score(place, mention.cue)
            + context_score(place, holders),
            place,
        )
        for place in found
    ]
    scored.sort(key=_best_first)
    key = name_key(mention.name)
    return _Question(key, mention.cue, tuple(scored), tuple(holders))


def _best_first(scored: tuple[float, Place]) -> tuple[float, str]:
    return -scored[0], scored[1].place


def _longest(asked: Sequence[_Asked]) -> list[_Asked]:
    """Without a nested name that only begins a longer one that is known too."""
    ends: dict[int, int] = {}
    for mention, question in asked:
        if question.scored and mention.nested:
            start = mention.span.start
            ends[start] = max(mention.span.end, ends.get(start, 0))
    return [
        (mention, question)
        for mention, question in asked
        if not mention.nested or mention.span.end >= ends.get(mention.span.start, 0)
    ]


def names_to_try(mention: PlaceMention) -> Iterator[str]:
    """Names to look up, the most telling first ("Sednaya prison", "Sednaya")."""
    words = mention.name.split()
    cue = mention.cue
    if cue in PART_OF_NAME and words[-1].casefold() != cue:
        yield f"{mention.name} {cue}"
    short = mention.name.rstrip(".").casefold()
    if mention.name.endswith(".") and short in _STATES:
        yield _STATES[short]
    yield mention.name
    if len(words) > 1:
        if wanted_kind(words[-1].casefold()) not in {None, "facility"}:
            yield " ".join(words[:-1])
        if words[0].casefold() in _COMPASS:
            yield " ".join(words[1:])
        if words[-1].casefold() in _COMPASS:
            yield " ".join(words[:-1])


def _votes(doc: Document, questions: Iterable[_Question]) -> Votes:
    votes = Votes()
    votes.countries.update(people_votes(doc.text))
    home = home_country(doc)
    if home:
        votes.countries[home] += 1
    seen: set[str] = set()
    for question in questions:
        if question.key not in seen:
            seen.add(question.key)
            _vote(question, votes)
    return votes


def _vote(question: _Question, votes: Votes) -> None:
    """The likeliest candidate's country and unit get what it leads by."""
    score, top = question.scored[0]
    others = question.scored[1:]
    lead = score - others[0][0] if others else score
    weight = min(1.0, 0.2 + lead / 3)
    factor = 1.5 if top.kind in {"country", "region"} else 1.0
    if top.country != SEVERAL:
        votes.countries[top.country] += weight * factor
    if top.kind != "country" and unit_of(top):
        votes.units[unit_of(top)] += weight * factor
    units = {unit_of(p) for _, p in question.scored if p.kind != "country"}
    for unit in units - {""}:
        votes.units[unit] += 0.15


def _rank(question: _Question, votes: Votes) -> _Ranked:
    return _ranked(
        question, [(s + vote_score(p, votes), p) for s, p in question.scored]
    )


def _near(ranked: _Ranked, anchors: Mapping[PlaceId, Place]) -> _Ranked:
    """The same with what lies close by; only for those that can still win."""
    if not anchors or len(ranked.places) < 2:
        return ranked
    within = ranked.scores[0] - NEAR
    pairs = zip(ranked.scores, ranked.places, strict=True)
    return _ranked(
        ranked.question,
        [(s + near_score(p, anchors) if s >= within else s, p) for s, p in pairs],
    )


def _ranked(question: _Question, scored: list[tuple[float, Place]]) -> _Ranked:
    scored.sort(key=_best_first)
    best = scored[0][1]
    said = context_score(best, question.holders) + cue_score(best, question.cue)
    return _Ranked(
        question,
        tuple(place for _, place in scored),
        tuple(score for score, _ in scored),
        said > 0,
    )


def _is_clear(ranked: _Ranked) -> bool:
    lead = ranked.scores[0] - ranked.scores[1] if len(ranked.scores) > 1 else 9.0
    return lead > 1.0 and ranked.best.kind != "country"


def _one_sense(ranked: Iterable[_Ranked]) -> dict[str, PlaceId]:
    """What each name means in the document where the words do not say.

    The first that is said to lie somewhere, else the best; "Dresna province" does not
    make every "Dresna" the province.
    """
    senses: dict[str, tuple[float, PlaceId]] = {}
    for each in ranked:
        question, best = each.question, each.best
        if wanted_kind(question.cue) not in {None, "populated place"}:
            continue
        lies = context_score(best, question.holders) > 0
        score = math.inf if lies else each.scores[0]
        known = senses.get(question.key)
        if known is None or score > known[0]:
            senses[question.key] = (score, best.place)
    return {key: place for key, (_, place) in senses.items()}


def _open(mention: PlaceMention, question: _Question) -> PlaceRef | None:
    """A name that nobody knows, where only a place can stand; else nothing."""
    if question.scored or mention.nested or not mention.located:
        return None
    return PlaceRef(span=mention.span, name=mention.name, place=None, precision=None)


def _ref(
    mention: PlaceMention, ranked: _Ranked, senses: Mapping[str, PlaceId]
) -> PlaceRef:
    place = _meant(ranked, senses)
    others = tuple(p.place for p in ranked.places if p is not place)[:KEPT_OPEN]
    return PlaceRef(
        span=mention.span,
        name=mention.name,
        place=place,
        precision=precision_of(place, mention) if place else None,
        candidates=others,
    )


def _meant(ranked: _Ranked, senses: Mapping[str, PlaceId]) -> Place | None:
    if ranked.said:
        return ranked.best
    sense = senses.get(ranked.question.key)
    if sense is not None and sense != ranked.best.place:
        for place in ranked.places:
            if place.place == sense:
                return place
    return None if _is_toss_up(ranked) else ranked.best


def _is_toss_up(ranked: _Ranked) -> bool:
    if len(ranked.scores) < 2 or ranked.scores[0] - ranked.scores[1] >= TOSS_UP:
        return False
    return distance_km(ranked.places[0], ranked.places[1]) > ONE_SPOT_KM


def _is_believable(mention: PlaceMention, ranked: _Ranked, votes: Votes) -> bool:
    """Whether capitalised words are a place at all, and not a person or a thing."""
    place = ranked.best
    if mention.located or mention.cue or ranked.said:
        return True
    if place.kind not in {"populated place", "district", "facility"}:
        return True
    least = NAMESAKE_PEOPLE if mention.name.casefold() in _GIVEN else KNOWN_PEOPLE
    if (place.population or 0) >= least:
        return True
    return votes.units[unit_of(place)] > KNOWN_UNIT if unit_of(place) else False


def precision_of(place: Place, mention: PlaceMention) -> Precision:
    """How exactly the words say where: "a suburb of Dresna" is near Dresna."""
    if place.kind == "populated place" and (
        mention.direction or mention.cue in _NEAR_CUES
    ):
        return "near"
    return _PRECISION[place.kind]


def home_country(doc: Document) -> str | None:
    """The outlet's country: as listed, else by the end of its address (".ie")."""
    outlet = outlet_named(doc.head.outlet or "") or outlet_at(doc.url or "")
    if outlet is not None:
        return outlet.country if outlet.kind == "outlet" else None
    found = _COUNTRY_HOST.match(doc.url or "")
    if found is None:
        return None
    end = found["country"].upper()
    return None if end in _SOLD else {"UK": "GB"}.get(end, end)
