"""No other site may act through a reader's browser (cross-site request forgery).

Browsers say where a request comes from. One that changes something must come from our
own pages, or from no page at all; a program that sends its own key is no browser.
"""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from sayso.serve.doors.refusals import refusal

HARMLESS = {"GET", "HEAD", "OPTIONS"}


def is_from_elsewhere(headers: Headers) -> bool:
    """Whether a page of another site caused the request."""
    if "authorization" in headers and "cookie" not in headers:
        return False
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    if origin is None:
        return False  # no browser that can be made to act sends neither
    return origin.partition("://")[2] != headers.get("host", "")


class Origins:
    """Turns away what another site's page would have us do."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or say why not."""
        app = self.app
        if scope["type"] == "http" and scope["method"] not in HARMLESS:
            headers = Headers(scope=scope)
            if is_from_elsewhere(headers):
                words = "A page of another site sent this request; nothing was done."
                app = refusal(scope, 403, "From another site", words)
        await app(scope, receive, send)
