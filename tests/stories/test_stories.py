"""Stories: wires, denials, corrections, rising tolls and two clocks, as boards.

An `as-of-*.say` begins with the two clocks it is asked for and holds what a desk editor
has checked to be right at that moment; what is right and not so yet stands under
`missing`. What the board says beside that is in `beside-*.say`: unchecked or wrong.
SAYSO_UPDATE_GOLDENS=1 sorts them anew and never changes what is right; to accept a
block, move it by hand.
"""

import os
from pathlib import Path

import pytest

from sayso.demo import enter_story
from sayso.ledger.memory import MemoryLedger
from sayso.ledger.sqlite import open_ledger
from sayso.model.entry import NOW
from sayso.notation import parse_say, print_say
from sayso.notation.tree import Tree
from sayso.publish.say import Say
from tests.stories.playing import (
    HERE,
    NAMES,
    board_at,
    boards_of,
    moment_in,
    pipeline_for,
    play,
    sorted_out,
    story_in,
)

UPDATE = os.environ.get("SAYSO_UPDATE_GOLDENS") == "1"
COUNTS = HERE / "counts.txt"
BOARDS = [(name, path.name) for name in NAMES for path in boards_of(name)]


@pytest.fixture(scope="module")
def ledgers() -> dict[str, MemoryLedger]:
    found = {name: MemoryLedger() for name in NAMES}
    for name, ledger in found.items():
        play(name, ledger)
    return found


def beside(path: Path) -> Path:
    return path.with_name(path.name.replace("as-of-", "beside-"))


def shown(text: str, path: Path) -> None:
    """The text is what the file holds; in update mode the file is made so."""
    if UPDATE:
        path.write_text(text, "utf-8")
    kept = path.read_text("utf-8") if path.exists() else ""
    assert text == kept, f"{path}: `make golden-update`, and read the diff"


@pytest.mark.parametrize(("name", "file"), BOARDS)
def test_the_board_of_a_moment(name: str, file: str, ledgers):
    path = HERE / name / file
    view = ledgers[name].view(moment_in(path))
    checked = parse_say(path.read_text("utf-8"))
    tree, others = sorted_out(checked, board_at(view))
    shown(print_say(tree), path)
    shown(print_say(Tree(items=others)), beside(path))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_and_memory_hold_the_same(name: str, ledgers, tmp_path):
    stored = open_ledger(tmp_path / "story.sayso")
    play(name, stored)
    assert [*stored.entries(NOW)] == [*ledgers[name].entries(NOW)]
    assert not [*stored.verify()]
    for moment in [NOW, *(moment_in(path) for path in boards_of(name)[:2])]:
        here, there = (led.view(moment) for led in (ledgers[name], stored))
        assert [*Say().write(here)] == [*Say().write(there)]
    stored.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_story_entered_twice_changes_nothing(name: str):
    ledger, story = MemoryLedger(), story_in(name)
    play(name, ledger)
    before = [*ledger.entries(NOW)]
    kinds = {o.kind for o in enter_story(story, ledger, pipeline_for(story))}
    assert kinds <= {"known", "noted"}
    assert [*ledger.entries(NOW)] == before


def test_what_is_missing_is_counted():
    rows = [f"{'board':<56}{'right':>6}{'missing':>9}{'beside':>8}"]
    for name, file in BOARDS:
        tree = parse_say((HERE / name / file).read_text("utf-8"))
        others = parse_say(beside(HERE / name / file).read_text("utf-8"))
        counts = len(tree.items), len(tree.missing), len(others.items)
        rows.append("{:<56}{:>6}{:>9}{:>8}".format(f"{name}/{file}", *counts))
    shown("\n".join(rows) + "\n", COUNTS)


def test_there_are_twelve_stories_or_more_on_both_clocks():
    assert len(NAMES) >= 12
    for name in NAMES:
        boards = [moment_in(path) for path in boards_of(name)]
        assert any(board.recorded is not None for board in boards), name
        assert any(board.published is not None for board in boards), name
