"""The same copy: documents with one text, and sentences that stand in two of them.

First cut of docs/spec/SPEC-lineage.md: whole texts that are exactly the same, and
sentences of eight words or more in the outlets' own voice that are exactly the same.
Shared quotations make no copy: two reporters may have heard the same man.
"""

from collections.abc import Iterable, Iterator

from sayso.link.told import Print, Teller, Told
from sayso.model.document import Document
from sayso.model.ids import DocId, SourceId
from sayso.model.relation import Lineage, Passage
from sayso.model.span import Span
from sayso.ports import View

FEWEST_WORDS = 8


def credited_copy(doc: Document, teller: Teller) -> Iterator[Lineage]:
    """A document that is said to be somebody else's copy, as the word of that one.

    Which of its sentences the paper added itself, nobody knows; unknown words never
    add an origin. Of several credits the first counts.
    """
    printed = teller.printed(doc.doc)
    others = [c for c in printed.credits if _is_other(c, printed)]
    if not others or not doc.text.strip():
        return
    name = next(n for n in doc.head.credit if teller.named(n) == others[0])
    yield Lineage(
        kind="copy",
        origin=others[0],
        passages=(Passage(doc=doc.doc, span=Span(0, len(doc.text))),),
        because=(f"the document is credited to {name}",),
    )


def whole_copies(doc: Document, teller: Teller, view: View) -> Iterator[Lineage]:
    """One lineage for each other document with exactly the same text."""
    if not doc.text.strip():
        return
    for other in view.texts_like(doc.text_sha256):
        if other != doc.doc:
            span = Span(0, len(doc.text))
            pair = teller.printed(doc.doc), teller.printed(other)
            yield _lineage(pair, ((span,), (span,)), "the whole text is the same")


def are_same_text(one: Told, other: Told) -> bool:
    """Whether the two stand in copies of one text (and not in one document)."""
    first, second = one.print.imprint, other.print.imprint
    return first.doc != second.doc and first.text_sha256 == second.text_sha256


def is_same_copy(one: Told, other: Told, teller: Teller) -> bool:
    """Whether the words of two claims are one piece of copy.

    Two reporters may have heard the same man, but they do not put it in one sentence,
    word for word: who is taken for the speaker does not matter there.
    """
    if one.claim.doc == other.claim.doc or _telling(one) != _telling(other):
        return False
    if _are_versions(one.print, other.print):
        return True
    if one.own_voice:
        return len(one.words.split()) >= FEWEST_WORDS
    if one.outlet == other.outlet:
        return False
    sentence = teller.sentence(one.claim)
    if len(sentence.split()) < FEWEST_WORDS:
        return False
    return sentence == teller.sentence(other.claim)


def _telling(told: Told) -> tuple[str, str, bool, bool]:
    """What is the same in two copies of one telling."""
    return told.words, told.kind, told.claim.negated, told.own_voice


def part_copies(pairs: Iterable[tuple[Told, Told]]) -> Iterator[Lineage]:
    """One lineage for each two documents that share sentences, given the pairs."""
    found: dict[tuple[DocId, DocId], list[tuple[Told, Told]]] = {}
    for one, other in pairs:
        found.setdefault((one.claim.doc, other.claim.doc), []).append((one, other))
    for shared in found.values():
        ones = tuple(sorted({one.claim.span for one, _ in shared}))
        others = tuple(sorted({other.claim.span for _, other in shared}))
        pair = shared[0][0].print, shared[0][1].print
        count = f"{len(ones)} sentence{'s' if len(ones) > 1 else ''} the same"
        yield _lineage(pair, (ones, others), f"{count}, word for word")


def _are_versions(one: Print, other: Print) -> bool:
    address = one.imprint.address
    return address is not None and address == other.imprint.address


def _lineage(
    pair: tuple[Print, Print],
    spans: tuple[tuple[Span, ...], tuple[Span, ...]],
    reason: str,
) -> Lineage:
    """The lineage of two documents, the first printed first."""
    both = zip(pair, spans, strict=True)
    ordered = sorted(both, key=lambda p: (p[0].at, p[0].doc))
    prints = ordered[0][0], ordered[1][0]
    origin, whose = origin_of(*prints)
    passages = tuple(
        Passage(doc=printed.doc, span=span)
        for printed, found in ordered
        for span in found
    )
    versions = _are_versions(*prints)
    return Lineage(
        kind="own-update" if versions else "copy",
        origin=origin,
        passages=passages,
        because=(reason, "two versions of one address" if versions else whose),
    )


def origin_of(first: Print, second: Print) -> tuple[SourceId | None, str]:
    """Whose copy it is: the agency credited, else who printed it first.

    A credit to the outlet itself says nothing; a credit that both carry says most.
    """
    both = [c for c in first.credits if c in second.credits and _is_other(c, first)]
    if both:
        return both[0], "both credit the same agency"
    for printed in (second, first):
        for credit in printed.credits:
            if _is_other(credit, printed):
                own = first.outlet if credit in first.marks else None
                return own or credit, "one credits it to the origin"
    if first.outlet is None:
        return None, "nobody knows who printed it first"
    return first.outlet, "the origin printed it first"


def _is_other(credit: SourceId, printed: Print) -> bool:
    return credit != printed.outlet and credit not in printed.marks
