"""What a view asks of a store: which lines at a moment, and the entries on them.

A question is answered with line numbers in the order that the view shows; entries are
loaded after, so that nothing holds more in memory than it is looking at.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from sayso.model.entry import Entry
from sayso.model.ids import ClaimId, DocId, SourceId

FOREVER = 2**63 - 1
ALWAYS = -FOREVER
MOST_HELD = 400  # claims under one key, where it is counted how many keys they share
Listed = Literal["source", "same_as"]
Found: TypeAlias = tuple[int, bool]  # a claim's line, and whether a person ruled on it
Judgement: TypeAlias = tuple[SourceId, SourceId, str]  # two names and what of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A moment as a store counts: the last transaction, and the last publication."""

    tx: int
    known_us: int = FOREVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A document at a moment, without its contents."""

    seq: int
    doc: DocId
    address: str | None
    known_us: int
    retrieved_us: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OnNames:
    """What is said of some names: their rows, judgements and rulings on them, by line.

    Of judgements and rulings those with one of the names on either side.
    """

    rows: frozenset[int]
    rulings: frozenset[int]
    judged: frozenset[Judgement]


class Reads(Protocol):
    """A store as a view sees it."""

    def last_tx(self, recorded_us: int) -> int:
        """The last transaction recorded by then; 0 when there was none."""
        ...

    def documents(
        self,
        moment: Moment,
        *,
        doc: DocId | None = None,
        address: str | None = None,
        text_sha256: str | None = None,
    ) -> Sequence[Printed]:
        """Documents in force and printed, in order of publication, then of id."""
        ...

    def texts_sharing(self, keys: Collection[int]) -> Sequence[str]:
        """The hashes of texts that share fingerprints, those that share most first."""
        ...

    def claims(
        self, moment: Moment, *, claim: ClaimId | None = None, doc: DocId | None = None
    ) -> Sequence[Found]:
        """Claims in force of such documents, in their order, then in text order."""
        ...

    def claims_about(
        self,
        moment: Moment,
        keys: Collection[str],
        since_us: int = ALWAYS,
        sharing: int = 1,
    ) -> Iterator[Sequence[Found]]:
        """Claims in force under so many of some keys, page by page, newest first.

        Where that is more than one, of each key the newest `MOST_HELD` are counted.
        """
        ...

    def claims_beginning(self, beginning: str, most: int) -> Sequence[ClaimId]:
        """Claims ever entered whose id begins so, at most so many, in their order."""
        ...

    def relations(self, moment: Moment, claim: ClaimId | None = None) -> Sequence[int]:
        """Relations in force, oldest first; of one claim if given."""
        ...

    def lineages(self, moment: Moment, doc: DocId | None = None) -> Sequence[int]:
        """Lineages in force, oldest first; of one document if given."""
        ...

    def listed(self, moment: Moment, table: Listed) -> Sequence[int]:
        """All lines in force of a short table, oldest first."""
        ...

    def rulings(self, moment: Moment) -> Sequence[int]:
        """Rulings in force, oldest first, less those on claims not yet printed."""
        ...

    def rulings_on(self, moment: Moment, claims: Collection[ClaimId]) -> Sequence[int]:
        """Rulings in force on some claims, oldest first."""
        ...

    def sides(self, moment: Moment, sources: Collection[SourceId]) -> Sequence[int]:
        """Rulings in force on whose side some names are, oldest first."""
        ...

    def on_names(self, moment: Moment, sources: Collection[SourceId]) -> OnNames:
        """What is in force on some names."""
        ...

    def names_like(self, moment: Moment, keys: Collection[str]) -> Sequence[int]:
        """The register's lines in force under some keys of names, oldest first."""
        ...

    def judgements(self, moment: Moment) -> Sequence[Judgement]:
        """What the machine says of pairs of names, as far as it is in force."""
        ...

    def load(self, seqs: Sequence[int]) -> Iterator[Entry]:
        """The entries on the lines, in the order asked for."""
        ...
