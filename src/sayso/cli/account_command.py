"""`sayso account`: who may come to the desk, as what, by which tokens."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, get_args

import click

from sayso.cli.answers import Column, empty, print_table
from sayso.cli.moments import now, print_moment
from sayso.cli.options import examples, ledger_option
from sayso.serve.accounts import Accounts
from sayso.serve.sessions import Role
from sayso.serve.settings import desk_file

COLUMNS = (
    Column("name", "bold"),
    Column("role"),
    Column("since", "dim"),
    Column("tokens", narrow="main"),
)


@contextmanager
def accounts_of(ledger_path: Path) -> Iterator[Accounts]:
    """The accounts of a ledger's desk."""
    accounts = Accounts(desk_file(ledger_path))
    try:
        yield accounts
    finally:
        accounts.close()


@click.group(
    epilog=examples(
        "sayso account add ines --role reviewer",
        "sayso account list",
        "sayso account token ines --label newsroom-bot",
    )
)
def command() -> None:
    """Accounts for `sayso serve --team`: who may read, and whose word is entered.

    A reader looks, a reviewer also rules and adds; an admin also takes back what others
    ruled, and names the story. What an account has ruled stays in the ledger under its
    name when it is removed.
    """


def password_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--password-stdin`."""
    return click.option(
        "--password-stdin",
        "from_stdin",
        is_flag=True,
        help="Take the password from standard input instead of asking.",
    )(command)


def password(*, from_stdin: bool) -> str:
    """The password, asked for twice where somebody types it."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return asked


@command.command("add")
@click.argument("person")
@click.option("--role", type=click.Choice(get_args(Role)), default="reader")
@password_option
@ledger_option
def add(*, person: str, role: str, from_stdin: bool, ledger_path: Path) -> None:
    """Make an account."""
    with accounts_of(ledger_path) as accounts:
        accounts.add(person, role, password(from_stdin=from_stdin), now())
    click.echo(f"{person} may come in as {role}")


@command.command("list")
@ledger_option
def show(*, ledger_path: Path) -> None:
    """List the accounts."""
    with accounts_of(ledger_path) as accounts:
        found = accounts.all()
    rows = [
        (a.person, a.role, print_moment(a.made_at), ", ".join(a.tokens)) for a in found
    ]
    if rows:
        print_table(COLUMNS, rows, title="Accounts")
    else:
        empty("No accounts yet", "`sayso account add NAME` makes one.")


@command.command("remove")
@click.argument("person")
@ledger_option
def remove(*, person: str, ledger_path: Path) -> None:
    """Remove an account, its sessions and its tokens."""
    with accounts_of(ledger_path) as accounts:
        accounts.remove(person)
    click.echo(f"{person} may no longer come in")


@command.command("role")
@click.argument("person")
@click.argument("role", type=click.Choice(get_args(Role)))
@ledger_option
def role(*, person: str, role: str, ledger_path: Path) -> None:
    """Give an account another role, at once."""
    with accounts_of(ledger_path) as accounts:
        accounts.change_role(person, role)
    click.echo(f"{person} is {role} now")


@command.command("password")
@click.argument("person")
@password_option
@ledger_option
def change_password(*, person: str, from_stdin: bool, ledger_path: Path) -> None:
    """Change a password; open sessions end."""
    with accounts_of(ledger_path) as accounts:
        accounts.change_password(person, password(from_stdin=from_stdin))
    click.echo(f"{person} has another password now")


@command.command("token")
@click.argument("person")
@click.option("--label", required=True, help="What it is for.")
@ledger_option
def token(*, person: str, label: str, ledger_path: Path) -> None:
    """Make a token for programs: `Authorization: Bearer TOKEN`. Shown once."""
    with accounts_of(ledger_path) as accounts:
        click.echo(accounts.make_token(person, label, now()))


@command.command("revoke")
@click.argument("person")
@click.option("--label", required=True, help="Which token.")
@ledger_option
def revoke(*, person: str, label: str, ledger_path: Path) -> None:
    """End a token."""
    with accounts_of(ledger_path) as accounts:
        accounts.revoke(person, label)
    click.echo(f"{label} of {person} lets nobody in any more")
