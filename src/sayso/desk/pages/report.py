"""Report: the situation as of a moment, on the page and as files to send around."""

from datetime import datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from sayso.desk.drawn import drawn, ends_at, to_points
from sayso.desk.facets import Addresses
from sayso.desk.frame import chosen_by, page
from sayso.desk.lists import moment_headers
from sayso.desk.outlines import own_outline
from sayso.model.board import Moved
from sayso.model.entry import AsOf
from sayso.publish.drawing import step_chart
from sayso.publish.drawing.scales import moment
from sayso.publish.drawings import chart_of
from sayso.publish.report import (
    Report,
    ReportQuery,
    report_as_html,
    report_as_markdown,
    report_of,
)
from sayso.publish.report.phrases import LIMITS
from sayso.serve.looks import Look
from sayso.serve.questions import limit_asked
from sayso.serve.served import look_asked, served_of
from sayso.text.moments import parse_moment, write_moment

USUAL = 12


def report(request: Request) -> Response:
    """The report as a page, with what it can be sent as."""
    look = look_asked(request)
    told, since = _report(request, look)
    until = ends_at(look, told.newest)
    charts = [
        drawn(
            step_chart(
                chart_of(look.view, table.series, until=until, address=to_points(look)),
                chosen_by(request).tz,
            )
        )
        for table in told.figures
    ]
    addresses = Addresses("/report", request.query_params)
    query = addresses.without(()).partition("?")[2]
    return page(
        request,
        look,
        "report.html",
        report=told,
        charts=charts,
        since=write_moment(since) if since else "",
        limit=request.query_params.get("limit", str(USUAL)),
        limits=LIMITS,
        forms=[(form, f"/report.{form}?{query}") for form in ("html", "md")],
    )


def report_file(request: Request) -> Response:
    """The report as one file: HTML with its drawings inside, or Markdown."""
    look, form = look_asked(request), request.path_params["form"]
    told, _ = _report(request, look)
    if form == "html":
        pieces = report_as_html(told, look.view, own_outline(request))
    elif form == "md":
        pieces = report_as_markdown(told)
    else:
        raise HTTPException(404, f"no report ends with .{form}; there are html and md")
    media = "text/html" if form == "html" else "text/markdown"
    headers = moment_headers(look) | {
        "content-disposition": f'attachment; filename="report.{form}"'
    }
    told_bytes = (piece.encode("utf-8", "replace") for piece in pieces)
    return StreamingResponse(told_bytes, media_type=media, headers=headers)


def _report(request: Request, look: Look) -> tuple[Report, datetime | None]:
    query, served = request.query_params, served_of(request)
    asked = query.get("changed_since")
    since = parse_moment(asked.replace(" ", "+")) if asked else None
    question = ReportQuery(
        title=query.get("title") or f"{served.title.words}: situation report",
        limit=limit_asked(query, USUAL),
        place=query.get("place") or None,
    )
    told = report_of(
        look.view,
        question,
        moved=_moved(request, look, since),
        moved_since=moment(since, chosen_by(request).tz) if since else None,
    )
    return told, since


def _moved(request: Request, look: Look, since: datetime | None) -> list[Moved]:
    if since is None:
        return []
    before = AsOf(recorded=look.as_of.recorded, published=since)
    return list(served_of(request).ledger.moved(before, look.as_of))


routes = (
    Route("/report", report, name="report"),
    Route("/report.{form}", report_file, name="report-file"),
)
