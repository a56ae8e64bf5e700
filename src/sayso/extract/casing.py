"""Texts that are all capitals (old wires, headlines) as mixed case, letter for letter.

What is read below here knows names by their capitals. The words stay as long as they
were, so that every offset holds for the text as it was printed.
"""

import itertools
import re
from collections.abc import Set
from dataclasses import replace
from functools import cache

from sayso.extract.sentences import READ_PARTS
from sayso.model.document import Document
from sayso.vocab import table

SMALL, CAPITAL, UPPER = "s", "c", "u"
WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# A text in capitals has a "McB" here and there; a line of initials is none.
_SHARE = 0.9
_FEWEST_WORDS, _FEWEST_LETTERS = 4, 16
_SAMPLE = 4_000
_OPENS = re.compile(r"(?:^|[.!?:…]|\n[^\S\n]*\n|\])[\s\"“”'‘(«„-]*$")
_LOOK_BACK = 12
_INITIALS = re.compile(r"\(([^\W\d_]{2,7})\)")
_DAY_AFTER = re.compile(r"\s+\d{1,2}\b|,?\s+\d{4}\b")
_DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2}\s$")
_LINKING = frozenset("of the for and in on to de la del y e al".split())
_VOWELS = frozenset("aeiouyáéíóúäöü")
_LIKELY_INITIALS = 5
_SUFFIXES = ("'s", "’s", "s", "es", "ed", "d", "ing", "ly", "er", "ers")
_COMMON_ENDINGS = ("ings", "ments", "tions", "ness", "ingly", "izes", "ised", "ising")
_SHORTEST_STEM = 3


def in_mixed_case(doc: Document) -> Document:
    """The document with what is all capitals in it as mixed case; else the same one."""
    whole = _is_all_capitals(doc.text)
    pieces, at = [], 0
    initials = frozenset(word.lower() for word in _INITIALS.findall(doc.text))
    for part in doc.parts:
        words = doc.text[part.span.start : part.span.end]
        if part.kind in READ_PARTS and (whole or _is_all_capitals(words)):
            pieces += [doc.text[at : part.span.start], cased(words, initials)]
            at = part.span.end
    return replace(doc, text="".join(pieces) + doc.text[at:]) if pieces else doc


def _is_all_capitals(text: str) -> bool:
    sample = text[:_SAMPLE]
    large = sum(map(str.isupper, sample))
    letters = large + sum(map(str.islower, sample))
    enough = letters >= _FEWEST_LETTERS and len(sample.split()) >= _FEWEST_WORDS
    return enough and large >= _SHARE * letters


def cased(text: str, initials: frozenset[str] = frozenset()) -> str:
    """A text in capitals as mixed case, of the same length.

    `initials`: words in small letters that stay in capitals. What news never writes
    small is taken for a name.
    """
    found = list(WORDS.finditer(text))
    words = [match.group().lower() for match in found]
    forms = [UPPER if word in initials else _form_of(word) for word in words]
    gaps = [text[a.end() : b.start()] for a, b in itertools.pairwise(found)]
    _of_pairs(words, gaps, forms)
    _of_titles(words, gaps, forms)
    _of_months(text, found, words, forms)
    _of_spelt_out(words, gaps, forms)
    pieces, at = [], 0
    for match, word, form in zip(found, words, forms, strict=True):
        opens = form == SMALL and _opens(text, match.start())
        pieces += [text[at : match.start()], _set(match.group(), word, form, opens)]
        at = match.end()
    return "".join(pieces) + text[at:]


def _set(printed: str, word: str, form: str, opens: bool) -> str:  # noqa: FBT001 - private
    if len(word) != len(printed):
        return printed  # İ and its like: there is no small letter of one length
    if form == UPPER:
        return printed[:-2] + word[-2:] if word.endswith(("'s", "’s")) else printed
    return printed[0] + word[1:] if form == CAPITAL or opens else word


def _opens(text: str, at: int) -> bool:
    before = text[max(0, at - _LOOK_BACK) : at]
    return at == 0 or _OPENS.search(before) is not None


def _of_pairs(words: list[str], gaps: list[str], forms: list[str]) -> None:
    """Correct forms by neighbours; the pair with the word after has the last say."""
    known = _pairs()
    for i, pair in enumerate(itertools.pairwise(words)):
        if both := known.get(pair) if gaps[i].isspace() else None:
            forms[i], forms[i + 1] = both[0], both[1]


def _of_titles(words: list[str], gaps: list[str], forms: list[str]) -> None:
    """An office before a name is part of it: President Orlov."""
    titles = frozenset(table("titles")["titles"]["heads"].split())
    for i in range(len(words) - 1):
        follows = forms[i + 1] == CAPITAL and gaps[i].strip(" \n.") == ""
        if follows and words[i] in titles and words[i + 1] not in titles:
            forms[i] = CAPITAL


def _of_months(
    text: str, found: list[re.Match[str]], words: list[str], forms: list[str]
) -> None:
    for i, match in enumerate(found):
        if words[i] in {"may", "march"} and (
            _DAY_AFTER.match(text, match.end())
            or _DAY_BEFORE.search(text[max(0, match.start() - 4) : match.start()])
        ):
            forms[i] = CAPITAL


def _of_spelt_out(words: list[str], gaps: list[str], forms: list[str]) -> None:
    """The words before initials in brackets that they stand for are a name."""
    for i in range(1, len(words)):
        if forms[i] != UPPER or gaps[i - 1].strip() != "(":
            continue
        for begin in range(max(0, i - 2 * len(words[i])), i - 1):
            name = words[begin:i]
            large = [word for word in name if word not in _LINKING]
            initials = {"".join(w[0] for w in name), "".join(w[0] for w in large)}
            if words[i] in initials and name[0] in large:
                for j in range(begin, i):
                    forms[j] = _raised(forms[j]) if words[j] in large else SMALL
                break


def _raised(form: str) -> str:
    return CAPITAL if form == SMALL else form


def _form_of(word: str) -> str:
    stem = word.removesuffix("'s").removesuffix("’s")
    if len(word) == 1 or not _words("capital").isdisjoint((word, stem)):
        return SMALL if word == "a" else CAPITAL
    if stem in _words("upper"):
        return UPPER
    return form_by_rule(word, _words("small"))


def form_by_rule(word: str, small: Set[str]) -> str:
    """How a word is written that is on no list but perhaps that of the small ones."""
    if word in small or not small.isdisjoint(stems_of(word)):
        return SMALL
    if word.endswith(_COMMON_ENDINGS):
        return SMALL
    is_short = len(word) <= _LIKELY_INITIALS
    return UPPER if is_short and _VOWELS.isdisjoint(word) else CAPITAL


def stems_of(word: str) -> list[str]:
    """What a small word may be an inflected form of; endings that names seldom have."""
    found = []
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            found.append(stem)
            if suffix in {"ed", "ing", "er", "ers", "es", "ly"}:
                found.append(stem + "e")
            if stem[-1] == "i":
                found.append(stem[:-1] + "y")
            if stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return found


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("casing")[name].split())


@cache
def _pairs() -> dict[tuple[str, ...], str]:
    found = {}
    for name, words in table("casing").items():
        if name.startswith("pairs_"):
            both = name.removeprefix("pairs_")
            for pair in words.strip().replace("\n", "|").split("|"):
                found[tuple(pair.split(" "))] = both
    return found
