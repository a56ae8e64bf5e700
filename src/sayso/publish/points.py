"""Points and what bears on them as typed rows, with names for ids."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from sayso.model.board import Moved, OriginWord, PointDetail, PointRow
from sayso.model.ids import ClaimId, PointId, SourceId
from sayso.model.standing import StandingName
from sayso.ports import View
from sayso.publish.citations import names_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPoint:
    """One point as the command line prints it; see `model.board.PointRow`.

    `place`: the place's key, `place_name` what it is called.
    """

    point: PointId
    standing: StandingName
    title: str
    speaker: str
    outlet: str | None
    type: str | None
    place: str | None
    place_name: str | None
    origins_for: tuple[str, ...]
    origins_against: tuple[str, ...]
    outlets_for: tuple[str, ...]
    outlets_against: tuple[str, ...]
    at_most: bool
    caveats: int
    claims: int
    first_said: datetime
    last_said: datetime
    claim: ClaimId


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLine:
    """One point: how it stands, what is said, by whom, for and against.

    As the API and the desk's lists answer it: `place` is the name, `place_id` the key.
    """

    point: PointId
    standing: StandingName
    title: str
    speaker: str
    outlet: str | None
    type: str | None
    place: str | None
    place_id: str | None
    lat: float | None
    lon: float | None
    origins_for: tuple[str, ...]
    origins_against: tuple[str, ...]
    outlets_for: tuple[str, ...]
    outlets_against: tuple[str, ...]
    at_most: bool
    caveats: int
    claims: int
    first_said: datetime
    last_said: datetime
    claim: ClaimId


class _Shared(TypedDict):
    """What both forms of a point say in the same words."""

    point: PointId
    standing: StandingName
    title: str
    speaker: str
    outlet: str | None
    type: str | None
    origins_for: tuple[str, ...]
    origins_against: tuple[str, ...]
    outlets_for: tuple[str, ...]
    outlets_against: tuple[str, ...]
    at_most: bool
    caveats: int
    claims: int
    first_said: datetime
    last_said: datetime
    claim: ClaimId


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLine:
    """One word on a point: whose, on which side, and how often it was printed.

    `side`: for, against, other. `copies`: documents that print these words.
    """

    side: str
    origin: str
    words: str
    copies: int
    outlets: tuple[str, ...]
    counts: bool
    negated: bool
    claim: ClaimId
    claims: tuple[ClaimId, ...]
    point: PointId
    standing: StandingName


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveLine:
    """A point that stands otherwise at one moment than at another; None: not there."""

    point: PointId
    before: StandingName | None
    after: StandingName | None
    title: str
    speaker: str
    place_name: str | None
    origins_for: tuple[str, ...]
    origins_against: tuple[str, ...]
    last_said: datetime
    claim: ClaimId


def printed_point(row: PointRow) -> PrintedPoint:
    """A row of a board with names, for the command line."""
    return PrintedPoint(**_shared(row), place=row.place, place_name=row.place_name)


def point_line(row: PointRow) -> PointLine:
    """A row of a board with names for ids, for the API and the desk's lists."""
    return PointLine(
        **_shared(row),
        place=row.place_name,
        place_id=row.place,
        lat=row.lat,
        lon=row.lon,
    )


def _shared(row: PointRow) -> _Shared:
    return {
        "point": row.point,
        "standing": row.standing,
        "title": row.title,
        "speaker": row.speaker,
        "outlet": row.outlet,
        "type": row.type,
        "origins_for": named(row.names, row.origins_for),
        "origins_against": named(row.names, row.origins_against),
        "outlets_for": named(row.names, row.outlets_for),
        "outlets_against": named(row.names, row.outlets_against),
        "at_most": row.at_most,
        "caveats": row.caveats,
        "claims": row.claims,
        "first_said": row.first_said,
        "last_said": row.last_said,
        "claim": row.claim,
    }


def named(names: Mapping[SourceId, str], ids: Iterable[SourceId]) -> tuple[str, ...]:
    """The names of some sources, in their order; an id stands for itself."""
    return tuple(names.get(source, source) for source in ids)


def word_lines(view: View, detail: PointDetail) -> Iterator[WordLine]:
    """Every word on a point, those for it first, copies folded."""
    sides = (("for", detail.for_it), ("against", detail.against))
    for side, told in (*sides, ("other", detail.others)):
        for word in told:
            yield from _tellings(view, detail, side, word)


def _tellings(
    view: View, detail: PointDetail, side: str, word: OriginWord
) -> Iterator[WordLine]:
    for telling in word.tellings:
        yield WordLine(
            side=side,
            origin=word.name,
            words=telling.claim.words,
            copies=telling.copies,
            outlets=names_of(view, telling.outlets),
            counts=telling.counts,
            negated=telling.claim.negated,
            claim=telling.claim.claim,
            claims=telling.claims,
            point=detail.point.point,
            standing=detail.point.standing.name,
        )


def move_line(moved: Moved) -> MoveLine | None:
    """A move with names; None where there is nothing on either side."""
    row = moved.after or moved.before
    if row is None:
        return None
    return MoveLine(
        point=moved.point,
        before=moved.before.standing if moved.before else None,
        after=moved.after.standing if moved.after else None,
        title=row.title,
        speaker=row.speaker,
        place_name=row.place_name,
        origins_for=named(row.names, row.origins_for),
        origins_against=named(row.names, row.origins_against),
        last_said=row.last_said,
        claim=row.claim,
    )
