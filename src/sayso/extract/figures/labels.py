"""Numbers that name, date or age something and count nobody: "Brigade 105"."""

from collections.abc import Sequence

from sayso.extract.figures.words import counted_nouns, listed, signs
from sayso.model.sentence import Token
from sayso.text.numbers import Number
from sayso.vocab import table

_OF_AGE = frozenset("boy boys girl girls child man men woman women".split())
_OLDEST = 120
_LAST_DAY = 31
_MARKS = frozenset({"#", "/", ".", "'", "’"})
_MEMBER = frozenset({"was", "is", "were", "as", "among", "be"})
_NAMERS = frozenset(
    "aged age no number phase article resolution brigade division highway route "
    "section room flight channel page chapter version route gate level unit group "
    "battalion regiment corps platoon squadron squad company wing column grade "
    "aged by between seat seats block blocks zone sector ward apartment lot".split()
)


def is_label(tokens: Sequence[Token], low: Sequence[str], number: Number) -> bool:
    """Whether the number names or dates something: "Brigade 105", "in 2015", "$5"."""
    before = low[number.core - 1] if number.core else ""
    follows = low[number.end] if number.end < len(low) else ""
    word = low[number.core]
    if before in _NAMERS or before in _MARKS or _is_age(low, number):
        return True
    if _is_further_day(low, number):
        return True
    if before == "'s" and "half" in low[max(0, number.core - 6) : number.core]:
        return True  # "half the town's 40,000 people"
    if not word[0].isdigit():
        return word == "one" and _is_member(before, follows)
    # "in 2015", "May 2031", "Highway 4"
    capital = number.core > 1 and tokens[number.core - 1].text[0].isupper()
    bare = follows not in counted_nouns() and follows not in signs()
    is_year = len(word) == 4 and word.isdigit() and word[:2] in {"18", "19", "20"}
    is_year = is_year and number.start == number.core
    if is_year and before in {"in", "since", "until", "by", "early", "late"}:
        return True
    return bare and (capital or is_year)


def _is_member(before: str, follows: str) -> bool:
    """As in "one of four men killed", where four are counted; "no one", "the one"."""
    if before in {"no", "that", "this", "each", "every", "the"}:
        return True
    return before in _MEMBER and follows in {"of", "that", "which"}


def _is_age(low: Sequence[str], number: Number) -> bool:
    """As in "girls aged 14 and 16", "boys of 12 and 14"."""
    at = _before_list(low, number)
    if at < 1 or not low[number.core].isdigit() or number.low is None:
        return False
    of_child = low[at] == "of" and low[at - 1] in _OF_AGE and number.low < _OLDEST
    return low[at] in {"aged", "ages"} or of_child


def _before_list(low: Sequence[str], number: Number) -> int:
    """The index before the numbers that this one is listed with: "of | 12 and 14"."""
    at = number.core - 1
    while at > 1 and low[at] in {"and", ",", "or", "to"} and low[at - 1].isdigit():
        at -= 2
    return at


def _is_further_day(low: Sequence[str], number: Number) -> bool:
    """As in "on April 24 and 25 in Tarn", where nothing is told that 25 could count."""
    at = _before_list(low, number)
    if at < 0 or at == number.core - 1 or low[at] not in table("times")["month"]:
        return False
    follows = low[number.end] if number.end < len(low) else "."
    told = not follows[0].isalnum() or follows in listed("ends")
    is_day = number.low is not None and 1 <= number.low <= _LAST_DAY
    return is_day and told and follows not in listed("skip")
