"""Passages of Karvelia as documents, and the pipeline that reads them by rules."""

import json
from functools import cache
from io import BytesIO
from pathlib import Path

from sayso.cli.reading_inputs import make_pipeline
from sayso.model.document import Document
from sayso.pipeline import Pipeline
from sayso.read import ReadOptions, read_stream
from tests.linking.story import moment

STORY = Path(__file__).parents[2] / "src" / "sayso" / "demo" / "story"


@cache
def reader() -> Pipeline:
    """Rules alone, with the places of the demo's story."""
    return make_pipeline((STORY / "karvelia.toml",), strict=True)


def passage(text: str, outlet: str, published_at: str | None = None) -> Document:
    """A passage as `sayso read` gets it from a line of JSON."""
    line = {"text": text, "outlet": outlet, "lang": "en", "published_at": published_at}
    raw = BytesIO(json.dumps(line).encode())
    options = ReadOptions(input_format="jsonl")
    found = list(read_stream(raw, options, at=moment("9 09:00")))
    assert isinstance(found[0], Document)
    return found[0]
