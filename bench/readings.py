"""The shipped default, end to end: gold records in, public readings out, scored.

Everything goes through `sayso read`'s own path (JSONL in, contract JSON out), so that
what is measured is what a user gets.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from sayso.cli.reading_inputs import make_pipeline
from sayso.extract import Weights
from sayso.model.document import Document
from sayso.publish.reading_json import reading_as_json
from sayso.read import ReadOptions, read_stream

AT = datetime(2031, 5, 4, tzinfo=UTC)
Record = dict


def records_in(path: Path) -> list[Record]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def readings_of(records: Iterable[Record], weights: Weights = "none") -> list[Record]:
    """The public reading of each record, in order."""
    pipeline = make_pipeline((), strict=True, weights=weights)
    lines = b"".join(input_line(record) for record in records)
    documents = read_stream(BytesIO(lines), ReadOptions(input_format="jsonl"), at=AT)
    return [
        json.loads(reading_as_json(pipeline.read(doc)))
        for doc in documents
        if isinstance(doc, Document)
    ]


def input_line(record: Record) -> bytes:
    """A gold record as a line of `sayso read`'s input, without its gold."""
    line = {"id": record["id"], "text": record["text"], "lang": "en"}
    for name in ("title", "outlet"):
        if record.get(name):
            line[name] = record[name]
    published = record.get("published_at") or record.get("dct") or record.get("date")
    if published:
        line["published_at"] = published
    return json.dumps(line).encode() + b"\n"


def scored(
    shared: Path, task: str, gold: Path, readings: list[Record], *options: str
) -> dict:
    """What the shared scorer says of the readings."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as out:
        out.writelines(json.dumps(reading) + "\n" for reading in readings)
        out.flush()
        command = [sys.executable, "-m", "score", task, gold.resolve(), out.name]
        run = subprocess.run(
            [*command, *options],
            cwd=shared,
            capture_output=True,
            text=True,
            check=False,
        )
    if run.returncode:
        raise SystemExit(f"the scorer failed on {gold.name}: {run.stderr}")
    return json.loads(run.stdout)


def digest_of(path: Path) -> str:
    """A short digest of texts and annotations, which pins what a floor was set on."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
