"""A view as a board in .say: documents, sources, points, relations, figures.

It begins with both clocks. Claims are named by document and number, as the .say of a
reading numbers them. Points stand newest word first, as the view gives them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.ids import ClaimId, DocId, SourceId
from sayso.model.reading import Reading
from sayso.model.relation import Relation
from sayso.model.source import Source
from sayso.model.standing import FigureSeries, Point, Step
from sayso.notation.anchors import Paragraphs
from sayso.notation.printer import pieces_of, print_say
from sayso.notation.readings import (
    claim_numbers,
    figure_as_say,
    is_turned,
    say_of_reading,
)
from sayso.notation.tree import (
    ClaimLine,
    DocumentSay,
    Item,
    PointSay,
    Ref,
    RelationSay,
    SeriesSay,
    SourceSay,
    StepSay,
    Tree,
)
from sayso.ports import View
from sayso.publish.citations import label_of, name_of, names_of

Refs = Mapping[ClaimId, Ref]


class Say:
    """Writes the board as .say text."""

    name = "say"
    media_type = "text/plain; charset=utf-8"

    def write(self, view: View) -> Iterator[bytes]:
        """The text, a block a piece."""
        for piece in pieces_of(view.as_of, items_of(view)):
            yield piece.encode()


def reading_as_say(reading: Reading) -> str:
    """One reading as .say text, without the line feed at its end."""
    return print_say(say_of_reading(reading)).removesuffix("\n")


def say_of_view(view: View) -> Tree:
    """The tree of a board."""
    return Tree(as_of=view.as_of, items=tuple(items_of(view)))


def items_of(view: View) -> Iterator[Item]:
    """The blocks of a board, in order."""
    labels, refs = labels_of(view), dict[ClaimId, Ref]()
    for doc in view.documents():
        refs |= refs_of(view, doc, labels[doc.doc])
        yield _document(view, doc, labels)
    yield from _sources(view)
    for point in view.points():
        yield _point(view, point, refs)
    yield from _relations(view, refs)
    for series in view.figure_series():
        yield _series(view, series, refs)


def labels_of(view: View) -> dict[DocId, str]:
    """A label for each document of a view, each its own.

    Channels count their posts from 1, and versions of a story share an id: the first
    printed keeps it, the next is "311~2".
    """
    labels: dict[DocId, str] = {}
    seen: Counter[str] = Counter()
    for doc in view.documents():
        label = label_of(doc)
        seen[label] += 1
        labels[doc.doc] = label if seen[label] == 1 else f"{label}~{seen[label]}"
    return labels


def refs_of(view: View, doc: Document, label: str) -> dict[ClaimId, Ref]:
    """How the claims of one document are named on a board: "01-0410/9.1"."""
    numbers = claim_numbers(Paragraphs(doc.text), view.claims_of(doc.doc))
    return {claim: Ref(number=n, document=label) for claim, n in numbers.items()}


def _document(view: View, doc: Document, labels: Mapping[DocId, str]) -> DocumentSay:
    newer = view.superseded(doc.doc)
    return DocumentSay(
        label=labels[doc.doc],
        outlet=doc.head.outlet,
        headline=doc.head.headline,
        credit=doc.head.credit,
        published_at=doc.published_at,
        url=doc.url,
        pub_status=doc.head.pub_status,
        replaced_by=None if newer is None else labels.get(newer, newer),
    )


def cited_in(view: View) -> list[Source]:
    """The sources that claims in force are by, by name."""
    known = {claim.source for claim in view.claims()}
    return [s for s in view.sources() if known & _ids_of(view, s)]


def _ids_of(view: View, source: Source) -> set[SourceId]:
    return {source.source, *(row.source for row in view.names_of(source.source))}


def _sources(view: View) -> Iterator[SourceSay]:
    """The sources that somebody is cited by, by name."""
    for source in cited_in(view):
        rows = [row for row in view.names_of(source.source) if row != source]
        roles = (source.role, *(row.role for row in rows))
        yield SourceSay(
            name=source.name,
            kind=source.kind,
            roles=tuple(dict.fromkeys(role for role in roles if role)),
            speaks_for=_name(view, source.speaks_for),
            members=names_of(view, source.members),
            country=source.country,
            also=tuple(sorted({row.name for row in rows} - {source.name})),
        )


def _name(view: View, source: SourceId | None) -> str | None:
    return None if source is None else name_of(view, source)


def _point(view: View, point: Point, refs: Refs) -> PointSay:
    standing = point.standing
    claims = [view.claim(claim) for claim in point.claims]
    return PointSay(
        title=point.title,
        standing=standing.name,
        origins_for=names_of(view, standing.origins_for),
        origins_against=names_of(view, standing.origins_against),
        outlets_for=names_of(view, standing.outlets_for),
        outlets_against=names_of(view, standing.outlets_against),
        caveats=standing.caveats,
        first_said=standing.first_said,
        last_said=standing.last_said,
        reasons=standing.reasons,
        claims=tuple(_claim(view, claim, refs) for claim in claims),
    )


def _claim(view: View, claim: Claim, refs: Refs) -> ClaimLine:
    return ClaimLine(
        ref=refs[claim.claim],
        force=None if claim.attribution is None else claim.attribution.force,
        speaker=name_of(view, claim.source),
        words=claim.words,
        negated=is_turned(claim),
    )


def _relations(view: View, refs: Refs) -> Iterator[RelationSay]:
    for claim in view.claims():
        for relation in _told_by(view.relations(claim.claim), claim.claim, refs):
            yield RelationSay(
                subject=refs[relation.subject],
                kind=relation.kind,
                object=refs[relation.object],
                because=relation.because,
            )


def _told_by(
    relations: Iterable[Relation], claim: ClaimId, refs: Refs
) -> Iterable[Relation]:
    """Relations with the claim as subject, so that each is told once."""
    return (r for r in relations if r.subject == claim and r.object in refs)


def _series(view: View, series: FigureSeries, refs: Refs) -> SeriesSay:
    return SeriesSay(
        measure=series.measure,
        of=series.of,
        scope=series.scope,
        place=series.place,
        since=series.since,
        steps=tuple(_step(view, step, refs) for step in series.steps),
    )


def _step(view: View, step: Step, refs: Refs) -> StepSay:
    return StepSay(
        figure=figure_as_say(step.figure),
        ref=refs[step.claim],
        origin=name_of(view, step.origin),
        published_at=step.published_at,
        standing=step.standing,
    )
