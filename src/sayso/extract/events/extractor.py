"""Words that name events, with the words of who, whom, where and when around them.

Rules that hold here:
- A verb counts as what it is in its place: "was killed" is passive, "to withdraw" has
  the subject (or, after "told its fighters", the object) of the verb above it.
- The object tells senses apart: "captured the town" seizes, "captured three soldiers"
  abducts; "left its positions" withdraws, "left Karvelia" flees.
- A noun ("the attack on Dresna") is an event only with a part of its own, or where the
  sentence has no verb of an event.
- "not", "no", "failed to" negate; "will", "plans to" make it future, "if" and "could"
  hypothetical, a year well before publication historical. A doubtful part stays empty:
  roles are never guessed across clauses.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from sayso.extract.events.nominals import attackers_in, roles_of_noun
from sayso.extract.events.roles import (
    is_passive,
    object_of,
    roles_of_verb,
    undergoer,
)
from sayso.extract.events.ruled import after_the_codebook
from sayso.extract.events.scene import Scene, is_somebody, scene_of
from sayso.extract.events.senses import event_in, fits, is_weapon
from sayso.extract.events.verbs import VerbGroup, subject_of, verb_group
from sayso.extract.events.whereabouts import bounds_of
from sayso.extract.mentions.names import body_words, states
from sayso.extract.sentences import READ_LANGUAGES
from sayso.extract.triggers import Sense, Trigger, lexicon, objects
from sayso.model.document import Document
from sayso.model.event import EventMention
from sayso.model.reading import Extraction, Finding
from sayso.model.source import Mention, SourceKind
from sayso.model.span import Span
from sayso.text.intervals import Intervals
from sayso.text.numbers import cardinal_at
from sayso.vocab import table

HISTORICAL_YEARS = 2
_YEAR = re.compile(r"((?:18|19|20)\d\d)s?")  # "in 2015", "in the 1990s"
_LONG_UNITS = frozenset("decade decades century centuries".split())
_WORD_BEHIND = re.compile(r"\s([a-z]+)\b")
_YEAR_LEADS = frozenset(["in", "since", "during", "from", "until", "by"])
_DONE_BY_DEEDS = frozenset(["killed-with", "destroy", "strike-target"])
_ANY = frozenset("any whatever whichever".split())
_CASUALTY = "casualty"
_FLIGHTS = frozenset({"flee"})
_SEIZE = "seize"
_MONTH = "March"  # "since March" is no march
_NO_EVENT = "none"  # the type of a sense that only keeps others away


class EventExtractor:
    """Gives the events that the words name."""

    name = "events"
    version = "1"
    needs: tuple[str, ...] = ("sentences", "mentions", "places", "times")
    gives: tuple[str, ...] = ("events",)

    def extract(self, doc: Document, found: Extraction) -> Iterator[Finding]:
        """The events, in text order; none in a language whose words we do not know."""
        if doc.lang not in READ_LANGUAGES:
            return
        for scene, before in scenes_of(doc, found):
            yield from happening_in(scene, before)


def scenes_of(doc: Document, found: Extraction) -> Iterator[tuple[Scene, int]]:
    """Each sentence made ready, and the year before which a year is long gone."""
    places = Intervals(_places_of(doc, found), _itself)
    times = Intervals((m.span for m in found.times), _itself)
    people = (m.span for m in found.mentions if m.kind is SourceKind.PERSON)
    persons = Intervals(people, _itself)
    before = doc.published_at.year - HISTORICAL_YEARS if doc.published_at else 0
    for sent in found.sentences:
        if sent.tokens:
            yield scene_of(sent, places, times, persons), before


def _places_of(doc: Document, found: Extraction) -> list[Span]:
    """Words that may name places, without those of people's and bodies' names."""
    named = [m.span for m in found.mentions if _is_no_place(m)]
    starts = [span.start for span in named]
    kept = []
    for mention in found.places:
        before = bisect_right(starts, mention.span.start) - 1
        taken = before >= 0 and named[before].contains(mention.span)
        if not (mention.nested or taken or _is_whose(doc, mention.span)):
            kept.append(mention.span)
    return kept


def _is_whose(doc: Document, span: Span) -> bool:
    """Whether a state's name says whose people are meant: "US forces"."""
    if doc.quote(span).casefold() not in states():
        return False
    word = _WORD_BEHIND.match(doc.text, span.end)
    return word is not None and word[1] in objects("people") | _own_people()


