"""Board: the points that pass the filters, each with its standing and its sides."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.desk import facets, lists
from sayso.desk.counting import values_of
from sayso.desk.frame import page
from sayso.desk.kept import kept
from sayso.desk.standings import LOOKS
from sayso.errors import UnknownNameError
from sayso.model.board import BoardPage, BoardQuery, FacetField
from sayso.model.ids import SourceId
from sayso.publish.points import PointLine, point_line
from sayso.serve.looks import Look
from sayso.serve.questions import MOST, STATED, board_query
from sayso.serve.served import look_asked

PAGE = 50
COUNTED: tuple[tuple[FacetField, str], ...] = (
    ("place", "Where"),
    ("source", "Who is cited"),
    ("outlet", "Printed by"),
)
FILTERS = {
    "whole",
    "standing",
    "type",
    "place",
    "source",
    "outlet",
    "q",
    "since",
    "cursor",
}


@kept
def board(request: Request) -> Response:
    """The list with its facets."""
    look = look_asked(request)
    question = board_query(request.query_params, limit=PAGE, stated=STATED)
    found = look.view.board(question)
    addresses = facets.Addresses("/board", request.query_params)
    return page(
        request,
        look,
        "board.html",
        question=question,
        found=found,
        facets=_facets(
            look,
            addresses,
            question,
            found=found,
            waits=request.query_params.get("whole") == "yes",
        ),
        taken=_taken(look, addresses, question, found),
        everything=addresses.without(FILTERS),
        more=found.next and addresses.with_("cursor", [found.next]),
        newest=addresses.without({"cursor"}),
        turned=addresses.with_("sort", [] if question.sort == "oldest" else ["oldest"]),
        forms=lists.FORMS,
    )


def _facets(
    look: Look,
    addresses: facets.Addresses,
    question: BoardQuery,
    *,
    found: BoardPage,
    waits: bool,
) -> tuple[facets.Facet, ...]:
    """The facets; those that take long to count come later, or when asked for."""
    counts = {facet.value: facet.count for facet in found.standings}
    standings = [(s.name, s.name, counts.get(s.name, 0)) for s in LOOKS]
    types = [(facet.value, facet.value.lower(), facet.count) for facet in found.types]
    counted = []
    for field, name in COUNTED:
        values = values_of(look, question, field, found=found, waits=waits)
        counted.append(
            facets.later(field, name, addresses.with_("whole", ["yes"]))
            if values is None
            else addresses.facet(field, name, values)
        )
    return (
        addresses.facet("standing", "Standing", standings, several=True),
        *counted,
        addresses.facet("type", "What happened", types, several=True),
    )


def _taken(
    look: Look,
    addresses: facets.Addresses,
    question: BoardQuery,
    found: BoardPage,
) -> tuple[facets.Choice, ...]:
    """The filters in force that no facet above the list shows."""
    named = {
        "place": question.place and _place(question.place, found),
        "source": question.source and _name(look, question.source),
        "outlet": question.outlet and _name(look, question.outlet),
        "q": question.text and f"“{question.text}”",
        "since": question.since and f"since {question.since:%Y-%m-%d %H:%MZ}",
    }
    return tuple(
        facets.Choice(
            value=field,
            label=label,
            count=None,
            href=addresses.with_(field, []),
            taken=True,
        )
        for field, label in named.items()
        if label
    )


def _place(key: str, found: BoardPage) -> str:
    """What the place with a key is called, where a point of the page is of it."""
    row = next((row for row in found.rows if row.place == key), None)
    if row is None or row.place_name is None:
        return key
    return f"{row.place_name} ({row.country})" if row.country else row.place_name


def _name(look: Look, source: SourceId) -> str:
    try:
        return look.view.source(source).name
    except UnknownNameError:
        return source


def board_list(request: Request) -> Response:
    """The same list for programs."""
    look = look_asked(request)
    found = look.view.board(
        board_query(request.query_params, limit=MOST, stated=STATED)
    )
    rows = [point_line(row) for row in found.rows]
    return lists.answer(request, look, rows, PointLine, _as_item)


def _as_item(line: PointLine) -> lists.Item:
    sides = f"for: {', '.join(line.origins_for) or 'nobody'}"
    sides += f"; against: {', '.join(line.origins_against) or 'nobody'}"
    return lists.Item(
        title=f"{line.standing}: {line.title}",
        words=f"{line.speaker} in {line.outlet or 'an unnamed outlet'}; {sides}",
        path=f"/points/{line.point}",
        at=line.last_said,
    )


routes = (
    Route("/board", board, name="board"),
    Route("/board.{form}", board_list, name="board-list"),
)
