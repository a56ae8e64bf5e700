"""Who acts and whom it befalls, from the words around an event's verb.

Rules that hold here:
- Active: subject acts, object undergoes. Passive: the subject undergoes, "by ..." acts.
- A participle without an auxiliary is about the noun behind or right before it, and its
  doer is only who "by" names (`participles`).
- "the town that rebels captured": what stands before the clause undergoes.
- Some verbs have their place as object ("captured Dresna") or as subject ("Dresna
  fell"); vocab/events says which.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace

from sayso.extract.events.participles import (
    is_past,
    moving_noun,
    nearest,
    noun_behind,
)
from sayso.extract.events.scene import (
    QUANTITIES,
    Scene,
    lacks_noun,
    phrase_from,
    place_in,
)
from sayso.extract.events.verbs import VerbGroup, subject_of
from sayso.extract.events.whereabouts import (
    ORIGINS,
    bounds_of,
    named_first,
    only_place,
    place_after,
    place_near,
    place_when,
    time_near,
    time_when,
)
from sayso.extract.mentions.names import states
from sayso.extract.nounphrases import NounPhrase
from sayso.extract.triggers import Sense, objects
from sayso.model.event import EventStatus
from sayso.model.span import Span

_VIOLENT = frozenset({"casualty", "ASSAULT"})
_HEDGES = frozenset(
    tuple(pair.split("-"))
    for pair in "at-least at-most more-than fewer-than less-than up-to".split()
)
_ROUNDING = frozenset("about around over under nearly almost".split())
_SHARING = frozenset(
    "shot beat beaten attacked stabbed bombed shelled ambushed raped assaulted".split()
)
_VERBAL = frozenset("REJECT SUPPORT REQUEST AGREE ACCUSE CONCEDE".split())
# What stands before whoever is met with, behind half of a deed; by type.
_TOWARDS = {
    "any": frozenset("on against to with for upon toward towards".split()),
    "AGREE": frozenset({"with", "between"}),
    "COOPERATE": frozenset({"with"}),
    "REQUEST": frozenset[str](),
}
_STATES = frozenset("captive hostage prisoner".split())
_ITSELF = frozenset({"flee", "RETREAT", "PROTEST", "advance", "arrive"})
BY_REACH = 12
LIST_MAX = 6


@dataclass(frozen=True, slots=True)
class Roles:
    """The spans of the parts that an event's words give it."""

    actors: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()
    place: Span | None = None
    time: Span | None = None
    negated: bool = False
    status: EventStatus = "actual"


def object_of(scene: Scene, last: int) -> NounPhrase | None:
    """The phrase that follows a verb directly, or after "at least"."""
    phrase = phrase_from(scene, _over_hedge(scene, last + 1))
    if phrase is not None:
        return _with_counted(scene, phrase)
    moving = moving_noun(scene, last + 1)
    if moving is not None:
        return moving
    shares = is_past(scene, last) or scene.low(last) in _SHARING
    if (
        shares
        and scene.low(last + 1) in {"and", "or"}
        and scene.letter(last + 2) == "V"
    ):
        shared = object_of(scene, last + 2)
        is_state = shared is not None and scene.low(shared.last) in _STATES
        return None if is_state else shared  # "wounded or taken captive"
    return None


def _with_counted(scene: Scene, phrase: NounPhrase) -> NounPhrase:
    """As in "a number of soldiers": the soldiers, too."""
    if scene.low(phrase.last) not in QUANTITIES or scene.low(phrase.last + 1) != "of":
        return phrase
    counted = scene.opens.get(phrase.last + 2)
    return phrase if counted is None else phrase._replace(last=counted.last)


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
    moving = moving_noun(scene, verb) if sense.type in _ITSELF else None
    subject: NounPhrase | None
    thing: NounPhrase | None
    if moving is not None:
        subject = thing = moving
        roles = Roles(actors=(scene.span_of(moving),))
    elif is_passive(scene, group, verb, last, sense):
        subject = thing = undergoer(scene, sense, group, verb)
        roles = _passive(scene, sense, thing, by_phrase(scene, last))
    else:
        subject = subject_of(scene, group, verb)
        thing = object_of(scene, last) or _gap(scene, group, verb, last)
        roles = _active(scene, sense, subject, thing, last)
    negated = any(p is not None and says_no(scene, p) for p in (subject, thing))
    roles = _without_times(scene, replace(roles, negated=negated))
    return _with_whereabouts(scene, sense, roles, group, last)


def _with_whereabouts(
    scene: Scene, sense: Sense, roles: Roles, group: VerbGroup, last: int
) -> Roles:
    lo, hi = bounds_of(scene, group.first, last)
    place = named_first(scene, roles.place, hi, last)
    place = place or named_first(scene, place_near(scene, lo, hi, last), hi, last)
    if sense.object_is == "origin":
        place = place_after(scene, last, hi, ORIGINS) or place
    time = time_near(scene, lo, hi, group.first)
    if sense.type in _VIOLENT:
        place = place or place_when(scene, hi) or only_place(scene)
        time = time or time_when(scene, hi)
    return replace(roles, place=place, time=time)


