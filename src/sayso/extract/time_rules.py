"""The rules for times: each a short regular expression over classes, with an example.

The first rule that matches at the leftmost place wins, so the longer forms stand first.
What a rule finds is built into a `TimeMention`'s type, operator and fields by the
function beside it; the operators are listed in `extract/times.py`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.extract.time_classes import Piece
from sayso.model.timeref import TimeType

Fields = dict[str, str]
Built = tuple[TimeType, str, Fields]
Builder = Callable[[Sequence[Piece]], Built | None]

_OFFSETS = {"L": "-1", "j": "0", "J": "0", "X": "1", "t": "0", "e": "0", "y": "0"}
_MODS = {
    "E": "START",
    "b": "START",
    "m": "MID",
    "T": "END",
    "z": "END",
    "e": "EARLIER",
    "y": "LATER",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, a pattern over classes, an example of what it reads, and its builder."""

    name: str
    pattern: str
    example: str
    build: Builder


def _first(pieces: Sequence[Piece], kinds: str) -> Piece | None:
    return next((piece for piece in pieces if piece.kind in kinds), None)


def _mods(pieces: Sequence[Piece]) -> Fields:
    for piece in pieces:
        if piece.kind in _MODS:
            return {"mod": _MODS[piece.kind]}
    return {}


def _clock_fields(pieces: Sequence[Piece]) -> Fields:
    """Clock or part of the day, with the zone if one is told."""
    fields: Fields = {}
    clock, half = _first(pieces, "C"), _first(pieces, "A")
    if clock is None and half is not None:
        clock = pieces[list(pieces).index(half) - 1]
    if clock is not None:
        fields["clock"] = _as_clock(clock, half)
    part, zone = _first(pieces, "P"), _first(pieces, "Z")
    if part is not None:
        fields["clock" if ":" in part.value else "part"] = part.value
    if zone is not None:
        fields["zone"] = zone.low
    return fields


def _as_clock(clock: Piece, half: Piece | None) -> str:
    hour, _, minute = clock.value.partition(":")
    if half is not None and int(hour) <= 12:
        hour = str(int(hour) % 12 + (12 if half.value == "p" else 0))
    return f"{int(hour):02}:{minute or '00'}"


def _type(fields: Fields) -> TimeType:
    return "TIME" if "clock" in fields or "part" in fields else "DATE"


def _day_fields(pieces: Sequence[Piece]) -> tuple[str, Fields]:
    """The operator and fields of the day that the pieces name; today if none."""
    whole, month = _first(pieces, "I"), _first(pieces, "M")
    weekday, deictic = _first(pieces, "W"), _first(pieces, "D")
    if whole is not None:
        year, number, day = whole.value.split("-")
        return "date", {"year": year, "month": number, "day": day}
    if month is not None:
        return "date", _date_fields(pieces, month)
    if weekday is not None:
        return "weekday", {"weekday": weekday.value} | _which(pieces)
    if deictic is not None:
        fields = {"offset": deictic.value}
        return "day", fields | ({"part": "NI"} if deictic.low == "tonight" else {})
    return "day", {"offset": "0"}


def _date_fields(pieces: Sequence[Piece], month: Piece) -> Fields:
    year = _first(pieces, "Y")
    at = list(pieces).index(month)
    day = next((p for p in (*pieces[at + 1 : at + 2], *pieces[:at][::-1]) if p.kind in "do"), None)
    fields = {"month": month.value, "day": day.value if day else ""}
    return fields | ({"year": year.value} if year else {})


def _which(pieces: Sequence[Piece]) -> Fields:
    """Last, this or next; "this coming" is next."""
    kinds = {piece.kind for piece in pieces}
    for kind in "XLjJ":
        if kind in kinds:
            return {"which": _OFFSETS[kind]}
    return {}


def _build_day(pieces: Sequence[Piece]) -> Built | None:
    op, fields = _day_fields(pieces)
    fields = fields | _clock_fields(pieces) | _mods(pieces)
    return _type(fields), op, fields


def _build_iso(pieces: Sequence[Piece]) -> Built | None:
    numbers = [p.value for p in pieces if p.kind in "YdN"]
    return "DATE", "date", {"year": numbers[0], "month": numbers[1], "day": numbers[2]}


def _build_slashed(pieces: Sequence[Piece]) -> Built | None:
    """Month first, or day first where only that can be; else it stays open."""
    first, second, year = (int(p.value) for p in pieces if p.kind in "YdN")
    year += 0 if year > 99 else 1900 if year > 50 else 2000
    if max(first, second) > 31 or (first > 12 and second > 12):
        return None
    fields = {"year": str(year), "month": str(first), "day": str(second)}
    if first > 12:
        fields |= {"month": str(second), "day": str(first)}
    return "DATE", "date", fields | ({"open": "order"} if max(first, second) <= 12 and first != second else {})


