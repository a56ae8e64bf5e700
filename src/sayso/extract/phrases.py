"""Noun phrases to the left and right of a place, without a tagger.

Walks stop at words that cannot stand inside a noun phrase. Every walk has a reach, so
that a "sentence" of a megabyte costs no more than one of a line.
"""

from dataclasses import dataclass

from sayso.extract import words as w
from sayso.extract.lexicon import spaced
from sayso.extract.passage import Passage

REACH = 40
_COMMA_REACH = 45
_MAX_APPOSITIONS = 4
_NICKNAME = 6
_STOP = (
    w.SUBORDINATOR | w.RELATIVE | w.AUXILIARY | w.MARK | w.PERSONAL | w.OBJECT
    | w.ADVERSATIVE | w.EDGE
)  # fmt: skip
_DASHES = frozenset({"—", "–", "--", "-", "―"})

_SPANS = frozenset("week month year morning afternoon evening night weekend".split())
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: its tokens, its first token's left border, and "who", if it has one.

    `begin` is where subject and all that hangs on it begin.
    """

    phrase: Range
    begin: int
    relative: Range | None = None
    pronoun: bool = False


def subject_before(p: Passage, lo: int, at: int) -> Subject | None:
    """The subject that ends before token `at`, if the words there are one."""
    end = _before_adjuncts(p, lo, at)
    last = end - 1
    if last < lo:
        return None
    if p.has(last, w.RELATIVE) and p.low(last) in {"who", "which", "that"}:
        return _relative_subject(p, lo, last)
    if p.has(last, w.PERSONAL):
        return Subject((last, end), last, pronoun=True)
    low = p.low(last)
    if low == ",":
        return _across_commas(p, lo, last)
    if low in _DASHES:
        return _across(p, lo, last, _DASHES)
    if low == ")":
        return _across_brackets(p, lo, last)
    phrase = phrase_before(p, lo, end)
    return Subject(phrase, phrase[0]) if phrase else None


def _before_adjuncts(p: Passage, lo: int, at: int) -> int:
    """The place before time words and the like: "Brandt | on Monday", "X | also"."""
    end = at
    while end - 1 > lo:
        if p.has(end - 1, w.TIME) and not p.has(end - 1, w.VERB):
            end -= 1
            while end - 1 > lo and p.low(end - 1) in {
                "on", "last", "this", "late", "early", "earlier", "next",
            }:  # fmt: skip
                end -= 1
        elif p.low(end - 1) in _SPANS and p.low(end - 2) in {"this", "last", "next"}:
            end -= 2
        elif p.low(end - 1) in _REFLEXIVES or (
            p.has(end - 1, w.ADVERB) and not p.has(end - 1, w.CAPITAL)
        ):
            end -= 1
        else:
            break
    return end


def _relative_subject(p: Passage, lo: int, at: int) -> Subject | None:
    """ "Brandt, who": the name and the relative word."""
    end = at - 1 if p.low(at - 1) == "," else at
    phrase = phrase_before(p, lo, end) if end > lo else None
    if p.low(at) == "that" and (phrase is None or end < at or not _says(p, phrase)):
        return None
    if phrase is None:
        return Subject((at, at + 1), at) if p.low(at) == "who" else None
    return Subject(phrase, phrase[0], relative=(at, at + 1))


def _says(p: Passage, phrase: Range) -> bool:
    """Whether the phrase's head is a thing that says something: "a report that"."""
    head = p.low(phrase[1] - 1)
    return head in spaced("source_nouns", "records") or head in spaced(
        "source_nouns", "footage"
    )


def _across_commas(p: Passage, lo: int, at: int) -> Subject | None:
    """ "Rami Dost, the head of the office, |": name and apposition, or name alone."""
    comma = at
    for _ in range(_MAX_APPOSITIONS):
        opening = _comma_before(p, lo, comma)
        if opening is None:
            return None
        phrase = _phrase_ending(p, lo, opening)
        if phrase is None:
            comma = opening
            continue
        before = phrase[0] - 1
        if before >= lo and p.low(before) == "," and not _is_whole_name(p, phrase):
            comma = opening
            continue
        kept = _is_apposition(p, opening + 1, at)
        return Subject((phrase[0], at if kept else phrase[1]), phrase[0])
    return None


def _phrase_ending(p: Passage, lo: int, end: int) -> Range | None:
    if p.has(end - 1, w.PERSONAL):
        return None
    if p.low(end - 1) == ")":
        found = _across_brackets(p, lo, end - 1)
        return found.phrase if found else None
    return phrase_before(p, lo, end)


def _comma_before(p: Passage, lo: int, at: int) -> int | None:
    for i in range(at - 1, max(lo, at - _COMMA_REACH), -1):
        if p.low(i) == ",":
            return i
        if p.has(i, w.QUOTE) or p.low(i) in {";", ":"}:
            return None
    return None


