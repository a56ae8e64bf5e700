"""What is counted: a number with its hedge, and the words of the people or things.

- The counted runs from the number to its last noun ("at least 29 children and newborn
  babies"), and stops before verbs, prepositions and relative words.
- A number without a noun ("13 wounded", "rose to 165") is left bare; only a word that
  names a measure right beside it can make a figure of it.
- Years, ages, distances, times of day, unit numbers and scores count nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.figures.labels import is_label
from sayso.extract.figures.words import counted_nouns, listed, signs
from sayso.model.sentence import Token
from sayso.text.numbers import SMALL, STARTS, Number, amount_at, odd_at
from sayso.text.shares import share_at, times_as_many_at

_MOST = 6  # words between a number and its noun: "12 Northern Front for Renewal men"
_PARTITIVE = frozenset({"of", "more", "other"})
_MONEY = frozenset("$€£¥₤₹₺₽")
_PERCENT = frozenset({"%", "percent", "pc"})
_AREA = frozenset({"hectares", "acres", "sq", "square"})
_NOT_OF_GROUP = frozenset('of the more his their them whom which " “ ‘'.split())
_STARTS = STARTS | {"twice", "thrice"} | listed("bands")


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
        if not (word in _STARTS or word[0].isdigit() or word.split("-")[0] in SMALL):
            at += 1
            continue
        counted, at = _read_at(tokens, low, at)
        if counted is not None:
            found.append(counted)
    return found


def _read_at(
    tokens: Sequence[Token], low: Sequence[str], at: int
) -> tuple[Counted | None, int]:
    """What is counted by the number that starts there, and where to read on."""
    for reader in (_odd, _share, _times_as_many, _family):
        read = reader(tokens, low, at)
        if read is not None:
            return read
    number = None if _before_strength(low, at) else amount_at(low, at)
    if number is None:
        return None, at + 1
    counted = _counted(tokens, low, number)
    return counted, max(number.end, counted.end if counted else 0)


def _odd(
    tokens: Sequence[Token],  # noqa: ARG001 - as all readers
    low: Sequence[str],
    at: int,
) -> tuple[Counted | None, int] | None:
    end = odd_at(low, at)
    return None if end is None else (None, end)


def _share(
    tokens: Sequence[Token], low: Sequence[str], at: int
) -> tuple[Counted | None, int] | None:
    """As in "one in five homes", "two thirds of the homes"."""
    number = share_at(low, at)
    if number is None:
        return None
    start = number.end + (low[number.end : number.end + 1] == ["of"])
    _, stop, _ = _noun_phrase(tokens, low, start + (low[start : start + 1] == ["the"]))
    stop = max(stop, number.end)
    noun = start if stop > start else stop
    counted = Counted(
        number=number, start=at, end=stop, noun=noun, unit="%", known=True
    )
    return counted, stop


def _times_as_many(
    tokens: Sequence[Token], low: Sequence[str], at: int
) -> tuple[Counted | None, int] | None:
    """As in "twice as many people": a multiple of a number told elsewhere."""
    read = times_as_many_at(low, at)
    if read is None:
        return None
    times, end = read
    number = Number(start=at, end=end, core=at, low=times, high=times)
    noun, stop, _ = _noun_phrase(tokens, low, end)
    counted = Counted(
        number=number, start=at, end=stop, noun=noun, unit="times", known=True
    )
    return counted, stop


def _family(
    tokens: Sequence[Token],  # noqa: ARG001 - as all readers
    low: Sequence[str],
    at: int,
) -> tuple[Counted | None, int] | None:
    """As in "a family of five", "a crew of 12": the number stands last."""
    of = at + 2 if low[at] in {"a", "an", "the"} else at + 1
    if low[of : of + 1] != ["of"] or low[of - 1] not in listed("bands"):
        return None
    number = amount_at(low, of + 1)
    if number is None or number.kind not in {"count", "range"}:
        return None
    if number.end < len(low) and low[number.end] in counted_nouns():
        return None  # "a group of five miners": the miners are counted
    end = number.end
    counted = Counted(number=number, start=at, end=end, noun=of - 1, known=True)
    return counted, end


def _people_and_things() -> frozenset[str]:
    return listed("people") | listed("things")


def _before_strength(low: Sequence[str], at: int) -> bool:
    """As in "a 3,000-strong force": the article is not the number."""
    follows = low[at + 1] if at + 1 < len(low) else ""
    is_number = low[at] in {"a", "an"} and follows[:1].isdigit()
    return is_number and _past_age(low, at + 1) == at + 1


def _past_age(low: Sequence[str], at: int) -> int:
    """Past "29-year-old" in "a 29-year-old miner"; the same index if none is there."""
    if at + 2 >= len(low) or not low[at].isdigit() or low[at + 1] != "-":
        return at
    if low[at + 2] == "year-old":
        return at + 3
    return at + 4 if list(low[at + 2 : at + 4]) == ["year", "old"] else at


def group_words(counted: Counted, low: Sequence[str]) -> tuple[int, int] | None:
    """Token indices of the group's words, without "more", "other", "of the"."""
    start = counted.noun
    if start < counted.number.core:  # "a family of five"
        return start, start + 1
    own = low[counted.end - 1]
    if own == "others" or (own in counted_nouns() and own not in _people_and_things()):
        return None  # "30 casualties", "12 deaths": the noun is the measure
    while start < counted.end and low[start] in _NOT_OF_GROUP:
        start += 1
    return (start, counted.end) if start < counted.end else None