def _build_month(pieces: Sequence[Piece]) -> Built | None:
    month, year = _first(pieces, "M"), _first(pieces, "Y")
    fields: Fields = {"month": month.value if month else ""}
    if year is not None:
        fields["year"] = year.value
    elif _first(pieces, "U") is not None:  # "May last year"
        fields["of"] = _which(pieces).get("which", "0")
    else:
        fields |= _which(pieces)
    return "DATE", "month", fields | _mods(pieces)


def _build_unit(pieces: Sequence[Piece]) -> Built | None:
    unit = _first(pieces, "Uuc")
    if unit is None:
        return None
    offset = _which(pieces).get("which", "0")
    fields = {"unit": unit.value, "offset": offset}
    if any(p.kind == "J" for p in pieces):
        fields["from"] = "mention"
    if unit.value == "night":
        return "TIME", "day", {"offset": offset, "part": "NI"}
    return "DATE", "unit", fields | _mods(pieces)


def _build_part(pieces: Sequence[Piece]) -> Built | None:
    """ "this morning", "last night", "that evening"."""
    fields = {"offset": _which(pieces).get("which", "0")} | _clock_fields(pieces)
    if any(p.kind == "J" for p in pieces):
        fields |= {"from": "mention"}
    return "TIME", "day", fields | _mods(pieces)


def _build_season(pieces: Sequence[Piece]) -> Built | None:
    season, year = _first(pieces, "S"), _first(pieces, "Y")
    fields: Fields = {"season": season.value if season else ""}
    if year is not None:
        fields["year"] = year.value
    elif _first(pieces, "U") is not None:
        fields["of"] = _which(pieces).get("which", "0")
    else:
        fields |= _which(pieces)
    return "DATE", "season", fields | _mods(pieces)


def _build_quarter(pieces: Sequence[Piece]) -> Built | None:
    nth, year = _first(pieces, "o"), _first(pieces, "Y")
    if nth is None or int(nth.value) > 4:
        return None
    fields: Fields = {"quarter": nth.value}
    if year is not None:
        fields["year"] = year.value
    elif _first(pieces, "U") is not None:
        fields["of"] = _which(pieces).get("which", "0")
    return "DATE", "quarter", fields


def _build_century(pieces: Sequence[Piece]) -> Built | None:
    nth = _first(pieces, "o")
    return None if nth is None else ("DATE", "century", {"century": nth.value})


def _build_decade(pieces: Sequence[Piece]) -> Built | None:
    decade = _first(pieces, "x")
    if decade is None:
        return None
    return "DATE", "decade", {"year": decade.value} | _mods(pieces)


def _build_year(pieces: Sequence[Piece]) -> Built | None:
    year = _first(pieces, "Y")
    return None if year is None else ("DATE", "year", {"year": year.value} | _mods(pieces))


def _counted(pieces: Sequence[Piece]) -> Fields:
    """How many of which unit; "X" for a number left open."""
    unit = _first(pieces, "UVuc")
    number = _first(pieces, "dNk") or _first(pieces, "a")
    count = "X" if number is None else "1" if number.kind == "a" else number.value
    about = _first(pieces, "q")
    fields = {"count": count, "unit": unit.value if unit else ""}
    return fields | ({"about": about.value} if about else {})


def _build_ago(pieces: Sequence[Piece]) -> Built | None:
    return "DATE", "shift", _counted(pieces) | {"way": "-1", "from": "published"}


def _build_shift(pieces: Sequence[Piece]) -> Built | None:
    way = "1" if pieces[-1].kind == "y" else "-1"
    fields = _counted(pieces) | {"way": way, "from": "mention"}
    if fields["count"] == "X":
        return "DURATION", "event", fields
    return "DATE", "shift", fields


def _build_after(pieces: Sequence[Piece]) -> Built | None:
    return "DURATION", "event", _counted(pieces)


def _build_window(pieces: Sequence[Piece]) -> Built | None:
    """ "the past 24 hours", "the next few days", "recent weeks"."""
    way = "1" if any(p.kind == "X" for p in pieces) else "-1"
    return "DURATION", "window", _counted(pieces) | {"way": way}


def _build_duration(pieces: Sequence[Piece]) -> Built | None:
    return "DURATION", "duration", _counted(pieces)


def _build_set(pieces: Sequence[Piece]) -> Built | None:
    rate, weekday = _first(pieces, "Q"), _first(pieces, "wW")
    if rate is not None:
        return "SET", "set", {"value": rate.value}
    if weekday is not None:
        part = _first(pieces, "P")
        fields = {"weekday": weekday.value}
        return "SET", "set", fields | ({"part": part.value} if part else {})
    month = _first(pieces, "M")
    if month is not None:
        return "SET", "set", {"month": month.value}
    part = _first(pieces, "P")
    if part is not None:
        return "SET", "set", {"count": "1", "unit": "day", "part": part.value}
    return "SET", "set", _counted(pieces) | ({"count": "1"} if not _first(pieces, "dN") else {})


