"""`sayso report`: the situation at a moment, to send around."""

from datetime import datetime
from pathlib import Path

import click

from sayso.cli.answers import print_bytes, warn
from sayso.cli.moments import Moment, as_of, say_as_of
from sayso.cli.opening import looking
from sayso.cli.options import as_of_options, examples, ledger_option
from sayso.cli.outlines import outline_option, read_outline
from sayso.cli.written import write_file
from sayso.model.board import Moved
from sayso.model.entry import AsOf
from sayso.ports import Ledger
from sayso.publish.drawing.scales import moment
from sayso.publish.report import (
    ReportQuery,
    report_as_html,
    report_as_markdown,
    report_of,
)


@click.command(
    epilog=examples(
        "sayso report > report.md",
        "sayso report --format html --output report.html",
        "sayso report --published-by 2031-05-02T09:00Z --changed-since 2031-05-01",
    )
)
@ledger_option
@as_of_options
@click.option(
    "--format",
    "form",
    type=click.Choice(("md", "html")),
    default="md",
    show_default=True,
    help="Markdown, or one HTML file with charts and a map; print that for a PDF.",
)
@click.option("--title", default="Situation report", show_default=True)
@click.option("--place", help="Only this place: its key (geonames:169577).")
@click.option(
    "--changed-since", type=Moment(), help="Also what stands otherwise since then."
)
@click.option(
    "--limit",
    type=click.IntRange(1, 500),
    default=20,
    show_default=True,
    help="At most so many points a section; how many are left out is said.",
)
@outline_option
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; without it, standard output.",
)
def command(  # noqa: PLR0913 - one parameter for each option of the command line
    *,
    ledger_path: Path,
    recorded_by: datetime | None,
    published_by: datetime | None,
    form: str,
    title: str,
    place: str | None,
    changed_since: datetime | None,
    limit: int,
    outline_path: Path | None,
    output: Path | None,
) -> None:
    """The situation at a moment: who says what, how it stands, how numbers moved.

    Every sentence is a claim's words with its speaker and a number that leads to the
    document; nothing is put in other words. --changed-since looks at what had been
    published, and adds what stands otherwise since then.
    """
    now = as_of(recorded_by, published_by)
    outline = read_outline(outline_path)
    query = ReportQuery(title=title, limit=limit, place=place)
    with looking(ledger_path) as ledger:
        view = ledger.view(now)
        report = report_of(
            view,
            query,
            moved=changes(ledger, now, changed_since),
            moved_since=moment(changed_since) if changed_since else None,
        )
        if form == "md":
            pieces = report_as_markdown(report)
        else:
            pieces = report_as_html(report, view, outline)
        told = (piece.encode() for piece in pieces)
        if output is None:
            for piece in told:
                print_bytes(piece)
            return
        write_file(output, told)
    warn(f"written: {output}, {say_as_of(now)}")


def changes(ledger: Ledger, now: AsOf, since: datetime | None) -> list[Moved]:
    """What stands otherwise at one moment than at an earlier one of the world."""
    if since is None:
        return []
    return list(ledger.moved(AsOf(recorded=now.recorded, published=since), now))
