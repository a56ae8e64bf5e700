"""A small gazetteer out of one TOML, JSON or CSV file: a story's own places.

Rules: a row that cannot be used is an Issue that names its row and the reason, and
the rest is used; a file that cannot be parsed at all is an InputError. Row keys are
unique; the id of a place is "<gazetteer>:<key>", or "geonames:<number>" for a row that
says which place of GeoNames it is; the gazetteer is called what the file's `name`
says, else what the file is called. In CSV the first line names the fields, an empty
cell says nothing, and aliases are divided by "|".

    name = "karvelia"

    [[place]]
    key = "dresna"
    name = "Dresna"
    lat = 47.1
    lon = 21.4
    country = "KV"
    kind = "populated place"
    aliases = ["Drezna"]
"""

import csv
import io
import json
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from sayso.errors import InputError
from sayso.gazetteer.folding import key_of, readings_of
from sayso.model.ids import PlaceId
from sayso.model.issue import Issue
from sayso.model.place import Place, PlaceKind

KINDS: tuple[str, ...] = get_args(PlaceKind)
_KNOWN = frozenset(
    "key name lat lon country kind within population aliases geonames note "
    "source".split()
)
_NEEDED = ("key", "name", "lat", "lon", "country")


class TableGazetteer:
    """A gazetteer of rows held in memory."""

    def __init__(
        self, name: str, rows: Sequence[tuple[Place, Sequence[str]]], /
    ) -> None:
        self.name = name
        self.rows = tuple((place, tuple(names)) for place, names in rows)
        self._places = {place.place: place for place, _ in self.rows}
        by_key: dict[str, dict[PlaceId, Place]] = defaultdict(dict)
        for place, names in self.rows:
            for each in names:
                by_key[key_of(each)][place.place] = place
        self._by_key = {
            key: tuple(sorted(found.values(), key=lambda p: -(p.population or 0)))
            for key, found in by_key.items()
        }

    def candidates(self, name: str) -> Sequence[Place]:
        """All places that carry the name, the most populous first; maybe none."""
        key = key_of(name)
        for reading in (key, *readings_of(key)):
            if reading in self._by_key:
                return self._by_key[reading]
        return ()

    def place(self, place: PlaceId) -> Place | None:
        """The place with this id, if this gazetteer has it."""
        return self._places.get(place)


def read_table(
    path: Path, name: str | None = None
) -> tuple[TableGazetteer, tuple[Issue, ...]]:
    """The gazetteer of a file, and what could not be used of it."""
    table = _table(path)
    title = name or _title(table, path)
    rows: list[tuple[Place, tuple[str, ...]]] = []
    issues: list[Issue] = []
    seen: set[str] = set()
    for number, raw in enumerate(table["place"], start=1):
        fault = _fault(raw, seen)
        if fault is not None:
            issues.append(_issue(path, number, raw, fault))
            continue
        seen.add(raw["key"])
        rows.append((_place(title, raw), (raw["name"], *raw.get("aliases", ()))))
        issues.extend(_unknown(path, number, raw))
    return TableGazetteer(title, rows), tuple(issues)


def _table(path: Path) -> dict[str, Any]:
    table = _parsed(path)
    if not isinstance(table, dict) or not isinstance(table.get("place"), list):
        message = f"{path}: no places; write each as a table [[place]]"
        raise InputError(message)
    return table


def _title(table: Mapping[str, Any], path: Path) -> str:
    title = table.get("name")
    return title if isinstance(title, str) and title.strip() else path.stem


def _parsed(path: Path) -> object:
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror}"
        raise InputError(message) from error
    except UnicodeDecodeError as error:
        message = f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8"
        raise InputError(message) from error
    if path.suffix.lower() == ".csv":
        return {"place": _csv_rows(text.removeprefix("\ufeff"))}
    try:
        # tomllib and json both raise a ValueError that says line and column
        return json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except ValueError as error:
        message = f"{path}: does not parse: {error}"
        raise InputError(message) from error


