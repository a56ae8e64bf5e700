"""Whom a death or an injury befell where only a pronoun tells ("She died").

Rules that hold here:
- Who was attacked or hurt just before is meant, rather than who spoke or acts.
- Else the one person who was named in the sentence or the one before; where two were,
  or somebody without a name ("the girl"), nobody is meant for sure.
- Who speaks is not dead: "Ana Kost said she had died" is of somebody else.
"""

import re
from collections.abc import Sequence
from functools import cache

from sayso.model.event import EventMention
from sayso.model.source import SourceKind
from sayso.model.span import Span
from sayso.resolve.cast import Character
from sayso.resolve.referents import Referents, can_mean
from sayso.text.intervals import Intervals
from sayso.vocab import table

PRONOUNS = frozenset("he she him her".split())
_HURTING = frozenset({"ASSAULT", "casualty"})
_DEADLY = re.compile(r"die|dead|death|kill|drown|perish", re.IGNORECASE)


@cache
def _somebody() -> re.Pattern[str]:
    """One person by a common noun: "the girl", "a 40-year-old man"."""
    nouns = "|".join(sorted(table("groups")["people"]["one"].split()))
    article = r"(?:an?|the|his|her|their|one)"
    return re.compile(rf"\b{article}\s+(?:[\w-]+\s+){{0,3}}?(?:{nouns})\b", re.I)


class Befallen:
    """Answers whom pronouns mean that undergo a death or an injury."""

    def __init__(self, referents: Referents, events: Sequence[EventMention]) -> None:
        self._referents = referents
        self._events = Intervals(events, lambda event: event.trigger)

    def asks(self, mention: EventMention, span: Span) -> bool:
        """Whether a target is a pronoun for one person who was hurt or killed."""
        words = self._referents.cast.doc.quote(span).casefold()
        return mention.type == "casualty" and words in PRONOUNS

    def meant_by(
        self, mention: EventMention, span: Span, speaker: Character | None
    ) -> Character | None:
        """The one that the pronoun means; None where it may be several."""
        usual = self._referents.meant_by(span, speaker)
        if usual is speaker and speaker is not None and not self._is_dead(mention):
            return usual  # "said he had been wounded"
        cast = self._referents.cast
        here = cast.sentence_at(span.start)
        begin = cast.start_of(max(0, here - 1))
        window = Span(begin, span.start) if begin < span.start else None
        if window is None:
            return usual
        hurt = self._hurt_in(window, mention, speaker)
        if hurt:
            return hurt[0] if len(hurt) == 1 else None
        named = self._named_in(window, span, speaker)
        if _somebody().search(cast.doc.quote(window)):
            return None
        if named:
            return named[0] if len(named) == 1 else None
        return None if usual is speaker else usual

    def _is_dead(self, mention: EventMention) -> bool:
        return bool(_DEADLY.search(self._referents.cast.doc.quote(mention.trigger)))

    def _hurt_in(
        self, window: Span, mention: EventMention, speaker: Character | None
    ) -> list[Character | None]:
        """Those whom something befell just before; None for somebody without a name."""
        found: dict[int, Character | None] = {}
        for event in self._events.inside(window.start, window.end):
            if event.type not in _HURTING or event.trigger == mention.trigger:
                continue
            for target in event.targets:
                one = self._one(target)
                if one is not None and one is not speaker:
                    found[id(one)] = one
                elif _somebody().search(self._referents.cast.doc.quote(target)):
                    found[id(target)] = None
        return list(found.values())

    def _one(self, target: Span) -> Character | None:
        meant = self._referents.meant_by(target, None)
        return meant if meant is not None and meant.kind is SourceKind.PERSON else None

    def _named_in(
        self, window: Span, span: Span, speaker: Character | None
    ) -> list[Character]:
        cast = self._referents.cast
        found: dict[int, Character] = {}
        pronoun = cast.doc.quote(span).casefold()
        for mention in self._referents.mentions_in(window):
            one = cast.by_span[mention]
            is_person = one.kind is SourceKind.PERSON and one is not speaker
            if is_person and can_mean(pronoun, one):
                found[id(one)] = one
        return list(found.values())
