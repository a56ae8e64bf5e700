"""`sayso sources`: who is cited, under which names, how often."""

from datetime import datetime
from pathlib import Path

import click

from sayso.cli.answers import empty, print_rows, print_table, titled
from sayso.cli.moments import as_of
from sayso.cli.opening import SHORT, looking
from sayso.cli.options import as_of_options, format_option, ledger_option
from sayso.publish.tables import SourceRow, source_rows

COLUMNS = (
    ("source", "cyan"),
    ("name", "bold"),
    ("kind", "dim"),
    ("role", ""),
    ("also", "dim"),
    ("claims", ""),
    ("denials", "red"),
    ("documents", ""),
)


@click.command(epilog="Examples: sayso sources    sayso sources --proposals")
@ledger_option
@as_of_options
@format_option
@click.option("--proposals", is_flag=True, help="Only names that may be one source.")
def command(
    ledger_path: Path,
    recorded_by: datetime | None,
    published_by: datetime | None,
    form: str,
    proposals: bool,  # noqa: FBT001 - click passes flags by name
) -> None:
    """Who is cited, under which names, how often.

    Close spellings are proposed and never joined in silence: --proposals lists them,
    `sayso rule same-source A B` joins, `sayso rule different-source A B` keeps apart.
    """
    moment = as_of(recorded_by, published_by)
    with looking(ledger_path) as ledger:
        view = ledger.view(moment)
        if proposals:
            show_proposals(
                [
                    (
                        view.source(p.subject).name,
                        view.source(p.object).name,
                        *p.because,
                    )
                    for p in view.proposals()
                ]
            )
        elif form == "table":
            rows = [source_cells(row) for row in source_rows(view) if row.claims]
            if rows:
                print_table(COLUMNS, rows, title=titled("Sources", moment))
            else:
                empty("Nobody is cited here yet", "`sayso add FILE` reads a report.")
        else:
            print_rows(form, moment, source_rows(view), SourceRow)


def source_cells(row: SourceRow) -> tuple[str, ...]:
    """A row of the register as words."""
    return (
        row.source[:SHORT],
        row.name,
        row.kind,
        row.role or row.speaks_for or "",
        "; ".join(row.also),
        str(row.claims),
        str(row.denials or ""),
        str(row.documents),
    )


def show_proposals(pairs: list[tuple[str, ...]]) -> None:
    """Each pair of names that waits for a person."""
    if not pairs:
        empty("No names wait for a decision", "Close spellings would be listed here.")
    for one, other, *because in pairs:
        click.echo(f"{one}  =?  {other}    ({'; '.join(because)})")
