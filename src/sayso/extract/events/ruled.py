"""Rules of the PLOVER codebook that look at all events of a sentence.

Rules that hold here:
- In fighting of two sides both act: "rebels clashed with the army".
- Troops that are deployed to attack are told by the attack: no MOBILIZE beside an
  ASSAULT of the same actors.
- Who is sentenced to prison is also held: COERCE/arrest beside SANCTION/convict.
- What a protest demands is its topic: no REQUEST beside a PROTEST.
- The visitor acts and the host is met: "Karvelia hosted the envoy"; of those who meet
  or talk without a visit, all act.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.events.roles import span_with_more
from sayso.extract.events.scene import Scene, is_people, phrase_from
from sayso.model.event import EventMention
from sayso.model.span import Span

_TWO_SIDED = frozenset("clash clashed clashes clashing fought fire".split())
_PRISON = frozenset("prison jail imprisonment".split())
_HOSTS = frozenset("host hosts hosted hosting receive receives received".split())
_MARCHING = frozenset("protesters demonstrators marchers strikers rioters".split())
_MEETING = frozenset(
    "meet meets met meeting talks negotiations discussions talk talked phone".split()
)
REACH = 12  # tokens between a sentence of a court and the word of the prison


def after_the_codebook(
    scene: Scene, events: Sequence[EventMention]
) -> Iterator[EventMention]:
    """The events as the codebook counts them, in the order given."""
    attackers = {a for e in events if e.type == "ASSAULT" for a in e.actors}
    for event in events:
        if event.type == "MOBILIZE" and attackers & set(event.actors):
            continue
        if event.type == "REQUEST" and _is_topic(scene, event, events):
            continue
        if event.type == "ASSAULT":
            yield _with_both_sides(scene, event)
        elif event.type == "CONSULT":
            yield _of_consulting(scene, event)
        else:
            yield event
        if event.mode == "convict":
            yield from _held(scene, event)


def _is_topic(
    scene: Scene, request: EventMention, events: Sequence[EventMention]
) -> bool:
    """As in "thousands marched, demanding it", "protesters demanded it"."""
    marching = any(e.type == "PROTEST" and e.status == request.status for e in events)
    words = {
        token.low
        for span in request.actors
        for token in scene.tokens
        if span.start <= token.start < span.end
    }
    return marching or bool(words & _MARCHING)


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


def _of_consulting(scene: Scene, event: EventMention) -> EventMention:
    if event.mode == "visit":
        return _by_the_visitor(scene, event)
    word = scene.low(_last_token(scene, event))
    met = event.targets or _talked_with(scene, event)
    if word not in _MEETING or not event.actors or not met:
        return event
    if not all(_is_somebody(scene, span) for span in met):
        return event
    return replace(event, actors=(*event.actors, *met), targets=())


def _talked_with(scene: Scene, event: EventMention) -> tuple[Span, ...]:
    """As in "held talks with the ministry": the ministry."""
    last = _last_token(scene, event)
    other = phrase_from(scene, last + 2) if scene.low(last + 1) == "with" else None
    return () if other is None else span_with_more(scene, other)


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
