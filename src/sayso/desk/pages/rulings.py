"""Rulings: a person's word on what is selected, and taking the last one back."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.serve import rulings
from sayso.serve.clock import now
from sayso.serve.served import served_of, visitor_of
from sayso.serve.sessions import Visitor


async def rule(request: Request) -> Response:
    """Enter a ruling on every claim that was selected, or on the sources named."""
    visitor = _who_may(request)
    form = await request.form()
    await run_in_threadpool(
        rulings.rule,
        served_of(request).ledger,
        rulings.Asked(
            verdict=str(form.get("verdict", "")),
            claims=_said(form, "claim"),
            sources=_said(form, "source"),
            note=str(form.get("note", "")),
            value=str(form.get("value", "")),
        ),
        person=visitor.person,
        at=now(),
    )
    return _back(str(form.get("back", "/")))


def _said(form: FormData, field: str) -> list[str]:
    """What was filled in under a name, in its order; what was left open is not."""
    values = (str(value).strip() for value in form.getlist(field))
    return [value for value in values if value]


async def undo(request: Request) -> Response:
    """Take the visitor's last ruling back, or the one that is named."""
    visitor = _who_may(request)
    form = await request.form()
    await run_in_threadpool(
        rulings.undo,
        served_of(request).ledger,
        visitor.person,
        now(),
        str(form.get("entry", "")) or None,
        is_anyones=visitor.role == "admin",
    )
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
