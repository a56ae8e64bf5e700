"""A cue verb with its auxiliaries, adverbs and particles: "had previously denied".

The group says whether the verb is finite, passive, negated or a participle; what it
cannot be (a noun that looks like a verb, an infinitive under "wants") gives nothing.
"""

from dataclasses import dataclass, replace

from sayso.extract.speech import words as w
from sayso.extract.speech.lexicon import (
    BASE,
    GERUND,
    PARTICIPLE,
    PAST,
    PRESENT,
    Cue,
    Form,
    cue_forms,
    spaced,
)
from sayso.extract.speech.passage import Passage
from sayso.model.attribution import Force

_REACH = 6
# "went on to say", "seemed to suggest": the verb before "to" belongs to the cue.
_GOVERNORS = frozenset(
    "went continued continues continue began seemed appeared appears seems had has "
    "have used quick happy proceeded likes like managed rushed".split()
)


@dataclass(frozen=True, slots=True)
class Group:
    """A cue verb group: tokens `begin` to `end`, its head, and what it is."""

    cue: Cue
    begin: int
    head: int
    end: int
    finite: bool
    passive: bool = False
    negated: bool = False
    gerund: bool = False
    past: bool = False
    bare: bool = False
    modal: str = ""


@dataclass(slots=True)
class _Left:
    """What stands to the left of a verb's head."""

    begin: int
    be: bool = False
    have: bool = False
    do: bool = False
    modal: str = ""
    negated: bool = False
    to: bool = False


def groups_at(p: Passage, lo: int, hi: int, at: int) -> Group | None:
    """The cue verb group whose head is the token at a place, if there is one."""
    form = cue_forms().get(p.tokens[at].low)
    if form is None or _is_noun_or_name(p, lo, at, form):
        return None
    cue = _cue_that_fits(p, hi, at, form)
    if cue is None:
        return None
    left = _left_of(p, lo, at)
    if left.to and not _takes_governor(p, lo, left):
        return None
    group = _group(form.shapes, cue, left, at)
    if group is None or p.low(group.end) != "nor" or not group.negated:
        return group
    return replace(group, end=group.end + 2)  # "neither confirmed | nor denied"


_ANY = Cue("", (), Force.ASSERTS, frozenset({"quote"}), frozenset(), None)


def any_verb_at(p: Passage, lo: int, at: int) -> Group | None:
    """Any past form before or after a quotation: "Brandt boomed: “...”"."""
    if not p.has(at, w.PAST_FORM) or p.has(at, w.CAPITAL | w.CUE) or p.holder[at] >= 0:
        return None
    opens = p.low(at + 1) in {":", ","} and p.has(at + 2, w.QUOTE)
    closes = p.low(at + 1) in {".", ",", ":"} or at + 1 == len(p.tokens)
    near = any(p.has(i, w.QUOTE) for i in range(max(lo, at - 4), at))
    if not opens and not (closes and near):
        return None
    left = _left_of(p, lo, at)
    if left.be or left.to:
        return None
    return _made(_ANY, left, at, at + 1, finite=True, past=True)


def _cue_that_fits(p: Passage, hi: int, at: int, form: Form) -> Cue | None:
    for cue in form.cues:
        end = at + 1 + len(cue.tail)
        if cue.tail and p.has(end, w.TIME):
            continue  # "called on Monday" calls on nobody
        if end <= hi and all(
            p.low(at + 1 + i) == word for i, word in enumerate(cue.tail)
        ):
            return cue
    return None


def _is_noun_or_name(p: Passage, lo: int, at: int, form: Form) -> bool:
    if at > lo and p.has(at, w.CAPITAL) and not p.has(at - 1, w.QUOTE):
        return not (form.shapes & PRESENT and _is_title_case(p, lo))
    if form.shapes & (PAST | GERUND) and not form.shapes & BASE:
        noun = p.low(at - 1) in {"the", "a", "an"} or p.has(at - 1, w.NUMBER)
        return noun and at > lo
    before = p.bits[at - 1] if at > lo else w.DETERMINER
    if p.low(at - 1) == "that" and form.shapes & (PRESENT | BASE):
        return False
    return (
        bool(before & (w.DETERMINER | w.NUMBER))
        or p.low(at - 1) == "'s"
        or (bool(before & w.PREPOSITION) and p.low(at - 1) not in {"to", "like"})
    )


def _is_title_case(p: Passage, lo: int) -> bool:
    return all(
        p.has(i, w.CAPITAL | w.FUNCTION | w.NUMBER) or not p.tokens[i].text.isalpha()
        for i in range(lo, min(lo + 30, len(p.tokens)))
    )


def _left_of(p: Passage, lo: int, at: int) -> _Left:
    left = _Left(begin=at)
    for i in range(at - 1, max(lo - 1, at - _REACH - 1), -1):
        bits, low = p.bits[i], p.tokens[i].low
        if bits & w.AUXILIARY and not (bits & w.CAPITAL and i > lo):
            _note_auxiliary(left, bits, low, i)
        elif low == "neither":
            left.negated = True
            left.begin = i
        elif low == "to" and i == at - 1:
            left.to = True
            left.begin = i
        elif bits & w.ADVERB and not bits & w.CAPITAL:
            left.negated = left.negated or low in spaced("wordclasses", "negations")
            if i > lo:
                left.begin = i  # an adverb at the very start is no part of it
        else:
            break
    return left


def _note_auxiliary(left: _Left, bits: int, low: str, at: int) -> None:
    left.begin = at
    left.negated = left.negated or low in spaced("wordclasses", "negations")
    if bits & w.BE:
        left.be = True
    elif low in spaced("wordclasses", "have"):
        left.have = True
    elif low in spaced("wordclasses", "do"):
        left.do = True
    else:
        left.modal = low


def _takes_governor(p: Passage, lo: int, left: _Left) -> bool:
    at = left.begin - 1
    if at >= lo and p.low(at) == "on" and p.low(at - 1) in {"went", "goes"}:
        at -= 1
    if at < lo or p.low(at) not in _GOVERNORS:
        return False
    left.begin = at
    return True


def _group(shapes: int, cue: Cue, left: _Left, at: int) -> Group | None:
    end = at + 1 + len(cue.tail)
    if not (left.be or left.have or left.modal or left.do or left.to):
        past, finite = bool(shapes & PAST), shapes != GERUND
        bare = bool(shapes & (BASE | PRESENT)) and not past
        return _made(cue, left, at, end, finite=finite, past=past, bare=bare)
    if left.be and not left.do and shapes & (GERUND | PARTICIPLE):
        passive = not shapes & GERUND
        return _made(cue, left, at, end, finite=True, passive=passive)
    if left.have and shapes & PARTICIPLE and not left.to:
        return _made(cue, left, at, end, finite=True, past=True)
    if (left.modal or left.do or left.to) and shapes & BASE and not left.be:
        return _made(cue, left, at, end, finite=True)
    return None


def _made(  # noqa: PLR0913 - one flag for each thing a verb group can be
    cue: Cue,
    left: _Left,
    head: int,
    end: int,
    *,
    finite: bool,
    passive: bool = False,
    past: bool = False,
    bare: bool = False,
) -> Group:
    return Group(
        cue=cue,
        begin=left.begin,
        head=head,
        end=end,
        finite=finite,
        passive=passive,
        negated=left.negated,
        gerund=not finite,
        past=past,
        bare=bare,
        modal=left.modal,
    )
