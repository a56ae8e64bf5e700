"""Who acts, whom it befalls, where and when, from the words around an event's word.

Rules that hold here:
- Active: subject acts, object undergoes. Passive: the subject undergoes, "by ..." acts.
- Some verbs have their place as object ("captured Dresna") or as subject ("Dresna
  fell"); vocab/events says which.
- Another place counts only in the same clause and after a preposition of place.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace

from sayso.extract.events.scene import Scene, is_people, phrase_from, place_in
from sayso.extract.events.verbs import VerbGroup, subject_of
from sayso.extract.nounphrases import NounPhrase
from sayso.extract.triggers import Sense, objects
from sayso.model.span import Span

PLACE_PREPOSITIONS = frozenset(
    "in at near from around outside inside into to across on of through via over "
    "towards toward along within against off between throughout for".split()
)
_NAMING = frozenset({"of", "in", "at"})
_OF_WIDER = frozenset({"capital", "border", "borders"})  # named after what it is in
_ORIGINS = frozenset({"through", "via", "from", "out"})
_BOUNDS = frozenset(
    "after before as since until while when because that which who where although "
    "though whereas if but said says told saying ; :".split()
)
_ACTING = frozenset({"RETREAT", "flee", "arrive", "advance", "enter", "AGREE", "AID"})
_VIOLENT = frozenset({"casualty", "ASSAULT"})
_HEDGES = frozenset(
    tuple(pair.split("-"))
    for pair in "at-least at-most more-than fewer-than less-than up-to".split()
)
_ROUNDING = frozenset("about around over under nearly almost".split())
BY_REACH = 12
CLAUSE_REACH = 60  # tokens; a "sentence" of a megabyte is read in pieces


@dataclass(frozen=True, slots=True)
class Roles:
    """The spans of the parts that an event's words give it."""

    actors: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()
    place: Span | None = None
    time: Span | None = None
    negated: bool = False


def object_of(scene: Scene, last: int) -> NounPhrase | None:
    """The phrase that follows a verb directly, or after "at least"."""
    return phrase_from(scene, _over_hedge(scene, last + 1))


def _over_hedge(scene: Scene, at: int) -> int:
    """Past what only rounds a number: "at least 21", "more than 9", "about 40"."""
    if (scene.low(at), scene.low(at + 1)) in _HEDGES:
        return at + 2
    is_one = scene.low(at) in _ROUNDING and scene.letter(at + 1) == "#"
    return at + 1 if is_one else at


def roles_of_verb(
    scene: Scene, sense: Sense, group: VerbGroup, verb: int, last: int
) -> Roles:
    """The parts around a verb, from `verb` to the `last` word of its phrase."""
    subject = subject_of(scene, group, verb)
    thing = object_of(scene, last)
    if is_passive(scene, group, verb, last, sense):
        roles = _passive(scene, sense, subject, _by_phrase(scene, last))
    else:
        roles = _active(scene, sense, subject, thing, last)
    negated = any(p is not None and _says_no(scene, p) for p in (subject, thing))
    lo, hi = bounds_of(scene, group.first, last)
    place = _named_first(scene, roles.place, hi, last)
    place = place or _place_near(scene, lo, hi, last)
    if sense.object_is == "origin":
        place = _place_after(scene, last, hi, _ORIGINS) or place
    time = _time_near(scene, lo, hi, group.first)
    if sense.type in _VIOLENT:
        place = place or _place_when(scene, hi) or _only_place(scene)
        time = time or _time_when(scene, hi)
    roles = _without_times(scene, roles)
    return replace(roles, place=place, time=time, negated=negated)


def _without_times(scene: Scene, roles: Roles) -> Roles:
    """As in "carried out strikes Friday": a day is nobody."""
    kept = [
        tuple(span for span in spans if not _is_time(scene, span))
        for spans in (roles.actors, roles.targets)
    ]
    return replace(roles, actors=kept[0], targets=kept[1])


def _is_time(scene: Scene, span: Span) -> bool:
    return any(time.contains(span) for time in scene.times_at(span))


def _named_first(scene: Scene, place: Span | None, hi: int, last: int) -> Span | None:
    """As in "the strategic city of Dresna": the name, not its noun."""
    if place is None or place in scene.places_at(place):
        return place
    named = _named_beside(scene, place)
    return named or _place_after(scene, last, hi, PLACE_PREPOSITIONS) or place


def _named_beside(scene: Scene, noun: Span) -> Span | None:
    """As in "the town | of Halvik", "the market | in Halvik", "the city, | Dresna,"."""
    at = bisect_left(scene.tokens, noun.end, key=lambda token: token.start)
    if scene.low(at - 1) in _OF_WIDER:
        return None
    if scene.low(at) in _NAMING:
        return _place_at(scene, at, _NAMING)
    phrase = phrase_from(scene, at + 1) if scene.low(at) == "," else None
    if phrase is None or scene.low(phrase.last + 1) != ",":
        return None
    span = scene.span_of(phrase)
    return span if span in scene.places_at(span) else None


