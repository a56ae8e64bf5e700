"""What is said, to the right of its cue and to the left."""

from dataclasses import dataclass, replace

from sayso.extract.speech import words as w
from sayso.extract.speech.appositions import phrase_after
from sayso.extract.speech.channels import adjuncts_after, channel_at
from sayso.extract.speech.clauses import LOOK, clause_end, elided_cue, without_stop
from sayso.extract.speech.lexicon import spaced
from sayso.extract.speech.passage import LONG_QUOTATION, Passage
from sayso.extract.speech.phrases import Range, head_before_of
from sayso.extract.speech.quotations import Quotation
from sayso.extract.speech.verbgroups import Group
from sayso.extract.speech.verdicts import named_as, named_untrue
from sayso.model.attribution import Force

_STOPS = frozenset({".", "!", "?", ";", "...", "…"})
_INTRODUCING = frozenset({":", ",", "-", "—", "–"})
_BEFORE_NUMBER = frozenset("between over about around up at more fewer less".split())
_GERUNDS = frozenset({"having", "being"})
_WH = frozenset("whether if how why what where when who which".split())


@dataclass(frozen=True, slots=True)
class Content:
    """What was found beside a cue."""

    ranges: tuple[Range, ...]
    channel: Range | None = None
    recipient: Range | None = None
    cue_end: int | None = None
    kind: str = "clause"
    verdict_end: int | None = None  # the cue goes on: 'dismissed as "rumours"'


def content_after(p: Passage, group: Group, hi: int) -> Content | None:
    """What the cue's verb takes, to its right."""
    takes = group.cue.takes
    judged = named_as(p, group.end, hi) if group.cue.force is Force.DENIES else None
    found = None if judged is None else _begins(p, group, judged, hi)
    if found is not None:
        return replace(found, verdict_end=judged)
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
    if p.low(at) in _WH or p.has(at, w.QUOTE | w.MARK):
        return None
    if p.low(at) in {"that", "to", "not"} or p.low(at) in group.cue.prepositions:
        # "asked for blankets", "asked not to be named": nobody is asked
        return None
    phrase = _recipient_phrase(p, at, hi)
    if phrase is None:
        return None
    adjuncts = adjuncts_after(p, phrase[1], hi)
    places: tuple[int, ...] = (phrase[1], adjuncts.firm, adjuncts.end)
    if _is_opened(p, adjuncts.end):
        places = (adjuncts.end,)
    for end in dict.fromkeys(places):
        found = _after_recipient(p, group, end, hi)
        if found is not None and group.cue.lemma == "expect":
            # "expected the rain to stop": nobody is told, the rain is expected
            whole = (phrase[0], found.ranges[0][1])
            return Content((whole, *found.ranges[1:]), kind=found.kind)
        if found is not None:
            return Content(
                found.ranges, adjuncts.channel, phrase, found.cue_end, found.kind
            )
    return None


def _recipient_phrase(p: Passage, at: int, hi: int) -> Range | None:
    """As in "told | AFP | his men", "told | a crowd in Halvik | that"."""
    if p.low(at) in spaced("channels", "recipients"):
        return at, at + 1
    phrase = phrase_after(p, at, hi)
    if phrase is None:
        return None
    for i in range(phrase[0] + 1, phrase[1]):
        # "told AFP the road": a new determiner begins what is said
        if p.has(i, w.DETERMINER) and not (
            p.has(i, w.CAPITAL) or p.has(i - 1, w.PREPOSITION | w.CONJUNCTION)
        ):
            return phrase[0], i
    return phrase


def _after_recipient(p: Passage, group: Group, at: int, hi: int) -> Content | None:
    takes, low = group.cue.takes, p.low(at)
    if _leads_on(p, group, at):
        return _clause(p, group, at, hi)
    if "whom" not in takes and not p.has(at, w.QUOTE):
        return None
    if low == "that" or p.has(at, w.QUOTE) or low in _WH:
        return _begins(p, group, at, hi, far=True)
    if low in {":", ","}:
        return _quote_after_mark(p, group, at, hi)
    if {"whom", "clause"} <= takes and _opens_clause(p, at, hi):
        return _clause(p, group, at, hi)
    return None


def _leads_on(p: Passage, group: Group, at: int) -> bool:
    """Whether "to", "not to" or "about" after a recipient begins what is said."""
    low = p.low(at)
    infinitive = low == "to" or (low == "not" and p.low(at + 1) == "to")
    if infinitive and "whomto" in group.cue.takes:
        return True
    return low in {"about", "of", "on"} and group.cue.lemma in {"tell", "ask", "remind"}


