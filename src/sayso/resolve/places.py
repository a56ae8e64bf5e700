"""Which place is meant by words that name one.

Rules, in order: what the words around say ("Tarn, Sudria", "Tarn province") counts
most; then what the rest of the document is about (countries, provinces, places close
by), then how well known a place is. A name means one place in one document unless the
words around say otherwise. A city is preferred to its province of the same name. Where
two places stand equal the mention stays open and both are kept; so does a small town of
a country that nothing else speaks for, in a document about another one. Words that no
gazetteer knows stay open when they stand where only a place can stand; else they are
dropped.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

from sayso.model.document import Document
from sayso.model.ids import PlaceId
from sayso.model.place import Place, PlaceMention, PlaceRef, Precision
from sayso.model.span import Span
from sayso.ports import Gazetteer
from sayso.resolve.place_belief import BELIEVED, OPEN, belief, uses_of
from sayso.resolve.place_features import containment
from sayso.resolve.place_geometry import distance_km
from sayso.resolve.place_kinds import PRECISION, wanted_kind
from sayso.resolve.place_questions import Asked, ask
from sayso.resolve.place_ranking import Ranked, rank

# Two candidates are a toss-up when one is hardly likelier, unless they are one spot.
TOSS_UP = 1.05
ONE_SPOT_KM = 30.0
KEPT_OPEN = 5
_NEAR_CUES = frozenset(
    "suburb suburbs outskirts area areas countryside front frontline frontlines road "
    "highway".split()
)


def resolve_places(
    doc: Document, mentions: Sequence[PlaceMention], gazetteer: Gazetteer
) -> tuple[PlaceRef, ...]:
    """What each mention means; mentions that are no places are left out."""
    asked = longest(ask(mentions, gazetteer), doc.text)
    questions = list({id(q): q for _, q in asked if q.candidates}.values())
    answers = rank(doc, questions, gazetteer)
    ranked = {id(answer.question): answer for answer in answers}
    senses = one_sense(answers)
    uses = uses_of(asked, answers)
    refs = []
    for mention, question in asked:
        if id(question) in ranked:
            use, answer = uses[question.key], ranked[id(question)]
            chance = belief(mention, answer, use)
            refs.append(_believed(mention, answer, senses, chance))
        else:
            refs.append(_open(mention))
    return tuple(ref for ref in refs if ref is not None)


def _believed(
    mention: PlaceMention,
    ranked: Ranked,
    senses: Mapping[str, PlaceId],
    chance: float,
) -> PlaceRef | None:
    """What is meant by words that are so likely a place; None where they are none."""
    if chance >= BELIEVED and not ranked.is_strange:
        return ref_of(mention, ranked, senses)
    if chance < OPEN:
        return None
    return _open(mention, tuple(place.place for place in ranked.places))


def longest(asked: Sequence[Asked], text: str) -> list[Asked]:
    """Without a nested name that only begins a longer one that is known too.

    Nor, where a name that a hyphen joins is known, with its parts.
    """
    ends: dict[int, int] = {}
    joined: list[Span] = []
    for mention, question in asked:
        if question.candidates:
            start = mention.span.start
            ends[start] = max(mention.span.end, ends.get(start, 0))
            if "-" in mention.name:
                joined.append(mention.span)
    return [
        (mention, question)
        for mention, question in asked
        if not mention.nested
        or (
            mention.span.end >= ends.get(mention.span.start, 0)
            and not any(_is_part(mention.span, whole, text) for whole in joined)
        )
    ]


def _is_part(span: Span, whole: Span, text: str) -> bool:
    if span == whole or not whole.contains(span):
        return False
    before = text[span.start - 1 : span.start] if span.start > whole.start else ""
    after = text[span.end : span.end + 1] if span.end < whole.end else ""
    return "-" in (before, after)


def one_sense(ranked: Iterable[Ranked]) -> dict[str, PlaceId]:
    """What each name means in the document where the words do not say.

    The first that is said to lie somewhere, else the best; "Dresna province" does not
    make every "Dresna" the province.
    """
    senses: dict[str, tuple[float, PlaceId]] = {}
    for each in ranked:
        question, best = each.question, each.best
        if wanted_kind(question.cue) not in {None, "populated place"}:
            continue
        lies = containment(best, question.holders) > 0
        score = math.inf if lies else each.chances[0]
        known = senses.get(question.key)
        if known is None or score > known[0]:
            senses[question.key] = (score, best.place)
    return {key: place for key, (_, place) in senses.items()}


def _open(
    mention: PlaceMention, candidates: tuple[PlaceId, ...] = ()
) -> PlaceRef | None:
    """A name that stays open where only a place can stand; else nothing."""
    if mention.nested or not mention.located:
        return None
    return PlaceRef(
        span=mention.span,
        name=mention.name,
        place=None,
        precision=None,
        candidates=candidates[:KEPT_OPEN],
        offset=mention.offset,
    )


def ref_of(
    mention: PlaceMention, ranked: Ranked, senses: Mapping[str, PlaceId]
) -> PlaceRef:
    """The reference of words that are believed to name a place."""
    place = _meant(ranked, senses)
    others = tuple(p.place for p in ranked.places if p is not place)[:KEPT_OPEN]
    return PlaceRef(
        span=mention.span,
        name=mention.name,
        place=place,
        precision=precision_of(place, mention) if place else None,
        candidates=others,
        offset=mention.offset,
    )


def _meant(ranked: Ranked, senses: Mapping[str, PlaceId]) -> Place | None:
    if ranked.said:
        return ranked.best
    sense = senses.get(ranked.question.key)
    if sense is not None and sense != ranked.best.place:
        for place in ranked.places:
            if place.place == sense:
                return place
    return None if _is_toss_up(ranked) else ranked.best


def _is_toss_up(ranked: Ranked) -> bool:
    chances = ranked.chances
    if len(chances) < 2 or chances[0] >= TOSS_UP * chances[1]:
        return False
    return distance_km(ranked.places[0], ranked.places[1]) > ONE_SPOT_KM


def precision_of(place: Place, mention: PlaceMention) -> Precision:
    """How exactly the words say where: "a suburb of Dresna" is near Dresna."""
    if place.kind == "populated place" and (
        mention.direction or mention.cue in _NEAR_CUES
    ):
        return "near"
    return PRECISION[place.kind]
