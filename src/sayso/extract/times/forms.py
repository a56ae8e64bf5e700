"""What a rule for times has found, as TIMEX3 type, operator and fields.

Each builder takes the pieces that its rule matched (see `time_rules`) and returns None
where they make no time after all. The operators are listed in `extract/times.py`.
"""

from collections.abc import Callable, Sequence

from sayso.extract.times.classes import Piece
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
    clocks = _clocks(pieces)
    if clocks:
        fields["clock"] = clocks[0]
    part, zone = _first(pieces, "P"), _first(pieces, "Z")
    if part is not None:
        fields["clock" if ":" in part.value else "part"] = part.value
    if zone is not None:
        fields["zone"] = zone.low
        if len(clocks) > 1:  # "9 a.m. (0700 GMT)"
            fields["exact"] = clocks[1]
    return fields


def _clocks(pieces: Sequence[Piece]) -> list[str]:
    """Every clock told, with the half of its day."""
    found = []
    for at, piece in enumerate(pieces):
        half = pieces[at + 1] if at + 1 < len(pieces) else None
        has_half = half is not None and half.kind == "A"
        if piece.kind == "C" or (piece.kind == "d" and has_half):
            found.append(_as_clock(piece, half if has_half else None))
    return found


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
        return "date", _date_fields(pieces, month) | _which(pieces)
    holiday = _first(pieces, "B")
    if holiday is not None:
        return "holiday", _holiday_fields(pieces, holiday)
    if weekday is not None:
        return "weekday", {"weekday": weekday.value} | _which(pieces)
    if deictic is not None:
        fields = {"offset": deictic.value}
        return "day", fields | ({"part": "NI"} if deictic.low == "tonight" else {})
    return "day", {"offset": "0", "from": "near"}


def _holiday_fields(pieces: Sequence[Piece], holiday: Piece) -> Fields:
    year, unit = _first(pieces, "Y"), _first(pieces, "U")
    fields = {"holiday": holiday.value}
    if year is not None:
        return fields | {"year": year.value}
    if unit is not None:  # "Christmas last year"
        return fields | {"of": _which(pieces).get("which", "0")}
    return fields | _which(pieces)


def _date_fields(pieces: Sequence[Piece], month: Piece) -> Fields:
    year = _first(pieces, "Y")
    at = list(pieces).index(month)
    around = (*pieces[at + 1 : at + 3], *pieces[:at][::-1])
    day = next((piece for piece in around if piece.kind in "do"), None)
    fields = {"month": month.value, "day": day.value if day else ""}
    return fields | ({"year": year.value} if year else {})


def _which(pieces: Sequence[Piece]) -> Fields:
    """Last, this or next; "this coming" is next."""
    kinds = {piece.kind for piece in pieces}
    for kind in "XLjJ":
        if kind in kinds:
            return {"which": _OFFSETS[kind]}
    return {}


def build_day(pieces: Sequence[Piece]) -> Built | None:
    """A day, with its clock or part: "Saturday night", "3 May, 4 p.m."."""
    op, fields = _day_fields(pieces)
    fields = fields | _clock_fields(pieces) | _mods(pieces)
    return _type(fields), op, fields


def build_hour(pieces: Sequence[Piece]) -> Built | None:
    """As in "at 4 in the morning": the part of the day tells which 4 is meant."""
    number, part = pieces[0], _first(pieces, "P")
    if part is None or ":" in part.value:
        return None
    hour, _, minute = number.value.partition(":")
    if not hour.isdigit() or int(hour) > 12:
        return None
    late = part.value != "MO" and not (part.value == "NI" and int(hour) < 6)
    clock = f"{int(hour) % 12 + 12 * late:02}:{minute or '00'}"
    op, fields = _day_fields(pieces[1:])
    return "TIME", op, fields | {"clock": clock}


def build_iso(pieces: Sequence[Piece]) -> Built | None:
    """A day as the calendar of computers writes it."""
    numbers = [p.value for p in pieces if p.kind in "YdN"]
    return "DATE", "date", {"year": numbers[0], "month": numbers[1], "day": numbers[2]}