def _begins(
    p: Passage, group: Group, at: int, hi: int, *, far: bool = False
) -> Content | None:
    """The content that begins at a place, if the cue takes what begins there."""
    if at >= hi:
        return None
    low = p.low(at)
    if low in _INTRODUCING:
        if far and low == "," and p.low(at + 1) == "that" and "that" in group.cue.takes:
            return _clause(p, group, at + 1, hi)
        return _quote_after_mark(p, group, at, hi)
    if _starts_quotation(p, at):
        return _quoted(p, group, at, hi)
    if low in group.cue.prepositions and not (low == "to" and "to" in group.cue.takes):
        return _by_preposition(p, group, at, hi)
    return _clause(p, group, at, hi) if _takes(p, group, at, hi, far=far) else None


def _starts_quotation(p: Passage, at: int) -> bool:
    quotation = p.quotation_at(at)
    return quotation is not None and quotation.first == at


def _takes(p: Passage, group: Group, at: int, hi: int, *, far: bool) -> bool:
    """Whether the cue takes the clause or phrase that begins at a place."""
    takes = group.cue.takes
    if _opener(p, at) in takes:
        return True
    return (
        ("gerund" in takes and (p.has(at, w.ING) or p.low(at) in _GERUNDS))
        or ("number" in takes and _is_numbered(p, at, hi))
        or ("named" in takes and _is_named(p, group, at, hi))
        or ("np" in takes and not far and _opens_object(p, group, at, hi))
        or ("clause" in takes and _opens_clause(p, at, hi))
        or ("clause" in takes and _opens_count(p, at, hi))
        or ("np?" in takes and _opens_phrase(p, at, hi) and _quote_soon(p, at, hi))
        or ("np?" in takes and quoted_as(p, at, hi) is not None)
    )


def _opener(p: Passage, at: int) -> str:
    """What kind of clause a word at its head announces: "that", "wh", "to" or none."""
    low = p.low(at)
    if low == "that":
        return "" if p.has(at + 1, w.MARK) else "that"
    if low == "to" or (low == "not" and p.low(at + 1) == "to"):
        return "to"
    return "wh" if low in _WH else ""


def _by_preposition(p: Passage, group: Group, at: int, hi: int) -> Content | None:
    if p.low(at) not in group.cue.prepositions or at + 1 >= hi:
        return None
    if not (_opens_phrase(p, at + 1, hi) or p.has(at + 1, w.ING | w.QUOTE)):
        return None
    found = _clause(p, group, at + 1, hi)
    if found is None:
        return None
    ranges = (_without_day(p, found.ranges[0]),)
    return Content(ranges, found.channel, found.recipient, cue_end=at + 1)


def _without_day(p: Passage, content: Range) -> Range:
    """Without the day of the asking: "asked for blankets | on Saturday"."""
    begin, end = content
    if p.low(end - 2) == "on" and p.has(end - 1, w.TIME) and end - 2 > begin:
        return begin, end - 2
    return content


def _quote_after_mark(p: Passage, group: Group, at: int, hi: int) -> Content | None:
    quotation = p.quotation_at(at + 1)
    if quotation is not None and quotation.first == at + 1:
        return _quoted(p, group, at + 1, hi)
    if p.low(at) == ":" and at + 1 < hi and group.cue.takes & {"quote", "that"}:
        return Content(((at + 1, without_stop(p, at + 1, hi)),), kind="colon")
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
    if group.gerund and p.has(after, w.VERB | w.AUXILIARY):
        whole = True
    if after >= hi or whole or p.has(after, w.MARK) or p.low(after) in _STOPS:
        return Content(((at, after),), kind="quote")
    if p.low(after) in {"and", "but"} and elided_cue(p, after + 1):
        return Content(((at, after),), kind="quote")
    channel = channel_at(p, after, hi)
    if channel is not None:
        # called for "a solution" in a call with the envoy
        return Content(((at, after),), channel[1], channel[2], kind="quote")
    return Content(((at, clause_end(p, group, after, hi)),))


def _clause(p: Passage, group: Group, at: int, hi: int) -> Content | None:
    end = clause_end(p, group, at, hi)
    alone = end == at + 1 and p.low(at) == "that"
    if end <= at or alone:
        return None
    if group.cue.force is Force.DEMANDS and p.low(at) in {"to", "not"}:
        return Content((_without_day(p, (at, end)),))
    return Content(((at, end),))