@cache
def _own_people() -> frozenset[str]:
    return frozenset(table("groups")["sides"]["own"].split())


def _is_no_place(mention: Mention) -> bool:
    """Whether a name is surely no place's: "Torvald", "the Front for Renewal"."""
    if mention.name is None:
        return False
    # "Halvik hospital": the noun in small letters leaves the place what it is
    words = {w.casefold() for w in mention.name.split() if not w.islower()}
    bare = mention.title is None  # an office may hold a place: "mayor of Dresna"
    is_body = bool(mention.acronym or (words & body_words() and len(words) > 1))
    return bare and (mention.kind is SourceKind.PERSON or is_body)


def _itself(span: Span) -> Span:
    return span


def happening_in(scene: Scene, before: int) -> Iterator[EventMention]:
    """The events that the words of a sentence name, in text order."""
    verbs: list[EventMention] = []
    nouns: list[EventMention] = []
    known, i = lexicon(), 0
    while i < len(scene.tokens):
        triggers = known.get(scene.low(i)) if _may_name(scene, i) else None
        match = _match(scene, i, triggers) if triggers else None
        if match is None:
            i += 1
            continue
        event, last, is_noun = match
        if event.type != _NO_EVENT:
            (nouns if is_noun else verbs).append(_dated(scene, event, i, last, before))
        i = last + 1
    verbs = _fled_from(verbs)
    kept = [n for n in nouns if not verbs or _says_something(scene, n, verbs)]
    kept = [n for n in kept if not _is_counted(n, kept, verbs)]
    found = sorted([*verbs, *kept], key=lambda e: e.trigger.start)
    yield from after_the_codebook(scene, found)


def _fled_from(verbs: Sequence[EventMention]) -> list[EventMention]:
    """As in "captured Dresna, sending the governor fleeing": he fled from there."""
    found: list[EventMention] = []
    for event in verbs:
        before = found[-1] if found else None
        is_flight = event.type in _FLIGHTS and event.place is None
        if is_flight and before is not None and before.mode == _SEIZE:
            event = replace(event, place=before.place)  # noqa: PLW2901 - the same event, with its place
        found.append(event)
    return found


def _says_something(
    scene: Scene, noun: EventMention, verbs: Sequence[EventMention]
) -> bool:
    """Whether a noun has a part of its own, or counts the dead of an incident."""
    at = bisect_left(scene.tokens, noun.trigger.start, key=lambda t: t.start)
    if noun.type == _CASUALTY and scene.low(at) == "number":
        return True  # "put the number of dead at 14 and said 30 were wounded"
    if not (noun.actors or noun.targets or noun.place):
        return False
    return not any(_is_taken_up(noun, verb) for verb in verbs)


def _is_counted(
    noun: EventMention, nouns: Sequence[EventMention], verbs: Sequence[EventMention]
) -> bool:
    """As in "the death toll from the shelling of Halvik": the toll is what is told."""
    if noun.actors or noun.type == _CASUALTY:
        return False
    tolls = [n for n in nouns if n.type == _CASUALTY and n.trigger < noun.trigger]
    toll = tolls[-1] if tolls else None
    if toll is None or noun.place not in {None, toll.place}:
        return False
    return not any(toll.trigger < v.trigger < noun.trigger for v in verbs)


def _may_name(scene: Scene, at: int) -> bool:
    return scene.tokens[at].text != _MONTH or at == 0


def _is_taken_up(noun: EventMention, verb: EventMention) -> bool:
    """As in "an attack on Dresna killed four": the verb says it all."""
    if noun.targets or noun.actors not in {(), verb.actors}:
        return False
    same = noun.type == verb.type and noun.mode == verb.mode
    return same and noun.place in {None, verb.place}


def _match(
    scene: Scene, at: int, triggers: Sequence[Trigger]
) -> tuple[EventMention, int, bool] | None:
    group: VerbGroup | None = None
    for trigger in triggers:
        last = at + len(trigger.rest)
        if trigger.rest and not _stands(scene, at, trigger):
            continue
        if _is_noun_here(scene, at, last, trigger):
            return _noun_event(scene, trigger.sense, at, last), last, True
        if scene.letter(at) not in "VX" or trigger.form == {"noun"}:
            continue
        if _is_of_any(scene, at) or _is_kept_from(scene, at):
            continue
        group = group or verb_group(scene, at)
        if group.passive and trigger.form == {"base"}:
            continue  # "any talks are welcome"
        if _sense_fits(scene, trigger, group, at, last):
            event = _verb_event(scene, trigger.sense, group, at, last)
            return event, _end_of_deed(scene, trigger.sense, last), False
    return None


