"""The bar over every page: which moment is shown, and how to leave it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from starlette.requests import Request

from sayso.desk.preferences import Clock, Preferences
from sayso.model.board import Ticks
from sayso.model.entry import AsOf
from sayso.serve.asking import PUBLISHED, RECORDED, address
from sayso.serve.looks import Look
from sayso.serve.served import served_of

BINS = 180
FIELDS = {"published": PUBLISHED, "recorded": RECORDED}
STEPS = (("−1 d", timedelta(days=-1)), ("−1 h", timedelta(hours=-1)))
STEPS_ON = (("+1 h", timedelta(hours=1)), ("+1 d", timedelta(days=1)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A button of the bar; `href` is None where it would lead nowhere."""

    label: str
    says: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The bar. `at` is the moment of the slider's clock, None while live.

    `other`: the moment of the other clock, where that is pinned too. `first` and
    `last`: the ends of the slider; None in an empty ledger. `bars`: one height of 0
    to 10 for each of `BINS` parts of it.
    """

    clock: Clock
    at: datetime | None
    other: datetime | None
    first: datetime | None
    last: datetime | None
    bars: tuple[int, ...]
    back: tuple[Step, ...]
    on: tuple[Step, ...]
    live: str
    without_other: str
    seq: int

    @property
    def is_pinned(self) -> bool:
        """Whether a moment of the past is shown."""
        return self.at is not None or self.other is not None

    @property
    def shown_at(self) -> datetime | None:
        """Where the slider stands."""
        return self.at or self.last


def bar_of(request: Request, look: Look, chosen: Preferences) -> Bar:
    """The bar for a page."""
    as_of = look.as_of
    clock = _clock(as_of, chosen)
    at, other = as_of.published, as_of.recorded
    if clock == "recorded":
        at, other = other, at
    ticks = _ticks(request)
    moments = ticks.published if clock == "published" else ticks.recorded
    links = _Links(request, as_of, clock)
    first, last = (moments[0], moments[-1]) if moments else (None, None)
    return Bar(
        clock=clock,
        at=at,
        other=other,
        first=first,
        last=last,
        bars=_heights(moments),
        back=_back(links, moments, at or last),
        on=_on(links, moments, at),
        live=links.to(AsOf()),
        without_other=links.without_other(),
        seq=look.seq,
    )


class _Links:
    """Addresses of the page at hand at other moments."""

    def __init__(self, request: Request, as_of: AsOf, clock: Clock) -> None:
        self._path = request.url.path
        self._kept = {
            k: v
            for k, v in request.query_params.items()
            if k not in {RECORDED, PUBLISHED, "cursor", "whole"}
        }
        self._as_of = as_of
        self._clock = clock

    def to(self, as_of: AsOf) -> str:
        """The page at a moment of both clocks."""
        return address(self._path, as_of, **self._kept)

    def at(self, moment: datetime | None) -> str:
        """The page at a moment of the slider's clock; None is live."""
        if self._clock == "published":
            return self.to(replace(self._as_of, published=moment))
        return self.to(replace(self._as_of, recorded=moment))

    def without_other(self) -> str:
        """The page with the other clock running."""
        if self._clock == "published":
            return self.to(replace(self._as_of, recorded=None))
        return self.to(replace(self._as_of, published=None))


def _clock(as_of: AsOf, chosen: Preferences) -> Clock:
    if as_of.published is not None and as_of.recorded is None:
        return "published"
    if as_of.recorded is not None and as_of.published is None:
        return "recorded"
    return chosen.clock


def _ticks(request: Request) -> Ticks:
    # Of the whole ledger, whatever moment is shown: the slider leads everywhere.
    served = served_of(request)
    whole = served.looks.at(AsOf())
    return whole.once("ticks", lambda: served.ledger.ticks(BINS * 4))


def _heights(moments: Sequence[datetime]) -> tuple[int, ...]:
    if len(moments) < 2:
        return ()
    first, length = moments[0], moments[-1] - moments[0]
    counts = [0] * BINS
    for at in moments:
        counts[min(BINS - 1, int((at - first) / length * BINS))] += 1
    most = max(counts)
    return tuple(-(-count * 10 // most) for count in counts)


def _back(
    links: _Links, moments: Sequence[datetime], at: datetime | None
) -> tuple[Step, ...]:
    before = max((m for m in moments if at is not None and m < at), default=None)
    first = moments[0] if moments else None
    steps = [
        Step(
            label=label,
            says=f"{label} before",
            href=links.at(at + by) if at and first and at + by >= first else None,
        )
        for label, by in STEPS
    ]
    change = Step(
        label="‹",
        says="the change before",
        href=links.at(before) if before else None,
    )
    return (*steps, change)


def _on(
    links: _Links, moments: Sequence[datetime], at: datetime | None
) -> tuple[Step, ...]:
    after = min((m for m in moments if at is not None and m > at), default=None)
    last = moments[-1] if moments else None
    change = Step(
        label="›", says="the next change", href=links.at(after) if after else None
    )
    steps = [
        Step(
            label=label,
            says=f"{label} later",
            href=links.at(at + by) if at and last and at + by <= last else None,
        )
        for label, by in STEPS_ON
    ]
    return (change, *steps)


def moment_typed(words: str, chosen: Preferences) -> datetime:
    """The moment that a reader typed in the reader's own zone, in UTC.

    A day alone is its last second. ValueError when it is no moment.
    """
    local = datetime.fromisoformat(words)
    if len(words) <= len("2031-05-02"):
        local += timedelta(days=1, seconds=-1)
    if local.tzinfo is None:
        local = local.replace(tzinfo=chosen.tz)
    return local.astimezone(UTC)
