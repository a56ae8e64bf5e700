"""The rows of a table that a person keeps, out of TOML or CSV, each with its line."""

import csv
import io
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of one row by field, and the line on which it stands."""

    line: int
    cells: dict[str, object]


def rows_of(path: Path, kind: str) -> Iterator[Row]:
    """The tables [[kind]] of a TOML file, or the rows of a CSV file, in order."""
    text = _text(path)
    if path.suffix.lower() == ".csv":
        yield from _csv_rows(text, path)
    else:
        yield from _toml_rows(text, path, kind)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        message = f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8"
        raise InputError(message) from error


def _csv_rows(text: str, path: Path) -> Iterator[Row]:
    lines = csv.DictReader(io.StringIO(text, newline=""))
    if "name" not in [(field or "").strip() for field in lines.fieldnames or ()]:
        message = f"{path}: the first line must name the fields, with name among them"
        raise InputError(message)
    for cells in lines:
        # more cells than fields come under None, as a list; they are told as unknown
        found: dict[str, object] = {
            (field or "a cell too many").strip(): cell
            for field, cell in cells.items()
            if cell and (not isinstance(cell, str) or cell.strip())
        }
        if found:
            yield Row(line=lines.line_num, cells=found)


def _toml_rows(text: str, path: Path, kind: str) -> Iterator[Row]:
    try:
        tables = tomllib.loads(text).get(kind)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: does not parse: {error}") from error
    if not isinstance(tables, list):
        raise InputError(f"{path}: write each row as a table [[{kind}]]")
    heading = re.compile(rf"^\s*\[\[\s*{kind}\s*\]\]")
    lines = [i for i, line in enumerate(text.splitlines(), 1) if heading.match(line)]
    lines += [0] * (len(tables) - len(lines))
    for cells, line in zip(tables, lines, strict=False):
        yield Row(line=line, cells=cells if isinstance(cells, dict) else {})
