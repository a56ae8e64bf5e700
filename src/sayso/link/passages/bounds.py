"""Numbers of a passage as bounds that may leave their ends out.

"More than 800" is any number above 800 and not 800 itself: `model.figure` keeps 800 as
its floor, as the people do who read figures for a ledger; where two passages are held
against each other word for word, the end counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sayso.text.numbers import Number, Value, amount_at, cardinal_at
from sayso.vocab import words

ROUGH = Fraction(1, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """An interval of numbers; None where a side is open.

    `low_out`, `high_out`: the end itself is outside. `about`: said to be rough.
    """

    low: Value | None
    high: Value | None
    low_out: bool = False
    high_out: bool = False
    about: bool = False

    @property
    def exact(self) -> bool:
        """Whether one number is told, and not as a rough one."""
        return self.low is not None and self.low == self.high and not self.about


def bounds_at(low: Sequence[str], start: int) -> tuple[Number, Bounds] | None:
    """The number that starts there, and its bounds; None if none does."""
    number = amount_at(low, start)
    if number is None or number.kind in {"one", "ordinal"}:
        return None
    bounds = Bounds(low=number.low, high=number.high, about=number.about)
    told = cardinal_at(low, number.core)
    if told is not None and number.kind == "count":
        # a share of 83.5 per cent, which a count would cut to 83
        bounds = replace(
            bounds,
            low=None if number.low is None else told[0],
            high=None if number.high is None else told[0],
        )
    if number.start == number.core and start:
        bounds = _beside(bounds, low[start - 1])
    return number, _strict(bounds, low[number.start : number.core])


def _beside(bounds: Bounds, before: str) -> Bounds:
    """As in "the toll passed 2,000": the number is above what is told."""
    if before in words("links", "passages", "above"):
        return replace(bounds, high=None, low_out=True)
    if before in words("links", "passages", "below"):
        return replace(bounds, low=None, high_out=True)
    return bounds


def _strict(bounds: Bounds, hedge: Sequence[str]) -> Bounds:
    said = f" {' '.join(hedge)} "
    if not any(f" {w} " in said for w in words("links", "passages", "strict")):
        return bounds
    if " no " in said or " not " in said:  # "no more than 20" may be 20
        return bounds
    if bounds.high is None:
        return replace(bounds, low_out=True)
    return replace(bounds, high_out=True) if bounds.low is None else bounds


def are_disjoint(one: Bounds, other: Bounds) -> bool:
    """Whether no number lies within both."""
    return _is_below(one, other) or _is_below(other, one)


def _is_below(one: Bounds, other: Bounds) -> bool:
    if one.high is None or other.low is None:
        return False
    high = one.high * (1 + ROUGH) if one.about else one.high
    low = other.low * (1 - ROUGH) if other.about else other.low
    return high < low or (high == low and (one.high_out or other.low_out))


def is_within(part: Bounds, whole: Bounds) -> bool:
    """Whether every number of the one is also one of the other."""
    return _starts_within(part, whole) and _ends_within(part, whole)


def _starts_within(part: Bounds, whole: Bounds) -> bool:
    if whole.low is None:
        return True
    if part.low is None or part.low < whole.low:
        return False
    return part.low > whole.low or part.low_out or not whole.low_out


def _ends_within(part: Bounds, whole: Bounds) -> bool:
    if whole.high is None:
        return True
    if part.high is None or part.high > whole.high:
        return False
    return part.high < whole.high or part.high_out or not whole.high_out


def shown(bounds: Bounds) -> str:
    """The bounds in words: "more than 800", "20 to 30"."""
    rough = "about " if bounds.about else ""
    if bounds.low is not None and bounds.high is not None:
        same = bounds.low == bounds.high
        pair = f"{_number(bounds.low)} to {_number(bounds.high)}"
        return rough + (_number(bounds.low) if same else pair)
    if bounds.low is not None:
        more = "more than" if bounds.low_out else "at least"
        return f"{rough}{more} {_number(bounds.low)}"
    fewer = "fewer than" if bounds.high_out else "at most"
    return f"{rough}{fewer} {_number(bounds.high or 0)}"


def _number(value: Value) -> str:
    if isinstance(value, int) or value.denominator == 1:
        return f"{int(value):,}"
    return f"{float(value):g}"
