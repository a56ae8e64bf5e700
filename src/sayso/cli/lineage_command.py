"""`sayso lineage`: which passages documents share, and who had them first."""

import sys
import tempfile
from typing import Unpack

import click

from sayso.cli.answers import print_bytes, warn
from sayso.cli.moments import now
from sayso.cli.options import HeadOptions, examples, head_options, inputs_argument
from sayso.cli.page import console, issue_line
from sayso.cli.progress import counting
from sayso.cli.reading_inputs import Inputs, check_names, inputs_from, items_of
from sayso.link.corpus import Corpus, Found
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.model.span import Span
from sayso.publish.lineage_json import passage_as_json

SHOWN = 300  # characters of a passage on a page


@click.command(
    epilog=examples(
        "sayso lineage reports/",
        "sayso lineage articles.jsonl --format json > passages.jsonl",
    )
)
@inputs_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["auto", "page", "json"]),
    default="auto",
    show_default=True,
    help="Passages to look at, or one JSON object a line; auto: a page on a terminal.",
)
@click.option("--quiet", is_flag=True, help="No progress, only what went wrong.")
@head_options
def command(
    inputs: tuple[str, ...],
    form: str,
    quiet: bool,  # noqa: FBT001 - click passes flags by name
    **head: Unpack[HeadOptions],
) -> None:
    """Passages that documents share: copy, own update, or one source quoted by both.

    INPUT is a file, a folder, an address, or - for standard input; all are one corpus.
    Nothing is kept.
    """
    asked = inputs_from(inputs, head)
    check_names(asked)
    on_page = form == "page" or (form == "auto" and sys.stdout.isatty())
    with tempfile.TemporaryFile(prefix="sayso-") as spool:
        corpus = Corpus(spool)
        broken = fill(corpus, asked, quiet=quiet)
        numbers = counting(range(len(corpus)), "comparing", shown=not quiet)
        for found in (f for number in numbers for f in corpus.found_in(number)):
            (print_found if on_page else print_json)(found)
    sys.exit(1 if broken else 0)


def fill(corpus: Corpus, asked: Inputs, *, quiet: bool) -> bool:
    """File all documents of the inputs; whether something could not be used."""
    broken = False
    for item in counting(items_of(asked, now()), "reading", shown=not quiet):
        if isinstance(item, Issue):
            warn(issue_line(item).plain)
            broken |= item.level == "error"
        else:
            corpus.add(item)
    return broken


def print_json(found: Found) -> None:
    """A shared passage as a line of JSON."""
    repeat = found.repeat
    line = passage_as_json(
        repeat.kind,
        (found.a, repeat.a),
        (found.b, repeat.b),
        first=found.first,
        because=found.because,
    )
    print_bytes(line + b"\n")


def print_found(found: Found) -> None:
    """A shared passage as a person reads it: who, what, why."""
    out, repeat = console(), found.repeat
    out.print(f"{repeat.kind}  first: {found.first}", style="bold", markup=False)
    for side, doc, span in (("a", found.a, repeat.a), ("b", found.b, repeat.b)):
        out.print(f"  {side}  {_named(doc)}, {_place(span)}", markup=False)
    words = " ".join(found.a.quote(repeat.a).split())
    shown = words if len(words) <= SHOWN else words[:SHOWN] + " …"
    out.print(f"     {shown}", style="dim", markup=False)
    out.print(f"     because: {'; '.join(found.because)}\n", markup=False)


def _named(doc: Document) -> str:
    name = doc.doc if doc.given_id is None else str(doc.given_id)
    return f"{name} ({doc.head.outlet})" if doc.head.outlet else name


def _place(span: Span) -> str:
    return f"characters {span.start} to {span.end}"
