"""The outlet's own reservations: "the claims could not be independently verified".

`names` are the words that say whose information is meant; empty means all of it.
"""

from functools import cache

from sayso.extract.speech import words as w
from sayso.extract.speech.appositions import phrase_after
from sayso.extract.speech.lexicon import spaced
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import Range, possessor_before
from sayso.model.attribution import Caveat
from sayso.model.span import Span

_REACH = 8
_CANNOT = frozenset({"could", "cannot", "couldn't", "can", "was", "has"})
_MATTER_REACH = 30


@cache
def caveat_heads() -> frozenset[str]:
    """The words that a caveat turns on: "verified", "confirm"."""
    return spaced("hedges", "caveats", "passive") | spaced(
        "hedges", "caveats", "active"
    )


def caveat_in(p: Passage, bounds: Range, at: int) -> Caveat | None:
    """The caveat whose head word ("verified") stands at a place of a sentence."""
    lo, hi = bounds
    if p.holder[at] >= 0 or not _is_head(p, lo, at):
        return None
    return Caveat(span=p.span(lo, hi), names=_names(p, lo, hi))


def _is_head(p: Passage, lo: int, at: int) -> bool:
    """Whether a word like "verified" is denied here, in the outlet's own voice."""
    low = p.low(at)
    before = [p.low(i) for i in range(max(lo, at - _REACH), at)]
    if spaced("hedges", "caveats", "negated").isdisjoint(before):
        return False
    if low in spaced("hedges", "caveats", "passive"):
        return p.has(at - 1, w.BE | w.ADVERB) or low.endswith("ion")
    if not spaced("hedges", "caveats", "checking").isdisjoint(before):
        return True
    # "Norlink could not verify": an outlet, or letters like MPA
    return p.low(lo + 1) in _CANNOT and (
        p.tokens[lo].text.isupper() or p.low(lo) in spaced("source_nouns", "outlets")
    )


def _names(p: Passage, lo: int, hi: int) -> tuple[Span, ...]:
    """Whose information: "provided by the government and the rebels"."""
    for i in range(lo, min(hi, lo + _MATTER_REACH)):
        if p.low(i) not in spaced("hedges", "caveats", "matter"):
            continue
        owner = _owner_before(p, lo, i)
        if owner is not None:
            return (owner,)
        found = _provider_after(p, i, hi)
        if found:
            return found
    return ()


def _owner_before(p: Passage, lo: int, at: int) -> Span | None:
    # "the rebels' claims", "Brandt's account"
    if p.low(at - 1) == "'s" or (p.low(at - 1) == "'" and p.low(at - 2).endswith("s")):
        owner = possessor_before(p, lo, at - 1)
        return p.span(*owner) if owner else None
    return None


def _provider_after(p: Passage, at: int, hi: int) -> tuple[Span, ...]:
    makers = {"by", "from"}
    if p.low(at) in spaced("hedges", "caveats", "told"):
        makers = {"by", "from", "of"}  # "the claims of the army and the rebels"
    for i in range(at + 1, min(hi, at + 5)):
        if p.low(i) not in makers:
            continue
        phrase = phrase_after(p, i + 1, hi)
        return _split(p, phrase) if phrase else ()
    return ()


def _split(p: Passage, phrase: Range) -> tuple[Span, ...]:
    """As in "the government and the rebels" as two names."""
    begin, spans = phrase[0], []
    for i in range(phrase[0], phrase[1]):
        if p.has(i, w.CONJUNCTION) and p.has(i + 1, w.DETERMINER) and i > begin:
            spans.append(p.span(begin, i))
            begin = i + 1
    spans.append(p.span(begin, phrase[1]))
    return tuple(spans)
