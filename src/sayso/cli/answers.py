"""Rows as a table, JSON or CSV, each with the as-of that was used.

On a narrow terminal a table keeps its ids and standings; what is less important goes on
a line of its own under the words, so that nothing is broken inside a word.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import click
from rich.table import Table
from rich.text import Text

from sayso.cli.moments import say_as_of
from sayso.cli.page import STANDING_STYLE, console, one_line
from sayso.model.entry import AsOf
from sayso.publish.tables import rows_as_csv, rows_as_json

PIPE_WIDTH = 160  # a pipe has no width; wide enough that words stay on one line
NARROW = 110  # below this the words of a board get fewer columns than they need


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, and what becomes of it on a narrow terminal.

    `keep`: it stays, never broken. `main`: it stays and takes the room there is.
    `under`: its value goes under the main one; `told`: so does its heading.
    `whole`: its values are never broken on a wide terminal either.
    """

    heading: str
    style: str = ""
    narrow: Literal["keep", "main", "under", "told"] = "keep"
    whole: bool = False


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
    columns: Sequence[Column], rows: Iterable[Sequence[str]], *, title: str
) -> None:
    """A table on the terminal; plain lines when the output is a pipe."""
    out = console()
    cells = [[_cell(value) for value in row] for row in rows]
    if out.is_terminal:
        if out.width < NARROW:
            columns, cells = folded(columns, cells)
        out.print(table_of(columns, cells, title))
        return
    out.width = PIPE_WIDTH
    with out.capture() as captured:
        out.print(table_of(columns, cells, title))
    click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))


def table_of(
    columns: Sequence[Column], rows: Iterable[Sequence[Text]], title: str
) -> Table:
    """The table as rich draws it, without a box."""
    table = Table(title=title, title_justify="left", title_style="bold", box=None)
    table.header_style = "dim"
    for column in columns:
        table.add_column(
            column.heading,
            style=column.style,
            overflow="fold",
            no_wrap=column.whole or column.narrow == "keep",
        )
    for row in rows:
        table.add_row(*row)
    return table


def folded(
    columns: Sequence[Column], rows: Sequence[Sequence[Text]]
) -> tuple[list[Column], list[list[Text]]]:
    """The same table for a narrow terminal: few columns, the rest under the words."""
    left = [column for column in columns if column.narrow in {"keep", "main"}]
    return left, [_folded_row(columns, row) for row in rows]


def _folded_row(columns: Sequence[Column], row: Sequence[Text]) -> list[Text]:
    under = Text(" · ", style="dim").join(
        _under(column, cell)
        for column, cell in zip(columns, row, strict=True)
        if column.narrow in {"under", "told"} and cell.plain
    )
    under.stylize("dim")
    cells = []
    for column, cell in zip(columns, row, strict=True):
        if column.narrow == "main":
            cells.append(Text("\n").join(part for part in (cell, under) if part.plain))
        elif column.narrow == "keep":
            cells.append(cell)
    return cells


def _under(column: Column, cell: Text) -> Text:
    words = f"{column.heading} {cell.plain}" if column.narrow == "told" else cell.plain
    if column.whole:
        words = words.replace(" ", "\N{NO-BREAK SPACE}")
    return Text(words, style=column.style)


def _cell(value: str) -> Text:
    words = one_line(value)
    return Text(words, style=STANDING_STYLE.get(words, ""))


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
