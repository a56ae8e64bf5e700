"""`sayso rule`: a person's word, signed and kept."""

import getpass
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from sayso.cli.moments import now
from sayso.cli.opening import claim_with, looking, source_with
from sayso.cli.options import examples, ledger_option
from sayso.cli.page import one_line
from sayso.errors import RefusedError, UsageError
from sayso.model.entry import NOW, Agent, Draft
from sayso.model.ruling import Ruling, Verdict
from sayso.ports import View

ON_SOURCES = {Verdict.SAME_SOURCE, Verdict.DIFFERENT_SOURCE, Verdict.SIDE}
ON_TWO = {
    Verdict.SAME_POINT,
    Verdict.NOT_SAME_POINT,
    Verdict.SAME_SOURCE,
    Verdict.DIFFERENT_SOURCE,
}
NEEDS_NOTE = {Verdict.CONFIRMED, Verdict.REFUTED, Verdict.NOTE}
NEEDS_VALUE = {
    Verdict.SIDE: "the party to the matter that it speaks for",
    Verdict.PLACE: "the id of the place that is meant, as `sayso claim` prints it",
    Verdict.FIGURE: "the bounds that are meant: 826, 20-30, 826- or -50",
}
_BOUNDS = re.compile(r"\d+(?:-\d*)?|-\d+")  # 826, 20-30, 826-, -50


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the person typed."""

    verdict: Verdict
    targets: Sequence[str]
    note: str | None
    value: str | None
    person: str


@click.command(
    epilog=examples(
        'sayso rule watch "The road from Halvik" --note "ask the Gazette"',
        'sayso rule same-source NFR "Northern Front" --note "its short name"',
        'sayso rule side "Northern Front for Renewal" --value rebels',
    )
)
@click.argument("verdict", type=click.Choice([v.value for v in Verdict]))
@click.argument("targets", nargs=-1, required=True, metavar="CLAIM|SOURCE...")
@click.option("--note", help="Why; confirmed, refuted and note need one.")
@click.option("--value", help="The place id, bounds or side that you set.")
@click.option(
    "--by",
    "person",
    default=getpass.getuser,
    envvar="SAYSO_PERSON",
    show_default="your user name",
    help="Who rules.",
)
@ledger_option
def command(
    verdict: str,
    targets: tuple[str, ...],
    note: str | None,
    value: str | None,
    person: str,
    ledger_path: Path,
) -> None:
    """Enter a person's ruling on claims or sources.

    \b
    confirmed, refuted CLAIM --note WHY   the only way a claim is ever confirmed
    misread CLAIM                         this reading is wrong; out of force
    watch, note CLAIM [--note TEXT]       keep an eye on it, say something about it
    same-point, not-same-point A B        two claims are (not) one proposition
    same-source, different-source A B     two names are (not) one source
    side SOURCE --value PARTY             a party to the matter
    place CLAIM --value PLACE-ID          the place that is meant
    figure CLAIM --value LOW-HIGH         the bounds that are meant

    CLAIM is the beginning of an id from `sayso board`, or words that stand in this
    claim only; SOURCE the beginning of an id from `sayso sources`, or a name. Views
    show the person's place or bounds; the entry keeps what was read. PLACE-ID is an
    id that a claim already has.

    Nothing is overwritten: `sayso undo` takes a ruling out of force, and both stay.
    """  # noqa: D301 - click wants the real control character
    asked = Asked(
        verdict=Verdict(verdict), targets=targets, note=note, value=value, person=person
    )
    check(asked)
    with looking(ledger_path) as ledger:
        view = ledger.view(NOW)
        ruling = ruling_of(asked, view)
        refuse_to_join(view.barrier(ruling))
        agent = Agent(kind="person", name=person)
        draft = Draft(agent=agent, payload=ruling)
        receipt = ledger.append([draft], run="rule", at=now())
    if receipt.entered:
        click.echo(f"entered {receipt.entered[0][:12]}: {verdict} by {person}")
        if ruling.words:
            click.echo(f"on: “{one_line(ruling.words)}”")
        click.echo("to take it back: sayso undo")
    else:
        click.echo("this ruling stands already; nothing was changed")


def refuse_to_join(barrier: Ruling | None) -> None:
    """Raise RefusedError where a ruling in force keeps apart what would be joined."""
    if barrier is not None:
        pair = (barrier.claim, barrier.other)
        names = pair if barrier.claim else (barrier.source, barrier.other_source)
        message = (
            f"this would join what {barrier.person} ruled apart "
            f"({barrier.verdict} {names[0]} {names[1]}); nothing was entered. Take "
            "that ruling back first (`sayso log --kind ruling`, `sayso undo ENTRY`)"
        )
        raise RefusedError(message)


def check(asked: Asked) -> None:
    """Raise UsageError when the verdict needs something that is missing."""
    wanted = 2 if asked.verdict in ON_TWO else 1
    if len(asked.targets) != wanted:
        what = "source" if asked.verdict in ON_SOURCES else "claim"
        plural = "two " + what + "s" if wanted == 2 else "one " + what
        message = f"{asked.verdict} needs {plural}, got {len(asked.targets)}"
        raise UsageError(message)
    if asked.verdict in NEEDS_NOTE and not asked.note:
        message = f"{asked.verdict} needs --note: say what it rests on"
        raise UsageError(message)
    if asked.verdict in NEEDS_VALUE and not asked.value:
        message = f"{asked.verdict} needs --value: {NEEDS_VALUE[asked.verdict]}"
        raise UsageError(message)
    if asked.verdict is Verdict.FIGURE and not _BOUNDS.fullmatch(asked.value or ""):
        message = f"{asked.value!r} are no bounds; write 826, 20-30, 826- or -50"
        raise UsageError(message)


def ruling_of(asked: Asked, view: View) -> Ruling:
    """The ruling, with the document, span and words that the person looked at."""
    if asked.verdict in ON_SOURCES:
        sources = [source_with(view, words) for words in asked.targets]
        if len(sources) > len({source.source for source in sources}):
            message = f"both names are {sources[0].name}; name two sources"
            raise UsageError(message)
        return Ruling(
            verdict=asked.verdict,
            person=asked.person,
            note=asked.note,
            value=asked.value,
            source=sources[0].source,
            other_source=sources[1].source if len(sources) > 1 else None,
        )
    claims = [claim_with(view, words) for words in asked.targets]
    if len(claims) > len({claim.claim for claim in claims}):
        message = f"both are claim {claims[0].claim}; name two claims"
        raise UsageError(message)
    return Ruling(
        verdict=asked.verdict,
        person=asked.person,
        note=asked.note,
        value=asked.value,
        claim=claims[0].claim,
        other=claims[1].claim if len(claims) > 1 else None,
        doc=claims[0].doc,
        span=claims[0].span,
        words=claims[0].words,
    )