def build_slashed(pieces: Sequence[Piece]) -> Built | None:
    """Month first, or day first where only that can be; else it stays open."""
    numbers = [p.value for p in pieces if p.kind in "YdN"]
    if not all(number.isdigit() for number in numbers):
        return None  # "5/6/2.5"
    first, second, year = (int(number) for number in numbers)
    year += 0 if year > 99 else 1900 if year > 50 else 2000
    if max(first, second) > 31 or (first > 12 and second > 12):
        return None
    fields = {"year": str(year), "month": str(first), "day": str(second)}
    if first > 12:
        fields |= {"month": str(second), "day": str(first)}
    return (
        "DATE",
        "date",
        fields
        | ({"open": "order"} if max(first, second) <= 12 and first != second else {}),
    )


def build_month(pieces: Sequence[Piece]) -> Built | None:
    """A month: "mid-May", "last May", "May of next year"."""
    month, year = _first(pieces, "M"), _first(pieces, "Y")
    fields: Fields = {"month": month.value if month else ""}
    if year is not None:
        fields["year"] = year.value
    elif _first(pieces, "U") is not None:  # "May last year"
        fields["of"] = _which(pieces).get("which", "0")
    else:
        fields |= _which(pieces)
    return "DATE", "month", fields | _mods(pieces)


# "The past week" goes back from now, "last week" ended on Sunday.
_ROLLS = frozenset({"week", "month", "year", "decade", "century"})


def build_unit(pieces: Sequence[Piece]) -> Built | None:
    """A unit of the calendar, seen from now: "last week", "the quarter"."""
    unit = _first(pieces, "Uuc")
    if unit is None:
        return None
    offset = _which(pieces).get("which", "0")
    fields = {"unit": unit.value, "offset": offset}
    if any(p.kind == "J" or p.low in {"following", "previous"} for p in pieces):
        fields["from"] = "mention"
    if unit.value == "quarter" and not _which(pieces):  # "the quarter" is over
        fields["offset"] = "-1"
    if any(p.low == "past" for p in pieces) and unit.value in _ROLLS:
        if unit.value in {"decade", "century"}:
            return "DURATION", "window", {"count": "1", "unit": unit.value, "way": "-1"}
        fields["rolling"] = "1"
    return "DATE", "unit", fields | _mods(pieces)


def build_part(pieces: Sequence[Piece]) -> Built | None:
    """As in "this morning", "last night", "that evening"."""
    fields = {"offset": _which(pieces).get("which", "0")} | _clock_fields(pieces)
    if any(p.kind in "JX" for p in pieces) or not _which(pieces):
        fields |= {"from": "mention"}
    return "TIME", "day", fields | _mods(pieces)


def build_season(pieces: Sequence[Piece]) -> Built | None:
    """A season: "last spring", "the summer of 2031"."""
    season, year = _first(pieces, "S"), _first(pieces, "Y")
    fields: Fields = {"season": season.value if season else ""}
    if year is not None:
        fields["year"] = year.value
    elif _first(pieces, "U") is not None:
        fields["of"] = _which(pieces).get("which", "0")
    else:
        fields |= _which(pieces)
    return "DATE", "season", fields | _mods(pieces)


def build_quarter(pieces: Sequence[Piece]) -> Built | None:
    """One of four quarters; None for a fifth."""
    nth, year = _first(pieces, "o"), _first(pieces, "Y")
    if nth is None or int(nth.value) > 4:
        return None
    fields: Fields = {"quarter": nth.value}
    if year is not None:
        fields["year"] = year.value
    elif _first(pieces, "U") is not None:
        fields["of"] = _which(pieces).get("which", "0")
    return "DATE", "quarter", fields


def build_half(pieces: Sequence[Piece]) -> Built | None:
    """The first or second half of a year; None for a third."""
    nth, year = _first(pieces, "o"), _first(pieces, "Y")
    half = "2" if nth is None else nth.value
    if half not in {"1", "2"}:
        return None
    fields: Fields = {"half": half}
    if year is not None:
        return "DATE", "half", fields | {"year": year.value}
    unit = _first(pieces, "U")
    if unit is None or unit.value != "year":
        return None
    return "DATE", "half", fields | {"of": _which(pieces).get("which", "0")}


def build_week_of(pieces: Sequence[Piece]) -> Built | None:
    """The week that holds a day: "the week of May 5"."""
    if pieces[1].value != "week":
        return None
    _, fields = _day_fields(pieces[3:])
    return "DATE", "date", fields | {"unit": "week"}


