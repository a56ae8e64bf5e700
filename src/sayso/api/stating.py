"""Every answer says in its headers which moment it is of, the refusals too."""

from typing import Any

from starlette.datastructures import MutableHeaders, QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.errors import UsageError
from sayso.model.entry import NOW, AsOf
from sayso.serve.asking import as_of_asked, moment_headers

LOOKS = ("GET", "HEAD")
DECLARED: dict[str, Any] = {
    "sayso-as-of": {
        "description": "What the ledger held at this moment: asked for, or `now`.",
        "schema": {"type": "string"},
    },
    "sayso-published-by": {
        "description": "What had been printed by this moment: asked for, or `now`.",
        "schema": {"type": "string"},
    },
}


class Stating:
    """Sets the headers; none where the moment that was asked for cannot be read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and state the moment of what comes back."""
        as_of = _moment_of(scope) if scope["type"] == "http" else None
        if as_of is None:
            await self.app(scope, receive, send)
            return
        stated = moment_headers(as_of)

        async def with_moment(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(stated)
            await send(message)

        await self.app(scope, receive, with_moment)


def _moment_of(scope: Scope) -> AsOf | None:
    """The moment that an answer is of; what a person enters is entered now."""
    if scope["method"] not in LOOKS:
        return NOW
    try:
        return as_of_asked(QueryParams(scope["query_string"]))
    except UsageError:
        return None
