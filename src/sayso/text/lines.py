"""Which line breaks are meant: posts and headings a line each, not wrapped prose.

Prose that was wrapped at some width breaks a line only where the next word would not
have fitted. A break before which it would have fitted was meant, and ends a sentence.
"""

import re

# Wrapping by hand, or after an edit, leaves up to this many characters free.
_SLACK = 12
_FIRST_WORD = re.compile(r"\S+")
_GOES_ON = re.compile(
    r"(?:[,;(&/–—-]|\b(?:a|an|the|of|in|on|at|by|to|for|from|with|and|or|but|that|as|"
    r"his|her|its|their|said|says|is|was|were|are|had|has|have|be|been|not|than|mr|"
    r"mrs|ms|dr|gen|col))$",
    re.IGNORECASE,
)
# What begins a post or an item of a list, and no line of prose.
_BEGINS = re.compile(
    r"(?:RT @|BREAKING\b|UPD(?:ATE)?\b|[•·▪●■►▶*‣–—-][ \t]|\d{1,2}[:.]\d\d\b"
    r"|[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff])"
)
_IN_PROSE = re.compile(r"[,;:.)]|[–—-]+[ \t]*[a-z]")
# Nobody wraps prose wider than this.
_WIDEST = 120
_EMPTY_LINE = re.compile(r"\n[^\S\n]*+\n")


class Lines:
    """The lines of one text, asked in order of their places; linear in its length."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._end = text, end
        self._begin = self._stop = start
        self._width = 0

    def is_meant(self, at: int) -> bool:
        """Whether the line break at `at` parts two lines that were meant as two."""
        self._to_block_of(at)
        text = self._text
        begin = max(self._begin, text.rfind("\n", self._begin, at) + 1)
        line = text[begin:at].strip()
        word = _FIRST_WORD.search(text, at, self._stop)
        if not line or word is None:
            return False
        if _IN_PROSE.match(text, word.start()) or _GOES_ON.search(line):
            return False
        if _BEGINS.match(text, word.start()):
            return True
        if word.group()[0].islower():
            return False
        fitted = len(line) + 1 + len(word.group()) + _SLACK <= self._width
        return fitted or self._width > _WIDEST

    def _to_block_of(self, at: int) -> None:
        """Make the lines between two empty ones that hold `at` the ones looked at."""
        while at >= self._stop:
            self._begin = self._stop
            gap = _EMPTY_LINE.search(self._text, self._begin, self._end)
            # Both breaks of an empty line belong to the block before it.
            self._stop = gap.end() if gap else self._end + 1
            lines = self._text[self._begin : min(self._stop, self._end)].split("\n")
            self._width = max(len(line.strip()) for line in lines)
