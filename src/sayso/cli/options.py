"""Options that several commands share, each said once."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypedDict

import click
import platformdirs

from sayso.cli.moments import Grain, Moment, Published
from sayso.extract import WEIGHTS, Weights

Command = Callable[..., Any]  # click fills the arguments by name
FORMATS = ("table", "json", "csv")


def examples(*commands: str) -> str:
    """The end of a command's help: commands that run, one a line, never wrapped."""
    heading = "Example:" if len(commands) == 1 else "Examples:"
    return "\n".join(["\b", heading, *(f"  {command}" for command in commands)])


class HeadOptions(TypedDict):
    """The values of `head_options`, as click hands them to a command."""

    outlet: str | None
    credit: tuple[str, ...]
    published_at: tuple[datetime, Grain] | None
    lang: str | None
    url: str | None
    input_format: str
    gazetteer: tuple[Path, ...]
    register: tuple[Path, ...]
    allow_private: bool
    weights: Weights
    strict: bool


def default_ledger() -> Path:
    """The ledger in the user's data folder."""
    return platformdirs.user_data_path("sayso") / "ledger.sayso"


def ledger_option(command: Command) -> Command:
    """`--ledger PATH`."""
    return click.option(
        "--ledger",
        "ledger_path",
        type=click.Path(path_type=Path, dir_okay=False),
        envvar="SAYSO_LEDGER",
        default=default_ledger,
        show_default="ledger.sayso in your data folder",
        help="The ledger: one file, also set by SAYSO_LEDGER.",
    )(command)


def as_of_options(command: Command) -> Command:
    """`--as-of` and `--published-by`: the two clocks."""
    published = click.option(
        "--published-by",
        type=Moment(),
        help="Only what had been published by this moment, whenever we read it.",
    )
    recorded = click.option(
        "--as-of",
        "recorded_by",
        type=Moment(),
        help="What this ledger held at this moment (2031-05-02T04:00Z, or a date).",
    )
    return recorded(published(command))


def format_option(command: Command) -> Command:
    """`--format table|json|csv`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How to print the answer.",
    )(command)


def head_options(command: Command) -> Command:
    """What the user knows of a document and the file does not say."""
    options: list[Callable[[Command], Command]] = [
        click.option("--outlet", help="Who published it: 'Harbour Post'."),
        click.option("--credit", multiple=True, help="Whose copy it is (repeatable)."),
        click.option(
            "--published-at",
            type=Published(),
            help="When it was published: 2031-05-01T18:40Z, or a date for a day.",
        ),
        click.option("--lang", help="Its language (en, ar, ...)."),
        click.option("--url", help="Its address, if the input is a file."),
        click.option(
            "--input-format",
            type=click.Choice(["auto", "text", "html", "jsonl", "feed", "telegram"]),
            default="auto",
            show_default=True,
            help="What the input is.",
        ),
        click.option(
            "--allow-private",
            is_flag=True,
            help="Also fetch from addresses inside your own network.",
        ),
        reading_options,
        click.option(
            "--strict",
            is_flag=True,
            help="Stop at the first document that a component fails on.",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def reading_options(command: Command) -> Command:
    """With what is read: `--gazetteer`, `--register`, `--weights`."""
    gazetteer = click.option(
        "--gazetteer",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        multiple=True,
        help="Your own places, a TOML file, before the shipped ones (repeatable).",
    )
    register = click.option(
        "--register",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        multiple=True,
        help="Your own actors, a TOML or CSV file, before the shipped ones "
        "(repeatable): as of `sayso actor`.",
    )
    weights = click.option(
        "--weights",
        type=click.Choice(WEIGHTS),
        default="auto",
        show_default=True,
        help="Learned weights beside the rules: auto takes them where installed "
        "(pip install 'sayso[weights]'); none reads with rules alone, faster.",
    )
    return gazetteer(register(weights(command)))


def inputs_argument(command: Command) -> Command:
    """The inputs: files, folders, addresses, or - for standard input."""
    return click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")(
        command
    )
