"""Events by rules, their parties by the meaning encoder, where its weights can run.

Rules that hold here:
- Only sentences are heard whose rules leave a party open, or that have no event at all
  but a verb of the kind that events have: each hearing costs milliseconds.
- What somebody is said to have said keeps the parties of the rules; the saying itself
  is heard where it is more than a saying ("welcomed the visit").
- What the encoder hears is the one event that the sentence is about. It takes the place
  of the parties of the rules' event that stands between them; the others stay.
- Without such an event one is made, if the encoder is sure of its parties and its type;
  its word is the verb after the first party.
- A place that the rules found stays a place, and is no target.
- Who warns of what nobody does ("warned of famine") threatens nobody.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.events.coding import SURE_OF_PARTY, EventCoder
from sayso.extract.events.extractor import EventExtractor, happening_in, scenes_of
from sayso.extract.events.scene import Scene, lacks_noun
from sayso.extract.events.verbs import verb_group
from sayso.extract.sentences import READ_LANGUAGES
from sayso.extract.triggers import objects
from sayso.model.coding import MarkedSentence
from sayso.model.document import Document
from sayso.model.event import EventMention
from sayso.model.reading import Extraction, Finding
from sayso.model.span import Span
from sayso.nlp.eventtypes import heard_types
from sayso.nlp.eventwords import telling_words
from sayso.nlp.meaning import trunk_in
from sayso.nlp.parties import Party, parties_in
from sayso.text.intervals import Intervals

SURE_OF_TYPE = 0.45
SURE_ALONE = 0.65  # without anybody who is met with
FEARED = 4  # tokens of "a new mass starvation"
SHORTEST = 4  # tokens
LONGEST = 600  # letters; a longer "sentence" is a list or a table
# Cues that do no more than tell, with their auxiliaries.
_TELLING = frozenset(
    "say says said saying tell tells told add adds added report reports reported "
    "has have had that to according".split()
)
_NO_NEWS = frozenset({"casualty", "disaster", "missing", "hold", "flee", "displace"})


class CombinedEventExtractor(EventExtractor):
    """Gives the events of the rules, with parties that the encoder heard."""

    version = "1+heard"
    needs: tuple[str, ...] = (*EventExtractor.needs, "attributions")

    def __init__(self) -> None:
        self._trunk = trunk_in()
        self._coder = EventCoder(weights=True)

    def extract(self, doc: Document, found: Extraction) -> Iterator[Finding]:
        """The events, in text order; none in a language whose words we do not know."""
        if doc.lang not in READ_LANGUAGES:
            return
        said = Intervals(_contents(found), _itself)
        acts = Intervals(_acts(doc, found), _itself)
        for scene, before in scenes_of(doc, found):
            events = list(happening_in(scene, before))
            own = [
                e for e in events if not said.touching(e.trigger.start, e.trigger.end)
            ]
            start, end = scene.tokens[0].start, scene.tokens[-1].end
            is_open = own or not events or acts.touching(start, end)
            if is_open and is_worth_hearing(scene, own):
                told = [event for event in events if event not in own]
                events = [*told, *self._heard(doc, scene, own)]
            yield from sorted(events, key=lambda event: event.trigger.start)

    def _heard(
        self, doc: Document, scene: Scene, events: list[EventMention]
    ) -> list[EventMention]:
        start, end = scene.tokens[0].start, scene.tokens[-1].end
        parties = [
            party
            for party in parties_in(self._trunk, doc.text, start, end)
            if party.score >= SURE_OF_PARTY
        ]
        acting, met = sides_of(parties)
        if not acting:
            return events
        main = main_event(events, acting, met)
        if main is not None:
            acting, met = each_of(scene, acting), each_of(scene, met)
            events[events.index(main)] = with_parties(main, acting, met)
            return events
        made = self._made(doc, scene, acting, met)
        if made is None:
            return events
        return [*events, made]

    def _made(
        self,
        doc: Document,
        scene: Scene,
        acting: tuple[Span, ...],
        met: tuple[Span, ...],
    ) -> EventMention | None:
        """An event of its own, if there is a verb for it and the type is clear."""
        at = verb_after(scene, acting[0])
        if at is None or is_of_calamity(scene, at):
            return None
        start, end = scene.tokens[0].start, scene.tokens[-1].end
        sentence = MarkedSentence(
            text=doc.text[start:end],
            source=tuple(Span(s.start - start, s.end - start) for s in acting),
            target=tuple(Span(s.start - start, s.end - start) for s in met),
        )
        least = SURE_OF_TYPE if met else SURE_ALONE
        if not self._coder.may_score(sentence, least):
            return None
        coding = self._coder.code(sentence)
        if coding.score < least:
            return None
        group = verb_group(scene, at)
        return EventMention(
            trigger=scene.span(at, at),
            type=coding.type,
            mode=coding.mode,
            actors=each_of(scene, acting),
            targets=each_of(scene, met),
            negated=coding.negated,
            status=group.status if coding.status == "actual" else coding.status,
        )


def _contents(found: Extraction) -> list[Span]:
    """What somebody is said to have said, by its first letter."""
    return sorted(span for a in found.attributions for span in a.content)


def _acts(doc: Document, found: Extraction) -> list[Span]:
    """The cues that are acts of their own: "welcomed", "has rejected"."""
    cues = sorted({span for a in found.attributions for span in a.cue})
    return [cue for cue in cues if set(doc.quote(cue).casefold().split()) - _TELLING]


def _itself(span: Span) -> Span:
    return span


def can_hear() -> bool:
    """Whether the shipped weights have been taught parties and types."""
    return heard_types() is not None


def is_worth_hearing(scene: Scene, events: Sequence[EventMention]) -> bool:
    """Whether the encoder could add something to a sentence."""
    if len(scene.tokens) < SHORTEST or "V" not in scene.classes:
        return False
    if scene.tokens[-1].end - scene.tokens[0].start > LONGEST:
        return False
    news = [event for event in events if event.type not in _NO_NEWS]
    if news:
        return any(not (e.actors and (e.targets or e.place)) for e in news)
    telling = telling_words()
    return any(
        letter == "V" and scene.low(at) in telling
        for at, letter in enumerate(scene.classes)
    )


def sides_of(parties: Sequence[Party]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Who acts and who is met with; of a reciprocal event all act."""
    acting = [Span(p.start, p.end) for p in parties if p.side != "target"]
    met = [Span(p.start, p.end) for p in parties if p.side == "target"]
    return tuple(acting), tuple(met)


