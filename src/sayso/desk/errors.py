"""Pages for what cannot be shown: what was found, where, and what to do."""

from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from sayso.desk.frame import page
from sayso.errors import LedgerError, RefusedError, UnknownNameError, UsageError
from sayso.model.entry import AsOf
from sayso.serve.served import look_at

TITLES = {
    400: "This address makes no sense",
    404: "Nothing here",
    403: "You may not do that",
    405: "That cannot be done here",
    409: "Another ruling stands against it",
    413: "Too much at once",
    500: "Something broke",
    503: "The ledger cannot be read just now",
}


def _refused(request: Request, error: Exception) -> Response:
    return shown(request, 400, str(error))


def _unknown(request: Request, error: Exception) -> Response:
    words = (
        f"{error}. It may be of another moment: go back to now, or look on the board."
    )
    return shown(request, 404, words)


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        return shown(request, 404, f"There is no page at {request.url.path}.")
    return shown(request, status, getattr(error, "detail", str(error)))


def _ledger(request: Request, error: Exception) -> Response:
    return shown(request, 503, str(error))


def _barred(request: Request, error: Exception) -> Response:
    return shown(request, 409, str(error))


def _broken(request: Request, error: Exception) -> Response:  # noqa: ARG001 - what broke is in the log, not on the page
    words = "The server met something it did not expect; its log says what."
    return shown(request, 500, words)


def shown(request: Request, status: int, words: str) -> Response:
    """A page that says what is wrong; a line for programs."""
    if "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(f"{words}\n", status_code=status)
    title = TITLES.get(status, "This did not work")
    look = look_at(request, AsOf())
    return page(
        request,
        look,
        "error.html",
        status=status,
        number=status,
        heading=title,
        explanation=words,
    )


HANDLERS: Mapping[Any, Callable[[Request, Exception], Response]] = {
    UnknownNameError: _unknown,
    UsageError: _refused,
    RefusedError: _barred,
    LedgerError: _ledger,
    HTTPException: _http,
    500: _broken,
}