def _is_whole_name(p: Passage, phrase: Range) -> bool:
    """Whether a phrase could be a speaker by itself: a name, or with an article."""
    first = phrase[0]
    if p.has(first, w.DETERMINER):
        return False
    return phrase[1] - first >= 2 and p.has(first, w.CAPITAL)


def _is_apposition(p: Passage, lo: int, hi: int) -> bool:
    """Whether the words between two commas say who the one before them is."""
    if lo >= hi or p.has(lo, w.RELATIVE | w.PERSONAL | w.SUBORDINATOR | w.ADVERB):
        return False
    if p.has(lo, w.PREPOSITION) or p.has(lo, w.TIME | w.ING):
        return False
    if p.has(lo, w.PAST_FORM) and not p.has(lo, w.CAPITAL):
        return False
    return not p.has(lo, w.AUXILIARY | w.CONJUNCTION)


def _across(p: Passage, lo: int, at: int, marks: frozenset[str]) -> Subject | None:
    for i in range(at - 1, max(lo, at - _COMMA_REACH), -1):
        if p.low(i) in marks:
            phrase = phrase_before(p, lo, i)
            if phrase is None:
                return None
            kept = _is_apposition(p, i + 1, at)
            return Subject((phrase[0], at if kept else phrase[1]), phrase[0])
    return None


def _across_brackets(p: Passage, lo: int, at: int) -> Subject | None:
    for i in range(at - 1, max(lo, at - _COMMA_REACH), -1):
        if p.low(i) == "(":
            phrase = phrase_before(p, lo, i)
            return Subject((phrase[0], at + 1), phrase[0]) if phrase else None
    return None


def phrase_before(p: Passage, lo: int, end: int) -> Range | None:
    """The noun phrase that ends right before `end`."""
    at, joined = end - 1, False
    floor = max(lo, end - REACH)
    while at >= floor:
        step = _step_left(p, lo, at, end, joined=joined)
        if step is None:
            break
        joined = joined or p.has(at, w.CONJUNCTION)
        at = step
    return _trimmed(p, at + 1, end)


def _step_left(p: Passage, lo: int, at: int, end: int, *, joined: bool) -> int | None:
    """The next place to the left, or None where the phrase cannot go on."""
    bits = p.bits[at]
    if bits & w.QUOTE:
        return _over_nickname(p, lo, at)
    low = p.low(at)
    if low == ")" and at < end - 1:
        return _over_brackets(p, lo, at)
    if low == ",":
        return at - 1 if joined and _is_list_comma(p, lo, at) else None
    if bits & _STOP:
        return at - 1 if _is_stop_exception(p, at) else None
    if bits & w.VERB and not _is_modifier(p, lo, at):
        return None
    if bits & w.CONJUNCTION:
        return at - 1 if _joins_nouns(p, lo, at) else None
    if bits & w.PREPOSITION and not _may_end_phrase(p, at - 1, lo):
        return None
    if bits & w.ADVERB and not p.has(at - 1, w.DETERMINER | w.PREPOSITION):
        return None
    if p.has(at + 1, w.DETERMINER) and at + 1 < end and _begins_anew(p, at):
        return None
    if p.low(at - 1) == "to" and at > lo and _is_infinitive(p, at):
        return None
    return at - 1


def _begins_anew(p: Passage, at: int) -> bool:
    # "the areas | the rebels": an article after a noun begins another phrase
    return not p.has(at, w.FUNCTION | w.ADVERB | w.VERB) and p.low(at + 1) != "'s"


def _is_infinitive(p: Passage, at: int) -> bool:
    return not p.has(at, w.CAPITAL | w.FUNCTION | w.NUMBER | w.TIME) and not p.low(
        at
    ).endswith("s")


def _is_stop_exception(p: Passage, at: int) -> bool:
    # "May" the month or the name, "that country", "US": capitals inside a sentence
    if p.has(at, w.CAPITAL) and p.low(at) in {"may", "will", "us", "it"}:
        return p.tokens[at].text != "It"
    return p.low(at) == "that" and not p.has(at - 1, w.VERB | w.CUE)


def _over_nickname(p: Passage, lo: int, at: int) -> int | None:
    quotation = p.quotation_at(at)
    if quotation is None or quotation.last != at or quotation.length > _NICKNAME:
        return None
    if p.low(quotation.end) in {",", ".", "!", "?"}:
        return None
    return quotation.first - 1 if quotation.first > lo else None


def _over_brackets(p: Passage, lo: int, at: int) -> int | None:
    for i in range(at - 1, max(lo, at - 12), -1):
        if p.low(i) == "(":
            return i - 1
    return None


def _is_list_comma(p: Passage, lo: int, at: int) -> bool:
    # "Karvelia, Sudria and Norland": names or nouns on both sides, close together
    return _may_end_phrase(p, at - 1, lo) and p.has(at + 1, w.CAPITAL | w.DETERMINER)


