"""What is known of a document's characters while its mentions are read, one by one.

Rules that hold here: names are kept by the register's key; people with their names cut
into words, so that surnames can be compared; sentences by where they begin.
"""

from bisect import bisect_right
from collections.abc import Sequence

from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.model.sentence import Sentence
from sayso.model.span import Span
from sayso.resolve.cast import Character
from sayso.resolve.nations import Nations


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
        self.people: list[tuple[tuple[str, ...], Character]] = []
        self._starts = [s.span.start for s in sentences]

    def enter(self, character: Character) -> Character:
        """The character, now one of the document's."""
        self.characters.append(character)
        return character

    def sentence_at(self, at: int) -> int:
        """The number of the sentence in which an offset lies."""
        return bisect_right(self._starts, at) - 1

    def opens_sentence(self, span: Span, number: int) -> bool:
        """Whether a mention is the first thing in a sentence."""
        return 0 <= number < len(self._starts) and span.start == self._starts[number]
