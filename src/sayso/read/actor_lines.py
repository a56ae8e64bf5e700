"""Names to be coded as JSON lines: {"id", "text", "on"}.

"on" is the day as of which the name is meant; without it, the day of the run.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from sayso.model.issue import Issue
from sayso.read.inputs import Origin
from sayso.read.issues import issue
from sayso.read.objects import BadLineError, object_of, text_of
from sayso.read.streams import Line, lines_of

READER = "actor-lines@1"
_SPOKEN = re.compile(r"\d{1,2} [A-Za-z]+ \d{4}")  # 12 April 2031


@dataclass(frozen=True, slots=True, kw_only=True)
class NameAsked:
    """A name that is to be coded; `given_id` as it came in."""

    given_id: object
    text: str
    on: date


def read_actor_lines(stream: BinaryIO, origin: Origin) -> Iterator[NameAsked | Issue]:
    """A name, or the issue that says why there is none, a line, in order."""
    for line in lines_of(stream, origin.options.max_bytes):
        if line.raw is not None and not line.raw.strip():
            continue
        try:
            yield _asked(line, origin)
        except BadLineError as error:
            where = origin.item(f"line {line.number}").where
            yield issue(error.code, where, f"{error}; skipped", READER)


def _asked(line: Line, origin: Origin) -> NameAsked:
    row = object_of(line, origin)
    text = text_of(row)
    given = row.get("on")
    if given is None or given == "":
        return NameAsked(given_id=row.get("id"), text=text, on=origin.at.date())
    try:
        day = day_of(str(given), origin.at.date())
    except ValueError as error:
        message = f'"on" is {given!r:.40}, which is no date (2031-05-01)'
        raise BadLineError("S-READ-031", message) from error
    return NameAsked(given_id=row.get("id"), text=text, on=day)


def day_of(words: str, today: date) -> date:
    """The day that words name: ISO 8601, "12 April 2031", "today"; else ValueError."""
    plain = words.strip()
    if plain.casefold() == "today":
        return today
    if _SPOKEN.fullmatch(plain):
        return datetime.strptime(plain, "%d %B %Y").date()  # noqa: DTZ007 - a bare day
    return datetime.fromisoformat(plain).date()
