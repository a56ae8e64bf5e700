"""The door of a newsroom with accounts: name and password, and the way out."""

from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from sayso.serve.accounts import Accounts, Attempts
from sayso.serve.clock import now
from sayso.serve.doors.sessions import cookie_name
from sayso.serve.sessions import LASTS, Sessions
from sayso.serve.settings import Settings

LOGIN, LOGOUT = "/login", "/logout"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Sign in · Sayso</title>
<main><h1>Sign in</h1>{told}<form method="post" action="/login">
<input type="hidden" name="next" value="{next}">
<p><label for="person">Name</label><br>
<input id="person" name="person" autocomplete="username" required autofocus></p>
<p><label for="password">Password</label><br>
<input id="password" name="password" type="password"
 autocomplete="current-password" required></p>
<p><button>Sign in</button></p></form></main></html>"""


class Login:
    """Answers /login and /logout; all else goes on to the gate."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        accounts: Accounts,
        sessions: Sessions,
        settings: Settings,
    ) -> None:
        self.app = app
        self._accounts = accounts
        self._sessions = sessions
        self._cookie = cookie_name(settings)
        self._attempts = Attempts()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        app = self.app
        if scope["type"] == "http" and scope["path"] in {LOGIN, LOGOUT}:
            app = await self._answer(Request(scope, receive))
        await app(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.url.path == LOGOUT:
            return await self._leave(request)
        if request.method == "POST":
            return await self._enter(request)
        return login_page(QueryParams(request.scope["query_string"]).get("next", "/"))

    async def _enter(self, request: Request) -> Response:
        form = await request.form()
        person = str(form.get("person", "")).strip()
        where = request.client.host if request.client else "somewhere"
        keys, at = (f"person {person}", f"from {where}"), now()
        back = str(form.get("next", "/"))
        if wait := self._attempts.must_wait(keys, at):
            told = f"Too many tries; wait {(wait + 59) // 60} minutes."
            answer = login_page(back, told, 429)
            answer.headers["retry-after"] = str(wait)
            return answer
        password = str(form.get("password", ""))
        visitor = await run_in_threadpool(self._accounts.check, person, password)
        if visitor is None:
            self._attempts.failed(keys, at)
            return login_page(back, "This name and password do not go together.", 401)
        self._attempts.passed(keys)
        secret = await run_in_threadpool(self._sessions.begin, visitor, at)
        answer = RedirectResponse("/" + back.lstrip("/\\"), 303)
        answer.set_cookie(
            self._cookie,
            secret,
            max_age=int(LASTS.total_seconds()),
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )
        return answer

    async def _leave(self, request: Request) -> Response:
        if request.method != "POST":
            return RedirectResponse("/", 303)
        secret = request.cookies.get(self._cookie)
        if secret:
            await run_in_threadpool(self._sessions.end, secret)
        answer = RedirectResponse(LOGIN, 303)
        answer.delete_cookie(self._cookie)
        return answer


def login_page(back: str, told: str = "", status: int = 200) -> Response:
    """The page that asks for name and password; `back`: where to go then."""
    words = f'<p role="alert">{escape(told)}</p>' if told else ""
    page = PAGE.format(told=words, next=escape(back, quote=True))
    return HTMLResponse(page, status_code=status)
