"""Moments as people type them, and as everybody can read them."""

import re
from datetime import UTC, datetime, timedelta

from sayso.errors import UsageError

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")  # 2031-05-02


def is_date(words: str) -> bool:
    """Whether the words are a bare date: "2031-05-02"."""
    return _DATE.fullmatch(words) is not None


def parse_moment(words: str) -> datetime:
    """A moment from ISO 8601 words, UTC unless they say otherwise.

    A bare date means the end of that day: "as of 2 May" includes all of 2 May.
    """
    try:
        moment = datetime.fromisoformat(words)
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC)  # OverflowError at the ends of time
    except (ValueError, OverflowError):
        message = (
            f"{words!r} is no moment; write it as 2031-05-02T04:00Z, "
            f"2031-05-02T04:00+03:00, or 2031-05-02 for the end of that day"
        )
        raise UsageError(message) from None
    if is_date(words):
        return moment.replace(tzinfo=UTC) + timedelta(
            hours=23, minutes=59, seconds=59, microseconds=999_999
        )
    return moment.replace(tzinfo=UTC)


def write_moment(moment: datetime) -> str:
    """A moment in UTC as `parse_moment` reads it, as short as it can be said.

    Seconds and fractions are written only where there are any.
    """
    at = moment.astimezone(UTC)
    if at.microsecond:
        return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return at.strftime("%Y-%m-%dT%H:%M:%SZ" if at.second else "%Y-%m-%dT%H:%MZ")
