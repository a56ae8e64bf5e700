"""The moment of two clocks that a request asks about: `?as_of=&published_by=`.

Every address of the desk and the API carries its own, so that a link shows another
person exactly what was seen. Without them, a page shows the ledger as it is now.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

from sayso.model.entry import AsOf
from sayso.text.moments import parse_moment, write_moment

RECORDED, PUBLISHED = "as_of", "published_by"


def as_of_asked(query: Mapping[str, str]) -> AsOf:
    """The two clocks in a query; UsageError says which moment cannot be read."""
    recorded, published = query.get(RECORDED), query.get(PUBLISHED)
    return AsOf(
        # A plus that was typed into an address arrives as a blank.
        recorded=parse_moment(recorded.replace(" ", "+")) if recorded else None,
        published=parse_moment(published.replace(" ", "+")) if published else None,
    )


def clocks_of(as_of: AsOf) -> dict[str, str]:
    """The query fields that ask for a moment; none for now."""
    fields = {RECORDED: as_of.recorded, PUBLISHED: as_of.published}
    return {name: write_moment(at) for name, at in fields.items() if at is not None}


def moment_headers(as_of: AsOf) -> dict[str, str]:
    """Headers that say which moment an answer is of; "now" where there is no limit."""
    clocks = {"sayso-as-of": as_of.recorded, "sayso-published-by": as_of.published}
    return {name: write_moment(at) if at else "now" for name, at in clocks.items()}


def address(path: str, as_of: AsOf, **fields: str | None) -> str:
    """A path with a query, both clocks in it; fields that are None are left out."""
    query = {k: v for k, v in fields.items() if v is not None} | clocks_of(as_of)
    return f"{path}?{urlencode(query)}" if query else path