def build_century(pieces: Sequence[Piece]) -> Built | None:
    """A century by its number."""
    nth = _first(pieces, "o")
    return None if nth is None else ("DATE", "century", {"century": nth.value})


def build_decade(pieces: Sequence[Piece]) -> Built | None:
    """Ten years by the first of them."""
    decade = _first(pieces, "x")
    if decade is None:
        return None
    return "DATE", "decade", {"year": decade.value} | _mods(pieces)


def build_year(pieces: Sequence[Piece]) -> Built | None:
    """A year by its number."""
    year = _first(pieces, "Y")
    return (
        None if year is None else ("DATE", "year", {"year": year.value} | _mods(pieces))
    )


def _counted(pieces: Sequence[Piece]) -> Fields:
    """How many of which unit; "X" for a number left open."""
    unit = _first(pieces, "UVuc")
    number = _first(pieces, "dNk") or _first(pieces, "a")
    count = "X" if number is None else "1" if number.kind == "a" else number.value
    if _first(pieces, "h") is not None:  # "an hour and a half"
        count = "3/2"
    about = _first(pieces, "q")
    fields = {"count": count, "unit": unit.value if unit else ""}
    return fields | ({"about": about.value} if about else {})


def _singular(pieces: Sequence[Piece]) -> Fields:
    """As counted; a unit without a number is one: "the year-ago harvest"."""
    fields = _counted(pieces)
    if _first(pieces, "dNka") is None and _first(pieces, "Uuc") is not None:
        fields["count"] = "1"
    return fields


def _of_quarter(pieces: Sequence[Piece]) -> Fields:
    """As in "the year-ago quarter", "the year-earlier third quarter"."""
    if pieces[-1].kind != "u":
        return {}
    nth = _first(pieces, "o")
    return {"quarter": nth.value if nth else "last"}


def build_ago(pieces: Sequence[Piece]) -> Built | None:
    """So many units before publication; "the year-ago quarter" is a quarter."""
    fields = _singular(pieces) | {"way": "-1", "from": "published"}
    return "DATE", "shift", fields | _of_quarter(pieces)


def build_shift(pieces: Sequence[Piece]) -> Built | None:
    """So many units from the day last named; hours hang on an event."""
    way = "1" if _first(pieces, "y") is not None else "-1"
    fields = _singular(pieces) | {"way": way, "from": "mention"} | _of_quarter(pieces)
    if fields["count"] == "X":
        return "DURATION", "event", fields
    return "DATE", "shift", fields


def build_after(pieces: Sequence[Piece]) -> Built | None:
    """A stretch that hangs on what is told next: "two hours after"."""
    return "DURATION", "event", _counted(pieces)


def build_window(pieces: Sequence[Piece]) -> Built | None:
    """As in "the past 24 hours", "the next few days", "recent weeks"."""
    way = "1" if any(p.kind == "X" for p in pieces) else "-1"
    return "DURATION", "window", _counted(pieces) | {"way": way}


def build_duration(pieces: Sequence[Piece]) -> Built | None:
    """A stretch of time."""
    return "DURATION", "duration", _counted(pieces)


def build_set(pieces: Sequence[Piece]) -> Built | None:
    """What comes again: "daily", "Tuesday nights", "every two weeks"."""
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
    return (
        "SET",
        "set",
        _counted(pieces) | ({"count": "1"} if not _first(pieces, "dN") else {}),
    )


def build_ref(pieces: Sequence[Piece]) -> Built | None:
    """Now, lately, in the future; None for a bare "this" or "last"."""
    if pieces[-1].kind == "G":
        return "DATE", "ref", {"value": "FUTURE_REF"}
    for piece in pieces:
        value = piece.value if piece.kind == "r" else _REFERENCES.get(piece.low)
        if value:
            return "DATE", "ref", {"value": value}
    return None


_REFERENCES = {
    "recent": "PAST_REF",
    "earlier": "PAST_REF",
    "past": "PAST_REF",
    "current": "PRESENT_REF",
}


def build_overnight(pieces: Sequence[Piece]) -> Built | None:
    """The night before the day named, or before today."""
    _, fields = _day_fields(pieces)
    fields.pop("from", None)  # the night before publication, whatever day was named
    return "TIME", "overnight", fields
