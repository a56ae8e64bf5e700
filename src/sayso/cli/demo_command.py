"""`sayso demo`: the bundled made-up story, its claim board, and what to try next."""

import getpass
import sys
import tempfile
from collections import Counter
from pathlib import Path

import click

from sayso.cli.board_command import show_board, wanted_standings
from sayso.cli.opening import writing
from sayso.cli.options import examples
from sayso.cli.progress import progress_over
from sayso.cli.reading_inputs import make_pipeline, pipeline_maker
from sayso.demo import Story, bundled, enter_story
from sayso.model.entry import NOW
from sayso.model.standing import StandingName
from sayso.publish.tables import BoardRow, Filters, board_rows

ROWS = 24
FIRST = (
    StandingName.CONTESTED,
    StandingName.CONCEDED,
    StandingName.RETRACTED,
    StandingName.CORROBORATED,
    StandingName.DENIED,
)


@click.command(epilog=examples("sayso demo", "sayso demo --ledger demo.sayso"))
@click.option(
    "--ledger",
    "ledger_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to keep the demo's ledger. Default: a file in the temporary folder.",
)
@click.option(
    "--serve/--no-serve",
    "serves",
    default=None,
    help="Show it in the browser too. Default: only on a terminal.",
)
def command(ledger_path: Path | None, serves: bool | None) -> None:  # noqa: FBT001 - click passes flags by name
    """Load the bundled made-up story and show its claim board.

    Four days in a country that does not exist, told by nine outlets that do not exist:
    agency copy and its reprints, a denial that is later conceded, a correction, a
    retraction, rising tolls, two men of one surname, two towns of one name.
    """
    path = ledger_path or fresh_path()
    story = bundled()
    click.echo(f"{story.title} (made up: country, parties, outlets)")
    load(story, path)
    with writing(path) as ledger:
        filters = Filters(standings=wanted_standings((), everything=False))
        rows = list(board_rows(ledger.view(NOW), filters))
    show_board(interesting_first(rows), NOW, limit=ROWS)
    click.echo(what_next(rows, path))
    if serves or (serves is None and is_watched()):
        show_pages(story, path)


def is_watched() -> bool:
    """Whether somebody sits before the program, who can also end it."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def show_pages(story: Story, path: Path) -> None:
    """The newsroom's screens over the demo's ledger, until Ctrl-C."""
    # A server takes a second to import, and is wanted by few runs of the demo.
    from sayso.cli.serve_command import serve, settings_for  # noqa: PLC0415

    click.echo("\nThe same in the browser (Ctrl-C ends it):")
    with writing(path) as ledger:
        settings = settings_for(path, title=story.title, outline=story.outline)
        gazetteers = (story.gazetteer,) if story.gazetteer else ()
        serve(ledger, settings, make=pipeline_maker(gazetteers, strict=False))


def fresh_path() -> Path:
    """A file of this user's in the temporary folder; what lay there is begun anew.

    The demo shows what this version reads, not what an earlier one read.
    """
    path = Path(tempfile.gettempdir()) / f"sayso-demo-{getpass.getuser()}.sayso"
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    return path


def load(story: Story, path: Path) -> None:
    """Enter the story; what an earlier run entered is skipped."""
    gazetteers = (story.gazetteer,) if story.gazetteer else ()
    pipeline = make_pipeline(gazetteers, strict=True)
    counts: Counter[str] = Counter()
    with writing(path) as ledger:
        outcomes = enter_story(story, ledger, pipeline)
        for outcome in progress_over(outcomes, counts, shown=True):
            counts[outcome.kind] += 1
            counts["claims"] += len(outcome.reading.claims) if outcome.reading else 0
    words = f"{counts['entered']} dispatches entered with {counts['claims']} claims"
    if counts["known"]:
        words += f"; {counts['known']} came again and were known already"
    click.echo(words)


def interesting_first(rows: list[BoardRow]) -> list[BoardRow]:
    """Rows with what a desk asks about first: what is disputed, then what changed."""
    order = {name: place for place, name in enumerate((*FIRST, *StandingName))}
    order |= {name: place for place, name in enumerate(FIRST)}
    return sorted(rows, key=lambda row: order[row.standing])


def what_next(rows: list[BoardRow], path: Path) -> str:
    """Commands to try, with ids of this very board."""
    lead = interesting_first(rows)[0].claim[:8] if rows else "CLAIM"
    return "\n".join(
        [
            "",
            f"Try next (export SAYSO_LEDGER={path}):",
            f"  sayso claim {lead}      the passage, its company, its history",
            "  sayso board --published-by 2031-05-01T22:00Z   what the world knew then",
            "  sayso board --as-of 2031-05-02                 what this ledger held",
            "  sayso figures          how the numbers moved, with bounds",
            "  sayso doc              the documents; sayso doc ID shows one",
            '  sayso rule confirmed CLAIM --note "why"        your word, signed',
            "  sayso serve            the same in the browser",
            "  sayso verify           every byte of every entry",
            "  sayso read YOUR.txt    your own text",
        ]
    )
