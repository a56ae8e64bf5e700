"""The endpoints, one short function each."""

import re
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, HTTPException, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import Field
from starlette.routing import Mount

from sayso import __version__
from sayso.api import answers
from sayso.api.answers import clocks_of
from sayso.api.asked import AsAsked, BoardAsked
from sayso.api.finding import hits_for
from sayso.api.stating import DECLARED, Stating
from sayso.errors import LedgerError, RefusedError, SaysoError, UnknownNameError
from sayso.model.board import PlaceQuery, SeriesQuery
from sayso.model.ids import ClaimId, DocId, PointId, SourceId
from sayso.model.ruling import Verdict
from sayso.publish.points import point_line
from sayso.serve import rulings
from sayso.serve.answers import outlet_line, source_line
from sayso.serve.clock import now
from sayso.serve.places import MEDIA, SCHEMA, collection
from sayso.serve.served import served_of, visitor_of

router = APIRouter(
    responses={
        200: {"headers": DECLARED},
        400: {"model": answers.Refusal, "description": "The request makes no sense."},
        404: {
            "model": answers.Refusal,
            "description": "Not known at this moment.",
            "headers": DECLARED,
        },
        401: {
            "description": "Nobody is signed in: send a token, or sign in.",
            "content": {"text/plain": {"schema": {"type": "string"}}},
        },
        503: {"model": answers.Refusal, "description": "The ledger cannot do it now."},
    }
)
MOST_CHANGES = 1_000


@router.get("/points", summary="The board: points that pass the filters")
def points(look: AsAsked, question: BoardAsked) -> answers.Points:
    """A page of points with their standings, and counts by standing and kind."""
    found = look.view.board(question)
    return answers.Points(
        as_of=clocks_of(look),
        points=tuple(point_line(row) for row in found.rows),
        total=found.total,
        standings=found.standings,
        types=found.types,
        next=found.next,
    )


@router.get("/points/{point}", summary="One point with its words by side and origin")
def point(look: AsAsked, point: str) -> answers.OnePoint:
    """A point, by its id or that of any claim that bears on it."""
    detail = look.view.point(PointId(point))
    return answers.OnePoint(
        as_of=clocks_of(look),
        line=point_line(detail.row),
        detail=detail,
        history=tuple(look.view.history(detail.point.point)),
    )


@router.get("/claims/{claim}", summary="One claim")
def claim(look: AsAsked, claim: str) -> answers.OneClaim:
    """A claim with the entry that put it in force and the relations it stands in."""
    view, read = look.view, look.view.claim(ClaimId(claim))
    entry, bears_on = view.entry_of(read.claim), view.point(read.claim)
    return answers.OneClaim(
        as_of=clocks_of(look),
        claim=read,
        point=bears_on.point.point,
        standing=bears_on.point.standing.name,
        relations=tuple(view.relations(read.claim)),
        entry=entry.entry,
        recorded_at=entry.recorded_at,
    )


@router.get("/documents/{doc}", summary="One document with its text and claims")
def document(look: AsAsked, doc: str) -> answers.OneDocument:
    """A document, the claims read in it, and the version that replaced it."""
    found = look.view.document(DocId(doc))
    return answers.OneDocument(
        as_of=clocks_of(look),
        document=found,
        claims=tuple(look.view.claims_of(found.doc)),
        superseded_by=look.view.superseded(found.doc),
    )


@router.get("/sources", summary="Who is cited how often")
def sources(look: AsAsked) -> answers.Sources:
    """Sources, the most cited first."""
    lines = tuple(source_line(found) for found in look.speakers())
    return answers.Sources(as_of=clocks_of(look), sources=lines)


@router.get("/sources/{source}", summary="One source with its names")
def source(look: AsAsked, source: str) -> answers.OneSource:
    """A source, all names that are one with it, and its side."""
    found = look.view.source(SourceId(source))
    return answers.OneSource(
        as_of=clocks_of(look),
        source=found,
        names=tuple(look.view.names_of(found.source)),
        side=look.view.side_of(found.source),
    )


@router.get("/outlets", summary="Who prints how much")
def outlets(look: AsAsked) -> answers.Outlets:
    """Outlets, the one with most claims first."""
    lines = tuple(outlet_line(found) for found in look.outlets())
    return answers.Outlets(as_of=clocks_of(look), outlets=lines)


@router.get("/places", summary="Points by place and standing")
def places(look: AsAsked) -> answers.Places:
    """Places, the one with most points first."""
    found = tuple(look.view.places(PlaceQuery()))
    return answers.Places(as_of=clocks_of(look), places=found)


@router.get(
    "/places.geojson",
    summary="The same as GeoJSON",
    response_class=Response,
    responses={200: {"content": {MEDIA: {"schema": SCHEMA}}, "headers": DECLARED}},
)
def places_geojson(look: AsAsked) -> Response:
    """A FeatureCollection: a point a place, counts by standing in its properties."""
    return Response(collection(look), media_type=MEDIA)


