"""To another moment: what the form of the bar asks for, as an address."""

from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.desk.bar import FIELDS, moment_typed
from sayso.desk.frame import chosen_by
from sayso.errors import UsageError
from sayso.text.moments import write_moment

YEAR_S = 365 * 24 * 3600


def go(request: Request) -> Response:
    """Back to the page the form stood on, at the moment that was typed."""
    query = request.query_params
    clock = "recorded" if query.get("clock") == "recorded" else "published"
    moment = _typed(request, query.get("at") or "")
    back = urlsplit(query.get("back") or "/")
    kept = [
        (name, value)
        for name, value in parse_qsl(back.query)
        if name not in {*FIELDS.values(), "cursor"}
    ]
    if moment is not None:
        kept.append((FIELDS[clock], write_moment(moment)))
    # Only the path is taken, so that the form leads to no other host.
    path = "/" + back.path.lstrip("/\\")
    answer = RedirectResponse(f"{path}?{urlencode(kept)}" if kept else path, 303)
    answer.set_cookie("clock", clock, max_age=YEAR_S, samesite="lax", httponly=True)
    return answer


def _typed(request: Request, words: str) -> datetime | None:
    if not words:
        return None
    try:
        return moment_typed(words, chosen_by(request))
    except (ValueError, OverflowError):
        message = f"{words!r} is no moment; write it as 2031-05-02 04:00"
        raise UsageError(message) from None


routes = (Route("/go", go, name="go"),)