def _end_of_deed(scene: Scene, sense: Sense, last: int) -> int:
    """As in "lifted its ban": the ban is half of the deed, and no event of its own."""
    if sense.object_is != "deed" or not sense.object:
        return last
    thing = object_of(scene, last)
    return last if thing is None else thing.last


def _is_of_any(scene: Scene, at: int) -> bool:
    """As in "any leader chosen by the people": nothing that happened."""
    phrase = scene.closes.get(at - 1)
    return phrase is not None and scene.low(phrase.first) in _ANY


def _is_kept_from(scene: Scene, at: int) -> bool:
    """As in "barred him from entering": he did not."""
    return scene.low(at - 1) == "from" and scene.low(at).endswith("ing")


def _stands(scene: Scene, at: int, trigger: Trigger) -> bool:
    return all(scene.low(at + 1 + k) == word for k, word in enumerate(trigger.rest))


def _is_noun_here(scene: Scene, at: int, last: int, trigger: Trigger) -> bool:
    if "noun" not in trigger.form:
        return False
    # "strike" in "strike action" only modifies; the head of the phrase names the event
    return scene.letter(at) == "N" and scene.letter(last + 1) != "N"


def _sense_fits(
    scene: Scene, trigger: Trigger, group: VerbGroup, at: int, last: int
) -> bool:
    sense = trigger.sense
    passive = is_passive(scene, group, at, last, sense)
    if sense.voice and (sense.voice == "passive") != passive:
        return False
    if sense.denies:  # "Velk is alive", and no custom
        subject = subject_of(scene, group, at)
        return subject is not None and is_somebody(scene, subject)
    if not sense.object:
        return True
    if passive and sense.object != "none":
        thing = undergoer(scene, sense, group, at)
    else:
        thing = object_of(scene, last)
    return fits(scene, sense, thing)


def _verb_event(
    scene: Scene, sense: Sense, group: VerbGroup, at: int, last: int
) -> EventMention:
    roles = roles_of_verb(scene, sense, group, at, last)
    what = event_in(scene, roles.actors[:1]) if sense.key in _DONE_BY_DEEDS else None
    fired = is_weapon(scene, roles.actors[:1])
    if what is not None:  # "a suicide attack that killed two officers"
        sense, owners = what, attackers_in(scene, roles.actors[0])
        roles = replace(roles, actors=owners)
    elif fired:
        roles = replace(roles, actors=())  # "shells hit the town": nobody is named
    kills = fired and sense.key == "killed-with"  # "shells killed four": who fired?
    return EventMention(
        trigger=scene.span(at, last),
        type=_CASUALTY if kills else sense.type,
        mode=sense.mode,
        actors=roles.actors,
        targets=roles.targets,
        place=roles.place,
        time=roles.time,
        negated=(group.negated != roles.negated) != sense.denies,
        status=group.status,
    )


def _noun_event(scene: Scene, sense: Sense, at: int, last: int) -> EventMention:
    roles = roles_of_noun(scene, sense, at, last)
    return EventMention(
        trigger=scene.span(at, last),
        type=sense.type,
        mode=sense.mode,
        actors=roles.actors,
        targets=roles.targets,
        place=roles.place,
        time=roles.time,
        negated=roles.negated,
        status=roles.status,
    )


def _dated(
    scene: Scene, event: EventMention, first: int, last: int, before: int
) -> EventMention:
    """The event, historical where its clause names a year or a time long gone."""
    if event.status != "actual":
        return event
    lo, hi = bounds_of(scene, first, last)
    if any(_is_long_ago(scene, i, before) for i in range(lo, hi)):
        return replace(event, status="historical")
    return event


def _is_long_ago(scene: Scene, at: int, before: int) -> bool:
    """As in "in 2009", "in the 1990s", "20 years ago", "decades ago"."""
    low = scene.low(at)
    year = _YEAR.fullmatch(low)
    if year is not None:
        decade = low.endswith("s") and scene.low(at - 1) == "the"
        lead = scene.low(at - 1 - decade)
        return int(year[1]) < before and lead in _YEAR_LEADS  # not "a 2015 resolution"
    if low != "ago":
        return False
    unit = scene.low(at - 1)
    if unit in _LONG_UNITS:
        return True
    years = cardinal_at([scene.low(at - 2)], 0) if unit == "years" else None
    return years is not None and years[0] > HISTORICAL_YEARS