@router.get("/figures", summary="How the numbers moved")
def figures(
    look: AsAsked,
    measure: Annotated[
        str | None, Query(description="What is counted: killed, wounded, displaced …")
    ] = None,
    place: Annotated[str | None, Query(description="The id of a place.")] = None,
    cursor: Annotated[
        str | None, Query(description="“next” of the page before.")
    ] = None,
    limit: Annotated[
        int, Query(ge=1, le=500, description="At most so many series.")
    ] = 50,
) -> answers.Figures:
    """Series of figures with their steps and bounds."""
    asked = SeriesQuery(measure=measure, place=place, cursor=cursor, limit=limit)
    found = look.view.series(asked)
    return answers.Figures(as_of=clocks_of(look), series=found.series, next=found.next)


@router.get("/changes", summary="Points that came to stand otherwise")
def changes(
    request: Request,
    look: AsAsked,
    after: Annotated[
        int, Query(ge=0, le=2**62, description="Changes by entries after this one.")
    ] = 0,
) -> answers.Changes:
    """Changes of standing by the ledger's own clock, after an entry."""
    found = served_of(request).ledger.changes(after=after, until=look.seq)
    some = tuple(change for change, _ in zip(found, range(MOST_CHANGES), strict=False))
    return answers.Changes(as_of=clocks_of(look), changes=some)


@router.get("/moments", summary="When something came in, by both clocks")
def moments(request: Request, look: AsAsked) -> answers.Moments:
    """Moments of the whole ledger, thinned to at most 200 a clock."""
    ticks = served_of(request).ledger.ticks(200)
    return answers.Moments(
        as_of=clocks_of(look), recorded=ticks.recorded, published=ticks.published
    )


@router.get("/find", summary="Points, sources and places by words")
def find(
    look: AsAsked,
    q: Annotated[
        str, Query(min_length=1, max_length=200, description="Words, or their start.")
    ],
) -> answers.Hits:
    """What the palette shows: the first few of each kind."""
    return answers.Hits(as_of=clocks_of(look), found=tuple(hits_for(look, q)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A ruling: the verdict, on what, why, and for some the value that is meant."""

    verdict: Annotated[str, Field(description=f"One of {', '.join(Verdict)}.")]
    claims: Annotated[list[str], Field(description="Ids of claims.")] = field(
        default_factory=list
    )
    sources: Annotated[
        list[str], Field(description="Ids, or names that one source alone carries.")
    ] = field(default_factory=list)
    note: Annotated[str | None, Field(description="Why, in your words.")] = None
    value: Annotated[
        str | None, Field(description="What is meant instead, where the verdict asks.")
    ] = None


FORBIDDEN: dict[int | str, dict[str, Any]] = {403: {"model": answers.Refusal}}


@router.post("/rulings", summary="Rule on claims or sources", responses=FORBIDDEN)
def rule(request: Request, asked: Asked) -> answers.Ruled:
    """Enter a ruling in the caller's name; all claims or none."""
    entered = rulings.rule(
        served_of(request).ledger,
        rulings.Asked(
            verdict=asked.verdict,
            claims=asked.claims,
            sources=asked.sources,
            note=asked.note,
            value=asked.value,
        ),
        person=_who_may(request),
        at=now(),
    )
    return answers.Ruled(entries=entered)


@router.post("/rulings/undo", summary="Take back the last ruling", responses=FORBIDDEN)
def undo(request: Request) -> answers.Ruled:
    """Take the caller's last ruling out of force; the entries that are gone."""
    gone = rulings.undo(served_of(request).ledger, _who_may(request), now())
    return answers.Ruled(entries=tuple(entry.entry for entry in gone))


def _who_may(request: Request) -> str:
    visitor = visitor_of(request)
    if not visitor.may_rule:
        raise HTTPException(403, "this account may read, not rule")
    return visitor.person


def api() -> FastAPI:
    """The API as an application of its own, to be mounted at /api/v1."""
    app = FastAPI(
        title="Sayso",
        version=__version__,
        summary="Who says what, who says otherwise, and how it stood at any moment.",
        docs_url=None,
        redoc_url=None,
        servers=[{"url": "/api/v1"}],
        root_path_in_servers=False,
    )
    app.include_router(router)
    app.add_exception_handler(SaysoError, _refused)
    app.add_middleware(Stating)
    return app


def mounted() -> Mount:
    """The API where it lies."""
    mount = Mount("/api/v1", api())
    # Starlette's pattern ends at a line break, and a name in an address may hold one.
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    return mount


async def _refused(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001 - FastAPI's signature
    status = 404 if isinstance(error, UnknownNameError) else 400
    if isinstance(error, LedgerError) and not isinstance(error, RefusedError):
        status = 503
    return JSONResponse({"detail": str(error)}, status_code=status)
