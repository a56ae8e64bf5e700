"""Questions as addresses ask them: the fields of a query, read and checked."""

from starlette.datastructures import QueryParams

from sayso.errors import UsageError
from sayso.model.board import BoardQuery
from sayso.model.ids import SourceId
from sayso.model.standing import StandingName
from sayso.text.moments import parse_moment

MOST = 500
MOST_DIGITS = 9


STATED = tuple(name for name in StandingName if name is not StandingName.LISTED)


def board_query(
    query: QueryParams, *, limit: int, stated: tuple[StandingName, ...] = ()
) -> BoardQuery:
    """The points that an address asks for; UsageError where it makes no sense.

    `stated`: the standings that are meant where the address names none.
    """
    since = query.get("since")
    return BoardQuery(
        standings=_standings(query.getlist("standing")) or stated,
        types=tuple(query.getlist("type")),
        place=query.get("place") or None,
        source=_source(query.get("source")),
        outlet=_source(query.get("outlet")),
        text=query.get("q") or None,
        since=parse_moment(since.replace(" ", "+")) if since else None,
        sort="oldest" if query.get("sort") == "oldest" else "newest",
        cursor=query.get("cursor") or None,
        limit=limit_asked(query, limit),
    )


def _standings(names: list[str]) -> tuple[StandingName, ...]:
    unknown = [name for name in names if name not in set(StandingName)]
    if unknown:
        message = f"{unknown[0]!r} is no standing; there are {', '.join(StandingName)}"
        raise UsageError(message)
    return tuple(StandingName(name) for name in names)


def _source(value: str | None) -> SourceId | None:
    return SourceId(value) if value else None


def limit_asked(query: QueryParams, usual: int) -> int:
    """How many lines an address asks for."""
    words = query.get("limit")
    if words is None:
        return usual
    number = int(words) if words.isascii() and words.isdecimal() else 0
    if not 1 <= number <= MOST:
        message = f"limit is a number from 1 to {MOST}, not {words!r}"
        raise UsageError(message)
    return number


def skip_asked(query: QueryParams) -> int:
    """How many lines of a list an address leaves out before its first."""
    words = query.get("skip")
    if words is None:
        return 0
    if not (words.isascii() and words.isdecimal() and len(words) <= MOST_DIGITS):
        message = f"skip is how many lines to leave out, not {words!r}"
        raise UsageError(message)
    return int(words)
