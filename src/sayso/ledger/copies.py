"""Which words of which documents are one piece of copy, as lineages join them.

A lineage joins two documents; of many copies each is joined to one and not to all. So
the groups are found here: documents with one text are one *sheet*, passages that a
lineage pairs are one *place*, and places that overlap on a sheet nobody has to tell.
The order in which lineages were found does not matter.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.ledger.groups import Groups
from sayso.model.claim import Claim
from sayso.model.event import Event
from sayso.model.ids import DocId, SourceId
from sayso.model.relation import Lineage
from sayso.model.span import Span
from sayso.text.names import fold

# The sheet of each document, and the places on each sheet by their spans.
Known = tuple[Mapping[DocId, str], dict[str, dict[Span, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """The lineages in force, found by the document that a passage lies in.

    `by_doc`: numbers of lineages with the passages of a document. `places`: passages
    of a sheet with the place of each. `joined`: numbers of lineages by the names of
    the places and sheets that they join. `credits`: whom each document credits.
    """

    lineages: tuple[Lineage, ...]
    by_doc: Mapping[DocId, Sequence[tuple[int, Span]]]
    places: Mapping[str, Sequence[tuple[Span, str]]]
    joined: Mapping[str, Sequence[int]]
    credits: Mapping[DocId, Sequence[SourceId]]
    groups: Groups

    def places_of(self, claim: Claim) -> tuple[str, ...]:
        """The names of the places where the claim stands, each in all its copies."""
        if not self.joined:
            return ()
        sheet = self._sheet(claim.doc)
        at = claim.span
        found = [
            place
            for span, place in self.places.get(sheet, ())
            if span.start <= at.start < span.end
        ]
        if not found and sheet in self.joined:
            found = [f"p:{sheet}:{at.start}-{at.end}"]
        return tuple(sorted({self.groups.root(place) for place in found}))

    def holding(self, claim: Claim) -> tuple[int, ...]:
        """Numbers of the lineages that have the claim's words in a passage."""
        places = self.by_doc.get(claim.doc, ())
        start = claim.span.start
        return tuple(dict.fromkeys(n for n, at in places if at.start <= start < at.end))

    def of_doc(self, doc: DocId) -> tuple[str, ...]:
        """The group of documents that lineages join the document to, if they do."""
        joins = (self.lineages[n] for n, _ in self.by_doc.get(doc, ()))
        return (self.groups.root(f"k:{doc}"),) if any(map(is_of_two, joins)) else ()

    def lineages_of(self, claim: Claim) -> tuple[int, ...]:
        """Numbers of the lineages that join the claim's words with any of their copies.

        Also those of other documents, that the words came through.
        """
        names = (*self.places_of(claim), self._sheet(claim.doc))
        return tuple(sorted({n for name in names for n in self.joined.get(name, ())}))

    def tellings_of(self, claim: Claim) -> tuple[str, ...]:
        """Keys that claims share when they are one telling in one piece of copy.

        The same words; or, in a sentence that was lightly edited, the same kind of
        event in the same word, with the same numbers, at a place of the same name.
        """
        places = self.places_of(claim)
        if not places:
            return ()
        event = claim.event
        what = f"{event.type}/{event.mode or ''}" if event is not None else ""
        stance = f"{claim.attribution is not None}:{claim.negated}:{what}"
        keys = [f"{stance}:{fold(claim.words)}"]
        if event is not None:
            where = fold(event.place.name) if event.place else ""
            numbers = sorted(f"{f.measure}{f.low}-{f.high}" for f in claim.figures)
            keys.append(
                f"{stance}:{_trigger(claim, event)}@{where}#{','.join(numbers)}"
            )
        return tuple(f"{place}:{key}" for place in places for key in keys)

    def _sheet(self, doc: DocId) -> str:
        return self.groups.root(f"d:{doc}")


def _trigger(claim: Claim, event: Event) -> str:
    """The word of the claim that says what happened."""
    start = event.trigger.start - claim.span.start
    end = event.trigger.end - claim.span.start
    return fold(claim.words[max(0, start) : max(0, end)])


