"""Live: the stream of what has been entered since, as server-sent events."""

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from sayso.serve.served import served_of


async def live(request: Request) -> Response:
    """One stream; a browser's tabs share it."""
    heard = request.headers.get("last-event-id") or request.query_params.get("after")
    after = int(heard) if heard and heard.isascii() and heard.isdecimal() else None
    return StreamingResponse(
        served_of(request).feed.events(after),
        media_type="text/event-stream",
        headers={"x-accel-buffering": "no"},
    )


routes = (Route("/live", live, name="live"),)
