"""The command line: one module per command; the only place that prints and exits.

Commands are imported when they are called, so that `sayso --help` starts at once.
"""

import importlib
import os
import sys
from collections.abc import Sequence

import click

from sayso import __version__
from sayso.errors import SaysoError, UsageError

# name: (section, what it does); the command object is in sayso.cli.<name>_command.
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("Start here", "Load the bundled made-up story and show its claim board."),
    "read": ("Read", "Show what documents say, without a ledger."),
    "compare": ("Read", "How two short passages bear on each other, pair by pair."),
    "locate": ("Read", "Where: the places that texts name at given spans."),
    "times": ("Read", "When: the times that texts name, reckoned to days and hours."),
    "code": ("Read", "What happens between marked parties, as PLOVER 2.0 types."),
    "actor": ("Read", "Who: country and sector of names, as of a day."),
    "lineage": ("Read", "Which passages documents share, and who had them first."),
    "add": ("Read", "Read documents and enter them into a ledger."),
    "board": ("Look", "What is claimed, how it stands, who stands behind it."),
    "points": ("Look", "Points page by page, counted, in a ledger of any size."),
    "point": ("Look", "One point: for, against, by origin, with copies folded."),
    "claim": ("Look", "One claim: the passage, its company, how its standing moved."),
    "doc": ("Look", "One document with everything read in it; without an id, a list."),
    "sources": ("Look", "Who is cited, under which names, how often."),
    "figures": ("Look", "How the numbers moved: series with bounds, by origin."),
    "serve": ("Look", "The newsroom's screens, in the browser."),
    "series": ("Look", "Figure series page by page, the newest step first."),
    "diff": ("Look", "What changed between two moments: overnight, for example."),
    "why": ("Look", "Why two claims are of one origin, or are not."),
    "log": ("Look", "The entries of the ledger, as they were recorded."),
    "rule": ("Decide", "Enter a person's ruling."),
    "undo": ("Decide", "Take the last ruling, or any entry, out of force."),
    "relink": ("Keep", "Link every document anew; keep what people ruled."),
    "reread": ("Keep", "Read every document anew, with newer rules or weights."),
    "account": ("Keep", "Accounts of a desk that several people use."),
    "verify": ("Keep", "Check every entry of the ledger and its hash chain."),
    "report": ("Keep", "The situation at a moment, as Markdown or one HTML file."),
    "draw": ("Keep", "Charts, timeline and map as SVG files."),
    "export": ("Keep", "Write the ledger as .say, JSONL, CSV, GeoJSON or PLOVER."),
}


class LazyGroup(click.Group):
    """The commands of the table, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"sayso.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a reader of our pipe who has seen enough is no error."""
        try:
            answer: object = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Whatever is still buffered has no reader; without this the interpreter
            # complains about it at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        return answer

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """The commands by section, without importing any of them."""
        for section in dict.fromkeys(section for section, _ in COMMANDS.values()):
            rows = [(n, what) for n, (s, what) in COMMANDS.items() if s == section]
            with formatter.section(section):
                formatter.write_dl(rows)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nStart with:\n  sayso demo\n  sayso read STORY.txt",
)
@click.version_option(__version__, prog_name="sayso")
def group() -> None:
    """On whose say-so? Reads news reports and keeps a ledger of who says what.

    Sayso is mechanical and auditable. It counts and shows; it never says what is true.
    """


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line; exit status 0, 1 for unusable input, 2 for misuse.

    130 when interrupted. Nothing that a user can cause ends in a traceback.
    """
    try:
        status = group.main(args=args, prog_name="sayso", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except SaysoError as error:
        click.echo(f"sayso: {error}", err=True)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"sayso: {where}{error.strerror or error}", err=True)
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)