def copies_of(lineages: Iterable[Lineage]) -> Copies:
    """An index of lineages by the documents of their passages."""
    kept = tuple(sorted(set(lineages), key=_order))
    groups = Groups()
    by_doc: dict[DocId, list[tuple[int, Span]]] = {}
    parts: list[int] = []
    for number, lineage in enumerate(kept):
        for passage in lineage.passages:
            by_doc.setdefault(passage.doc, []).append((number, passage.span))
        if is_of_two(lineage):
            _join_documents(lineage, groups)
            parts += [] if lineage.whole else [number]
    sheets = {doc: groups.root(f"d:{doc}") for doc in by_doc}
    places: dict[str, dict[Span, str]] = {}
    for number in parts:
        _join_places(kept[number], groups, (sheets, places))
    return Copies(
        lineages=kept,
        by_doc=by_doc,
        places={sheet: list(spans.items()) for sheet, spans in places.items()},
        joined=_joined(kept, set(parts), groups, (sheets, places)),
        credits=_credits(kept),
        groups=groups,
    )


def is_of_two(lineage: Lineage) -> bool:
    """Whether it joins documents; a credit alone is of one."""
    first = lineage.passages[0].doc
    return any(passage.doc != first for passage in lineage.passages)


def _order(lineage: Lineage) -> tuple[str, str, tuple[tuple[str, Span], ...], str]:
    where = tuple((passage.doc, passage.span) for passage in lineage.passages)
    return lineage.kind, lineage.origin or "", where, " ".join(lineage.because)


def _join_documents(lineage: Lineage, groups: Groups) -> None:
    first = lineage.passages[0].doc
    for doc in {passage.doc for passage in lineage.passages} - {first}:
        groups.join(f"k:{first}", f"k:{doc}")
        if lineage.whole:
            groups.join(f"d:{first}", f"d:{doc}")


def _join_places(lineage: Lineage, groups: Groups, known: Known) -> None:
    """Make one place of each two passages that the lineage pairs."""
    sheets, places = known
    for paired in _pairs_of(lineage):
        names = []
        for doc, span in paired:
            spans = places.setdefault(sheets[doc], {})
            name = spans.get(span) or f"p:{sheets[doc]}:{span.start}-{span.end}"
            spans[span] = name
            names.append(name)
        for name in names[1:]:
            groups.join(names[0], name)


def _pairs_of(lineage: Lineage) -> Iterator[list[tuple[DocId, Span]]]:
    """Passages that are one: the nth of each document, or all where numbers differ."""
    by_doc: dict[DocId, list[Span]] = {}
    for passage in lineage.passages:
        by_doc.setdefault(passage.doc, []).append(passage.span)
    if len({len(spans) for spans in by_doc.values()}) == 1:
        for nth in zip(*by_doc.values(), strict=True):
            yield list(zip(by_doc, nth, strict=True))
    else:
        yield [(p.doc, p.span) for p in lineage.passages]


def _joined(
    kept: Sequence[Lineage], parts: set[int], groups: Groups, known: Known
) -> dict[str, list[int]]:
    """Numbers of lineages by the places that they join, and by the sheets."""
    sheets, places = known
    found: dict[str, list[int]] = {}
    for number, lineage in enumerate(kept):
        if number in parts:
            held = (places[sheets[p.doc]][p.span] for p in lineage.passages)
            names = {groups.root(name) for name in held}
        elif is_of_two(lineage):
            names = {sheets[lineage.passages[0].doc]}
        else:
            continue
        for name in names:
            found.setdefault(name, []).append(number)
    for sheet, spans in places.items():
        # whoever prints the whole sheet prints the place
        for name in {groups.root(span) for span in spans.values()}:
            found[name] += found.get(sheet, ())
    return found


def _credits(kept: Sequence[Lineage]) -> dict[DocId, list[SourceId]]:
    """Whom each document credits, as a lineage of it alone tells."""
    found: dict[DocId, list[SourceId]] = {}
    for lineage in kept:
        if lineage.credited and lineage.origin and not is_of_two(lineage):
            found.setdefault(lineage.passages[0].doc, []).append(lineage.origin)
    return found
