"""States of mind told of somebody: "was confident that", "is worried about"."""

from functools import cache

from sayso.extract.speech import words as w
from sayso.extract.speech.clauses import clause_end
from sayso.extract.speech.drafts import Draft
from sayso.extract.speech.lexicon import Cue, spaced
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import Range
from sayso.extract.speech.reported import sources_of
from sayso.extract.speech.subjects import subject_before
from sayso.extract.speech.verbgroups import Group
from sayso.model.attribution import Force


@cache
def adjective_forces() -> dict[str, Force]:
    """The force of every adjective that can be a cue."""
    return {
        word: force
        for force in (Force.FEELS, Force.ASSERTS)
        for word in spaced("nouncues", "adjectives", force.value)
    }


def adjective_cue(p: Passage, bounds: Range, at: int) -> Draft | None:
    """The attribution of "was confident that" at the adjective's place."""
    lo, hi = bounds
    force = adjective_forces().get(p.low(at))
    if force is None or p.has(at, w.CAPITAL):
        return None
    begin = at
    while begin - 1 > lo and p.has(begin - 1, w.ADVERB | w.AUXILIARY):
        begin -= 1
    if not any(p.has(i, w.BE) for i in range(begin, at)):
        return None
    after = at + 1
    if p.low(after) not in {"that", "about", "by", "of", "over", "at", "with"}:
        return None
    subject = subject_before(p, lo, begin)
    if subject is None or p.low(subject.phrase[0]) in {"it", "that", "this"}:
        return None
    prepositional = p.low(after) != "that"
    start = after + 1 if prepositional else after
    cue = Cue("", (), force, frozenset(), frozenset(), None)
    end = clause_end(p, Group(cue, begin, at, after, finite=True), start, hi)
    if end <= start:
        return None
    return Draft(
        passage=p,
        source=sources_of(subject),
        cue=((begin, start if prepositional else after),),
        content=((start, end),),
        force=force,
        rule="adjective",
    )
