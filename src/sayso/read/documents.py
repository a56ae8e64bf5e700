"""A document out of text and metadata: the one place where documents are made.

Options win over metadata, metadata over what the text itself says. What is not said
stays None. The id comes from the raw bytes, the address and the outlet.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from sayso.model.document import Document, Head, PubStatus
from sayso.model.ids import doc_id_of, sha256_of
from sayso.model.issue import Issue
from sayso.read.dates import Moment, day_of, parse_moment, year_in_url
from sayso.read.head import split_names
from sayso.read.inputs import Metadata, Origin
from sayso.read.issues import issue
from sayso.read.language import as_lang, language_name, language_of
from sayso.read.parts import Layout, layout_of
from sayso.read.status import is_kill_notice
from sayso.text.clean import without_surrogates
from sayso.vocab.outlets import outlet_at, outlet_named


def make_document(
    text: str,
    origin: Origin,
    metadata: Metadata,
    *,
    raw: bytes,
    reader: str,
    issues: tuple[Issue, ...] = (),
) -> Document:
    """The document of a text, with the issues that were met on the way.

    `reader` is the name and version of who read it ("jsonl@1").
    """
    whole = without_surrogates(text)
    layout = layout_of(whole, metadata.headline)
    head = _head_of(metadata, origin, layout, whole)
    url = origin.options.url or metadata.url
    moment, told = _published(origin, metadata, layout, url)
    updated, told_too = _updated(origin, metadata)
    lang, odd = _lang_of(whole, metadata, origin)
    repaired = () if whole == text else _half_characters(origin)
    address = metadata.address or url
    found = (*issues, *repaired, *told, *told_too, *odd)
    raw_sha256 = sha256_of(raw)
    doc = doc_id_of(raw_sha256, address, head.outlet)
    return Document(
        doc=doc,
        text=whole,
        text_sha256=sha256_of(whole.encode()),
        raw_sha256=raw_sha256,
        head=replace(head, updated_at=updated.at if updated else None),
        parts=layout.parts,
        lang=lang,
        url=url,
        address=address,
        given_id=metadata.given_id,
        published_at=moment.at if moment else None,
        published_grain=moment.grain if moment else None,
        retrieved_at=origin.at,
        reader=reader,
        issues=tuple(replace(i, doc=doc, agent=reader) for i in found),
    )


def _head_of(metadata: Metadata, origin: Origin, layout: Layout, text: str) -> Head:
    options = origin.options
    address = options.url or metadata.url or origin.url
    site = outlet_at(address) if address else None
    named = options.outlet or metadata.outlet or (site.name if site else None)
    credit = options.credit or metadata.credit or _agency_as_byline(metadata)
    return Head(
        outlet=named or layout.signature,
        headline=metadata.headline or layout.headline,
        slug=layout.slug,
        byline=metadata.byline or layout.byline,
        dateline=layout.dateline,
        credit=credit or layout.credit,
        via=metadata.via,
        pub_status=metadata.pub_status or _status_of(metadata, text),
    )


def _status_of(metadata: Metadata, text: str) -> PubStatus:
    return "canceled" if is_kill_notice(metadata.headline, text) else "usable"


def _agency_as_byline(metadata: Metadata) -> tuple[str, ...]:
    """A feed whose author is "AFP" credits AFP."""
    if not metadata.byline:
        return ()
    names = split_names(metadata.byline.removeprefix("By "))
    return names if names and all(outlet_named(name) for name in names) else ()


def _published(
    origin: Origin, metadata: Metadata, layout: Layout, url: str | None
) -> tuple[Moment | None, tuple[Issue, ...]]:
    options = origin.options
    if options.published_at is not None:
        return Moment(at=options.published_at, grain=options.published_grain), ()
    moment, told = _moment(metadata.published, "date of publication", origin)
    if moment is None and layout.day is not None:
        year = layout.day.year or _year(origin, metadata, url)
        at = day_of(year, layout.day.month, layout.day.day) if year else None
        return (Moment(at=at, grain="day") if at else None), told
    return moment, told


def _year(origin: Origin, metadata: Metadata, url: str | None) -> int | None:
    """The year for a dateline's day, from what else the input says; never a guess."""
    updated = parse_moment(metadata.updated) if metadata.updated else None
    if updated is not None:
        return updated.at.year
    address = url or origin.url
    return year_in_url(address) if address else None


def _updated(
    origin: Origin, metadata: Metadata
) -> tuple[Moment | None, tuple[Issue, ...]]:
    return _moment(metadata.updated, "date of update", origin)


def _moment(
    words: str | None, what: str, origin: Origin
) -> tuple[Moment | None, tuple[Issue, ...]]:
    if not words or not words.strip():
        return None, ()
    moment = parse_moment(words)
    if moment is None:
        message = f'{what} "{words[:60]}" is no date; read without it'
        return None, (issue("S-READ-013", origin.where, message),)
    if moment.zoned:
        return moment, ()
    message = f'{what} "{words[:60]}" names no time zone; taken as UTC'
    return moment, (issue("S-READ-014", origin.where, message),)


def dated_ahead(doc: Document, where: str) -> Issue | None:
    """The issue of a feed item that claims to be from the future."""
    latest: datetime = doc.retrieved_at + timedelta(days=1)
    if doc.published_at is None or doc.published_at <= latest:
        return None
    message = f"published {doc.published_at:%Y-%m-%d %H:%M}, after it was retrieved"
    return replace(issue("S-READ-015", where, message, doc.reader), doc=doc.doc)


def _lang_of(
    text: str, metadata: Metadata, origin: Origin
) -> tuple[str | None, tuple[Issue, ...]]:
    said = origin.options.lang or metadata.lang
    lang = as_lang(said) if said else None
    if lang is None:
        lang = language_of(text) or _short_lang(text, metadata)
    if lang is None:
        message = "the language cannot be told; read as if it were English"
        return None, (issue("S-READ-026", origin.where, message),)
    if lang == "en":
        return lang, ()
    name = language_name(lang)
    message = f"the text is {name}; the rules know English, so little may be found"
    return lang, (issue("S-READ-025", origin.where, message),)


def _short_lang(text: str, metadata: Metadata) -> str | None:
    with_headline = f"{metadata.headline}. {text}" if metadata.headline else ""
    lang = language_of(with_headline) if with_headline else None
    return lang or (as_lang(metadata.lang_hint) if metadata.lang_hint else None)


def _half_characters(origin: Origin) -> tuple[Issue, ...]:
    message = "halves of characters were replaced by U+FFFD; the sender cut its text"
    return (issue("S-READ-029", origin.where, message),)
