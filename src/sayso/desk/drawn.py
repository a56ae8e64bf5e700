"""Drawings on pages: the sheet they need, where their marks lead, when they end."""

from collections.abc import Callable
from datetime import UTC, datetime

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.publish.drawing.look import sheet
from sayso.serve.asking import address
from sayso.serve.looks import Look


def drawn(svg: str) -> Markup:
    """A drawing as part of a page; words in it are text already."""
    return Markup(svg)  # noqa: S704 - made as a tree, never out of strings


def ends_at(look: Look, last: datetime | None) -> datetime:
    """Where a drawing ends: the moment asked for, else the last word in it."""
    asked = look.as_of.published or look.as_of.recorded
    return asked or last or datetime(1970, 1, 1, tzinfo=UTC)


def to_points(look: Look) -> Callable[[str], str]:
    """From a claim to the page of its point, both clocks in the address."""

    def page_of(claim: str) -> str:
        return address(f"/points/{claim}", look.as_of)

    return page_of


def drawings(request: Request) -> Response:  # noqa: ARG001 - the same for everybody
    """The sheet of all drawings."""
    return Response(sheet(), media_type="text/css")


routes = (Route("/drawings.css", drawings, name="drawings"),)
