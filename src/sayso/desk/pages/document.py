"""Documents: the list; and one article, marked, with its claims beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.desk import lists, passages
from sayso.desk.changed_words import compared
from sayso.desk.frame import page
from sayso.link.versions import versions_of
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.ids import DocId
from sayso.model.span import Span
from sayso.ports import View
from sayso.publish.citations import label_of, name_of
from sayso.publish.rows import DocumentRow
from sayso.serve.questions import skip_asked
from sayso.serve.served import look_asked

LISTED, MOST = 60, 500


def document(request: Request) -> Response:
    """The page of one document."""
    look = look_asked(request)
    view = look.view
    doc = view.document(DocId(request.path_params["doc"]))
    claims = view.claims_of(doc.doc)
    points = {claim.claim: view.point_of(claim.claim) for claim in claims}
    window = _window(doc, claims, request.query_params.get("at"))
    text = passages.shown(
        doc.text, claims, {c: p.standing.name for c, p in points.items()}, window
    )
    return page(
        request,
        look,
        "document.html",
        document=doc,
        text=text,
        claims=[
            c for c in claims if c.span.start < text.end and c.span.end > text.start
        ],
        all_claims=len(claims),
        points=points,
        speakers={c.claim: name_of(view, c.source) for c in claims},
        newer=view.superseded(doc.doc),
        versions=_versions(view, doc),
        same_text=[d for d in view.texts_like(doc.text_sha256) if d != doc.doc],
        copies=_copies(view, doc),
        earlier=max(0, text.start - passages.WINDOW),
        later=text.end,
    )


def _window(doc: Document, claims: Sequence[Claim], at: str | None) -> Span:
    """Where to look: at a claim, at a place in the text, or at the beginning."""
    if at is not None and at.isascii() and at.isdecimal():
        return passages.window_at(doc.text, int(at))
    where = next((c.span.start for c in claims if c.claim == at), 0)
    return passages.window_at(doc.text, where)


def _copies(view: View, doc: Document) -> list[tuple[Document, tuple[str, ...]]]:
    """Other documents that share copy with it, and why that is thought."""
    found: dict[DocId, tuple[str, ...]] = {}
    for lineage in view.lineages(doc.doc):
        for passage in lineage.passages:
            if passage.doc != doc.doc:
                found.setdefault(passage.doc, lineage.because)
    return [(view.document(other), because) for other, because in found.items()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of the address; `places`: how many differ from the one before it.

    `places` is None for the first one, and where the texts are too long to compare.
    """

    document: Document
    before: DocId | None
    places: int | None


def _versions(view: View, doc: Document) -> list[Version]:
    """All versions, the oldest first; none where there is one alone."""
    found = versions_of(view, doc)
    if len(found) < 2:
        return []
    told = [Version(document=found[0], before=None, places=None)]
    for old, new in pairwise(found):
        result = compared(old, new)
        places = None if result is None else result.places
        told.append(Version(document=new, before=old.doc, places=places))
    return told


def against(request: Request) -> Response:
    """Two documents as one text: what was taken out, what was put in."""
    look, asked = look_asked(request), request.path_params
    pair = [look.view.document(DocId(asked[name])) for name in ("doc", "other")]
    older, newer = sorted(pair, key=lambda d: (d.published_at or d.retrieved_at, d.doc))
    same = older.address is not None and older.address == newer.address
    return page(
        request,
        look,
        "differences.html",
        older=older,
        newer=newer,
        is_version=same,
        result=compared(older, newer),
    )


def documents(request: Request) -> Response:
    """All documents, the newest first, a page at a time."""
    look = look_asked(request)
    skip = skip_asked(request.query_params)
    found = look.view.documents_page(skip=skip, limit=LISTED)
    after = skip + len(found.documents)
    return page(
        request,
        look,
        "documents.html",
        rows=[(doc, len(look.view.claims_of(doc.doc))) for doc in found.documents],
        total=found.total,
        skip=skip,
        before=max(0, skip - LISTED),
        after=after if after < found.total else None,
    )


def documents_list(request: Request) -> Response:
    """The same list for programs."""
    look = look_asked(request)
    skip = skip_asked(request.query_params)
    found = look.view.documents_page(skip=skip, limit=MOST)
    rows = [_line(look.view, doc) for doc in found.documents]
    return lists.answer(request, look, rows, DocumentRow, _as_item)


def _line(view: View, doc: Document) -> DocumentRow:
    return DocumentRow(
        doc=doc.doc,
        document=label_of(doc),
        outlet=doc.head.outlet,
        headline=doc.head.headline,
        credit=doc.head.credit,
        published_at=doc.published_at,
        retrieved_at=doc.retrieved_at,
        lang=doc.lang,
        url=doc.url,
        pub_status=doc.head.pub_status,
        superseded_by=view.superseded(doc.doc),
        text_chars=len(doc.text),
        claims=len(view.claims_of(doc.doc)),
    )


def _as_item(row: DocumentRow) -> lists.Item:
    return lists.Item(
        title=row.headline or row.document,
        words=f"{row.outlet or 'outlet unknown'}, {row.claims} claims",
        path=f"/documents/{row.doc}",
        at=row.published_at or row.retrieved_at,
    )


routes = (
    Route("/documents", documents, name="documents"),
    Route("/documents.{form}", documents_list, name="documents-list"),
    Route("/documents/{doc}", document, name="document"),
    Route("/documents/{doc}/against/{other}", against, name="differences"),
)
