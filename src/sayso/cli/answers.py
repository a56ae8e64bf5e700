"""Rows as a table, JSON or CSV, each with the as-of that was used."""

import sys
from collections.abc import Sequence

import click
from rich.table import Table
from rich.text import Text

from sayso.cli.moments import say_as_of
from sayso.cli.page import STANDING_STYLE, console
from sayso.model.entry import AsOf

Column = tuple[str, str]  # heading, style


def print_table(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], *, title: str
) -> None:
    """A table on the terminal; plain lines when the output is a pipe."""
    table = Table(title=title, title_justify="left", title_style="bold", box=None)
    table.header_style = "dim"
    for heading, style in columns:
        table.add_column(heading, style=style, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(value) for value in row))
    out = console()
    if not out.is_terminal:
        out.width = max(out.width, 160)
    out.print(table)


def _cell(value: str) -> Text:
    return Text(value, style=STANDING_STYLE.get(value, ""))


def print_bytes(pieces: bytes) -> None:
    """Bytes of a format to standard output, as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(pieces)
    sys.stdout.buffer.flush()


def note_as_of(as_of: AsOf, what: str) -> str:
    """A title: what is shown, and as of when."""
    return f"{what}, {say_as_of(as_of)}"


def warn(words: str) -> None:
    """A line on standard error."""
    click.echo(words, err=True)
