"""The project names no machine's folders, no registry and no unfinished business."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = {".py", ".md", ".toml", ".say", ".txt", ".yml", ".json", ".jsonl", ""}
# "/home/ana/...", "/root/x": a folder of somebody's machine
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:home|root|work|Users)/\w")
UNFINISHED = re.compile(
    r"\b(?:TO" + "DO|FIX" + "ME|X" + "XX)\\b|NotImplemented" + "Error"
)


def tracked() -> list[Path]:
    # what git would keep: a fresh clone and a tree with new files give the same answer
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = (ROOT / line for line in listed.stdout.splitlines())
    here = Path(__file__)
    return [p for p in paths if p.suffix in TEXT and p.is_file() and p != here]


@pytest.mark.parametrize("pattern", [MACHINE_PATH, UNFINISHED])
def test_no_tracked_file_holds(pattern: re.Pattern[str]):
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked()
        if (match := pattern.search(path.read_text("utf-8", "replace")))
    ]
    assert found == []
