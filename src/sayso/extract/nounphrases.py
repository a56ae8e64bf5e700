"""Noun phrases of a sentence, cut by closed word classes; no weights, no dictionary.

Rules that hold here:
- A word in no list counts as nominal, so that names and unknown nouns make phrases.
- A phrase is `[determiner] (number | nominal | X's)*`; its last word is the head.
- A pronoun is a phrase of its own. Commas, quotation marks and verbs end a phrase.
- An -ed word is a verb after a nominal ("rebels captured"), else part of the phrase
  ("the captured city"); a word of the verb list after a determiner is a noun ("the
  left").
- An adverb after an article is part of the phrase ("the now captured city").
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sayso.extract.triggers import noun_forms, verb_forms
from sayso.model.sentence import Token
from sayso.model.span import Span
from sayso.vocab import table

# One letter a token: D determiner, P preposition, C conjunction, S subordinator,
# R pronoun, X auxiliary, A adverb, V verb, N nominal, # number, ' possessive, . mark.
Classes = list[str]

_ORDER = (
    ("adverbs", "A"),
    ("conjunctions", "C"),
    ("subordinators", "S"),
    ("prepositions", "P"),
    ("relatives", "S"),
    ("pronouns", "R"),
    ("determiners", "D"),
    ("auxiliaries", "X"),
)
PARTICIPLE_MIN = 5  # "used", "led" are too short to judge by their ending
QUOTE_MARKS = frozenset("\"'“”‘’«»")


class NounPhrase(NamedTuple):
    """Token positions of a noun phrase, `first <= i <= last`; `last` is its head."""

    first: int
    last: int
    is_pronoun: bool

    def span(self, tokens: Sequence[Token]) -> Span:
        """Where it stands in the text."""
        return Span(tokens[self.first].start, tokens[self.last].end)


@cache
def closed(name: str) -> frozenset[str]:
    """One closed class of words, by its name in vocab/phrases."""
    return frozenset(table("phrases")["closed"][name].split())


@cache
def _classes() -> dict[str, str]:
    """Word -> class letter, for all closed classes; a later class wins."""
    found: dict[str, str] = {}
    for name, letter in _ORDER:
        found.update(dict.fromkeys(closed(name), letter))
    return found


@cache
def _verbs() -> frozenset[str]:
    verbs = table("phrases")["verbs"]
    return frozenset(verbs["finite"].split()) | verb_forms()


@cache
def _nominal() -> frozenset[str]:
    """Words that their ending would make verbs or adverbs, and that are neither."""
    verbs = table("phrases")["verbs"]
    return frozenset(f"{verbs['adjectival']} {verbs['nouns_in_ly']}".split())


def classes_of(tokens: Sequence[Token]) -> Classes:
    """The word class of each token."""
    known, before = _classes(), "."
    found: Classes = []
    verbs = _verbs()
    articles = closed("articles")
    leading = ""
    for token in tokens:
        low = token.low
        letter = None if low == "'s" and before in "N#" else known.get(low)
        if letter is None or _is_shouted(token):
            letter = _open_class(token, before, verbs)
        if low == "s" and leading in QUOTE_MARKS and len(found) > 1:
            letter = _detached(found)  # "Karvelia’ s army", as some copies print it
        if letter == "A" and before == "D" and leading in articles:
            # "the now captured city": what follows stands as if behind the article
            found.append("N")
            before = "N" if low == "back" else "D"
            continue
        found.append(letter)
        if before != "X" or low not in QUOTE_MARKS:  # "had been “captured”"
            before = letter
        leading = low
    return found


def _detached(found: Classes) -> str:
    """The class of an "s" behind a mark that stands where its apostrophe should."""
    if found[-1] != "." or found[-2] not in "N#":
        return "N"
    found[-1] = "N"
    return "'"


def _is_shouted(token: Token) -> bool:
    """As in "US", "WHO", "IT": letters of a name, not the small word."""
    return len(token.text) > 1 and token.text.isupper() and token.text.isalpha()


def _open_class(token: Token, before: str, verbs: frozenset[str]) -> str:
    low, first = token.low, token.text[0]
    if low == "'s":
        return "'"
    if first.isdigit():
        return "#"
    if not first.isalnum():
        return "."
    if (first.isupper() and before != ".") or _is_shouted(token):
        return "N"
    if low in verbs:
        return "N" if before in "D'#" else "V"
    return _by_ending(low, before)


def _by_ending(low: str, before: str) -> str:
    if len(low) < PARTICIPLE_MIN or low in _nominal():
        return "N"
    if low.endswith("ly"):
        return "A"
    if low.endswith("ed"):
        return "N" if before in "DP#.C'" else "V"
    if low.endswith("ing"):
        # "killed in fighting" is a noun, "killed while fighting" none
        is_noun = before in "D'#" or (before == "P" and low in noun_forms())
        return "N" if is_noun else "V"
    return "N"


def phrases_of(classes: Classes) -> list[NounPhrase]:
    """The noun phrases of a sentence, in order."""
    found, i, size = [], 0, len(classes)
    while i < size:
        letter = classes[i]
        if letter == "R":
            found.append(NounPhrase(i, i, is_pronoun=True))
        elif letter in "DN#":
            last = _end_of_phrase(classes, i)
            # "several of them": a determiner alone is a phrase only before "of"
            found.append(NounPhrase(i, last, is_pronoun=False))
            i = last
        i += 1
    return found


def _end_of_phrase(classes: Classes, first: int) -> int:
    i, size = first, len(classes)
    while i + 1 < size:
        following = classes[i + 1]
        if following in "N#" or (following == "D" and classes[i] == "D"):
            i += 1
        elif following == "'" and i + 2 < size and classes[i + 2] in "N#":
            i += 2
        else:
            break
    return i
