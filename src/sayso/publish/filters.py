"""Which points of a board to show.

Names are compared as the register compares them: folded, without an article. A
source is meant by any of its names.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sayso.model.claim import Claim
from sayso.model.standing import Point, StandingName
from sayso.ports import View
from sayso.publish.citations import names_of
from sayso.publish.reading_json import place_name
from sayso.text.names import fold, name_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which points to show; what is None or empty does not filter.

    `source`, `place` and `outlet`: an id or a name. `words`: in the title or in a
    claim. `since`: the point was spoken of at or after the moment.
    """

    standings: Collection[StandingName] = ()
    source: str | None = None
    place: str | None = None
    outlet: str | None = None
    words: str | None = None
    since: datetime | None = None


EVERYTHING = Filters()


def passes_cheaply(point: Point, filters: Filters) -> bool:
    """Whether a point may pass, before its claims are fetched."""
    standing = point.standing
    if filters.standings and standing.name not in filters.standings:
        return False
    since = filters.since
    return since is None or (
        standing.last_said is not None and standing.last_said >= since
    )


def passes(view: View, point: Point, claims: Sequence[Claim], filters: Filters) -> bool:
    """Whether a point, with its claims, is to be shown."""
    return (
        (filters.words is None or _mentions(point, claims, filters.words))
        and (filters.place is None or any(_is_at(c, filters.place) for c in claims))
        and (filters.source is None or _is_by(view, claims, filters.source))
        and (filters.outlet is None or _is_in(view, point, filters.outlet))
    )


def _mentions(point: Point, claims: Iterable[Claim], words: str) -> bool:
    wanted = fold(words)
    return any(wanted in fold(w) for w in (point.title, *(c.words for c in claims)))


def _is_at(claim: Claim, place: str) -> bool:
    ref = None if claim.event is None else claim.event.place
    if ref is None:
        return False
    known = ref.place is not None and ref.place.place == place
    return known or fold(place) in {fold(ref.name), fold(place_name(ref))}


def _is_by(view: View, claims: Iterable[Claim], source: str) -> bool:
    wanted = name_key(source)
    for claim in claims:
        rows = view.names_of(claim.source)
        ids = {claim.source, *(row.source for row in rows)}
        names = {claim.source_name, *(row.name for row in rows)}
        if source in ids or wanted in map(name_key, names):
            return True
    return False


def _is_in(view: View, point: Point, outlet: str) -> bool:
    outlets = (*point.standing.outlets_for, *point.standing.outlets_against)
    names = map(name_key, names_of(view, outlets))
    return outlet in outlets or name_key(outlet) in names
