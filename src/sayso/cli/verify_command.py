"""`sayso verify`: every byte of every entry."""

import sys
from pathlib import Path

import click

from sayso.cli.opening import looking
from sayso.cli.options import examples, ledger_option
from sayso.cli.page import console, issue_line
from sayso.cli.progress import portion


@click.command(
    epilog=examples(
        "sayso verify", "sayso verify --all-moments", "sayso verify --rebuild"
    )
)
@ledger_option
@click.option(
    "--rebuild", is_flag=True, help="First make the tables of points from the log."
)
@click.option(
    "--all-moments",
    is_flag=True,
    help="Prove how points stood after every transaction; slow in a large ledger.",
)
def command(
    ledger_path: Path,
    rebuild: bool,  # noqa: FBT001 - click passes flags by name
    all_moments: bool,  # noqa: FBT001 - click passes flags by name
) -> None:
    """Check the whole ledger: hashes, their chain, texts, and the tables made of them.

    Every byte of every entry is checked, and all that is kept of how points stand now.
    How they stood before is proved for a sample of the past where a ledger has more
    than 40 transactions, unless all moments are asked for.

    Exit status 1 when any fault is found; each fault names its entry.
    """
    with looking(ledger_path) as ledger:
        if rebuild:
            with portion("rebuilding") as report:
                ledger.rebuild(report)
        faults = list(ledger.verify(all_moments=all_moments))
        last = ledger.latest_seq()
        head = ledger.head_hash()
    for fault in faults:
        console().print(issue_line(fault))
    if faults:
        click.echo(f"{len(faults)} faults found in {ledger_path}", err=True)
        sys.exit(1)
    click.echo(f"sound: {last} entries of {ledger_path} checked, every hash agrees")
    past = (
        "after every transaction"
        if all_moments
        else "before; by a sample of the past, where it is long (see --all-moments)"
    )
    click.echo(f"points: proved as they stand now and as they stood {past}")
    if head:
        click.echo(f"head: {head}  (kept elsewhere, it proves that nothing is cut off)")
