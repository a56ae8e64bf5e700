"""Rules of the PLOVER codebook that look at all events of a sentence.

Rules that hold here:
- In fighting of two sides both act: "rebels clashed with the army".
- Troops that are deployed to attack are told by the attack: no MOBILIZE beside an
  ASSAULT of the same actors.
- Who is sentenced to prison is also held: COERCE/arrest beside SANCTION/convict.
- The visitor acts and the host is met: "Karvelia hosted the envoy".
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.events.scene import Scene, is_people, phrase_from
from sayso.model.event import EventMention
from sayso.model.span import Span

_TWO_SIDED = frozenset("clash clashed clashes clashing fought fire".split())
_PRISON = frozenset("prison jail imprisonment".split())
_HOSTS = frozenset("host hosts hosted hosting receive receives received".split())
REACH = 12  # tokens between a sentence of a court and the word of the prison


def after_the_codebook(
    scene: Scene, events: Sequence[EventMention]
) -> Iterator[EventMention]:
    """The events as the codebook counts them, in the order given."""
    attackers = {a for e in events if e.type == "ASSAULT" for a in e.actors}
    for event in events:
        if event.type == "MOBILIZE" and attackers & set(event.actors):
            continue
        if event.type == "ASSAULT":
            yield _with_both_sides(scene, event)
        elif event.mode == "visit":
            yield _by_the_visitor(scene, event)
        else:
            yield event
        if event.mode == "convict":
            yield from _held(scene, event)


def _last_token(scene: Scene, event: EventMention) -> int:
    """The last token of an event's word."""
    return bisect_right(scene.tokens, event.trigger.end - 1, key=lambda t: t.start) - 1


def _with_both_sides(scene: Scene, event: EventMention) -> EventMention:
    last = _last_token(scene, event)
    one_sided = scene.low(last) == "fire" and not scene.low(last - 1).startswith("exch")
    if one_sided or scene.low(last) not in _TWO_SIDED or scene.low(last + 1) != "with":
        return event
    other = phrase_from(scene, last + 2)
    if other is None or other.is_pronoun or not event.actors:
        return event
    return replace(event, actors=(*event.actors, scene.span_of(other)), targets=())


def _by_the_visitor(scene: Scene, event: EventMention) -> EventMention:
    word = scene.low(_last_token(scene, event))
    if word not in _HOSTS or not event.actors or not event.targets:
        return event
    if not all(_is_somebody(scene, span) for span in event.targets):
        return event  # "hosted talks"
    return replace(event, actors=event.targets, targets=event.actors)


def _is_somebody(scene: Scene, span: Span) -> bool:
    first = bisect_left(scene.tokens, span.start, key=lambda t: t.start)
    phrase = scene.around(first)
    if phrase is None:
        return False
    is_name = scene.tokens[phrase.last].text[0].isupper()
    return is_name or is_people(scene, phrase)


def _held(scene: Scene, event: EventMention) -> Iterator[EventMention]:
    last = _last_token(scene, event)
    for at in range(last + 1, min(last + REACH, len(scene.tokens))):
        if scene.low(at) in _PRISON:
            trigger = scene.span(at, at)
            yield replace(event, type="COERCE", mode="arrest", trigger=trigger)
            return