def each_of(scene: Scene, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The parties one by one: "Karvelia and Sudria", not "Tarn and Velmoran troops"."""
    return tuple(part for span in spans for part in _parts_of(scene, span))


def _parts_of(scene: Scene, span: Span) -> Iterator[Span]:
    start, at = span.start, bisect_left(scene.tokens, span.start, key=lambda t: t.start)
    while at < len(scene.tokens) and scene.tokens[at].end < span.end:
        if scene.low(at) == "and" and _joins_two(scene, at, span):
            yield Span(start, scene.tokens[at - 1].end)
            start = scene.tokens[at + 1].start
        at += 1
    yield Span(start, span.end)


def _joins_two(scene: Scene, at: int, span: Span) -> bool:
    """Whether "and" stands between two phrases of a party, each with its own noun."""
    before, after = scene.closes.get(at - 1), scene.opens.get(at + 1)
    if before is None or after is None or lacks_noun(scene, before):
        return False
    if scene.letter(after.first) == "D":
        return True
    # "the Army of Law and Order" is one
    return scene.tokens[before.first].start <= span.start


def main_event(
    events: Sequence[EventMention], acting: tuple[Span, ...], met: tuple[Span, ...]
) -> EventMention | None:
    """The rules' event that the sentence is about: its word stands by the parties."""
    open_ones = [e for e in events if e.type not in _NO_NEWS]
    first = min((*acting, *met)).end
    last = max(span.start for span in (*acting, *met))
    between = [e for e in open_ones if first <= e.trigger.start < max(first + 40, last)]
    return between[0] if between else None


def with_parties(
    event: EventMention, acting: tuple[Span, ...], met: tuple[Span, ...]
) -> EventMention:
    """The event with the parties that were heard; those of the rules where none was."""
    place = event.place
    if place is not None:
        met = tuple(span for span in met if not place.contains(span))
    return replace(event, actors=acting or event.actors, targets=met or event.targets)


def is_of_calamity(scene: Scene, at: int) -> bool:
    """As in "warned of [mass starvation]", "warned that [famine] was spreading"."""
    if not scene.low(at).startswith("warn"):
        return False
    if scene.low(at + 1) not in {"of", "about", "that"}:
        return False
    feared = {scene.low(i) for i in range(at + 2, at + 2 + FEARED)}
    return bool(feared & objects("calamities"))


def verb_after(scene: Scene, party: Span) -> int | None:
    """The main verb after a party: the last of the first run of verbs."""
    at = bisect_left(scene.tokens, party.end, key=lambda t: t.start)
    while at < len(scene.tokens) and scene.letter(at) not in "V":
        at += 1
    return at if at < len(scene.tokens) else None
