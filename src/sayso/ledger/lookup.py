"""What a store says about itself while it is written to.

Both stores answer the same questions inside their own transaction, so that what is
let in is decided once, by `admission`, and nowhere else.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.ledger.chain import GENESIS
from sayso.ledger.intervals import Member
from sayso.ledger.rows import DocumentFacts
from sayso.model.ids import ClaimId, DocId, EntryId, SourceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """The end of the log: the last transaction and the last line."""

    tx: int
    at_us: int
    seq: int
    line_hash: bytes
    transaction_hash: bytes


START = Tail(tx=0, at_us=0, seq=0, line_hash=GENESIS, transaction_hash=GENESIS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """A withdrawal in the log, and the line that it takes out of force."""

    seq: int
    entry: EntryId
    target_seq: int


class Lookup(Protocol):
    """What a store must be able to say about itself while it is written to."""

    def tail(self) -> Tail:
        """The end of the log."""
        ...

    def seqs_of(self, entries: Iterable[EntryId]) -> Mapping[EntryId, int]:
        """The line of each entry that is held."""
        ...

    def facts_of(self, docs: Iterable[DocId]) -> Mapping[DocId, DocumentFacts]:
        """Facts of each document that is held."""
        ...

    def held_claims(self, claims: Iterable[ClaimId]) -> frozenset[ClaimId]:
        """Those of the claims that were ever entered."""
        ...

    def held_sources(self, sources: Iterable[SourceId]) -> frozenset[SourceId]:
        """Those of the sources that were ever entered."""
        ...

    def held_texts(self, texts: Iterable[str]) -> frozenset[str]:
        """Those of the hashes whose text is held."""
        ...

    def members_of(self, slots: Iterable[str]) -> Sequence[Member]:
        """Every entry of the slots."""
        ...

    def slots_of(self, seqs: Iterable[int]) -> Mapping[int, str]:
        """The slot of each line."""
        ...

    def takings(self) -> Sequence[Taking]:
        """Every withdrawal, oldest first."""
        ...
