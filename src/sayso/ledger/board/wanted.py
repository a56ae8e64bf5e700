"""What a query asks for, with its cursor read and its sources as all their names.

A page of a board is all that comes after a place in one order: by the last word, then
by id. A cursor names that place, so that what comes in meanwhile moves nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sayso.errors import UsageError
from sayso.ledger.board.cards import words_in
from sayso.ledger.lines import micros_of
from sayso.ledger.reads import ALWAYS, FOREVER
from sayso.model.board import BoardQuery
from sayso.model.ids import SourceId

MOST = 500
Place = tuple[int, str]
NamesOf = Callable[[SourceId], Sequence[SourceId]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A query as a store takes it; what is None does not filter.

    `sources`, `outlets`: all ids of one source. `words`: each is the beginning of a
    word of the point where it is the last, else a whole word. `after`: the place in
    the order that the page begins behind. `origins`: at least so many for it.
    """

    standings: frozenset[str] | None
    types: frozenset[str] | None
    place: str | None
    sources: frozenset[SourceId] | None
    outlets: frozenset[SourceId] | None
    words: tuple[str, ...] | None
    since_us: int
    until_us: int
    newest: bool
    after: Place | None
    limit: int
    counted: bool
    origins: int

    def freed(self) -> "Wanted":
        """The same without its filters of standings and types."""
        return replace(self, standings=None, types=None)

    def stands(self, standing: str) -> bool:
        """Whether the filter of standings lets it pass."""
        return self.standings is None or standing in self.standings

    def is_of(self, kind: str | None) -> bool:
        """Whether the filter of types lets it pass."""
        return self.types is None or kind in self.types


def wanted_of(query: BoardQuery, names_of: NamesOf) -> Wanted:
    """The query for a store; UsageError for a cursor or a limit that is none."""
    if not 1 <= query.limit <= MOST:
        message = f"a page has 1 to {MOST} points, not {query.limit}"
        raise UsageError(message)
    words = words_in(query.text) if query.text is not None else ()
    return Wanted(
        standings=frozenset(query.standings) or None,
        types=frozenset(query.types) or None,
        place=query.place,
        sources=_named(query.source, names_of),
        outlets=_named(query.outlet, names_of),
        words=words or None,
        since_us=ALWAYS if query.since is None else micros_of(query.since),
        until_us=FOREVER if query.until is None else micros_of(query.until),
        newest=query.sort == "newest",
        after=None if query.cursor is None else place_in(query.cursor),
        limit=query.limit,
        counted=query.counted,
        origins=query.origins,
    )


def _named(source: SourceId | None, names_of: NamesOf) -> frozenset[SourceId] | None:
    return None if source is None else frozenset((source, *names_of(source)))


def cursor_of(place: Place) -> str:
    """A place in the order as a cursor."""
    return f"{place[0]}.{place[1]}"


def place_in(cursor: str) -> Place:
    """The place that a cursor names; UsageError when it names none."""
    us, _, name = cursor.partition(".")
    try:
        return int(us), name
    except ValueError:
        message = f"{cursor!r} is no cursor; take `next` of the page before"
        raise UsageError(message) from None
