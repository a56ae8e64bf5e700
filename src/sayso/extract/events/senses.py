"""Which sense of an event's word is meant: by what is done to, and by what acts.

Rules that hold here:
- The noun after the verb tells senses apart, by the classes of vocab/events.
- A subject may name an event itself ("the attack killed") or a thing that was fired.
"""

from bisect import bisect_left

from sayso.extract.events.scene import Scene, is_people, is_somebody, place_in
from sayso.extract.nounphrases import NounPhrase
from sayso.extract.triggers import Sense, lexicon, objects
from sayso.model.span import Span


def event_in(scene: Scene, spans: tuple[Span, ...]) -> Sense | None:
    """The event that a subject names by its noun: "the attack" that killed."""
    for span in spans:
        last = _token_ending_at(scene, span.end)
        for first in (last - 1, last):
            rest = tuple(scene.low(i) for i in range(first + 1, last + 1))
            for trigger in lexicon().get(scene.low(first), ()):
                if trigger.rest == rest and "noun" in trigger.form:
                    return trigger.sense
    return None


def is_weapon(scene: Scene, spans: tuple[Span, ...]) -> bool:
    """Whether what acts is a thing fired: "shells hit the market"."""
    lasts = (_token_ending_at(scene, span.end) for span in spans)
    return any(scene.low(last) in objects("weapons") for last in lasts)


def _token_ending_at(scene: Scene, end: int) -> int:
    """The token whose end is an offset; phrases end where tokens do."""
    return bisect_left(scene.tokens, end, key=lambda t: t.end)


def fits(scene: Scene, sense: Sense, thing: NounPhrase | None) -> bool:
    """Whether what a verb is done to fits the sense's condition."""
    wanted = sense.object
    if not wanted:
        return True
    if wanted == "none" or thing is None:
        return thing is None and wanted.endswith("none")
    return wanted == "any" or _is_of_class(scene, thing, wanted)


def _is_of_class(scene: Scene, thing: NounPhrase, wanted: str) -> bool:
    if wanted == "people":
        return is_people(scene, thing)
    if wanted == "place":
        return place_in(scene, thing) is not None
    head = scene.low(thing.last)
    if wanted == "somebody-or-none":
        return is_somebody(scene, thing)
    if wanted == "positions":
        return head in objects("positions")
    if wanted == "named-place":
        span = scene.span_of(thing)
        return any(span.contains(place) for place in scene.places_at(span))
    return head in objects(wanted)
