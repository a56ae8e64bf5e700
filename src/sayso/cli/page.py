"""A document and its claims as a page for the terminal.

Nothing is coloured that is not also said in words: pipes and people who see no red get
the same page.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.cli.moments import print_moment
from sayso.model.attribution import Attribution, Force
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.event import Event, Participant
from sayso.model.figure import Figure
from sayso.model.ids import SourceId
from sayso.model.issue import Issue
from sayso.model.place import PlaceRef
from sayso.model.span import Span
from sayso.model.timeref import TimeRef

QUOTED = {"“”", '""', "«»", "„“", "‘’"}
NameOf = Callable[[SourceId], str]
FORCE_STYLE = {
    Force.ASSERTS: "green",
    Force.DENIES: "bold red",
    Force.DECLINES: "yellow",
    Force.DEMANDS: "magenta",
    Force.COMMITS: "cyan",
    Force.ASKS: "blue",
    Force.FEELS: "yellow",
}
LEVEL_STYLE = {"note": "dim", "warning": "yellow", "error": "bold red"}
STANDING_STYLE = {
    "refuted": "bold red",
    "confirmed": "bold green",
    "retracted": "red",
    "contested": "bold yellow",
    "denied": "red",
    "conceded": "green",
    "corroborated": "green",
    "superseded": "dim",
    "reported": "default",
    "listed": "dim",
}


class PageConsole(Console):
    """Standard output, coloured only on a terminal."""

    def on_broken_pipe(self) -> None:
        """Leave it to the command line, which ends quietly."""
        raise  # noqa: PLE0704 - rich calls this while it handles the BrokenPipeError


def console() -> Console:
    """Where pages go."""
    return PageConsole(highlight=False, soft_wrap=False)


def claims_page(
    doc: Document, claims: Sequence[Claim], name_of: NameOf
) -> RenderableType:
    """The head of a document and what it says, in text order."""
    pieces: list[RenderableType] = [head_of(doc), Rule(style="dim")]
    for number, (_, group) in enumerate(groupby(claims, _words_of), start=1):
        pieces.append(claims_block(number, list(group), doc, name_of))
    if not claims:
        pieces.append(Text("Nothing was read here as anybody's word.", style="dim"))
    return Group(*pieces, *caveat_lines(claims, doc))


def _words_of(claim: Claim) -> tuple[str | None, Span]:
    # Several things claimed in one breath are shown together, the words once.
    return claim.attribution.key if claim.attribution else None, claim.span


def caveat_lines(claims: Sequence[Claim], doc: Document) -> Iterable[Text]:
    """The outlet's own reservations, once each, and on how much they hang."""
    counts = Counter(span for claim in claims for span in claim.caveats)
    for span, count in sorted(counts.items()):
        words = f"⚑ caveat on {count} claims: “{one_line(doc.quote(span))}”"
        yield Text(words, style="yellow")


def head_of(doc: Document) -> RenderableType:
    """Headline, outlet, credit, byline and time of a document."""
    head = doc.head
    line = Text(head.outlet or "outlet unknown", style="bold")
    if head.credit:
        line.append(f"  copy: {', '.join(head.credit)}", style="cyan")
    if head.byline:
        line.append(f"  by {head.byline}")
    line.append(f"  {print_moment(doc.published_at)}", style="dim")
    line.append(f"  {doc.lang or '?'}  {doc.doc}", style="dim")
    headline = Text(head.headline, style="bold underline") if head.headline else None
    return Group(*(piece for piece in (headline, line) if piece is not None))


def claims_block(
    number: int, claims: Sequence[Claim], doc: Document, name_of: NameOf
) -> RenderableType:
    """Who, through whom, how firmly; the words; everything that was read in them."""
    first = claims[0]
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style="dim", width=3)
    grid.add_column()
    grid.add_row(str(number), who_line(first, doc, name_of))
    grid.add_row("", Text(f"“{one_line(bare(first.words))}”", style="italic"))
    lines = dict.fromkeys(line for c in claims for line in details_of(c, doc))
    if any(c.caveats for c in claims):
        lines["caveat", "⚑ see below"] = None
    for label, words in lines:
        grid.add_row("", Text.assemble((f"{label:9}", "dim"), words))
    return Padding(grid, (0, 0, 1, 0))


def bare(words: str) -> str:
    """The words without quotation marks around all of them."""
    inner = words[1:-1]
    around = words[:1] + words[-1:]
    return inner if around in QUOTED and not set(around) & set(inner) else words


