"""Where an incident was whose numbers are told in words of their own.

Rules that hold here:
- "At least 12 people were killed in Halvik. The Group put the number of dead at 14 and
  said 30 people had been wounded.": 14 and 30 are of Halvik, too.
- Only numbers of people in general, without a time of their own, are the incident's;
  "four soldiers" may have died elsewhere.
- The incident is told in the same sentence or in the one before; two places there are
  no answer, and a river or a region is none.
- The same deed with the same number is told twice: "freed 140 prisoners" is where the
  140 were freed elsewhere in the text, if that is one place.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.model.event import EventMention
from sayso.model.figure import Figure
from sayso.model.span import Span
from sayso.resolve.events import Happenings
from sayso.text.intervals import Intervals

REACH = 1000  # letters; two sentences, unless one is as long as a book
_INCIDENTS = frozenset({"casualty", "ASSAULT", "explode", "disaster"})
_EXACT = frozenset({"settlement", "site", "near", None})
_ANYBODY = frozenset({None, "people", "persons", "others", "them"})


def in_incident(
    mention: EventMention,
    figures: Sequence[Figure],
    events: Intervals[EventMention],
    happenings: Happenings,
) -> EventMention:
    """The event, at the place of the incident told before if its numbers are of it."""
    if mention.place is None and figures and mention.type != "casualty":
        return _told_again(mention, figures[0], events, happenings)
    if mention.type != "casualty" or mention.place or mention.time or not figures:
        return mention
    if not all(_is_of_incident(figure) for figure in figures):
        return mention
    cast = happenings.referents.cast
    begin = cast.start_of(cast.sentence_at(mention.trigger.start) - 1)
    begin = max(begin, mention.trigger.start - REACH)
    places = _places(happenings, events.inside(begin, mention.trigger.start))
    return replace(mention, place=places[0]) if len(places) == 1 else mention


def _told_again(
    mention: EventMention,
    figure: Figure,
    events: Intervals[EventMention],
    happenings: Happenings,
) -> EventMention:
    """The event, where the text puts the same deed done to as many elsewhere."""
    doc = happenings.doc
    counted = doc.quote(figure.span).casefold()
    places: dict[str, Span] = {}
    for other in events.inside(0, len(doc.text)):
        same = other.type == mention.type and other.mode == mention.mode
        if not same or other.place is None or other.status != mention.status:
            continue
        if any(counted in doc.quote(target).casefold() for target in other.targets):
            where = happenings.place_at(other.place)
            if where is not None and where.precision in _EXACT:
                places.setdefault(where.name.casefold(), other.place)
    if len(places) != 1:
        return mention
    return replace(mention, place=next(iter(places.values())))


def _is_of_incident(figure: Figure) -> bool:
    return figure.scope == "incident" and figure.of in _ANYBODY


def _places(happenings: Happenings, events: Iterable[EventMention]) -> list[Span]:
    """Where the incidents were, one span for each place."""
    found: dict[str, Span] = {}
    for event in events:
        if event.place and event.type in _INCIDENTS and event.status == "actual":
            where = happenings.place_at(event.place)
            if where is not None and where.precision in _EXACT:
                found.setdefault(where.name.casefold(), event.place)
    return list(found.values())
