"""Where what is said ends, when it began to the right of its cue.

At the end of the sentence, or where another attribution takes over: a participle, a
second verb without a subject, "according to", a new speaker with a plain cue.
"""

from bisect import bisect_left, bisect_right

from sayso.extract.speech import words as w
from sayso.extract.speech.channels import adjuncts_after
from sayso.extract.speech.lexicon import BASE, FINITE, GERUND, cue_forms
from sayso.extract.speech.passage import Passage
from sayso.extract.speech.phrases import Range
from sayso.extract.speech.verbgroups import Group
from sayso.model.attribution import Force

# No content of one clause is longer, in tokens; a text without stops stays linear.
LOOK = 200
_SUBJECT_REACH = 9
_RELATIVES = frozenset({"who", "which"})
_BREAKERS = frozenset("while but and as after although though before when".split())
# Cues plain enough to end what somebody else is saying.
_PLAIN = frozenset(
    "say tell add warn announce declare accuse urge report write deny vow insist claim "
    "call condemn praise describe".split()
) | {"call for", "call on"}


def clause_end(p: Passage, group: Group, at: int, hi: int) -> int:
    """Where the content that begins at a place ends."""
    resume, limit = at, min(hi, at + LOOK)
    subordinate = _is_subordinate(p, group)
    relative = p.low(group.begin - 1) in _RELATIVES and p.low(group.begin - 2) == ","
    for i in p.turns[bisect_left(p.turns, at) : bisect_left(p.turns, limit)]:
        if i < resume:
            continue  # inside the quotation that was stepped over
        quotation = p.quotation_at(i)
        if quotation is not None and quotation.first == i:
            resume = quotation.last + 1
            if resume >= hi:
                return resume
        elif (i > at and subordinate and p.low(i) == ",") or (
            i > at and relative and p.low(i) == "," and _resumes(p, i + 1)
        ):
            return i
        elif i > at and _breaks(p, i, hi, at):
            return without_stop(p, at, i)
    return without_stop(p, at, min(hi, max(resume, limit)))


def _resumes(p: Passage, at: int) -> bool:
    """As in "Brandt, who vowed to stay, | has left": the main verb takes over."""
    while p.has(at, w.ADVERB) and not p.has(at, w.CAPITAL):
        at += 1
    return p.has(at, w.AUXILIARY | w.VERB) and not p.has(at, w.CAPITAL | w.ING)


def _is_subordinate(p: Passage, group: Group) -> bool:
    """Whether the cue's clause opens its sentence: "As he warned that ...,"."""
    at = next((lo for lo, hi in _sentence_of(p, group.head)), 0)
    if not p.has(at, w.SUBORDINATOR) or group.begin - at > _SUBJECT_REACH:
        return False
    return not any(p.low(i) == "," for i in range(at, group.begin))


def _sentence_of(p: Passage, at: int) -> tuple[Range, ...]:
    index = bisect_right(p.sentences, (at, len(p.tokens) + 1)) - 1
    return p.sentences[index : index + 1]


def _breaks(p: Passage, i: int, hi: int, at: int) -> bool:
    low = p.low(i)
    if low == ";":
        return True
    if low == ",":
        if (i, hi) not in p.taken_over:
            p.taken_over[i, hi] = _breaks_at_comma(p, i + 1, hi)
        return p.taken_over[i, hi]
    if low in {"and", "but"}:
        return elided_cue(p, i + 1) or _leaves_infinitive(p, at, i + 1)
    if low in {"after", "as", "while", "before"} and i > at + 1:
        return _new_speaker(p, i + 1, hi)
    return low == "according" and p.low(i + 1) == "to"


def _leaves_infinitive(p: Passage, begin: int, at: int) -> bool:
    """As in "urged them to halt | and offered talks": a finite verb after "to"."""
    if p.low(begin) not in {"to", "not"} or not p.has(at, w.PAST_FORM):
        return False
    form = cue_forms().get(p.low(at))
    if form is None or form.shapes & BASE or p.has(at, w.CAPITAL):
        return False
    # "to be seen and offered talks": there it may be a participle
    return not any(p.has(i, w.BE) or p.low(i) == "have" for i in range(begin, at))


