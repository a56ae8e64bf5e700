"""RSS, Atom and JSON Feed: one item is one document; the fence around feedparser.

What an item calls its `source` is its outlet, the feed is then what it came through.
A guid is the address under which versions of an item follow each other. feedparser is
given bytes in memory and never a name, since it would open names and addresses.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.read.documents import dated_ahead, make_document
from sayso.read.encodings import decode
from sayso.read.head import split_names
from sayso.read.inputs import Metadata, Origin
from sayso.read.issues import issue
from sayso.read.jsonl import Seen
from sayso.read.markup import text_of_markup
from sayso.read.plain import empty, whole_or_issue
from sayso.text.clean import one_line, without_surrogates

READER = "feed@1"
_FIRST_ELEMENT = re.compile(r"<\w")
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
# What feedparser's loose parser has been seen to raise on broken feeds.
_FAULTS = (
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    RecursionError,
    AssertionError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item as its feed gives it; `body` is markup. None means: not said."""

    title: str | None
    body: str
    summary_only: bool
    url: str | None
    guid: str | None
    published: str | None
    updated: str | None
    byline: str | None
    outlet: str | None
    credit: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The items of a feed, with its own title and language."""

    title: str | None
    lang: str | None
    items: tuple[Item, ...]


def read_feed(stream: BinaryIO, origin: Origin) -> Iterator[Document | Issue]:
    """A document or the issues of each item, in the order of the feed."""
    raw = whole_or_issue(stream, origin)
    if isinstance(raw, Issue):
        yield raw
        return
    match = _XML_CHARSET.search(raw[:400])
    declared = match.group(1).decode("ascii") if match else None
    decoded = decode(raw, origin.where, origin.charset or declared)
    yield from decoded.issues
    if decoded.text is None:
        return
    if not decoded.text.strip():
        yield empty(origin)
        return
    is_json = decoded.text.lstrip("\ufeff \t\r\n").startswith("{")
    parts = _json_feed(decoded.text, origin) if is_json else _xml(decoded.text, origin)
    for part in parts:
        if isinstance(part, Feed):
            yield from _documents_of(part, origin)
        else:
            yield part


def _documents_of(feed: Feed, origin: Origin) -> Iterator[Document | Issue]:
    seen, undated, summaries = Seen(), 0, 0
    for number, item in enumerate(feed.items, start=1):
        where = f'item {number} ("{(item.title or "")[:50]}")'
        here = origin.item(where)
        doc = _document_of(item, feed, here)
        yield doc
        if isinstance(doc, Issue):
            continue
        yield from seen.remarks(doc, origin.where, where)
        if ahead := dated_ahead(doc, here.where):
            yield ahead
        undated += doc.published_at is None
        summaries += item.summary_only
    total = len(feed.items)
    if not total:
        yield issue("S-READ-001", origin.where, "the feed has no items")
    if undated:
        message = (
            f"{undated} of {total} items have no usable date; they count from when "
            "they were retrieved"
        )
        yield issue("S-READ-016", origin.where, message, READER)
    if summaries:
        message = f"{summaries} of {total} items carry a summary only"
        yield issue("S-READ-017", origin.where, message, READER)


def _document_of(item: Item, feed: Feed, origin: Origin) -> Document | Issue:
    text = text_of_markup(item.body) or item.title or ""
    if not text.strip():
        message = "the item holds no text; skipped, the rest was read"
        return issue("S-READ-020", origin.where, message, READER)
    metadata = Metadata(
        outlet=item.outlet or feed.title,
        headline=item.title,
        byline=item.byline,
        credit=item.credit,
        url=item.url,
        address=_address(item, feed),
        given_id=item.guid,
        published=item.published,
        updated=item.updated,
        lang_hint=feed.lang,
        via=feed.title if item.outlet and item.outlet != feed.title else None,
    )
    raw = without_surrogates(repr(item)).encode()
    return make_document(text, origin, metadata, raw=raw, reader=READER)


def _address(item: Item, feed: Feed) -> str | None:
    """The guid where it is one in the world ("tag:...", "https://..."), else the link.

    Half of all feeds number their items from 1.
    """
    if item.guid and ":" in item.guid:
        return item.guid
    if item.url or not item.guid:
        return item.url
    return f"feed:{feed.title}#{item.guid}"


def _xml(text: str, origin: Origin) -> Iterator[Feed | Issue]:
    bare, declares = _without_doctype(text)
    if declares:
        message = "the feed declares XML entities; they were not expanded"
        yield issue("S-READ-019", origin.where, message, READER)
    parsed = _parsed(bare)
    if parsed is None or not (parsed.entries or parsed.get("version")):
        message = "this is XML but no RSS or Atom feed; say what it is"
        yield issue("S-READ-028", origin.where, message, READER)
        return
    if parsed.bozo:
        reason = one_line(str(parsed.get("bozo_exception", "")))[:100]
        message = f"not well-formed ({reason}); items may be missing"
        yield issue("S-READ-018", origin.where, message, READER)
    yield Feed(
        title=_text(parsed.feed, "title"),
        lang=_text(parsed.feed, "language"),
        items=tuple(_xml_item(entry) for entry in parsed.entries),
    )


def _without_doctype(text: str) -> tuple[str, bool]:
    """The feed without what stands before its first element; whether that declares.

    An entity that holds elements leaves rubbish behind, which no entity can expand.
    """
    first = _FIRST_ELEMENT.search(text)
    start = first.start() if first else len(text)
    before = text[:start].upper()
    declares = "<!ENTITY" in before
    if declares:  # the first element may stand inside a declaration
        start = max(start, text.find("]>") + 2 if "]>" in text else start)
    return (text[start:] if "<!" in before else text), declares


def _parsed(text: str) -> Any | None:  # noqa: ANN401 - feedparser publishes no types
    import feedparser  # noqa: PLC0415 - only feeds need it

    body = re.sub(r"^\s*<\?xml[^>]{0,300}\?>", "", text, count=1)
    try:
        return feedparser.parse(
            io.BytesIO(without_surrogates(body).encode()),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except _FAULTS:
        return None


def _xml_item(entry: dict[str, Any]) -> Item:
    bodies = [
        _text(content, "value", whole=True) for content in entry.get("content", ())
    ]
    content = max((body for body in bodies if body), key=len, default="")
    source = entry.get("source")
    return Item(
        title=text_of_markup(_text(entry, "title") or "").replace("\n", " ") or None,
        body=content or _text(entry, "summary", whole=True) or "",
        summary_only=not content,
        url=_web_address(_text(entry, "link")),
        guid=_text(entry, "id"),
        published=_text(entry, "published") or _text(entry, "created"),
        # feedparser answers with `published` where `updated` is missing
        updated=_text({"updated": dict.get(entry, "updated")}, "updated"),
        byline=_text(entry, "author"),
        outlet=_text(source, "title") if isinstance(source, Mapping) else None,
        credit=_credits(entry.get("media_credit")),
    )


def _web_address(link: str | None) -> str | None:
    """The link when it is one; feedparser gives a bare guid for a missing link."""
    return link if link and link.startswith(("http://", "https://")) else None


def _credits(found: object) -> tuple[str, ...]:
    if not isinstance(found, Sequence) or isinstance(found, str):
        return ()
    names = (_text(row, "content") for row in found if isinstance(row, Mapping))
    return tuple(dict.fromkeys(n for name in names if name for n in split_names(name)))


def _text(row: Mapping[str, Any], name: str, *, whole: bool = False) -> str | None:
    value = row.get(name)
    if not isinstance(value, str):
        return None
    return (value if whole else one_line(value[:2000])) or None


def _json_feed(text: str, origin: Origin) -> Iterator[Feed | Issue]:
    try:
        data = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        message = "not a JSON Feed: no object with a list of items"
        yield issue("S-READ-028", origin.where, message, READER)
        return
    rows = [row for row in data["items"] if isinstance(row, dict)]
    if len(rows) < len(data["items"]):
        message = f"{len(data['items']) - len(rows)} items are no objects; left out"
        yield issue("S-READ-018", origin.where, message, READER)
    yield Feed(
        title=_text(data, "title"),
        lang=_text(data, "language"),
        items=tuple(_json_item(row) for row in rows),
    )


def _json_item(row: Mapping[str, Any]) -> Item:
    html, plain = (
        _text(row, "content_html", whole=True),
        _text(row, "content_text", whole=True),
    )
    body = html or _as_markup(plain or "")
    authors = row.get("authors")
    people = authors if isinstance(authors, list) else [row.get("author")]
    names = [_text(person, "name") for person in people if isinstance(person, dict)]
    given = row.get("id")
    return Item(
        title=_text(row, "title"),
        body=body or _as_markup(_text(row, "summary", whole=True) or ""),
        summary_only=not body,
        url=_text(row, "url") or _text(row, "external_url"),
        guid=one_line(str(given)) if isinstance(given, str | int) else None,
        published=_text(row, "date_published"),
        updated=_text(row, "date_modified"),
        byline=" and ".join(name for name in names if name) or None,
        outlet=None,
        credit=(),
    )


def _as_markup(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return escaped.replace("\r\n", "\n").replace("\n", "<br>")
