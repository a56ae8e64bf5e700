"""A sentence as a string of classes, one letter for each word that can tell time.

- Words of no use to any time are "_", marks are themselves: "at dawn on Friday , 2 May"
  reads "iPiW,dM". Rules match that string and not the words (see `time_rules`).
- A hyphenated word is taken apart: "mid-May", "three-year", "two-week-long".
- A number of several words is one letter: "twenty four hours" reads "NV".
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from sayso.model.sentence import Token
from sayso.text.numbers import SMALL, Value, cardinal_at
from sayso.vocab import table, words

# Such as "2031", "07:30", "27th", "1970s", "4am"
_YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}$")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-4]):([0-5][0-9])(?::[0-5][0-9])?$")
_CLOCK_HALF = re.compile(r"(1[0-2]|0?[1-9])(?:[:.]([0-5][0-9]))?([ap])m$")
# "4.30pm" and "4.30 a.m."; without the half of the day it is a decimal
_CLOCK_POINT = re.compile(r"(?:1[0-2]|[1-9])\.[0-5][0-9]")
_FOUR = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]")
_HALVES = (["am"], ["pm"], ["a", "."], ["p", "."], ["a.m."], ["p.m."])
_ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)$")
_DECADE = re.compile(r"'?((?:1[0-9]|20)?[0-9]0)s$")
_DOTTED = re.compile(r"([0-3]?[0-9])\.([01]?[0-9])\.((?:19|20)[0-9]{2})$")
_MARKS = frozenset(",-/().'")
_ORDINALS = {
    word: nth
    for nth, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
        "twelfth".split(),
        start=1,
    )
}
_AFTER_ARTICLE = (["dozen"], ["hundred"])
_FORM_STARTS = frozenset("0123456789'")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or part of one: where it stands, its class and its value."""

    start: int
    end: int
    low: str
    kind: str
    value: str = ""


@cache
def known() -> dict[str, tuple[str, str]]:
    """Every listed word, with its class and value."""
    times = table("times")
    found = {word: (kind, word) for word, kind in times["plain"].items()}
    for name, kind in _LISTS.items():
        found |= {word: (kind, str(value)) for word, value in times[name].items()}
    found |= {word: ("o", str(nth)) for word, nth in _ORDINALS.items()}
    return found


_LISTS = {
    "month": "M",
    "weekday": "W",
    "weekdays": "w",
    "unit": "U",
    "units": "V",
    "quarter": "u",
    "century": "c",
    "day": "D",
    "part": "P",
    "season": "S",
    "open": "k",
    "zone": "Z",
    "ref": "r",
    "rate": "Q",
    "decade": "x",
}
_TELLING = frozenset("MWwUVDPSrQxLXREeTyucgGB")


@cache
def telling() -> frozenset[str]:
    """Words that alone may tell a time; a sentence without one or a digit has none."""
    listed = {word for word, (kind, _) in known().items() if kind in _TELLING}
    others = {"overnight", "current", "since", "nineteen"}
    return frozenset(listed | set(_holidays()) | others)


def may_tell(tokens: Sequence[Token]) -> bool:
    """The gate: whether any word of the sentence can tell a time."""
    listed = telling()
    for token in tokens:
        low = token.low
        if low in listed or low[0].isdigit():
            return True
        if "-" in low and any(p in listed or p.isdigit() for p in low.split("-")):
            return True
    return False


def pieces_of(tokens: Sequence[Token]) -> list[Piece]:
    """The words of a sentence with their classes, numbers and "a.m." put together."""
    parts = [part for token in tokens for part in _taken_apart(token)]
    low = [part.low for part in parts]
    found: list[Piece] = []
    at = 0
    while at < len(parts):
        piece, at = _piece(parts, low, at)
        found.append(piece)
    return found


def _taken_apart(token: Token) -> list[Token]:
    if "-" not in token.low or token.low == "-":
        return [token]
    names = token.low.split("-")
    if len(token.low) != len(token.text):
        return [token]  # folding changed its length: offsets inside are lost
    listed = known()
    if not any(name in listed and listed[name][0] in "MWUVucmSPog" for name in names):
        return [token]
    found: list[Token] = []
    at = token.start
    for name in names:
        if name:
            inside = at - token.start
            text = token.text[inside : inside + len(name)]
            found.append(Token(at, at + len(name), text, name))
        dash = at + len(name)
        if dash < token.end:
            found.append(Token(dash, dash + 1, "-", "-"))
        at = dash + 1
    return _numbers_rejoined(found)


