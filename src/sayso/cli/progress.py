"""Progress of long work: a line on a terminal, nothing in a pipe."""

from collections import Counter
from collections.abc import Iterator

from rich.console import Console
from rich.progress import (
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from sayso.pipeline import Outcome


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
