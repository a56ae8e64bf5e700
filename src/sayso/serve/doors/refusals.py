"""A refusal: a page for a browser, a line for a program."""

from html import escape

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import Scope

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="color-scheme" content="light dark"><title>{title}</title>
<h1>{title}</h1><p>{words}</p>"""


def refusal(scope: Scope, status: int, title: str, words: str) -> Response:
    """The answer to someone who is turned away, saying what to do."""
    if "text/html" in Headers(scope=scope).get("accept", ""):
        page = PAGE.format(title=escape(title), words=escape(words))
        return HTMLResponse(page, status_code=status)
    return PlainTextResponse(f"{title}. {words}\n", status_code=status)
