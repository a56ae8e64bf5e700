"""What stands in a situation report, as data; how it looks is for its two forms.

A report's sentences are words of claims with their speakers. Nothing is put in other
words, summed up or rounded: what the reader takes for fact is somebody's word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sayso.model.board import (
    BoardQuery,
    Moved,
    OriginWord,
    PlaceCount,
    PlaceQuery,
    PointRow,
    SeriesQuery,
)
from sayso.model.claim import Claim
from sayso.model.entry import AsOf
from sayso.model.ids import ClaimId
from sayso.model.standing import FigureSeries, StandingName
from sayso.ports import View
from sayso.publish.citations import citation_of, label_of
from sayso.publish.drawings import bounds_of, title_of

# The sections, in order: heading, what it says about those in it, which standings.
_SECTIONS: tuple[tuple[str, str, tuple[StandingName, ...]], ...] = (
    (
        "Disputed",
        "At least one origin says so and at least one other says no.",
        (StandingName.CONTESTED,),
    ),
    (
        "Ruled on by a person",
        "Confirmed or refuted by somebody who signed for it.",
        (StandingName.CONFIRMED, StandingName.REFUTED),
    ),
    (
        "Conceded",
        "Said by one side, and by the side against whose interest it is.",
        (StandingName.CONCEDED,),
    ),
    (
        "Said by several origins",
        "Two or more origins that do not copy each other, and nobody says no.",
        (StandingName.CORROBORATED,),
    ),
    (
        "Said by one origin",
        "However many printed it.",
        (StandingName.REPORTED,),
    ),
    (
        "Known only by its denial",
        "Nobody here says so; somebody denies it.",
        (StandingName.DENIED,),
    ),
    (
        "Taken back",
        "Whoever said so has taken the word back.",
        (StandingName.RETRACTED,),
    ),
)


_MARKS = (('"', '"'), ("“", "”"), ("«", "»"), ("„", "“"), ("'", "'"), ("‘", "’"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuery:
    """What to report: at most `limit` points a section; a place's key or None."""

    title: str
    limit: int = 20
    place: str | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where words stand: the document, and the claim that was read there."""

    number: int
    claim: ClaimId
    outlet: str | None
    headline: str | None
    document: str
    url: str | None
    published_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One origin's word; `manner` is empty where it is simply said.

    `refs` are numbers of references.
    """

    speaker: str
    manner: str
    words: str
    via: tuple[str, ...]
    printed: int
    refs: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One point, with the words for and against it."""

    row: PointRow
    for_it: tuple[Word, ...]
    against: tuple[Word, ...]
    rulings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Points that stand alike; `left_out`: how many more there are."""

    heading: str
    about: str
    items: tuple[Item, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A number as told."""

    at: datetime
    bounds: str
    origin: str
    standing: StandingName
    words: str
    ref: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """How one number moved."""

    title: str
    rows: tuple[FigureRow, ...]
    series: FigureSeries


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A situation report as of a moment of both clocks."""

    title: str
    as_of: AsOf
    newest: datetime | None
    counts: tuple[tuple[str, int], ...]
    moved: tuple[Moved, ...]
    moved_since: str | None
    sections: tuple[Section, ...]
    figures: tuple[FigureTable, ...]
    places: tuple[PlaceCount, ...]
    rows: tuple[PointRow, ...]
    references: tuple[Reference, ...]


@dataclass(slots=True)
class _References:
    """Numbers for claims, in the order in which they are first needed."""

    view: View
    made: dict[ClaimId, Reference] = field(default_factory=dict)

    def number(self, claim: ClaimId) -> int:
        if claim not in self.made:
            told = citation_of(self.view, self.view.claim(claim))
            self.made[claim] = Reference(
                number=len(self.made) + 1,
                claim=claim,
                outlet=told.outlet,
                headline=told.document.head.headline,
                document=label_of(told.document),
                url=told.document.url,
                published_at=told.document.published_at,
            )
        return self.made[claim].number


def report_of(
    view: View,
    query: ReportQuery,
    *,
    moved: Sequence[Moved] = (),
    moved_since: str | None = None,
) -> Report:
    """The report; `moved` are the points that stand otherwise than at `moved_since`."""
    references = _References(view)
    sections = [*_sections(view, query, references)]
    series = view.series(SeriesQuery(place=query.place, limit=query.limit)).series
    figures = [_table(view, one, references) for one in series if len(one.steps) > 1]
    board = view.board(BoardQuery(place=query.place, since=query.since, limit=1))
    rows = tuple(item.row for section in sections for item in section.items)
    newest = board.rows[0].last_said if board.rows else None
    places = view.places(PlaceQuery(since=query.since))
    return Report(
        title=query.title,
        as_of=view.as_of,
        newest=newest,
        counts=tuple((f.value, f.count) for f in board.standings),
        moved=tuple(moved),
        moved_since=moved_since,
        sections=tuple(sections),
        figures=tuple(figures),
        places=tuple(p for p in places if query.place in {None, p.place}),
        rows=rows,
        references=tuple(references.made.values()),
    )


def until_of(report: Report) -> datetime:
    """The moment at which the report's drawings end: its clock, else its last word."""
    told = (report.as_of.published, report.newest)
    return next((at for at in told if at is not None), datetime(1970, 1, 1, tzinfo=UTC))


def _sections(
    view: View, query: ReportQuery, references: _References
) -> Iterator[Section]:
    for heading, about, standings in _SECTIONS:
        page = view.board(
            BoardQuery(
                standings=standings,
                place=query.place,
                since=query.since,
                limit=query.limit,
            )
        )
        if page.rows:
            yield Section(
                heading=heading,
                about=about,
                items=tuple(_item(view, row, references) for row in page.rows),
                left_out=(page.total or 0) - len(page.rows),
            )


def _item(view: View, row: PointRow, references: _References) -> Item:
    detail = view.point(row.point)
    words_for, against = (
        tuple(w for origin in side for w in _words(view, origin, references))
        for side in (detail.for_it, detail.against)
    )
    if not words_for and not against:
        words_for = tuple(w for o in detail.others for w in _words(view, o, references))
    rulings = tuple(
        f"{ruling.person}: {ruling.verdict}"
        + (f", “{ruling.note}”" * bool(ruling.note))
        for ruling in detail.rulings
    )
    return Item(row=row, for_it=words_for, against=against, rulings=rulings)


def _words(view: View, said: OriginWord, references: _References) -> Iterator[Word]:
    """The newest word of an origin; what it said before stands on the point's page."""
    for telling in said.tellings[-1:]:
        told = citation_of(view, telling.claim)
        yield Word(
            speaker=told.speaker,
            manner=_manner(telling.claim),
            words=bare(telling.claim.words),
            via=tuple(name for name in told.via if name != told.speaker),
            printed=telling.copies,
            refs=(references.number(telling.claim.claim),),
        )


def _manner(claim: Claim) -> str:
    if claim.attribution is None:
        return "in its own voice"
    return "denying" if claim.negated else ""


def bare(words: str) -> str:
    """The words without a leading "that" and the marks that would be doubled."""
    kept = words.strip().removeprefix("that ")
    inner = kept.rstrip(",")
    for opening, closing in _MARKS:
        if inner.startswith(opening) and inner.endswith(closing) and len(inner) > 2:
            middle = inner[1:-1]
            if opening not in middle and closing not in middle:
                return middle.rstrip(",")
    return kept


def _table(view: View, series: FigureSeries, references: _References) -> FigureTable:
    rows = []
    for step in series.steps:
        told = citation_of(view, view.claim(step.claim))
        rows.append(
            FigureRow(
                at=step.published_at,
                bounds=bounds_of(step),
                origin=told.speaker,
                standing=step.standing,
                words=told.claim.words,
                ref=references.number(step.claim),
            )
        )
    return FigureTable(title=title_of(series), rows=tuple(rows), series=series)
