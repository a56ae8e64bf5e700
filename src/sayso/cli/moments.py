"""The command line's clock, and moments as people type them."""

from datetime import UTC, datetime
from typing import Literal

import click

from sayso.errors import UsageError
from sayso.model.entry import AsOf
from sayso.text.moments import is_date, parse_moment

Grain = Literal["minute", "day"]


def now() -> datetime:
    """This moment in UTC; nothing below the command line knows it."""
    return datetime.now(tz=UTC)


def print_moment(moment: datetime | None) -> str:
    """A moment in UTC to the minute ("2031-05-02 04:00Z"); "-" for None."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%MZ") if moment else "-"


class Moment(click.ParamType[datetime]):
    """A click parameter that is a moment."""

    name = "moment"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The moment, or click's own complaint with the reason."""
        if isinstance(value, datetime):
            return value
        try:
            return parse_moment(str(value))
        except UsageError as error:
            self.fail(str(error), param, ctx)


class Published(click.ParamType[tuple[datetime, Grain]]):
    """A click parameter that is a time of publication, to the minute or the day."""

    name = "moment"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[datetime, Grain]:
        """The moment and its grain; a bare date is that day, from its beginning."""
        words = str(value)
        try:
            moment = parse_moment(words)
        except UsageError as error:
            self.fail(str(error), param, ctx)
        if is_date(words):
            return moment.replace(hour=0, minute=0, second=0, microsecond=0), "day"
        return moment, "minute"


def as_of(recorded: datetime | None, published: datetime | None) -> AsOf:
    """The two clocks of a question."""
    return AsOf(recorded=recorded, published=published)


def say_as_of(moment: AsOf) -> str:
    """The two clocks in words, for the head of every answer."""
    if moment.recorded is None and moment.published is None:
        return "as of now"
    parts = []
    if moment.recorded is not None:
        parts.append(f"what this ledger held at {print_moment(moment.recorded)}")
    if moment.published is not None:
        parts.append(f"what had been published by {print_moment(moment.published)}")
    return "as of " + ", of ".join(parts)
