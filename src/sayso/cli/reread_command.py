"""`sayso reread`: read every document of a ledger anew, by newer rules or weights."""

from collections.abc import Iterator
from pathlib import Path

import click

from sayso.cli.add_command import crew
from sayso.cli.moments import now
from sayso.cli.options import examples, ledger_option
from sayso.cli.reading_inputs import pipeline_maker
from sayso.cli.redoing import Redoing, after_option, dry_run_option, redo
from sayso.extract import WEIGHTS, Weights
from sayso.model.document import Document
from sayso.model.entry import NOW
from sayso.model.issue import Issue
from sayso.ports import Ledger
from sayso.rereading import Papers, Read, Redone, read_again
from sayso.workers import readings_of

WORTH_WORKERS = 24  # starting processes costs a second


@click.command(
    epilog=examples("sayso reread --dry-run", "sayso reread --weights none --workers 2")
)
@ledger_option
@dry_run_option
@after_option
@click.option(
    "--gazetteer",
    "gazetteers",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    help="Your own places, a TOML file, before the shipped ones (repeatable).",
)
@click.option(
    "--register",
    "registers",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    help="Your own actors, a TOML or CSV file, before the shipped ones (repeatable).",
)
@click.option(
    "--weights",
    type=click.Choice(WEIGHTS),
    default="auto",
    show_default=True,
    help="Learned weights beside the rules, as for `sayso add`.",
)
@click.option("--workers", type=click.IntRange(0, 64), help="Processes that read.")
@click.option("--quiet", is_flag=True, help="No progress, only what changed.")
def command(  # noqa: PLR0913 - one parameter for each option of the command line
    *,
    ledger_path: Path,
    dry_run: bool,
    after: int | None,
    gazetteers: tuple[Path, ...],
    registers: tuple[Path, ...],
    weights: Weights,
    workers: int | None,
    quiet: bool,
) -> None:
    """Read every document anew, and link it: newer entries supersede older ones.

    Claims that are read in the same words keep their ids, and with them what people
    ruled. A claim that is not read any more goes out of force, unless a person ruled on
    it: then it stays, and is listed to be looked at again. Nothing is ever erased:
    `--as-of` shows what was held before. Shows which points stand otherwise.

    A second run changes nothing. An interrupted one says where it can go on.
    """
    make = pipeline_maker(
        gazetteers, strict=False, weights=weights, registers=registers
    )
    pipeline = make()

    def redone(ledger: Ledger, papers: Papers) -> Iterator[Redone]:
        left = papers.behind(after or 0)
        docs = documents_of(ledger, left)
        if workers == 0 or (workers is None and len(left.entries) < WORTH_WORKERS):
            reads: Iterator[Read] = map(pipeline.read_or_issue, docs)
        else:
            found = readings_of(docs, make, workers=workers or crew(), skip=_none)
            reads = (_read(read) for _, read in found)
        yield from read_again(pipeline, ledger, papers, left, reads, now)

    asked = Redoing(verb="reading", ledger=ledger_path, dry_run=dry_run, quiet=quiet)
    redo(asked, redone)


def documents_of(ledger: Ledger, papers: Papers) -> Iterator[Document]:
    """The documents, each when it is its turn."""
    view = ledger.view(NOW)
    return map(view.document, (doc for _, doc in papers.entries))


def _none(_: Document) -> bool:
    return False


def _read(read: Read | Issue | None) -> Read:
    if read is None:
        message = "a document was passed over by a worker"
        raise AssertionError(message)
    return read
