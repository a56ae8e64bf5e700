"""What enters: what is known is skipped, what the rules forbid is refused.

* An entry is known when the same payload came from the same agent before, a document
  when one of its id is held, whoever read it and whenever it was retrieved.
* A machine that finds again what was withdrawn finds something known: it stays
  withdrawn. A person who says again what was withdrawn takes the withdrawal back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.ledger.candidates import Candidate, candidate_of
from sayso.ledger.grounds import (
    Held,
    held_of,
    refuse_groundless,
    refuse_groundless_withdrawal,
)
from sayso.ledger.intervals import withdrawn_seqs
from sayso.ledger.lookup import Lookup, Taking
from sayso.model.document import Document
from sayso.model.entry import Agent, Draft
from sayso.model.ids import EntryId
from sayso.model.ruling import Withdrawal

SAID_AGAIN = "entered again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """What of the drafts is new, what it rests on, and how many were known."""

    fresh: tuple[Candidate, ...]
    held: Held
    known: int


def admitted(drafts: Sequence[Draft], lookup: Lookup) -> Admission:
    """What of the drafts may enter; RefusedError when the rules forbid one of them."""
    candidates = [candidate_of(draft.agent, draft.payload) for draft in drafts]
    # The log is read from its beginning: a document goes before what speaks of it.
    candidates.sort(key=lambda c: not isinstance(c.payload, Document))
    held = held_of(candidates, lookup)
    refuse_groundless(candidates, held)
    again = [c for c in candidates if _is_said_again(c, held)]
    takings = lookup.takings() if again else ()
    held = replace(held, seqs={**held.seqs, **{t.entry: t.seq for t in takings}})
    restored = [
        restoration
        for candidate in again
        for restoration in restorations_of(
            held.seqs[candidate.entry], candidate.agent, takings
        )
    ]
    fresh = _first_of_each([*candidates, *restored], held)
    extra = {candidate.entry for candidate in restored}
    known = len(drafts) - sum(c.entry not in extra for c in fresh)
    return Admission(fresh=fresh, held=held, known=known)


def _first_of_each(
    candidates: Sequence[Candidate], held: Held
) -> tuple[Candidate, ...]:
    fresh: dict[str, Candidate] = {}
    entered: set[EntryId] = set()
    for candidate in candidates:
        payload = candidate.payload
        key = payload.doc if isinstance(payload, Document) else candidate.entry
        if key in fresh or key in held.facts or key in held.seqs:
            continue
        refuse_groundless_withdrawal(candidate, held, entered)
        fresh[key] = candidate
        entered.add(candidate.entry)
    return tuple(fresh.values())


def _is_said_again(candidate: Candidate, held: Held) -> bool:
    return candidate.agent.kind == "person" and candidate.entry in held.seqs


def restorations_of(
    seq: int, agent: Agent, takings: Sequence[Taking]
) -> Iterator[Candidate]:
    """Withdrawals of whatever keeps the line out of force; none if nothing does."""
    out = withdrawn_seqs([(t.seq, t.target_seq) for t in takings])
    known = {t.entry: t.seq for t in takings}
    for taking in takings:
        if taking.target_seq != seq or taking.seq in out:
            continue
        payload = Withdrawal(entry=taking.entry, reason=SAID_AGAIN)
        candidate = candidate_of(agent, payload)
        if candidate.entry in known:
            # It was taken back before and that was taken back in turn.
            yield from restorations_of(known[candidate.entry], agent, takings)
        else:
            yield candidate