def _without_times(scene: Scene, roles: Roles) -> Roles:
    """As in "carried out strikes Friday": a day is nobody."""
    kept = [
        tuple(_behind_time(scene, span) for span in spans if not _is_time(scene, span))
        for spans in (roles.actors, roles.targets)
    ]
    return replace(roles, actors=kept[0], targets=kept[1])


def _behind_time(scene: Scene, span: Span) -> Span:
    """As in "On 2 May Karvelia's court ruled": the court alone."""
    leading = next((t for t in scene.times_at(span) if t.start <= span.start), None)
    if leading is None:
        return span
    at = bisect_left(scene.tokens, leading.end, key=lambda token: token.start)
    behind = [token.start for token in scene.tokens[at : at + 1]]
    # A time may reach to a mark that ends the span.
    return Span(behind[0], span.end) if behind and behind[0] < span.end else span


def _is_time(scene: Scene, span: Span) -> bool:
    return any(time.contains(span) for time in scene.times_at(span))


def is_passive(
    scene: Scene, group: VerbGroup, verb: int, last: int, sense: Sense
) -> bool:
    """Whether the subject undergoes it: by "be", by "by", or for want of an object."""
    if group.passive and not scene.low(verb).endswith("ing"):
        return True
    if scene.low(last + 1) == "by" and scene.low(verb).endswith(("ed", "n", "t")):
        return True
    if noun_behind(scene, verb) is not None or _is_reduced(scene, group, verb):
        return True
    return sense.voice == "passive" and object_of(scene, last) is None


def undergoer(
    scene: Scene, sense: Sense, group: VerbGroup, verb: int
) -> NounPhrase | None:
    """Whom a passive verb befalls."""
    behind = noun_behind(scene, verb)
    if behind is not None:
        return behind
    beside = scene.closes.get(group.first - 1)
    if beside is None or group.first != verb or not is_past(scene, verb):
        return subject_of(scene, group, verb)
    if sense.object_is == "place" and place_in(scene, beside) is not None:
        return beside if scene.low(verb + 1) != "by" else subject_of(scene, group, verb)
    return nearest(scene, beside)


def _is_reduced(scene: Scene, group: VerbGroup, verb: int) -> bool:
    """As in "a man killed near Halvik": no auxiliary, and no object."""
    if not is_past(scene, verb) or "X" in scene.classes[group.first : verb]:
        return False
    if group.infinitive or object_of(scene, verb) is not None:
        return False
    beside = scene.closes.get(group.first - 1)
    is_pronoun = beside is not None and beside.is_pronoun
    return not is_pronoun and _gap(scene, group, verb, verb) is None


def _gap(scene: Scene, group: VerbGroup, verb: int, last: int) -> NounPhrase | None:
    """As in "the town that rebels captured": what stands before the clause."""
    subject = scene.closes.get(group.first - 1)
    if verb != last or subject is None or not is_past(scene, verb):
        return None
    before = subject.first - 1
    if scene.low(before) in {"whom", "which"}:
        before -= 1 + (scene.low(before - 1) == ",")
    elif not subject.is_pronoun and scene.low(subject.first) not in {"that", "the"}:
        return None
    antecedent = scene.closes.get(before)
    return None if antecedent is None or antecedent.is_pronoun else antecedent


def _active(
    scene: Scene,
    sense: Sense,
    subject: NounPhrase | None,
    thing: NounPhrase | None,
    last: int,
) -> Roles:
    actors = () if subject is None else with_conjuncts(scene, subject)
    if sense.subject_is == "target":
        return Roles(targets=actors)
    if sense.subject_is == "place":
        place = None if subject is None else place_in(scene, subject)
        return Roles(_holder(scene, thing, last), place=place)
    if sense.subject_is == "none":
        return Roles()
    return replace(_met(scene, sense, thing, last), actors=actors)


def _met(scene: Scene, sense: Sense, thing: NounPhrase | None, last: int) -> Roles:
    """Whom or which place an active verb is done to."""
    if sense.object_is == "deed":
        return _behind_deed(scene, sense, last if thing is None else thing.last)
    if thing is None or _is_time(scene, scene.span_of(thing)):
        thing = _opponent(scene, last)
    if thing is None:
        return Roles()
    if sense.type in _VERBAL and scene.low(thing.last) in objects("words"):
        return _of_words(scene, thing)
    place = place_in(scene, thing) if sense.object_is else None
    if place is not None:
        return Roles(place=place)
    return Roles(targets=span_with_more(scene, thing))


def _of_words(scene: Scene, thing: NounPhrase) -> Roles:
    """As in "rejected an appeal lodged by the Front": whose words they are."""
    if "'" in scene.classes[thing.first : thing.last]:
        return Roles(targets=(scene.span_of(thing),))  # "the Front's appeal"
    made = scene.letter(thing.last + 1) == "V"  # "lodged", "made"
    author = by_phrase(scene, thing.last + made)
    return Roles(targets=() if author is None else span_with_more(scene, author))