def _breaks_at_comma(p: Passage, at: int, hi: int) -> bool:
    """Whether another attribution takes over after a comma."""
    if p.low(at) == "according" and p.low(at + 1) == "to":
        return True
    if _is_gerund_cue(p, at) or _ends_in_speaker(p, at, hi):
        return True
    if p.low(at) not in _BREAKERS:
        return False
    if p.low(at) in {"but", "though", "although", "while"} and _denier(p, at + 1, hi):
        return True
    return _new_speaker(p, at + 1, hi) or elided_cue(p, at + 1)


def _denier(p: Passage, at: int, hi: int) -> bool:
    """As in "..., but the government rejects this": another speaker says no."""
    for i in range(at + 1, min(hi, at + _SUBJECT_REACH)):
        if p.has(i, w.MARK | w.QUOTE | w.SUBORDINATOR):
            return False
        form = cue_forms().get(p.low(i))
        if form is not None and form.shapes & FINITE and not p.has(i, w.CAPITAL):
            return any(c.force is Force.DENIES for c in form.cues)
        if p.has(i, w.VERB) and not p.has(i, w.CAPITAL):
            return False
    return False


def _ends_in_speaker(p: Passage, at: int, hi: int) -> bool:
    """As in "..., Norlink reported." ends the sentence: all before it is Norlink's."""
    for i in range(at + 1, min(hi, at + _SUBJECT_REACH)):
        form = cue_forms().get(p.low(i))
        if form is None or not form.shapes & FINITE or p.has(i, w.CAPITAL):
            if p.has(i, w.MARK | w.QUOTE | w.SUBORDINATOR):
                return False
            continue
        spoken = any("quote" in c.takes and not c.tail for c in form.cues)
        end = adjuncts_after(p, i + 1, hi).end
        return spoken and (end >= hi or p.low(end) in {".", "!"})
    return False


def _is_gerund_cue(p: Passage, at: int) -> bool:
    if p.has(at, w.ADVERB):
        at += 1
    form = cue_forms().get(p.low(at))
    return (
        form is not None
        and bool(form.shapes & GERUND)
        and any(c.takes & {"that", "np", "named"} and not c.needs for c in form.cues)
    )


def elided_cue(p: Passage, at: int) -> bool:
    """Whether a cue stands here without a subject of its own: "and declared"."""
    while p.has(at, w.ADVERB) or p.low(at) in {"has", "had", "have"}:
        at += 1
    form = cue_forms().get(p.low(at))
    if form is None or not form.shapes & FINITE or p.has(at, w.CAPITAL):
        return False
    if p.low(at + 1) == "that" or p.has(at + 1, w.QUOTE):
        return any(c.takes & {"that", "quote"} for c in form.cues)
    return any(c.lemma in _PLAIN for c in form.cues)


def _new_speaker(p: Passage, at: int, hi: int) -> bool:
    """Whether a clause with a speaker and a plain cue begins here."""
    for i in range(at + 1, min(hi, at + _SUBJECT_REACH)):
        if p.has(i, w.MARK | w.QUOTE | w.SUBORDINATOR):
            return False
        form = cue_forms().get(p.low(i))
        if form is not None and form.shapes & FINITE and not p.has(i, w.CAPITAL):
            return any(c.lemma in _PLAIN for c in form.cues)
        if p.has(i, w.VERB) and not p.has(i, w.CAPITAL):
            return False
    return False


def without_stop(p: Passage, lo: int, end: int) -> int:
    """The end of a range without its stops, commas and dashes."""
    while end - 1 > lo and p.low(end - 1) in {".", ",", ";", ":", "—", "–", "-"}:
        quotation = p.quotation_at(end - 1)
        if quotation is not None and quotation.first >= lo:
            break  # a stop inside the marks is quoted with the rest
        end -= 1
    return end
