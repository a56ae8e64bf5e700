"""`sayso claim`: one claim with its passage, all its company, and its history."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import click
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.answers import print_rows
from sayso.cli.moments import as_of, print_moment, say_as_of
from sayso.cli.opening import SHORT, claim_with, looking
from sayso.cli.options import as_of_options, examples, format_option, ledger_option
from sayso.cli.page import STANDING_STYLE, claims_block, console, head_of, one_line
from sayso.errors import UnknownNameError
from sayso.model.entry import AsOf
from sayso.model.ids import ClaimId
from sayso.model.relation import RelationKind
from sayso.model.ruling import Ruling
from sayso.model.standing import Standing
from sayso.ports import Ledger, View
from sayso.publish.citations import Citation, name_of, names_of
from sayso.publish.page import ClaimPage, Company, claim_page
from sayso.publish.tables import ClaimRow, claim_rows

PASSIVE = {
    RelationKind.SUPPORTS: "supported",
    RelationKind.DENIES: "denied",
    RelationKind.CONTRADICTS: "contradicted",
    RelationKind.UPDATES: "updated",
    RelationKind.CORRECTS: "corrected",
    RelationKind.RETRACTS: "retracted",
    RelationKind.CONCEDES: "conceded",
}


@click.command(
    epilog=examples(
        'sayso claim "The road from Halvik"',
        'sayso claim "The road from Halvik" --format json',
    )
)
@click.argument("claim")
@ledger_option
@as_of_options
@format_option
def command(
    claim: str,
    ledger_path: Path,
    recorded_by: datetime | None,
    published_by: datetime | None,
    form: str,
) -> None:
    """One claim: the passage, who stands for and against it, how its standing moved.

    CLAIM is the beginning of an id from `sayso board`, or words that stand in this
    claim only. JSON and CSV give the claim and every other claim of its point.
    """
    moment = as_of(recorded_by, published_by)
    with looking(ledger_path) as ledger:
        view = ledger.view(moment)
        found = claim_with(view, claim)
        if form == "table":
            show_claim(ledger, view, found.claim)
        else:
            point = view.point_of(found.claim)
            claims = [view.claim(other) for other in point.claims]
            print_rows(form, moment, claim_rows(view, claims), ClaimRow)


def show_claim(ledger: Ledger, view: View, claim: ClaimId) -> None:
    """The page of one claim."""
    page, out = claim_page(view, claim), console()
    doc = page.citation.document
    out.print(head_of(doc))
    out.print(passage_of(page))
    out.print(
        claims_block(
            1, [page.citation.claim], doc, lambda source: name_of(view, source)
        )
    )
    out.print(standing_grid(view, page.point.standing))
    sections = (
        ("Bears on it", [company_line(c) for c in page.company]),
        ("Also of this point", [citation_line(c) for c in page.others]),
        ("Copies", [Text("; ".join(x.because)) for x in page.lineages]),
        ("Rulings", [ruling_line(r) for r in page.rulings]),
        ("How its standing moved", list(history_of(ledger, view, page))),
    )
    for title, lines in sections:
        if lines:
            out.print(Text(f"\n{title}", style="bold"))
            for line in lines:
                out.print(Padding(line, (0, 0, 0, 2)))
    entry = page.entry
    made = f"entry {entry.seq} by {entry.agent}, {print_moment(entry.recorded_at)}"
    out.print(Text(f"\n{claim}  {made}  {say_as_of(view.as_of)}", style="dim"))


def passage_of(page: ClaimPage) -> Padding:
    """The words in their paragraph, marked."""
    text = Text(one_line(page.before) + " " if page.before else "", style="dim")
    text.append(one_line(page.words), style="reverse")
    after = one_line(page.after)
    text.append(after if after[:1] in {",", ".", ";", "”", '"'} else f" {after}", "dim")
    return Padding(text, (1, 2))


def standing_grid(view: View, standing: Standing) -> Table:
    """The standing, its origins on both sides, and why."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    grid.add_row("stands", Text(standing.name, STANDING_STYLE[standing.name]))
    sides = (
        ("for", standing.origins_for, standing.outlets_for),
        ("against", standing.origins_against, standing.outlets_against),
    )
    for label, origins, outlets in sides:
        if origins:
            bound = "at most " if standing.at_most and len(origins) > 1 else ""
            words = f"{bound}{len(origins)}: {', '.join(names_of(view, origins))}"
            printed = f" (in {', '.join(names_of(view, outlets))})"
            grid.add_row(label, Text.assemble(words, (printed, "dim")))
    for reason in dict.fromkeys(standing.reasons):
        grid.add_row("", Text(reason, style="dim"))
    return grid


def company_line(company: Company) -> Text:
    """Another claim and how it bears on this one."""
    active = company.role == "subject"
    verb = f"it {company.kind}" if active else f"it is {PASSIVE[company.kind]} by"
    line = Text(f"{verb} ", style="bold")
    line.append_text(citation_line(company.other))
    line.append(f"  because {'; '.join(company.because)}", style="dim")
    return line


def citation_line(citation: Citation) -> Text:
    """A claim in one line: who, where, when, the words."""
    line = Text(citation.claim.claim[:SHORT], style="cyan")
    line.append(f" {citation.speaker}", style="bold")
    line.append(f" in {citation.outlet}, ")
    line.append(print_moment(citation.document.published_at), style="dim")
    line.append(f": “{one_line(citation.claim.words)}”", style="italic")
    return line


def ruling_line(ruling: Ruling) -> Text:
    """A ruling in one line."""
    note = f": {ruling.note}" if ruling.note else ""
    return Text(f"{ruling.verdict} by {ruling.person}{note}")


def history_of(ledger: Ledger, view: View, page: ClaimPage) -> Iterator[Text]:
    """Each change of standing, when it could be known, and why."""
    before = ""
    for at in moments_of(page):
        moment = AsOf(recorded=view.as_of.recorded, published=at)
        try:
            standing = ledger.view(moment).standing(page.citation.claim.claim)
        except UnknownNameError:
            continue  # the claim itself was printed later
        if standing.name != before:
            arrow = f"{before} → " if before else ""
            words = f"{print_moment(at)}  {arrow}{standing.name}"
            yield Text(f"{words}  {'; '.join(standing.reasons)}")
        before = standing.name


def moments_of(page: ClaimPage) -> Iterable[datetime]:
    """When the claims of the point were printed, oldest first."""
    citations = (page.citation, *page.others)
    known = {c.document.published_at or c.document.retrieved_at for c in citations}
    return sorted(known)
