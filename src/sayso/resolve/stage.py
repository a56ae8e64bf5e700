"""What is known of a document's characters while its mentions are read, one by one.

Rules that hold here: names are kept by the register's key; people with their names cut
into words, so that surnames can be compared; sentences by where they begin. Whoever is
looked for is looked up by a word, so that a long document costs no more per mention.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.model.sentence import Sentence
from sayso.model.span import Span
from sayso.resolve.cast import Character
from sayso.resolve.likeness import Parts, initials_of, organ_in
from sayso.resolve.nations import Nations
from sayso.resolve.register import key_of


def _add(index: dict[str, list[Character]], word: str, character: Character) -> None:
    known = index.setdefault(word, [])
    if not known or known[-1] is not character:
        known.append(character)


class Stage:
    """The characters of one document so far, by name and by person."""

    def __init__(
        self, doc: Document, sentences: Sequence[Sentence], nations: Nations
    ) -> None:
        self.doc = doc
        self.nations = nations
        self.country = nations.country
        self.characters: list[Character] = []
        self.issues: list[Issue] = []
        self.names: dict[str, Character] = {}
        self._lately: list[tuple[int, Character]] = []
        self._order: dict[int, int] = {}
        self._organs: dict[str, list[Character]] = {}
        self._people: dict[str, list[tuple[Parts, Character]]] = {}
        self._words: dict[str, list[Character]] = {}
        self._offices: dict[str, list[Character]] = {}
        self._groups: dict[str, list[Character]] = {}
        self._starts = [s.span.start for s in sentences]

    def enter(self, character: Character) -> Character:
        """The character, now one of the document's."""
        self._order[id(character)] = len(self.characters)
        self.characters.append(character)
        organ = organ_in(character)
        if organ is not None:
            self._organs.setdefault(organ, []).append(character)
        if character.group is not None:
            self._groups.setdefault(character.group, []).append(character)
        for name in character.names:
            self._index(character, name)
        return character

    def enter_person(self, character: Character, parts: Parts) -> Character:
        """The character, to be found by the first and the last word of its name."""
        for word in {parts[0], parts[-1]}:
            self._people.setdefault(word, []).append((parts, character))
        return self.enter(character)

    def call(self, character: Character, name: str) -> None:
        """Give a character one more name."""
        if name not in character.names:
            character.names.append(name)
            self._index(character, name)

    def give_office(self, character: Character, title: str) -> None:
        """Give a person an office, as printed."""
        if title in character.roles:
            return
        character.roles.append(title)
        for word in set(title.casefold().split()):
            _add(self._offices, word, character)

    def name_at(self, character: Character, span: Span) -> None:
        """Note where somebody is named or described, in text order."""
        character.mentions.append(span)
        self._lately.append((span.start, character))

    def named_since(self, sentence: int) -> Iterator[Character]:
        """Whoever was named since a sentence began, the last one first.

        Not whose only words turned out to be somebody else's.
        """
        for start, character in reversed(self._lately):
            if self.sentence_at(start) < sentence:
                return
            if character.mentions:
                yield character

    def people_with(self, *words: str) -> list[tuple[Parts, Character]]:
        """People whose name begins or ends with a word, in the order they came."""
        found = {
            (parts, id(person)): (parts, person)
            for word in words
            for parts, person in self._people.get(word, ())
        }
        return sorted(found.values(), key=lambda pair: self._order[id(pair[1])])

    def organs_called(self, organ: str) -> list[Character]:
        """The bodies that are an organ of some state, by the organ's one name."""
        return self._organs.get(organ, [])

    def with_word(self, word: str) -> list[Character]:
        """Those who have a word in one of their names, in the order they came."""
        return self._words.get(word, [])

    def with_office_word(self, word: str) -> list[Character]:
        """Those who have a word in one of their offices."""
        return self._offices.get(word, [])

    def groups_called(self, group: str) -> list[Character]:
        """The groups that a description names with just these words."""
        return self._groups.get(group, [])

    def _index(self, character: Character, name: str) -> None:
        for word in {*key_of(name).split(), initials_of(name).casefold()}:
            _add(self._words, word, character)

    def sentence_at(self, at: int) -> int:
        """The number of the sentence in which an offset lies."""
        return bisect_right(self._starts, at) - 1

    def start_of(self, sentence: int) -> int:
        """Where a sentence begins; 0 before the first."""
        return self._starts[sentence] if 0 <= sentence < len(self._starts) else 0

    def opens_sentence(self, span: Span, number: int) -> bool:
        """Whether a mention is the first thing in a sentence."""
        return 0 <= number < len(self._starts) and span.start == self._starts[number]
