"""What stands between two that a person would join: another person's ruling."""

from collections.abc import Collection, Iterable

from sayso.model.ids import ClaimId, SourceId
from sayso.model.ruling import Ruling, Verdict

_ON_PAIRS = frozenset({Verdict.SAME_POINT, Verdict.NOT_SAME_POINT})
_ON_NAMES = frozenset({Verdict.SAME_SOURCE, Verdict.DIFFERENT_SOURCE})


def between_points(
    rulings: Iterable[Ruling],
    pair: tuple[ClaimId, ClaimId],
    points: tuple[Collection[ClaimId], Collection[ClaimId]],
) -> Ruling | None:
    """The newest ruling that keeps a claim of one point from one of the other.

    `points`: the claims of the points of the pair. A ruling on the very pair is none:
    the newer word on it stands.
    """
    last: dict[frozenset[ClaimId], Ruling] = {}
    for ruling in rulings:
        if ruling.verdict in _ON_PAIRS and ruling.claim and ruling.other:
            last[frozenset((ruling.claim, ruling.other))] = ruling
    last.pop(frozenset(pair), None)
    found = None
    for ruled, ruling in last.items():
        parts = ruling.verdict is Verdict.NOT_SAME_POINT and len(ruled) > 1
        if parts and all(ruled & set(claims) for claims in points):
            found = ruling
    return found


def between_sources(
    rulings: Iterable[Ruling],
    pair: tuple[SourceId, SourceId],
    groups: tuple[Collection[SourceId], Collection[SourceId]],
) -> Ruling | None:
    """The newest ruling that keeps a name of one source from a name of the other."""
    last: dict[frozenset[SourceId], Ruling] = {}
    for ruling in rulings:
        if ruling.verdict in _ON_NAMES and ruling.source and ruling.other_source:
            last[frozenset((ruling.source, ruling.other_source))] = ruling
    last.pop(frozenset(pair), None)
    found = None
    for ruled, ruling in last.items():
        parts = ruling.verdict is Verdict.DIFFERENT_SOURCE and len(ruled) > 1
        if parts and all(ruled & set(names) for names in groups):
            found = ruling
    return found
