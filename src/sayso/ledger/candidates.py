"""A draft with its identity worked out, and what it speaks of."""

from dataclasses import dataclass

from sayso.ledger.lines import entry_id_of, stored_form_of
from sayso.ledger.rows import slot_of
from sayso.model.claim import Claim
from sayso.model.codec import kind_of
from sayso.model.document import Document
from sayso.model.entry import Agent, Payload
from sayso.model.ids import ClaimId, DocId, EntryId, SourceId
from sayso.model.relation import Lineage, Relation
from sayso.model.ruling import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A draft with its identity worked out."""

    agent: Agent
    payload: Payload
    kind: str
    raw: bytes
    entry: EntryId
    slot: str


def candidate_of(agent: Agent, payload: Payload) -> Candidate:
    """The draft as it would be entered."""
    raw = stored_form_of(payload)
    entry = entry_id_of(agent, raw)
    return Candidate(
        agent=agent,
        payload=payload,
        kind=kind_of(payload),
        raw=raw,
        entry=entry,
        slot=slot_of(entry, payload),
    )


def docs_in(payload: Payload) -> set[DocId]:
    """Documents that a payload cannot do without."""
    if isinstance(payload, Document | Claim):
        return {payload.doc}
    if isinstance(payload, Lineage):
        return {passage.doc for passage in payload.passages}
    return set()


def claims_in(payload: Payload) -> set[ClaimId]:
    """Claims that a payload cannot do without."""
    if isinstance(payload, Relation):
        return {payload.subject, payload.object}
    if isinstance(payload, Ruling):
        return {c for c in (payload.claim, payload.other) if c is not None}
    return set()


def sources_in(payload: Payload) -> set[SourceId]:
    """Sources that a payload cannot do without."""
    if isinstance(payload, Ruling):
        named = (payload.source, payload.other_source)
        return {s for s in named if s is not None}
    return set()
