"""Whom a stretch of words means: the speaker of an attribution, the actor of an event.

Rules that hold here:
- In words that name several, the outermost counts: "a spokesman for the ministry" is
  the spokesman; a person named there counts before the rest.
- A pronoun means the speaker inside what that speaker says, if it can ("it" a body,
  "he" a person); elsewhere the one who was named before it in its sentence, or in the
  sentence before. Two candidates are no answer.
- "its fighters" are whoever "its" means; "the Front's troops" are the Front's.
"""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from sayso.model.source import SourceKind
from sayso.model.span import Span
from sayso.resolve.cast import Character
from sayso.resolve.coreference import Cast
from sayso.resolve.heard import SPOKEN_REACH, Heard
from sayso.resolve.likeness import is_somebody
from sayso.resolve.salience import REACH, Minds, most_in_mind
from sayso.vocab import table

_HE = frozenset("he she him her his hers himself herself".split())
_SHE = frozenset("she her hers herself".split())
_IT = frozenset("it its itself".split())
_THEY = frozenset("they them their theirs themselves".split())
_I = frozenset("i we us our my me ours mine ourselves".split())
PRONOUNS = _HE | _IT | _THEY | _I
_JOINING = frozenset("of for and or with to from in at by on as said told".split())
# "officials at the port": what is counted stands before the first preposition
_OF = re.compile(r"\s(?:of|at|in|for|from|with|on|who)\s")
_OWNER = re.compile(r" of (?:the )?")  # "Fighters of the Front"
PRONOUN_REACH = 2000  # letters
# Records that are somebody's own words.
_WORDS = frozenset("statement statements letter tweet post message email".split())
WHO_REACH = 120  # letters between somebody and the "who" that goes on about them
_PEOPLE = frozenset({SourceKind.PERSON, SourceKind.UNNAMED})
_BODIES = frozenset({SourceKind.BODY, SourceKind.OUTLET})
_MANY = _BODIES | {SourceKind.CROWD, SourceKind.UNNAMED}


def is_pronoun(words: str) -> bool:
    """Whether words are a pronoun; "US" is none, though "us" is."""
    return words.casefold() in PRONOUNS and words != "US"


@cache
def own_nouns() -> frozenset[str]:
    """Nouns for the own people of whoever is named before them ("fighters")."""
    return frozenset(table("groups")["sides"]["own"].split())


def can_mean(pronoun: str, character: Character) -> bool:
    """Whether a pronoun may stand for somebody of this kind."""
    if pronoun in _I:
        return True
    if character.joined:
        return pronoun in _THEY
    if pronoun in _HE and is_many(character):
        return False  # "told reporters": she is none of them
    if pronoun in _HE:
        is_person = character.kind in _PEOPLE or _may_be_person(character)
        return is_person and _agrees(pronoun, character)
    return character.kind in (_BODIES if pronoun in _IT else _MANY)


def is_many(character: Character) -> bool:
    """Whether the words for somebody unnamed are a plural: "two officials"."""
    if character.kind is not SourceKind.UNNAMED or not character.names:
        return False
    last = _OF.split(character.names[0])[0].split()[-1].casefold()
    return last.endswith(("s", "men", "people")) and not last.endswith("ss")


def _may_be_person(character: Character) -> bool:
    """As in "Brandt told reporters": one word that nothing makes a body's name."""
    if character.kind is not SourceKind.BODY or len(character.names) != 1:
        return False
    name = character.names[0]
    plain = name.isalpha() and not name.isupper() and not character.country
    return plain and not is_somebody(character) and not character.placed


def _agrees(pronoun: str, character: Character) -> bool:
    """Whether "she" or "he" goes with a given name; unknown names go with both."""
    first = character.name.split(" ", 1)[0].casefold() if character.names else ""
    if first not in _given("given") or first in _given("either"):
        return True
    return (first in _given("feminine")) == (pronoun in _SHE)


def suits(pronoun: str, character: Character) -> bool:
    """Whether a given name that the list has goes with "he" or with "she"."""
    first = character.name.split(" ", 1)[0].casefold() if character.names else ""
    if first not in _given("given") or first in _given("either"):
        return False
    return (first in _given("feminine")) == (pronoun in _SHE)


@cache
def _given(name: str) -> frozenset[str]:
    return frozenset(table("first_names")["names"][name].split())


