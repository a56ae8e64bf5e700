"""`sayso doc`: one document with everything read in it, or a list of documents."""

from datetime import datetime
from itertools import pairwise
from pathlib import Path

import click

from sayso.cli.answers import Column, empty, print_rows, print_table, titled
from sayso.cli.moments import as_of, print_moment
from sayso.cli.opening import SHORT, document_with, looking
from sayso.cli.options import as_of_options, examples, format_option, ledger_option
from sayso.cli.page import claims_page, console, one_line
from sayso.link.versions import Difference, differences, versions_of
from sayso.model.document import Document
from sayso.ports import View
from sayso.publish.citations import name_of
from sayso.publish.tables import (
    ClaimRow,
    DocumentRow,
    claim_rows,
    document_rows,
)

CONTEXT = 40  # characters of the text before a difference
MOST_DIFFERENCES = 40

COLUMNS = (
    Column("doc", "cyan"),
    Column("published", "dim", narrow="under", whole=True),
    Column("outlet", "bold", narrow="under"),
    Column("headline", narrow="main"),
    Column("copy of", narrow="told"),
    Column("claims"),
    Column("newer", "dim", narrow="told", whole=True),
)


@click.command(
    epilog=examples(
        "sayso doc",
        "sayso doc 06-norlink-ministry-denies.txt",
        "sayso doc https://courier.example/velmora/queues --format json",
    )
)
@click.argument("doc", required=False, metavar="[DOC]")
@ledger_option
@as_of_options
@format_option
def command(
    doc: str | None,
    ledger_path: Path,
    recorded_by: datetime | None,
    published_by: datetime | None,
    form: str,
) -> None:
    """One document with everything read in it; without DOC, a list.

    DOC is the beginning of an id, the id that the input brought, or an address.
    """
    moment = as_of(recorded_by, published_by)
    with looking(ledger_path) as ledger:
        view = ledger.view(moment)
        if doc is None:
            list_documents(view, form)
        elif form == "table":
            show_document(view, document_with(view, doc))
        else:
            claims = view.claims_of(document_with(view, doc).doc)
            print_rows(form, moment, claim_rows(view, claims), ClaimRow)


def list_documents(view: View, form: str) -> None:
    """All documents known at the moment."""
    rows = document_rows(view)
    if form != "table":
        print_rows(form, view.as_of, rows, DocumentRow)
        return
    cells = [document_cells(row) for row in rows]
    if cells:
        print_table(COLUMNS, cells, title=titled("Documents", view.as_of))
    else:
        empty("No documents", "`sayso add FILE` reads one.")


def document_cells(row: DocumentRow) -> tuple[str, ...]:
    """A document as words."""
    return (
        row.doc[:SHORT],
        print_moment(row.published_at),
        row.outlet or "",
        row.headline or f"post {row.document}",
        ", ".join(row.credit),
        str(row.claims),
        (row.superseded_by or "")[:SHORT],
    )


def show_document(view: View, doc: Document) -> None:
    """The page of one document: head, claims, versions and copies."""
    out = console()
    claims = view.claims_of(doc.doc)
    out.print(claims_page(doc, claims, lambda source: name_of(view, source)))
    newer = view.superseded(doc.doc)
    if newer is not None:
        out.print(
            f"A newer version of this address is {newer[:SHORT]}.", style="yellow"
        )
    show_versions(view, doc)
    for lineage in view.lineages(doc.doc):
        others = {p.doc[:SHORT] for p in lineage.passages} - {doc.doc[:SHORT]}
        because = "; ".join(lineage.because)
        out.print(
            f"{lineage.kind}: shared with {', '.join(sorted(others))} ({because})"
        )


def show_versions(view: View, doc: Document) -> None:
    """The versions of the document's address, each with what it changed."""
    versions = versions_of(view, doc)
    out = console()
    for old, new in pairwise(versions):
        when = print_moment(new.published_at or new.retrieved_at)
        names = f"{old.doc[:SHORT]} became {new.doc[:SHORT]}"
        found = differences(old, new)
        count = f"{len(found)} place{'' if len(found) == 1 else 's'} changed"
        out.print(f"{names} ({when}): {count}", style="yellow")
        for difference in found[:MOST_DIFFERENCES]:
            out.print(told(old, new, difference), markup=False)
        if len(found) > MOST_DIFFERENCES:
            out.print(f"  … and {len(found) - MOST_DIFFERENCES} more")


def told(old: Document, new: Document, difference: Difference) -> str:
    """A difference in words: what stood there, and what stands there now."""
    start = difference.old[0]
    before = one_line(old.text[max(0, start - CONTEXT) : start])
    gone = one_line(old.text[slice(*difference.old)]) or "nothing"
    put = one_line(new.text[slice(*difference.new)]) or "nothing"
    return f"  … {before} [{gone} -> {put}]"
