"""The one ledger that is shown, and all that the pages share."""

from dataclasses import dataclass
from typing import cast

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from sayso.model.entry import AsOf
from sayso.ports import Ledger
from sayso.serve.asking import as_of_asked
from sayso.serve.doors.sessions import VISITOR
from sayso.serve.intake import Intake
from sayso.serve.live import Feed
from sayso.serve.looks import Look, Looks
from sayso.serve.sessions import Sessions, Visitor
from sayso.serve.settings import Settings
from sayso.serve.title import Title

SERVED = "sayso.served"


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A ledger with its settings, its title, its sessions, looks and live feed.

    `intake` is None where reports cannot be handed in.
    """

    ledger: Ledger
    settings: Settings
    title: Title
    sessions: Sessions
    looks: Looks
    feed: Feed
    intake: Intake | None


def served_of(request: HTTPConnection) -> Served:
    """What the application that got the request serves."""
    return cast("Served", request.scope[SERVED])


def visitor_of(request: HTTPConnection) -> Visitor:
    """Who asks; the gate has seen to it that it is somebody."""
    return cast("Visitor", request.scope[VISITOR])


def look_asked(request: HTTPConnection) -> Look:
    """The ledger at the moment that the request asks about."""
    return look_at(request, as_of_asked(request.query_params))


def look_at(request: HTTPConnection, as_of: AsOf) -> Look:
    """The ledger at a moment."""
    return served_of(request).looks.at(as_of)


class Serving:
    """Puts what is served into the scope of every request, for mounted parts too."""

    def __init__(self, app: ASGIApp, *, served: Served) -> None:
        self.app = app
        self._served = served

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with what is served."""
        scope[SERVED] = self._served
        await self.app(scope, receive, send)
