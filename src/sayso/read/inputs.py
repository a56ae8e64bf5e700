"""What is known about an input beside its bytes: options, origin, metadata.

Options come from the person who asked and win over metadata, which wins over what the
text itself says.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from sayso.errors import UsageError
from sayso.model.document import PubStatus

MEGABYTE = 1_000_000
Grain = Literal["minute", "day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the person who asked says about the input; None means: not said.

    `max_bytes` bounds one document: a file, a page, a feed, one line of JSONL, one
    message. Streams of many documents have no bound. `allow_private` lets the host
    that a URL names (and only that one) be in a private network.
    """

    input_format: str | None = None
    outlet: str | None = None
    credit: tuple[str, ...] = ()
    published_at: datetime | None = None
    published_grain: Grain = "minute"
    lang: str | None = None
    url: str | None = None
    max_bytes: int = 20 * MEGABYTE
    allow_private: bool = False

    def __post_init__(self) -> None:
        if self.published_at is not None and self.published_at.tzinfo is None:
            message = "published_at needs a time zone, for example 2031-05-01T08:00Z"
            raise UsageError(message)
        if self.max_bytes < 1:
            message = f"max_bytes must be at least 1, got {self.max_bytes}"
            raise UsageError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where bytes come from, and when they were retrieved.

    `where` is shown to people: a path, an address, "standard input", with a line
    number where there is one. `url`, `media_type` and `charset` come from an answer
    over HTTP.
    """

    where: str
    at: datetime
    options: ReadOptions = field(default_factory=ReadOptions)
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            message = f"the time of retrieval of {self.where} needs a time zone"
            raise UsageError(message)

    def item(self, where: str) -> "Origin":
        """The origin of one item of this input ("line 5000", "item 3").

        An item has its own address, so that of the whole input is not handed on.
        """
        options = replace(self.options, url=None) if self.options.url else self.options
        return replace(self, where=f"{self.where}, {where}", options=options, url=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What an input says about its document beside the text, as it says it.

    Times are the words of the input; `documents` reads them. `lang_hint` counts only
    where the text itself does not show its language (the `lang` of a page).
    """

    outlet: str | None = None
    headline: str | None = None
    byline: str | None = None
    credit: tuple[str, ...] = ()
    url: str | None = None
    address: str | None = None
    given_id: str | int | None = None
    published: str | None = None
    updated: str | None = None
    lang: str | None = None
    lang_hint: str | None = None
    via: str | None = None
    pub_status: PubStatus | None = None
