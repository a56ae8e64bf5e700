"""A line of the ledger as it lies in a store: bytes and their hash, and back to terms.

The text of a document is not part of its line: it is kept once under its hash, however
many documents print it, and rejoined when the line is read.
Times are whole microseconds in UTC.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sayso.errors import InputError, LedgerError, UsageError
from sayso.model.codec import decode_payload, encode
from sayso.model.document import Document
from sayso.model.entry import Agent, Entry, Payload
from sayso.model.ids import EntryId, short_hash

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """One call of `append`: when, by which run, and which lines it wrote.

    `note` says what was odd (a clock that ran behind); None when nothing was.
    `prev` is the hash of the transaction before.
    """

    tx: int
    at_us: int
    run: str
    first_seq: int
    count: int
    note: str | None
    prev: bytes
    hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry as stored; `raw` is the payload in bytes, without a document's text."""

    seq: int
    tx: int
    entry: EntryId
    kind: str
    agent: Agent
    raw: bytes
    hash: bytes


def micros_of(at: datetime) -> int:
    """A moment as microseconds since 1970; UsageError when it has no time zone."""
    if at.tzinfo is None:
        message = f"the time {at.isoformat()} has no time zone; give one, such as Z"
        raise UsageError(message)
    return (at - EPOCH) // MICROSECOND


def moment_of(micros: int) -> datetime:
    """Microseconds since 1970 as a moment in UTC."""
    return EPOCH + timedelta(microseconds=micros)


def stored_form_of(payload: Payload) -> bytes:
    """The bytes of a payload as the ledger keeps them: a document without its text."""
    if isinstance(payload, Document):
        payload = replace(payload, text="")
    return encode(payload)


def entry_id_of(agent: Agent, raw: bytes) -> EntryId:
    """The id of an entry: the hash of its bytes and its agent."""
    return EntryId("e" + short_hash(str(agent), raw.decode("utf-8")))


def payload_of(line: Line, text: bytes | None) -> Payload:
    """The payload that a line holds, a document with its text."""
    payload = decode_payload(line.kind, line.raw)
    if isinstance(payload, Document):
        payload = replace(payload, text=(text or b"").decode("utf-8"))
    return payload


def entry_of(line: Line, at_us: int, run: str, text: bytes | None) -> Entry:
    """The entry that a line is; LedgerError when its bytes are damaged."""
    try:
        payload = payload_of(line, text)
    except (InputError, UnicodeDecodeError) as error:
        message = f"entry {line.seq} is damaged: {error}; run `sayso verify`"
        raise LedgerError(message) from error
    return Entry(
        entry=line.entry,
        seq=line.seq,
        tx=line.tx,
        recorded_at=moment_of(at_us),
        agent=line.agent,
        run=run,
        payload=payload,
        hash=line.hash.hex(),
    )
