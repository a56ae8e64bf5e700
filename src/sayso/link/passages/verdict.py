"""How two passages bear on each other, by what they count; with the reasons.

Numbers of one measure, group, place and time are compared. Where the times told
differ, a running total of the earlier is a floor of the later; what is counted on one
day says nothing of another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sayso.link.passages.bounds import are_disjoint, is_within, shown
from sayso.link.passages.counts import Count, counts_in
from sayso.link.passages.moments import order_of
from sayso.link.passages.settings import places_apart
from sayso.model.reading import Reading
from sayso.vocab import words

How = Literal["agree", "clash"]
SURELY_ONE_COUNT = 10  # the same number by chance is rare from here on


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Two counts held against each other: they agree, or cannot both hold."""

    how: How
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsVerdict:
    """What the counts of two passages say; `how` is None where they say nothing.

    `share`: of the counts that could be compared, from 0 to 1, those that say so.
    """

    how: How | None
    because: tuple[str, ...]
    share: float


def by_counts(one: Reading, other: Reading) -> CountsVerdict:
    """Whether the numbers of two passages agree; one that clashes decides."""
    judged = list(_judged(counts_in(one), counts_in(other)))
    if not judged:
        return CountsVerdict(how=None, because=(), share=0)
    apart = places_apart(one, other)
    if apart:
        return CountsVerdict(how=None, because=(apart,), share=0)
    how: How = "clash" if any(j.how == "clash" for j in judged) else "agree"
    because = tuple(dict.fromkeys(j.because for j in judged if j.how == how))
    return CountsVerdict(
        how=how,
        because=because,
        share=sum(j.how == how for j in judged) / len(judged),
    )


def _judged(ones: Sequence[Count], others: Sequence[Count]) -> Iterator[Judged]:
    """One judgement for each number of the passage with fewer of that measure."""
    for measure in dict.fromkeys(count.measure for count in ones):
        mine = [count for count in ones if count.measure == measure]
        theirs = [count for count in others if count.measure == measure]
        if len(theirs) < len(mine):
            mine, theirs = theirs, mine
        for count in mine:
            found = _best(count, theirs)
            if found is not None:
                yield found


def _best(count: Count, others: Sequence[Count]) -> Judged | None:
    """The judgement on the number that most likely counts the same."""
    alike = [other for other in others if _are_alike(count, other)]
    alike = [o for o in alike if o.more == count.more] or alike
    alike = [o for o in alike if o.role in {count.role, ""}] or [
        o for o in alike if o.role != "part"
    ]
    judged = [found for o in alike if (found := _judge(count, o)) is not None]
    if all(o.more != count.more for o in alike):
        # 9 new deaths do not gainsay a toll of 35
        judged = [found for found in judged if found.how == "agree"]
    return min(judged, key=lambda j: j.how == "clash", default=None)


def _are_alike(one: Count, other: Count) -> bool:
    if ("share" in {one.role, other.role}) and one.role != other.role:
        return False
    return {one.role, other.role} != {"part", "whole"}


def _judge(one: Count, other: Count) -> Judged | None:
    if one.group and other.group and one.group != other.group:
        return _other_group(one, other)
    order = order_of(one.when, other.when)
    if order == "one":
        how: How = "clash" if are_disjoint(one.bounds, other.bounds) else "agree"
        verb = "cannot both hold" if how == "clash" else "agree"
        return Judged(how=how, because=f"{_pair(one, other)} {verb}")
    early, late = (one, other) if order == "earlier" else (other, one)
    return _over_time(early, late)


def _over_time(early: Count, late: Count) -> Judged | None:
    """A total of one day and one of a later day, where totals never fall."""
    rising = early.measure in words("links", "passages", "rising")
    if not rising or early.more or late.more or "share" in {early.role, late.role}:
        return None
    floor = replace(early.bounds, high=None, high_out=False)
    ceiling = replace(late.bounds, low=None, low_out=False)
    pair = f"{_pair(early, late)} of {_date(early)} and {_date(late)}"
    if early.bounds.exact and early.bounds == late.bounds and _is_turn(early, late):
        return Judged(how="clash", because=f"{pair}: the same number at another time")
    if are_disjoint(floor, late.bounds) or are_disjoint(early.bounds, ceiling):
        return Judged(how="clash", because=f"{pair} cannot both hold: totals only rise")
    if is_within(floor, late.bounds) or is_within(ceiling, early.bounds):
        return Judged(how="agree", because=f"{pair} agree: totals only rise")
    return None


def _is_turn(early: Count, late: Count) -> bool:
    """Whether one is told as "before" or "after" a day, which says that it changed."""
    return any(
        count.when is not None and None in {count.when.first, count.when.last}
        for count in (early, late)
    )


def _date(count: Count) -> str:
    return count.when.words if count.when else "no date"


def _other_group(one: Count, other: Count) -> Judged | None:
    """The same number of others: one of the two has the wrong ones."""
    same = one.bounds.exact and one.bounds == other.bounds
    if not same or (one.bounds.low or 0) < SURELY_ONE_COUNT:
        return None
    groups = f"{shown(one.bounds)} of '{one.group}' and of '{other.group}'"
    return Judged(how="clash", because=f"the same number of two groups: {groups}")


def _pair(one: Count, other: Count) -> str:
    name = one.measure.removeprefix("~")
    return f"'{shown(one.bounds)}' and '{shown(other.bounds)}' ({name})"
