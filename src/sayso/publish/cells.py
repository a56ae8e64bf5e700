"""CSV lines as in RFC 4180, safe to open in a spreadsheet.

A text that begins as a formula does (`=`, `+`, `-`, `@`, a tab or a carriage return)
gets an apostrophe before it; numbers are numbers and stay. Several values of one cell
are parted by "; ".
"""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime

Cell = str | int | float | bool | datetime | Iterable[str] | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_line(cells: Iterable[Cell]) -> bytes:
    """One record, with its line end."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([cell_of(c) for c in cells])
    return out.getvalue().encode("utf-8", "backslashreplace")


def cell_of(cell: Cell) -> str:
    """A value as the text of a cell; None is empty, times are UTC with Z."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(cell, (int, float)):
        return str(cell)
    return guarded(cell if isinstance(cell, str) else "; ".join(cell))


def guarded(words: str) -> str:
    """The words, with an apostrophe before what a spreadsheet would reckon out."""
    return "'" + words if words.startswith(_FORMULA) else words
