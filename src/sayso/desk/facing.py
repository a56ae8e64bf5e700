"""The passages of a point, face to face: who says so, and who says otherwise."""

from dataclasses import dataclass

from sayso.desk import passages
from sayso.desk.readings import Value, parts_of, values_of
from sayso.model.board import PointDetail
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.ids import ClaimId
from sayso.ports import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The words of a claim where they stand, and what was read in them.

    `side`: of what is said there.
    """

    side: str
    read: Claim
    document: Document
    text: passages.Shown
    values: tuple[Value, ...]


def passages_of(
    view: View, detail: PointDetail, chosen: ClaimId
) -> tuple[Passage, ...]:
    """The passage of a claim, and the first of whoever says otherwise."""
    sides = (("Says so", detail.for_it), ("Says otherwise", detail.against))
    by_side = {
        side: [
            claim
            for word in words
            for telling in word.tellings
            for claim in telling.claims
        ]
        for side, words in sides
    }
    own = next((side for side, claims in by_side.items() if chosen in claims), "")
    others = [claims[0] for side, claims in by_side.items() if side != own and claims]
    found = [_passage(view, detail, own or "Also of this point", chosen)]
    if own and others:
        other = "Says otherwise" if own == "Says so" else "Says so"
        found.append(_passage(view, detail, other, others[0]))
    return tuple(found)


def _passage(view: View, detail: PointDetail, side: str, claim: ClaimId) -> Passage:
    read = view.claim(claim)
    doc = view.document(read.doc)
    values = values_of(read, doc)
    beside = [c for c in view.claims_of(doc.doc) if c.claim in detail.point.claims]
    standings = dict.fromkeys(detail.point.claims, detail.point.standing.name)
    around = passages.window_around(doc.text, read.span)
    text = passages.shown(doc.text, beside, standings, around, parts_of(values))
    return Passage(side=side, read=read, document=doc, text=text, values=values)
