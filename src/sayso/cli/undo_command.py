"""`sayso undo`: take a ruling or any entry out of force; the entry stays."""

import getpass
from pathlib import Path

import click

from sayso.cli.moments import now
from sayso.cli.opening import SHORT, entry_with, looking
from sayso.cli.options import examples, ledger_option
from sayso.errors import UsageError
from sayso.ledger.force import withdrawn_of
from sayso.model.codec import kind_of
from sayso.model.entry import NOW, Agent, Draft, Entry
from sayso.model.ruling import Ruling, Withdrawal
from sayso.ports import Ledger


@click.command(
    epilog=examples("sayso undo", "sayso undo 214 --reason 'the wrong town'")
)
@click.argument("entry", required=False, metavar="[ENTRY]")
@click.option("--reason", default="undone", help="Why; kept with the withdrawal.")
@click.option(
    "--by",
    "person",
    default=getpass.getuser,
    envvar="SAYSO_PERSON",
    show_default="your user name",
    help="Who takes it back.",
)
@ledger_option
def command(entry: str | None, reason: str, person: str, ledger_path: Path) -> None:
    """Take the last ruling, or the entry you name, out of force.

    ENTRY is a number or the beginning of an id from `sayso log`. Undoing a withdrawal
    restores what it took away.
    """
    with looking(ledger_path) as ledger:
        target = entry_with(ledger, entry) if entry else last_ruling(ledger)
        if target.entry in withdrawn_of(list(ledger.entries(NOW))):
            click.echo(f"entry {target.seq} is out of force already; nothing to change")
            return
        withdrawal = Withdrawal(entry=target.entry, reason=reason)
        draft = Draft(agent=Agent(kind="person", name=person), payload=withdrawal)
        receipt = ledger.append([draft], run="undo", at=now())
    click.echo(done_words(target, receipt.entered[0]))


def done_words(target: Entry, withdrawal: str) -> str:
    """What the undoing did, and how it is undone."""
    back = f"to take this back: sayso undo {withdrawal[:SHORT]}"
    if isinstance(target.payload, Withdrawal):
        return f"what entry {target.seq} took out of force stands again; {back}"
    kind = kind_of(target.payload)
    return f"{kind} of entry {target.seq} is out of force, and stays in the log; {back}"


def last_ruling(ledger: Ledger) -> Entry:
    """The newest ruling in force; UsageError when there is none."""
    entries = list(ledger.entries(NOW))
    gone = withdrawn_of(entries)
    for entry in reversed(entries):
        if isinstance(entry.payload, Ruling) and entry.entry not in gone:
            return entry
    message = "there is no ruling in force to undo; name an entry from `sayso log`"
    raise UsageError(message)
