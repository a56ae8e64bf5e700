"""Where spans lie that somebody says name places.

Rules: every span gets an answer of its own, in the order given. Names that are found in
the rest of the text speak for them as everywhere. A people ("Karvelians") stands for
its country here. A place that no gazetteer knows is put where the words around say that
it lies, else in the middle of what the document is about: such an answer has no id and
no kind, its precision is that of a region or a country, and its first candidate is the
place whose point it borrows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.model.document import Document
from sayso.model.place import Place, PlaceMention, PlaceRef, Precision
from sayso.ports import Gazetteer
from sayso.resolve.place_belief import is_given_name
from sayso.resolve.place_geometry import distance_km
from sayso.resolve.place_peoples import of_people
from sayso.resolve.place_questions import Asked, Question, ask
from sayso.resolve.place_ranking import Ranked, rank
from sayso.resolve.places import one_sense, ref_of
from sayso.text.intervals import Intervals
from sayso.text.names import name_key

# Places of a document within this of each other are one neighbourhood.
NEIGHBOURHOOD_KM = 120.0
# A town inside a longer name that the document says nothing else of.
KNOWN_PEOPLE = 15_000
FAMOUS_PEOPLE = 200_000
LEAST_NEIGHBOURS = 1.0  # other names, by their chance
_NARROW = (
    "country",
    "water",
    "area",
    "region",
    "district",
    "populated place",
    "facility",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A span's answer; `about`: the known place that an unknown one lies in or near."""

    ref: PlaceRef
    about: Place | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """What a document's names were found to mean."""

    by_key: Mapping[str, Place]
    middle: Place | None
    gazetteer: Gazetteer


def locate(
    doc: Document,
    given: Sequence[PlaceMention],
    found: Iterable[PlaceMention],
    gazetteer: Gazetteer,
) -> tuple[Located, ...]:
    """The answers for the given mentions; `found` are those of the rest of the text."""
    spans = Intervals([mention.span for mention in given], lambda span: span)
    others = [m for m in found if not spans.touching(m.span.start, m.span.end)]
    asked = _with_peoples(ask(given, gazetteer), gazetteer)
    asked += ask(others, gazetteer)
    questions = list({id(q): q for _, q in asked if q.candidates}.values())
    answers = rank(doc, questions, gazetteer)
    ranked = {id(answer.question): answer for answer in answers}
    senses = one_sense(answers)
    by_key = {a.question.key: a.best for a in reversed(answers)}
    is_unknown = any(not question.candidates for _, question in asked[: len(given)])
    middle = middle_of(answers) if is_unknown else None
    known = _Known(by_key, middle, gazetteer)
    return tuple(
        Located(ref=ref_of(mention, ranked[id(question)], senses))
        if question.candidates
        else _around(mention, known)
        for mention, question in asked[: len(given)]
    )


def _with_peoples(asked: Iterable[Asked], gazetteer: Gazetteer) -> list[Asked]:
    """The same, with countries and regions for names of peoples."""
    seen: dict[int, Question] = {}
    done: list[Asked] = []
    for mention, question in asked:
        if id(question) not in seen:
            homes = of_people(mention, gazetteer)
            if homes and (not question.candidates or homes[0].kind == "country"):
                seen[id(question)] = replace(question, candidates=tuple(homes))
            else:
                seen[id(question)] = question
        done.append((mention, seen[id(question)]))
    return done


def _around(mention: PlaceMention, known: _Known) -> Located:
    """The answer for a place that no gazetteer has."""
    about = _holder(mention, known) or _in_name(mention.name, known) or known.middle
    precision: Precision | None = None
    if about is not None:
        precision = "country" if about.kind == "country" else "region"
    ref = PlaceRef(
        span=mention.span,
        name=mention.name,
        place=None,
        precision=precision,
        candidates=() if about is None else (about.place,),
        offset=mention.offset,
    )
    return Located(ref=ref, about=about)


def _holder(mention: PlaceMention, known: _Known) -> Place | None:
    """The place of "in Karvelia", after the name."""
    return known.by_key.get(name_key(mention.context)) if mention.context else None


def _in_name(name: str, known: _Known) -> Place | None:
    """The place inside a longer name ("Halvik Grain Exchange", "Port of Tarn")."""
    words = name.split()
    pieces = [words[:n] for n in range(len(words) - 1, 0, -1)]
    pieces += [words[n:] for n in range(1, len(words))]
    for piece in pieces:
        place = known.by_key.get(name_key(" ".join(piece)))
        if place is not None:
            return place
    for piece in pieces:
        written = " ".join(piece)
        found = known.gazetteer.candidates(written)
        if found and _is_known(found[0], written, known.middle):
            return found[0]
    return None


def _is_known(place: Place, written: str, middle: Place | None) -> bool:
    """Whether a place inside a longer name is a town of the document's country."""
    least = FAMOUS_PEOPLE if middle is None else KNOWN_PEOPLE
    return (
        (place.population or 0) >= least
        and not is_given_name(written)
        and name_key(place.name) == name_key(written)
        and (middle is None or place.country == middle.country)
    )


def middle_of(ranked: Sequence[Ranked]) -> Place | None:
    """The place around which most of a document's others lie, if there is one."""
    spots = {
        r.question.key: (r.best, r.chances[0])
        for r in ranked
        if r.best.kind not in {"country", "region", "area", "water"}
    }
    best: tuple[float, Place] | None = None
    for key, (place, chance) in spots.items():
        near = sum(
            weight
            for other, (each, weight) in spots.items()
            if other != key and distance_km(place, each) < NEIGHBOURHOOD_KM
        )
        if near >= LEAST_NEIGHBOURS and (best is None or near + chance > best[0]):
            best = (near + chance, place)
    if best is not None:
        return best[1]
    return _only(ranked)


def _only(ranked: Sequence[Ranked]) -> Place | None:
    """The narrowest place, where all of a document lies in one country."""
    countries = {r.best.country for r in ranked}
    if len(countries) != 1:
        return None
    bests = [r.best for r in ranked]
    return max(bests, key=lambda place: _NARROW.index(place.kind))
