"""Add: paste a report, drop files, name an address or a feed; and how far it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.desk.frame import page
from sayso.errors import UsageError
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.read import ReadOptions, read_stream, read_url
from sayso.serve.clock import now
from sayso.serve.intake import Intake, Items
from sayso.serve.looks import Look
from sayso.serve.served import look_asked, served_of, visitor_of
from sayso.text.moments import parse_moment

MOST_FILES = 200
MOST_TEXT = 20 * 2**20
MOST_UPLOAD = 200 * 2**20


def add(request: Request) -> Response:
    """The form, and what was handed in before."""
    return _form(request, look_asked(request))


def _form(
    request: Request, look: Look, error: str | None = None, status: int = 200
) -> Response:
    intake = _intake(request)
    return page(
        request,
        look,
        "add.html",
        status=status,
        jobs=intake.jobs() if intake else [],
        can_add=intake is not None and visitor_of(request).may_rule,
        error=error,
    )


async def hand_in(request: Request) -> Response:
    """Take what was pasted, dropped or named; its job's page tells the rest."""
    visitor, intake = visitor_of(request), _intake(request)
    if intake is None or not visitor.may_rule:
        raise HTTPException(403, "Your account may read, not add.")
    if int(request.headers.get("content-length") or 0) > MOST_UPLOAD:
        raise HTTPException(413, "At most 200 MB at once; use `sayso add` for more.")
    try:
        async with request.form(max_files=MOST_FILES, max_part_size=MOST_TEXT) as form:
            name, items = await _handed_in(form, _options(request, form))
    except UsageError as error:
        return _form(request, look_asked(request), str(error), 400)
    job = intake.hand_in(name, items, person=visitor.person, at=now())
    return RedirectResponse(f"/add/{job.key}", 303)


async def _handed_in(form: FormData, options: ReadOptions) -> tuple[str, Items]:
    """What it is called, and what reads it; UsageError where there is nothing."""
    files = [f for f in form.getlist("file") if isinstance(f, UploadFile) and f.size]
    text, address = _said(form, "text"), _said(form, "address")
    if files:
        held = [(f.filename or "file", await f.read()) for f in files]
        name = held[0][0] if len(held) == 1 else f"{len(held)} files"
        return name, lambda at: _files(held, options, at)
    if address:
        if not address.startswith(("http://", "https://")):
            message = f"an address begins with https:// or http://, not {address!r}"
            raise UsageError(message)
        plain = replace(options, url=None)
        return address, lambda at: read_url(address, plain, at=at)
    if text:
        raw = text.encode("utf-8", "replace")
        plain = replace(options, input_format="text")
        title = text.split("\n", 1)[0][:60]
        return title, lambda at: read_stream(BytesIO(raw), plain, at=at)
    message = "paste a text, choose files, or name an address"
    raise UsageError(message)


def _files(
    held: list[tuple[str, bytes]], options: ReadOptions, at: datetime
) -> Iterator[Document | Issue]:
    for name, raw in held:
        yield from read_stream(BytesIO(raw), options, at=at, where=name)


def _options(request: Request, form: FormData) -> ReadOptions:
    published = _said(form, "published_at")
    credit = _said(form, "credit")
    return ReadOptions(
        outlet=_said(form, "outlet"),
        credit=(credit,) if credit else (),
        published_at=parse_moment(published) if published else None,
        url=_said(form, "url"),
        allow_private=served_of(request).settings.asks_private,
    )


def _said(form: FormData, field: str) -> str | None:
    value = form.get(field)
    return (value.strip() or None) if isinstance(value, str) else None


def _intake(request: Request) -> Intake | None:
    return served_of(request).intake


def job(request: Request) -> Response:
    """How far what was handed in is; the page asks again until it is over."""
    intake = _intake(request)
    found = intake.job(request.path_params["job"]) if intake else None
    if found is None:
        raise HTTPException(404, "This job is not remembered; see what it entered.")
    answer = page(request, look_asked(request), "job.html", job=found)
    if not found.is_over:
        answer.headers["refresh"] = "1"
    return answer


routes = (
    Route("/add", add, name="add"),
    Route("/add", hand_in, methods=["POST"]),
    Route("/add/{job}", job, name="job"),
)
