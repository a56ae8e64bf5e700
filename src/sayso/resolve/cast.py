"""The people, bodies and groups of one document, before they are given ids.

Rules that hold here:
- A character has every name and description that is taken to mean it.
- Its key says what it is known by: its name; state and organ; or, for the unnamed and
  for crowds, words and text, so that two papers' "a security official" stay two.
- "the Defence Ministry" in a story of Karvelia, "the Karvelian Defence Ministry" and
  "the ministry of defence" have one key: the organ's one name, and the state.
"""

from dataclasses import dataclass, field

from sayso.model.ids import SourceId, source_id_of
from sayso.model.source import SourceKind
from sayso.model.span import Span
from sayso.resolve.register import (
    adjective_of,
    key_of,
    known_body,
    nation_in,
    state_organ,
)
from sayso.resolve.surnames import is_surname

# Kinds that a name alone can never make one across documents.
LOCAL_KINDS = frozenset({SourceKind.UNNAMED, SourceKind.CROWD, SourceKind.FOOTAGE})


@dataclass(slots=True, eq=False, kw_only=True)
class Character:
    """Someone or something of one document, growing while the document is read.

    `names`: as printed, the first one first. `group`: the class of a description that
    names nobody ("rebels", "army"). `roles`: titles as printed. `marks`: words that
    stand around its names ("islamist", "group"). `placed`: its words name a place,
    too. `joined`: the two or more of "the Front and the Council". `shown`: the
    fullest words of the text for it, where its names are less. `used`: acts or is
    acted upon, `cited`: is a speaker. `local`: known by this text only, `local_key`:
    as which. `settled`: its id, once it grows no more.
    """

    kind: SourceKind
    names: list[str] = field(default_factory=list)
    group: str | None = None
    roles: list[str] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    mentions: list[Span] = field(default_factory=list)
    country: str | None = None
    adjective: str | None = None
    speaks_for: "Character | None" = None
    joined: tuple["Character", ...] = ()
    acronym: str | None = None
    shown: str = ""
    placed: bool = False
    local: bool = False
    local_key: str = ""
    used: bool = False
    cited: bool = False
    settled: SourceId | None = None

    @property
    def name(self) -> str:
        """What the document calls it in full."""
        if self.group is not None:
            adjective = self.adjective or (adjective_of(self.country or "") or "")
            return f"{adjective} {self.group}".strip()
        for name in self.names:
            body = known_body(name)
            if body is not None and self.kind is not SourceKind.PERSON:
                return body.name
        return max(self.names, key=lambda n: (len(n.split()), len(n)), default="")

    @property
    def is_local(self) -> bool:
        """Whether its words mean somebody else in another document."""
        if self.local or self.kind in LOCAL_KINDS:
            return True
        if self.group is not None:
            return self.country is None and self.adjective is None
        return self.organ is not None and self.state is None

    @property
    def organ(self) -> str | None:
        """The one name of the state's organ that it is ("Ministry of Defense")."""
        if self.kind not in {SourceKind.BODY, SourceKind.OUTLET}:
            return None
        return state_organ(self.group or self.name)

    @property
    def state(self) -> str | None:
        """The state whose it is: its code, else what its adjective says."""
        if self.country:
            return self.country
        adjective = self.adjective or nation_in(self.name)
        return key_of(adjective) if adjective else None

    @property
    def is_surname(self) -> bool:
        """Whether it is a person called by a surname, of whom the text says no more."""
        alone = self.kind is SourceKind.PERSON and len(self.names) == 1
        return alone and not self.local_key and is_surname(self.names[0])

    def key(self, text_sha256: str) -> str:
        """What the register keeps it under."""
        words = key_of(self.name) or self.name
        if self.is_local and not self.is_surname:
            return f"{text_sha256}:{self.local_key or words}"
        what = self.organ or self.group
        return f"{key_of(what)} of {self.state}" if what and self.state else words

    def source_id(self, text_sha256: str) -> SourceId:
        """Its id in the register; asked for only when nobody grows any more."""
        if self.settled is None:
            self.settled = source_id_of(self.key(text_sha256))
        return self.settled
