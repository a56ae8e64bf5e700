"""Where what is said begins and ends, to the right and to the left of its cue."""

from bisect import bisect_right
from dataclasses import dataclass

from sayso.extract import words as w
from sayso.extract.channels import adjuncts_after
from sayso.extract.lexicon import FINITE, GERUND, cue_forms, spaced
from sayso.extract.passage import LONG_QUOTATION, Passage
from sayso.extract.phrases import Range, phrase_after
from sayso.extract.quotations import Quotation
from sayso.extract.verbgroups import Group

_STOPS = frozenset({".", "!", "?", ";", "...", "…"})
_LOOK = 200
_SUBJECT_REACH = 9
_WH = frozenset("whether if how why what where when who which".split())
_BREAKERS = frozenset("while but and as after although though before when".split())
# Cues plain enough to end what somebody else is saying.
_PLAIN = frozenset(
    "say tell add warn announce declare accuse urge report write deny vow insist claim "
    "call condemn praise describe call_for".split()
) | {"call for", "call on"}


@dataclass(frozen=True, slots=True)
class Content:
    """What was found beside a cue."""

    ranges: tuple[Range, ...]
    channel: Range | None = None
    recipient: Range | None = None
    cue_end: int | None = None
    kind: str = "clause"


def content_after(p: Passage, group: Group, hi: int) -> Content | None:
    """What the cue's verb takes, to its right."""
    takes = group.cue.takes
    if takes & {"whom", "whomto"}:
        found = _with_recipient(p, group, hi)
        if found is not None:
            return found
    adjuncts = adjuncts_after(p, group.end, hi)
    places = [(adjuncts.firm, True), (group.end, False), (adjuncts.end, True)]
    if _is_opened(p, adjuncts.end):
        places.insert(0, places.pop())
    for at, far in places:
        if far and at == group.end:
            continue
        found = _begins(p, group, at, hi, far=far)
        if found is None:
            continue
        if not far:
            return found
        return Content(
            found.ranges,
            found.channel or adjuncts.channel,
            found.recipient or adjuncts.recipient,
            found.cue_end,
            found.kind,
        )
    return None


def _is_opened(p: Passage, at: int) -> bool:
    """Whether "that", a colon or a quotation stands here."""
    return (
        p.low(at) in {"that", ":", "whether"}
        or p.has(at, w.QUOTE)
        or (p.low(at) == "," and p.has(at + 1, w.QUOTE))
    )


def _with_recipient(p: Passage, group: Group, hi: int) -> Content | None:
    at = group.end
    if p.low(at) in _WH or p.has(at, w.QUOTE | w.MARK) or p.low(at) in {"that", "to"}:
        return None
    phrase = _recipient_phrase(p, at, hi)
    if phrase is None:
        return None
    adjuncts = adjuncts_after(p, phrase[1], hi)
    places = (phrase[1], adjuncts.firm, adjuncts.end)
    if _is_opened(p, adjuncts.end):
        places = (adjuncts.end,)
    for end in dict.fromkeys(places):
        found = _after_recipient(p, group, end, hi)
        if found is not None:
            return Content(
                found.ranges, adjuncts.channel, phrase, found.cue_end, found.kind
            )
    return None


def _recipient_phrase(p: Passage, at: int, hi: int) -> Range | None:
    """ "told | AFP | his men", "told | a crowd in Halvik | that"."""
    if p.low(at) in spaced("channels", "recipients"):
        return at, at + 1
    phrase = phrase_after(p, at, hi)
    if phrase is None:
        return None
    for i in range(phrase[0] + 1, phrase[1]):
        # "told AFP the road": a new determiner begins what is said
        if p.has(i, w.DETERMINER) and not p.has(i - 1, w.PREPOSITION | w.CONJUNCTION):
            return phrase[0], i
    return phrase


def _after_recipient(p: Passage, group: Group, at: int, hi: int) -> Content | None:
    takes, low = group.cue.takes, p.low(at)
    if "whomto" in takes:
        if low == "to" or (low == "not" and p.low(at + 1) == "to"):
            return _clause(p, group, at, hi)
        if "whom" not in takes and not p.has(at, w.QUOTE):
            return None
    if low in {"about", "of", "on"} and group.cue.lemma in {"tell", "ask", "remind"}:
        return _clause(p, group, at, hi)
    if low == "that" or p.has(at, w.QUOTE) or low in _WH:
        return _begins(p, group, at, hi, far=True)
    if low in {":", ","}:
        return _quote_after_mark(p, group, at, hi)
    if {"whom", "clause"} <= takes and _opens_clause(p, at, hi):
        return _clause(p, group, at, hi)
    return None