def _build_ref(pieces: Sequence[Piece]) -> Built | None:
    for piece in pieces:
        value = {"r": piece.value, "R": "PAST_REF", "e": "PAST_REF", "y": "FUTURE_REF"}.get(
            piece.kind
        )
        if value:
            return "DATE", "ref", {"value": value}
    return None


def _build_overnight(pieces: Sequence[Piece]) -> Built | None:
    _, fields = _day_fields(pieces)
    return "TIME", "overnight", fields


_MOD = "(?:t?[EeTymbz](?:-|i|O)?t?)?"
_DAY = "(?:(?:W,?)?t?(?:M[do](?:,?Y)?|[do]O?M(?:,?Y)?)|[jLX]?W|D|I)"

RULES = (
    Rule("iso", "Y-d-d|I", "2031-05-04", lambda p: _build_iso(p) if len(p) > 1 else _build_day(p)),
    Rule("slashed", "d/d/[YN]|d/d/d", "5/14/2031", _build_slashed),
    Rule(
        "clock",
        f"q?(?:CA?|dA)Z?(?:(?:,|i|P)*{_DAY})?",
        "around 4:00 a.m. on Sunday",
        _build_day,
    ),
    Rule("part-of-day", f"(?:[ETm]-?)?t?P(?:i|O|,)?{_DAY}", "dawn on Friday", _build_day),
    Rule(
        "date",
        "(?:[ETm]-?)?(?:W,?i?)?t?(?:M[do](?:,?Y)?|[do]O?M(?:,?Y)?)P?",
        "Saturday, 3 May 2031",
        _build_day,
    ),
    Rule("month-of", f"{_MOD}M(?:,?O?Y|O?[jLX]U)", "mid-May 2031", _build_month),
    Rule("month", f"{_MOD}(?:t?[jLX])?M", "the end of last May", _build_month),
    Rule("weekdays", "v?wP?|vW", "every Sunday", _build_set),
    Rule("weekday", "(?:[EeTy]i?)?(?:t?[jLXJ]{1,2})?WP?", "late on Saturday", _build_day),
    Rule("overnight", "H(?:i?(?:W|D))?", "overnight on Friday", _build_overnight),
    Rule("deictic", "(?:[EeTym]-?)?DP?", "late yesterday", _build_day),
    Rule("part", "(?:[EeTym]-?)?[jLJ]P", "this morning", _build_part),
    Rule("ago", "q?(?:[dNka]-?[UVuc]-?|[UV]-?)g", "less than two weeks ago", _build_ago),
    Rule("shift", "(?:q?[dNka]-?[UVuc]|V)-?[ey]", "a day earlier", _build_shift),
    Rule("window", "t?[LX](?:[dNka]-?[VU]|V)|t?[LX]V|t?RV", "the past 24 hours", _build_window),
    Rule("season", f"{_MOD}(?:t?[jLX]{{1,2}}S|t?S(?:O?Y|O?[jLX]U)|tS)", "last spring", _build_season),
    Rule("quarter", "t?[jLX]?K?o-?u(?:O?Y|O?[jLX]U)?", "the third quarter", _build_quarter),
    Rule("century", "t?o-?c", "the 19th century", _build_century),
    Rule("decade", "t?(?:[ETm]-?)?x", "the late 1970s", _build_decade),
    Rule("unit", f"{_MOD}t?[jLXJ]{{1,2}}K?[Uuc]", "earlier this week", _build_unit),
    Rule("the-unit", "(?:[EeTy]i|[bzm]O)?tK?[Uu](?![a-z])", "earlier in the day", _build_unit),
    Rule("every", "v(?:[dNo]?[UVuM]|P)|Q", "every two weeks", _build_set),
    Rule("after", "q?(?:[dNka]-?[UVuc]|V)(?=[fF])", "two hours after", _build_after),
    Rule("duration", "q?(?:to)?t?(?:[dNk]-?[UVuc]|aU)", "nearly 14 years", _build_duration),
    Rule("open-duration", "V", "for years", _build_duration),
    Rule("year", f"{_MOD}K?Y", "early 2031", _build_year),
    Rule("ref", "r|[Rey]", "recently", _build_ref),
)
BY_NAME = {rule.name: rule for rule in RULES}
# A group name has no hyphen.
_ANY = re.compile("|".join(f"(?P<{r.name.replace('-', '_')}>{r.pattern})" for r in RULES))


def matches_of(pieces: Sequence[Piece]) -> list[tuple[Rule, int, int]]:
    """What the rules match in a sentence: the rule and the pieces [start, end)."""
    classes = "".join(piece.kind for piece in pieces)
    return [
        (BY_NAME[(m.lastgroup or "").replace("_", "-")], m.start(), m.end())
        for m in _ANY.finditer(classes)
    ]
