"""Every issue of `read`: the smallest input that raises it, and what it says."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.read import ReadOptions, read_path
from sayso.read.actor_lines import read_actor_lines
from sayso.read.actor_register import read_register
from sayso.read.inputs import Origin
from sayso.read.marked import read_marked
from sayso.vocab import table

HERE = Path(__file__).parent
AT = datetime(2031, 5, 4, 6, 0, tzinfo=UTC)
CODES = sorted(table("issues_read"))
# The limit that the folders of these codes are read with.
SMALL = {"S-READ-006": 100, "S-READ-007": 100}


def results_of(path: Path, code: str) -> Iterator[object]:
    """What the reader that has the code makes of a file."""
    options = ReadOptions(max_bytes=SMALL.get(code, 1_000_000))
    origin = Origin(where=str(path), at=AT, options=options)
    if code == "S-READ-030":
        yield from read_marked(BytesIO(path.read_bytes()), origin)
    elif code == "S-READ-031":
        yield from read_actor_lines(BytesIO(path.read_bytes()), origin)
    elif code in {"S-READ-032", "S-READ-033"}:
        yield from read_register(path)
    else:
        yield from read_path(path, options, AT)


def said_about(path: Path, code: str) -> str:
    lines = []
    for result in results_of(path, code):
        issues = result.issues if isinstance(result, Document) else (result,)
        for issue in (i for i in issues if isinstance(i, Issue)):
            where = (issue.where or "").replace(f"{path.parent}/", "")
            lines.append(f"{issue.code} {issue.level} {where}: {issue.message}\n")
    return "".join(lines)


@pytest.mark.parametrize("code", CODES)
def test_the_smallest_input_says_what_where_and_what_to_do(code: str):
    folder = HERE / code
    (path,) = folder.glob("input*")
    expected = (folder / "expected.txt").read_text("utf-8")
    assert said_about(path, code) == expected
    assert f"{code} {table('issues_read')[code]['level']}" in expected


@pytest.mark.parametrize("code", CODES)
def test_every_issue_is_explained(code: str):
    entry = table("issues_read")[code]
    assert entry["level"] in {"note", "warning", "error"}
    assert entry["title"]
    assert entry["explain"].endswith(".")