def _behind_deed(scene: Scene, sense: Sense, last: int) -> Roles:
    """As in "lifted its sanctions on Tarn": who or where stands behind the deed."""
    towards = _TOWARDS.get(sense.type, _TOWARDS["any"])
    for i in range(last + 1, min(last + BY_REACH, len(scene.tokens))):
        if scene.low(i) in towards:
            met = phrase_from(scene, i + 1)
            if met is None or _is_time(scene, scene.span_of(met)):
                return Roles()
            place = place_in(scene, met)
            if place is None or _is_state(scene, met):
                return Roles(targets=span_with_more(scene, met))
            return Roles(place=place)
        if scene.letter(i) in "VXSRC.":
            break
    return Roles()


def _is_state(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a phrase names a state, which is met with as somebody."""
    words = " ".join(scene.low(i) for i in range(phrase.first, phrase.last + 1))
    return words.removeprefix("the ").removeprefix("both ") in states()


def _opponent(scene: Scene, last: int) -> NounPhrase | None:
    """As in "carried out strikes on Friday against the Front": the Front."""
    for i in range(last + 1, min(last + BY_REACH, len(scene.tokens))):
        if scene.low(i) == "against":
            return phrase_from(scene, i + 1)
        if scene.letter(i) in "VXSRC.":
            return None
    return None


def _holder(scene: Scene, thing: NounPhrase | None, last: int) -> tuple[Span, ...]:
    """As in "is in the hands of the Front", "fell to the rebels"."""
    if scene.low(last + 1) in {"of", "to"}:
        thing = phrase_from(scene, last + 2)
    is_who = thing is not None and place_in(scene, thing) is None
    return (scene.span_of(thing),) if thing is not None and is_who else ()


def with_conjuncts(scene: Scene, subject: NounPhrase) -> tuple[Span, ...]:
    """As in "Karvelia, Tarn and Sudria agreed": all, unless one is a verb's object."""
    found, first = [scene.span_of(subject)], subject.first
    while scene.low(first - 1) in ({"and", ","} if len(found) > 1 else {"and"}):
        other = scene.closes.get(first - 2)
        if other is None or scene.letter(other.first - 1) in "VPX":
            break
        if lacks_noun(scene, other):
            found[0] = Span(scene.tokens[other.first].start, found[0].end)
        else:
            found.insert(0, scene.span_of(other))
        first = other.first
        if len(found) >= LIST_MAX:
            break
    return tuple(found)


def span_with_more(scene: Scene, thing: NounPhrase) -> tuple[Span, ...]:
    """As in "three soldiers, a guard and a driver": all, if no new subject."""
    found, last = [scene.span_of(thing)], thing.last
    shared = lacks_noun(scene, thing)
    last = _behind_brackets(scene, last)
    while scene.low(last + 1) in {"and", ","} and len(found) < LIST_MAX:
        other = scene.opens.get(last + 2)
        if other is None or scene.letter(other.last + 1) in "VX":
            break
        if shared:  # "Karvelian and Sudrian troops"
            found[-1] = Span(found[-1].start, scene.tokens[other.last].end)
        else:
            found.append(scene.span_of(other))
        if scene.low(last + 1) == "and":
            return tuple(found)
        last, shared = _behind_brackets(scene, other.last), lacks_noun(scene, other)
    return (found[0],)  # "four people, a guard said": no list ends here


def _behind_brackets(scene: Scene, last: int) -> int:
    """As in "the Front (NFR) and the Council": past the letters in brackets."""
    closed = scene.low(last + 1) == "(" and scene.low(last + 3) == ")"
    return last + 3 if closed else last


def _passive(
    scene: Scene, sense: Sense, subject: NounPhrase | None, by: NounPhrase | None
) -> Roles:
    actors = () if by is None else span_with_more(scene, by)
    if subject is None:
        return Roles(actors)
    if sense.object_is == "deed":
        return Roles(actors)  # "the sanctions were lifted"
    place = place_in(scene, subject) if sense.object_is else None
    if place is not None:
        return Roles(actors, place=place)
    return Roles(actors, with_conjuncts(scene, subject))


def by_phrase(scene: Scene, last: int) -> NounPhrase | None:
    """The phrase after "by" behind an event's word, if it is no time."""
    for i in range(last + 1, min(last + BY_REACH, len(scene.tokens))):
        if scene.low(i) == "by":
            phrase = phrase_from(scene, i + 1)
            is_time = phrase is not None and bool(scene.times_at(scene.span_of(phrase)))
            return None if is_time else phrase
        if scene.letter(i) in "VXS.":
            return None
    return None


def says_no(scene: Scene, phrase: NounPhrase) -> bool:
    """As in "no soldiers were killed", "nobody entered"."""
    return scene.low(phrase.first) in {"no", "nobody", "none", "nothing", "neither"}
