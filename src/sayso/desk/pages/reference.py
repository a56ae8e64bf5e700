"""API: the endpoints, written out in the browser from the server's own description."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.desk.frame import page
from sayso.serve.served import look_asked


def reference(request: Request) -> Response:
    """The page of the API."""
    return page(request, look_asked(request), "reference.html")


routes = (Route("/api", reference, name="reference"),)
