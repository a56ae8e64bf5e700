"""Through whom a claim came: relays, nearest to the speaker first, the outlet last.

Rules that hold here:
- An agency that was told ("told MPA") is recipient and relay; reporters, courts and
  people who were told are recipients only.
- Who cites somebody for words is the relay of them, and so is who "quoted" a speaker
  is quoted by: "an envoy, quoted by the Courier, said".
- A credit line names whose copy it is; the outlet itself is no relay of its own. A
  credit of the outlet's own initials names the outlet: MPA, Meridian Press Agency.
- An outlet that nobody names is one source per document, for it could be anybody.
"""

import re
from collections.abc import Iterable, Mapping

from sayso.model.attribution import Attribution
from sayso.model.document import Document
from sayso.model.ids import SourceId
from sayso.model.source import SourceKind
from sayso.model.span import Span
from sayso.resolve.cast import Character
from sayso.resolve.referents import Referents
from sayso.resolve.register import (
    is_short_for,
    key_of,
    known_body,
    organ_of_nation,
)

# The rule of "…, citing two officials": they said it, and who cites them passes it on.
CITED = "citing"
UNNAMED_OUTLET = "unnamed outlet"
_BY = re.compile(r"\sby\s+(?P<who>[^,.;\n“”\"]{2,60})")
_QUOTED_BY = re.compile(r"\b(?:quoted|cited|interviewed) by\s+")


def own_names(doc: Document) -> tuple[str, ...]:
    """The credits that are the outlet's own initials."""
    outlet = doc.head.outlet or ""
    return tuple(name for name in doc.head.credit if is_short_for(name, outlet))


def cited_by(attributions: Iterable[Attribution]) -> dict[str, str]:
    """Key of each that is cited for words -> key of who cites it for the same words.

    As in "the Courier reported, citing two officials, that ...".
    """
    found: dict[str, str] = {}
    telling: dict[tuple[Span, ...], str] = {}
    for attr in sorted(attributions, key=_is_cited):
        if not _is_cited(attr):
            telling.setdefault(attr.content, attr.key)
        elif attr.inside is None and attr.content in telling:
            found[attr.key] = telling[attr.content]
    return found


def _is_cited(attr: Attribution) -> bool:
    return attr.rule.startswith(CITED)


class Chains:
    """The relays of one document."""

    def __init__(
        self,
        doc: Document,
        attributions: Iterable[Attribution],
        speakers: Mapping[str, Character],
        referents: Referents,
    ) -> None:
        self.doc = doc
        self.referents = referents
        self.own = own_names(doc)
        self.outlet = self._called_so() or self._outlet(doc.head.outlet)
        others = (name for name in doc.head.credit if name not in self.own)
        self.credits = [self._outlet(name) for name in others]
        self._attributions = {attr.key: attr for attr in attributions}
        self._cited_by = cited_by(self._attributions.values())
        self._speakers = speakers

    def of(self, attr: Attribution, speaker: Character) -> tuple[SourceId, ...]:
        """The relays of what an attribution's speaker says."""
        relays = [*self._around(attr), *self.credits, self.outlet]
        ids = [relay.source_id(self.doc.text_sha256) for relay in relays]
        own = speaker.source_id(self.doc.text_sha256)
        return tuple(id_ for id_ in dict.fromkeys(ids) if id_ != own)

    def relays(self) -> tuple[Character, ...]:
        """Everybody who stands in a chain of the document."""
        around = [r for a in self._attributions.values() for r in self._around(a)]
        return (*around, *self.credits, self.outlet)

    def _around(self, attr: Attribution) -> list[Character]:
        found, seen = [], {attr.key}
        told = self._told(attr)
        while True:
            if told is not None:
                found.append(told)
            above = attr.inside or self._cited_by.get(attr.key)
            if above not in self._attributions or above in seen:
                return found
            seen.add(above)
            attr = self._attributions[above]
            found.append(self._speakers[attr.key])
            told = self._told(attr)

    def _told(self, attr: Attribution) -> Character | None:
        """The agency or paper that was told."""
        told = attr.recipient or self._quoted_by(attr)
        if told is None:
            return None
        found = self.referents.named_in(told)
        if found is not None and found.kind is SourceKind.OUTLET and not found.is_local:
            return found
        return None

    def _quoted_by(self, attr: Attribution) -> Span | None:
        """The paper in "an envoy, quoted by the Courier, said"."""
        for part in (*attr.source, *attr.cue):
            quoted = _QUOTED_BY.search(self.doc.text, part.start, part.end)
            if quoted and quoted.end() < part.end:
                return Span(quoted.end(), part.end)
        if not attr.rule.startswith("quoted-as"):
            return None
        quoted = _BY.match(self.doc.text, attr.cue[-1].end)
        return Span(*quoted.span("who")) if quoted else None

    def _called_so(self) -> Character | None:
        """Whom the text calls by the outlet's initials, now under the full name too."""
        named = (c for c in self.referents.cast.characters if not c.is_local)
        for character in named:
            if any(self._is_called(character, name) for name in self.own):
                character.kind = SourceKind.OUTLET
                character.names.append(self.doc.head.outlet or "")
                return character
        return None

    def _outlet(self, name: str | None) -> Character:
        if not name or not key_of(name):
            local = Character(
                kind=SourceKind.OUTLET, names=[UNNAMED_OUTLET], local=True
            )
            local.local_key = f"{self.doc.doc}:outlet"
            return local
        for character in self.referents.cast.characters:
            if not character.is_local and self._is_called(character, name):
                character.kind = SourceKind.OUTLET
                return character
        body, nation = known_body(name), organ_of_nation(name)
        country = body.country if body else None
        if nation is not None:
            country = self.referents.cast.nations.code_of(nation)
        return Character(kind=SourceKind.OUTLET, names=[name], country=country)

    def _is_called(self, character: Character, name: str) -> bool:
        body = known_body(name)
        full = body.name if body else name
        keys = {key_of(n) for n in (*character.names, character.name)}
        return key_of(full) in keys or key_of(name) in keys