def _joins_nouns(p: Passage, lo: int, at: int) -> bool:
    if not _may_end_phrase(p, at - 1, lo):
        return False
    # "the fire went out and officials said": a clause, if a verb stands close before
    for i in range(at - 1, max(lo - 1, at - 8), -1):
        if p.has(i, w.AUXILIARY | w.PERSONAL):
            return False
        if p.low(i - 1) == "to" and _is_infinitive(p, i):
            return False
        if p.has(i, w.VERB) and not _is_modifier(p, lo, i):
            return False
        if p.has(i, w.MARK | w.SUBORDINATOR | w.QUOTE):
            return True
    return True


def _may_end_phrase(p: Passage, at: int, lo: int) -> bool:
    """Whether a noun phrase could end with this token."""
    if at < lo:
        return False
    bits = p.bits[at]
    if bits & (w.FUNCTION | w.ADVERB) and not bits & w.CAPITAL:
        return p.low(at) in {"those", "all", "some", "many", "most", "none", ")"}
    return not bits & (w.MARK | w.QUOTE) and not (
        bits & w.VERB and not _is_modifier(p, lo, at) and not bits & w.CUE
    )


def _is_modifier(p: Passage, lo: int, at: int) -> bool:
    """Whether a word that looks like a verb is part of a noun phrase.

    "the armed men", "officials briefed on the talks", "Trust said".
    """
    if p.has(at, w.CAPITAL) and at > lo:
        return True
    if not p.has(at, w.PAST_FORM):
        return p.has(at - 1, w.DETERMINER) and at > lo
    if at == lo or p.has(at - 1, w.DETERMINER | w.PREPOSITION) or p.low(at - 1) == "'s":
        return True
    follows = p.has(at + 1, w.PREPOSITION | w.TIME)
    if not follows or p.low(at) in _plain_pasts() or p.has(at - 1, w.FUNCTION):
        return False
    # "Officials briefed on": a plural at the head of a sentence is no name
    plural = at - 1 == lo and p.low(at - 1).endswith("s")
    return plural or not p.has(at - 1, w.CAPITAL)


def _plain_pasts() -> frozenset[str]:
    return spaced("wordclasses", "verbs") | {"said", "told", "wrote", "spoke"}


def _trimmed(p: Passage, lo: int, end: int) -> Range | None:
    """The phrase without what cannot begin it; None when nothing is left."""
    if p.has(lo, w.PREPOSITION) and p.has(lo - 1, w.AUXILIARY):
        return None
    begin = _after_prepositional(p, lo, end)
    while begin < end and _cannot_begin(p, begin, end):
        begin += 1
    if begin >= end or not _is_nounlike(p, begin, end):
        return None
    return begin, end


def _cannot_begin(p: Passage, at: int, end: int) -> bool:
    bits = p.bits[at]
    if bits & (w.CONJUNCTION | w.ADVERSATIVE | w.MARK) or p.low(at) == "'s":
        return True
    if bits & (w.PREPOSITION | w.SUBORDINATOR) and not bits & w.DETERMINER:
        return True
    if bits & w.QUOTE:
        return True
    return bool(bits & (w.ADVERB | w.TIME)) and at + 1 < end and not bits & w.DETERMINER


def _after_prepositional(p: Passage, lo: int, end: int) -> int:
    """The start of the subject in "On Monday the council": after the time or place."""
    if lo >= end or not p.has(lo, w.PREPOSITION):
        return lo
    for i in range(lo + 2, end):
        if p.has(i - 1, w.PREPOSITION | w.DETERMINER):
            continue
        if p.has(i, w.DETERMINER):
            return i
        if p.has(i - 1, w.TIME) and not p.has(i, w.TIME | w.NUMBER):
            return i
        if p.has(i - 1, w.CAPITAL) != p.has(i, w.CAPITAL) and not p.has(
            i, w.PREPOSITION | w.CONJUNCTION
        ):
            return i
    return lo + 1


def _is_nounlike(p: Passage, lo: int, end: int) -> bool:
    last = p.bits[end - 1]
    if last & (w.DETERMINER | w.PREPOSITION | w.AUXILIARY) and not last & w.CAPITAL:
        return end - lo == 1 and p.low(lo) in _standing_alone()
    return any(
        (p.tokens[i].text[0].isalpha() and not p.bits[i] & w.FUNCTION)
        or (p.has(i, w.CAPITAL) and i > lo)
        or p.low(i) in _standing_alone()
        for i in range(lo, end)
    )  # fmt: skip


def _standing_alone() -> frozenset[str]:
    return spaced("wordclasses", "pronouns")


