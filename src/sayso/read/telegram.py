"""Telegram Desktop's `result.json`: one message is one document, streamed by ijson.

A message's text is a string or a list of strings and entities; joined, code point by
code point, it is the document's text. The channel is the outlet; a forwarded message
names whose it was as credit, which is also what it came through.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.read.documents import make_document
from sayso.read.inputs import Metadata, Origin
from sayso.read.issues import issue
from sayso.read.jsonl import Seen
from sayso.read.plain import empty
from sayso.read.streams import Metered, TooLongError, megabytes
from sayso.text.clean import one_line, without_surrogates

READER = "telegram@1"

# A channel's own export, and the two lists of an export of everything.
_CHATS = ("", "chats.list.item", "left_chats.list.item")
_MESSAGES = {f"{chat}.messages.item".lstrip("."): chat for chat in _CHATS}
_PUBLIC = re.compile(r"https?://t\.me/(?:s/)?\w+/?$")


@dataclass(slots=True)
class _Chat:
    """The chat whose messages are being read, from the fields before them."""

    name: str | None = None
    chat: str | None = None
    public: str | None = None
    read: int = 0
    skipped: int = 0


def read_telegram(stream: BinaryIO, origin: Origin) -> Iterator[Document | Issue]:
    """The messages of an export that have text, in the order of the export."""
    import ijson  # noqa: PLC0415 - only exports need it

    metered = Metered(stream, origin.options.max_bytes)
    messages, chats = 0, 0
    try:
        for result in _results_of(ijson, metered, origin):
            chats += isinstance(result, Issue) and result.code == "S-READ-024"
            messages += isinstance(result, Document)
            yield result
    except TooLongError:
        limit = megabytes(origin.options.max_bytes)
        message = f"a message is longer than {limit}; the rest cannot be read"
        yield _after(messages, "S-READ-007", message, origin)
    except (ijson.JSONError, UnicodeError, ValueError, RecursionError) as error:
        if metered.position == 0:
            yield empty(origin)
            return
        reason = one_line(str(error)).partition(" (right here")[0][:80]
        message = f"the export breaks off or is not JSON ({reason}); export again"
        yield _after(messages, "S-READ-023", message, origin)
    else:
        if not messages and not chats:
            message = "no messages found; is this Telegram Desktop's result.json?"
            yield issue("S-READ-001", origin.where, message, READER)


def _after(messages: int, code: str, message: str, origin: Origin) -> Issue:
    told = f"{message} ({messages} messages before it were read)"
    return issue(code, origin.where, told, READER)


def _results_of(
    ijson: Any,  # noqa: ANN401 - ijson publishes no types
    metered: Metered,
    origin: Origin,
) -> Iterator[Document | Issue]:
    chat, seen, builder = _chat_of(origin), Seen(), None
    for prefix, event, value in ijson.parse(metered, use_float=True):
        if builder is not None:
            builder.event(event, value)
            if prefix in _MESSAGES and event == "end_map":
                metered.mark()
                yield from _message_results(builder.value, chat, origin, seen)
                builder = None
        elif prefix in _MESSAGES:
            if event == "start_map":
                builder = ijson.ObjectBuilder()
                builder.event(event, value)
        elif prefix in _CHATS and event == "end_map":
            yield from _left_out(chat, origin)
            metered.mark()
            chat = _chat_of(origin)
        else:
            _note_chat(chat, prefix, value)
            if event == "end_map":
                metered.mark()


def _chat_of(origin: Origin) -> _Chat:
    """An empty chat; its public address if that is what --url gives."""
    given = origin.options.url
    public = given is not None and _PUBLIC.match(given) is not None
    return _Chat(public=given.rstrip("/") if public and given else None)


def _note_chat(chat: _Chat, prefix: str, value: object) -> None:
    where, _, name = prefix.rpartition(".")
    if where not in _CHATS:
        return
    if name == "name" and isinstance(value, str):
        chat.name = one_line(value) or None
    elif name == "id" and isinstance(value, int):
        chat.chat = str(value)


def _left_out(chat: _Chat, origin: Origin) -> Iterator[Issue]:
    if chat.skipped:
        total = chat.read + chat.skipped
        message = f'{chat.skipped} of {total} messages of "{chat.name}" have no text'
        yield issue("S-READ-024", origin.where, message, READER)


def _message_results(
    row: object, chat: _Chat, origin: Origin, seen: Seen
) -> Iterator[Document | Issue]:
    if not isinstance(row, Mapping):
        return
    text = flat_text(row.get("text"))
    if not text.strip():
        chat.skipped += 1
        return
    chat.read += 1
    number = row.get("id")
    place = f'"{chat.name}", message {number}'
    here = origin.item(place)
    doc = _document_of(row, text, chat, here)
    yield doc
    yield from seen.remarks(doc, origin.where, place)


def flat_text(text: object) -> str:
    """The text of a message: a string, or strings and entities with a `text` each."""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        return ""
    pieces = (p.get("text") if isinstance(p, Mapping) else p for p in text)
    return "".join(piece for piece in pieces if isinstance(piece, str))


def _document_of(
    row: Mapping[str, Any], text: str, chat: _Chat, origin: Origin
) -> Document:
    forwarded = _words(row, "forwarded_from")
    address = _address(row, chat)
    metadata = Metadata(
        outlet=chat.name or _words(row, "from"),
        byline=_words(row, "author"),
        credit=(forwarded,) if forwarded else (),
        url=address if address and address.startswith("http") else None,
        address=address,
        given_id=str(row["id"]) if isinstance(row.get("id"), int) else None,
        published=_time(row, "date"),
        updated=_time(row, "edited"),
        via=forwarded,
    )
    # counts of views and reactions change with every export and are no version
    raw = (text, address, metadata.published, metadata.updated, forwarded)
    return make_document(
        text,
        origin,
        metadata,
        raw=without_surrogates(repr(raw)).encode(),
        reader=READER,
    )


def _address(row: Mapping[str, Any], chat: _Chat) -> str | None:
    """Where the message stands: under the channel's public address if it was given."""
    number = row.get("id")
    if not isinstance(number, int):
        return None
    if chat.public:
        return f"{chat.public}/{number}"
    return f"telegram:{chat.chat}/{number}" if chat.chat else None


def _time(row: Mapping[str, Any], name: str) -> str | None:
    """The epoch beside the time, since the time itself is local and names no zone."""
    return _words(row, f"{name}_unixtime") or _words(row, name)


def _words(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    return (one_line(value) or None) if isinstance(value, str) else None
