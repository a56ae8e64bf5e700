"""Where sentences end, by rules that know abbreviations, initials and quotations."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

# A stop, closing marks, white space; what follows decides whether it was an end.
_STOP = re.compile(r"(?:\.\.\.|…|[.!?]+)[\"'”’»)\]]*(?=\s)")
_LAST_WORD = re.compile(r"[^\W\d_][\w.'’-]*$")
_OPENING = "\"'“‘«„([–—-"

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cmdr adm brig rep sen gov hon rev st "
    "jr sr messrs pres supt det insp fr amb sec no nos vs inc ltd co corp bros est "
    "approx dept gov univ jan feb mar apr jun jul aug sept sep oct nov dec mon tue "
    "wed thu fri sat sun a.m p.m i.e e.g u.s u.k u.n cf al etc".split()
)
# These may end a sentence: what follows must be lower case for them not to.
_MAY_END = frozenset(
    "a.m p.m etc inc ltd co corp jr sr u.s u.k u.n jan feb mar apr jun jul aug sept "
    "sep oct nov dec mon tue wed thu fri sat sun no al".split()
)
_BEFORE_NUMBER = frozenset(
    "no nos jan feb mar apr jun jul aug sept sep oct nov dec".split()
)


def sentences_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Half-open (start, end) of each sentence, white space trimmed, in order.

    A line break with an empty line always ends a sentence; callers pass paragraphs.
    """
    stop = len(text) if end is None else end
    begin = start
    for match in _STOP.finditer(text, start, stop):
        if _ends_here(text, match, begin, stop):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, stop)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        offset = start + len(piece) - len(piece.lstrip())
        yield offset, offset + len(stripped)


def _ends_here(text: str, match: re.Match[str], begin: int, stop: int) -> bool:
    following = text[match.end() : min(stop, match.end() + 40)].lstrip()
    if not following:
        return False
    first = following.lstrip(_OPENING + " ")[:1]
    if first.islower() or (first and first in ",;:)"):
        return False
    if match.group()[0] != "." or match.group().startswith("..."):
        return True
    return not _is_abbreviation(
        text[max(begin, match.start() - 24) : match.start()], first
    )


def _is_abbreviation(before: str, first: str) -> bool:
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    last = word.group().lower()
    if last in _BEFORE_NUMBER and first.isdigit():
        return True
    if last in ABBREVIATIONS:
        return last not in _MAY_END
    # "John F. Kennedy", "J.R. Smith": one letter, or letters with stops between
    return len(last) == 1 and word.group().isupper() and last != "i"
