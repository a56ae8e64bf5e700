"""Point: who says so, who says otherwise, through whom, and the words of each.

The article stands beside it at the passage. A claim has the same page: its own words
are the passage that is shown.
"""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.desk.facing import passages_of
from sayso.desk.frame import page
from sayso.desk.meant import places_meant
from sayso.model.board import OriginWord, PointDetail
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.ids import ClaimId, PointId
from sayso.model.relation import RelationKind
from sayso.ports import View
from sayso.publish.citations import name_of
from sayso.serve.looks import Look
from sayso.serve.served import look_asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One telling as a line: the claim, its document, who passed it on, the copies.

    `kind`: what it is to the point ("asserts", "denies", "contradicts", …).
    """

    claim: Claim
    document: Document
    relays: tuple[str, ...]
    kind: str
    copies: tuple[tuple[ClaimId, Document], ...]
    counts: bool
    cue: str
    hedge: str | None
    channel: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One origin with its words on the point."""

    source: str
    name: str
    side: str | None
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Origins that say the same of the point: for it, denying it, against it."""

    name: str
    says: str
    voices: tuple[Voice, ...]


def point(request: Request) -> Response:
    """The page of a point, by its id or that of a claim."""
    look = look_asked(request)
    detail = look.view.point(PointId(request.path_params["point"]))
    return _page(request, look, detail, detail.row.claim)


def claim(request: Request) -> Response:
    """The page of a claim: its point, at its own passage."""
    look = look_asked(request)
    chosen = ClaimId(request.path_params["claim"])
    return _page(request, look, look.view.point(chosen), chosen)


def _page(
    request: Request, look: Look, detail: PointDetail, chosen: ClaimId
) -> Response:
    view = look.view
    found = passages_of(view, detail, chosen)
    read = found[0].read
    return page(
        request,
        look,
        "point.html",
        detail=detail,
        row=detail.row,
        standing=detail.point.standing,
        groups=_groups(view, detail),
        history=view.history(detail.point.point),
        passages=found,
        read=read,
        document=found[0].document,
        relations=_relations(view, read),
        values=found[0].values,
        roles={piece.role for piece in found[0].text.pieces},
        meant=places_meant(look, read),
        entry=view.entry_of(read.claim),
    )


def _groups(view: View, detail: PointDetail) -> tuple[Group, ...]:
    """Sides in the order in which they are read; what is empty is left out."""
    denials = [w for w in detail.against if _is_denied(w)]
    rest = [w for w in detail.against if not _is_denied(w)]
    gone = [w for w in detail.others if _is_taken_back(view, w)]
    groups = (
        ("for", "Says so", detail.for_it),
        ("denial", "Denies it", denials),
        ("contradiction", "Says otherwise", rest),
        ("retraction", "Taken back or corrected", gone),
        ("other", "Replaced since", [w for w in detail.others if w not in gone]),
    )
    return tuple(
        Group(name=name, says=says, voices=tuple(_voice(view, w) for w in words))
        for name, says, words in groups
        if words
    )


def _is_taken_back(view: View, word: OriginWord) -> bool:
    """Whether some telling is one that a notice took back, or is such a notice."""
    return any(
        relation.kind in TAKEN_BACK
        for telling in word.tellings
        for relation in view.relations(telling.claim.claim)
    )


def _is_denied(word: OriginWord) -> bool:
    return all(telling.claim.negated for telling in word.tellings)


def _voice(view: View, word: OriginWord) -> Voice:
    return Voice(
        source=word.origin,
        name=word.name,
        side=view.side_of(word.origin),
        words=tuple(
            _word(view, telling.claim, telling.claims, counts=telling.counts)
            for telling in word.tellings
        ),
    )


def _word(
    view: View, first: Claim, claims: tuple[ClaimId, ...], *, counts: bool
) -> Word:
    doc, attr = view.document(first.doc), first.attribution
    copies = (view.claim(c) for c in claims if c != first.claim)
    hedge = attr.hedge.span if attr and attr.hedge else None
    return Word(
        claim=first,
        document=doc,
        relays=tuple(name_of(view, source) for source in first.via),
        kind="states" if attr is None else attr.force,
        copies=tuple((c.claim, view.document(c.doc)) for c in copies),
        counts=counts,
        cue=" ".join(doc.quote(span) for span in attr.cue) if attr else "",
        hedge=doc.quote(hedge) if hedge else None,
        channel=doc.quote(attr.channel) if attr and attr.channel else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """How the claim at hand bears on another one, in words, and why."""

    says: str
    other: Claim
    because: tuple[str, ...]


TAKEN_BACK = {RelationKind.RETRACTS, RelationKind.CORRECTS}
ACTIVE = {kind: kind.value for kind in RelationKind}
PASSIVE = {
    RelationKind.SUPPORTS: "supported",
    RelationKind.DENIES: "denied",
    RelationKind.CONTRADICTS: "contradicted",
    RelationKind.UPDATES: "updated",
    RelationKind.CORRECTS: "corrected",
    RelationKind.RETRACTS: "retracted",
    RelationKind.CONCEDES: "conceded",
}


def _relations(view: View, read: Claim) -> tuple[Bearing, ...]:
    found = []
    for relation in view.relations(read.claim):
        told = relation.subject == read.claim
        other = relation.object if told else relation.subject
        kind = relation.kind
        says = f"it {ACTIVE[kind]}" if told else f"it is {PASSIVE[kind]} by"
        found.append(
            Bearing(says=says, other=view.claim(other), because=relation.because)
        )
    return tuple(found)


routes = (
    Route("/points/{point}", point, name="point"),
    Route("/claims/{claim}", claim, name="claim"),
)
