"""`sayso export`: the ledger in the formats of the trade."""

from datetime import datetime
from pathlib import Path

import click

from sayso.cli.answers import print_bytes, warn
from sayso.cli.moments import as_of, say_as_of
from sayso.cli.opening import looking
from sayso.cli.options import as_of_options, examples, ledger_option
from sayso.cli.written import write_file
from sayso.publish import EXPORTERS

FORMATS = ("say", "jsonl", "csv", "geojson", "plover")


@click.command(
    epilog=examples(
        "sayso export csv > claims.csv",
        "sayso export geojson --as-of 2031-05-02 --output map.geojson",
        "sayso export say --published-by 2031-05-02T09:00Z",
        "sayso export plover > events.jsonl",
    )
)
@click.argument(
    "form", type=click.Choice(FORMATS), metavar="say|jsonl|csv|geojson|plover"
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; without it, standard output.",
)
@ledger_option
@as_of_options
def command(
    form: str,
    output: Path | None,
    ledger_path: Path,
    recorded_by: datetime | None,
    published_by: datetime | None,
) -> None:
    """Write what is in force at a moment, every value with the words it came from."""
    moment = as_of(recorded_by, published_by)
    with looking(ledger_path) as ledger:
        pieces = EXPORTERS[form].write(ledger.view(moment))
        if output is None:
            for piece in pieces:
                print_bytes(piece)
            return
        write_file(output, pieces)
    warn(f"written: {output}, {say_as_of(moment)}")
