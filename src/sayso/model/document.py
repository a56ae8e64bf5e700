"""One version of one report or post."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from sayso.model.ids import DocId
from sayso.model.issue import Issue
from sayso.model.span import Span

# ninjs: whether an item may be used, waits, or was taken back by who sent it.
PubStatus = Literal["usable", "withheld", "canceled"]


class PartKind(StrEnum):
    """What a stretch of a document's text is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CREDIT = "credit"
    BODY = "body"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the text and what it is; parts are ordered and do not overlap.

    A body part is one paragraph, without a dateline or a credit that share its line.
    """

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands over and under a story, as its publisher gave it.

    Names are the words as printed; which source they mean is for `resolve` to say.
    `outlet`: who published. `credit`: whose copy it is said to be ("AFP", "BGNES"),
    in the order printed. `dateline`: the place named ("DAMASCUS"). `via`: the feed or
    channel it came through. None means: not said.
    """

    outlet: str | None = None
    headline: str | None = None
    slug: str | None = None
    byline: str | None = None
    dateline: str | None = None
    credit: tuple[str, ...] = ()
    via: str | None = None
    pub_status: PubStatus = "usable"
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version of one report or post; its text never changes.

    `text` is exactly what offsets refer to. `address`: canonical URL, feed guid or the
    like; versions of one address supersede each other in the order of publication.
    `published_grain`: how precise `published_at` is ("day" for a bare date).
    `given_id`: the id that the input brought along, returned unchanged.
    """

    doc: DocId
    text: str
    text_sha256: str
    raw_sha256: str
    head: Head
    parts: tuple[Part, ...]
    lang: str | None
    url: str | None
    address: str | None
    given_id: str | int | None
    published_at: datetime | None
    published_grain: Literal["minute", "day"] | None
    retrieved_at: datetime
    reader: str
    issues: tuple[Issue, ...] = ()

    def quote(self, span: Span) -> str:
        """The words at a span."""
        return self.text[span.start : span.end]
