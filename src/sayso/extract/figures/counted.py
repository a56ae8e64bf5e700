"""What is counted: a number with its hedge, and the words of the people or things.

- The counted runs from the number to its last noun ("at least 29 children and newborn
  babies"), and stops before verbs, prepositions and relative words.
- A number without a noun ("13 wounded", "rose to 165") is left bare; only a word that
  names a measure right beside it can make a figure of it.
- Years, ages, distances, times of day, unit numbers and scores count nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.figures.words import counted_nouns, listed, signs
from sayso.model.sentence import Token
from sayso.text.numbers import SMALL, STARTS, Number, amount_at

_MOST = 6  # words between a number and its noun: "12 Northern Front for Renewal men"
_PARTITIVE = frozenset({"of", "more", "other"})
_MONEY = frozenset("$€£¥₤₹₺₽")
_PERCENT = frozenset({"%", "percent", "pc"})
_AREA = frozenset({"hectares", "acres", "sq", "square"})
_NAMERS = frozenset(
    "aged age no number phase article resolution brigade division highway route "
    "section room flight channel page chapter version route gate level unit group "
    "aged by between".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number and what it counts, as token indices `[start, end)` of a sentence.

    `noun` is where the words of the group begin; equal to `end` for a bare number.
    `unit`: "%", or an area, or a currency, where those are told instead of people.
    `known`: the noun is one of vocab/measures. `strong`: told as a strength.
    """

    number: Number
    start: int
    end: int
    noun: int
    unit: str | None = None
    known: bool = False
    strong: bool = False

    @property
    def bare(self) -> bool:
        """Whether no group is named."""
        return self.noun >= self.end


def counted_in(tokens: Sequence[Token], low: Sequence[str]) -> list[Counted]:
    """All numbers of a sentence that may count people or things, in order."""
    found: list[Counted] = []
    at = 0
    while at < len(low):
        word = low[at]
        if not (word in STARTS or word[0].isdigit() or word.split("-")[0] in SMALL):
            at += 1
            continue
        number = None if _before_strength(low, at) else amount_at(low, at)
        if number is None:
            at += 1
            continue
        counted = _counted(tokens, low, number)
        if counted is not None:
            found.append(counted)
        at = max(number.end, counted.end if counted else 0)
    return found


def _people_and_things() -> frozenset[str]:
    return listed("people") | listed("things")


def _before_strength(low: Sequence[str], at: int) -> bool:
    """As in "a 3,000-strong force": the article is not the number."""
    return (
        low[at] in {"a", "an"}
        and low[at + 1 : at + 2] != []
        and low[at + 1][0].isdigit()
    )


def group_words(counted: Counted, low: Sequence[str]) -> tuple[int, int] | None:
    """Token indices of the group's words, without "more", "other", "of the"."""
    start = counted.noun
    own = low[counted.end - 1]
    if own == "others" or (own in counted_nouns() and own not in _people_and_things()):
        return None  # "30 casualties", "12 deaths": the noun is the measure
    while start < counted.end and low[start] in {"of", "the", "more", "his", "their"}:
        start += 1
    return (start, counted.end) if start < counted.end else None


def _counted(
    tokens: Sequence[Token], low: Sequence[str], number: Number
) -> Counted | None:
    end = number.end
    follows = low[end] if end < len(low) else ""
    if _is_label(tokens, low, number):
        return None
    unit = _unit(low, number, follows)
    if unit is not None:
        return _with_unit(low, number, unit)
    if follows == "-":
        return _strong(tokens, low, number)
    if follows in listed("units") or _touches(tokens, end):
        return None
    noun, stop, known = _noun_phrase(tokens, low, end)
    bare_one = low[number.core] == "one" and stop == number.end
    if _needs_noun(low, number) and not (known or bare_one):
        return None
    return Counted(number=number, start=number.start, end=stop, noun=noun, known=known)


def _needs_noun(low: Sequence[str], number: Number) -> bool:
    """As in "one big obstacle", "no speeches": only people and things are told so."""
    if number.kind == "none":
        return number.end == number.core + 1 and low[number.core] == "no"
    return number.kind == "one" or low[number.core] == "one"


def _is_label(tokens: Sequence[Token], low: Sequence[str], number: Number) -> bool:
    """Whether the number names or dates something: "Brigade 105", "in 2015", "$5"."""
    before = low[number.core - 1] if number.core else ""
    word = low[number.core]
    if before in _NAMERS or before in {"#", "/", "."}:
        return True
    if not word[0].isdigit():
        return word == "one" and before in {
            "no",
            "that",
            "this",
            "each",
            "every",
            "the",
        }
    # "in 2015", "May 2031", "Highway 4"
    capital = number.core > 1 and tokens[number.core - 1].text[0].isupper()
    follows = low[number.end] if number.end < len(low) else ""
    bare = follows not in counted_nouns() and follows not in signs()
    is_year = len(word) == 4 and word.isdigit() and word[:2] in {"18", "19", "20"}
    is_year = is_year and number.start == number.core
    if is_year and before in {"in", "since", "until", "by", "early", "late"}:
        return True
    return bare and (capital or is_year)


