"""Pages that many readers ask for: made once for each state of the ledger.

A page depends on the moment that it shows, on its address, on who reads it and what
they chose, and on the story's title. While none of these changes it is the same page,
byte for byte.
"""

from collections.abc import Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sayso.desk.lists import moment_headers
from sayso.desk.preferences import preferences_in
from sayso.serve.looks import Look
from sayso.serve.served import look_asked, served_of, visitor_of

Handler = Callable[[Request], Response]
COSTLY = ("places", "speakers", "outlets")


def kept(handler: Handler) -> Handler:
    """The handler, asked once for a page of one state."""

    @wraps(handler)
    def answer(request: Request) -> Response:
        look = look_asked(request)
        name = _name(request, look)
        html = look.pages.get(name)
        if html is None:
            made = handler(request)
            html = bytes(made.body)
            look.pages.put(name, html)
        return HTMLResponse(html, headers=moment_headers(look))

    return answer


def _name(request: Request, look: Look) -> str:
    chosen, visitor = preferences_in(request.cookies), visitor_of(request)
    # A page that left something for later is another page once that is known.
    known = "".join("-" if look.is_costly(name) else "+" for name in COSTLY)
    title = served_of(request).title.words
    return f"{request.url.path}?{request.url.query} {chosen} {visitor} {known} {title}"
