"""The same copy: which passages of a new document stand in others, and whose they are.

The rules are those of docs/spec/SPEC-lineage.md. A document is laid beside those that
share fingerprints with it and no other; of documents with one text, and of passages in
the same words, beside the one that was printed first: lineages become groups by the
passages that they share. What is found for two documents does not depend on which of
them came first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.link.imprints import source_of
from sayso.link.paired import Pair, sentence_pairs, shared_about, wording_of
from sayso.link.repeats import Kind, Repeat, kind_of, repeats_of
from sayso.link.sheets import Laid
from sayso.link.told import Print, Teller, Told
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.ids import DocId, SourceId
from sayso.model.relation import Lineage, Passage
from sayso.model.span import Span
from sayso.ports import View

FEWEST_WORDS = 8
FURNITURE = 4  # stories of one outlet with a passage, for it to be furniture
# Where every paper words it in its own way: those that printed it first are enough.
MOST_WORDINGS = 3
PART = 0.5  # of the shorter story: a passage as large is none

FEWEST_SHARED = 2  # fingerprints of two texts that are laid side by side
SHORT = 60  # words of a text that may have fewer

# Equal words in a row that always give two fingerprints, and so a candidate.
SURELY_FOUND = 20

Beside = tuple[Laid, Repeat]


class Seen:
    """In which wordings each sentence of a new document was found already."""

    def __init__(self) -> None:
        self._wordings: dict[Span, dict[bytes, list[tuple[Laid, Span]]]] = {}

    def is_fresh(self, other: Laid, pair: Pair) -> bool:
        """Whether the document has to be joined to this one for the sentence's sake.

        Of two that have it in the same words one is enough, if they share so much
        about it that they were surely found to be copies of each other.
        """
        held = self._wordings.setdefault(pair[0], {})
        wording = wording_of(other, pair[1])
        known = held.get(wording, [])
        if not known and len(held) >= MOST_WORDINGS:
            return False
        here = other, pair[1]
        if any(shared_about(here, there) >= SURELY_FOUND for there in known):
            return False
        held[wording] = [*known, here]
        return True


def lineages_of(doc: Document, teller: Teller, view: View) -> Iterator[Lineage]:
    """Whose copy a document is, whole and in part."""
    if not doc.text.strip():
        return
    yield from credited_copy(doc, teller)
    whole = next((d for d in view.texts_like(doc.text_sha256) if d != doc.doc), None)
    if whole is not None:
        yield _whole_copy(doc, whole, teller)
    # What a text shares with others its first printing shares already.
    if whole is None or _is_first(teller.printed(doc.doc), teller.printed(whole)):
        yield from shared_passages(doc, teller, view)


def credited_copy(doc: Document, teller: Teller) -> Iterator[Lineage]:
    """A document that is said to be somebody else's copy, as the word of that one.

    Which of its sentences the paper added itself, nobody knows; unknown words never
    add an origin. Of several credits the first counts.
    """
    printed = teller.printed(doc.doc)
    others = [c for c in printed.credits if _is_other(c, printed)]
    if not others:
        return
    name = next(n for n in doc.head.credit if teller.named(n) == others[0])
    yield Lineage(
        kind="copy",
        # As printed: whom the register takes it for may be known only later.
        origin=source_of(name),
        passages=(Passage(doc=doc.doc, span=Span(0, len(doc.text))),),
        because=(f"the document is credited to {name}",),
        credited=True,
    )


def _whole_copy(doc: Document, other: DocId, teller: Teller) -> Lineage:
    span = Span(0, len(doc.text))
    pair = teller.printed(doc.doc), teller.printed(other)
    return replace(
        _lineage(pair, [(span, span)], "the whole text is the same"), whole=True
    )


def shared_passages(doc: Document, teller: Teller, view: View) -> Iterator[Lineage]:
    """One lineage for each document beside which this one has to be laid.

    Beside those that were printed first; a sentence that one of them has in the very
    same words, or that enough of them have, is not sought again in the others.
    """
    own = Laid(doc)
    near = [d for d in view.documents_sharing(own.fingerprints) if d != doc.doc]
    teller.expect_prints(near)
    others = (p for p in map(teller.printed, near) if not _is_same_text(p, doc))
    prints = sorted(others, key=lambda p: (p.at, p.doc))
    found = {p.doc: list(_beside(own, p, teller)) for p in prints}
    furniture = _furniture(own, [(p, found[p.doc]) for p in prints], teller)
    seen = Seen()
    for printed in prints:
        kept = [b for b in found[printed.doc] if (printed.doc, b[1]) not in furniture]
        yield from _joined(own, printed, kept, teller, seen)


def _is_same_text(printed: Print, doc: Document) -> bool:
    return printed.imprint.text_sha256 == doc.text_sha256


def _beside(own: Laid, printed: Print, teller: Teller) -> Iterator[Beside]:
    """The passages shared with a document, the first printed as their `a`."""
    other = Laid(teller.document(printed.doc))
    if len(other.words) < SHORT and not _share_enough(own, other):
        return
    mine = teller.printed(own.doc.doc)
    kind, _ = kind_of(mine.imprint, printed.imprint)
    a, b = (own, other) if _is_first(mine, printed) else (other, own)
    for repeat in repeats_of(a, b, kind):
        yield other, repeat


def _share_enough(own: Laid, other: Laid) -> bool:
    """Whether either would propose the other, whichever of them came first.

    Of a text of a sentence or two that means one fingerprint, else two.
    """
    ones, others = set(own.fingerprints), set(other.fingerprints)
    return len(ones & others) >= min(FEWEST_SHARED, len(ones), len(others))


def _is_first(one: Print, other: Print) -> bool:
    return (one.at, one.doc) < (other.at, other.doc)


def _furniture(
    own: Laid, found: Sequence[tuple[Print, list[Beside]]], teller: Teller
) -> set[tuple[DocId, Repeat]]:
    """Passages that the outlet prints under its stories, as far as others show it."""
    mine = teller.printed(own.doc.doc)
    small = [
        (printed.doc, repeat, _own_side(mine, printed, repeat))
        for printed, passages in found
        for other, repeat in passages
        if repeat.kind == "own-update"
        and repeat.matched < PART * min(len(own.words), len(other.words))
    ]
    return {
        (doc, repeat)
        for doc, repeat, span in small
        if len({d for d, _, s in small if s.overlaps(span)}) >= FURNITURE - 1
    }


def _own_side(mine: Print, printed: Print, repeat: Repeat) -> Span:
    return repeat.a if _is_first(mine, printed) else repeat.b


def _joined(
    own: Laid,
    printed: Print,
    passages: Iterable[Beside],
    teller: Teller,
    seen: Seen,
) -> Iterator[Lineage]:
    """One lineage for each kind of passage that two documents share, if any is new."""
    mine = teller.printed(own.doc.doc)
    first = _is_first(mine, printed)
    by_kind: dict[Kind, tuple[list[Pair], list[str]]] = {}
    for other, repeat in passages:
        pair = (own, other) if first else (other, own)
        found = sentence_pairs(*pair, repeat.shared)
        placed = [(a, b) if first else (b, a) for a, b in found]
        fresh = [spans for spans in placed if seen.is_fresh(other, spans)]
        if fresh:
            pairs, because = by_kind.setdefault(repeat.kind, ([], []))
            pairs += fresh
            because += repeat.because
    for kind, (pairs, because) in by_kind.items():
        yield _lineage((mine, printed), list(dict.fromkeys(pairs)), *because, kind=kind)


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


def part_copies(
    pairs: Iterable[tuple[Told, Told]], found: Sequence[Lineage]
) -> Iterator[Lineage]:
    """Sentences too short for fingerprints, one lineage for two documents.

    Each claim with the document that printed it first, unless it is known by what was
    found already that the two are one.
    """
    alike: dict[tuple[DocId, Span], list[tuple[Told, Told]]] = {}
    for one, other in pairs:
        alike.setdefault((one.claim.doc, one.claim.span), []).append((one, other))
    joined: dict[tuple[DocId, DocId], list[tuple[Told, Told]]] = {}
    for told in alike.values():
        for one, other in _to_join(told):
            if not _is_covered(one, other, found, [o for _, o in told]):
                joined.setdefault((one.claim.doc, other.claim.doc), []).append(
                    (one, other)
                )
    for shared in joined.values():
        spans = [(one.claim.span, other.claim.span) for one, other in shared]
        count = f"{len(spans)} sentence{'s' if len(spans) > 1 else ''} the same"
        pair = shared[0][0].print, shared[0][1].print
        yield _lineage(pair, sorted(set(spans)), f"{count}, word for word")


def _to_join(pairs: Sequence[tuple[Told, Told]]) -> list[tuple[Told, Told]]:
    """Of pairs of one claim with its copies those that join them all.

    The first printed, which all the others are copies of too; but of two papers of
    one outlet none is the other's copy, where somebody is cited.
    """
    ranked = sorted(pairs, key=lambda pair: (pair[1].print.at, pair[1].print.doc))
    first = ranked[0][1]
    once = first.claim.doc  # which may say it twice
    return [p for p in ranked if p[1].claim.doc == once or not _joins(p[1], first)]


def _joins(one: Told, other: Told) -> bool:
    """Whether two copies of one claim are each other's copies."""
    return one.own_voice or one.outlet != other.outlet