def _numbers_rejoined(parts: list[Token]) -> list[Token]:
    """As in "twenty", "-", "five", "-", "year": the number is one word again."""
    if len(parts) < 5 or cardinal_at([parts[0].low + "-" + parts[2].low], 0) is None:
        return parts
    first, last = parts[0], parts[2]
    text = first.text + "-" + last.text
    joined = Token(first.start, last.end, text, first.low + "-" + last.low)
    return [joined, *parts[3:]]


def _piece(parts: list[Token], low: list[str], at: int) -> tuple[Piece, int]:
    token = parts[at]
    word = token.low
    if word in _stopped() and low[at + 1 : at + 2] == ["."]:
        kind, value = _stopped()[word]
        if token.text[0].isupper():
            return Piece(token.start, parts[at + 1].end, word, kind, value), at + 2
    holiday = _holiday(parts, low, at)
    if holiday is not None:
        return holiday
    if word in _several_words() or not word[0].isalpha() or "-" in word:
        for reader in (_about, _half_day, _number):
            read = reader(parts, low, at)
            if read is not None:
                return read
    kind, value = _class_of(token)
    return Piece(token.start, token.end, word, kind, value), at + 1


def _holiday(parts: list[Token], low: list[str], at: int) -> tuple[Piece, int] | None:
    """As in "Christmas Eve", "New Year's Day": written with a capital."""
    if low[at] not in _holidays() or not parts[at].text[0].isupper():
        return None
    for name, value in _holidays()[low[at]]:
        end = at + len(name)
        if low[at:end] == name:
            piece = Piece(parts[at].start, parts[end - 1].end, low[at], "B", value)
            return piece, end
    return None


