"""`sayso relink`: link every document of a ledger anew."""

from pathlib import Path

import click

from sayso.cli.moments import now
from sayso.cli.options import examples, ledger_option
from sayso.cli.reading_inputs import make_pipeline
from sayso.cli.redoing import Redoing, after_option, dry_run_option, redo
from sayso.rereading import link_again


@click.command(epilog=examples("sayso relink --dry-run", "sayso relink"))
@ledger_option
@dry_run_option
@after_option
@click.option("--quiet", is_flag=True, help="No progress, only what changed.")
def command(
    *, ledger_path: Path, dry_run: bool, after: int | None, quiet: bool
) -> None:
    """Link every document anew: relations and copies, by the rules of this version.

    Needed where names were joined or parted since, and with newer rules. What the
    linker finds now is entered, what it does not find any more is taken out of force;
    what people ruled and entered stays. Shows which points stand otherwise then.

    A second run changes nothing. An interrupted one says where it can go on.
    """
    pipeline = make_pipeline((), strict=False)
    asked = Redoing(verb="linking", ledger=ledger_path, dry_run=dry_run, quiet=quiet)
    redo(
        asked,
        lambda ledger, papers: link_again(
            pipeline, ledger, papers, now, after=after or 0
        ),
    )
