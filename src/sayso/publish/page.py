"""What the page of one claim shows, as data: the passage and all its company.

How it looks is for the command line, and later the desk. `before` and `after` are the
rest of the claim's paragraph, so that the words are seen where they stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.model.entry import Entry
from sayso.model.ids import ClaimId
from sayso.model.relation import Lineage, Relation, RelationKind
from sayso.model.ruling import Ruling
from sayso.model.span import Span, hull_of
from sayso.model.standing import Point
from sayso.notation.anchors import Paragraphs
from sayso.notation.readings import claim_numbers
from sayso.ports import View
from sayso.publish.citations import Citation, citation_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Another claim that bears on this one, or that this one bears on.

    `role`: what this claim is in the relation; the subject bears on the object.
    """

    kind: RelationKind
    role: Literal["subject", "object"]
    other: Citation
    because: tuple[str, ...]
    score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """One claim: who, through whom, the words in their paragraph, and its company.

    `number` is its name in .say ("9.1"). `caveats`: the outlet's reservations, as
    words. `others`: the other claims of its point. `lineages`: the copies that its
    words stand in.
    """

    citation: Citation
    number: str
    before: str
    words: str
    after: str
    caveats: tuple[str, ...]
    point: Point
    company: tuple[Company, ...]
    others: tuple[Citation, ...]
    lineages: tuple[Lineage, ...]
    rulings: tuple[Ruling, ...]
    entry: Entry


def claim_page(view: View, claim_id: ClaimId) -> ClaimPage:
    """The page of a claim; UnknownNameError when it is not in force."""
    citation = citation_of(view, view.claim(claim_id))
    claim, doc = citation.claim, citation.document
    where = Paragraphs(doc.text)
    before, after = _around(where, claim.span)
    others = (view.claim(c) for c in citation.point.claims if c != claim_id)
    return ClaimPage(
        citation=citation,
        number=claim_numbers(where, view.claims_of(doc.doc))[claim_id],
        before=doc.text[before.start : before.end] if before else "",
        words=doc.quote(claim.span),
        after=doc.text[after.start : after.end] if after else "",
        caveats=tuple(doc.quote(span) for span in claim.caveats),
        point=citation.point,
        company=tuple(_company(view, claim_id, r) for r in view.relations(claim_id)),
        others=tuple(citation_of(view, other) for other in others),
        lineages=_lineages(view, citation),
        rulings=_rulings(view.rulings(), claim_id),
        entry=view.entry_of(claim_id),
    )


def _around(where: Paragraphs, span: Span) -> tuple[Span | None, Span | None]:
    """What stands before and after the words in their paragraphs, if anything."""
    begin, _ = where.span(where.number_at(span.start))
    _, stop = where.span(where.number_at(span.end - 1))
    stop = begin + len(where.text[begin:stop].rstrip())
    before = Span(begin, span.start) if begin < span.start else None
    return before, Span(span.end, stop) if span.end < stop else None


def _company(view: View, claim: ClaimId, relation: Relation) -> Company:
    told = relation.subject == claim
    other = view.claim(relation.object if told else relation.subject)
    return Company(
        kind=relation.kind,
        role="subject" if told else "object",
        other=citation_of(view, other),
        because=relation.because,
        score=relation.score,
    )


def _lineages(view: View, citation: Citation) -> tuple[Lineage, ...]:
    claim = citation.claim
    spans = () if claim.attribution is None else claim.attribution.content
    words = hull_of((claim.span, *spans))
    return tuple(
        lineage
        for lineage in view.lineages(claim.doc)
        if any(p.doc == claim.doc and p.span.overlaps(words) for p in lineage.passages)
    )


def _rulings(rulings: Sequence[Ruling], claim: ClaimId) -> tuple[Ruling, ...]:
    return tuple(ruling for ruling in rulings if claim in {ruling.claim, ruling.other})
