"""A number as told: what is counted, and between which bounds."""

from dataclasses import dataclass
from typing import Literal

from sayso.model.span import Span

Scope = Literal["incident", "total", "state"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of "at least 826 people, ... including 111 civilians".

    `span` holds hedge, number and what is counted. `measure` is a key of
    vocab/measures ("killed"). `low`, `high`: inclusive bounds, None where open.
    `about`: said to be rough. `of`: the group counted, as words ("civilians").
    `part_of`: the span of the figure that it is part of. `scope`: one incident, a
    running total, or how many there are now. `since`: the words that say from when.
    `unit`: for money, area, percentages ("%"), multiples ("times"); None where people
    or things are counted.
    """

    span: Span
    measure: str
    low: int | None
    high: int | None
    about: bool = False
    of: str | None = None
    part_of: Span | None = None
    scope: Scope = "incident"
    since: str | None = None
    unit: str | None = None
