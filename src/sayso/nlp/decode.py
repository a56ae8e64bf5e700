"""Scores to attributions in words: which source and content go with which cue.

A range of source or content goes to the cue that its words point at, near ones before
far ones. A cue that was left without a source asks for one itself: "X said A and denied
B" has one source and two cues. What it was told to, through and with what doubt goes to
the nearest cue of its stretch.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from sayso.nlp.scheme import EXTRAS, FORCES, WIDTH
from sayso.nlp.scores import Floats, Scores, chances
from sayso.nlp.tags import Run, lawful, runs_of
from sayso.nlp.words import Words

Range = tuple[int, int]
Layer = Literal["outer", "inner"]
_SOURCE, _CUE, _CONTENT = 0, 1, 2
_FAR = 250  # words; a cue beyond was never in one window with its content
_PER_WORD = 0.08  # what a word between costs a link
_PER_STOP = 1.0  # what a full stop between costs it
_PER_STRETCH = 1.0  # what a paragraph's end between costs it
_STOPS = frozenset(".!?")
_BESIDE = 25  # words; a recipient or channel stands near its cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One attribution as ranges of words; `certainty` is a share of one."""

    layer: Layer
    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    force: str
    certainty: float
    channel: Range | None = None
    recipient: Range | None = None
    hedge: Range | None = None


@dataclass(slots=True)
class _Layer:
    """The ranges of one layer, and what each cue has been given."""

    name: Layer
    cues: list[Run]
    rest: list[Run]
    given: dict[int, list[Run]] = field(default_factory=dict)

    def give(self, at: int, run: Run) -> None:
        """Let a cue have a range."""
        self.given.setdefault(at, []).append(run)

    def of(self, at: int, kind: int) -> tuple[Range, ...]:
        """What a cue has of a kind, in text order."""
        return tuple(
            sorted((r.low, r.high) for r in self.given.get(at, []) if r.kind == kind)
        )


def told_in(scores: Scores, words: Words, steps: Floats) -> tuple[Told, ...]:
    """The attributions of a text in the order of their cues."""
    openings = words.openings
    stretch = _Stretches(words)
    layers = [
        _layer("outer", runs_of(scores.head("outer"), steps, openings)),
        _layer("inner", runs_of(scores.head("inner"), lawful(), openings)),
    ]
    for layer in layers:
        _give_by_words(layer, scores, stretch)
    sources = sorted(
        (r for layer in layers for r in layer.rest if r.kind == _SOURCE),
        key=lambda r: r.low,
    )
    for layer in layers:
        _give_shared_sources(layer, scores, sources)
    found = [t for layer in layers for t in _told(layer, scores)]
    found.sort(key=lambda t: t.cue)
    extras = runs_of(scores.head("extra"), lawful(), openings)
    return _with_extras(found, extras, stretch)


class _Stretches:
    """Which stretch a word stands in, and what lies between two ranges."""

    def __init__(self, words: Words) -> None:
        self._openings = words.openings
        self._stops = [i for i, word in enumerate(words.texts) if word in _STOPS]

    def of(self, word: int) -> int:
        """The number of the stretch."""
        return bisect_right(self._openings, word)

    def apart(self, run: Run, cue: Run) -> float:
        """What it costs a range to belong to a cue so far away."""
        low, high = min(run.high, cue.high), max(run.low, cue.low)
        if low >= high:
            return 0.0
        stops = bisect_left(self._stops, high) - bisect_left(self._stops, low)
        ends = self.of(high) - self.of(low - 1)
        return (high - low) * _PER_WORD + stops * _PER_STOP + ends * _PER_STRETCH


def _layer(name: Layer, runs: Sequence[Run]) -> _Layer:
    return _Layer(
        name,
        cues=[r for r in runs if r.kind == _CUE],
        rest=[r for r in runs if r.kind != _CUE],
    )


def _give_by_words(layer: _Layer, scores: Scores, stretch: _Stretches) -> None:
    """Each range of source or content to the cue that its words point at."""
    starts = [cue.low for cue in layer.cues]
    asking, asked = scores.asking(layer.name), scores.asked(layer.name)
    for run in layer.rest:
        first = bisect_left(starts, run.low - _FAR)
        last = bisect_right(starts, run.high + _FAR)
        if first == last:
            continue
        near = layer.cues[first:last]
        match = asking[run.low : run.high] @ asked[starts[first:last]].T
        share = chances(match / np.float32(np.sqrt(WIDTH))).mean(axis=0)
        cost = np.array([stretch.apart(run, cue) for cue in near])
        layer.give(first + int((np.log(share + 1e-6) - cost).argmax()), run)


def _give_shared_sources(layer: _Layer, scores: Scores, sources: Sequence[Run]) -> None:
    """To each cue without a source the one it asks for, unless it asks for none."""
    starts = [source.low for source in sources]
    asking, asked = scores.asking("source"), scores.asked("source")
    for at, cue in enumerate(layer.cues):
        if layer.of(at, _SOURCE):
            continue
        first = bisect_left(starts, cue.low - _FAR)
        last = bisect_right(starts, cue.low + _FAR)
        places = [cue.low, *starts[first:last]]
        match = asked[places] @ asking[cue.low]
        best = int(match.argmax())
        if best:
            layer.give(at, sources[first + best - 1])


def _told(layer: _Layer, scores: Scores) -> list[Told]:
    tags = chances(scores.head(layer.name))
    force = scores.head("force")
    found = []
    for at, cue in enumerate(layer.cues):
        content = layer.of(at, _CONTENT)
        if not content:
            continue
        words = [i for low, high in content for i in range(low, high)]
        certainty = min(
            _share(tags, _CUE, list(range(cue.low, cue.high))),
            _share(tags, _CONTENT, words),
        )
        found.append(
            Told(
                layer=layer.name,
                cue=(cue.low, cue.high),
                source=layer.of(at, _SOURCE),
                content=content,
                force=FORCES[int(force[cue.low].argmax())],
                certainty=certainty,
            )
        )
    return found


def _share(tags: Floats, kind: int, words: Sequence[int]) -> float:
    """How sure the tags are of a kind, on average over words."""
    return float(tags[words, 2 * kind + 1 : 2 * kind + 3].sum(axis=1).mean())


def cue_share(scores: Scores, low: int, high: int) -> float:
    """How sure the tags are that words are a cue, in whichever layer."""
    words = list(range(low, high))
    return max(
        _share(chances(scores.head(name)), _CUE, words) for name in ("outer", "inner")
    )


def _with_extras(
    found: list[Told], extras: Sequence[Run], stretch: _Stretches
) -> tuple[Told, ...]:
    for run in extras:
        at = _nearest(found, run, stretch)
        if at is not None:
            found[at] = _with_extra(found[at], EXTRAS[run.kind], (run.low, run.high))
    return tuple(found)


def _with_extra(told: Told, name: str, words: Range) -> Told:
    if name == "channel":
        return replace(told, channel=words)
    if name == "recipient":
        return replace(told, recipient=words)
    return replace(told, hedge=words)


def _nearest(found: Sequence[Told], run: Run, stretch: _Stretches) -> int | None:
    name, best, least = EXTRAS[run.kind], None, _BESIDE
    starts = [told.cue[0] for told in found]
    first = bisect_left(starts, run.low - _BESIDE * 2)
    last = bisect_right(starts, run.high + _BESIDE)
    for at in range(first, last):
        told = found[at]
        apart = max(run.low - told.cue[1], told.cue[0] - run.high, 0)
        here = stretch.of(told.cue[0]) == stretch.of(run.low)
        if here and apart < least and getattr(told, name) is None:
            best, least = at, apart
    return best
