"""Keys: all of them, from the file that the browser's code is made from."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.desk.frame import page
from sayso.serve.served import look_asked

YEAR_S = 365 * 24 * 3600


def keys(request: Request) -> Response:
    """The help page."""
    return page(request, look_asked(request), "keys.html")


async def turn(request: Request) -> Response:
    """Turn the keys of one letter on or off for this browser."""
    form = await request.form()
    answer = RedirectResponse("/keys", 303)
    value = "off" if form.get("keys") == "off" else "on"
    answer.set_cookie("keys", value, max_age=YEAR_S, samesite="lax")
    return answer


routes = (
    Route("/keys", keys, name="keys"),
    Route("/keys", turn, methods=["POST"]),
)
