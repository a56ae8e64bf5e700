"""Who acts and whom it befalls where a noun names an event: "the attack on Dresna".

Rules that hold here:
- "by" names who acts, whatever light verb stands before it: "a blockade imposed by the
  army", "an attack that was carried out by rebels".
- Who has the noun acts ("the Front's attack", "Karvelian air strikes"); of what is done
  to somebody, the owner is that somebody ("the judge's murder"), unless "of" names
  another. A day has nothing.
- The subject of a light verb acts: "rebels launched a new attack"; the verb says
  whether it happened.
- What is warned of has not happened: "warned of famine", "the risk of an attack".
"""

from bisect import bisect_left
from dataclasses import replace

from sayso.extract.events.roles import (
    Roles,
    by_phrase,
    says_no,
    span_with_more,
    with_conjuncts,
)
from sayso.extract.events.scene import Scene, is_of_nation, phrase_from, place_in
from sayso.extract.events.verbs import VerbGroup, subject_of, verb_group
from sayso.extract.events.whereabouts import (
    PLACE_PREPOSITIONS,
    bounds_of,
    named_first,
    place_after,
    time_near,
)
from sayso.extract.nounphrases import NounPhrase
from sayso.extract.triggers import Sense, light_forms
from sayso.model.span import Span

LIGHT_REACH = 10
_ACTING = frozenset({"RETREAT", "flee", "arrive", "advance", "enter", "AGREE", "AID"})
# Kinds of which the owner is the one whom it befalls: "the judge's murder".
_BEFALLING = frozenset(
    {"abduct", "targeted", "arrest", "deport", "torture", "convict", "expel", "release"}
)
_ATTACK = "ASSAULT"
_GOING_ON = frozenset(
    "erupted broke went continued continues raged occurred happened began started "
    "ended took".split()
)
# Words behind which "of" names what may come.
_FEARING = frozenset(
    "warn warns warned warning warnings risk risks threat threats fear fears danger "
    "dangers possibility prospect".split()
)
_PASSIVE_LIGHT = frozenset("claimed blamed".split())


def roles_of_noun(scene: Scene, sense: Sense, first: int, last: int) -> Roles:
    """The parts around a noun: "the NFR's attack on Dresna", "killing of a judge"."""
    phrase = scene.around(last)
    roles = _roles_of_owner(scene, sense, phrase, first, last)
    if scene.low(last + 1) in {"on", "against", "of"}:
        roles = _with_complement(scene, sense, roles, last)
    roles = _with_doer(scene, roles, phrase, last)
    lo, hi = bounds_of(scene, first, last)
    time = time_near(scene, lo, hi, first)
    hi = _end_of_noun(scene, last, hi)
    place = named_first(scene, roles.place, hi, last)
    place = place or place_after(scene, last, hi, PLACE_PREPOSITIONS)
    negated = roles.negated != (phrase is not None and says_no(scene, phrase))
    if phrase is not None and _is_feared(scene, phrase):
        roles = replace(roles, status="hypothetical")
    return replace(roles, place=place, time=time, negated=negated)


def _is_feared(scene: Scene, phrase: NounPhrase) -> bool:
    """As in "warned of [a famine]", "the risk of [new attacks]"."""
    before = phrase.first - 1
    leads = scene.low(before) in {"of", "about"}
    return leads and scene.low(before - 1) in _FEARING


def _with_doer(
    scene: Scene, roles: Roles, phrase: NounPhrase | None, last: int
) -> Roles:
    """The parts with who acts by "by", or by a light verb around the noun."""
    by = by_phrase(scene, last) or _by_light(scene, last)
    if by is not None:
        return replace(roles, actors=span_with_more(scene, by))
    group = None if phrase is None else _light_before(scene, phrase)
    if group is None or group.passive:
        return roles
    actors = roles.actors
    if not actors:
        subject = subject_of(scene, group, group.verb)
        actors = () if subject is None else with_conjuncts(scene, subject)
    return replace(roles, actors=actors, negated=group.negated, status=group.status)


