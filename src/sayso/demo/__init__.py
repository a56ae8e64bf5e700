"""The bundled story, made up: a conflict, a country, its outlets; and any like it.

A story is a folder: `story.toml` lists deliveries (a file, when it was recorded, what
its publisher says of it), beside it the files, a gazetteer and an outline map. The
tests' stories have the same form.
"""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from typing import Any

from sayso.errors import InputError
from sayso.pipeline import Outcome, Pipeline
from sayso.ports import Ledger
from sayso.read import ReadOptions, read_stream

FORMATS = {".txt": "jsonl", ".json": "telegram", ".xml": "feed", ".html": "html"}
HEAD_FIELDS = ("outlet", "credit", "title", "url", "byline", "published_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A file of a story, as bytes of an input format, and when it was recorded."""

    name: str
    recorded_at: datetime
    input_format: str
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story in the order in which its deliveries were recorded.

    `gazetteer` and `outline` are paths; None where the story brings none.
    """

    title: str
    folder: Path
    gazetteer: Path | None
    outline: Path | None
    deliveries: tuple[Delivery, ...]


def bundled() -> Story:
    """The story that comes with the program."""
    with as_file(files(__name__) / "story") as folder:
        return load_story(folder)


def load_story(folder: Path) -> Story:
    """The story in a folder; InputError when its table of contents is wrong."""
    contents = folder / "story.toml"
    try:
        table = tomllib.loads(contents.read_text("utf-8"))
        rows = [_delivery(folder, row) for row in table["delivery"]]
        title = str(table["title"])
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        message = f"{contents} is no story: {error!r}"
        raise InputError(message) from error
    return Story(
        title=title,
        folder=folder,
        gazetteer=_beside(folder, table.get("gazetteer")),
        outline=_beside(folder, table.get("outline")),
        deliveries=tuple(sorted(rows, key=lambda row: row.recorded_at)),
    )


def _beside(folder: Path, name: str | None) -> Path | None:
    return folder / name if name else None


def _delivery(folder: Path, row: dict[str, Any]) -> Delivery:
    path = folder / row["file"]
    raw = path.read_bytes()
    if path.suffix == ".txt":
        raw = _as_record(raw.decode("utf-8"), row)
    return Delivery(
        name=path.name,
        recorded_at=row["recorded_at"].astimezone(UTC),
        input_format=FORMATS[path.suffix],
        raw=raw,
    )


def _as_record(text: str, row: dict[str, Any]) -> bytes:
    # A plain text with the head that the table gives it is one line of JSONL.
    record: dict[str, Any] = {"id": row["file"], "text": text}
    record |= {name: row[name] for name in HEAD_FIELDS if name in row}
    if isinstance(record.get("published_at"), datetime):
        record["published_at"] = record["published_at"].isoformat()
    return json.dumps(record).encode()


def enter_story(story: Story, ledger: Ledger, pipeline: Pipeline) -> Iterator[Outcome]:
    """Enter each delivery at the moment it says it was recorded."""
    for delivery in story.deliveries:
        options = ReadOptions(input_format=delivery.input_format)
        at = delivery.recorded_at
        items = read_stream(BytesIO(delivery.raw), options, at=at)
        yield from pipeline.enter(ledger, items, run=delivery.name, at=at)
