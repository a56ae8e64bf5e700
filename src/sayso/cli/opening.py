"""Opening the ledger and finding things in it by the ids that people type."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sayso.errors import UnknownNameError, UsageError
from sayso.ledger.sqlite import open_ledger
from sayso.model.board import BoardQuery, PlaceQuery
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import NOW, Entry
from sayso.model.ids import ClaimId, DocId, EntryId
from sayso.model.source import Source
from sayso.ports import Ledger, View
from sayso.text.names import fold

T = TypeVar("T")
SHORT = 8  # characters of an id that tables print; any unique beginning is understood
LISTED = 5
MOST_POINTS = 50  # looked at for words that a claim is asked for by


@contextmanager
def writing(path: Path) -> Iterator[Ledger]:
    """The ledger at a path, made if it is not there, let go of at the end."""
    ledger = open_ledger(path)
    try:
        yield ledger
    finally:
        ledger.close()


@contextmanager
def looking(path: Path) -> Iterator[Ledger]:
    """The ledger at a path, which must be there."""
    if not path.exists():
        message = (
            f"there is no ledger at {path} yet; `sayso add FILE` makes one, "
            f"`sayso demo` shows one, --ledger names another"
        )
        raise UsageError(message)
    with writing(path) as ledger:
        yield ledger


def claim_with(view: View, words: str) -> Claim:
    """The one claim in force whose id begins so, or in which these words stand."""
    try:
        return view.claim(ClaimId(words))
    except UnknownNameError:
        found = [view.claim(claim) for claim in view.claims_beginning(words)]
    found = found or list(claims_saying(view, words))
    names = [f"{c.claim[:SHORT]} {c.source_name}" for c in found]
    return _only(found, words, "claim", names, "sayso board --all")


def claims_saying(view: View, words: str) -> Iterator[Claim]:
    """Claims in which these words stand, the newest points first; some of many."""
    page = view.board(BoardQuery(text=words, limit=MOST_POINTS, counted=False))
    for row in page.rows:
        for claim in map(view.claim, view.point_of(row.claim).claims):
            if fold(words) in fold(claim.words):
                yield claim


def place_with(view: View, words: str) -> str:
    """The key of the one place of a point that has this key or is called so."""
    places = view.places(PlaceQuery())
    found = [str(place.place) for place in places if place.place == words]
    found = found or [str(p.place) for p in places if fold(p.name) == fold(words)]
    # "?halvik" is a Halvik that was left open; who types the name means the known one.
    found = [place for place in found if place[0] != "?"] or found
    return _only(found, words, "place", found, "sayso points")


def document_with(view: View, beginning: str) -> Document:
    """The one document whose id begins so, or that came in with this id or address."""
    try:
        return view.document(DocId(beginning))
    except UnknownNameError:
        found = [d for d in view.documents() if _names(d, beginning)]
    return _only(found, beginning, "document", [d.doc for d in found], "sayso doc")


def _names(doc: Document, words: str) -> bool:
    return doc.doc.startswith(words) or words in {
        str(doc.given_id),
        doc.url,
        doc.address,
    }


def source_with(view: View, words: str) -> Source:
    """The one row of the register whose id begins so, or that carries the name.

    Names that are one source already are rows of their own still, so that a person
    can part them; where several rows of one source carry the name it is the source.
    """
    rows = [row for source in view.sources() for row in view.names_of(source.source)]
    found = [row for row in rows if row.source.startswith(words)] or [
        row for row in rows if fold(row.name) == fold(words)
    ]
    canonical = {
        view.source(row.source).source: view.source(row.source) for row in found
    }
    if len(canonical) == 1 and len(found) > 1:
        found = list(canonical.values())
    names = [f"{row.source[:SHORT]} {row.name}" for row in found]
    return _only(found, words, "source", names, "sayso sources")


def entry_with(ledger: Ledger, words: str) -> Entry:
    """The one entry with this number or whose id begins so."""
    exact = ledger.entry(EntryId(words))
    if exact is not None:
        return exact
    found = [
        entry
        for entry in ledger.entries(NOW)
        if str(entry.seq) == words or entry.entry.startswith(words)
    ]
    return _only(found, words, "entry", [e.entry for e in found], "sayso log")


def _only(found: list[T], words: str, what: str, names: list[str], where: str) -> T:
    if len(found) == 1:
        return found[0]
    if not found:
        message = f"no {what} {words!r} here; `{where}` lists them"
    else:
        some = ", ".join(names[:LISTED]) + (", …" if len(names) > LISTED else "")
        message = f"{words!r} fits {len(found)} {what}s ({some}); type more of the id"
    raise UnknownNameError(message)