def is_passive(
    scene: Scene, group: VerbGroup, verb: int, last: int, sense: Sense
) -> bool:
    """Whether the subject undergoes it: by "be", by "by", or for want of an object."""
    if group.passive and not scene.low(verb).endswith("ing"):
        return True
    if scene.low(last + 1) == "by" and scene.low(verb).endswith(("ed", "n", "t")):
        return True
    return sense.voice == "passive" and object_of(scene, last) is None


def _active(
    scene: Scene,
    sense: Sense,
    subject: NounPhrase | None,
    thing: NounPhrase | None,
    last: int,
) -> Roles:
    actors = () if subject is None else _with_conjuncts(scene, subject)
    if sense.subject_is == "target":
        return Roles(targets=actors)
    if sense.subject_is == "place":
        place = None if subject is None else place_in(scene, subject)
        return Roles(_holder(scene, thing, last), place=place)
    if sense.subject_is == "none":
        return Roles()
    if thing is None:
        return Roles(actors)
    place = place_in(scene, thing) if sense.object_is else None
    if place is not None:
        return Roles(actors, place=place)
    return Roles(actors, (scene.span_of(thing), *_more_objects(scene, thing)))


def _holder(scene: Scene, thing: NounPhrase | None, last: int) -> tuple[Span, ...]:
    """As in "is in the hands of the Front", "fell to the rebels"."""
    if scene.low(last + 1) in {"of", "to"}:
        thing = phrase_from(scene, last + 2)
    is_who = thing is not None and place_in(scene, thing) is None
    return (scene.span_of(thing),) if thing is not None and is_who else ()


def _with_conjuncts(scene: Scene, subject: NounPhrase) -> tuple[Span, ...]:
    """As in "Karvelia and Sudria agreed": both, unless one is a verb's object."""
    found = [scene.span_of(subject)]
    if scene.low(subject.first - 1) == "and":
        other = scene.closes.get(subject.first - 2)
        if other is not None and scene.letter(other.first - 1) not in "VPX":
            found.insert(0, scene.span_of(other))
    return tuple(found)


def _more_objects(scene: Scene, thing: NounPhrase) -> tuple[Span, ...]:
    """As in "three soldiers and a driver": the driver, if no new subject."""
    if scene.low(thing.last + 1) != "and":
        return ()
    other = scene.opens.get(thing.last + 2)
    if other is None or scene.letter(other.last + 1) in "VX":
        return ()
    return (scene.span_of(other),)


def _passive(
    scene: Scene, sense: Sense, subject: NounPhrase | None, by: NounPhrase | None
) -> Roles:
    actors = () if by is None else (scene.span_of(by),)
    if subject is None:
        return Roles(actors)
    place = place_in(scene, subject) if sense.object_is else None
    if place is not None:
        return Roles(actors, place=place)
    return Roles(actors, (scene.span_of(subject),))


def _by_phrase(scene: Scene, last: int) -> NounPhrase | None:
    for i in range(last + 1, min(last + BY_REACH, len(scene.tokens))):
        if scene.low(i) == "by":
            phrase = phrase_from(scene, i + 1)
            is_time = phrase is not None and bool(scene.times_at(scene.span_of(phrase)))
            return None if is_time else phrase
        if scene.letter(i) in "VXS.":
            return None
    return None


def _says_no(scene: Scene, phrase: NounPhrase) -> bool:
    """As in "no soldiers were killed", "nobody entered"."""
    return scene.low(phrase.first) in {"no", "nobody", "none", "nothing", "neither"}


