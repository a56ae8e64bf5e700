"""Words, numbers and marks of a text, with their offsets.

Time is linear in the length of the text: every group takes what it can and gives
nothing back.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

# Accents, vowel points and vowel signs that stand as code points of their own.
_ACCENT = r"[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f]"
_LETTERS = rf"[^\W_]++(?:{_ACCENT}++[^\W_]*+)*+"

# "U.S.", "a.m.", "370,000", "al-Jalali", "didn't"; a possessive 's is a token of its
# own.
_TOKEN = re.compile(
    r"(?P<abbr>(?<![^\W_])(?:[^\W\d_]\.){2,})"
    r"|(?P<number>\d+(?:[.,:]\d+)*(?:st|nd|rd|th|[a-z]+)?)"
    r"|(?P<clitic>['’‘][sS]\b)"
    rf"|(?P<word>{_LETTERS}(?:[-‐‑'’‘](?![sS]\b){_LETTERS})*)"
    r"|(?P<mark>\.\.\.|--|[^\w\s]|_)"
)
_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "‐": "-", "‑": "-", "“": '"', "”": '"', "„": '"', "…": "..."}
)

REMEMBERED = 4_096  # contents of claims: each is compared with many
Raw = tuple[int, int, str, str]


def plain(words: str) -> str:
    """The words case-folded, with straight quotation marks, apostrophes and hyphens."""
    if words.isascii():  # most are, and need no table
        return words.lower()
    return words.translate(_STRAIGHT).casefold()


def tokens_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Raw]:
    """Tokens as (start, end, words, plain words), in order; white space is skipped."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        words = match.group()
        yield match.start(), match.end(), words, plain(words)


@lru_cache(REMEMBERED)
def plain_words_of(text: str) -> tuple[str, ...]:
    """The plain words of the tokens of a short text, in order."""
    return tuple(word for _, _, _, word in tokens_of(text))
