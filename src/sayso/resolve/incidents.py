"""Where an incident was whose numbers are told in words of their own.

Rules that hold here:
- "At least 12 people were killed in Halvik. The Group put the number of dead at 14 and
  said 30 people had been wounded.": 14 and 30 are of Halvik, too.
- Only numbers of people in general, without a time of their own, are the incident's;
  "four soldiers" may have died elsewhere.
- The incident is told in the same sentence or in the one before; two places there are
  no answer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.model.event import EventMention
from sayso.model.figure import Figure
from sayso.model.span import Span
from sayso.resolve.stage import Stage
from sayso.text.intervals import Intervals

_INCIDENTS = frozenset({"casualty", "ASSAULT", "explode", "disaster"})
_ANYBODY = frozenset({None, "people", "persons", "others", "them"})


def in_incident(
    mention: EventMention,
    figures: Sequence[Figure],
    events: Intervals[EventMention],
    stage: Stage,
) -> EventMention:
    """The event, at the place of the incident told before if its numbers are of it."""
    if mention.type != "casualty" or mention.place or mention.time or not figures:
        return mention
    if not all(_is_of_incident(figure) for figure in figures):
        return mention
    begin = stage.start_of(stage.sentence_at(mention.trigger.start) - 1)
    before = events.inside(begin, mention.trigger.start)
    places = _places(stage, before)
    return replace(mention, place=places[0]) if len(places) == 1 else mention


def _is_of_incident(figure: Figure) -> bool:
    return figure.scope == "incident" and figure.of in _ANYBODY


def _places(stage: Stage, events: Iterable[EventMention]) -> list[Span]:
    """Where the incidents were, one span for each name."""
    found: dict[str, Span] = {}
    for event in events:
        if event.place and event.type in _INCIDENTS and event.status == "actual":
            found.setdefault(stage.doc.quote(event.place).casefold(), event.place)
    return list(found.values())
