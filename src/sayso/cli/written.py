"""Files that are there whole or not at all."""

from collections.abc import Iterable
from pathlib import Path


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write beside and move: what fails half-way leaves no half file behind."""
    beside = path.with_name(path.name + ".part")
    try:
        with beside.open("wb") as out:
            out.writelines(pieces)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
