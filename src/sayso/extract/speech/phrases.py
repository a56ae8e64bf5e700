"""The noun phrase to the left of a place, without a tagger.

Walks stop at words that cannot stand inside a noun phrase. Every walk has a reach, so
that a "sentence" of a megabyte costs no more than one of a line.
"""

from sayso.extract.speech import words as w
from sayso.extract.speech.lexicon import spaced
from sayso.extract.speech.passage import Passage

REACH = 40
_NICKNAME = 6
_OWNER_REACH = 8
_NO_OWNER = (w.FUNCTION & ~w.CAPITAL) | w.VERB | w.CUE | w.ADVERB | w.TIME
STOP = (
    w.SUBORDINATOR | w.RELATIVE | w.AUXILIARY | w.MARK | w.PERSONAL | w.OBJECT
    | w.ADVERSATIVE
)  # fmt: skip

Range = tuple[int, int]


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
    if p.has(at, w.QUOTE):
        return _over_nickname(p, lo, at)
    if p.low(at) == ")" and at < end - 1:
        return _over_brackets(p, lo, at)
    if p.low(at) == ",":
        return at - 1 if joined and _is_list_comma(p, lo, at) else None
    if p.has(at, STOP):
        return at - 1 if may_stay(p, at) else None
    return None if _breaks_phrase(p, lo, at, end) else at - 1


def _breaks_phrase(p: Passage, lo: int, at: int, end: int) -> bool:
    """Whether a word cannot stand in the phrase that goes on to its right."""
    bits = p.bits[at]
    return bool(
        (bits & w.VERB and not _is_modifier(p, lo, at))
        or (bits & w.CONJUNCTION and not _joins_nouns(p, lo, at))
        or (bits & w.PREPOSITION and not _may_end_phrase(p, at - 1, lo))
        or (bits & w.ADVERB and not p.has(at - 1, w.DETERMINER | w.PREPOSITION))
        or (at + 1 < end and p.has(at + 1, w.DETERMINER) and _begins_anew(p, at))
        or (at > lo and p.low(at - 1) == "to" and _is_infinitive(p, at))
    )


def _begins_anew(p: Passage, at: int) -> bool:
    # "the areas | the rebels": an article after a noun begins another phrase
    return not p.has(at, w.FUNCTION | w.ADVERB | w.VERB) and p.low(at + 1) != "'s"


def _is_infinitive(p: Passage, at: int) -> bool:
    return not p.has(at, w.CAPITAL | w.FUNCTION | w.NUMBER | w.TIME) and not p.low(
        at
    ).endswith("s")


def may_stay(p: Passage, at: int) -> bool:
    """Whether a word that stops a walk is only spelled like one."""
    # "May" the month or the name, "that country", "US": capitals inside a sentence
    if p.has(at, w.CAPITAL) and p.low(at) in {"may", "will", "us", "it"}:
        return p.tokens[at].text != "It"
    if p.low(at) != "that" or p.has(at - 1, w.VERB | w.CUE):
        return False
    # "told the Gazette that | the army had said": it opens a clause
    return not (
        p.has(at + 1, w.DETERMINER | w.PERSONAL | w.CAPITAL)
        or _is_plural(p.low(at + 1))
    )


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us"))


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
    if p.has(lo - 1, w.PREPOSITION):
        # "has in recent hours | ordered": a time, not a subject
        if p.has(lo - 2, w.AUXILIARY):
            return None
        lo -= 1
    if p.low(lo) == "at" and p.low(lo + 1) in {"least", "most"}:
        return (lo, end) if lo + 2 < end else None
    begin = _after_prepositional(p, lo, end)
    while begin < end and _cannot_begin(p, begin, end):
        begin += 1
    if begin >= end or p.has(end - 1, w.CONJUNCTION):
        return None
    return (begin, end) if is_nounlike(p, begin, end) else None


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


def is_nounlike(p: Passage, lo: int, end: int) -> bool:
    """Whether a range holds something that can be named."""
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


def head_before_of(p: Passage, phrase: Range) -> str:
    """The noun a phrase is about: "commander" in "the commander of the garrison"."""
    for i in range(phrase[0] + 1, phrase[1]):
        if p.has(i, w.PREPOSITION) and not p.has(i, w.CAPITAL):
            return p.low(i - 1)
    return p.low(phrase[1] - 1)


def possessor_before(p: Passage, lo: int, end: int) -> Range | None:
    """The owner in "the rebels' claim": words up to an article, verb or preposition."""
    begin, floor = end, max(lo, end - _OWNER_REACH)
    while begin > floor and not p.has(begin - 1, _NO_OWNER):
        begin -= 1
    if begin > lo and p.has(begin - 1, w.DETERMINER):
        begin -= 1
    return (begin, end) if begin < end else None