def _begins(  # noqa: C901, PLR0911 - one line for each thing a cue can take
    p: Passage, group: Group, at: int, hi: int, *, far: bool = False
) -> Content | None:
    """The content that begins at a place, if the cue takes what begins there."""
    if at >= hi:
        return None
    takes, low = group.cue.takes, p.low(at)
    if low == "that" and "that" in takes and p.has(at + 1, ~w.MARK):
        return _clause(p, group, at, hi)
    if low == "," and p.low(at + 1) == "that" and far and "that" in takes:
        return _clause(p, group, at + 1, hi)
    if low in {":", ",", "-", "—", "–"}:
        return _quote_after_mark(p, group, at, hi)
    if p.has(at, w.QUOTE) or p.quotation_at(at) is not None:
        return _quoted(p, group, at, hi)
    if low in _WH and "wh" in takes:
        return _clause(p, group, at, hi)
    if low == "to" or (low == "not" and p.low(at + 1) == "to"):
        return (
            _clause(p, group, at, hi)
            if "to" in takes
            else _by_preposition(p, group, at, hi)
        )
    if low in group.cue.prepositions:
        return _by_preposition(p, group, at, hi)
    if p.has(at, w.ING) and "gerund" in takes:
        return _clause(p, group, at, hi)
    if "named" in takes and _is_named(p, group, at, hi):
        return _clause(p, group, at, hi)
    if "np" in takes and not far and _opens_phrase(p, at, hi):
        return _clause(p, group, at, hi)
    if "clause" in takes and _opens_clause(p, at, hi):
        return _clause(p, group, at, hi)
    if "np?" in takes and _opens_phrase(p, at, hi) and _quote_soon(p, at, hi):
        return _clause(p, group, at, hi)
    return None


def _by_preposition(p: Passage, group: Group, at: int, hi: int) -> Content | None:
    if p.low(at) not in group.cue.prepositions or at + 1 >= hi:
        return None
    if not (_opens_phrase(p, at + 1, hi) or p.has(at + 1, w.ING | w.QUOTE)):
        return None
    found = _clause(p, group, at + 1, hi)
    if found is None:
        return None
    return Content(found.ranges, cue_end=at + 1)


def _quote_after_mark(p: Passage, group: Group, at: int, hi: int) -> Content | None:
    quotation = p.quotation_at(at + 1)
    if quotation is not None and quotation.first == at + 1:
        return _quoted(p, group, at + 1, hi)
    if p.low(at) == ":" and at + 1 < hi and group.cue.takes & {"quote", "that"}:
        return Content(((at + 1, _without_stop(p, at + 1, hi)),), kind="colon")
    return None


def _quoted(p: Passage, group: Group, at: int, hi: int) -> Content | None:
    """Content that begins with a quotation, and goes on after it if it is a part."""
    quotation = p.quotation_at(at)
    if quotation is None or at != quotation.first:
        return None
    if not group.cue.takes & {"quote", "np", "np?", "named", "that"}:
        return None
    after = quotation.last + 1
    whole = p.low(quotation.end) in {".", "!", "?", ",", "...", "…"}
    if after >= hi or whole or p.has(after, w.MARK) or p.low(after) in _STOPS:
        return Content(((at, after),), kind="quote")
    if p.low(after) in {"and", "but"} and _elided_cue(p, after + 1):
        return Content(((at, after),), kind="quote")
    return Content(((at, clause_end(p, group, after, hi)),))


def _clause(p: Passage, group: Group, at: int, hi: int) -> Content | None:
    end = clause_end(p, group, at, hi)
    return Content(((at, end),)) if end > at else None


def _opens_clause(p: Passage, at: int, hi: int) -> bool:
    """Whether a clause without "that" could begin here."""
    if p.has(at, w.MARK | w.CONJUNCTION | w.AUXILIARY | w.ADVERSATIVE | w.RELATIVE):
        return p.low(at) in {"that"}
    if p.has(at, w.OBJECT) or p.low(at) in {"to", "by", "of"}:
        return False
    if p.has(at, w.PREPOSITION) and p.low(at) not in {"in", "at", "on", "under", "if"}:
        return p.has(at, w.SUBORDINATOR)
    return any(
        p.has(i, w.VERB | w.AUXILIARY) for i in range(at + 1, min(hi, at + _LOOK))
    )


def _opens_phrase(p: Passage, at: int, hi: int) -> bool:
    if at >= hi or p.has(at, w.MARK | w.CONJUNCTION | w.AUXILIARY | w.SUBORDINATOR):
        return p.low(at) in {"what", "how", "(", "$"} and at < hi
    if p.has(at, w.PREPOSITION) or p.low(at) == "'s":
        return False
    return not p.has(at, w.ADVERB) or p.has(at + 1, ~w.MARK)


