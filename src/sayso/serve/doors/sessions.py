"""Only those who have been let in: by a session, or once by the printed token."""

from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, QueryParams
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from sayso.serve.accounts import Accounts
from sayso.serve.clock import now
from sayso.serve.doors.refusals import refusal
from sayso.serve.sessions import LASTS, Sessions
from sayso.serve.settings import Settings

TOKEN = "token"  # noqa: S105 - the name of the field
VISITOR = "sayso.visitor"


def cookie_name(settings: Settings) -> str:
    """The name of our cookie: browsers share cookies between the ports of a host."""
    return f"sayso_{settings.port}"


class Gate:
    """Lets in whoever has a session, and turns a printed token into one.

    Programs send a token of an account (`Authorization: Bearer`). With accounts, there
    is no printed token, and whoever has no session signs in first.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        sessions: Sessions,
        accounts: Accounts,
        settings: Settings,
    ) -> None:
        self.app = app
        self._sessions = sessions
        self._accounts = accounts
        self._settings = settings
        self._cookie = cookie_name(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its visitor, let one in, or turn it away."""
        app = self.app
        if scope["type"] == "http":
            app = await self._answer(scope) or app
        await app(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        secret = cookie_parser(headers.get("cookie", "")).get(self._cookie)
        if secret:
            visitor = await run_in_threadpool(self._sessions.visitor, secret, now())
            if visitor is not None:
                scope[VISITOR] = visitor
                return self._without_token(scope)
        kind, _, key = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and key:
            bearer = await run_in_threadpool(self._accounts.bearer, key, now())
            if bearer is not None:
                scope[VISITOR] = bearer
                return None
        if self._settings.has_accounts:
            return _sign_in(scope, headers)
        return self._let_in(scope) or refusal(
            scope,
            401,
            "Please come by the printed address",
            "Open the address that `sayso serve` printed last, with its token; it is "
            "good for one visit. Start the server again if it is lost.",
        )

    def _let_in(self, scope: Scope) -> Response | None:
        token = QueryParams(scope["query_string"]).get(TOKEN)
        if token is None or scope["method"] != "GET":
            return None
        secret = self._sessions.enter(token, self._settings.person, now())
        if secret is None:
            return None
        answer = RedirectResponse(_address_without_token(scope), status_code=303)
        answer.set_cookie(
            self._cookie,
            secret,
            max_age=int(LASTS.total_seconds()),
            httponly=True,
            samesite="lax",
            secure=scope["scheme"] == "https",
        )
        return answer

    def _without_token(self, scope: Scope) -> Response | None:
        """Somebody who is in already comes by a printed address again."""
        if TOKEN not in QueryParams(scope["query_string"]) or scope["method"] != "GET":
            return None
        return RedirectResponse(_address_without_token(scope), status_code=303)


def _sign_in(scope: Scope, headers: Headers) -> Response:
    """To the login page for a browser that looks; a line for everything else."""
    if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
        query = scope["query_string"].decode("latin-1")
        wanted = f"{scope['path']}?{query}" if query else scope["path"]
        return RedirectResponse(f"/login?next={quote(wanted, safe='')}", 303)
    words = "Sign in at /login, or send a token: Authorization: Bearer TOKEN."
    return refusal(scope, 401, "Please sign in", words)


def _address_without_token(scope: Scope) -> str:
    fields = QueryParams(scope["query_string"]).multi_items()
    kept = urlencode([(name, value) for name, value in fields if name != TOKEN])
    path = "/" + scope["path"].lstrip("/\\")  # never another host's address
    return f"{path}?{kept}" if kept else path
