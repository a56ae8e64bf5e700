"""Which stretches of a text stand in quotation marks.

Only the marks are looked at, of any style. A quotation ends at its closing mark or
with its paragraph; where the next paragraph opens with a mark again it goes on there.
An apostrophe is no mark; single marks count where they stand outside of words.
"""

import re

# Opening and closing marks: “ ” „ « » " ; ‘ ’ ' only at the edge of a word.
_MARK = re.compile(
    r"[“”„«»\"]|''|``|(?<![\w])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)|\n\s*\n"
)
_OPENS = frozenset("“„«")
_CLOSES = frozenset("”»")
_SINGLE = frozenset(("‘", "’", "'"))
LONGEST = 4000  # a mark that nobody closed quotes no more than that


def quoted_in(text: str) -> list[tuple[int, int]]:
    """Half-open (start, end) of the words between quotation marks, in order."""
    found: list[tuple[int, int]] = []
    opened, single = -1, False
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark[0] == "\n":
            opened = _closed(found, opened, at, keep=not single)
        elif opened < 0:
            if mark not in _CLOSES and not (mark in _SINGLE and _is_closing(text, at)):
                opened, single = match.end(), mark in _SINGLE
        elif single and mark not in _SINGLE:
            # 'tis, "the boys' town": the single mark may have been an apostrophe
            opened, single = match.end(), False
        elif (mark in _SINGLE) == single and _may_close(text[opened - 1], mark):
            opened = _closed(found, opened, at, keep=True)
    _closed(found, opened, len(text), keep=opened >= 0 and not single)
    return found


def _may_close(opening: str, mark: str) -> bool:
    """Whether a mark may end what another began: „so“, not “so“."""
    return mark not in _OPENS or (opening == "„" and mark == "“")


def _is_closing(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace() and text[at - 1] not in "([—–-"


def _closed(found: list[tuple[int, int]], opened: int, end: int, *, keep: bool) -> int:
    """Note the quotation that ends here, if it is one; none is open any more."""
    if 0 <= opened < end and keep and end - opened <= LONGEST:
        found.append((opened, end))
    return -1