def _is_named(p: Passage, group: Group, at: int, hi: int) -> bool:
    """ "called the plan a toy", "regards him as a friend": object and name."""
    if not _opens_phrase(p, at, hi):
        return False
    limit = min(hi, at + 25)
    if group.cue.needs == "subject" or group.cue.lemma in {"identify", "name"}:
        return any(p.low(i) == "as" for i in range(at + 1, limit)) or any(
            p.low(i) == "to" and p.low(i + 1) == "be" for i in range(at + 1, limit)
        )
    if p.has(at, w.OBJECT):
        return p.has(at + 1, w.DETERMINER | w.QUOTE | w.CAPITAL) or at + 2 < hi
    return any(
        p.has(i, w.QUOTE | w.DETERMINER) or p.low(i) == "as"
        for i in range(at + 1, limit)
    )


def _quote_soon(p: Passage, at: int, hi: int) -> bool:
    return any(p.quotation_at(i) is not None for i in range(at, min(hi, at + 5)))


def clause_end(p: Passage, group: Group, at: int, hi: int) -> int:
    """Where the content that begins at a place ends."""
    i, limit = at, min(hi, at + _LOOK)
    subordinate = _is_subordinate(p, group)
    while i < limit:
        quotation = p.quotation_at(i)
        if quotation is not None and quotation.last < len(p.tokens):
            if quotation.last + 1 >= hi:
                return quotation.last + 1 if quotation.length < _LOOK * 5 else hi
            i = max(quotation.last + 1, i + 1)
            continue
        if i > at and subordinate and p.low(i) == ",":
            return i
        if i > at and _breaks(p, i, hi, at):
            return _without_stop(p, at, i)
        i += 1
    return _without_stop(p, at, hi)


def _is_subordinate(p: Passage, group: Group) -> bool:
    """Whether the cue stands in a clause that opens its sentence: "As he warned that"."""
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
        return _breaks_at_comma(p, i + 1, hi)
    if low in {"and", "but"}:
        return _elided_cue(p, i + 1)
    if low in {"after", "as", "while", "before"} and i > at + 1:
        return _new_speaker(p, i + 1, hi)
    return low == "according" and p.low(i + 1) == "to"


def _breaks_at_comma(p: Passage, at: int, hi: int) -> bool:
    """Whether another attribution takes over after a comma."""
    if p.low(at) == "according" and p.low(at + 1) == "to":
        return True
    if _is_gerund_cue(p, at) or _ends_in_speaker(p, at, hi):
        return True
    if p.low(at) not in _BREAKERS:
        return False
    return _new_speaker(p, at + 1, hi) or _elided_cue(p, at + 1)


def _ends_in_speaker(p: Passage, at: int, hi: int) -> bool:
    """ "..., Norlink reported." ends the sentence: all before it is Norlink's."""
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


def _elided_cue(p: Passage, at: int) -> bool:
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


def _without_stop(p: Passage, lo: int, end: int) -> int:
    while end - 1 > lo and p.low(end - 1) in {".", ",", ";", ":", "—", "–", "-"}:
        if p.quotation_at(end - 1) is not None:
            break
        end -= 1
    return end


def content_before(
    p: Passage, lo: int, border: int, *, parted: bool = False
) -> Content | None:
    """What is said to the left of "..., Brandt said": the subject begins at `border`.

    A quotation that ends there is taken whole, over sentences; else the clause.
    `parted`: the clause goes on after the cue ("The port, he said, was closed").
    """
    at = border - 1
    if at < lo:
        return None
    quotation = p.quotation_at(at) or (
        p.quotation_at(at - 1) if p.low(at) in {",", "—", "–", "-"} else None
    )
    if quotation is not None and at - 1 <= quotation.last <= at:
        return _quotation_before(p, lo, quotation)
    if p.low(at) not in {",", "—", "–"}:
        return None
    end = at
    begin = _clause_begin(p, lo, end)
    if not parted and (end - begin < 3 or not _has_verb(p, begin, end)):
        return None
    return Content(((begin, end),))


def _quotation_before(p: Passage, lo: int, quotation: Quotation) -> Content:
    begin = quotation.first
    if begin > lo and not _stands_alone(p, lo, quotation):
        begin = _clause_begin(p, lo, begin)
    return Content(((begin, quotation.last + 1),), kind="quote")


def _stands_alone(p: Passage, lo: int, quotation: Quotation) -> bool:
    if quotation.first <= lo:
        return True
    return (
        quotation.length >= LONG_QUOTATION
        and p.has(quotation.begin, w.CAPITAL)
        and p.low(quotation.first - 1) in {",", ":", ".", "?", "!"}
    )


def _clause_begin(p: Passage, lo: int, end: int) -> int:
    begin = lo
    while begin < end and (
        p.has(begin, w.CONJUNCTION | w.ADVERSATIVE) or p.low(begin) == ","
    ):
        begin += 1
    return begin


def _has_verb(p: Passage, lo: int, hi: int) -> bool:
    return any(p.has(i, w.VERB | w.AUXILIARY) for i in range(max(lo, hi - _LOOK), hi))


def phrase_or_none(p: Passage, at: int, hi: int) -> Range | None:
    """The noun phrase at a place, for callers that look to the right."""
    return phrase_after(p, at, hi)
