"""Every command of the tutorial runs, in its order, and shows what the page says."""

import re
import shlex
from pathlib import Path

import pytest

from tests.unit.cli.shell import demo_ledger, inside, sayso

DOCS = Path(__file__).parents[2] / "docs"
# a fenced block of shell commands
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)


def commands_of(page: str) -> list[str]:
    blocks = BLOCK.findall((DOCS / page).read_text("utf-8"))
    lines = [line for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("sayso ")]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a text of one's own, and the ledger of the story."""
    monkeypatch.setenv("SAYSO_LEDGER", str(demo_ledger(tmp_path)))
    story = "The mayor of Halvik said on Friday that 12 people were killed.\n"
    (tmp_path / "story.txt").write_text(story, "utf-8")
    return tmp_path


def test_the_tutorial_runs_from_the_first_flash_to_the_rulings(desk: Path):
    lines = commands_of("tutorial/first-hour.md")
    assert len(lines) > 20
    with inside(desk):
        for line in lines:
            command, _, shown = line.partition("# shows ")
            said = sayso(*shlex.split(command)[1:])
            assert said.status == 0, f"{line}\n{said.err}"
            assert shown in " ".join(said.out.split()), f"{line}\n{said.out}"


@pytest.mark.parametrize(
    "page",
    ["explain/two-clocks.md", "howto/correct-a-misreading.md", "howto/export.md"],
)
def test_the_commands_of_other_pages_run_where_the_story_has_what_they_name(
    desk: Path, page: str
):
    with inside(desk):
        for line in commands_of(page):
            if re.search(r"c62f2fe1|undo", line):
                continue  # an id or a number that stands for yours
            words, _, _ = line.partition(" > ")
            said = sayso(*shlex.split(words, comments=True)[1:])
            assert said.status == 0, f"{line}\n{said.err}"


@pytest.mark.parametrize("page", sorted(DOCS.glob("*/*.md")), ids=lambda p: p.name)
def test_every_command_that_a_page_shows_exists_with_its_options(page: Path):
    for line in commands_of(str(page.relative_to(DOCS))):
        name, *rest = shlex.split(line.split(" > ")[0], comments=True)[1:]
        known = sayso(name, "--help")
        assert known.status == 0, line
        for word in rest:
            assert not word.startswith("--") or word in known.out, line