def bounds_of(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """The tokens of the clause around an event's words: `lo <= i < hi`."""
    lo, least = first, max(0, first - CLAUSE_REACH)
    while lo > least and scene.low(lo - 1) not in _BOUNDS:
        lo -= 1
    hi, most = last + 1, min(len(scene.tokens), last + CLAUSE_REACH)
    while hi < most and not _ends_clause(scene, hi):
        hi += 1
    return lo, hi


def _ends_clause(scene: Scene, at: int) -> bool:
    if scene.low(at) in _BOUNDS:
        return True
    if scene.low(at) == ",":
        return scene.letter(at + 1) in "VR"  # "..., declaring the end"
    return scene.low(at) == "and" and scene.letter(at + 1) in "VXRA"


def _place_near(scene: Scene, lo: int, hi: int, last: int) -> Span | None:
    after = _place_after(scene, last, hi, PLACE_PREPOSITIONS)
    if after is not None:
        return after
    # "In Dresna, rebels burned the mill"
    for i in range(lo, last):
        place = _place_at(scene, i, PLACE_PREPOSITIONS - {"of", "for"})
        if place is not None:
            return place
    return None


def _when_clause(scene: Scene, at: int) -> tuple[int, int] | None:
    """The tokens of the clause that "when" opens right there."""
    if scene.low(at) != "when" or at + 1 >= len(scene.tokens):
        return None
    end = bounds_of(scene, at + 1, at + 1)[1]
    comma = next((i for i in range(at + 1, end) if scene.low(i) == ","), end)
    return (at + 1, comma) if comma > at + 1 else None


def _place_when(scene: Scene, at: int) -> Span | None:
    """As in "were killed when shells hit the market of Halvik": the place hit."""
    clause = _when_clause(scene, at)
    if clause is None:
        return None
    found = scene.places_at(scene.span(clause[0], clause[1] - 1))
    return found[0] if len(found) == 1 else None


def _time_when(scene: Scene, at: int) -> Span | None:
    """As in "were killed when shells hit Halvik on Friday"."""
    clause = _when_clause(scene, at)
    return None if clause is None else _time_near(scene, *clause, clause[0])


def _only_place(scene: Scene) -> Span | None:
    """As in "were killed when shells hit Halvik": if no other is named."""
    if len(scene.tokens) > 2 * CLAUSE_REACH:
        return None
    found = [
        place
        for i in range(len(scene.tokens))
        if (place := _place_at(scene, i, PLACE_PREPOSITIONS)) is not None
    ]
    return found[0] if len(found) == 1 else None


def _place_after(
    scene: Scene, last: int, hi: int, prepositions: frozenset[str]
) -> Span | None:
    for i in range(last + 1, hi):
        place = _place_at(scene, i, prepositions)
        if place is not None:
            return place
    return None


def _place_at(scene: Scene, at: int, prepositions: frozenset[str]) -> Span | None:
    """The named place, or "the town", in the phrase after a preposition at a token."""
    if scene.low(at) not in prepositions:
        return None
    phrase = phrase_from(scene, at + 1)
    if phrase is None or is_people(scene, phrase):
        return None
    span = scene.span_of(phrase)
    named = next(iter(scene.places_at(span)), None)
    return named or (span if _is_the_town(scene, phrase) else None)


def _is_the_town(scene: Scene, phrase: NounPhrase) -> bool:
    """As in "withdrew from the town", "the facility": a place that was named before."""
    if phrase.last != phrase.first + 1 or scene.low(phrase.first) != "the":
        return False
    named_next = scene.low(phrase.last + 1) == "of"  # "the town of Dresna"
    common = objects("settlement") | objects("site")
    return scene.low(phrase.last) in common and not named_next


def _time_near(scene: Scene, lo: int, hi: int, first: int) -> Span | None:
    start = scene.tokens[lo].start
    end = scene.tokens[hi - 1].end
    inside = scene.times.inside(start, end)
    # "a 2031 resolution": a time inside a phrase is that phrase's
    ends = {t.end + 1 for t in scene.tokens[lo:hi] if t.low in {"a", "an", "the"}}
    inside = [t for t in inside if t.start not in ends]
    middle = scene.tokens[first].start
    return min(
        inside, key=lambda t: (t.start < middle, abs(t.start - middle)), default=None
    )


def roles_of_noun(scene: Scene, sense: Sense, first: int, last: int) -> Roles:
    """The parts around a noun: "the NFR's attack on Dresna", "killing of a judge"."""
    phrase = scene.around(last)
    actors = _owner(scene, phrase, first)
    by = _by_phrase(scene, last)
    if by is not None:
        actors = (scene.span_of(by),)
    roles = Roles(actors)
    if scene.low(last + 1) in {"on", "against", "of"}:
        roles = _with_complement(scene, sense, roles, last)
    lo, hi = bounds_of(scene, first, last)
    time = _time_near(scene, lo, hi, first)
    hi = _end_of_noun(scene, last, hi)
    place = _named_first(scene, roles.place, hi, last)
    place = place or _place_after(scene, last, hi, PLACE_PREPOSITIONS)
    negated = phrase is not None and _says_no(scene, phrase)
    return replace(roles, place=place, time=time, negated=negated)


def _end_of_noun(scene: Scene, last: int, hi: int) -> int:
    """Where what hangs on a noun ends: at the next verb, pronoun or mark."""
    for i in range(last + 1, hi):
        if scene.letter(i) in "VXR" or scene.low(i) in {"to", "...", ","}:
            return i
    return hi


def _with_complement(scene: Scene, sense: Sense, roles: Roles, last: int) -> Roles:
    thing = phrase_from(scene, last + 2)
    if thing is None or scene.times_at(scene.span_of(thing)):
        return roles
    span = scene.span_of(thing)
    if scene.low(last + 1) == "of" and sense.type in _ACTING:
        return replace(roles, actors=(span,))
    place = place_in(scene, thing)
    if place is not None and sense.subject_is != "target":
        return replace(roles, place=place)
    return replace(roles, targets=(span,))


def _owner(scene: Scene, phrase: NounPhrase | None, noun: int) -> tuple[Span, ...]:
    """As in "The NFR" of "the NFR's attack"; "rebel" of "rebel attack" names nobody."""
    if phrase is None:
        return ()
    for i in range(phrase.first, noun):
        if scene.letter(i) == "'" and i > phrase.first:
            return (scene.span(phrase.first, i - 1),)
    return ()
