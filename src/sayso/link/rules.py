"""The linker by rules: relations and lineages of a new document, with reasons.

It looks at the document's own claims and at those of the ledger that share an index
key with one of them, and at nothing else. The result is the same set whichever of two
documents came first.
"""

from collections.abc import Iterator
from itertools import chain

from sayso.link.candidates import candidates_of
from sayso.link.corrections import cancels
from sayso.link.decide import decide
from sayso.link.imprints import Imprints
from sayso.link.nesting import pairs_apart
from sayso.link.told import Teller, Told, is_stating
from sayso.link.wire import (
    are_same_text,
    is_same_copy,
    lineages_of,
    part_copies,
)
from sayso.model.ids import ClaimId
from sayso.model.reading import Reading
from sayso.model.relation import Lineage, Relation
from sayso.ports import View

Pair = tuple[Told, Told]


class RuleLinker:
    """Says by rules how a new document's claims bear on what the ledger holds."""

    name = "linker"
    version = "1"

    def __init__(self) -> None:
        self._imprints = Imprints()

    def link(self, reading: Reading, view: View) -> Iterator[Relation | Lineage]:
        """Lineages first, then relations; each pair of claims at most once."""
        teller = Teller(reading, view, self._imprints)
        lineages = tuple(lineages_of(reading.document, teller, view))
        yield from lineages
        own = [teller.told(c) for c in reading.claims if is_stating(c)]
        pairs = tuple(_pairs(own, teller, view))
        copied = [
            pair for pair in pairs if is_same_copy(*pair, teller) and not cancels(*pair)
        ]
        yield from part_copies(copied, lineages)
        bound = {_ids(pair) for pair in copied}
        for pair in (*pairs_apart(own, reading), *pairs):
            found = None if _ids(pair) in bound else decide(*pair)
            if found is not None:
                yield found


def _ids(pair: Pair) -> frozenset[ClaimId]:
    return frozenset((pair[0].claim.claim, pair[1].claim.claim))


def _pairs(own: list[Told], teller: Teller, view: View) -> Iterator[Pair]:
    """New claims with claims of other documents; those of one text are left out."""
    known: dict[ClaimId, Told] = {}
    found = [tuple(candidates_of(told, teller, view)) for told in own]
    teller.expect(chain.from_iterable(found))
    for told, claims in zip(own, found, strict=True):
        for claim in claims:
            other = known.get(claim.claim) or teller.told(claim)
            known[claim.claim] = other
            if not are_same_text(told, other) or cancels(told, other):
                yield told, other
