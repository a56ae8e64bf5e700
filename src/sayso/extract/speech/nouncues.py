"""Nouns that carry what somebody says: "its claim that ...", "a call for ..."."""

from functools import cache

from sayso.extract.speech import words as w
from sayso.extract.speech.appositions import phrase_after
from sayso.extract.speech.clauses import clause_end
from sayso.extract.speech.drafts import Draft
from sayso.extract.speech.lexicon import Cue, spaced
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import Range, possessor_before
from sayso.extract.speech.verbgroups import Group
from sayso.model.attribution import Force
from sayso.vocab import table

_REACH_TO_MAKER = 8
# These need no maker: "reports that the dam burst".
_TOLD = frozenset(
    "reports allegations claims rumours rumors speculation accusations suggestions "
    "warnings".split()
)
_POSSESSIVES = frozenset("his her its their our my your".split())


@cache
def noun_forces() -> dict[str, Force]:
    """The force of every noun that can be a cue."""
    return {
        noun: force
        for force in Force
        for noun in str(table("nouncues").get(force.value, "")).split()
    }


def noun_cue(p: Passage, bounds: Range, at: int) -> Draft | None:
    """The attribution of a noun cue at a place, if it leads to a content."""
    lo, hi = bounds
    noun = p.low(at)
    force = noun_forces().get(noun)
    if force is None or at + 2 >= hi or (p.has(at, w.CAPITAL) and at > lo):
        return None
    source, after = _maker(p, lo, hi, at)
    begin = _content_begin(p, noun, after)
    if begin is None:
        return None
    if not source and (noun not in _TOLD or p.low(begin) != "that"):
        return None
    end = clause_end(p, _as_group(at), begin, hi)
    if end - begin < 2:
        return None
    return Draft(
        passage=p,
        source=source,
        cue=(_cue_range(p, at, begin),),
        content=((begin, end),),
        force=force,
        rule="noun",
    )


def _cue_range(p: Passage, at: int, begin: int) -> Range:
    if p.low(begin - 1) in {"of", "for", "about", "over"} and begin - 1 == at + 1:
        return at, begin
    return at, at + 1


def _as_group(at: int) -> Group:
    cue = Cue("", (), Force.ASSERTS, frozenset(), frozenset(), None)
    return Group(cue, at, at, at + 1, finite=False)


def _maker(p: Passage, lo: int, hi: int, at: int) -> tuple[tuple[Range, ...], int]:
    """Who makes the claim: "its claim", "Brandt's claim", "a claim by Brandt"."""
    if p.low(at + 1) in {"by", "from"}:
        phrase = phrase_after(p, at + 2, hi)
        if phrase is not None:
            return (phrase,), phrase[1]
    for i in range(at - 1, max(lo - 1, at - 4), -1):
        if p.low(i) in _POSSESSIVES:
            return ((i, i + 1),), at + 1
        if p.low(i) == "'s" or (p.low(i) in {"'", "’"} and p.low(i - 1).endswith("s")):
            phrase = possessor_before(p, lo, i)
            return ((phrase,), at + 1) if phrase else ((), at + 1)
        if p.has(i, w.FUNCTION):
            break
    return (), at + 1


def _content_begin(p: Passage, noun: str, at: int) -> int | None:
    low = p.low(at)
    if low == "that" and not p.has(at + 1, w.AUXILIARY | w.VERB | w.MARK):
        return at
    if low == "to" and noun_forces()[noun] in {
        Force.DEMANDS, Force.COMMITS, Force.DECLINES,
    }:  # fmt: skip
        return at
    if low in {"of", "for", "about", "over", "to"} and noun in spaced("nouncues", low):
        return at + 1
    if low in {"whether", "about"} and noun in {"question", "questions"}:
        return at
    return None
