"""Routes behind the doors, around one ledger."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from sayso.errors import LedgerError
from sayso.pipeline import Pipeline
from sayso.ports import Ledger
from sayso.serve.accounts import Accounts
from sayso.serve.doors.hosts import Hosts
from sayso.serve.doors.login import Login
from sayso.serve.doors.origins import Origins
from sayso.serve.doors.policy import Policy
from sayso.serve.doors.sessions import Gate
from sayso.serve.intake import Intake
from sayso.serve.live import Feed
from sayso.serve.looks import Looks
from sayso.serve.served import Served, Serving
from sayso.serve.sessions import Sessions
from sayso.serve.settings import Settings
from sayso.serve.title import Title

Handlers = Mapping[Any, Callable[[Request, Exception], Response]]
SMALL = 700  # bytes; below that, packing costs more than it saves


def application(
    ledger: Ledger,
    settings: Settings,
    sessions: Sessions,
    *,
    routes: Sequence[BaseRoute],
    handlers: Handlers,
    make_pipeline: Callable[[], Pipeline] | None = None,
) -> Starlette:
    """The application: what it serves is on its `state`."""
    served = Served(
        ledger=ledger,
        settings=settings,
        title=Title(settings.desk, settings.title),
        sessions=sessions,
        looks=Looks(ledger),
        feed=Feed(ledger),
        intake=Intake(ledger, make_pipeline) if make_pipeline else None,
    )

    accounts = Accounts(settings.desk)
    app = Starlette(
        routes=routes,
        exception_handlers=handlers,
        lifespan=lambda _: _lifespan(served, accounts),
        middleware=_doors(served, accounts),
    )
    app.state.served = served
    return app


@asynccontextmanager
async def _lifespan(served: Served, accounts: Accounts) -> AsyncIterator[None]:
    """From the first request to the last."""
    await served.feed.start()
    warming = asyncio.create_task(_warm(served.looks))
    yield
    warming.cancel()
    await served.feed.stop()
    if served.intake is not None:
        await run_in_threadpool(served.intake.close)
    accounts.close()
    served.title.close()


async def _warm(looks: Looks) -> None:
    with suppress(LedgerError):  # whoever asks for it will be told
        await run_in_threadpool(looks.warm)


def _doors(served: Served, accounts: Accounts) -> list[Middleware]:
    """What a request passes, in this order."""
    settings, sessions = served.settings, served.sessions
    login = Middleware(Login, accounts=accounts, sessions=sessions, settings=settings)
    return [
        Middleware(Policy),
        Middleware(Hosts, settings=settings),
        Middleware(Origins),
        *([login] if settings.has_accounts else []),
        Middleware(Gate, sessions=sessions, accounts=accounts, settings=settings),
        Middleware(Serving, served=served),
        Middleware(GZipMiddleware, minimum_size=SMALL, compresslevel=5),
    ]
