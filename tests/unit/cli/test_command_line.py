"""What holds for every command: help, status, moments, pipes, and no tracebacks."""

import shlex
import subprocess
from pathlib import Path

import click
import pytest

from sayso.cli import COMMANDS, group
from tests.unit.cli.shell import (
    SAYSO,
    demo_ledger,
    inside,
    sayso,
    sayso_on_terminal,
)

LOOKING = [
    "board",
    "claim x",
    "doc",
    "sources",
    "figures",
    "log",
    "rule watch x",
    "undo",
    "verify",
    "export csv",
]


def examples_of(name: str) -> list[str]:
    command = group.get_command(click.Context(group), name)
    assert command is not None
    lines = (command.epilog or "").splitlines()
    return [line.strip() for line in lines if line.startswith("  sayso ")]


# `serve` does not end by itself (the browser's tests start it), `account` wants a
# password typed and an account made (test_account_command does).
NOT_HERE = ("sayso serve", "sayso account add", "sayso account token")
EXAMPLES = [(name, line) for name in COMMANDS for line in examples_of(name)]
RUN = [(name, line) for name, line in EXAMPLES if not line.startswith(NOT_HERE)]


COPY = (
    "The army denied that Tarn had fallen and said that its soldiers held the bridge,"
    " the mill and the road to the north of the town on Friday evening."
)
# What the examples name, beside the story.
LINES = {
    "pairs.jsonl": '{"id": 1, "a": {"text": "12 died."}, "b": {"text": "15 died."}}\n',
    "texts.jsonl": '{"id": 1, "text": "It fell in Halvik on Friday."}\n',
    "names.jsonl": '{"id": 1, "text": "Karvelian army spokesman"}\n',
    "sentences.jsonl": (
        '{"id": 1, "text": "The Front closed the pumps.", "source": [[4, 9]],'
        ' "target": []}\n'
    ),
    "water.toml": (
        '[[type]]\nname = "water-cut"\ndefinition = "Somebody cuts the water."\n'
        'examples = ["The Front closed the pumps of Halvik."]\n'
    ),
    "ministers.csv": "name,country,sector\nSela Brandt,KVA,GOV\n",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the examples name."""
    folder = tmp_path_factory.mktemp("desk")
    story = "The mayor of Halvik said on Friday that 12 people were killed.\n"
    ledger = demo_ledger(folder)
    (folder / "mailed.sayso").write_bytes(ledger.read_bytes())
    (folder / "story.txt").write_text(story, "utf-8")
    (folder / "reports").mkdir()
    for name in ("one.txt", "two.txt"):
        (folder / "reports" / name).write_text(story + COPY, "utf-8")
    for name in ("articles.jsonl", "archive.jsonl"):
        lines = (f'{{"id": "{n}", "text": "{n} {COPY}"}}\n' for n in (1, 2))
        (folder / name).write_text("".join(lines), "utf-8")
    for name, words in LINES.items():
        (folder / name).write_text(words, "utf-8")
    story_folder = Path(__file__).parents[3] / "src" / "sayso" / "demo" / "story"
    for source, name in (
        ("ministry-statements.xml", "feed.xml"),
        ("dresna-live-thursday.json", "result.json"),
        ("karvelia.toml", "karvelia.toml"),
    ):
        (folder / name).write_bytes((story_folder / source).read_bytes())
    return folder


def test_every_command_has_examples():
    assert {name for name, _ in EXAMPLES} == set(COMMANDS)


@pytest.mark.parametrize(("name", "line"), RUN, ids=lambda words: words[:40])
def test_the_examples_of_the_help_run(
    desk: Path, name: str, line: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SAYSO_LEDGER", str(desk / "demo.sayso"))
    monkeypatch.setenv("TMPDIR", str(desk))
    if name == "undo":
        sayso("rule", "watch", "The road from Halvik")
    with inside(desk):
        words, _, rest = line.partition(" <")
        words, _, _ = words.partition(" > ")
        stdin = Path(rest.strip()).read_bytes() if rest else b""
        said = sayso(*shlex.split(words)[1:], stdin=stdin)
    assert (said.status, said.err.startswith("sayso:")) == (0, False), said.err
    assert said.out or "--output" in line


@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_80_columns_and_keeps_its_examples_whole(name: str):
    said = sayso_on_terminal(name, "--help", columns=80)
    assert said.status == 0
    for line in examples_of(name):
        assert f"\n    {line}\n" in f"{said.out}\n"


def test_the_commands_are_listed_by_what_they_are_for():
    said = sayso("--help")
    assert said.status == 0
    for section, what in COMMANDS.values():
        assert f"{section}:" in said.out
        assert what[:40] in said.out


def test_the_version_is_told():
    assert sayso("--version").out.startswith("sayso, version ")


@pytest.mark.parametrize("words", LOOKING)
def test_without_a_ledger_the_way_to_one_is_told(tmp_path: Path, words: str):
    path = tmp_path / "none.sayso"
    said = sayso(*words.split(), "--ledger", path)
    assert (said.status, said.out) == (2, "")
    assert f"there is no ledger at {path} yet; `sayso add FILE` makes one" in said.err
    assert not path.exists()


@pytest.mark.parametrize(
    "words",
    ["bord", "board --standing true", "board --limit 0", "read", "export pdf", "--no"],
)
def test_wrong_use_is_status_2_and_told_on_standard_error(words: str):
    said = sayso(*words.split())
    assert (said.status, said.out) == (2, "")
    assert "Error:" in said.err


@pytest.mark.parametrize(
    "moment", ["yesterday", "2031-13-01", "2031-05-02T25:00Z", "02.05.2031", ""]
)
def test_what_is_no_moment_is_told_with_what_would_be_one(tmp_path: Path, moment: str):
    ledger = demo_ledger(tmp_path)
    said = sayso("board", "--ledger", ledger, "--as-of", moment)
    assert said.status == 2
    assert "is no moment; write it as 2031-05-02T04:00Z" in " ".join(said.err.split())


@pytest.mark.parametrize(
    ("moment", "read_as"),
    [
        ("2031-05-02", "2031-05-02 23:59Z"),
        ("2031-05-02T04:00Z", "2031-05-02 04:00Z"),
        ("2031-05-02T04:00", "2031-05-02 04:00Z"),
        ("2031-05-02T04:00+03:00", "2031-05-02 01:00Z"),
        ("2031-05-02 04:00", "2031-05-02 04:00Z"),
    ],
)
def test_a_moment_is_iso_8601_and_utc_unless_it_says_so(
    tmp_path: Path, moment: str, read_as: str
):
    said = sayso("log", "--ledger", demo_ledger(tmp_path), "--as-of", moment)
    assert said.lines[0] == f"Entries, as of what this ledger held at {read_as}"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("claim c0000000", "no claim 'c0000000' here; `sayso board --all` lists them"),
        ("claim c", "type more of the id"),
        ("doc d0000000", "no document 'd0000000' here; `sayso doc` lists them"),
        ("doc d", "type more of the id"),
    ],
)
def test_an_id_that_fits_none_or_several(tmp_path: Path, words: str, told: str):
    said = sayso(*words.split(), "--ledger", demo_ledger(tmp_path))
    assert (said.status, said.out) == (2, "")
    assert told in said.err


@pytest.mark.parametrize("words", ["log --limit 9999", "export jsonl", "board --all"])
def test_a_reader_of_a_pipe_may_leave(tmp_path: Path, words: str):
    ledger = demo_ledger(tmp_path)
    command = f"set -o pipefail; {SAYSO} {words} --ledger {ledger} | head -1"
    run = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
    assert len(run.stdout.splitlines()) == 1


def test_a_ledger_in_a_folder_that_cannot_be(tmp_path: Path):
    (tmp_path / "file").write_text("x", "utf-8")
    said = sayso("demo", "--ledger", tmp_path / "file" / "l.sayso")
    assert said.status == 1
    assert said.err.startswith("sayso: ")


def test_a_ledger_that_may_only_be_read_is_looked_at(tmp_path: Path):
    ledger = demo_ledger(tmp_path)
    ledger.chmod(0o444)
    assert sayso("board", "--ledger", ledger).status == 0
