"""Where sentences end, by rules that know abbreviations, initials and quotations.

Time is linear in the length of the text. Where a stop may or may not be an end, the
word after it decides; a sentence that is too long does less harm than half of one,
since a speaker must not be cut from what is said.
"""

import re
from collections.abc import Iterator

from sayso.text.lines import Lines

Span = tuple[int, int]

# A run of stops with closing marks, before white space; or a line break. The look
# behind lets a run of a million stops be tried once and not a million times.
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)"
    r"|\n(?:[^\S\n]*+\n)?"
)
_LAST_WORD = re.compile(r"[^\W\d_][\w.'’-]*$")
_NEXT_WORD = re.compile(r"[^\W_][\w'’-]*(?:\.[^\W_])*")
# 'Is it safe?" Brandt asked.': a question or cry that the sentence goes on from.
_TAG = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*\s+){1,4}"
    r"(?:said|says|asked|asks|added|wrote|told|replied|shouted|declared|posted)\b"
)
_OPENING = "\"'“‘«„([–—-"
_CLOSING = "\"”’»'"
_LOOK_AHEAD = 60

ABBREVIATIONS = frozenset(
    "mr mrs ms mx dr prof gen lt col maj capt sgt cpl cmdr adm brig rep reps sen sens "
    "gov hon rev fr st ste mt ft messrs pres supt det insp amb sec no nos vs approx "
    "dept gov univ ave blvd rd a.k.a i.e e.g cf viz ca al inc ltd co corp bros plc "
    "etc jr sr esq a.m p.m jan feb mar apr jun jul aug sept sep oct nov dec mon tue "
    "tues wed thu thur thurs fri sat sun u.s u.k u.n e.u".split()
)
_MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
_WEEKDAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
_BEFORE_NUMBER = _MONTHS | {"no", "nos"}
# "Oule Mining Co. Analysts said": an end, unless an office follows the firm's name.
_FIRMS = frozenset("inc ltd co corp bros plc etc jr sr esq al".split())
_OFFICES = frozenset(
    "president chief chairman chairwoman chair ceo cfo director spokesman spokeswoman "
    "spokesperson secretary minister vice executive general manager founder".split()
)
# "10 a.m. Monday", "10 a.m. GMT": no end.
_AFTER_HOUR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december gmt utc est edt "
    "cst cdt pst pdt cet cest eet eest bst local".split()
)
# Words that begin a sentence and hardly ever a name: "in the U.S. The ministry".
_STARTERS = frozenset(
    "the a an this that these those there here he she it they we you i his her its "
    "their our my in on at by for from to with after before as when while since until "
    "if but and or so yet however meanwhile although though despite some many most "
    "several all both no not one two three according earlier later also what who why "
    "how where asked under over during between".split()
)


def sentences_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Half-open (start, end) of each sentence, white space trimmed, in order.

    An empty line always ends a sentence. A single line break does where it was meant
    (`text/lines.py`); elsewhere it is white space.
    """
    stop = len(text) if end is None else end
    lines = Lines(text, start, stop)
    begin = start
    for match in _STOP.finditer(text, start, stop):
        if match.group() == "\n":
            ends = lines.is_meant(match.start())
        else:
            ends = _ends_here(text, match, begin, stop)
        if ends:
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
    stops = match.group()
    if stops[0] == "\n":
        return True
    following = text[match.end() : min(stop, match.end() + _LOOK_AHEAD)].lstrip()
    after = following.lstrip(_OPENING + " ")
    first = after[:1]
    if first.islower() or (first and first in ",;:)"):
        return False
    if stops[-1] in _CLOSING and stops[0] in "?!" and _TAG.match(following):
        return False
    if not stops.startswith(".") or stops.startswith(".."):
        return True
    before = text[max(begin, match.start() - 24) : match.start()]
    if len(stops) > 1 and stops[-1] in _CLOSING:
        return True
    # As in "at 9 a.m. (0700 GMT) on Friday".
    is_hour = following.startswith("(") and before[-3:].lower() in {"a.m", "p.m"}
    return not (is_hour or _is_list_number(before) or _is_abbreviation(before, after))


def _is_list_number(before: str) -> bool:
    # "1. The ministry said": the number belongs to what follows.
    return len(before) < 4 and before.strip().isdigit()


def _is_abbreviation(before: str, after: str) -> bool:
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    last = word.group().lower()
    match = _NEXT_WORD.match(after)
    following = match.group().lower() if match else ""
    if last in ABBREVIATIONS:
        return _goes_on(last, following)
    letters = last.split(".")
    if last == "i" or any(len(letter) != 1 for letter in letters):
        return False
    # "Ilan F. Torvald", "J.R. Roe", "the U.A.E. government": capitals with stops
    return word.group().isupper() and following not in _STARTERS


def _goes_on(last: str, following: str) -> bool:
    """Whether the sentence goes on after a known abbreviation and its stop."""
    if last in _BEFORE_NUMBER:
        return following[:1].isdigit()
    if last in _WEEKDAYS:
        return following[:1].isdigit() or following in _AFTER_HOUR | _MONTHS
    if last in {"a.m", "p.m"}:
        return following in _AFTER_HOUR
    if last in _FIRMS:
        return following in _OFFICES
    if "." in last or last == "ft":
        # "U.S. President Roe", but "in the U.S. The ministry said"
        return following not in _STARTERS
    return True