def _is_covered(
    told: Told, other: Told, found: Sequence[Lineage], alike: Sequence[Told]
) -> bool:
    """Whether the words are joined to the other's, or to those of one that is.

    `alike`: the copies of the words, which are joined among themselves.
    """
    return any(
        _is_paired(told.claim, copy.claim, lineage)
        for copy in alike
        if copy is other or _joins(copy, other)
        for lineage in found
    )


def _is_paired(one: Claim, other: Claim, lineage: Lineage) -> bool:
    """Whether a lineage makes one place of the words of two claims.

    "Shells hit the market of Tarn" is laid beside the same of Halvik as a light edit
    of it where sentences were put in another order: that joins no copies.
    """
    ones = [p.span for p in lineage.passages if p.doc == one.doc]
    others = [p.span for p in lineage.passages if p.doc == other.doc]
    return any(
        mine.contains(one.span) and theirs.contains(other.span)
        for mine, theirs in zip(ones, others, strict=False)
    )


def _are_versions(one: Print, other: Print) -> bool:
    address = one.imprint.address
    return address is not None and address == other.imprint.address


def _lineage(
    pair: tuple[Print, Print],
    spans: Sequence[Pair],
    *reasons: str,
    kind: Kind | None = None,
) -> Lineage:
    """The lineage of two documents, the first printed first."""
    turned = not _is_first(*pair)
    first, second = pair[::-1] if turned else pair
    placed = sorted((other, one) if turned else (one, other) for one, other in spans)
    ones = tuple(Passage(doc=first.doc, span=one) for one, _ in placed)
    others = tuple(Passage(doc=second.doc, span=other) for _, other in placed)
    own, why = kind_of(first.imprint, second.imprint)
    origin, whose, credited = origin_of(first, second)
    if kind == "shared-source":
        origin, whose, credited = None, "each may have it from who said it", False
    return Lineage(
        kind=kind or own,
        origin=origin,
        passages=(*ones, *others),
        because=(*dict.fromkeys(reasons), why or whose),
        credited=credited,
    )


