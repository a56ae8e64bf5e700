"""Every issue of `read`: the smallest input that raises it, and what it says."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sayso.model.document import Document
from sayso.read import ReadOptions, read_path
from sayso.vocab import table

HERE = Path(__file__).parent
AT = datetime(2031, 5, 4, 6, 0, tzinfo=UTC)
CODES = sorted(table("issues_read"))
# The limit that the folders of these codes are read with.
SMALL = {"S-READ-006": 100, "S-READ-007": 100}


def said_about(path: Path, code: str) -> str:
    options = ReadOptions(max_bytes=SMALL.get(code, 1_000_000))
    lines = []
    for result in read_path(path, options, AT):
        issues = result.issues if isinstance(result, Document) else (result,)
        for issue in issues:
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