def _csv_rows(text: str) -> list[object]:
    """The rows of a CSV file as tables; a cell that is no number stays words."""
    rows: list[object] = []
    for cells in csv.DictReader(io.StringIO(text, newline="")):
        row: dict[str, object] = {}
        for field, cell in cells.items():
            if not isinstance(cell, str) or not cell.strip():
                continue
            # more cells than fields come under None, as a list
            row[field.strip()] = _cell(field.strip(), cell.strip())
        rows.append(row)
    return rows


def _cell(field: str, cell: str) -> object:
    if field == "aliases":
        return [alias.strip() for alias in cell.split("|") if alias.strip()]
    try:
        if field in {"lat", "lon"}:
            return float(cell)
        return int(cell) if field in {"population", "geonames"} else cell
    except ValueError:
        return cell  # what is wrong with it is said for all files in one place


def _fault(raw: Any, seen: set[str]) -> str | None:  # noqa: ANN401 - any shape of data
    """Why a row cannot be used, or None."""
    if not isinstance(raw, dict):
        return f"a row is a table, not {raw!r}"
    missing = [field for field in _NEEDED if field not in raw]
    if missing:
        return f"no {' and no '.join(missing)}"
    for field in ("key", "name", "country"):
        if not isinstance(raw[field], str) or not raw[field].strip():
            return f"{field} is {raw[field]!r}; it must be words"
    if raw["key"] in seen:
        return f"the key {raw['key']!r} stands twice"
    return _bad_number(raw) or _bad_choice(raw)


def _bad_number(raw: Mapping[str, Any]) -> str | None:
    for field, limit in (("lat", 90), ("lon", 180)):
        value = raw[field]
        if not _is_number(value) or not -limit <= value <= limit:
            return f"{field} is {value!r}; it must be degrees from -{limit} to {limit}"
    population = raw.get("population", 0)
    if not isinstance(population, int) or population < 0:
        return f"population is {population!r}; it must be a whole number"
    number = raw.get("geonames", 1)
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        return f"geonames is {number!r}; it must be the number of a place there"
    return None


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _bad_choice(raw: Mapping[str, Any]) -> str | None:
    kind = raw.get("kind", KINDS[0])
    if kind not in KINDS:
        return f"kind is {kind!r}; it must be one of {', '.join(KINDS)}"
    aliases = raw.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(a, str) for a in aliases):
        return f"aliases is {aliases!r}; it must be a list of names"
    within = raw.get("within")
    if within is not None and not isinstance(within, str):
        return f"within is {within!r}; it must be the code of a unit"
    return None


def _place(title: str, raw: Mapping[str, Any]) -> Place:
    number = raw.get("geonames")
    return Place(
        place=PlaceId(
            f"{title}:{raw['key']}" if number is None else f"geonames:{number}"
        ),
        name=raw["name"],
        lat=float(raw["lat"]),
        lon=float(raw["lon"]),
        country=raw["country"],
        kind=raw.get("kind", KINDS[0]),
        within=raw.get("within"),
        population=raw.get("population"),
    )


def _issue(path: Path, number: int, raw: object, fault: str) -> Issue:
    key = raw.get("key") if isinstance(raw, dict) else None
    called = f" ({key!r})" if isinstance(key, str) else ""
    return Issue(
        code="S-GAZETTEER-001",
        level="warning",
        message=f"place {number}{called} is left out: {fault}",
        where=f"{path}, place {number}",
    )


def _unknown(path: Path, number: int, raw: Mapping[str, Any]) -> list[Issue]:
    odd = sorted(set(raw) - _KNOWN)
    if not odd:
        return []
    message = f"place {number} ({raw['key']!r}): unknown field {', '.join(odd)} ignored"
    return [
        Issue(
            code="S-GAZETTEER-002",
            level="note",
            message=message,
            where=f"{path}, place {number}",
        )
    ]