@cache
def _holidays() -> dict[str, list[tuple[list[str], str]]]:
    """Names of holidays as words, longest first, by their first word."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for name, value in table("times")["holiday"].items():
        parts = name.replace("'s", " 's").split()
        found.setdefault(parts[0], []).append((parts, value))
    return {w: sorted(names, key=lambda n: -len(n[0])) for w, names in found.items()}


@cache
def _stopped() -> dict[str, tuple[str, str]]:
    """Abbreviations that carry a full stop, with class and value: "Sept.", "Sat."."""
    times = table("times")
    months = {w: ("M", str(n)) for w, n in times["month"].items() if len(w) in {3, 4}}
    days = {word: ("W", str(n)) for word, n in times["stopped"].items()}
    whole = {"may", "june", "july"}
    return {w: found for w, found in (months | days).items() if w not in whole}


@cache
def _several_words() -> frozenset[str]:
    """First words of what may be put together with the words after them."""
    times = table("times")
    firsts = (
        {phrase.split()[0] for phrase in _abouts()} | set(times["open"]) | set(SMALL)
    )
    return frozenset(
        firsts
        | {"a", "an", "p", "am", "pm", "a.m.", "p.m.", "half", "dozens", "hundreds"}
    )


def _class_of(token: Token) -> tuple[str, str]:
    word = token.low
    found = known().get(word)
    if found is not None:
        capital = token.text[0].isupper()
        if found[0] in "MW" and not capital:
            return "_", word
        return found
    if word == "overnight":
        return "H", word
    if word == "'s":
        return "'", word
    return (word, word) if word in _MARKS else ("_", word)


def _about(parts: list[Token], low: list[str], at: int) -> tuple[Piece, int] | None:
    """As in "nearly", "more than" before a number."""
    for length in (3, 2, 1):
        phrase = " ".join(low[at : at + length])
        if phrase in _abouts() and at + length < len(parts):
            end = parts[at + length - 1].end
            return Piece(parts[at].start, end, phrase, "q", phrase), at + length
    return None


@cache
def _abouts() -> frozenset[str]:
    return words("times", "about", "words")


def _half_day(parts: list[Token], low: list[str], at: int) -> tuple[Piece, int] | None:
    """As in "a.m.", "pm": the tokens "a", ".", "m" and maybe "." as one."""
    word = low[at]
    if word in {"am", "pm", "a.m.", "p.m."} and at and low[at - 1][:1].isdigit():
        return Piece(parts[at].start, parts[at].end, word, "A", word[0]), at + 1
    if word not in {"a", "p"} or low[at + 1 : at + 3] != [".", "m"]:
        return None
    end = at + 4 if low[at + 3 : at + 4] == ["."] else at + 3
    return Piece(parts[at].start, parts[end - 1].end, word, "A", word), end


def _number(parts: list[Token], low: list[str], at: int) -> tuple[Piece, int] | None:
    token, word = parts[at], low[at]
    military = _clock_of_four(low, at)
    if military is not None:
        return Piece(token.start, token.end, word, "C", military), at + 1
    for pattern, make in _FORMS if word[0] in _FORM_STARTS else ():
        match = pattern.match(word)
        if match is not None:
            kind, value = make(match)
            return Piece(token.start, token.end, word, kind, value), at + 1
    if _is_pointed_clock(low, at):
        return Piece(token.start, token.end, word, "C", word.replace(".", ":")), at + 1
    if word in {"nineteen", "two"}:
        year = _spoken_year(low, at)
        if year is not None:
            return Piece(token.start, parts[year[1] - 1].end, word, "Y", year[0]), year[
                1
            ]
    return _cardinal(parts, low, at) or _open(parts, low, at)


def _is_pointed_clock(low: list[str], at: int) -> bool:
    if _CLOCK_POINT.fullmatch(low[at]) is None:
        return False
    return low[at + 1 : at + 2] in _HALVES or low[at + 1 : at + 3] in _HALVES


def _clock_of_four(low: list[str], at: int) -> str | None:
    """As in "0735 GMT", as agencies write it: four digits before a zone."""
    zone = low[at + 1] if at + 1 < len(low) else ""
    if zone not in table("times")["zone"] or _FOUR.fullmatch(low[at]) is None:
        return None
    return low[at][:2] + ":" + low[at][2:]


def _spoken_year(low: list[str], at: int) -> tuple[str, int] | None:
    """As in "nineteen ninety-seven", "the year two thousand", as broadcasters say."""
    if low[at] == "two":
        read = cardinal_at(low, at) if low[at - 1 : at] == ["year"] else None
        told = read is not None and 2000 <= read[0] <= 2099
        return (str(read[0]), read[1]) if read is not None and told else None
    rest = cardinal_at(low, at + 1)
    if rest is None or rest[1] > at + 2 or not 10 <= rest[0] <= 99:
        return None
    return f"19{rest[0]}", at + 2


def _cardinal(parts: list[Token], low: list[str], at: int) -> tuple[Piece, int] | None:
    word = low[at]
    if word in {"one", "half"} or (
        word in {"a", "an"} and low[at + 1 : at + 2] not in _AFTER_ARTICLE
    ):
        return None
    read = cardinal_at(low, at)
    if read is None:
        return None
    value, end = _with_half(low, *read)
    is_day = end == at + 1 and word.isdigit() and len(word) <= 2 and 1 <= value <= 31
    kind = "d" if is_day else "N"
    return Piece(parts[at].start, parts[end - 1].end, word, kind, str(value)), end


def _with_half(low: list[str], value: Value, end: int) -> tuple[Value, int]:
    """As in "2 1/2 years", "5½ hours"."""
    if low[end : end + 3] == ["1", "/", "2"]:
        return value + Fraction(1, 2), end + 3
    if low[end : end + 1] == ["½"]:
        return value + Fraction(1, 2), end + 1
    return value, end


def _open(parts: list[Token], low: list[str], at: int) -> tuple[Piece, int] | None:
    """As in "a few", "a couple of", "dozens of": a number left open."""
    start = at + 1 if low[at] == "a" else at
    found = known().get(low[start]) if start < len(low) else None
    if found is None or found[0] != "k":
        return None
    end = start + 1 + (low[start + 1 : start + 2] == ["of"])
    piece = Piece(parts[at].start, parts[end - 1].end, low[start], "k", found[1])
    return piece, end


_FORMS: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, str]]], ...
] = (
    (_YEAR, lambda m: ("Y", m.group())),
    (_DOTTED, lambda m: ("I", f"{m[3]}-{int(m[2]):02}-{int(m[1]):02}")),
    (_CLOCK_HALF, lambda m: ("C", _clock(int(m[1]), m[2], m[3]))),
    (_CLOCK, lambda m: ("C", f"{int(m[1]):02}:{m[2]}")),
    (_ORDINAL, lambda m: ("o", m[1])),
    (_DECADE, lambda m: ("x", m[1] if len(m[1]) == 4 else "19" + m[1])),
)


def _clock(hour: int, minute: str | None, half: str) -> str:
    return f"{hour % 12 + (12 if half == 'p' else 0):02}:{minute or '00'}"
