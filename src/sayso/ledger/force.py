"""What is in force at a moment: entries less those that were withdrawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sayso.model.claim import Claim
from sayso.model.entry import Entry
from sayso.model.ids import ClaimId, DocId, EntryId, SourceId
from sayso.model.relation import Lineage, Relation
from sayso.model.ruling import Ruling, Withdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """All that the standing of points is a pure function of.

    `claims` in order of publication, then of position in their text. `known_at`: when
    each document could be known (publication, else retrieval). `canonical`: each
    source id to the id it stands for; an id that is missing stands for itself.
    `named`: canonical sources that carry a name (not unnamed, crowd, footage).
    `superseded`: documents of which a newer version is known. `rulings` oldest first,
    each with its entry. `sides`: what people say whose side a canonical source is on.
    `speaks_for`: the canonical body whose word the word of a canonical source is.
    `governments`: the country whose government a canonical body is part of.
    `members`: of a canonical source that is several who speak together, each of them
    with its name.
    """

    claims: tuple[Claim, ...]
    relations: tuple[tuple[EntryId, Relation], ...]
    lineages: tuple[Lineage, ...]
    rulings: tuple[tuple[EntryId, Ruling], ...]
    known_at: Mapping[DocId, datetime]
    canonical: Mapping[SourceId, SourceId]
    named: frozenset[SourceId]
    superseded: frozenset[DocId]
    entry_of: Mapping[ClaimId, EntryId]
    sides: Mapping[SourceId, str] = field(default_factory=dict)
    speaks_for: Mapping[SourceId, SourceId] = field(default_factory=dict)
    governments: Mapping[SourceId, str] = field(default_factory=dict)
    members: Mapping[SourceId, Mapping[SourceId, str]] = field(default_factory=dict)


def withdrawn_of(entries: Iterable[Entry]) -> frozenset[EntryId]:
    """Ids of the entries out of force, given all entries in order.

    Read from the end: a withdrawal that is itself withdrawn takes nothing away.
    """
    out: set[EntryId] = set()
    for entry in reversed(list(entries)):
        if isinstance(entry.payload, Withdrawal) and entry.entry not in out:
            out.add(entry.payload.entry)
    return frozenset(out)
