"""What `relink` and `reread` share: trying it on a copy, progress, what changed."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

from sayso.cli.answers import print_table, warn
from sayso.cli.diff_command import COLUMNS, cells_of
from sayso.cli.interrupts import noted_interrupts
from sayso.cli.opening import looking
from sayso.cli.options import Command
from sayso.cli.page import issue_line
from sayso.cli.progress import counting
from sayso.model.ruling import Ruling
from sayso.ports import Ledger
from sayso.publish.points import move_line
from sayso.rereading import Papers, Redone, papers_in

Redo = Callable[[Ledger, Papers], Iterator[Redone]]
SHOWN = 40  # points that stand otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Redoing:
    """What is asked for: what it is called, of which ledger, and how."""

    verb: str
    ledger: Path
    dry_run: bool
    quiet: bool


@dataclass(slots=True)
class Done:
    """What was done so far; `last`: the entry of the last document done."""

    documents: int = 0
    entered: int = 0
    withdrawn: int = 0
    failed: int = 0
    last: int = 0
    kept: list[Ruling] = field(default_factory=list)


def dry_run_option(command: Command) -> Command:
    """`--dry-run`."""
    return click.option(
        "--dry-run",
        is_flag=True,
        help="Do it on a copy that is thrown away; show what would change.",
    )(command)


def after_option(command: Command) -> Command:
    """`--after ENTRY`."""
    return click.option(
        "--after",
        type=click.IntRange(0),
        help="Go on behind this entry, as an interrupted run says.",
    )(command)


def redo(asked: Redoing, again: Redo) -> None:
    """Do it, and show what it changed; exit 1 where a document could not be read."""
    with _ledger_of(asked) as ledger:
        before, done = ledger.latest_seq(), Done()
        try:
            _run(ledger, again, asked, done)
        except KeyboardInterrupt:
            warn(f"\nStopped: {_summary(done)}. Those are safe.")
            if not asked.dry_run:
                warn(f"Go on with --after {done.last}, or from the beginning.")
            sys.exit(130)
        click.echo(_summary(done) + ("; nothing was kept" if asked.dry_run else ""))
        show_kept(done.kept)
        show_changes(ledger, before)
    sys.exit(1 if done.failed else 0)


@contextmanager
def _ledger_of(asked: Redoing) -> Generator[Ledger]:
    """The ledger itself, or a copy of it that is thrown away."""
    if not asked.dry_run:
        with looking(asked.ledger) as ledger:
            yield ledger
        return
    with looking(asked.ledger):
        pass  # says what is wrong with it, and folds its log into the file
    with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
        copy = Path(folder, "copy.sayso")
        shutil.copyfile(asked.ledger, copy)
        with looking(copy) as ledger:
            yield ledger


def _run(ledger: Ledger, again: Redo, asked: Redoing, done: Done) -> None:
    papers = papers_in(ledger)
    with (
        noted_interrupts() as interrupted,
        closing(_generator(again(ledger, papers))) as redone,
    ):
        for one in counting(redone, asked.verb, shown=not asked.quiet):
            done.documents += 1
            done.entered += one.entered
            done.withdrawn += one.withdrawn
            done.last = one.seq
            done.kept += one.kept
            if one.issue is not None:
                done.failed += 1
                warn(issue_line(one.issue).plain)
            if interrupted:
                raise KeyboardInterrupt


def _generator(redone: Iterator[Redone]) -> Generator[Redone]:
    yield from redone


def _summary(done: Done) -> str:
    words = f"{done.documents} documents: {done.entered} entries are new"
    return f"{words}, {done.withdrawn} went out of force"


def show_kept(rulings: list[Ruling]) -> None:
    """Rulings on words that are not read so any more, for somebody to look at."""
    if rulings:
        click.echo("To be looked at again, since these words are not read so any more:")
    for ruling in dict.fromkeys(rulings):
        words = f" “{ruling.words}”" if ruling.words else ""
        click.echo(f"  {ruling.verdict} by {ruling.person} on {ruling.claim}{words}")


def show_changes(ledger: Ledger, before: int) -> None:
    """The points that stand otherwise than they did after an entry."""
    moved = ledger.moved_since(before)
    lines = [line for one in moved if (line := move_line(one)) is not None]
    if not lines:
        click.echo("No point stands otherwise.")
        return
    shown = [cells_of(line) for line in lines[:SHOWN]]
    print_table(COLUMNS, shown, title="Points that stand otherwise")
    if len(lines) > SHOWN:
        click.echo(f"{len(lines) - SHOWN} more")
