"""Story: what is disputed, what is firm, what changed last, in ten seconds."""

from itertools import chain

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.desk.frame import page
from sayso.desk.glance import glance
from sayso.desk.kept import kept
from sayso.desk.shifts import shifts_of
from sayso.model.board import BoardQuery, PointRow
from sayso.model.standing import StandingName
from sayso.ports import View
from sayso.serve.asking import address
from sayso.serve.served import look_asked

SHOWN = 7
DISPUTED = (
    StandingName.CONTESTED,
    StandingName.CONCEDED,
    StandingName.RETRACTED,
    StandingName.DENIED,
    StandingName.REFUTED,
)
FIRM = (StandingName.CORROBORATED, StandingName.CONFIRMED)


@kept
def story(request: Request) -> Response:
    """The front page."""
    look = look_asked(request)
    whole = look.view.board(BoardQuery(limit=SHOWN, standings=(StandingName.REPORTED,)))
    # Of a past moment of a large ledger, map and changes come when the rest is read.
    waits = look.is_costly("places") and request.query_params.get("whole") != "yes"
    return page(
        request,
        look,
        "story.html",
        disputed=_disputed(look.view),
        firm=_some(look.view, FIRM),
        single=whole.rows,
        points=sum(facet.count for facet in whole.standings),
        changes=() if waits else shifts_of(request, look),
        counts={facet.value: facet.count for facet in whole.standings},
        glance=None if waits else glance(request, look),
        later=address("/", look.as_of, whole="yes") if waits else None,
    )


def _some(view: View, standings: tuple[StandingName, ...]) -> tuple[PointRow, ...]:
    return view.board(BoardQuery(standings=standings, limit=SHOWN, counted=False)).rows


def _disputed(view: View) -> tuple[PointRow, ...]:
    """The newest of each disputed standing, what is contested first."""
    found = (_some(view, (name,)) for name in DISPUTED)
    return tuple(chain.from_iterable(found))[: SHOWN + 2]


routes = (Route("/", story, name="story"),)
