"""Starts and stops the server itself."""

import asyncio
import socket
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from sayso.errors import UsageError
from sayso.serve.served import Served
from sayso.serve.settings import Settings

GRACE_S = 2  # a stream would hold the server open for ever


def bound(settings: Settings) -> socket.socket:
    """A listening socket at the address; UsageError when it is taken."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    host = settings.host.strip("[]")
    try:
        _bind(listener, host, settings.port, falls_back=settings.falls_back)
    except OSError as error:
        listener.close()
        message = (
            f"nothing can be served at {settings.host}:{settings.port} "
            f"({error.strerror}); name another port with --port, or 0 for any"
        )
        raise UsageError(message) from error
    return listener


def _bind(listener: socket.socket, host: str, port: int, *, falls_back: bool) -> None:
    try:
        listener.bind((host, port))
    except OSError:
        if not falls_back:
            raise
        listener.bind((host, 0))


class _Server(uvicorn.Server):
    """A server that ends its streams when it is told to stop, not after."""

    def __init__(self, config: uvicorn.Config, served: Served) -> None:
        super().__init__(config)
        self._served = served

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let the listeners go first, then stop as uvicorn does."""
        await self._served.feed.stop()
        await super().shutdown(sockets)


def run(app: Starlette, listener: socket.socket, *, ready: Callable[[], None]) -> None:
    """Serve until interrupted; `ready` is called when requests are answered."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=GRACE_S,
        server_header=False,
        date_header=True,
        # Only a proxy on this machine is believed about who asks, and by what.
        proxy_headers=app.state.served.settings.is_behind_proxy,
        forwarded_allow_ips="127.0.0.1",
        lifespan="on",
        ws="none",
    )
    server = _Server(config, app.state.served)

    async def serve() -> None:
        telling = asyncio.create_task(_told_when_started(server, ready))
        await server.serve(sockets=[listener])
        telling.cancel()

    asyncio.run(serve())


async def _told_when_started(server: _Server, ready: Callable[[], None]) -> None:
    while not server.started:
        await asyncio.sleep(0.01)
    ready()
