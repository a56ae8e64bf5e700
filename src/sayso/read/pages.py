"""HTML pages: the article's text by trafilatura, its head by our own reading.

This is the fence around trafilatura and lxml trees. trafilatura loses the time of day,
so JSON-LD, meta elements and <time> are read here; htmldate is the last resort and
gives a day. A page that is too large or too deep for a tree is read without one.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.read.documents import make_document
from sayso.read.encodings import Decoded, decode
from sayso.read.inputs import MEGABYTE, Metadata, Origin
from sayso.read.issues import issue
from sayso.read.markup import text_of_page
from sayso.read.pagehead import metadata_of
from sayso.read.plain import empty, whole_or_issue
from sayso.text.clean import without_surrogates

READER = "html@1"

# trafilatura takes 10 s for 4.6 MB of short paragraphs; real pages have some 0.1 MB.
LARGEST_TREE = 3 * MEGABYTE
_MOST_TAGS = 40_000
_DEEPEST = 250
_LOOKED_AT = 4096
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_OPEN_OR_CLOSE = re.compile(r"<(/?)(div|span|p|b|i|font|table|ul|li|section|a)\b")

# What trafilatura and lxml have been seen to raise on hostile pages. A page must give
# a document or an issue; anything else would stop a run of thousands.
_FAULTS = (ValueError, TypeError, AttributeError, LookupError, RecursionError)


def read_page(stream: BinaryIO, origin: Origin) -> Iterator[Document | Issue]:
    """The document of a page, or the issue that says why there is none."""
    raw = whole_or_issue(stream, origin)
    if isinstance(raw, Issue):
        yield raw
        return
    decoded = decode_page(raw, origin)
    if decoded.text is None:
        yield from decoded.issues
        return
    if not decoded.text.strip():
        yield empty(origin)
        return
    yield _document_of(decoded.text, raw, origin, decoded.issues)


def decode_page(raw: bytes, origin: Origin) -> Decoded:
    """The text of a page's bytes, by the charset of the answer or of the page."""
    match = _CHARSET.search(raw[:_LOOKED_AT])
    declared = match.group(1).decode("ascii") if match else None
    return decode(raw, origin.where, origin.charset or declared)


def _document_of(
    page: str, raw: bytes, origin: Origin, issues: tuple[Issue, ...]
) -> Document | Issue:
    page = without_surrogates(page).replace("\x00", "")
    tree = _tree_of(page)
    metadata, odd = Metadata(url=origin.url), issues
    text = None
    if tree is not None:
        metadata, told = metadata_of(tree, page, origin)
        odd = (*issues, *told)
        text = _article_of(tree)
    if not text:
        text = text_of_page(page)
        message = "the article could not be told from the page; all its text was read"
        odd = (*odd, issue("S-READ-021", origin.where, message))
    if not text.strip():
        message = "the page holds no readable text; save the article and read that"
        return issue("S-READ-020", origin.where, message, READER)
    return make_document(text, origin, metadata, raw=raw, reader=READER, issues=odd)


def _tree_of(page: str) -> Any | None:  # noqa: ANN401 - trafilatura publishes no types
    if len(page) > LARGEST_TREE or page.count("<") > _MOST_TAGS or _is_deep(page):
        return None
    try:
        return _trafilatura().load_html(page)
    except _FAULTS:
        return None


def _is_deep(page: str) -> bool:
    """Whether elements nest deeper than any page that people read."""
    depth = 0
    for match in _OPEN_OR_CLOSE.finditer(page):
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        # unclosed <p> and <li> add up on long pages and are not depth
        if depth > _DEEPEST and match.group(2) not in {"p", "li"}:
            return _depth_without_open_lines(page) > _DEEPEST
    return False


def _depth_without_open_lines(page: str) -> int:
    depth = deepest = 0
    for match in _OPEN_OR_CLOSE.finditer(page):
        if match.group(2) not in {"p", "li"}:
            depth = max(0, depth - 1) if match.group(1) else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _article_of(tree: Any) -> str | None:  # noqa: ANN401 - an lxml tree, untyped
    try:
        found = _trafilatura().bare_extraction(
            tree, favor_precision=True, include_comments=False, with_metadata=False
        )
    except _FAULTS:
        return None
    return str(found.text) if found is not None and found.text else None


def _trafilatura() -> Any:  # noqa: ANN401 - trafilatura publishes no types
    import trafilatura  # noqa: PLC0415 - takes a third of a second

    # It logs every odd page as an error; we say so by an issue.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura
