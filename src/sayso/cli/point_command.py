"""`sayso point`: one point, who stands for and against it, with copies folded."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click
from rich.padding import Padding
from rich.text import Text

from sayso.cli.answers import print_rows
from sayso.cli.claim_command import ruling_line, standing_grid
from sayso.cli.moments import as_of, print_moment, say_as_of
from sayso.cli.opening import SHORT, claim_with, looking
from sayso.cli.options import as_of_options, examples, format_option, ledger_option
from sayso.cli.page import STANDING_STYLE, console, one_line
from sayso.model.board import OriginWord, PointDetail, StandingChange, Telling
from sayso.ports import View
from sayso.publish.points import WordLine, word_lines


@click.command(
    epilog=examples(
        'sayso point "The road from Halvik"',
        'sayso point "The road from Halvik" --published-by 2031-05-04T22:00Z',
    )
)
@click.argument("point")
@ledger_option
@as_of_options
@format_option
def command(
    point: str,
    ledger_path: Path,
    recorded_by: datetime | None,
    published_by: datetime | None,
    form: str,
) -> None:
    """One point: for, against, by origin, and how it came to stand so.

    POINT is the beginning of an id, of the point or of any claim that bears on it, or
    words of one claim. Copies are folded: "MPA ×37" is one word, printed 37 times.
    """
    moment = as_of(recorded_by, published_by)
    with looking(ledger_path) as ledger:
        view = ledger.view(moment)
        detail = view.point(claim_with(view, point).claim)
        if form == "table":
            show_point(view, detail)
        else:
            print_rows(form, moment, word_lines(view, detail), WordLine)


def show_point(view: View, detail: PointDetail) -> None:
    """The page of one point."""
    out, standing = console(), detail.point.standing
    head = Text(f"{standing.name}  ", STANDING_STYLE[standing.name])
    head.append(one_line(detail.point.title), style="bold not dim")
    out.print(head)
    out.print(standing_grid(view, standing))
    if detail.contested_by:
        people = " and ".join(detail.contested_by)
        out.print(Text(f"people disagree: {people}; the last ruling stands", "yellow"))
    sections = (
        ("For", words_of(detail.for_it)),
        ("Against", words_of(detail.against)),
        ("Counts no more, or states nothing", words_of(detail.others)),
        ("Rulings", [ruling_line(ruling) for ruling in detail.rulings]),
        ("How it came to stand so", changes_of(view.history(detail.point.claims[0]))),
    )
    for title, lines in sections:
        if lines:
            out.print(Text(f"\n{title}", style="bold"))
            for line in lines:
                out.print(Padding(line, (0, 0, 0, 2)))
    ids = f"point {detail.point.point}, {len(detail.point.claims)} claims"
    out.print(Text(f"\n{ids}  {say_as_of(view.as_of)}", style="dim"))


def words_of(told: Sequence[OriginWord]) -> list[Text]:
    """The words of one side, an origin after the other."""
    return [line for word in told for line in _lines(word)]


def _lines(word: OriginWord) -> list[Text]:
    lines = []
    for telling in word.tellings:
        line = Text(word.name, style="bold")
        line.append(folded(telling), style="cyan")
        line.append(f": “{one_line(telling.claim.words)}”", style="italic not bold")
        line.append(f"  {telling.claim.claim[:SHORT]}", style="cyan not bold")
        lines.append(line)
    return lines


def folded(telling: Telling) -> str:
    """How often a word was printed: " ×37"; nothing where it was once."""
    return f" ×{telling.copies}" if telling.copies > 1 else ""


def changes_of(history: Sequence[StandingChange]) -> list[Text]:
    """The line of changes: from what to what, when, and why."""
    lines = []
    for change in history:
        arrow = f"{change.before} → " if change.before is not None else ""
        line = Text(f"{print_moment(change.at)}  {arrow}")
        line.append(str(change.after), style=STANDING_STYLE[change.after])
        line.append(f"  {'; '.join(change.reasons)}", style="dim")
        lines.append(line)
    return lines
