"""A user's own register of actors: a TOML or CSV file of people and bodies.

    [[actor]]
    name = "Mira Solen"
    aliases = ["Mira Sollen"]
    country = "KV"
    sectors = ["GOV"]
    title = "foreign minister"
    from = 2029-03-01
    until = 2031-05-01
    person = true

Rules that hold here: rows of one name and country are one actor with several offices;
`until` is the first day on which an office is no longer held; a row that cannot be
used is an Issue with its line and the reason, and the rest is used; a file that
cannot be parsed at all is an InputError. In CSV the first line names the fields, an
empty cell says nothing, and aliases and sectors are divided by "|".
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from sayso.errors import InputError
from sayso.model.actorcode import KnownActor, Office
from sayso.model.issue import Issue
from sayso.read.issues import issue
from sayso.read.register_rows import Row, rows_of
from sayso.vocab import table

READER = "actor-register@1"
FIELDS = ("name", "aliases", "country", "sectors", "title", "from", "until", "person")
_YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


class _BadRowError(ValueError):
    """Why a row cannot be used."""


def read_register(path: Path) -> Iterator[KnownActor | Issue]:
    """What could not be used of a file, then its actors in their order."""
    actors: dict[tuple[str, str], KnownActor] = {}
    for row in rows_of(path, "actor"):
        where = f"{path}, line {row.line}"
        try:
            actor = _actor(row)
        except _BadRowError as error:
            yield issue("S-READ-032", where, f"{error}; the row is left out", READER)
            continue
        odd = sorted(set(row.cells) - set(FIELDS))
        if odd:
            message = f"unknown field {', '.join(odd)} ignored; known: {_list(FIELDS)}"
            yield issue("S-READ-033", where, message, READER)
        key = (actor.name.casefold(), actor.country)
        actors[key] = _joined(actors[key], actor) if key in actors else actor
    if not actors:
        raise InputError(f"{path}: no actor in it can be used")
    yield from actors.values()


def _joined(one: KnownActor, more: KnownActor) -> KnownActor:
    """One actor with the names and offices of both rows."""
    return replace(
        one,
        aliases=tuple(dict.fromkeys((*one.aliases, *more.aliases))),
        offices=(*one.offices, *more.offices),
        is_person=one.is_person or more.is_person,
    )


def _actor(row: Row) -> KnownActor:
    name = _words(row, "name")
    if not name:
        raise _BadRowError("no name")
    office = _office(row)
    return KnownActor(
        name=name,
        aliases=tuple(_several(row, "aliases")),
        country=_country(_words(row, "country")),
        offices=(office,) if office is not None else (),
        is_person=_is_person(row, office),
    )


def _office(row: Row) -> Office | None:
    """What the row says somebody is; None where it says nothing of that."""
    sectors, known = _several(row, "sectors"), _sectors()
    for code in sectors:
        if code not in known:
            message = f"sector {code!r} is none of PLOVER's: {_list(sorted(known))}"
            raise _BadRowError(message)
    begin, end = _day(row, "from"), _day(row, "until")
    if begin and end and end <= begin:
        raise _BadRowError(f"until {end} is not after from {begin}")
    title = _words(row, "title") or None
    if not sectors:
        if begin or end or title:
            raise _BadRowError("an office needs sectors, such as GOV")
        return None
    return Office(sectors=tuple(sectors), title=title, begin=begin, end=end)


def _sectors() -> frozenset[str]:
    codes = table("actors_sectors")["codes"]["all"]
    return frozenset(codes.split())


def _country(code: str) -> str:
    """The three letters; of ISO's two, the three of the standard."""
    if not code:
        return ""
    codes: list[str] = table("actors_countries")["alpha3"]["codes"].split()
    three = dict(zip(codes[::2], codes[1::2], strict=True)).get(code, code)
    is_code = three.isascii() and three.isalpha() and three.isupper()
    if not is_code or len(three) not in {2, 3}:
        raise _BadRowError(f"country is {code!r}; it must be a code such as KAZ or KZ")
    return three


def _is_person(row: Row, office: Office | None) -> bool:
    """As said; where it is not, who holds a titled office is a person."""
    value = row.cells.get("person")
    if value is None:
        return office is not None and office.title is not None
    said = _YES.get(str(value).strip().casefold())
    if said is None:
        raise _BadRowError(f"person is {value!r}; it must be yes or no")
    return said


def _words(row: Row, field: str) -> str:
    value = row.cells.get(field, "")
    if not isinstance(value, str):
        raise _BadRowError(f"{field} is {value!r}; it must be words")
    return value.strip()


def _several(row: Row, field: str) -> list[str]:
    value = row.cells.get(field, [])
    items = value.split("|") if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(i, str) for i in items):
        raise _BadRowError(f"{field} is {value!r}; it must be a list of words")
    return [item.strip() for item in items if item.strip()]


def _day(row: Row, field: str) -> date | None:
    """A day, or the first of a month or year."""
    value = row.cells.get(field)
    if value is None or isinstance(value, date):
        return value
    try:
        numbers = [int(part) for part in str(value).strip().split("-")]
        return date(*(*numbers, 1, 1)[:3])
    except (ValueError, TypeError, OverflowError) as error:
        message = f"{field} is {value!r}; it must be a day such as 2031-05-01"
        raise _BadRowError(message) from error


def _list(words: tuple[str, ...] | list[str]) -> str:
    return ", ".join(words)
