"""Who reprints whom: outlets that printed another's copy, as lineages join them."""

from collections import Counter
from dataclasses import dataclass

from sayso.model.document import Document
from sayso.model.ids import DocId
from sayso.model.relation import Lineage
from sayso.ports import View
from sayso.publish.citations import name_of

LOOKED_AT = 200  # of the newest documents; older copies are found on their pages
SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint:
    """An outlet, whose copy it printed, and in how many documents."""

    outlet: str
    copied: str
    documents: int


def reprints_of(view: View) -> tuple[Reprint, ...]:
    """Among the newest documents, the most frequent first."""
    page = view.documents_page(limit=LOOKED_AT)
    known = {doc.doc: doc for doc in page.documents}
    copies = {line for doc in page.documents for line in view.lineages(doc.doc)}
    found = Counter(pair for line in copies for pair in _pairs(view, line, known))
    told = Counter((outlet, copied) for outlet, copied, _ in found)
    ordered = sorted(told.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        Reprint(outlet=outlet, copied=copied, documents=documents)
        for (outlet, copied), documents in ordered[:SHOWN]
    )


def _pairs(
    view: View, line: Lineage, known: dict[DocId, Document]
) -> set[tuple[str, str, DocId]]:
    """Who printed it, whose it was, in which document; own updates are no reprints."""
    wanted = {passage.doc for passage in line.passages}
    known.update({doc: view.document(doc) for doc in wanted - known.keys()})
    docs = [known[doc] for doc in wanted]
    docs.sort(key=lambda doc: (doc.published_at or doc.retrieved_at, doc.doc))
    first = docs[0].head.outlet if docs else None
    origin = name_of(view, line.origin) if line.origin is not None else first
    return {
        (doc.head.outlet, origin, doc.doc)
        for doc in docs
        if doc.head.outlet and origin and doc.head.outlet != origin
    }
