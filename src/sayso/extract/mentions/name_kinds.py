"""Whose name a run of capitals is: a person's, a body's, an outlet's, or a place's.

Rules that hold here:
- What the lists know comes first; then words of bodies, outlets and places in the name.
- A name that no list knows is a person's by its neighbours: "Brandt told reporters",
  "said Ivo Marn, a baker"; after "the" it is none ("the Old Guild").
- All else is a body; a kind here is a first guess, and `resolve` may know better.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.extract.mentions.names import (
    Run,
    body_words,
    given_names,
    known_kinds,
    outlet_words,
    place_words,
    states,
    text_of,
)
from sayso.extract.mentions.offices import Office, is_person_run
from sayso.extract.nounphrases import Classes, phrases_of
from sayso.model.sentence import Token
from sayso.model.source import SourceKind
from sayso.model.span import Span
from sayso.text.names import name_key
from sayso.vocab import table

_HEAD_ORDER = ("body", "outlet", "record", "footage", "crowd", "unnamed")


@cache
def head_kinds() -> dict[str, SourceKind]:
    """Head noun of a description -> what sort of source it makes."""
    found: dict[str, SourceKind] = {}
    for kind in _HEAD_ORDER:
        heads = table("groups")["heads"][kind].split()
        found.update(dict.fromkeys(heads, SourceKind(kind)))
    # "rebel" and "residents" stand in two lists; these readings are the usual ones
    found.update(dict.fromkeys(["rebels", "fighters", "troops"], SourceKind.BODY))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A sentence with what was found in it so far."""

    text: str
    tokens: Sequence[Token]
    classes: Classes
    runs: list[Run]
    offices: list[Office]

    def span(self, first: int, last: int) -> Span:
        """Where tokens `first` to `last` stand."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def runs_between(self, first: int, last: int) -> list[Run]:
        """The names that touch tokens `first` to `last`, in order."""
        begin = bisect_left(self.runs, first, key=lambda run: run.last)
        end = bisect_right(self.runs, last, key=lambda run: run.first)
        return self.runs[begin:end]

    def words(self, first: int, last: int) -> str:
        """The words of tokens `first` to `last`, white space made single."""
        return text_of(self.tokens, first, last, self.text)


def kind_of_run(page: Page, first: int, last: int) -> SourceKind | None:
    """Whether a name is a person's, a body's or an outlet's; None for a place's."""
    tokens = page.tokens
    lows = [tokens[i].low for i in range(first, last + 1)]
    known = known_kinds().get(name_key(page.words(first, last)))
    if known is not None:
        return SourceKind.OUTLET if known == "outlet" else SourceKind.BODY
    if " ".join(lows) in states():
        return SourceKind.BODY
    if _is_outlet(lows):
        return SourceKind.OUTLET
    if any(low in body_words() for low in lows):
        return SourceKind.BODY
    if lows[0] in place_words() or lows[-1] in place_words():
        return None
    return SourceKind.PERSON if _is_person(page, first, last) else SourceKind.BODY


def _is_outlet(lows: Sequence[str]) -> bool:
    if lows[-1] in outlet_words() and len(lows) > 1:
        return True
    if {"press", "news"} & set(lows) and lows[-1] in {"agency", "service"}:
        return True
    return lows[0] in {"channel", "radio", "tv"} and len(lows) > 1


def _is_person(page: Page, first: int, last: int) -> bool:
    if not is_person_run(page.tokens, first, last):
        return False
    return page.tokens[first].low in given_names() or _has_shape(page, first, last)


def _has_shape(page: Page, first: int, last: int) -> bool:
    """Whether a name that no list knows is a person's by the words around it."""
    tokens = page.tokens
    following = page.classes[last + 1] if last + 1 < len(tokens) else "."
    if any(tokens[i].text.isupper() for i in range(first, last + 1)):
        return False
    if first and page.classes[first - 1] == "D":
        return False  # "the Old Guild": people's names have no article
    if _acts_as_person(page, first, last):
        return True
    if last == first:
        return False
    return following in "VX'S" or tokens[last].low.startswith("al-")


def _acts_as_person(page: Page, first: int, last: int) -> bool:
    """As in "Brandt told reporters", "said Ivo Marn, a baker", "Mira Toll, who"."""
    after = [token.low for token in page.tokens[last + 1 : last + 4]]
    if after[:1] == ["told"]:
        return bool(after[1:] and after[1] in press())
    if last == first or after[:1] != [","] or len(after) < 3:
        return False
    if after[1] == "who" or (after[1].isdigit() and after[2] == ","):
        return True
    if after[1] not in {"a", "an"}:
        return False
    called = next((p for p in phrases_of(page.classes) if p.first == last + 2), None)
    return called is not None and _is_trade(page.tokens[called.last].low)


@cache
def press() -> frozenset[str]:
    """Those whom people tell and bodies do not: "told reporters"."""
    return frozenset(table("groups")["sides"]["press"].split())


def _is_trade(noun: str) -> bool:
    """Whether a noun says what a person is: "baker", "teacher", "resident"."""
    kind = head_kinds().get(noun)
    if kind is None:
        return noun.endswith(("er", "or", "ist", "man", "woman"))
    return kind is SourceKind.UNNAMED
