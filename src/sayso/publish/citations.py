"""A claim with all that an exporter says about it, gathered from one view.

Names are those of the register at the moment of the view; an id that the register
does not know stands for itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sayso.errors import UnknownNameError
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import AsOf
from sayso.model.ids import SourceId
from sayso.model.standing import Point
from sayso.ports import View
from sayso.publish.reading_json import utc


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One claim, the document it stands in, who says it, and how its point stands.

    `outlet`: who printed it, the document's outlet or the last relay. `kind` is None
    while the register does not know the speaker.
    """

    claim: Claim
    document: Document
    speaker: str
    kind: str | None
    via: tuple[str, ...]
    outlet: str | None
    point: Point


def citation_of(view: View, claim: Claim) -> Citation:
    """The citation of one claim."""
    return _citation(view, claim, view.document(claim.doc))


def _citation(view: View, claim: Claim, doc: Document) -> Citation:
    via = names_of(view, claim.via)
    try:
        source = view.source(claim.source)
    except UnknownNameError:
        source = None
    return Citation(
        claim=claim,
        document=doc,
        speaker=claim.source_name if source is None else source.name,
        kind=None if source is None else str(source.kind),
        via=via,
        outlet=doc.head.outlet or (via[-1] if via else None),
        point=view.point_of(claim.claim),
    )


def citations(view: View) -> Iterator[Citation]:
    """A citation for each claim in force, in order of publication."""
    doc: Document | None = None
    for claim in view.claims():
        # claims of one document follow each other; its text is fetched once
        if doc is None or doc.doc != claim.doc:
            doc = view.document(claim.doc)
        yield _citation(view, claim, doc)


def name_of(view: View, source: SourceId) -> str:
    """What the register calls a source; the id where it does not know it."""
    try:
        return view.source(source).name
    except UnknownNameError:
        return source


def names_of(view: View, sources: Iterable[SourceId]) -> tuple[str, ...]:
    """The names of several sources, in their order."""
    return tuple(name_of(view, source) for source in sources)


def label_of(doc: Document) -> str:
    """What people call a document: the id it brought along, else its own."""
    return doc.doc if doc.given_id is None else str(doc.given_id)


def force_of(claim: Claim) -> str:
    """The force of a claim; "states" for the outlet's own voice."""
    return "states" if claim.attribution is None else str(claim.attribution.force)


def as_of_dict(as_of: AsOf) -> dict[str, datetime | None]:
    """Both clocks; null means without limit."""
    return {"recorded": utc(as_of.recorded), "published": utc(as_of.published)}


def standing_as_dict(view: View, point: Point) -> dict[str, Any]:
    """How a point stands, with names for ids, as exports carry it."""
    standing = point.standing
    return {
        "name": standing.name,
        "origins_for": names_of(view, standing.origins_for),
        "origins_against": names_of(view, standing.origins_against),
        "outlets_for": names_of(view, standing.outlets_for),
        "outlets_against": names_of(view, standing.outlets_against),
        "at_most": standing.at_most,
        "caveats": standing.caveats,
        "first_said": utc(standing.first_said),
        "last_said": utc(standing.last_said),
        "reasons": standing.reasons,
        "because": standing.because,
    }
