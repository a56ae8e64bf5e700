"""Timeline: points in lanes, by when they were said or when they happened."""

from typing import cast, get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.desk.drawn import drawn, ends_at, to_points
from sayso.desk.facets import Addresses
from sayso.desk.frame import chosen_by, page
from sayso.desk.standings import LOOKS
from sayso.errors import UsageError
from sayso.publish.drawing import timeline as lanes_drawn
from sayso.publish.drawings import ClockKind, LaneKind, lanes_of
from sayso.serve.questions import MOST, STATED, board_query
from sayso.serve.served import look_asked

LANES = 24
BY = {"place": "by place", "actor": "by who acts", "origin": "by who says so"}
CLOCKS = {
    "known": "when it was first said",
    "event": "when it is said to have happened",
}


def timeline(request: Request) -> Response:
    """The newest points as marks in lanes."""
    look = look_asked(request)
    by = cast("LaneKind", _one_of(request, "by", get_args(LaneKind)))
    clock = cast("ClockKind", _one_of(request, "time", get_args(ClockKind)))
    question = board_query(request.query_params, limit=MOST, stated=STATED)
    found = look.view.board(question)
    lanes = lanes_of(look.view, found.rows, by=by, clock=clock, address=to_points(look))
    addresses = Addresses("/timeline", request.query_params)
    last = max((row.last_said for row in found.rows), default=None)
    title = f"Points {BY[by]}, {CLOCKS[clock]}"
    drawing = lanes_drawn(
        title, lanes[:LANES], until=ends_at(look, last), zone=chosen_by(request).tz
    )
    return page(
        request,
        look,
        "timeline.html",
        heading=title,
        drawing=drawn(drawing) if lanes else None,
        lanes=lanes[:LANES],
        left_out=max(0, len(lanes) - LANES),
        total=found.total,
        most=MOST,
        by=[(k, words, addresses.with_("by", [k]), k == by) for k, words in BY.items()],
        clocks=[
            (k, words, addresses.with_("time", [k]), k == clock)
            for k, words in CLOCKS.items()
        ],
        legend=[look.name for look in LOOKS],
    )


def _one_of(request: Request, field: str, known: tuple[str, ...]) -> str:
    """The value of a field, the first of the known ones where there is none."""
    value = request.query_params.get(field) or known[0]
    if value not in known:
        message = f"{field} is {' or '.join(known)}, not {value!r}"
        raise UsageError(message)
    return value


routes = (Route("/timeline", timeline, name="timeline"),)
