"""Word classes of a token as bits, by look-up and a few endings.

There is no tagger. A word may be in several classes; who asks decides what counts.
"""

from functools import cache

from sayso.extract.speech.lexicon import (
    BASE,
    FINITE,
    GERUND,
    PARTICIPLE,
    cue_forms,
    spaced,
)
from sayso.model.sentence import Token

DETERMINER = 1
PERSONAL = 2
PREPOSITION = 4
CONJUNCTION = 8
SUBORDINATOR = 16
AUXILIARY = 32
ADVERB = 64
VERB = 128
TIME = 256
RELATIVE = 512
MARK = 1024
CAPITAL = 2048
OBJECT = 4096
QUOTE = 8192
NUMBER = 16384
ADVERSATIVE = 32768
BE = 65536
CUE = 131072
EDGE = 262144
PAST_FORM = 524288
ING = 1048576

FUNCTION = (
    DETERMINER | PERSONAL | PREPOSITION | CONJUNCTION | SUBORDINATOR | AUXILIARY
    | RELATIVE | MARK | QUOTE | OBJECT | ADVERSATIVE
)  # fmt: skip
QUOTE_MARKS = frozenset('"«»“”„‟‹›')
# Marks that do not end a noun phrase: "Trade & Labour", "and/or", "No. 3", "'s".
_INNER_MARKS = frozenset("&/.'%$£€#@+")
_ED_LENGTH = 4


@cache
def closed_classes() -> dict[str, int]:
    """The bits of every listed word."""
    bits: dict[str, int] = {}
    for name, bit in (
        ("determiners", DETERMINER),
        ("personal", PERSONAL),
        ("objects", OBJECT),
        ("relatives", RELATIVE),
        ("prepositions", PREPOSITION),
        ("conjunctions", CONJUNCTION),
        ("adversatives", ADVERSATIVE),
        ("subordinators", SUBORDINATOR),
        ("be", AUXILIARY | BE),
        ("have", AUXILIARY),
        ("do", AUXILIARY),
        ("modals", AUXILIARY),
        ("adverbs", ADVERB),
        ("weekdays", TIME),
        ("verbs", VERB),
    ):
        for word in spaced("wordclasses", name):
            bits[word] = bits.get(word, 0) | bit
    for word, form in cue_forms().items():
        bits[word] = bits.get(word, 0) | _cue_bits(word, form.shapes)
    return bits


def _cue_bits(word: str, shapes: int) -> int:
    bits = CUE
    if shapes & (FINITE & ~2) or (shapes & PARTICIPLE):
        bits |= VERB | PAST_FORM
    if shapes & GERUND:
        bits |= ING
    if word in {"says", "argues", "insists", "thinks", "believes", "denies"}:
        bits |= VERB
    if shapes == BASE and word in {"say", "think", "believe", "argue"}:
        bits |= VERB
    return bits


@cache
def _not_verbs() -> frozenset[str]:
    return spaced("wordclasses", "not_verbs")


def bits_of(token: Token) -> int:
    """All classes that the token can be in."""
    low = token.low
    bits = closed_classes().get(low, 0)
    first = token.text[0]
    if first.isalpha():
        return bits | _bits_of_word(token.text, low, bits)
    if first.isdigit():
        return bits | NUMBER
    if bits:
        return bits
    if first in QUOTE_MARKS:
        return QUOTE
    if low == "'s" or first in _INNER_MARKS:
        return 0
    return MARK


def _bits_of_word(text: str, low: str, bits: int) -> int:
    found = CAPITAL if text[0].isupper() else 0
    if bits:
        return found
    if low.endswith("ly") and not found and len(low) > _ED_LENGTH:
        return found | ADVERB
    if low.endswith("ing") and not found and len(low) > _ED_LENGTH:
        return found | ING
    if low.endswith("ed") and not found and _is_past(low):
        return found | VERB | PAST_FORM
    return found


def _is_past(low: str) -> bool:
    return len(low) >= _ED_LENGTH and "-" not in low and low not in _not_verbs()
