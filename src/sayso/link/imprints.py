"""What linking needs of a document: its clock, who printed it, its notices.

A document never changes, so that its imprint may be kept from one call to the next;
how many are kept is bounded, and so is the memory.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sayso.link.notices import may_have_notice
from sayso.model.document import Document
from sayso.model.ids import DocId, SourceId, source_id_of
from sayso.text.names import name_key

MOST_KEPT = 8192


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """The head of a document, with names as ids that nobody has looked up yet.

    `until`: the end of the time when it may have been printed (a bare date is a whole
    day). `dated`: whether it says so itself. `dated_ahead`: whether it says that it
    was printed after it was read, which cannot be. `marks`: credits that are the
    outlet's own initials. `noticed`: the document itself, where there may be a
    correction or a retraction in it.
    """

    doc: DocId
    text_sha256: str
    address: str | None
    at: datetime
    until: datetime
    dated: bool
    dated_ahead: bool
    outlet: SourceId | None
    outlet_name: str | None
    credits: tuple[SourceId, ...]
    marks: frozenset[SourceId]
    noticed: Document | None


def imprint_of(doc: Document) -> Imprint:
    """The imprint of a document."""
    head, at = doc.head, doc.published_at or doc.retrieved_at
    whole_day = doc.published_at is not None and doc.published_grain == "day"
    return Imprint(
        doc=doc.doc,
        text_sha256=doc.text_sha256,
        address=doc.address,
        at=at,
        until=at + timedelta(days=1) if whole_day else at,
        dated=doc.published_at is not None,
        dated_ahead=doc.published_at is not None and at > doc.retrieved_at,
        outlet=source_of(head.outlet) if head.outlet else None,
        outlet_name=head.outlet,
        credits=tuple(source_of(name) for name in head.credit),
        marks=frozenset(
            source_of(name) for name in head.credit if is_short(name, head.outlet)
        ),
        noticed=doc if may_have_notice(doc) else None,
    )


def is_short(name: str, outlet: str | None) -> bool:
    """Whether a credit is the outlet's initials: "(MPA)" by Meridian Press Agency."""
    words = name_key(outlet or "").split()
    return len(words) > 1 and name_key(name) == "".join(word[0] for word in words)


def source_of(name: str) -> SourceId:
    """The id of the source known by a name as printed."""
    return source_id_of(name_key(name))


class Imprints:
    """Imprints that were asked for lately."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[DocId, Imprint] = OrderedDict()

    def of(self, doc: DocId, load: Callable[[DocId], Document]) -> Imprint:
        """The imprint of a document, which is loaded only if it is not kept."""
        if doc not in self._kept:
            self._kept[doc] = imprint_of(load(doc))
        self._kept.move_to_end(doc)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return self._kept[doc]