def _light_before(scene: Scene, phrase: NounPhrase) -> VerbGroup | None:
    """As in "launched | a new attack", "carried out | strikes"."""
    at = phrase.first - 1
    while scene.letter(at) in "A." and scene.low(at) not in {",", ";"} and at > 0:
        at -= 1
    if scene.low(at) == "out":
        at -= 1
    if scene.letter(at) != "V" or scene.low(at) not in light_forms():
        return None
    return verb_group(scene, at)


def _by_light(scene: Scene, last: int) -> NounPhrase | None:
    """As in "a blockade imposed | by the army", "attacks carried out by rebels"."""
    for at in range(last + 1, min(last + LIGHT_REACH, len(scene.tokens))):
        letter, low = scene.letter(at), scene.low(at)
        if letter == "V":
            is_light = low in light_forms() or low in _PASSIVE_LIGHT
            return (
                by_phrase(scene, at + (scene.low(at + 1) == "out"))
                if is_light
                else None
            )
        if letter in ".SCR" and low not in {"that", "which"}:
            return None
    return None


def _end_of_noun(scene: Scene, last: int, hi: int) -> int:
    """Where what hangs on a noun ends: at the next verb, pronoun or mark."""
    for i in range(last + 1, hi):
        if scene.low(i) in _GOING_ON:
            return hi  # "fighting went on in Dresna"
        if scene.letter(i) in "VXR" or scene.low(i) in {"to", "...", ","}:
            return i
    return hi


def _with_complement(scene: Scene, sense: Sense, roles: Roles, last: int) -> Roles:
    thing = phrase_from(scene, last + 2)
    if thing is None or scene.times_at(scene.span_of(thing)):
        return roles
    span = scene.span_of(thing)
    if (
        scene.low(last + 1) == "of"
        and sense.type in _ACTING
        and sense.mode != "release"
    ):
        return replace(roles, actors=(span,))
    place = place_in(scene, thing)
    if place is not None and sense.subject_is != "target":
        return replace(roles, place=place)
    return replace(roles, targets=span_with_more(scene, thing))


def _roles_of_owner(
    scene: Scene, sense: Sense, phrase: NounPhrase | None, first: int, last: int
) -> Roles:
    owner = _owner(scene, phrase, first)
    if not owner and sense.type == _ATTACK and sense.mode not in _BEFALLING:
        return Roles(_nation_of(scene, phrase, first))
    if not owner or scene.times_at(owner[0]):
        return Roles()
    befallen = sense.mode in _BEFALLING and scene.low(last + 1) != "of"
    if befallen or sense.subject_is == "target":
        return Roles(targets=owner)
    return Roles(owner)


def _owner(scene: Scene, phrase: NounPhrase | None, noun: int) -> tuple[Span, ...]:
    """As in "The NFR" of "the NFR's attack"; "rebel" of "rebel attack" names nobody."""
    if phrase is None or scene.low(phrase.first) == "whose":
        return ()
    for i in range(phrase.first, noun):
        if scene.letter(i) == "'" and i > phrase.first:
            return (scene.span(phrase.first, i - 1),)
    return ()


def _nation_of(scene: Scene, phrase: NounPhrase | None, noun: int) -> tuple[Span, ...]:
    """As in "Karvelian" of "Karvelian air strikes"."""
    if phrase is None:
        return ()
    first = phrase.first + (scene.letter(phrase.first) == "D")
    is_alone = first < noun and is_of_nation(scene, first)
    return (scene.span(first, first),) if is_alone else ()


def attackers_in(scene: Scene, span: Span) -> tuple[Span, ...]:
    """Whose attack a subject names: "the army's shelling", "Karvelian air strikes"."""
    phrase = scene.around(bisect_left(scene.tokens, span.start, key=lambda t: t.start))
    if phrase is None:
        return ()
    return _owner(scene, phrase, phrase.last) or _nation_of(scene, phrase, phrase.last)
