"""Words, numbers and marks of a text, with their offsets."""

import re
from collections.abc import Iterator

# "U.S.", "370,000", "al-Jalali", "didn't"; a possessive 's is a token of its own.
_TOKEN = re.compile(
    r"(?P<abbr>(?:[A-Z]\.){2,})"
    r"|(?P<number>\d+(?:[.,:]\d+)*(?:st|nd|rd|th|[a-z]+)?)"
    r"|(?P<clitic>['’‘](?:s|S)\b)"
    r"|(?P<word>[^\W_]+(?:[-‐‑'’‘](?!(?:s|S)\b)[^\W_]+)*)"
    r"|(?P<mark>\.\.\.|--|[^\w\s]|_)"
)
_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "‐": "-", "‑": "-", "“": '"', "”": '"', "„": '"', "…": "..."}
)

Raw = tuple[int, int, str, str]


def plain(words: str) -> str:
    """The words case-folded, with straight quotation marks, apostrophes and hyphens."""
    return words.translate(_STRAIGHT).casefold()


def tokens_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Raw]:
    """Tokens as (start, end, words, plain words), in order; white space is skipped."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        words = match.group()
        yield match.start(), match.end(), words, plain(words)
