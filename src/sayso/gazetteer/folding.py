"""Names as lookup keys: every spelling that newspapers use for one name gives one key.

Rules: an exact key first (`key_of`), then other readings of the same words
(`readings_of`: "St" for "Saint", with and without the Arabic article), and last, for
names out of Arabic script only, a loose key (`loose_key`) that forgets how vowels and
emphatic consonants were written. The build and the lookup use the same functions.
"""

import re
from collections.abc import Iterator

from sayso.text.names import name_key

# Letters that NFKD does not take apart ("Łódź", "Tromsø", "Iğdır").
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_POSSESSIVE = re.compile(r"['’]s?$")
_LATIN = re.compile(r"[a-z]")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
_LONG = {full: short for short, full in _SHORT.items()}
_ARTICLES = frozenset("al el ad ash as at an ar az ez es".split())

# How one Arabic word is written by different papers: "Saidnaya", "Sednaya".
_LOOSE = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"\b(?:al|el|ad|ash|as|at|an|ar|az|ez|es|ul) ", ""),
        (r"ay|ai|ei|ey|iy", "e"),
        (r"ou|oo|aw|au|ow|w", "u"),
        (r"ee|ii|y", "i"),
        (r"kh", "h"),
        (r"gh|j|dj", "g"),
        (r"dh|th|z", "d"),
        (r"sh|ch", "s"),
        (r"q|c", "k"),
        (r"(.)\1+", r"\1"),
        (r"[aeo]h?\b", "a"),
        (r"e", "i"),
        (r"o", "u"),
        (r" ", ""),
    )
)


def key_of(name: str) -> str:
    """The exact lookup key of a name ("the Şaydnāyā's" -> "saydnaya")."""
    return name_key(_POSSESSIVE.sub("", name.strip())).translate(_LETTERS)


def readings_of(key: str) -> Iterator[str]:
    """Other exact keys under which the same name may stand, likeliest first."""
    words = key.split()
    for short_long in (_SHORT, _LONG):
        other = " ".join(short_long.get(word, word) for word in words)
        if other != key:
            yield other
    if len(words) > 1 and words[0] in _ARTICLES:
        yield " ".join(words[1:])
        yield "al " + " ".join(words[1:])
    elif words and _LATIN.search(key):
        yield "al " + key


def loose_key(key: str) -> str | None:
    """The key that forgets vowels' spelling, or None for a name too short for it.

    It begins with "~", which no exact key does.
    """
    if not _LATIN.search(key):
        return None
    for pattern, by in _LOOSE:
        key = pattern.sub(by, key)
    return "~" + key if len(key) >= 5 else None
