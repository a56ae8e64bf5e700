"""Makes the shipped gazetteer file when the package is built.

Rules: the same packages and the same curated tables give the same bytes; a file whose
stamp is right is left alone; a file appears whole or not at all. The data of GeoNames
is under CC BY 4.0: the notice stands in the file's `meta` table and in NOTICE.
"""

import hashlib
import sqlite3
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.errors import InputError
from sayso.gazetteer.folding import key_of, loose_key
from sayso.gazetteer.sources import (
    PackageFiles,
    Row,
    installed_packages,
    rows_of,
    with_curated_names,
)
from sayso.gazetteer.sqlite_file import DEGREE, FORMAT, GEONAMES, KINDS, SCHEMA
from sayso.gazetteer.table_file import read_table

LICENCE = (
    "Contains data of GeoNames (https://www.geonames.org), licensed under CC BY 4.0 "
    "(https://creativecommons.org/licenses/by/4.0/); names and points were selected, "
    "units' points computed, and curated places added."
)
# Where names come out of Arabic script, papers agree on no spelling.
ARABIC_SCRIPT = frozenset(
    "AE BH DZ EG EH IL IQ IR JO KW LB LY MA MR OM PS QA SA SD SY TN YE AF PK".split()
)
CODE_FOLDER = Path(__file__).parent
_SOURCES = ("sources.py", "build.py", "folding.py", "sqlite_file.py")


def bring_up_to_date(target: Path, folder: Path) -> bool:
    """Build the file unless it is there and current; whether it was built.

    `folder` holds the code and `data/` of this package.
    """
    try:
        files = installed_packages()
    except InputError:
        if target.is_file():  # an offline rebuild keeps what it has
            return False
        raise
    stamp = stamp_of(files.versions, folder)
    if target.is_file() and stamp_in(target) == stamp:
        return False
    build(target, files, folder / "data", stamp)
    return True


def stamp_of(versions: Iterable[str], folder: Path) -> str:
    """A hash over everything that decides what is in the file."""
    digest = hashlib.sha256("\n".join((FORMAT, *versions)).encode())
    tables = sorted((folder / "data").glob("*.toml"))
    for path in (*(folder / name for name in _SOURCES), *tables):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def stamp_in(target: Path) -> str | None:
    """The stamp of a built file, None when it has none."""
    connection = sqlite3.connect(f"{target.resolve().as_uri()}?mode=ro", uri=True)
    try:
        query = "SELECT value FROM meta WHERE key = 'stamp'"
        found = connection.execute(query).fetchone()
    except sqlite3.DatabaseError:
        return None
    finally:
        connection.close()
    return str(found[0]) if found else None


def build(target: Path, files: PackageFiles, data: Path, stamp: str) -> None:
    """Write the gazetteer file from packages and curated tables."""
    facts = tomllib.loads((data / "countries.toml").read_text("utf-8"))
    supplement = data / "supplement.toml"
    curated, issues = read_table(supplement, "sayso")
    if issues:
        raise InputError("; ".join(issue.message for issue in issues))
    names = tomllib.loads(supplement.read_text("utf-8"))
    rows, unmatched = with_curated_names(rows_of(files, facts), names)
    if unmatched:
        message = f"{supplement.name}: no such place: {', '.join(unmatched)}"
        raise InputError(message)
    own = (Row(place, names) for place, names in curated.rows)
    meta = {
        "format": FORMAT,
        "stamp": stamp,
        "licence": LICENCE,
        "sources": ", ".join(files.versions),
    }
    write_file(target, (*rows, *own), meta)


def write_file(target: Path, rows: Iterable[Row], meta: dict[str, str]) -> None:
    """Write rows to a new file, which replaces the old one when it is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    connection = sqlite3.connect(partial)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        connection.executescript(SCHEMA)
        _fill(connection, _numbered(rows))
        connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    partial.replace(target)


def _numbered(rows: Iterable[Row]) -> Iterator[tuple[int, Row]]:
    """Rows with their number: the GeoNames id, else -1, -2, … in the order given."""
    others = 0
    taken: set[int] = set()
    for row in rows:
        ref = row.place.place
        if ref.startswith(GEONAMES):
            number = int(ref.removeprefix(GEONAMES))
        else:
            others -= 1
            number = others
        if number not in taken:
            taken.add(number)
            yield number, row


def _fill(connection: sqlite3.Connection, rows: Iterable[tuple[int, Row]]) -> None:
    units: dict[str, int] = {}
    keys: set[tuple[str, int]] = set()
    for number, row in rows:
        place = row.place
        unit = units.setdefault(place.within, len(units) + 1) if place.within else None
        connection.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                place.name,
                round(place.lat * DEGREE),
                round(place.lon * DEGREE),
                place.country,
                KINDS.index(place.kind),
                unit,
                place.population or None,
            ),
        )
        if number < 0:
            connection.execute("INSERT INTO other VALUES (?, ?)", (number, place.place))
        keys.update((key, number) for key in keys_of(row))
    connection.executemany("INSERT INTO name VALUES (?, ?)", sorted(keys))
    pairs = ((number, code) for code, number in units.items())
    connection.executemany("INSERT INTO unit VALUES (?, ?)", pairs)


def keys_of(row: Row) -> set[str]:
    """Every key under which a row is found."""
    keys = {key_of(name) for name in row.names}
    if row.place.country in ARABIC_SCRIPT:
        keys |= {loose for key in keys if (loose := loose_key(key)) is not None}
    return {key for key in keys if len(key) > 1}
