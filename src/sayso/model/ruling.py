"""A person's word, and the taking back of entries."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.ids import ClaimId, DocId, EntryId, SourceId
from sayso.model.span import Span


class Verdict(StrEnum):
    """What a person may rule."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    MISREAD = "misread"
    WATCH = "watch"
    NOTE = "note"
    SAME_POINT = "same-point"
    NOT_SAME_POINT = "not-same-point"
    SAME_SOURCE = "same-source"
    DIFFERENT_SOURCE = "different-source"
    SIDE = "side"
    PLACE = "place"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A person's word, keyed by what the person looked at: document, span, words.

    `claim` and `other`: the claims ruled on (two for same-point). `source` and
    `other_source` for rulings on the register. `value`: the new place id, bounds or
    side. `note` is free text; confirmed and refuted need one.
    """

    verdict: Verdict
    person: str
    note: str | None = None
    claim: ClaimId | None = None
    other: ClaimId | None = None
    source: SourceId | None = None
    other_source: SourceId | None = None
    doc: DocId | None = None
    span: Span | None = None
    words: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Takes an earlier entry out of force; the entry stays.

    Never called a retraction, which is a source taking its own word back.
    """

    entry: EntryId
    reason: str
