"""API: the endpoints, written out from the description that the server itself gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from sayso.desk.frame import page
from sayso.serve.served import look_asked

API = "/api/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What can be asked of an endpoint: in its address, or in the body that is sent."""

    name: str
    about: str
    is_needed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One thing to ask: how, what it does, and the fields it takes."""

    method: str
    path: str
    summary: str
    about: str
    fields: tuple[Field, ...]


def reference(request: Request) -> Response:
    """The page of the API."""
    described = _described(request)
    return page(
        request,
        look_asked(request),
        "reference.html",
        endpoints=tuple(_endpoints(described)),
        api=API,
    )


def _described(request: Request) -> dict[str, Any]:
    """The description by the API that is mounted beside the pages; empty if none is."""
    for route in request.app.routes:
        if isinstance(route, Mount) and route.path == API:
            found: dict[str, Any] = route.app.openapi()  # type: ignore[attr-defined]
            return found
    return {"paths": {}}


def _endpoints(described: dict[str, Any]) -> Iterator[Endpoint]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield Endpoint(
                method=method.upper(),
                path=path,
                summary=operation.get("summary", path),
                about=operation.get("description", ""),
                fields=tuple(_fields(described, operation)),
            )


def _fields(described: dict[str, Any], operation: dict[str, Any]) -> Iterator[Field]:
    for one in operation.get("parameters", ()):
        about = "in the path" if one["in"] == "path" else one["description"]
        yield Field(name=one["name"], about=about, is_needed=one.get("required", False))
    sent = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if sent:
        yield from _sent(described, sent["schema"])


def _sent(described: dict[str, Any], schema: dict[str, Any]) -> Iterator[Field]:
    """The fields of the JSON that is sent."""
    named = schema.get("$ref", "").rpartition("/")[2]
    schema = described["components"]["schemas"].get(named, schema)
    for name, one in schema.get("properties", {}).items():
        needed = name in schema.get("required", ())
        yield Field(name=name, about=one["description"], is_needed=needed)


routes = (Route("/api", reference, name="reference"),)
