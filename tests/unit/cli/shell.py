"""The command line as a user meets it: words in, what is printed and the status out."""

import io
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from sayso.cli import main
from sayso.cli.opening import writing
from sayso.cli.reading_inputs import make_pipeline
from sayso.demo import bundled, enter_story

SAYSO = str(Path(sys.executable).with_name("sayso"))
STORY = Path(__file__).parents[3] / "src" / "sayso" / "demo" / "story"


Row = dict[str, Any]
# "\x1b[1;31m": bold red
_COLOUR = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def plain(self) -> list[str]:
        """The lines as they look, without colours."""
        return _COLOUR.sub("", self.out).splitlines()

    @property
    def rows(self) -> list[Row]:
        """The rows of an answer in JSON."""
        assert self.status == 0, self.err
        found: list[Row] = json.loads(self.out)["rows"]
        return found

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def sayso(*words: object, stdin: bytes | io.BytesIO = b"") -> Said:
    """Run a command in this process, its output a pipe."""
    return _run(words, stdin, io.TextIOWrapper, {})


def sayso_on_terminal(*words: object, columns: int = 80, **more: str) -> Said:
    """Run a command in this process, its output a terminal of so many columns."""
    env = {"COLUMNS": str(columns), "LINES": "40", "TERM": "xterm-256color", **more}
    return _run(words, b"", Terminal, env)


def _run(
    words: tuple[object, ...],
    stdin: bytes | io.BytesIO,
    kind: type[io.TextIOWrapper],
    env: Mapping[str, str],
) -> Said:
    out, err = (kind(io.BytesIO(), encoding="utf-8") for _ in range(2))
    status = 0
    given = io.BytesIO(stdin) if isinstance(stdin, bytes) else stdin
    with (
        mock.patch.multiple(
            sys,
            stdin=io.TextIOWrapper(given, encoding="utf-8"),
            stdout=out,
            stderr=err,
        ),
        mock.patch.dict(os.environ, env),
    ):
        try:
            main([str(word) for word in words])
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        out.flush()
        err.flush()
    return Said(status, _text_of(out), _text_of(err))


def _text_of(stream: io.TextIOWrapper) -> str:
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode()


def sayso_process(*words: object, stdin: bytes = b"", **env: str) -> Said:
    """Run a command in a process of its own."""
    run = subprocess.run(
        [SAYSO, *map(str, words)],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **env},
        timeout=60,
    )
    return Said(run.returncode, run.stdout.decode(), run.stderr.decode())


@cache
def demo_bytes() -> bytes:
    """The ledger of the bundled story, as the bytes of its file."""
    with tempfile.TemporaryDirectory() as folder:
        path, story = Path(folder, "demo.sayso"), bundled()
        assert story.gazetteer
        pipeline = make_pipeline((story.gazetteer,), strict=True)
        with writing(path) as ledger:
            for _ in enter_story(story, ledger, pipeline):
                pass
        return path.read_bytes()


def demo_ledger(folder: Path) -> Path:
    """A ledger of the bundled story of one's own."""
    path = folder / "demo.sayso"
    path.write_bytes(demo_bytes())
    return path


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """The folder as the one that relative paths start from."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
