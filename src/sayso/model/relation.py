"""How one claim bears on another, and which passages are one piece of copy."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from sayso.model.ids import ClaimId, DocId, SourceId
from sayso.model.span import Span


class RelationKind(StrEnum):
    """How the subject bears on the object."""

    SUPPORTS = "supports"
    DENIES = "denies"
    CONTRADICTS = "contradicts"
    UPDATES = "updates"
    CORRECTS = "corrects"
    RETRACTS = "retracts"
    CONCEDES = "concedes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How one claim bears on another; `because` are reasons a person can read.

    `supports` and `contradicts` are symmetric: their subject is the smaller id.
    `score` is None when a person or a rule decided.
    """

    kind: RelationKind
    subject: ClaimId
    object: ClaimId
    because: tuple[str, ...]
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one document's text."""

    doc: DocId
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Passages from one piece of copy; what is claimed in them counts once.

    `origin`: whose copy it is, None while unknown; `credited`: a credit says so, and
    not the clock alone. `whole`: the documents have one text, so that offsets are the
    same in both. `passages`: those of the document that was printed first, then
    those of the other; as many of each, the nth of one is the nth of the other.

    Lineages are joined into groups by the passages that they share: of five hundred
    copies each is joined to the first and not to all.
    """

    kind: Literal["copy", "own-update", "shared-source"]
    origin: SourceId | None
    passages: tuple[Passage, ...]
    because: tuple[str, ...]
    credited: bool = False
    whole: bool = False
