"""Events with the people, places and times that their words mean.

Rules that hold here:
- A participant keeps its words; it has a source only where the register could know it
  from other papers, too. "two soldiers" are nobody's register row.
- Inside what somebody says, "it" and "its fighters" are the speaker's.
- A place is the one that `resolve_places` found at or around the words.
- A participant has the country and sectors of whom it means, else of its words.
"""

from collections.abc import Callable, Sequence

from sayso.model.actorcode import ActorCode
from sayso.model.event import Event, EventMention, Participant
from sayso.model.ids import SourceId
from sayso.model.place import PlaceRef
from sayso.model.span import Span
from sayso.model.timeref import TimeRef
from sayso.resolve.befallen import Befallen
from sayso.resolve.cast import Character
from sayso.resolve.coded import Coded
from sayso.resolve.referents import PRONOUNS, Referents
from sayso.text.intervals import Intervals

SETTLEMENTS = frozenset(["town", "city", "village"])
SITES = frozenset(
    "facility airport airbase prison base camp port station plant dam hospital".split()
)
RELATIVES = frozenset(["who", "which", "that", "whom", "others", "some"])
# Who holds positions "around the town" after "the outskirts of Dresna" does not hold
# Dresna: what is only near a settlement stays open.
_SETTLED: frozenset[str | None] = frozenset(["settlement", None])
_DETERMINERS = frozenset("the a an this that these those some any".split())


def _is_settled(ref: PlaceRef) -> bool:
    return ref.precision in _SETTLED


def _is_site(ref: PlaceRef) -> bool:
    """Whether a place is a site, by the gazetteer or by its name."""
    return ref.precision == "site" or ref.name.split()[-1].casefold() in SITES


class Happenings:
    """Resolves the events of one document."""

    def __init__(
        self,
        referents: Referents,
        places: Sequence[PlaceRef],
        times: Sequence[TimeRef],
        coded: Coded,
        befallen: Befallen,
    ) -> None:
        self.referents, self.coded, self.befallen = referents, coded, befallen
        self.doc = referents.cast.doc
        self.places = Intervals(places, lambda ref: ref.span)
        self.times = Intervals(times, lambda ref: ref.span)
        self.acting: dict[Span, tuple[Character, ...]] = {}

    def resolve(
        self,
        mention: EventMention,
        speaker: Character | None,
        *,
        quoted: bool = False,
        begin: int = 0,
    ) -> Event:
        """The event that the words mean, said by the speaker (None: the outlet).

        `quoted`: in the speaker's own words, where "I" and "we" are the speaker's and
        "they" are not. `begin`: where what the speaker says begins.
        """
        self.referents.quoted, self.referents.begin = quoted, begin
        place = None if mention.place is None else self.place_at(mention.place)
        when = None if mention.time is None else self._time(mention.time)
        meant = [self.referents.meant_by(span, speaker) for span in mention.actors]
        self.acting[mention.trigger] = tuple(c for c in meant if c is not None)
        return Event(
            type=mention.type,
            mode=mention.mode,
            trigger=mention.trigger,
            actors=self._participants(mention.actors, speaker),
            targets=self._participants(mention.targets, speaker, mention),
            place=place,
            when=when,
            negated=mention.negated,
            status=mention.status,
        )

    def _participants(
        self,
        spans: Sequence[Span],
        speaker: Character | None,
        befell: EventMention | None = None,
    ) -> tuple[Participant, ...]:
        """Who the words mean; `befell`: what they undergo, if they do."""
        found = (self._participant(span, speaker, befell) for span in spans)
        return tuple(participant for participant in found if participant is not None)

    def _participant(
        self, span: Span, speaker: Character | None, befell: EventMention | None
    ) -> Participant | None:
        if befell is not None and self.befallen.asks(befell, span):
            character = self.befallen.meant_by(befell, span, speaker)
        else:
            character = self.referents.meant_by(span, speaker)
        words = self._bare(span)
        if character is None and words.casefold() in PRONOUNS | RELATIVES:
            return None  # a pronoun is no name
        if character is None:
            return self._told(span, words, None, self.coded.words(words))
        character = self.referents.cast.as_state(character, span)
        character.used = True
        code = self.coded.character(character)
        if character.is_local:
            name = character.name if words.casefold() in PRONOUNS else words
            return self._told(span, name, None, code)
        source = character.source_id(self.doc.text_sha256)
        return self._told(span, character.name, source, code)

    def _told(
        self, span: Span, name: str, source: SourceId | None, code: ActorCode
    ) -> Participant:
        return Participant(
            span=span,
            name=name,
            source=source,
            country=code.country,
            sectors=code.sectors,
        )

    def _bare(self, span: Span) -> str:
        words = self.doc.quote(span).split()
        while len(words) > 1 and words[0].casefold() in _DETERMINERS:
            words = words[1:]
        return " ".join(words)

    def place_at(self, span: Span) -> PlaceRef | None:
        """The place that words mean, or "the town" that was named before."""
        touching = self.places.touching(span.start, span.end)
        if touching:
            return max(touching, key=lambda ref: len(ref.span))
        noun = self._common_noun(span)
        if noun in SETTLEMENTS:
            return self._place_before(span, _is_settled)
        if noun in SITES:
            return self._place_before(span, _is_site)
        if self._is_some_site(span):
            return self._named_after(span)
        words = self._bare(span)
        if words.split()[-1][:1].isupper():
            return PlaceRef(span=span, name=words, place=None, precision=None)
        return None

    def _common_noun(self, span: Span) -> str | None:
        """As "town" in "the town": the noun of a place that was named before."""
        words = self.doc.quote(span).casefold().split()
        return words[1] if len(words) == 2 and words[0] == "the" else None

    def _is_some_site(self, span: Span) -> bool:
        """As in "a prison": a site that may be named after."""
        words = self.doc.quote(span).casefold().split()
        return len(words) == 2 and words[0] in {"a", "an"} and words[1] in SITES

    def _named_after(self, span: Span) -> PlaceRef | None:
        """As in "stormed a prison, ... in Halvik prison": named in its sentence."""
        noun = self.doc.quote(span).split()[-1]
        cast = self.referents.cast
        end = cast.start_of(cast.sentence_at(span.start) + 1) or len(self.doc.text)
        for ref in self.places.inside(span.end, end):
            told = self.doc.text[ref.span.start : ref.span.end + len(noun) + 1]
            if told.casefold().endswith(f" {noun.casefold()}"):
                return ref
        return None

    def _place_before(
        self, span: Span, fits: Callable[[PlaceRef], bool]
    ) -> PlaceRef | None:
        """The one such place named before a common noun in its sentence or the last."""
        cast = self.referents.cast
        here = cast.sentence_at(span.start)
        for number in (here, here - 1):
            found = {
                ref.place.place if ref.place else ref.name: ref
                for ref in self.places.inside(cast.start_of(number), span.start)
                if fits(ref)
                and cast.sentence_at(ref.span.start) == number
            }  # fmt: skip
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def _time(self, span: Span) -> TimeRef | None:
        for ref in self.times.touching(span.start, span.end):
            # "an hour", "a day after the fall": how long is no time when
            if ref.type != "DURATION" or ref.begin:
                return ref
        return None
