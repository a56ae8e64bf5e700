"""What the reading calls a speaker: as far as this text tells, by the text's words.

The register keeps a source under one name for ever; a reader of one text wants to see
who is meant in it. Rules that hold here:
- Nobody named is "unnamed"; people whom a description means, and nobody's name, are
  "unnamed" with the description: "unnamed Karvelian official".
- A crowd that is told by its place or its work keeps its words ("residents of Tarn",
  "some in the council").
- Names are those that the text prints, the fullest one of them; a body that the text
  calls by its letters only keeps its letters.
"""

import re
from functools import cache

from sayso.model.attribution import Attribution
from sayso.model.document import Document
from sayso.model.source import SourceKind
from sayso.resolve.cast import Character
from sayso.resolve.descriptions import core_of, head_of, without_count
from sayso.resolve.referents import is_pronoun
from sayso.resolve.register import adjective_of, looks_like_nation
from sayso.vocab import table

UNNAMED = "unnamed"
# Letters that read as another word where they stand alone.
_SPELT_OUT = {"US": "United States", "USA": "United States"}
_PERSONAL = re.compile(
    r"(?:[a-z]{2,}(?:er|or|ist|man|woman|person|ian|ant|ee)s?"
    r"|[a-z]*(?:men|women|people)|friends?)$"
)

_POINTING = frozenset("the this that these those his her its their".split())
# Those who are told by nothing but where they belong.
_SOME_OF = re.compile(
    r"(?:some|others|many|several)\s(?:in|at|within|inside)"
    r"(?:\s(?!who\b|which\b|that\b)[^\s,;]+){1,6}",
    re.IGNORECASE,
)


class Naming:
    """Answers what the speakers of one document are called in its reading."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self._common: dict[str, bool] = {}

    def of(self, attr: Attribution, speaker: Character) -> str:
        """The name under which the reading shows the speaker of an attribution."""
        if not attr.source:
            return UNNAMED
        some = _SOME_OF.match(self.doc.quote(attr.source[0]))
        if some is not None:
            return some.group()[:1].lower() + some.group()[1:]
        if speaker.kind is SourceKind.UNNAMED or speaker.kind is SourceKind.CROWD:
            return self._described(speaker, self._own_words(attr, speaker))
        return shown_name(speaker) if speaker.group is None else self._group(speaker)

    def _own_words(self, attr: Attribution, speaker: Character) -> str:
        """The words of this very place for somebody unnamed, if they are as good.

        "Officials" are not "officials at the port" of whom the text tells later.
        """
        words = self.doc.quote(attr.source[0])
        plain = words.split(maxsplit=1)[0].casefold() not in _POINTING
        is_own = plain and len(attr.source) == 1 and core_of(words) == words
        return words if is_own and head_of(words) == head_of(speaker.name) else ""

    def _group(self, speaker: Character) -> str:
        """A group with the word for its state, if the text has them together."""
        shown = shown_name(speaker)
        if speaker.adjective or not speaker.country or speaker.shown:
            return shown
        full = f"{adjective_of(speaker.country)} {speaker.group}"
        return full if full in self.doc.text else shown

    def _described(self, speaker: Character, own: str) -> str:
        if is_pronoun(speaker.name):
            return speaker.name
        name = own if own and without_count(own) in speaker.names else speaker.name
        bare = self._in_lower_case(without_count(name))
        if bare.startswith(UNNAMED):
            return bare
        if speaker.kind is SourceKind.CROWD:
            return bare if " " in bare else f"{UNNAMED} {bare}"
        return f"{UNNAMED} {bare}" if is_personal(bare) else bare

    def _in_lower_case(self, name: str) -> str:
        """A description without the capital that only opens its sentence."""
        first, _, rest = name.partition(" ")
        low = first[:1].lower() + first[1:]
        if low == first or looks_like_nation(first) or not first[1:].islower():
            return name
        if rest[:1].isupper():
            return name
        common = not rest or low in _people() or self._is_common(low)
        return f"{low} {rest}".strip() if common else name

    def _is_common(self, word: str) -> bool:
        """Whether the text has the word in lower case, too."""
        found = self._common.get(word)
        if found is None:
            found = self._common[word] = f" {word} " in self.doc.text
        return found


def shown_name(speaker: Character) -> str:
    """The fullest name that the text has for somebody."""
    if speaker.shown:
        return speaker.shown
    if speaker.group is not None and not speaker.adjective:
        return speaker.group
    if speaker.group is not None or not speaker.names:
        return speaker.name
    full = max(speaker.names, key=lambda n: (len(n.split()), len(n)))
    if speaker.kind is SourceKind.PERSON:
        return full
    return _SPELT_OUT.get(full.replace(".", ""), full)


def is_personal(description: str) -> bool:
    """Whether a description is of people: "aid official", not "petition"."""
    head = head_of(description)
    return head in _people() or _PERSONAL.match(head) is not None


@cache
def _people() -> frozenset[str]:
    heads = table("groups")["heads"]
    titles = table("titles")["titles"]["heads"]
    words = f"{heads['unnamed']} {heads['crowd']} {titles}".split()
    plurals = (f"{word}s" for word in words if not word.endswith("s"))
    return frozenset((*words, *plurals, "groups", "countries"))
