"""Rulings: a person's word on what is selected, and taking the last one back."""

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.serve import rulings
from sayso.serve.clock import now
from sayso.serve.served import served_of, visitor_of
from sayso.serve.sessions import Visitor


async def rule(request: Request) -> Response:
    """Enter a ruling on every claim that was selected."""
    visitor = _who_may(request)
    form = await request.form()
    await run_in_threadpool(
        rulings.rule,
        served_of(request).ledger,
        str(form.get("verdict", "")),
        [str(value) for value in form.getlist("claim")],
        person=visitor.person,
        at=now(),
        note=str(form.get("note", "")),
        value=str(form.get("value", "")) or None,
    )
    return _back(str(form.get("back", "/")))


async def undo(request: Request) -> Response:
    """Take the visitor's last ruling back."""
    visitor = _who_may(request)
    form = await request.form()
    ledger = served_of(request).ledger
    await run_in_threadpool(rulings.undo, ledger, visitor.person, now())
    return _back(str(form.get("back", "/")))


def _who_may(request: Request) -> Visitor:
    visitor = visitor_of(request)
    if not visitor.may_rule:
        raise HTTPException(403, "Your account may read, not rule.")
    return visitor


def _back(address: str) -> Response:
    return RedirectResponse("/" + address.lstrip("/\\"), 303)


routes = (
    Route("/rulings", rule, methods=["POST"]),
    Route("/rulings/undo", undo, methods=["POST"]),
)
