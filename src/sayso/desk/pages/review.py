"""Review: what waits for a person, one after the other, with the words beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.desk.facing import passages_of
from sayso.desk.frame import page
from sayso.errors import UnknownNameError
from sayso.model.board import BoardQuery, PointDetail, PointRow
from sayso.model.ruling import Verdict
from sayso.model.source import SameAs, Source
from sayso.model.standing import StandingName
from sayso.ports import View
from sayso.serve import rulings
from sayso.serve.clock import now
from sayso.serve.looks import Look
from sayso.serve.served import look_asked, served_of, visitor_of

SHOWN = 60
HISTORY = 200
QUEUES = {
    "disputed": "In dispute",
    "denied": "Known by denial",
    "watched": "Watched",
    "names": "Names",
    "history": "Rulings",
}
_JUDGED = frozenset({Verdict.CONFIRMED, Verdict.REFUTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two names that may be one source, and what each said last."""

    one: Source
    other: Source
    because: tuple[str, ...]
    said: tuple[tuple[PointRow, ...], tuple[PointRow, ...]]


def review(request: Request) -> Response:
    """The first of a queue with its words, the others beside it."""
    look = look_asked(request)
    queue = request.query_params.get("queue", "disputed")
    if queue not in QUEUES:
        raise HTTPException(
            404, f"no queue is called so; there are {', '.join(QUEUES)}"
        )
    shown: dict[str, Any] = {"rows": (), "detail": None, "pair": None, "history": ()}
    if queue == "names":
        shown["proposals"] = proposals = look.view.proposals()
        shown["pair"] = _pair(look.view, proposals, request.query_params.get("at"))
    elif queue == "history":
        told = tuple(reversed(look.view.rulings()))[:HISTORY]
        shown["history"] = [(ruling, rulings.entry_of(ruling)) for ruling in told]
    else:
        rows = _waiting(look, queue)
        shown["rows"] = rows
        shown["detail"] = detail = _detail(
            look.view, rows, request.query_params.get("at")
        )
        if detail is not None:
            shown["passages"] = passages_of(look.view, detail, detail.row.claim)
    return page(request, look, "review.html", queue=queue, queues=QUEUES, **shown)


def _waiting(look: Look, queue: str) -> tuple[PointRow, ...]:
    """The points of a queue that nobody has judged yet."""
    ask: dict[str, Callable[[], tuple[PointRow, ...]]] = {
        "disputed": lambda: _standing(look.view, StandingName.CONTESTED),
        "denied": lambda: _standing(look.view, StandingName.DENIED),
        "watched": lambda: _watched(look.view),
    }
    judged = {r.claim for r in look.view.rulings() if r.verdict in _JUDGED}
    return tuple(row for row in ask[queue]() if row.claim not in judged)


def _standing(view: View, name: StandingName) -> tuple[PointRow, ...]:
    return view.board(BoardQuery(standings=(name,), limit=SHOWN, counted=False)).rows


def _watched(view: View) -> tuple[PointRow, ...]:
    """The points that somebody watches, the newest ruling first."""
    watched = [
        r.claim for r in view.rulings() if r.verdict is Verdict.WATCH and r.claim
    ]
    rows: dict[str, PointRow] = {}
    for claim in reversed(watched[-SHOWN:]):
        try:
            row = view.point(claim).row
        except UnknownNameError:
            continue  # what was watched is no longer in force
        rows.setdefault(row.point, row)
    return tuple(rows.values())


def _detail(view: View, rows: Sequence[PointRow], at: str | None) -> PointDetail | None:
    """The point that is asked for, else the first that waits."""
    chosen = next((row for row in rows if row.point == at), rows[0] if rows else None)
    return view.point(chosen.point) if chosen else None


def _pair(view: View, proposals: Sequence[SameAs], at: str | None) -> Pair | None:
    wanted = [p for p in proposals if f"{p.subject}-{p.object}" == at] or proposals
    if not wanted:
        return None
    first = wanted[0]
    one, other = view.source(first.subject), view.source(first.object)
    return Pair(
        one=one,
        other=other,
        because=first.because,
        said=(_said(view, one), _said(view, other)),
    )


def _said(view: View, source: Source) -> tuple[PointRow, ...]:
    return view.board(BoardQuery(source=source.source, limit=4, counted=False)).rows


async def names(request: Request) -> Response:
    """Enter that two names are one source, or that they are not."""
    visitor = visitor_of(request)
    if not visitor.may_rule:
        raise HTTPException(403, "Your account may read, not rule.")
    form = await request.form()
    asked = rulings.Asked(
        verdict=str(form.get("verdict", "")),
        sources=(str(form.get("one", "")), str(form.get("other", ""))),
        note=str(form.get("note", "")),
    )
    await run_in_threadpool(
        rulings.rule,
        served_of(request).ledger,
        asked,
        person=visitor.person,
        at=now(),
    )
    return RedirectResponse("/review?queue=names", 303)


routes = (
    Route("/review", review, name="review"),
    Route("/review/names", names, methods=["POST"]),
)
