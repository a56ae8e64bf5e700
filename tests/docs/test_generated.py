"""The pages that come from the code are current, and every link resolves."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.cli import COMMANDS, group

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
# [text](target), not an image, not an address
LINK = re.compile(r"\[[^\]]+\]\(([^)#:]+)(?:#[^)]*)?\)")


def test_the_generated_pages_are_current():
    run = subprocess.run(
        [sys.executable, ROOT / "docs" / "generate.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_inside_resolve(page: Path):
    targets = LINK.findall(page.read_text("utf-8"))
    assert [t for t in targets if not (page.parent / t).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_page_is_longer_than_one_subject(page: Path):
    limit = 150 if page.name == "README.md" else 500
    generated = page.read_text("utf-8").startswith("<!-- generated")
    assert generated or len(page.read_text("utf-8").splitlines()) <= limit


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_of_commands_says_what_the_command_says(name: str):
    command = group.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    assert command.help
    assert command.epilog, "every command shows an example"
