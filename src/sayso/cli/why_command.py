"""`sayso why`: why two claims are of one origin, or are not."""

from datetime import datetime
from pathlib import Path

import click

from sayso.cli.answers import print_rows
from sayso.cli.moments import as_of, say_as_of
from sayso.cli.opening import claim_with, looking
from sayso.cli.options import as_of_options, examples, format_option, ledger_option
from sayso.cli.page import one_line
from sayso.model.board import Kinship


@click.command(
    epilog=examples(
        'sayso why "The road from Halvik" "President Ilan Torvald had fled"',
    )
)
@click.argument("one")
@click.argument("other")
@ledger_option
@as_of_options
@format_option
def command(
    *,
    one: str,
    other: str,
    ledger_path: Path,
    recorded_by: datetime | None,
    published_by: datetime | None,
    form: str,
) -> None:
    """Why two claims count as one origin, or as two.

    ONE and OTHER are beginnings of claim ids, or words of one claim each. What nobody
    knows never adds an origin: "may be one" counts once.
    """
    moment = as_of(recorded_by, published_by)
    with looking(ledger_path) as ledger:
        view = ledger.view(moment)
        claims = claim_with(view, one), claim_with(view, other)
        found = view.kinship(claims[0].claim, claims[1].claim)
    if form != "table":
        print_rows(form, moment, [found], Kinship)
        return
    for claim, name in zip(claims, found.names, strict=True):
        click.echo(f"{claim.claim}  {name}: “{one_line(claim.words)}”")
    click.echo("one origin" if found.is_one_origin else "two origins")
    for reason in found.because:
        click.echo(f"  because {reason}")
    click.echo("one point" if found.is_one_point else "two points")
    click.echo(say_as_of(moment))
