"""The outlet's own reservations: "the claims could not be independently verified".

`names` are the words that say whose information is meant; empty means all of it.
"""

from sayso.extract import words as w
from sayso.extract.lexicon import spaced
from sayso.extract.passage import Passage
from sayso.extract.phrases import Range, phrase_after
from sayso.model.attribution import Caveat
from sayso.model.span import Span

_REACH = 8
_MATTER_REACH = 30


def caveat_in(p: Passage, bounds: Range, at: int) -> Caveat | None:
    """The caveat whose head word ("verified") stands at a place of a sentence."""
    lo, hi = bounds
    if p.holder[at] >= 0 or not _is_head(p, lo, at):
        return None
    end = hi
    span = p.span(lo, end)
    return Caveat(span=span, names=_names(p, lo, hi))


def _is_head(p: Passage, lo: int, at: int) -> bool:
    low = p.low(at)
    if low not in spaced("hedges", "caveats", "verbs"):
        return False
    before = [p.low(i) for i in range(max(lo, at - _REACH), at)]
    negated = spaced("hedges", "caveats", "negated") - {"could", "can", "yet", "been"}
    if not any(word in negated for word in before):
        return False
    return any(word in {"could", "can", "cannot", "couldn't", "can't", "be", "been",
                        "to", "has", "have", "independently"} for word in before)  # fmt: skip


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
        begin = at - 1
        while begin > lo and not p.has(begin - 1, w.PREPOSITION | w.MARK | w.VERB):
            begin -= 1
        return p.span(begin, at - 1) if begin < at - 1 else None
    return None


def _provider_after(p: Passage, at: int, hi: int) -> tuple[Span, ...]:
    for i in range(at + 1, min(hi, at + 5)):
        if p.low(i) not in {"by", "from"}:
            continue
        phrase = phrase_after(p, i + 1, hi)
        return _split(p, phrase) if phrase else ()
    return ()


def _split(p: Passage, phrase: Range) -> tuple[Span, ...]:
    """ "the government and the rebels" as two names."""
    begin, spans = phrase[0], []
    for i in range(phrase[0], phrase[1]):
        if p.has(i, w.CONJUNCTION) and p.has(i + 1, w.DETERMINER) and i > begin:
            spans.append(p.span(begin, i))
            begin = i + 1
    spans.append(p.span(begin, phrase[1]))
    return tuple(spans)
