"""Cues the weights heard without a speaker: the subject of their sentence speaks.

"The ministry confirmed it …, but | offered no comment": behind "and", "but" or a comma,
and the time words after it, a verb without a subject has that of the sentence's first.
What is passive ("was reported"), or begins its sentence, has none to be found.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from sayso.extract.speech import words as w
from sayso.extract.speech.learned import RULE
from sayso.extract.speech.lexicon import cue_forms, spaced
from sayso.extract.speech.passage import Passage, passage_of
from sayso.extract.speech.reported import main_subject, sources_of
from sayso.model.attribution import Attribution
from sayso.model.sentence import Sentence
from sayso.model.span import Span

_JOINING = frozenset({"and", "but", ",", "then", "or"})
_TIME_REACH = 4  # "and | late last month | claimed"


def with_subjects(
    sentences: Sequence[Sentence], items: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions, those without a source with the subject of their sentence."""
    bare = [a for a in items if not a.source and a.rule == RULE]
    if not bare:
        return tuple(items)
    found = {
        key: source for p in _around(sentences, bare) for key, source in _of(p, bare)
    }
    return tuple(
        replace(a, source=found[a.key]) if a.key in found else a for a in items
    )


def _around(
    sentences: Sequence[Sentence], bare: Sequence[Attribution]
) -> Iterator[Passage]:
    for number, group in groupby(sentences, key=lambda s: s.paragraph):
        held = tuple(group)
        if any(held[0].span.start <= a.cue[0].start < held[-1].span.end for a in bare):
            yield passage_of(number, held)


def _of(
    p: Passage, bare: Sequence[Attribution]
) -> Iterator[tuple[str, tuple[Span, ...]]]:
    starts = [token.start for token in p.tokens]
    for item in bare:
        at = bisect_left(starts, item.cue[0].start)
        if at >= len(starts) or starts[at] != item.cue[0].start:
            continue
        lo = max((lo for lo, _ in p.sentences if lo <= at), default=0)
        if not _is_elided(p, lo, at):
            continue
        subject = main_subject(p, lo, at)
        if subject is not None:
            yield item.key, tuple(p.span(*part) for part in sources_of(subject))


def _is_elided(p: Passage, lo: int, at: int) -> bool:
    """Whether a verb stands there without a subject of its own, and is active."""
    i = at
    while p.has(i, w.AUXILIARY | w.ADVERB):
        if p.has(i, w.BE) or p.low(i) in spaced("wordclasses", "negations"):
            return False  # "has not claimed": no word of anybody
        i += 1
    form = cue_forms().get(p.low(i))
    if form is None or form.cues[0].needs is not None:
        return False  # what somebody is said to see or think may be anybody's
    before = at - 1
    while before > max(lo, at - 1 - _TIME_REACH) and (
        p.has(before, w.TIME | w.ADVERB)
        or p.low(before) in spaced("wordclasses", "times")
        or p.low(before) in {"on", "last", "late", "earlier"}
    ):
        before -= 1
    return before > lo and p.low(before) in _JOINING and p.holder[at] < 0
