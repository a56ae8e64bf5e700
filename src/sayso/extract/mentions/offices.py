"""Offices and ranks before and after names: "Prime Minister Sela Brandt".

Rules that hold here:
- An office ends in a word of vocab/titles; what may stand before that word is listed
  there too, and adjectives of nations and names of bodies may.
- Common words ("head", "general") name an office only with "of", "for" or a modifier.
- "of State", "for Karvelia", "of the Karvelia Monitoring Group" belong to the office;
  a name that follows them directly is the person's.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sayso.extract.mentions.names import (
    Run,
    body_words,
    given_names,
    is_capital,
    nations,
    place_words,
    states,
)
from sayso.extract.nounphrases import Classes, closed
from sayso.model.sentence import Token
from sayso.vocab import table

ABBREVIATION_MAX = 4
_NO_OFFICE = frozenset(
    "department ministry assembly office council committee court union staff".split()
)


class Office(NamedTuple):
    """Token positions: the office from `first`, its head noun, its last word.

    `after` is where a name may begin: behind the office, or behind its comma.
    """

    first: int
    head: int
    last: int


@cache
def _titles(name: str) -> frozenset[str]:
    return frozenset(table("titles")["titles"][name].split())


@cache
def _fixed() -> tuple[tuple[str, ...], ...]:
    names = "".join(table("titles")["titles"]["fixed"].splitlines()).split("|")
    return tuple(sorted((tuple(n.split()) for n in names), key=len, reverse=True))


@cache
def fixed_ends() -> frozenset[str]:
    """What may follow "of" in an office and names nobody: "state", "the interior"."""
    return frozenset(" ".join(words) for words in _fixed())


@cache
def addresses() -> frozenset[str]:
    """Titles that say that a person follows and name no office ("Mrs")."""
    return _titles("address")


def _is_head(token: Token) -> bool:
    low = token.low.removesuffix("-elect").removesuffix("-designate")
    return low in _titles("heads")


def offices_of(
    tokens: Sequence[Token], classes: Classes, runs: Sequence[Run]
) -> list[Office]:
    """The offices of a sentence, in order, not overlapping."""
    found: list[Office] = []
    ends = {run.first: run.last for run in runs}
    i = 0
    while i < len(tokens):
        office = _office_at(tokens, classes, i, ends) if _is_head(tokens[i]) else None
        if office is not None and (not found or office.first > found[-1].last):
            found.append(office)
            i = office.last
        i += 1
    return found


def _office_at(
    tokens: Sequence[Token], classes: Classes, head: int, ends: dict[int, int]
) -> Office | None:
    begin, head = head, _last_head(tokens, head)
    if head + 1 < len(tokens) and tokens[head + 1].low in _NO_OFFICE:
        return None  # "the Justice Department", "the General Assembly"
    if _is_surname(tokens, begin):
        return None
    first = _first_of(tokens, classes, begin)
    last = _last_of(tokens, classes, head, ends)
    bare = first == head or (first == head - 1 and classes[first] == "D")
    if tokens[head].low in _titles("common") and bare and last == head:
        named = tokens[head].text[0].isupper() or first < head
        at = min(head + 1, len(tokens) - 1)
        if not named or at == head or not is_capital(tokens[at]):
            return None
    return Office(first, head, last)


def _is_surname(tokens: Sequence[Token], at: int) -> bool:
    """As in "Julie Bishop": the word of an office behind a given name."""
    given = at > 0 and tokens[at - 1].low in given_names()
    if not given or not is_capital(tokens[at - 1]) or not is_capital(tokens[at]):
        return False
    return at + 1 == len(tokens) or not is_capital(tokens[at + 1])


def _last_head(tokens: Sequence[Token], head: int) -> int:
    """The last of several heads: "Vice President-elect", "Lt. Gen."."""
    while True:
        step = 2 if is_abbreviated(tokens, head) else 1
        if head + step >= len(tokens) or not _is_head(tokens[head + step]):
            return head
        head += step


def is_abbreviated(tokens: Sequence[Token], at: int) -> bool:
    """Whether a stop follows that belongs to the word: "Gen." and "Mrs."."""
    short = len(tokens[at].low) <= ABBREVIATION_MAX
    return short and at + 1 < len(tokens) and tokens[at + 1].text == "."


def _first_of(tokens: Sequence[Token], classes: Classes, head: int) -> int:
    first = head
    while first and _may_precede(tokens, classes, first - 1, head):
        first -= 1
    first = _over_modifiers(tokens, classes, first)
    if first and classes[first - 1] == "D":
        first -= 1
    return first


def _over_modifiers(tokens: Sequence[Token], classes: Classes, first: int) -> int:
    """As in "the administrative director": up to two words that no list knows."""
    for back in (1, 2):
        at = first - back
        if at < 1 or classes[at] != "N" or is_capital(tokens[at]):
            break
        if classes[at - 1] == "D" or tokens[at - 1].low == "'s":
            return at
    return first


def _may_precede(tokens: Sequence[Token], classes: Classes, at: int, head: int) -> bool:
    token = tokens[at]
    if token.low in _titles("before") or token.low in nations() or _is_head(token):
        return True
    if token.low == "'s":  # "Karvelia's president"
        return at > 0 and is_capital(tokens[at - 1]) and head - at < 4
    return is_capital(token) and classes[at] == "N"


def _last_of(
    tokens: Sequence[Token], classes: Classes, head: int, ends: dict[int, int]
) -> int:
    at = head + 1
    if at >= len(tokens) or tokens[at].low not in {"of", "for", "at"}:
        return head
    for words in _fixed():
        if tuple(t.low for t in tokens[at + 1 : at + 1 + len(words)]) == words:
            return at + len(words)
    begin = at + 1
    if begin < len(tokens) and tokens[begin].low in {"the", "its", "his", "her"}:
        begin += 1
    if begin in ends:
        last = _before_person(tokens, begin, ends[begin])
        # "for the Northern militias"
        is_theirs = last == ends[begin] and _is_group_noun(tokens, last + 1)
        return last + 1 if is_theirs else last
    return _common_end(tokens, classes, begin, head)


def _is_group_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a common noun for a body stands at a place ("militias")."""
    if at >= len(tokens) or is_capital(tokens[at]):
        return False
    return tokens[at].low in table("groups")["heads"]["body"].split()


def _before_person(tokens: Sequence[Token], first: int, last: int) -> int:
    """As in "for Sudria Ana Kost": the last word that is not the person's name."""
    for i in range(first + 1, last):
        rest = " ".join(t.low for t in tokens[first:i])
        if rest in states() or tokens[i].low in given_names():
            return i - 1
    return last


def _common_end(
    tokens: Sequence[Token], classes: Classes, begin: int, head: int
) -> int:
    """As in "head of the country's army": up to three common nouns."""
    stop = closed("determiners") | closed("prepositions") | closed("relatives")
    at = begin
    while at < len(tokens) and at - begin < 3:
        token = tokens[at]
        if not token.text[0].isalpha() and token.low != "'s":
            break
        if (
            token.low in stop
            or classes[at] in "VX"
            or is_capital(token)
            or token.low.endswith("ed")
        ):
            break
        at += 1
    return at - 1 if at > begin else head


def is_person_run(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a run of capitals can be a person's name: no word of a body in it."""
    if last - first > 4:
        return False
    lows = [tokens[i].low for i in range(first, last + 1)]
    words = body_words()
    if any(low in words or low in nations() for low in lows):
        return False
    return lows[0] not in place_words() and " ".join(lows) not in states()
