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
from collections.abc import Iterator, Mapping, Sequence
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
class _Asked:
    """A mention with its candidates and those of its context."""

    mention: PlaceMention
    key: str
    candidates: tuple[Place, ...]
    holders: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A mention with its candidates, best first, and their scores."""

    asked: _Asked
    places: tuple[Place, ...]
    scores: tuple[float, ...]
    in_context: bool

    @property
    def best(self) -> Place:
        return self.places[0]


def resolve_places(
    doc: Document, mentions: Sequence[PlaceMention], gazetteer: Gazetteer
) -> tuple[PlaceRef, ...]:
    """What each mention means; mentions that are no places are left out."""
    asked = _longest([_ask(mention, gazetteer) for mention in mentions])
    votes = _votes(doc, asked)
    ranked = [_rank(each, votes, {}) for each in asked if each.candidates]
    anchors = {r.best.place: r.best for r in ranked if _is_clear(r)}
    ranked = [_rank(r.asked, votes, anchors) for r in ranked]
    senses = _one_sense(ranked)
    believed = {r.asked.key for r in ranked if _is_believable(r, votes)}
    answers = {r.asked.mention.span: r for r in ranked if r.asked.key in believed}
    refs = (_ref(each, answers.get(each.mention.span), senses) for each in asked)
    return tuple(ref for ref in refs if ref is not None)


def _longest(asked: Sequence[_Asked]) -> list[_Asked]:
    """Without a nested name that only begins a longer one that is known too."""
    ends: dict[int, int] = {}
    for each in asked:
        if each.candidates and each.mention.nested:
            span = each.mention.span
            ends[span.start] = max(span.end, ends.get(span.start, 0))
    return [
        each
        for each in asked
        if not each.mention.nested
        or each.mention.span.end >= ends.get(each.mention.span.start, 0)
    ]


def _ask(mention: PlaceMention, gazetteer: Gazetteer) -> _Asked:
    found: Sequence[Place] = ()
    for name in names_to_try(mention):
        found = gazetteer.candidates(name)
        if found:
            break
    context = gazetteer.candidates(mention.context) if mention.context else ()
    return _Asked(mention, name_key(mention.name), tuple(found), tuple(context))


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


def _votes(doc: Document, asked: Sequence[_Asked]) -> Votes:
    votes = Votes()
    votes.countries.update(people_votes(doc.text))
    home = home_country(doc)
    if home:
        votes.countries[home] += 1
    seen: set[str] = set()
    for each in asked:
        if each.candidates and each.key not in seen:
            seen.add(each.key)
            _vote(each, votes)
    return votes


def _vote(asked: _Asked, votes: Votes) -> None:
    """The likeliest candidate's country and unit get what it leads by."""
    scored = _scored(asked)
    score, top = scored[0]
    lead = score - scored[1][0] if len(scored) > 1 else score
    weight = min(1.0, 0.2 + lead / 3)
    factor = 1.5 if top.kind in {"country", "region"} else 1.0
    votes.countries[top.country] += weight * factor
    if top.kind != "country" and unit_of(top):
        votes.units[unit_of(top)] += weight * factor
    for unit in {unit_of(p) for p in asked.candidates if p.kind != "country"} - {""}:
        votes.units[unit] += 0.15


def _scored(asked: _Asked) -> list[tuple[float, Place]]:
    """Candidates by what their own words say, best first."""
    mention = asked.mention
    scored = [
        (
            prior(place, mention.name)
            + namesake_score(place, asked.candidates)
            + cue_score(place, mention)
            + context_score(place, asked.holders),
            place,
        )
        for place in asked.candidates
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].place))
    return scored


def _rank(asked: _Asked, votes: Votes, anchors: Mapping[PlaceId, Place]) -> _Ranked:
    scored = [
        (score + vote_score(place, votes), place) for score, place in _scored(asked)
    ]
    if anchors and len(scored) > 1:
        within = max(score for score, _ in scored) - NEAR  # the rest cannot win
        scored = [
            (score + near_score(p, anchors) if score >= within else score, p)
            for score, p in scored
        ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].place))
    best = scored[0][1]
    return _Ranked(
        asked,
        tuple(place for _, place in scored),
        tuple(score for score, _ in scored),
        context_score(best, asked.holders) > 0,
    )


def _is_clear(ranked: _Ranked) -> bool:
    lead = ranked.scores[0] - ranked.scores[1] if len(ranked.scores) > 1 else 9.0
    return lead > 1.0 and ranked.best.kind != "country"


def _one_sense(ranked: Sequence[_Ranked]) -> dict[str, PlaceId]:
    """What each name means in the document: as said in words, else as ranked first."""
    senses: dict[str, tuple[float, PlaceId]] = {}
    for each in ranked:
        score = math.inf if each.in_context else each.scores[0]
        known = senses.get(each.asked.key)
        if known is None or score > known[0]:
            senses[each.asked.key] = (score, each.best.place)
    return {key: place for key, (_, place) in senses.items()}


def _ref(
    asked: _Asked, ranked: _Ranked | None, senses: Mapping[str, PlaceId]
) -> PlaceRef | None:
    mention = asked.mention
    if ranked is None:
        if asked.candidates or mention.nested or not mention.located:
            return None
        return PlaceRef(
            span=mention.span, name=mention.name, place=None, precision=None
        )
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
    if ranked.in_context:
        return ranked.best
    sense = senses.get(ranked.asked.key)
    if sense is not None and sense != ranked.best.place:
        for place in ranked.places:
            if place.place == sense:
                return place
    return None if _is_toss_up(ranked) else ranked.best


def _is_toss_up(ranked: _Ranked) -> bool:
    if len(ranked.scores) < 2 or ranked.scores[0] - ranked.scores[1] >= TOSS_UP:
        return False
    return distance_km(ranked.places[0], ranked.places[1]) > ONE_SPOT_KM


def _is_believable(ranked: _Ranked, votes: Votes) -> bool:
    """Whether capitalised words are a place at all, and not a person or a thing."""
    mention, place = ranked.asked.mention, ranked.best
    if mention.located or mention.cue or ranked.in_context:
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
