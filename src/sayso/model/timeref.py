"""A time as told: what the words say, and the interval they mean."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sayso.model.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal["minute", "hour", "part", "day", "week", "month", "year"]
Anchor = Literal["published", "said", "event", "absolute"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """Words that name a time, and their form before anybody asks "relative to when?".

    `op` says how it is to be reckoned and `fields` with what, for example
    op="weekday", fields=(("weekday", "6"), ("part", "MO")). The operators and their
    fields are listed in `extract/times.py`, which makes them, and `resolve/times.py`,
    which reckons them. `tense`: of the verb that governs it, if clear.
    """

    span: Span
    type: TimeType
    op: str
    fields: tuple[tuple[str, str], ...] = ()
    tense: Literal["past", "present", "future"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRef:
    """A time as told: TIMEX3 type and value, and a half-open interval in UTC.

    `begin` and `end` are None where the words leave them open or they hang on
    something unknown (no publication time, an event). `text` holds the words for a
    time that hangs on an event ("since the offensive began").
    """

    span: Span
    type: TimeType
    value: str | None
    begin: datetime | None
    end: datetime | None
    grain: Grain | None
    anchor: Anchor | None
    text: str | None = None
