"""The shipped gazetteer: one SQLite file, opened read-only.

Rules: the file never changes while it is open (immutable, so no locks and any number
of processes); it is opened at the first lookup; answers are kept for the names asked
last. It is not mapped into memory: measured, that gains no time and costs 20 MB. The
layout of the file is written down here and nowhere else.

    place  id (GeoNames id; negative where there is none), name, lat and lon in
           1/100,000 degree, country, kind (index into KINDS), unit, population
    other  id, ref: the PlaceId of places without a GeoNames id
    unit   id, code: administrative units ("US.LA.079")
    name   key (see `folding`), place
    meta   key, value: format, stamp, licence, sources
"""

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from sayso.errors import InputError
from sayso.gazetteer.folding import key_of, loose_key, readings_of
from sayso.model.ids import PlaceId
from sayso.model.place import Place, PlaceKind

FORMAT = "1"
KINDS: tuple[PlaceKind, ...] = (
    "populated place",
    "district",
    "region",
    "country",
    "area",
    "facility",
    "water",
)
DEGREE = 100_000
GEONAMES = "geonames:"
NAMES_KEPT = 4096

SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, lat INTEGER NOT NULL,
    lon INTEGER NOT NULL, country TEXT NOT NULL, kind INTEGER NOT NULL,
    unit INTEGER, population INTEGER);
CREATE TABLE other (id INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE);
CREATE TABLE unit (id INTEGER PRIMARY KEY, code TEXT NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_COLUMNS = """SELECT place.id, place.name, lat, lon, country, kind, unit.code,
    population, other.ref FROM {} LEFT JOIN unit ON unit.id = place.unit
    LEFT JOIN other ON other.id = place.id WHERE """
_BY_NAME = (
    _COLUMNS.format("name JOIN place ON place.id = name.place")
    + "name.key = ? ORDER BY population DESC, place.id"
)
_BY_ID = _COLUMNS.format("place") + "place.id = ?"
_BY_REF = "SELECT id FROM other WHERE ref = ?"

_Cells = tuple[int, str, int, int, str, int, str | None, int | None, str | None]


class SqliteGazetteer:
    """A gazetteer in a file made by `gazetteer.build`."""

    def __init__(self, path: Path, name: str = "shipped") -> None:
        self.name = name
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._found = lru_cache(maxsize=NAMES_KEPT)(self._look_up)

    def candidates(self, name: str) -> Sequence[Place]:
        """All places that carry the name, the most populous first; maybe none."""
        return self._found(key_of(name))

    def place(self, place: PlaceId) -> Place | None:
        """The place with this id, if this gazetteer has it."""
        number = self._number_of(place)
        if number is None:
            return None
        cells = self._open().execute(_BY_ID, (number,)).fetchone()
        return None if cells is None else _place(cells)

    def meta(self) -> dict[str, str]:
        """What the file says of itself: format, stamp, licence, sources."""
        return dict(self._open().execute("SELECT key, value FROM meta").fetchall())

    def close(self) -> None:
        """Let go of the file; the next lookup opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _look_up(self, key: str) -> tuple[Place, ...]:
        if not key:
            return ()
        execute = self._open().execute
        for reading in (key, *readings_of(key), loose_key(key)):
            if reading is not None:
                cells = execute(_BY_NAME, (reading,)).fetchall()
                if cells:
                    return tuple(map(_place, cells))
        return ()

    def _number_of(self, place: PlaceId) -> int | None:
        if place.startswith(GEONAMES):
            digits = place.removeprefix(GEONAMES)
            usable = digits.isascii() and digits.isdigit() and len(digits) < 16
            return int(digits) if usable else None
        cells = self._open().execute(_BY_REF, (place,)).fetchone()
        return None if cells is None else int(cells[0])

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = open_file(self.path)
        return self._connection


def open_file(path: Path) -> sqlite3.Connection:
    """A read-only connection; InputError says what is wrong with the file."""
    if not path.is_file():
        message = (
            f"no gazetteer at {path.name!r}: it is made when the package is installed; "
            f"run: pip install -e ."
        )
        raise InputError(message)
    uri = path.resolve().as_uri() + "?mode=ro&immutable=1"
    # Threads may share it: SQLite itself takes turns, and nothing is ever written.
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    try:
        cells = connection.execute("SELECT value FROM meta WHERE key = 'format'")
        found = cells.fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        message = f"{path} is no gazetteer file: {error}; build it again"
        raise InputError(message) from error
    if found is None or found[0] != FORMAT:
        connection.close()
        message = f"{path} has another format than {FORMAT}; build it again"
        raise InputError(message)
    return connection


def _place(cells: _Cells) -> Place:
    number, name, lat, lon, country, kind, unit, population, ref = cells
    return Place(
        place=PlaceId(ref or f"{GEONAMES}{number}"),
        name=name,
        lat=lat / DEGREE,
        lon=lon / DEGREE,
        country=country,
        kind=KINDS[kind],
        within=unit,
        population=population,
    )
