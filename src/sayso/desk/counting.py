"""How many points a list would have with each value of a facet taken.

Each facet counts within all other filters in force, as faceted search is understood:
taking a value that says 12 gives a list of 12. Where few points pass, all their values
are counted. Where many do, the values that the whole story has most of are, and only
when somebody asks for them or nothing else narrows the list.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.model.board import (
    BoardPage,
    BoardQuery,
    FacetField,
    ValueCount,
    told_apart,
)
from sayso.serve.looks import Look
from sayso.serve.questions import STATED

LISTED = 40  # values of a facet; the search field finds the others
FEW = 2000  # points whose values are counted one by one within a tenth of a second
NARROWING = ("place", "source", "outlet", "text", "since", "until")
Value = tuple[str, str, int]  # as asked for, as read, how many


def values_of(
    look: Look,
    question: BoardQuery,
    field: FacetField,
    *,
    found: BoardPage,
    waits: bool,
) -> list[Value] | None:
    """The values of a field with their counts, the largest first.

    None where counting them takes long, unless `waits`. Nothing where the words of the
    question stand in more points than are counted at all.
    """
    if found.total is None:
        return []
    most = _most_of(look, field)
    if _narrowed(question, field):
        if _size(look, question, field, found) <= FEW:
            return _read(look.view.facet(question, field), question, field)
        return _among(look, question, field, most()) if waits else None
    if look.is_costly(KNOWN[field]) and not waits:
        return None
    return _among(look, question, field, most())


KNOWN = {"place": "places", "source": "speakers", "outlet": "outlets"}


def _most_of(look: Look, field: FacetField) -> Callable[[], list[str]]:
    """The values that the whole story has most of."""
    ask: dict[str, Callable[[], list[str]]] = {
        "place": lambda: [str(one.place) for one in look.places()[:LISTED]],
        "source": lambda: [str(one.source) for one in look.speakers()[:LISTED]],
        "outlet": lambda: [str(one.outlet) for one in look.outlets()[:LISTED]],
    }
    return ask[field]


def _narrowed(question: BoardQuery, field: FacetField) -> bool:
    """Whether filters other than the field's own leave a part of the story only."""
    others = (name for name in NARROWING if name != field)
    return any(getattr(question, name) is not None for name in others)


def _size(
    look: Look, question: BoardQuery, field: FacetField, found: BoardPage
) -> float:
    """How many points pass all other filters; infinity where nobody counts them."""
    total = found.total
    if getattr(question, field) is not None:
        wider = replace(question.without(field), limit=1)
        total = look.view.board(wider).total
    return float("inf") if total is None else total


def _among(
    look: Look, question: BoardQuery, field: FacetField, most: list[str]
) -> list[Value]:
    taken = getattr(question, field)
    among = dict.fromkeys([*most, *([str(taken)] if taken else ())])

    def count() -> Sequence[ValueCount]:
        return look.view.facet(question, field, among)

    # What the Board shows at first is asked for by everybody.
    first = question.standings == STATED and not question.types and taken is None
    is_usual = first and not _narrowed(question, field)
    counted = look.once(f"facet of {field}", count) if is_usual else count()
    return _read(counted, question, field)


def _read(
    counted: Sequence[ValueCount], question: BoardQuery, field: FacetField
) -> list[Value]:
    """Values as a facet shows them: the largest, and the one that is taken."""
    taken = getattr(question, field)
    shown = [
        one
        for rank, one in enumerate(counted)
        if rank < LISTED or (taken is not None and one.value == taken)
    ]
    names = told_apart((one.value, one.name, one.country) for one in shown)
    return [(one.value, names[one.value], one.points) for one in shown]