def who_line(claim: Claim, doc: Document, name_of: NameOf) -> Text:
    """Speaker, relays, force and manner in one line."""
    line = Text(claim.source_name, style="bold")
    relays = [name_of(source) for source in claim.via]
    relays = [name for name in relays if name != claim.source_name]
    if relays:
        line.append(" ← " + " ← ".join(relays), style="cyan")
    attr = claim.attribution
    if attr is None:
        line.append("  in its own voice", style="dim")
        return line
    line.append(f"  {attr.force}", style=FORCE_STYLE[attr.force])
    line.append(f"  {attr.manner}", style="dim")
    if attr.cue:
        line.append(f"  “{' '.join(doc.quote(s) for s in attr.cue)}”", style="dim")
    return line


def details_of(claim: Claim, doc: Document) -> Iterable[tuple[str, str]]:
    """Label and words of everything that was read in a claim and is not empty."""
    attr = claim.attribution
    if attr is not None:
        yield from spoken_details(attr, doc)
    if claim.event is not None:
        yield "event", event_words(claim.event, negated=claim.negated)
        yield from placed_details(claim.event)
    for figure in claim.figures:
        yield "figure", figure_words(figure)
    if claim.said_at is not None:
        yield "said", time_words(claim.said_at, doc)
    if claim.basis != "unstated":
        yield "basis", claim.basis


def spoken_details(attr: Attribution, doc: Document) -> Iterable[tuple[str, str]]:
    """Channel, recipient and hedge of an attribution."""
    spans: tuple[tuple[str, Span | None], ...] = (
        ("channel", attr.channel),
        ("told", attr.recipient),
        ("hedge", attr.hedge.span if attr.hedge else None),
    )
    for label, span in spans:
        if span is not None:
            yield label, f"“{one_line(doc.quote(span))}”"


def placed_details(event: Event) -> Iterable[tuple[str, str]]:
    """Where and when of an event."""
    if event.place is not None:
        yield "where", place_words(event.place)
    if event.when is not None:
        yield "when", event.when.value or "open"


def event_words(event: Event, *, negated: bool) -> str:
    """An event in one line: type, mode, who, whom, whether negated or only possible."""
    what = f"{event.type}/{event.mode}" if event.mode else event.type
    actors = ", ".join(map(party_words, event.actors))
    targets = ", ".join(map(party_words, event.targets))
    words = f"{actors} → " if actors else ""
    words += what + (f" → {targets}" if targets else "")
    if negated:
        words = f"NOT {words}"
    return words if event.status == "actual" else f"{words} ({event.status})"


def party_words(party: Participant) -> str:
    """Who acts or is acted upon, with country and sectors: "the Front (KV REB)"."""
    return f"{party.name} ({party.code})" if party.code else party.name


def place_words(ref: PlaceRef) -> str:
    """A place in one line, or that it stays open."""
    if ref.place is None:
        return f"{ref.name} (open: {len(ref.candidates)} candidates)"
    place = ref.place
    return (
        f"{place.name}, {place.country}  ({place.place}, {ref.precision or place.kind})"
    )


def time_words(when: TimeRef, doc: Document) -> str:
    """A time in one line: the words and the value."""
    return f"{when.value or 'open'}  “{doc.quote(when.span)}”"


def bounds_words(figure: Figure) -> str:
    """The bounds of a figure: "≥826", "≤50", "20-30", "~14000"."""
    about = "~" if figure.about else ""
    if figure.low is None:
        return f"{about}≤{figure.high}" if figure.high is not None else "?"
    if figure.high is None:
        return f"{about}≥{figure.low}"
    if figure.low == figure.high:
        return f"{about}{figure.low}"
    return f"{about}{figure.low}-{figure.high}"


def figure_words(figure: Figure) -> str:
    """A figure in one line."""
    words = f"{figure.measure} {bounds_words(figure)}"
    words += f" of {figure.of}" if figure.of else ""
    words += f" {figure.unit}" if figure.unit else ""
    words += f", {figure.scope}"
    words += f", since {figure.since}" if figure.since else ""
    return words + (" (part of the figure before)" if figure.part_of else "")


def issue_line(issue: Issue) -> Text:
    """One issue, with where it was met."""
    where = f"{issue.where}: " if issue.where else ""
    words = f"{issue.level} {issue.code}: {where}{issue.message}"
    return Text(words, style=LEVEL_STYLE[issue.level])


def one_line(words: str) -> str:
    """The words with line breaks and runs of blanks as one blank; controls shown."""
    joined = " ".join(words.split())
    return "".join(c if c.isprintable() else "�" for c in joined)
