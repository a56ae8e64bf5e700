"""Made-up archives to enter, and what is in a ledger afterwards."""

import json
from pathlib import Path

from sayso.errors import LedgerError
from sayso.ledger.sqlite import open_ledger
from sayso.model.codec import kind_of
from sayso.model.document import Document
from sayso.model.entry import NOW

TOWNS = ("Halvik", "Dresna", "Tarn", "Port Sennet", "Velmora")


def record(number: int) -> dict[str, str]:
    """A short report; every tenth bears on the others of its kind."""
    text = f"The harbour office said that ferry {number} had left with {number} cars."
    if number % 10 == 0:
        town = TOWNS[number // 10 % len(TOWNS)]
        text = f"The Defence Ministry denied that rebels had entered {town}."
    return {
        "id": f"n{number}",
        "outlet": f"Outlet {number % 7}",
        "published_at": f"2031-05-0{1 + number % 4}T{number % 24:02d}:00:00Z",
        "text": text,
    }


def corpus(folder: Path, count: int, name: str = "corpus.jsonl") -> Path:
    path = folder / name
    rows = [json.dumps(record(number)) for number in range(count)]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def content(path: Path) -> list[tuple[str, str]]:
    """Every entry by its id; a document by its own, since the entry has our clock."""
    ledger = open_ledger(path, read_only=True)
    try:
        return [
            (
                kind_of(entry.payload),
                entry.payload.doc
                if isinstance(entry.payload, Document)
                else entry.entry,
            )
            for entry in ledger.entries(NOW)
        ]
    finally:
        ledger.close()


def documents_in(path: Path) -> int:
    try:
        return sum(kind == "document" for kind, _ in content(path))
    except LedgerError:
        return 0  # it is just being made
