"""Rows as a table, JSON or CSV, each with the as-of that was used."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from sayso.cli.moments import say_as_of
from sayso.cli.page import STANDING_STYLE, console, one_line
from sayso.model.entry import AsOf
from sayso.publish.tables import rows_as_csv, rows_as_json

Column = tuple[str, str]  # heading, style
PIPE_WIDTH = 160  # a pipe has no width; wide enough that words stay on one line


def print_rows(
    form: str, as_of: AsOf, rows: Iterable[Any], row_type: type[Any]
) -> None:
    """Typed rows of `publish.tables` as JSON or CSV on standard output."""
    if form == "json":
        pieces = rows_as_json(as_of, rows)
    else:
        pieces = rows_as_csv(as_of, rows, row_type)
    for piece in pieces:
        print_bytes(piece)


def print_table(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], *, title: str
) -> None:
    """A table on the terminal; plain lines when the output is a pipe."""
    table = Table(title=title, title_justify="left", title_style="bold", box=None)
    table.header_style = "dim"
    for heading, style in columns:
        table.add_column(heading, style=style, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(one_line(value)) for value in row))
    out = console()
    if not out.is_terminal:
        out.width = max(out.width, PIPE_WIDTH)
    out.print(table)


def _cell(value: str) -> Text:
    return Text(value, style=STANDING_STYLE.get(value, ""))


def print_bytes(piece: bytes) -> None:
    """Bytes of a format to standard output, as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def titled(what: str, as_of: AsOf) -> str:
    """A title: what is shown, and as of when."""
    return f"{what}, {say_as_of(as_of)}"


def empty(what: str, next_step: str) -> None:
    """What is said where there is nothing to show, and what would change that."""
    click.echo(f"{what}. {next_step}")


def warn(words: str) -> None:
    """A line on standard error."""
    click.echo(words, err=True)
