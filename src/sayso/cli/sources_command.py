"""`sayso sources`: who is cited, under which names, how often."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from sayso.cli.answers import Column, empty, print_rows, print_table, titled
from sayso.cli.moments import as_of
from sayso.cli.opening import SHORT, looking
from sayso.cli.options import as_of_options, examples, format_option, ledger_option
from sayso.model.ids import SourceId
from sayso.model.source import SameAs
from sayso.ports import View
from sayso.publish.tables import SourceRow, source_rows

COLUMNS = (
    Column("source", "cyan"),
    Column("name", "bold", narrow="main"),
    Column("kind", "dim", narrow="under"),
    Column("role", narrow="under"),
    Column("also", "dim", narrow="told"),
    Column("claims"),
    Column("denials", "red"),
    Column("documents", narrow="told"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """Two names that may be one source; a person decides."""

    source: SourceId
    name: str
    other_source: SourceId
    other_name: str
    because: tuple[str, ...]


@click.command(
    epilog=examples(
        "sayso sources",
        "sayso sources --proposals",
        "sayso sources --published-by 2031-05-02 --format csv",
    )
)
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
            pairs = [proposal_row(view, pair) for pair in view.proposals()]
            if form == "table":
                show_proposals(pairs)
            else:
                print_rows(form, moment, pairs, ProposalRow)
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
        row.role or row.speaks_for or _together(row),
        "; ".join(row.also),
        str(row.claims),
        str(row.denials or ""),
        str(row.documents),
    )


def _together(row: SourceRow) -> str:
    return f"{len(row.members)} together" if row.members else ""


def proposal_row(view: View, pair: SameAs) -> ProposalRow:
    """A pair of names, with the ids that a ruling on them names."""
    return ProposalRow(
        source=pair.subject,
        name=view.source(pair.subject).name,
        other_source=pair.object,
        other_name=view.source(pair.object).name,
        because=pair.because,
    )


def show_proposals(pairs: Sequence[ProposalRow]) -> None:
    """Each pair of names that waits for a person, and how to decide it."""
    if not pairs:
        empty("No names wait for a decision", "Close spellings would be listed here.")
        return
    for pair in pairs:
        click.echo(f"{pair.name}  =?  {pair.other_name}    ({'; '.join(pair.because)})")
        ids = f"{pair.source[:SHORT]} {pair.other_source[:SHORT]}"
        click.echo(f"  sayso rule same-source {ids}")
        click.echo(f"  sayso rule different-source {ids}")
