"""Country and sector of those who speak or act in one document.

Rules that hold here:
- Somebody is coded by title and name as of the day of publication; without that day
  nobody has an office that is held for a time only.
- Whose words tell no sector has that of whom they speak for ("a spokesman for the
  Front"), and whose words tell no state is of the state that the document gives them
  ("the army" in a story of Karvelia).
- A person's name that no register knows tells nothing: "Ivo Jordan" is of no state.
- Words of which nothing is known stay without either; several who speak with one voice
  have what is true of all of them.
"""

from datetime import date

from sayso.model.actorcode import ActorCode
from sayso.model.source import SourceKind
from sayso.resolve.actors import ActorCoder
from sayso.resolve.cast import Character
from sayso.resolve.nations import Nations
from sayso.vocab.countries import alpha3

_OPEN = frozenset([(), ("UNK",)])
_DEEPEST = 3  # a spokesman of a body of a body


class Coded:
    """Codes the characters of one document, and words for those who are none."""

    def __init__(self, coder: ActorCoder, on: date | None, nations: Nations) -> None:
        self._coder, self._on, self._nations = coder, on, nations
        self._known: dict[int, ActorCode] = {}

    def words(self, words: str) -> ActorCode:
        """Country and sectors of somebody of whom there is nothing but words."""
        code = self._coder.code(words, self._on)
        return code if code.country else self._of_adjective(code, words)

    def character(self, character: Character) -> ActorCode:
        """Country and sectors of somebody of the document."""
        code = self._known.get(id(character))
        if code is None:
            code = self._of(character, _DEEPEST)
            self._known[id(character)] = code
        return code

    def _of(self, character: Character, depth: int) -> ActorCode:
        if character.joined:
            return self._of_all([self._of(c, depth) for c in character.joined])
        code = self._called(character)
        above = character.speaks_for
        if above is not None and depth and (code.sectors in _OPEN or not code.country):
            theirs = self._of(above, depth - 1)
            code = ActorCode(
                country=code.country or theirs.country,
                sectors=theirs.sectors if code.sectors in _OPEN else code.sectors,
            )
        if code.country or character.country is None:
            return code
        return ActorCode(country=alpha3(character.country), sectors=code.sectors)

    def _called(self, character: Character) -> ActorCode:
        """By title and name; of a person whom nobody knows, by the title alone."""
        role = character.roles[0] if character.roles else ""
        called = f"{role} {character.name}".strip()
        if character.kind is not SourceKind.PERSON:
            return self.words(called)
        code = self._coder.code(called, self._on)
        return code if code.source is not None else self.words(role)

    def _of_adjective(self, code: ActorCode, words: str) -> ActorCode:
        """As in "Karvelian army": by what the story's own adjectives mean."""
        if not self._nations.known:
            return code
        for word in words.split():
            state = self._nations.code_of(word) if word[:1].isupper() else None
            if state is not None:
                return ActorCode(country=alpha3(state), sectors=code.sectors)
        return code

    def _of_all(self, codes: list[ActorCode]) -> ActorCode:
        countries = {code.country for code in codes}
        sectors = {code.sectors for code in codes}
        return ActorCode(
            country=countries.pop() if len(countries) == 1 else "",
            sectors=sectors.pop() if len(sectors) == 1 else (),
        )