def _unit(low: Sequence[str], number: Number, follows: str) -> str | None:
    before = low[number.core - 1] if number.core else ""
    if before[-1:] in _MONEY:
        return before[-1:]
    if follows in _PERCENT or low[number.end : number.end + 2] == ["per", "cent"]:
        return "%"
    return "area" if follows in _AREA else None


def _with_unit(low: Sequence[str], number: Number, unit: str) -> Counted:
    """A share or an area stands as it is: "40 % of the harbour was destroyed"."""
    end = number.end
    if unit in _MONEY:
        start = number.core - 1  # the sign of the currency
        return Counted(number=number, start=start, end=end, noun=end, unit=unit)
    end += 2 if low[end] in {"per", "sq", "square"} else 1
    if unit == "area":
        unit = " ".join(low[number.end : end])
    return Counted(
        number=number, start=number.start, end=min(end, len(low)), noun=end, unit=unit
    )


def _strong(
    tokens: Sequence[Token], low: Sequence[str], number: Number
) -> Counted | None:
    """As in "a 3,000-strong border force": a strength; all else is an age."""
    at = number.end + 1
    if at >= len(low) or low[at] != "strong":
        return None
    noun, stop, _ = _noun_phrase(tokens, low, at + 1)
    if not stop > at + 1:
        return None
    return Counted(
        number=number, start=number.start, end=stop, noun=noun, known=True, strong=True
    )


def _touches(tokens: Sequence[Token], end: int) -> bool:
    """Whether a word is glued to the number by a mark: "3/4", "5°"."""
    return (
        end < len(tokens)
        and tokens[end].start == tokens[end - 1].end
        and tokens[end].text in {"/", "°", ":", "_", "º"}
    )


def _noun_phrase(
    tokens: Sequence[Token], low: Sequence[str], start: int
) -> tuple[int, int, bool]:
    """Where the group's words begin and end, and whether its noun is a known one."""
    at = start
    if low[at : at + 1] == ["others"]:
        return start, at + 1, True
    if at < len(low) and low[at] in _PARTITIVE:
        at += 1 + (low[at + 1 : at + 2] in (["of"], ["the"]))
        if low[at : at + 1] == ["them"]:
            return _of_them(low, start, at)
    noun, nouns, ends = start, counted_nouns(), listed("ends")
    last = 0
    while at < len(low) and at - start < _MOST + 2 and _goes_on(low, at, ends):
        at += 1
        last = at
        if low[at - 1] in nouns and not _compound(low, at):
            return noun, _belonging(tokens, low, _coordinated(low, at)), True
    return (noun, last, False) if last else (start, start, False)


def _of_them(low: Sequence[str], start: int, at: int) -> tuple[int, int, bool]:
    """As in "30 of them children", "14 of them": the noun may follow the pronoun."""
    known = low[at + 1 : at + 2]
    if known and known[0] in counted_nouns():
        return at + 1, at + 2, True
    return start, at + 1, True


def _goes_on(low: Sequence[str], at: int, ends: frozenset[str]) -> bool:
    word = low[at]
    if word in {"'s", "of", "the"} or word == "(":
        return False
    if not (word[0].isalpha() or word[0].isdigit()) or word in ends or word == "and":
        return False
    if word[0].isdigit() or low[at - 1] == "no":
        return word[0].isalpha()
    sign = signs().get(word)
    if sign is None or "counts" in sign.roles:
        return True
    # "besieged towns": a participle before a noun belongs to the group
    return _before_noun(low, at) and "goes" not in sign.roles


def _before_noun(low: Sequence[str], at: int) -> bool:
    follows = low[at + 1] if at + 1 < len(low) else ""
    return follows in counted_nouns() and follows not in {"others", "police"}


def _compound(low: Sequence[str], at: int) -> bool:
    """Whether the noun goes on: "police officers", "family members"."""
    return at < len(low) and low[at] in counted_nouns()


def _belonging(tokens: Sequence[Token], low: Sequence[str], at: int) -> int:
    """Takes a named body: "two members of the Northern Front for Renewal (NFR)"."""
    if low[at : at + 1] != ["of"]:
        return at
    end = at + 1 + (low[at + 1 : at + 2] == ["the"])
    named = end
    while end < len(tokens) and (tokens[end].text[0].isupper() or low[end] == "for"):
        end += 1
    if end == named:
        return at
    bracketed = low[end : end + 1] == ["("] and low[end + 2 : end + 3] == [")"]
    return end + 3 if bracketed else end


def _coordinated(low: Sequence[str], at: int) -> int:
    """Takes a second noun: "women and children", "children and newborn babies"."""
    nouns = _people_and_things()
    for width in (2, 1):
        last = at + width
        if last < len(low) and low[at] in {"and", "or"} and low[last] in nouns:
            middle = low[at + 1 : last]
            if not any(_opens_anew(word) for word in middle):
                return last + 1
    return at


def _opens_anew(word: str) -> bool:
    """As in "12 villages and 30 soldiers": the next is a figure of its own."""
    return (
        word[0].isdigit() or word in STARTS or word in signs() or word in listed("ends")
    )
