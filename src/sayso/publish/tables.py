"""A view as typed rows: one set for the terminal, JSON and CSV alike.

The row types and their forms are in `rows`; the command line needs this module only.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sayso.model.attribution import Force
from sayso.model.claim import Claim
from sayso.model.codec import kind_of
from sayso.model.entry import Entry
from sayso.model.ids import EntryId, SourceId
from sayso.model.ruling import Verdict
from sayso.model.source import Source
from sayso.model.standing import FigureSeries, Point, Step
from sayso.notation.composites import show_bounds
from sayso.ports import View
from sayso.publish.citations import (
    citation_of,
    force_of,
    label_of,
    name_of,
    names_of,
)
from sayso.publish.entries import words_of
from sayso.publish.filters import EVERYTHING, Filters, passes, passes_cheaply
from sayso.publish.reading_json import place_name
from sayso.publish.rows import (
    BoardRow,
    ClaimRow,
    DocumentRow,
    EntryRow,
    FigureRow,
    SourceRow,
    columns_of,
    rows_as_csv,
    rows_as_json,
)

__all__ = [
    "BoardRow",
    "ClaimRow",
    "DocumentRow",
    "EntryRow",
    "FigureRow",
    "Filters",
    "SourceRow",
    "board_rows",
    "claim_rows",
    "columns_of",
    "document_rows",
    "entry_rows",
    "figure_rows",
    "rows_as_csv",
    "rows_as_json",
    "series_rows",
    "source_rows",
]


def board_rows(view: View, filters: Filters = EVERYTHING) -> Iterator[BoardRow]:
    """The points that pass the filters, newest word first."""
    for point in view.points():
        if not passes_cheaply(point, filters):
            continue
        claims = [view.claim(claim) for claim in point.claims]
        if passes(view, point, claims, filters):
            yield _board_row(view, point, claims)


def _board_row(view: View, point: Point, claims: Sequence[Claim]) -> BoardRow:
    standing, first = point.standing, citation_of(view, claims[0])
    places = [c.event.place for c in claims if c.event and c.event.place]
    return BoardRow(
        point=point.point,
        standing=standing.name,
        title=point.title,
        speaker=first.speaker,
        outlet=first.outlet,
        place=place_name(places[0]) if places else None,
        origins_for=names_of(view, standing.origins_for),
        origins_against=names_of(view, standing.origins_against),
        outlets_for=names_of(view, standing.outlets_for),
        outlets_against=names_of(view, standing.outlets_against),
        at_most=standing.at_most,
        caveats=standing.caveats,
        claims=len(claims),
        first_said=standing.first_said,
        last_said=standing.last_said,
        reasons=standing.reasons,
        claim=claims[0].claim,
    )


def claim_rows(view: View, claims: Iterable[Claim]) -> Iterator[ClaimRow]:
    """A row for each of the claims, in their order."""
    for claim in claims:
        citation = citation_of(view, claim)
        yield ClaimRow(
            claim=claim.claim,
            standing=citation.point.standing.name,
            speaker=citation.speaker,
            via=citation.via,
            force=force_of(claim),
            negated=claim.negated,
            words=claim.words,
            document=label_of(citation.document),
            doc=claim.doc,
            start=claim.span.start,
            end=claim.span.end,
            published_at=citation.document.published_at,
            caveats=len(claim.caveats),
            point=citation.point.point,
        )


def source_rows(view: View) -> Iterator[SourceRow]:
    """The sources of the register, the most cited first, then by name."""
    said: dict[SourceId, list[Claim]] = {}
    for claim in view.claims():
        said.setdefault(claim.source, []).append(claim)
    sides = {r.source: r.value for r in view.rulings() if r.verdict == Verdict.SIDE}
    rows = [_source_row(view, source, said, sides) for source in view.sources()]
    yield from sorted(rows, key=lambda row: (-row.claims, row.name, row.source))


def _source_row(
    view: View,
    source: Source,
    said: Mapping[SourceId, Sequence[Claim]],
    sides: Mapping[SourceId | None, str | None],
) -> SourceRow:
    names = [source, *(r for r in view.names_of(source.source) if r != source)]
    claims = [claim for row in names for claim in said.get(row.source, ())]
    side = (sides[row.source] for row in names if row.source in sides)
    return SourceRow(
        source=source.source,
        name=source.name,
        kind=str(source.kind),
        role=next((row.role for row in names if row.role), None),
        speaks_for=_spoken_for(view, source),
        members=names_of(view, source.members),
        country=source.country,
        side=next(side, None),
        also=tuple(sorted({row.name for row in names} - {source.name})),
        claims=len(claims),
        denials=sum(force_of(claim) == Force.DENIES for claim in claims),
        documents=len({claim.doc for claim in claims}),
    )


def _spoken_for(view: View, source: Source) -> str | None:
    return None if source.speaks_for is None else name_of(view, source.speaks_for)


def figure_rows(
    view: View, some: Iterable[FigureSeries] | None = None
) -> Iterator[FigureRow]:
    """The steps of all series, or of some, each series in its order."""
    for series in view.figure_series() if some is None else some:
        yield from series_rows(view, series)


def series_rows(view: View, series: FigureSeries) -> Iterator[FigureRow]:
    """The steps of one series, in order."""
    for step in series.steps:
        yield _figure_row(view, series, step)


def _figure_row(view: View, series: FigureSeries, step: Step) -> FigureRow:
    figure, claim = step.figure, view.claim(step.claim)
    doc = view.document(claim.doc)
    return FigureRow(
        measure=series.measure,
        of=series.of,
        scope=series.scope,
        place=series.place,
        since=series.since,
        bounds=show_bounds(figure.low, figure.high, about=figure.about),
        low=figure.low,
        high=figure.high,
        about=figure.about,
        unit=figure.unit,
        origin=name_of(view, step.origin),
        standing=step.standing,
        published_at=step.published_at,
        document=label_of(doc),
        words=doc.quote(figure.span),
        claim=claim.claim,
        doc=claim.doc,
        start=figure.span.start,
        end=figure.span.end,
    )


def document_rows(view: View) -> Iterator[DocumentRow]:
    """The documents known at the moment, in order of publication."""
    for doc in view.documents():
        yield DocumentRow(
            doc=doc.doc,
            document=label_of(doc),
            outlet=doc.head.outlet,
            headline=doc.head.headline,
            credit=doc.head.credit,
            published_at=doc.published_at,
            retrieved_at=doc.retrieved_at,
            lang=doc.lang,
            url=doc.url,
            pub_status=doc.head.pub_status,
            superseded_by=view.superseded(doc.doc),
            text_chars=len(doc.text),
            claims=len(view.claims_of(doc.doc)),
        )


def entry_rows(
    entries: Iterable[Entry], withdrawn: Collection[EntryId] = frozenset()
) -> Iterator[EntryRow]:
    """Lines of the ledger in their order; `withdrawn` are those out of force."""
    for entry in entries:
        yield EntryRow(
            seq=entry.seq,
            tx=entry.tx,
            recorded_at=entry.recorded_at,
            entry=entry.entry,
            kind=kind_of(entry.payload),
            agent=str(entry.agent),
            agent_kind=entry.agent.kind,
            run=entry.run,
            withdrawn=entry.entry in withdrawn,
            what=words_of(entry.payload),
        )
