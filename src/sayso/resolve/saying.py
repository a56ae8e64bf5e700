"""When each thing was said: the time beside its cue, outside all that is said.

Rules that hold here:
- A time farther from the cue than some words goes with something else.
- "acknowledged on Saturday, two days after it denied that ...": the denial was two days
  before Saturday. A retold denial must not be taken for a new one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sayso.model.attribution import Attribution
from sayso.model.sentence import Sentence
from sayso.model.span import Span
from sayso.model.timeref import TimeRef
from sayso.text.intervals import Intervals

# "P2D" of "two days", "P1W" of "a week"
_LENGTH = re.compile(r"P(\d{1,3})([DW])")
_WAY = re.compile(r"\s+(after|before)\b")  # "two days after it denied"
_DAYS = {"D": 1, "W": 7}


@dataclass(frozen=True, slots=True)
class _Lengths:
    """A text and the durations told in it."""

    text: str
    durations: Intervals[TimeRef]


def said_times(
    text: str,
    attributions: Sequence[Attribution],
    times: Sequence[TimeRef],
    sentences: Sequence[Sentence],
) -> Iterator[tuple[str, TimeRef]]:
    """When each was said: the time beside its cue, outside all that is said."""
    contents = Intervals((s for a in attributions for s in a.content), _itself)
    free = Intervals(
        (
            time
            for time in times
            if time.type in {"DATE", "TIME"}
            and not contents.touching(time.span.start, time.span.end)
        ),
        lambda time: time.span,
    )
    spoken = Intervals((s.span for s in sentences), _itself)
    lengths = (time for time in times if time.type == "DURATION")
    found = _Lengths(text, Intervals(lengths, lambda time: time.span))
    for attr in attributions:
        cue = attr.cue[0] if attr.cue else None
        sents = spoken.touching(cue.start, cue.end) if cue else []
        if cue is None or not sents:
            continue
        near = free.inside(sents[0].start, sents[0].end)
        near = [time for time in near if _is_beside(time, attr)]
        if near:
            nearest = min(near, key=lambda t: abs(t.span.start - cue.start))
            yield attr.key, _shifted(nearest, cue, found)


def _itself(span: Span) -> Span:
    return span


BESIDE = 60  # letters between a cue and the time that goes with it


def _is_beside(time: TimeRef, attr: Attribution) -> bool:
    cue = attr.cue[0]
    return min(abs(time.span.start - cue.end), abs(cue.start - time.span.end)) < BESIDE


def _shifted(time: TimeRef, cue: Span, found: _Lengths) -> TimeRef:
    """The time, moved by a length that stands between it and the cue."""
    if time.begin is None or time.end is None:
        return time
    for length in found.durations.inside(time.span.end, cue.start):
        told = _LENGTH.fullmatch(length.value or "")
        way = _WAY.match(found.text, length.span.end)
        if not (told and way):
            continue
        days = timedelta(days=int(told[1]) * _DAYS[told[2]])
        if way[1] == "after":  # it was said after: the cue's time lies before
            days = -days
        begin, end = time.begin + days, time.end + days
        value = begin.date().isoformat()
        return replace(
            time, span=length.span, value=value, begin=begin, end=end, anchor="event"
        )
    return time
