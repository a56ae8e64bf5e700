"""Only by the names that the server goes by, so that no other name can be bound to it.

A page of another site may let its own name point to this machine (DNS rebinding); its
requests then carry that name.
"""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from sayso.serve.doors.refusals import refusal
from sayso.serve.settings import LOOPBACK, Settings


def names_of(settings: Settings) -> frozenset[str]:
    """The values of the Host header that are ours."""
    own = {*LOOPBACK, settings.host} if settings.is_local else {settings.host}
    with_port = {f"{name}:{settings.port}" for name in own}
    return frozenset({*with_port, *settings.names, *own})


class Hosts:
    """Turns away requests that come by a name that is not ours."""

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self.app = app
        self._names = names_of(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or say by which name to come."""
        app = self.app
        if scope["type"] == "http":
            host = Headers(scope=scope).get("host", "").lower()
            if host not in self._names:
                words = (
                    f"The server does not go by the name {host!r}. Open the address "
                    "that it printed, or start it with --name for this one."
                )
                app = refusal(scope, 421, "Not by this name", words)
        await app(scope, receive, send)
