"""What a passage counts: each number with its bounds and what became of the counted.

The words beside a number say what it counts: after it ("812 confirmed cases", "30
people have died"), or before it ("the death toll rose to 35", "killing 12"). What no
list of words knows is counted by its noun ("26 provinces").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sayso.link.passages.bounds import Bounds, bounds_at
from sayso.link.passages.measures import (
    Counted,
    done_to,
    is_increment,
    is_noun,
    measured_after,
    measured_before,
)
from sayso.link.passages.moments import When, nearest, whens_of
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.text.numbers import STARTS
from sayso.text.sentences import sentences_of
from sayso.text.tokens import Raw, tokens_of
from sayso.vocab import words

Role = Literal["", "part", "whole", "share"]

_OF = (("of", "the"), ("out", "of", "the"), ("out", "of"), ("of",), ("in",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One number of a passage.

    `measure`: a key of vocab/measures or of [passages.measures], or "~" and a noun.
    `group`: the noun of the group counted, empty for people at large. `role`: "130 of
    154 (84 %)" are a part, its whole and its share. `more`: counted on top of a total.
    """

    bounds: Bounds
    measure: str
    group: str
    role: Role
    more: bool
    when: When | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """A number at tokens `[start, end)` of a sentence."""

    start: int
    end: int
    bounds: Bounds
    role: Role = ""


def counts_in(reading: Reading) -> tuple[Count, ...]:
    """Everything that the passage counts, in its order."""
    text = reading.document.text
    dated = [time.span for time in reading.times]
    found: list[Count] = []
    for begin, end in sentences_of(text, 0, len(text)):
        tokens = list(tokens_of(text, begin, end))
        numbers = _with_roles(_numbers(tokens, dated), [t[3] for t in tokens])
        whens = whens_of(reading, Span(begin, end))
        found += _counts(tokens, numbers, whens, text)
    return tuple(found)


def _counts(
    tokens: Sequence[Raw],
    numbers: Sequence[_Number],
    whens: Sequence[When],
    text: str,
) -> Iterator[Count]:
    """The counts of one sentence."""
    low = [token[3] for token in tokens]
    for number, counted in zip(numbers, _measured(low, numbers), strict=True):
        if counted is not None:
            begin, end = tokens[number.start][0], tokens[number.end - 1][1]
            yield Count(
                bounds=number.bounds,
                measure=counted.measure,
                group=counted.group,
                role=number.role,
                more=is_increment(low, number.start, number.end),
                when=nearest(whens, begin),
                words=text[begin:end],
            )


def _measured(
    low: Sequence[str], numbers: Sequence[_Number]
) -> Sequence[Counted | None]:
    """What each number counts; a part counts what its whole does."""
    found: list[Counted | None] = []
    later: Counted | None = None
    for nth in range(len(numbers) - 1, -1, -1):
        number = numbers[nth]
        stop = numbers[nth + 1].start if nth + 1 < len(numbers) else len(low)
        begin = numbers[nth - 1].end if nth else 0
        counted = done_to(low, number.start, number.end)
        counted = counted or measured_after(low, number.end, stop)
        if counted is None and number.role:
            counted = later
        if counted is not None and _is_joined(counted, later, low[stop - 1 : stop]):
            counted = replace(counted, measure=later.measure if later else "")
        if counted is None or (number.role == "share" and is_noun(counted)):
            counted = measured_before(low, number.start, begin) or counted
        later = counted
        found.append(counted)
    return found[::-1]


def _is_joined(counted: Counted, later: Counted | None, joint: Sequence[str]) -> bool:
    """As in "156 insurgents and 17 soldiers died": one verb for both."""
    if later is None or not (counted.group and later.group):
        return False
    return is_noun(counted) and not is_noun(later) and list(joint) in (["and"], [","])


def _numbers(tokens: Sequence[Raw], dated: Sequence[Span]) -> list[_Number]:
    low = [token[3] for token in tokens]
    found: list[_Number] = []
    at = 0
    while at < len(low):
        got = bounds_at(low, at) if _may_start(low[at]) else None
        if got is None:
            at += 1
            continue
        number, bounds = got
        core = tokens[number.core]
        if not _is_date(core, dated) and not _is_label(low, number.core, number.end):
            share = low[number.end : number.end + 1] in (["%"], ["percent"])
            share = share or low[number.end : number.end + 2] == ["per", "cent"]
            found.append(
                _Number(
                    start=number.start,
                    end=number.end + share,
                    bounds=bounds,
                    role="share" if share else "",
                )
            )
        at = number.end
    return found


def _may_start(word: str) -> bool:
    return word in STARTS or word[0].isdigit() or "-" in word


def _is_date(core: Raw, dated: Sequence[Span]) -> bool:
    return any(span.start <= core[0] < span.end for span in dated)


def _is_label(low: Sequence[str], core: int, end: int) -> bool:
    """Ages, limits of ages, numbers of things: "aged 70", "70 or older", "Route 9"."""
    before = {" ".join(low[max(0, core - n) : core]) for n in (1, 2)}
    after = low[end] if end < len(low) else ""
    follows = words("links", "passages", "labels_after")
    if before & words("links", "passages", "labels_before"):
        return True
    return after in follows or (after == "or" and low[end + 1 : end + 2] == ["older"])


def _with_roles(numbers: list[_Number], low: Sequence[str]) -> list[_Number]:
    """Marks "130 of 154" and "129 deaths out of 154"."""
    for nth in range(len(numbers) - 1):
        one, other = numbers[nth], numbers[nth + 1]
        between = tuple(low[one.end : other.start])
        out_of = len(between) <= _REACH and between[-2:] == ("out", "of")
        if (between in _OF[:-1] or out_of) and one.role == other.role == "":
            numbers[nth] = replace(one, role="part")
            numbers[nth + 1] = replace(other, role="whole")
    return numbers


_REACH = 5
