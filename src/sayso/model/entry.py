"""A line of the ledger."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.ids import DocId, EntryId
from sayso.model.issue import Issue
from sayso.model.relation import Lineage, Relation
from sayso.model.ruling import Ruling, Withdrawal
from sayso.model.source import SameAs, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Who made an entry: a component at a version, or a person."""

    kind: Literal["machine", "person"]
    name: str
    version: str | None = None

    def __str__(self) -> str:
        return f"{self.name}@{self.version}" if self.version else self.name


Payload = (
    Document
    | Source
    | SameAs
    | Claim
    | Lineage
    | Relation
    | Ruling
    | Withdrawal
    | Issue
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is to be entered: a payload, and who made it."""

    agent: Agent
    payload: Payload


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the ledger, as entered; it never changes.

    `entry` is the hash of payload and agent, so that entering a finding twice is no
    change. `seq` counts entries from 1, `tx` transactions from 1. `recorded_at` is
    the ledger's clock. `run`: the activity that made it. `hash` chains over the hash
    of the entry before, so that any altered byte is found.
    """

    entry: EntryId
    seq: int
    tx: int
    recorded_at: datetime
    agent: Agent
    run: str
    payload: Payload
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What one call of `append` did: the transaction, what is new, what was known.

    `tx` is None when nothing was new.
    """

    tx: int | None
    entered: tuple[EntryId, ...]
    known: int
    docs: tuple[DocId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The ledger at a moment of two clocks; None means: without limit.

    `recorded`: what our ledger held then. `published`: what had been printed by then
    (a document without a publication time counts from when it was retrieved).
    """

    recorded: datetime | None = None
    published: datetime | None = None


NOW = AsOf()