def _opens_clause(p: Passage, at: int, hi: int) -> bool:
    """Whether a clause without "that" could begin here."""
    if p.has(at, w.MARK | w.CONJUNCTION | w.AUXILIARY | w.ADVERSATIVE | w.RELATIVE):
        return p.low(at) in {"that"}
    if p.has(at, w.PERSONAL) and at + 1 < hi:
        return True
    if p.has(at, w.OBJECT) or p.low(at) in {"to", "by", "of"}:
        return False
    if p.has(at, w.PREPOSITION) and p.low(at) not in {"in", "at", "on", "under", "if"}:
        counts = p.low(at) in _BEFORE_NUMBER and p.has(at + 1, w.NUMBER)
        if not counts:
            return p.has(at, w.SUBORDINATOR)
    return any(
        p.has(i, w.VERB | w.AUXILIARY) for i in range(at + 1, min(hi, at + LOOK))
    )


def _opens_object(p: Passage, group: Group, at: int, hi: int) -> bool:
    """Whether an object begins here that is no deed's: not "dismissed the guard"."""
    if not _opens_phrase(p, at, hi):
        return False
    unlike = group.cue.unlike
    phrase = phrase_after(p, at, hi)
    if unlike is None or phrase is None or p.low(phrase[1]) == "as":
        return True
    return head_before_of(p, phrase) not in spaced("source_nouns", unlike)


def _opens_count(p: Passage, at: int, hi: int) -> bool:
    """As in "The hospital said at least 21.": a number and no verb."""
    if p.low(at) not in _BEFORE_NUMBER:
        return False
    return any(p.has(i, w.NUMBER) for i in range(at + 1, min(hi, at + 3)))


def _opens_phrase(p: Passage, at: int, hi: int) -> bool:
    if at >= hi or p.has(at, w.MARK | w.CONJUNCTION | w.AUXILIARY | w.SUBORDINATOR):
        return p.low(at) in {"what", "how", "(", "$"} and at < hi
    if p.has(at, w.PREPOSITION) or p.low(at) == "'s":
        return False
    return not p.has(at, w.ADVERB) or p.has(at + 1, ~w.MARK)


def _is_named(p: Passage, group: Group, at: int, hi: int) -> bool:
    """As in "called the plan a toy", "regards him as a friend": object and name."""
    if not _opens_phrase(p, at, hi):
        return False
    limit = min(hi, at + 25)
    if group.cue.needs == "subject" or group.cue.lemma in {"identify", "name"}:
        return any(p.low(i) == "as" for i in range(at + 1, limit)) or any(
            p.low(i) == "to" and p.low(i + 1) == "be" for i in range(at + 1, limit)
        )
    if named_untrue(p, at, limit) is not None:
        return True
    if p.has(at, w.OBJECT):
        return p.has(at + 1, w.DETERMINER | w.QUOTE | w.CAPITAL) or at + 2 < hi
    for i in range(at + 1, limit):
        if p.low(i) == "," or p.has(i, w.SUBORDINATOR & ~w.DETERMINER):
            break  # "called a strike, saying that ...": a strike, and no name for it
        if p.has(i, w.QUOTE | w.DETERMINER):
            return True
    return any(p.low(i) == "as" for i in range(at + 1, limit))


def _is_numbered(p: Passage, at: int, hi: int) -> bool:
    """As in "put the toll at nine": a number after "at"."""
    return any(
        p.low(i) == "at" and p.has(i + 1, w.NUMBER | w.DETERMINER)
        for i in range(at + 1, min(hi, at + 10))
    )


def quoted_as(p: Passage, at: int, hi: int) -> Range | None:
    """The phrase at a place if "as saying" follows: "quoted | a guard | as saying"."""
    phrase = phrase_after(p, at, hi)
    if phrase is None or p.low(phrase[1]) != "as" or p.low(phrase[1] + 1) != "saying":
        return None
    return phrase


def _quote_soon(p: Passage, at: int, hi: int) -> bool:
    return any(_starts_quotation(p, i) for i in range(at, min(hi, at + 5)))


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
    begin = _clause_begin(p, max(lo, end - LOOK), end)
    if not parted and (end - begin < 3 or not _has_verb(p, begin, end)):
        return None
    return Content(((begin, end),))


def _quotation_before(p: Passage, lo: int, quotation: Quotation) -> Content:
    begin = quotation.first
    if begin > lo and not _stands_alone(p, lo, quotation):
        begin = _clause_begin(p, max(lo, begin - LOOK), begin)
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
    verbs = w.VERB | w.AUXILIARY
    return any(bits & verbs for bits in p.bits[max(lo, hi - LOOK) : hi])
