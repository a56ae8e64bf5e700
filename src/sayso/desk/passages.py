"""An article with what was read in it marked, cut so that it works without a script.

Marks overlap; a text is cut at every border, and each piece says which claims it is
of. Long texts are shown a window at a time, so that a page stays a page.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.model.claim import Claim
from sayso.model.ids import ClaimId
from sayso.model.span import Span
from sayso.model.standing import StandingName

WINDOW = 60_000  # code points of a text that one page shows
LONGEST = 6_000  # code points of one passage beside a point
AROUND = 900  # code points before and after a passage beside a point


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that the same claims cover; `begins`: those that start here.

    `standing`: of the shortest claim that covers it; None where none does. `role`:
    which value of the claim in hand was read in these words ("source-1", "figure-2");
    `begins_role` where they begin.
    """

    text: str
    claims: tuple[ClaimId, ...]
    begins: tuple[ClaimId, ...]
    standing: StandingName | None
    role: str | None = None
    begins_role: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Part of a text in pieces; `before` and `after`: whether there is more."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    before: bool
    after: bool


def shown(
    text: str,
    claims: Sequence[Claim],
    standings: Mapping[ClaimId, StandingName],
    window: Span | None = None,
    roles: Sequence[tuple[Span, str]] = (),
) -> Shown:
    """A text, or a window of it, with its claims and the roles of one marked."""
    start, end = (window.start, window.end) if window else (0, len(text))
    end = min(end, len(text))
    inside = [c for c in claims if c.span.start < end and c.span.end > start]
    spans = [*(c.span for c in inside), *(span for span, _ in roles)]
    return Shown(
        start=start,
        end=end,
        pieces=tuple(
            _piece(text, span, inside, standings, roles)
            for span in _cut(spans, start, end)
        ),
        before=start > 0,
        after=end < len(text),
    )


def _cut(spans: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    """The stretches between all borders of some spans inside the limits."""
    cuts = {start, end}
    for span in spans:
        if span.start < end and span.end > start:
            cuts |= {max(start, span.start), min(end, span.end)}
    for begin, stop in pairwise(sorted(cuts)):
        yield Span(begin, stop)


def _piece(
    text: str,
    span: Span,
    claims: Sequence[Claim],
    standings: Mapping[ClaimId, StandingName],
    roles: Sequence[tuple[Span, str]],
) -> Piece:
    over = sorted(
        (c for c in claims if c.span.contains(span)),
        key=lambda c: (len(c.span), c.span.start),
    )
    where, role = next((r for r in roles if r[0].contains(span)), (None, None))
    return Piece(
        text=text[span.start : span.end],
        claims=tuple(c.claim for c in over),
        begins=tuple(c.claim for c in over if c.span.start == span.start),
        standing=standings.get(over[0].claim) if over else None,
        role=role,
        begins_role=where is not None and where.start == span.start,
    )


def window_around(text: str, span: Span, around: int = AROUND) -> Span:
    """The words with some of the text on either side, cut between paragraphs."""
    stop = min(span.end, span.start + LONGEST)
    start, end = max(0, span.start - around), min(len(text), stop + around)
    if start > 0:
        line = text.find("\n", start, span.start)
        start = line + 1 if line >= 0 else start
    if end < len(text):
        line = text.rfind("\n", stop, end)
        end = line if line >= 0 else end
    return Span(start, max(end, start + 1))


def window_at(text: str, at: int) -> Span:
    """The window of a long text that a place in it falls into."""
    first = max(0, min(at, len(text) - 1)) // WINDOW * WINDOW
    return Span(first, max(first + 1, min(len(text), first + WINDOW)))