def phrase_after(p: Passage, at: int, hi: int) -> Range | None:
    """The noun phrase that begins at `at`, with its apposition, without a clause."""
    if at >= hi:
        return None
    if p.has(at, w.PERSONAL | w.OBJECT):
        return at, at + 1
    end = _walk_right(p, at, min(hi, at + REACH))
    if end == at or not _is_nounlike(p, at, end):
        return None
    return at, end


def with_apposition(p: Passage, phrase: Range, hi: int) -> Range:
    """The phrase with what stands after its comma: "Brandt, head of the office"."""
    end = phrase[1]
    for _ in range(_MAX_APPOSITIONS):
        if p.low(end) != "," or end + 1 >= hi or not _opens_apposition(p, end + 1):
            break
        stop = _walk_right(p, end + 1, min(hi, end + REACH))
        closing = stop >= hi or p.low(stop) in {",", ".", ";", "—", "–"}
        if stop == end + 1 or not (closing or p.has(stop, w.RELATIVE | w.ING | w.TIME)):
            break
        end = stop
    return phrase[0], end


def _opens_apposition(p: Passage, at: int) -> bool:
    if p.has(at, w.PERSONAL | w.ING | w.RELATIVE | w.SUBORDINATOR | w.AUXILIARY):
        return p.low(at) == "who" and False
    if p.low(at) in spaced("wordclasses", "roles"):
        return True
    return p.has(at, w.DETERMINER | w.NUMBER) or (
        p.has(at, w.CAPITAL) and not p.has(at, w.TIME | w.PREPOSITION)
    )


def _walk_right(p: Passage, begin: int, hi: int) -> int:
    at = begin
    while at < hi:
        step = _step_right(p, at, begin, hi)
        if step is None:
            break
        at = step
    while at > begin and p.has(at - 1, w.PREPOSITION | w.CONJUNCTION | w.DETERMINER):
        at -= 1
    return at


def _step_right(p: Passage, at: int, begin: int, hi: int) -> int | None:
    """The next place to the right, or None where the phrase cannot go on."""
    bits = p.bits[at]
    if p.low(at) == "(":
        return _over_brackets_right(p, at, hi)
    if bits & w.QUOTE:
        return _over_nickname_right(p, at, begin)
    if bits & (_STOP & ~w.MARK) or bits & w.MARK:
        return at + 1 if _is_stop_exception(p, at) and at == begin else None
    if p.low(at) == "." and (at + 1 >= hi or not p.has(at - 1, w.CAPITAL)):
        return None
    if bits & w.TIME:
        return None
    if bits & (w.VERB | w.ING) and at > begin:
        return at + 1 if _modifies_right(p, at) else None
    if bits & w.CONJUNCTION:
        return at + 1 if _noun_follows(p, at + 1, hi) else None
    if bits & w.PREPOSITION:
        return at + 1 if _preposition_goes_on(p, at, begin, hi) else None
    if bits & w.ADVERB:
        return at + 1 if p.has(at - 1, w.DETERMINER) else None
    return at + 1


def _modifies_right(p: Passage, at: int) -> bool:
    return p.has(at, w.CAPITAL) or p.has(at - 1, w.DETERMINER) or p.low(at - 1) == "'s"


def _noun_follows(p: Passage, at: int, hi: int) -> bool:
    return at < hi and not p.has(
        at, w.VERB | w.PERSONAL | w.AUXILIARY | w.ADVERB | w.ING | w.MARK | w.QUOTE
    )


def _preposition_goes_on(p: Passage, at: int, begin: int, hi: int) -> bool:
    if at == begin or at + 1 >= hi:
        return False
    if p.low(at) in {"of", "for", "from"}:
        return not p.has(at + 1, w.TIME | w.ING)
    named = all(p.has(i, w.CAPITAL) for i in range(begin, at))
    if p.low(at) not in {"in", "at", "with", "to"} or named:
        return False
    if p.low(at) in {"with", "to"}:
        return p.has(at + 1, w.DETERMINER | w.CAPITAL) and p.low(at - 1) in {
            "adviser", "advisor", "ambassador", "envoy", "close", "spokesman",
            "spokeswoman", "analyst", "aide", "professor", "fellow",
        }  # fmt: skip
    following = at + 2 if p.has(at + 1, w.DETERMINER) else at + 1
    return p.has(following, w.CAPITAL) and not p.has(following, w.TIME)


def _over_brackets_right(p: Passage, at: int, hi: int) -> int | None:
    for i in range(at + 1, min(hi, at + 12)):
        if p.low(i) == ")":
            return i + 1
    return None


def _over_nickname_right(p: Passage, at: int, begin: int) -> int | None:
    quotation = p.quotation_at(at)
    if quotation is None or quotation.first != at or at == begin:
        return None
    if quotation.length > 2 or not p.has(quotation.last + 1, w.CAPITAL):
        return None
    return quotation.last + 1
