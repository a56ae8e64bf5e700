"""Sources: who is cited how often, who prints, and one source with what it said."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.desk import lists
from sayso.desk.frame import page
from sayso.desk.reprints import reprints_of
from sayso.model.board import BoardQuery
from sayso.model.ids import SourceId
from sayso.serve.answers import (
    OutletLine,
    SourceLine,
    outlet_line,
    source_line,
)
from sayso.serve.questions import skip_asked
from sayso.serve.served import look_asked

SHOWN = 100
SAID = 40


def sources(request: Request) -> Response:
    """Speakers and outlets, a page of each at a time, the most heard first."""
    look = look_asked(request)
    speakers, outlets = look.speakers(), look.outlets()
    skip = skip_asked(request.query_params)
    longest = max(len(speakers), len(outlets))
    return page(
        request,
        look,
        "sources.html",
        speakers=speakers[skip : skip + SHOWN],
        outlets=outlets[skip : skip + SHOWN],
        total=(len(speakers), len(outlets)),
        skip=skip,
        before=max(0, skip - SHOWN),
        after=skip + SHOWN if skip + SHOWN < longest else None,
        reprints=look.once("reprints", lambda: reprints_of(look.view)),
        most=max((s.claims for s in speakers), default=1),
        most_printed=max((o.claims for o in outlets), default=1),
    )


def source(request: Request) -> Response:
    """One source: its names, its side, and the points it speaks to."""
    look = look_asked(request)
    found = look.view.source(SourceId(request.path_params["source"]))
    said = look.view.board(BoardQuery(source=found.source, limit=SAID))
    printed = look.view.board(BoardQuery(outlet=found.source, limit=SAID))
    return page(
        request,
        look,
        "source.html",
        source=found,
        names=look.view.names_of(found.source),
        side=look.view.side_of(found.source),
        body=look.view.source(found.speaks_for) if found.speaks_for else None,
        members=[look.view.source(member) for member in found.members],
        said=said,
        printed=printed,
    )


def sources_list(request: Request) -> Response:
    """Speakers for programs."""
    look = look_asked(request)
    rows = [source_line(found) for found in look.speakers()]
    return lists.answer(request, look, rows, SourceLine, _source_item)


def outlets_list(request: Request) -> Response:
    """Outlets for programs."""
    look = look_asked(request)
    rows = [outlet_line(found) for found in look.outlets()]
    return lists.answer(request, look, rows, OutletLine, _outlet_item)


def _source_item(line: SourceLine) -> lists.Item:
    words = f"{line.claims} claims in {line.documents} documents"
    path = f"/sources/{line.source}"
    return lists.Item(title=line.name, words=words, path=path, at=line.last)


def _outlet_item(line: OutletLine) -> lists.Item:
    words = f"printed {line.claims} claims in {line.documents} documents"
    path = f"/sources/{line.outlet}"
    return lists.Item(title=line.name, words=words, path=path, at=line.last)


routes = (
    Route("/sources", sources, name="sources"),
    Route("/sources.{form}", sources_list, name="sources-list"),
    Route("/outlets.{form}", outlets_list, name="outlets-list"),
    Route("/sources/{source}", source, name="source"),
)
