"""Names to candidate places: the fence around place data.

Rules: nothing else opens the shipped file; every gazetteer keeps to `ports.Gazetteer`.
"""

from functools import cache
from pathlib import Path

from sayso.gazetteer.layered import LayeredGazetteer
from sayso.gazetteer.sqlite_file import SqliteGazetteer
from sayso.gazetteer.table_file import TableGazetteer, read_table

__all__ = [
    "SHIPPED_FILE",
    "LayeredGazetteer",
    "SqliteGazetteer",
    "TableGazetteer",
    "read_table",
    "shipped",
]

SHIPPED_FILE = Path(__file__).parent / "data" / "places.sqlite"


@cache
def shipped() -> SqliteGazetteer:
    """The gazetteer that comes with the package, opened at its first lookup."""
    return SqliteGazetteer(SHIPPED_FILE)
