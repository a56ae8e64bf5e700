"""Someone or something that can be cited, act, or be acted upon."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from sayso.model.ids import SourceId
from sayso.model.span import Span


class SourceKind(StrEnum):
    """What sort of source it is."""

    PERSON = "person"
    BODY = "body"
    OUTLET = "outlet"
    UNNAMED = "unnamed"
    CROWD = "crowd"
    FOOTAGE = "footage"
    RECORD = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Someone or something that can be cited.

    One source is one name in the register; that two names are one source is said by
    `SameAs`, never by a merge. `role`: what the text calls it ("Prime Minister").
    `speaks_for`: the body it speaks for. `country`: ISO 3166-1 alpha-2. `members`: the
    two or more who speak with one voice as it ("Moscow and Tehran").
    """

    source: SourceId
    name: str
    kind: SourceKind
    role: str | None = None
    speaks_for: SourceId | None = None
    country: str | None = None
    members: tuple[SourceId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAs:
    """A judgement on whether two names of the register are one source.

    `same` joins them, `different` keeps them apart for ever, `proposed` waits for a
    person. A text that says "Hayat Tahrir al-Sham (HTS)" gives `same`; two close
    spellings with one role give `proposed`. `subject < object` as strings.
    """

    subject: SourceId
    object: SourceId
    judgement: Literal["same", "different", "proposed"]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name or describe someone, as `extract` found them.

    `name` is the bare name without title or determiner ("Mohammed al-Jalali"); None
    for a description ("the group", "a security official"). `title`: the words of the
    office, if they stand there. `acronym`: the letters given in brackets after it.
    `head`: the noun that carries a description ("official", "ministry").
    """

    span: Span
    kind: SourceKind
    name: str | None
    title: str | None = None
    acronym: str | None = None
    head: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone of a document, with every mention that is taken to mean it.

    `source` is the register's id. `roles`: titles the document gives it. `country` and
    `sectors`: as of a participant of an event; told of those who speak or act.
    """

    source: SourceId
    name: str
    kind: SourceKind
    mentions: tuple[Span, ...]
    roles: tuple[str, ...] = ()
    country: str = ""
    sectors: tuple[str, ...] = ()
