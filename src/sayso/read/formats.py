"""The readers in one table, and which of them an input is for.

What the person says wins, then the media type of an answer, then the ending of the
name, then the first bytes.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from sayso.errors import UnknownNameError
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.read import feeds, jsonl, pages, plain, telegram
from sayso.read.inputs import Origin

Read = Callable[[BinaryIO, Origin], Iterator[Document | Issue]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One way to read bytes. `agent` is its name and version ("jsonl@1")."""

    agent: str
    read: Read
    endings: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()


READERS: dict[str, Reader] = {
    "text": Reader(
        agent=plain.READER, read=plain.read_plain, endings=(".txt", ".text", ".md")
    ),
    "html": Reader(
        agent=pages.READER,
        read=pages.read_page,
        endings=(".html", ".htm", ".xhtml"),
        media_types=("text/html", "application/xhtml+xml"),
    ),
    "jsonl": Reader(
        agent=jsonl.READER,
        read=jsonl.read_jsonl,
        endings=(".jsonl", ".ndjson", ".jsonlines"),
        media_types=("application/jsonl", "application/x-ndjson"),
    ),
    "feed": Reader(
        agent=feeds.READER,
        read=feeds.read_feed,
        endings=(".rss", ".atom"),
        media_types=(
            "application/rss+xml",
            "application/atom+xml",
            "application/rdf+xml",
            "application/feed+json",
        ),
    ),
    "telegram": Reader(agent=telegram.READER, read=telegram.read_telegram),
}

_HTML = re.compile(
    rb"\s*(?:<!--.{0,400}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_FEED_TAG = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)[\s>]")
_ENTITIES = re.compile(rb"<!DOCTYPE\s+\w+\s*\[|<!ENTITY")
_BOM = b"\xef\xbb\xbf"


def reader_for(name: str, start: bytes, origin: Origin) -> Reader | None:
    """The reader for an input of that name and first bytes; None if none knows it."""
    wanted = origin.options.input_format
    if wanted is not None:
        return _named(wanted)
    return _by_media_type(origin) or _by_ending(name) or _by_content(start)


def _named(wanted: str) -> Reader:
    if wanted not in READERS:
        message = f"unknown input format {wanted!r}; known are {', '.join(READERS)}"
        raise UnknownNameError(message)
    return READERS[wanted]


def _by_media_type(origin: Origin) -> Reader | None:
    found = (r for r in READERS.values() if origin.media_type in r.media_types)
    return next(found, None)


def _by_ending(name: str) -> Reader | None:
    ending = PurePath(name).suffix.lower()
    return next((r for r in READERS.values() if ending in r.endings), None)


def _by_content(start: bytes) -> Reader | None:
    bare = start.removeprefix(_BOM).lstrip()
    if bare.startswith(b"{"):
        return _json_reader(bare)
    if _HTML.match(bare):
        return READERS["html"]
    if _FEED_TAG.search(bare[:2000]) or (
        bare.startswith((b"<?xml", b"<!DOCTYPE")) and _ENTITIES.search(bare)
    ):
        return READERS["feed"]
    if bare.startswith((b"<?xml", b"[{", b"[\n")):
        return None
    return READERS["text"]


def _json_reader(bare: bytes) -> Reader | None:
    line = bare.split(b"\n", 1)[0]
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    keys = set(row) if isinstance(row, dict) else set()
    if b"jsonfeed.org/version" in bare or {"version", "items"} <= keys:
        return READERS["feed"]
    if "messages" in keys or "chats" in keys:
        return READERS["telegram"]
    if keys or (
        line.startswith(b'{"') and b'"text"' in line and b'"messages"' not in line
    ):
        return READERS["jsonl"]
    if b'"messages"' in bare or b'"chats"' in bare or b'"about"' in bare:
        return READERS["telegram"]
    return None