def _counted(
    tokens: Sequence[Token], low: Sequence[str], number: Number
) -> Counted | None:
    end = number.end
    follows = low[end] if end < len(low) else ""
    if is_label(tokens, low, number):
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
    at = start = _past_second_thought(low, start)
    at += low[at : at + 1] in (["“"], ['"'], ["‘"])  # "10 “Lantern” members"
    if low[at : at + 1] == ["others"]:
        return start, at + 1, True
    if at < len(low) and low[at] in _PARTITIVE:
        at += 1 + (low[at + 1 : at + 2] in (["of"], ["the"]))
        if low[at : at + 1] in (["them"], ["whom"], ["which"]):
            return _of_them(low, start, at)
        whole = amount_at(low, at) if low[at - 1] in {"of", "the"} else None
        if whole is not None and whole.kind == "count":
            at = start = whole.end  # "12 of the 30 passengers"
    at = _past_age(low, at)
    noun, nouns, ends, last = start, counted_nouns(), listed("ends"), 0
    while at < len(low) and at - start < _MOST + 2 and _goes_on(low, at, ends):
        at += 1
        last = at
        if low[at - 1] in nouns and not _compound(low, at):
            end = _coordinated(low, _bodies(low, at))
            return noun, _belonging(tokens, low, end), True
    return (noun, last, False) if last else (start, start, False)


def _past_second_thought(low: Sequence[str], at: int) -> int:
    """Past the dashes in "dozens – or even hundreds – of miners"."""
    if low[at : at + 1] not in (["–"], ["—"], ["--"]) or low[at + 1 : at + 2] != ["or"]:
        return at
    for end in range(at + 2, min(len(low), at + _MOST)):
        if low[end] == low[at]:
            return end + 1
    return at


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
    if word in {"”", "’"} or (word == '"' and low[at - 2 : at - 1] != []):
        return _before_noun(low, at)
    if not (word[0].isalpha() or word[0].isdigit()) or word in ends or word == "and":
        return False
    if word[0].isdigit() or low[at - 1] == "no":
        return word[0].isalpha()
    sign = signs().get(word)
    if sign is None or word in counted_nouns():
        return True
    # "besieged towns": a participle before a noun belongs to the group
    return _before_noun(low, at) and "goes" not in sign.roles


def _before_noun(low: Sequence[str], at: int) -> bool:
    follows = low[at + 1] if at + 1 < len(low) else ""
    return follows in counted_nouns() and follows not in {"others", "police"}


def _compound(low: Sequence[str], at: int) -> bool:
    """Whether the noun goes on: "police officers", "family members"."""
    return at < len(low) and low[at] in counted_nouns()


def _bodies(low: Sequence[str], at: int) -> int:
    """Takes "'s bodies": "two young men's bodies were found"."""
    return at + 2 if low[at : at + 2] == ["'s", "bodies"] else at


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
