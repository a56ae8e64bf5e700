"""What one document tells the register: rows of sources, and which are one.

Rules that hold here:
- Every name that the document prints for a body is a row of its own; that two rows are
  one source is said by `SameAs`, with the reason.
- "Northern Front for Renewal (NFR)", the initials with which an outlet signs its own
  copy, and a known alias give `same`. An organ of a state
  has one id under all its spellings (see `cast`), so that nothing is left to join.
- Persons' names are joined by nobody but a person.
"""

from collections.abc import Iterable

from sayso.model.actorcode import ActorCode
from sayso.model.ids import source_id_of
from sayso.model.source import Actor, SameAs, Source, SourceKind
from sayso.resolve.cast import Character
from sayso.resolve.register import alias_rows, same
from sayso.text.names import name_key


def source_of(character: Character, text_sha256: str) -> Source:
    """The register's row of a character."""
    above = character.speaks_for
    return Source(
        source=character.source_id(text_sha256),
        name=character.name,
        kind=character.kind,
        role=character.roles[0] if character.roles else None,
        speaks_for=None if above is None else above.source_id(text_sha256),
        country=character.country,
        members=tuple(part.source_id(text_sha256) for part in character.joined),
    )


def actor_of(character: Character, text_sha256: str, code: ActorCode) -> Actor:
    """The character with all mentions that are taken to mean it, and its code."""
    return Actor(
        source=character.source_id(text_sha256),
        name=character.name,
        kind=character.kind,
        mentions=tuple(sorted(set(character.mentions))),
        roles=tuple(character.roles),
        country=code.country,
        sectors=code.sectors,
    )


class RegisterRows:
    """What one document adds to the register: rows, and which are one source."""

    def __init__(self, text_sha256: str) -> None:
        self._sha = text_sha256
        self._added: set[str] = set()
        self.sources: dict[str, Source] = {}
        self.same_as: dict[tuple[str, str], SameAs] = {}

    def add(self, character: Character) -> None:
        """Enter a character with all its names."""
        if character.source_id(self._sha) in self._added:
            return
        row = source_of(character, self._sha)
        self._added.add(row.source)
        self.sources.setdefault(row.source, row)
        if character.speaks_for is not None:
            self.add(character.speaks_for)
        for part in character.joined:
            self.add(part)
        if character.is_local or character.group is not None:
            return
        if character.kind is SourceKind.PERSON:
            return
        if character.acronym:
            printed = f"the text says “{character.name} ({character.acronym})”"
            self._alias(row, character.acronym, printed)
        for name in character.names:
            self._known(row, name)

    def add_short(self, character: Character, names: Iterable[str]) -> None:
        """Enter the initials under which an outlet signs its own copy."""
        row = source_of(character, self._sha)
        for name in names:
            signed = f"“{name}” signs the copy of “{row.name}”, whose initials they are"
            self._alias(row, name, signed)

    def _alias(self, row: Source, name: str, because: str) -> None:
        alias = Source(
            source=source_id_of(name_key(name)),
            name=name,
            kind=row.kind,
            country=row.country,
        )
        self._join(row, alias, because)

    def _known(self, row: Source, name: str) -> None:
        rows = alias_rows(name)
        if rows is not None and rows[1].source == row.source:
            self._join(
                row, rows[0], f"“{rows[0].name}” is a known name of “{row.name}”"
            )

    def _join(self, row: Source, other: Source, because: str) -> None:
        if other.source == row.source:
            return
        self.sources.setdefault(other.source, other)
        judged = same(row.source, other.source, because)
        self.same_as.setdefault((judged.subject, judged.object), judged)
