"""The server's clock; nothing else in `serve`, `api` and `desk` knows the time."""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(tz=UTC)