class Referents:
    """Answers whom words mean, over the cast of one document."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.quoted, self.begin = False, 0
        self.heard = Heard(cast)
        self._spans = sorted(cast.by_span, key=lambda s: (s.start, -s.end))
        self._starts = [s.start for s in self._spans]
        self._longest = max((len(s) for s in self._spans), default=0)

    def _touching(self, span: Span) -> list[Span]:
        """The mentions that share a letter with a span, outermost first."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [s for s in self._spans[first:last] if s.end > span.start]

    def mentions_in(self, span: Span) -> list[Span]:
        """The mentions that lie in a span, outermost first."""
        return [s for s in self._touching(span) if span.contains(s)]

    def named_in(self, span: Span) -> Character | None:
        """The one that the words at a span name or describe."""
        inside = [s for s in self._touching(span) if not self._runs_on(s, span)]
        if not inside:
            return None
        outer = self.cast.by_span[inside[0]]
        if not outer.is_local and outer.group is None:
            return self._titled(inside, span) or outer
        return self._apposed(inside) or self._author(outer, inside) or outer

    def _runs_on(self, mention: Span, span: Span) -> bool:
        """As in "harbour workers | report": the verb was taken for a noun."""
        kind = self.cast.by_span[mention].kind
        if kind is SourceKind.UNNAMED:  # "quoted | committee aides"
            return mention.start < span.start and mention.end == span.end
        return kind is SourceKind.RECORD and mention.end > span.end

    def _titled(self, inside: list[Span], span: Span) -> Character | None:
        """As in "NFR organiser Ana Kost": the person at the end of a phrase."""
        last = inside[-1]
        person = self.cast.by_span[last]
        if person.kind is not SourceKind.PERSON or last.end < span.end:
            return None
        between = self.cast.doc.text[inside[0].end : last.start]
        words = between.split()
        plain = all(word.isalpha() and word.islower() for word in words)
        return person if words and plain and not _JOINING & set(words) else None

    def _apposed(self, inside: list[Span]) -> Character | None:
        """The person behind the comma of a description: "the envoy, Ana Kost"."""
        for one, other in itertools.pairwise(inside):
            named = self.cast.by_span[other]
            between = self.cast.doc.text[one.end : other.start]
            if other.start < one.end:
                continue
            if named.kind is SourceKind.PERSON and not named.local:
                return named if between.strip() in {",", ""} else None
        return None

    def _author(self, outer: Character, inside: list[Span]) -> Character | None:
        """The one whose statement it is: "a statement from the Front"."""
        if outer.kind is not SourceKind.RECORD:
            return None
        named = [self.cast.by_span[s] for s in inside[1:]]
        named = [c for c in named if is_somebody(c)]
        is_word = bool(outer.names) and outer.names[0].split()[-1].casefold() in _WORDS
        return named[0] if len(named) == 1 and is_word else None

    def meant_by(
        self, span: Span, speaker: Character | None = None
    ) -> Character | None:
        """The one that words mean, pronouns and possessors followed."""
        words = self.cast.doc.quote(span).casefold().replace("’", "'").split()
        if words[0] == "whose" and words[-1] in own_nouns():
            return self._just_before(span)
        if words[0] in PRONOUNS:
            if len(words) == 1 or words[-1] in own_nouns():
                return self.behind(words[0], span, speaker)
            return None
        return self._owner(span, words) or self._headed(span)

    def _just_before(self, span: Span) -> Character | None:
        """As in "Ana Kost, whose government": the one before the relative word."""
        last = max(
            self._touching(Span(max(0, span.start - 3), max(1, span.start))),
            key=lambda s: s.end,
            default=None,
        )
        if last is None or self.cast.doc.text[last.end : span.start].strip(" ,"):
            return None
        return self.cast.by_span[last]

    def antecedent(self, span: Span, start: int | None = None) -> Character | None:
        """Whom "who" or "which" goes with: the last phrase before it in its sentence.

        "a baker from Tarn, who": of phrases in a row the outermost one counts. Where
        the words before it are known to be who is meant, they begin at `start`.
        """
        beside = self._just_before(span)
        here = self.cast.sentence_at(span.start)
        begin = max(self.cast.start_of(here), span.start - WHO_REACH)
        if start is not None and start < span.start:
            begin = max(begin, start)
        if begin >= span.start:  # the sentence begins with it
            return beside
        before = [s for s in self._touching(Span(begin, span.start)) if s != span]
        before = [s for s in before if s.start >= begin and s.end <= span.start]
        if not before:
            return beside
        is_who = self.cast.doc.quote(span).casefold() == "who"
        fit = [
            s
            for s in before
            if self._fits_relative(self.cast.by_span[s], is_who=is_who)
        ]
        return self.cast.by_span[fit[-1]] if fit else beside

    def _fits_relative(self, character: Character, *, is_who: bool) -> bool:
        if is_who:
            return character.kind in _PEOPLE | {SourceKind.CROWD}
        return character.kind not in _PEOPLE and not character.placed

    def _owner(self, span: Span, words: list[str]) -> Character | None:
        """As in "The Front" of "the Front's fighters"."""
        if words[-1] not in own_nouns():
            return None
        text = self.cast.doc.quote(span).replace("’", "'")
        owner, mark, _ = text.rpartition("'s ")
        if not mark:
            return self._behind_of(span)
        return self._headed(Span(span.start, span.start + len(owner)))

    def _behind_of(self, span: Span) -> Character | None:
        """As in "Fighters of the Northern Front (NFR)": they are the Front's."""
        match = _OWNER.match(self.cast.doc.text, span.end)
        if match is None:
            return None
        named = self._touching(Span(match.end(), match.end() + 1))
        owner = self.cast.by_span[named[0]] if named else None
        is_body = owner is not None and owner.kind in _BODIES and not owner.placed
        return owner if is_body else None

    def _headed(self, span: Span) -> Character | None:
        """The mention that holds the last word of a phrase, or a name before it."""
        last = span.end - 1
        touching = self._touching(span)
        for s in touching:
            if s.start <= last < s.end:
                return self.cast.by_span[s]
        inside = [s for s in touching if span.contains(s)]
        if not inside:
            return None
        character = self.cast.by_span[inside[0]]
        # "the NFR fighters" are the NFR's; "the Dresna bridge" is no Dresna
        is_own = self._last_word(span) in own_nouns() | {"group", "movement", "party"}
        return character if is_own and not character.placed else None

    def _last_word(self, span: Span) -> str:
        return self.cast.doc.quote(span).casefold().split()[-1]

    def behind(
        self, pronoun: str, span: Span, speaker: Character | None
    ) -> Character | None:
        """The one that a pronoun stands for, in the clear cases."""
        may_be_own = not self.quoted or pronoun in _I
        if speaker is not None and may_be_own and can_mean(pronoun, speaker):
            return self._speaker_unless_named(pronoun, span, speaker)
        if pronoun in _I or self.quoted:
            return None
        here = self.cast.sentence_at(span.start)
        last = self._last_to_speak(pronoun, span.start)
        if last is not None:
            return last
        return self._named_near(pronoun, span.start, here)

    def in_mind(
        self, pronoun: str, at: int, but: Character | None = None
    ) -> Character | None:
        """The person whom "he" or "she" of a source means by who is most in mind."""
        minds, here = Minds(), self.cast.sentence_at(at)
        first = bisect_left(self._starts, at - PRONOUN_REACH)
        for s in self._spans[first : bisect_left(self._starts, at)]:
            person = self.cast.by_span[s]
            if person is but or not can_mean(pronoun, person):
                continue
            if person.kind is not SourceKind.PERSON:
                continue
            memory, number = minds.of(person), self.cast.sentence_at(s.start)
            memory.times += 1
            memory.back = here - number
            memory.opened = self.cast.opens_sentence(s, number)
            memory.sure, memory.suits = is_somebody(person), suits(pronoun, person)
        for start, person in self.heard.at_and_before(at):
            back = here - self.cast.sentence_at(start)
            if back > REACH:
                break
            if person is but or not can_mean(pronoun, person):
                continue
            memory = minds.of(person)
            minds.spoke(memory, back, inside=start in self.heard.nested)
            memory.sure, memory.suits = is_somebody(person), suits(pronoun, person)
        return most_in_mind(minds.found.values())

    def _speaker_unless_named(
        self, pronoun: str, span: Span, speaker: Character
    ) -> Character | None:
        """The speaker, but for another who is named before in the very content.

        "MPA reported that the Front told its fighters to leave": they are the Front's.
        """
        if pronoun in _I:
            return speaker
        first, last = (bisect_left(self._starts, i) for i in (self.begin, span.start))
        inner = {
            id(c): c
            for c in (self.cast.by_span[s] for s in self._spans[first:last])
            if can_mean(pronoun, c) and is_somebody(c) and c is not speaker
        }
        if not inner:
            return speaker
        return next(iter(inner.values())) if len(inner) == 1 else None

    def _named_near(self, pronoun: str, at: int, here: int) -> Character | None:
        """The one named before in the sentence or the last; surely somebody first."""
        for sure in (True, False):
            for number in (here, here - 1):
                named = self._named_before(pronoun, at, number)
                found = [c for c in named if is_somebody(c) or not sure]
                if len(found) == 1:
                    return found[0]
                if found:
                    return self._opening(found, number)
        return None

    def _last_to_speak(self, pronoun: str, at: int) -> Character | None:
        """Who spoke last, close by, if nobody else of the kind came up since."""
        spoken = self.heard.at_and_before(at)
        spoken = (item for item in spoken if item[0] not in self.heard.passed_on)
        start, speaker = next(spoken, (0, None))
        if speaker is None:
            return None
        far = self.cast.sentence_at(at) - self.cast.sentence_at(start) > SPOKEN_REACH
        if far or not can_mean(pronoun, speaker):
            return None
        first, last = (bisect_left(self._starts, i) for i in (start + 1, at))
        for s in self._spans[first:last]:
            other = self.cast.by_span[s]
            rival = other is not speaker and can_mean(pronoun, other)
            if rival and self._is_subject(s) and not other.placed:
                return None
        return speaker

    def _is_subject(self, span: Span) -> bool:
        """Whether a mention opens its sentence, as subjects mostly do."""
        return self.cast.opens_sentence(span, self.cast.sentence_at(span.start))

    def _opening(self, found: Iterable[Character], number: int) -> Character | None:
        """Of several, the one whose name opens the sentence, if nobody else is close.

        "NFR has roots in the Ister League. Banned as a party, it has ..."
        """
        for character in found:
            for span in character.mentions:
                if self.cast.opens_sentence(span, number):
                    return character
        return None

    def _named_before(self, pronoun: str, at: int, number: int) -> Iterable[Character]:
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
        return list(found.values())
