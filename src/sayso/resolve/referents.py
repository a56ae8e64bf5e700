"""Whom a stretch of words means: the speaker of an attribution, the actor of an event.

Rules that hold here:
- In words that name several, the outermost counts: "a spokesman for the ministry" is
  the spokesman; a person named there counts before the rest.
- A pronoun means the speaker inside what that speaker says, if it can ("it" a body,
  "he" a person); elsewhere the one who was named before it in its sentence, or in the
  sentence before. Two candidates are no answer.
- "its fighters" are whoever "its" means; "the Front's troops" are the Front's.
"""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from sayso.model.source import SourceKind
from sayso.model.span import Span
from sayso.resolve.cast import Character
from sayso.resolve.coreference import Cast
from sayso.resolve.likeness import is_somebody
from sayso.vocab import table

_HE = frozenset("he she him her his hers himself herself".split())
_IT = frozenset("it its itself".split())
_THEY = frozenset("they them their theirs themselves".split())
_I = frozenset("i we us our my me ours mine ourselves".split())
PRONOUNS = _HE | _IT | _THEY | _I
PRONOUN_REACH = 2000  # letters
_PEOPLE = frozenset({SourceKind.PERSON, SourceKind.UNNAMED})
_BODIES = frozenset({SourceKind.BODY, SourceKind.OUTLET})
_MANY = _BODIES | {SourceKind.CROWD, SourceKind.UNNAMED}


@cache
def own_nouns() -> frozenset[str]:
    """Nouns for the own people of whoever is named before them ("fighters")."""
    return frozenset(table("groups")["sides"]["own"].split())


def can_mean(pronoun: str, character: Character) -> bool:
    """Whether a pronoun may stand for somebody of this kind."""
    if pronoun in _I:
        return True
    if pronoun in _HE:
        return character.kind in _PEOPLE
    return character.kind in (_BODIES if pronoun in _IT else _MANY)


class Referents:
    """Answers whom words mean, over the cast of one document."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.quoted = False
        self._spans = sorted(cast.by_span, key=lambda s: (s.start, -s.end))
        self._starts = [s.start for s in self._spans]
        self._longest = max((len(s) for s in self._spans), default=0)

    def _touching(self, span: Span) -> list[Span]:
        """The mentions that share a letter with a span, outermost first."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [s for s in self._spans[first:last] if s.end > span.start]

    def named_in(self, span: Span) -> Character | None:
        """The one that the words at a span name or describe."""
        inside = self._touching(span)
        if not inside:
            return None
        outer = self.cast.by_span[inside[0]]
        people = [
            self.cast.by_span[s]
            for s in inside
            if self.cast.by_span[s].kind is SourceKind.PERSON and span.contains(s)
        ]
        if len(people) == 1 and outer.kind is not SourceKind.UNNAMED:
            return people[0] if people[0].names and not outer.group else outer
        return outer

    def meant_by(self, span: Span, speaker: Character | None = None) -> Character | None:
        """The one that words mean, pronouns and possessors followed."""
        words = self.cast.doc.quote(span).casefold().replace("’", "'").split()
        if words[0] in PRONOUNS:
            if len(words) == 1 or words[-1] in own_nouns():
                return self.behind(words[0], span, speaker)
            return None
        return self._owner(span, words) or self._headed(span)

    def _owner(self, span: Span, words: list[str]) -> Character | None:
        """ "The Front" of "the Front's fighters"."""
        if words[-1] not in own_nouns():
            return None
        text = self.cast.doc.quote(span).replace("’", "'")
        owner, mark, _ = text.rpartition("'s ")
        if not mark:
            return None
        return self._headed(Span(span.start, span.start + len(owner)))

    def _headed(self, span: Span) -> Character | None:
        """The mention that holds the last word of a phrase, or a name in front of it."""
        last = span.end - 1
        touching = self._touching(span)
        for s in touching:
            if s.start <= last < s.end:
                return self.cast.by_span[s]
        inside = [s for s in touching if span.contains(s)]
        if not inside:
            return None
        character = self.cast.by_span[inside[0]]
        # "the Hezbollah fighters" are Hezbollah's; "the Dresna bridge" is no Dresna
        is_own = self._last_word(span) in own_nouns() | {"group", "movement", "party"}
        return character if is_own and not character.placed else None

    def _last_word(self, span: Span) -> str:
        return self.cast.doc.quote(span).casefold().split()[-1]

    def behind(
        self, pronoun: str, span: Span, speaker: Character | None
    ) -> Character | None:
        """The one that a pronoun stands for, in the clear cases."""
        if speaker is not None and can_mean(pronoun, speaker):
            if not self.quoted or pronoun in _I:
                return speaker
        if pronoun in _I or self.quoted:
            return None
        here = self.cast.sentence_at(span.start)
        for number in (here, here - 1):
            found = list(self._named_before(pronoun, span.start, number))
            if len(found) == 1:
                return found[0]
            if found:
                return self._opening(found, number)
        return None

    def _opening(self, found: Iterable[Character], number: int) -> Character | None:
        """Of several, the one whose name opens the sentence, if nobody else is close.

        "NFR has roots in the Ister League. Banned as a party, it has ..."
        """
        for character in found:
            for span in character.mentions:
                if self.cast.opens_sentence(span, number):
                    return character
        return None

    def _named_before(
        self, pronoun: str, at: int, number: int
    ) -> Iterable[Character]:
        # `placed` ones are towns and rivers: "it" is none of them
        found: dict[int, Character] = {}
        # the sentence and the one before it are far shorter than this reach
        first = bisect_left(self._starts, at - PRONOUN_REACH)
        for s in self._spans[first : bisect_left(self._starts, at)]:
            if self.cast.sentence_at(s.start) != number:
                continue
            character = self.cast.by_span[s]
            if can_mean(pronoun, character) and not character.placed:
                found.setdefault(id(character), character)
        named = [c for c in found.values() if is_somebody(c)]
        named = named or [c for c in found.values() if not c.is_local]
        return named or list(found.values())