def origin_of(first: Print, second: Print) -> tuple[SourceId | None, str, bool]:
    """Whose copy it is: the agency credited, else who printed it first.

    By the names that are printed, and whether a credit says so. A credit to the outlet
    itself says nothing; a credit that both carry says most. Two that credit each other
    say nothing.
    """
    both = [c for c in first.credits if c in second.credits and _is_other(c, first)]
    if both:
        return _as_printed(both[0], first), "both credit the same agency", True
    for printed, other in ((second, first), (first, second)):
        for credit in printed.credits:
            if _is_other(credit, printed) and not _is_crossed(printed, other):
                own = first.imprint.outlet if credit in first.marks else None
                name = own or _as_printed(credit, printed)
                return name, "one credits it to the origin", True
    if first.outlet is None:
        return None, "nobody knows who printed it first", False
    return first.imprint.outlet, "the origin printed it first", False


def _as_printed(credit: SourceId, printed: Print) -> SourceId:
    """The credit by the name that is printed: whose that is may be known only later."""
    names = zip(printed.imprint.credits, printed.credits, strict=True)
    return next(name for name, known in names if known == credit)


def _is_crossed(one: Print, other: Print) -> bool:
    """Whether each credits the other's outlet."""
    return other.outlet in one.credits and one.outlet in other.credits


def _is_other(credit: SourceId, printed: Print) -> bool:
    return credit != printed.outlet and credit not in printed.marks
