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

    `origin`: whose copy it is, None while unknown. `passages` in order of doc and
    span, the first printed first where that is known.
    """

    kind: Literal["copy", "own-update", "shared-source"]
    origin: SourceId | None
    passages: tuple[Passage, ...]
    because: tuple[str, ...]
