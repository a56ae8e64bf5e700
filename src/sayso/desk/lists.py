"""Every list of the desk for programs too: JSON, CSV and RSS at the same address.

`/board?standing=contested` is a page, `/board.csv?standing=contested` its table.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape
from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from sayso.publish.rows import rows_as_csv, rows_as_json
from sayso.serve import asking
from sayso.serve.asking import address
from sayso.serve.looks import Look
from sayso.serve.served import served_of

FORMS = ("json", "csv", "rss")
MEDIA = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "rss": "application/rss+xml; charset=utf-8",
}
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A row as an item of a feed; `path` is its page."""

    title: str
    words: str
    path: str
    at: datetime | None


def answer(
    request: Request,
    look: Look,
    rows: Sequence[Row],
    row_type: type[Row],
    as_item: Callable[[Row], Item],
) -> Response:
    """Rows in the form that the address ends with; 404 where it is none of them."""
    form = request.path_params["form"]
    if form == "json":
        pieces = rows_as_json(look.as_of, rows)
    elif form == "csv":
        pieces = rows_as_csv(look.as_of, rows, row_type)
    elif form == "rss":
        pieces = rss(request, look, map(as_item, rows))
    else:
        raise HTTPException(404, f"no list ends with .{form}; there are {FORMS}")
    return StreamingResponse(
        pieces, media_type=MEDIA[form], headers=moment_headers(look)
    )


def rss(request: Request, look: Look, items: Iterable[Item]) -> Iterator[bytes]:
    """Items as RSS 2.0, in pieces."""
    served = served_of(request)
    base = str(request.base_url).rstrip("/")
    title = f"{served.title.words}: {request.url.path.strip('/')}"
    yield b'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
    yield _tags(title=title, link=base, description=_as_of_words(look))
    for item in items:
        link = base + address(item.path, look.as_of)
        date = {"pubDate": format_datetime(item.at)} if item.at else {}
        yield b"\n<item>"
        yield _tags(
            title=item.title, link=link, guid=link, description=item.words, **date
        )
        yield b"</item>"
    yield b"\n</channel></rss>\n"


def _as_of_words(look: Look) -> str:
    shown = moment_headers(look)
    return f"as of {shown['sayso-as-of']}, published by {shown['sayso-published-by']}"


def _tags(**words: str) -> bytes:
    tags = (f"<{tag}>{escape(_printable(w))}</{tag}>" for tag, w in words.items())
    return "".join(tags).encode("utf-8", "replace")


def _printable(words: str) -> str:
    """The words without characters that XML cannot hold."""
    return "".join(c for c in words if c.isprintable() or c in "\n\t ")


def moment_headers(look: Look) -> dict[str, str]:
    """Headers that say which moment an answer is of."""
    return asking.moment_headers(look.as_of) | {"sayso-seq": str(look.seq)}
