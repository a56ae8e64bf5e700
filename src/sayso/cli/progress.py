"""Progress of long work: a line on a terminal, nothing in a pipe."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from sayso.pipeline import Outcome

Item = TypeVar("Item")


def progress_over(
    outcomes: Iterator[Outcome], counts: Counter[str], *, shown: bool
) -> Iterator[Outcome]:
    """The outcomes, with a line that counts them while they come."""
    console = Console(stderr=True)
    if not shown or not console.is_terminal:
        yield from outcomes
        return
    columns = [
        SpinnerColumn(),
        TextColumn("{task.completed:.0f} documents"),
        TextColumn("{task.fields[claims]} claims"),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
    ]
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("reading", total=None, claims=0, rate="")
        for outcome in outcomes:
            yield outcome
            done = progress.tasks[0]
            rate = f"{done.finished_speed or done.speed or 0:.0f}/s"
            progress.update(task, advance=1, claims=counts["claims"], rate=rate)


def counting(items: Iterable[Item], verb: str, *, shown: bool) -> Iterator[Item]:
    """The items, with a line that counts them while they come ("comparing 40/s")."""
    console = Console(stderr=True)
    if not shown or not console.is_terminal:
        yield from items
        return
    columns = [
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed:.0f} documents"),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
    ]
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(verb, total=None, rate="")
        for item in items:
            yield item
            rate = f"{progress.tasks[0].speed or 0:.0f}/s"
            progress.update(task, advance=1, rate=rate)


@contextmanager
def portion(verb: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal; what is yielded is told how many are done, of how many."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _done, _all: None
        return
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(verb, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
