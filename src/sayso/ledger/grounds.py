"""What an entry must rest on; without it the whole call is refused.

A claim needs its document, a relation its claims, a lineage its documents, a
withdrawal its entry; a ruling needs a person, and what its verdict is about.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from sayso.errors import InputError, RefusedError
from sayso.ledger.candidates import Candidate, claims_in, docs_in, sources_in
from sayso.ledger.lookup import Lookup
from sayso.ledger.rows import DocumentFacts
from sayso.ledger.rulings import bounds_of, place_in
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import Agent
from sayso.model.ids import ClaimId, DocId, EntryId, SourceId, sha256_of
from sayso.model.ruling import Ruling, Verdict, Withdrawal
from sayso.model.source import Source

# What a verdict cannot do without ("confirmed and refuted need a note").
NEEDS: Mapping[Verdict, tuple[str, ...]] = {
    Verdict.CONFIRMED: ("claim", "note"),
    Verdict.REFUTED: ("claim", "note"),
    Verdict.MISREAD: ("claim",),
    Verdict.WATCH: ("claim",),
    Verdict.NOTE: ("note",),
    Verdict.SAME_POINT: ("claim", "other"),
    Verdict.NOT_SAME_POINT: ("claim", "other"),
    Verdict.SAME_SOURCE: ("source", "other_source"),
    Verdict.DIFFERENT_SOURCE: ("source", "other_source"),
    Verdict.SIDE: ("source", "value"),
    Verdict.PLACE: ("claim", "value"),
    Verdict.FIGURE: ("claim", "value"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the store holds of all that the drafts of one call speak of."""

    seqs: Mapping[EntryId, int]
    facts: Mapping[DocId, DocumentFacts]
    claims: frozenset[ClaimId]
    sources: frozenset[SourceId]


def held_of(candidates: Sequence[Candidate], lookup: Lookup) -> Held:
    """What the store holds of all that the candidates speak of."""
    entries, docs, claims, sources = set(), set(), set(), set()
    for candidate in candidates:
        payload = candidate.payload
        entries.add(candidate.entry)
        if isinstance(payload, Withdrawal):
            entries.add(payload.entry)
        docs |= docs_in(payload)
        claims |= claims_in(payload)
        sources |= sources_in(payload)
    return Held(
        seqs=lookup.seqs_of(entries),
        facts=lookup.facts_of(docs),
        claims=lookup.held_claims(claims),
        sources=lookup.held_sources(sources),
    )


def refuse_groundless(candidates: Sequence[Candidate], held: Held) -> None:
    """RefusedError for the first candidate that rests on nothing held or entered."""
    payloads = [candidate.payload for candidate in candidates]
    docs = held.facts.keys() | {p.doc for p in payloads if isinstance(p, Document)}
    claims = held.claims | {p.claim for p in payloads if isinstance(p, Claim)}
    sources = held.sources | {p.source for p in payloads if isinstance(p, Source)}
    for candidate in candidates:
        payload = candidate.payload
        _refuse_missing(candidate, "document", docs_in(payload) - docs)
        _refuse_missing(candidate, "claim", claims_in(payload) - claims)
        _refuse_missing(candidate, "source", sources_in(payload) - sources)
        if isinstance(payload, Document):
            _check_document(payload, held.facts.get(payload.doc))
        elif isinstance(payload, Ruling):
            _check_ruling(payload, candidate.agent)


def _refuse_missing(candidate: Candidate, what: str, missing: Iterable[str]) -> None:
    for unknown in sorted(missing):
        message = (
            f"a {candidate.kind} speaks of {what} {unknown!r}, which this ledger has "
            f"never held; enter the {what} first, or check the id"
        )
        raise RefusedError(message)


def _check_document(doc: Document, known: DocumentFacts | None) -> None:
    found = sha256_of(doc.text.encode("utf-8"))
    if found != doc.text_sha256:
        message = (
            f"document {doc.doc!r} says that its text has the hash "
            f"{doc.text_sha256[:12]}..., but it has {found[:12]}...; read it again"
        )
        raise RefusedError(message)
    if known is not None and known.text_sha256 != found:
        message = (
            f"document {doc.doc!r} is held with another text (entry {known.seq}): "
            f"the reader {doc.reader!r} reads the same bytes otherwise; offsets would "
            "not fit, so give the new reading a document id of its own"
        )
        raise RefusedError(message)


def _check_ruling(ruling: Ruling, agent: Agent) -> None:
    if agent.kind != "person":
        message = f"only a person may rule; {str(agent)!r} is a machine"
        raise RefusedError(message)
    missing = [name for name in NEEDS[ruling.verdict] if not getattr(ruling, name)]
    if missing:
        message = (
            f"the ruling {ruling.verdict.value!r} needs {' and '.join(missing)}, "
            "which this one does not give"
        )
        raise RefusedError(message)
    _check_value(ruling)


def _check_value(ruling: Ruling) -> None:
    """RefusedError for a value that nobody could make a place or bounds of."""
    value = ruling.value or ""
    if ruling.verdict is Verdict.FIGURE and bounds_of(value) is None:
        message = f"{value!r} are no bounds; write 826, 20-30, 826- or -50"
        raise RefusedError(message)
    if ruling.verdict is Verdict.PLACE:
        try:
            place_in(value)
        except InputError as error:
            message = f"the place that is written out in the ruling is {error}"
            raise RefusedError(message) from error


def refuse_groundless_withdrawal(
    candidate: Candidate, held: Held, entered: Set[EntryId]
) -> None:
    """RefusedError for a withdrawal of what is neither held nor entered before it."""
    payload = candidate.payload
    if not isinstance(payload, Withdrawal):
        return
    if payload.entry not in held.seqs and payload.entry not in entered:
        message = (
            f"a withdrawal speaks of entry {payload.entry!r}, which this ledger does "
            "not hold; `sayso log` lists the entries"
        )
        raise RefusedError(message)
