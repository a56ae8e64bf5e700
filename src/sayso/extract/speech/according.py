"""As in "According to X, ...", "..., according to X" and "in the words of X"."""

from sayso.extract.speech import words as w
from sayso.extract.speech.appositions import phrase_after, with_apposition
from sayso.extract.speech.channels import after_cited
from sayso.extract.speech.drafts import Draft
from sayso.extract.speech.lexicon import spaced
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import Range, head_before_of
from sayso.model.attribution import Force

_REACH = 200


def according_to(p: Passage, bounds: Range, at: int) -> Draft | None:
    """The attribution of an "according to" whose first word stands at a place."""
    lo, hi = bounds
    if p.low(at + 1) != "to":
        return None
    phrase = phrase_after(p, at + 2, hi)
    if phrase is None:
        return None
    source = _whole_source(p, phrase, hi, leading=at == _first_word(p, lo))
    content = _content_around(p, bounds, at, source)
    if not content:
        return None
    return Draft(
        passage=p,
        source=(source,),
        cue=((at, at + 2),),
        content=content,
        force=Force.ASSERTS,
        rule="according",
        main=True,
    )


def _first_word(p: Passage, lo: int) -> int:
    return lo + 1 if p.has(lo, w.CONJUNCTION | w.ADVERSATIVE) else lo


def _whole_source(p: Passage, phrase: Range, hi: int, *, leading: bool) -> Range:
    """The source with its apposition; a leading one needs a comma after it."""
    whole = with_apposition(p, phrase, hi)
    if whole == phrase:
        return phrase
    closed = p.low(whole[1]) == ","
    named = head_before_of(p, phrase) in spaced("wordclasses", "roles")
    if leading and not (closed and (named or p.has(phrase[1] + 1, w.DETERMINER))):
        return phrase
    return whole


def _content_around(
    p: Passage, bounds: Range, at: int, source: Range
) -> tuple[Range, ...]:
    lo, hi = max(bounds[0], at - _REACH), min(bounds[1], source[1] + _REACH)
    end = hi
    while end - 1 >= lo and p.low(end - 1) in {".", "!", "?"}:
        end -= 1
    comma = _comma_after(p, after_cited(p, source[1], end), end)
    if at <= _first_word(p, lo):
        return ((comma + 1, end),) if comma is not None and comma + 1 < end else ()
    left = at
    while left > lo and p.low(left - 1) in {",", "—", "–", "("}:
        left -= 1
    begin = _first_word(p, lo)
    ranges: list[Range] = [(begin, left)] if left > begin else []
    if comma is not None and comma + 2 < end and _goes_on(p, comma + 1):
        ranges.append((comma + 1, end))
    return tuple(ranges)


def _comma_after(p: Passage, at: int, end: int) -> int | None:
    if p.low(at - 1) == ",":
        return at - 1  # behind ", citing court papers,"
    for i in range(at, min(end, at + 12)):
        if p.low(i) == ",":
            return i
    return None


def _goes_on(p: Passage, at: int) -> bool:
    # "The road, according to X, was closed": a verb takes up the first half
    return p.has(at, w.VERB | w.AUXILIARY)
