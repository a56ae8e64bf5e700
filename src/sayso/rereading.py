"""A ledger read or linked again: better machine entries take the place of older ones.

Document by document, in the order in which they came in, each in one transaction. What
a person entered stays, and what a person ruled on is never taken away: it is told of,
so that somebody looks at it again. Done twice, the second time changes nothing, so that
an interrupted run is simply run again, or goes on behind the last document done.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import NOW, Agent, Draft, Payload
from sayso.model.ids import DocId, EntryId
from sayso.model.issue import Issue
from sayso.model.reading import Reading
from sayso.model.relation import Lineage, Relation
from sayso.model.ruling import Ruling, Verdict, Withdrawal
from sayso.pipeline import Pipeline, agent_of, component, judgements_of
from sayso.ports import Ledger, View

READ_AGAIN = Agent(kind="machine", name="reread", version="1")
LINKED_AGAIN = Agent(kind="machine", name="relink", version="1")
Bond = Relation | Lineage
Read = Reading | Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Redone:
    """What became of one document: how many entries are new, which went out of force.

    `seq`: the document's own entry; who goes on begins behind it. `kept`: rulings on
    words that are no longer read so; the claims stay, for a person to look at.
    """

    seq: int
    doc: DocId
    entered: int
    withdrawn: int
    kept: tuple[Ruling, ...]
    issue: Issue | None = None


class Earlier:
    """A view without a document and what came in after it."""

    def __init__(self, view: View, order: dict[DocId, int], doc: DocId) -> None:
        self._view = view
        self._order = order
        self._before = order[doc]

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the view has
        return getattr(self._view, name)

    def _has(self, doc: DocId) -> bool:
        return self._order.get(doc, self._before) < self._before

    def claims_about(
        self, keys: Iterable[str], *, since: datetime | None = None, sharing: int = 1
    ) -> Iterator[Claim]:
        """Claims of earlier documents that share so many keys, newest first."""
        found = self._view.claims_about(keys, since=since, sharing=sharing)
        yield from (claim for claim in found if self._has(claim.doc))

    def texts_like(self, text_sha256: str) -> Sequence[DocId]:
        """Earlier documents whose text is exactly the same."""
        return tuple(d for d in self._view.texts_like(text_sha256) if self._has(d))

    def documents_sharing(self, fingerprints: Collection[int]) -> Sequence[DocId]:
        """Earlier documents whose texts share fingerprints."""
        found = self._view.documents_sharing(fingerprints)
        return tuple(doc for doc in found if self._has(doc))


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents of a ledger in the order in which they came in."""

    entries: tuple[tuple[int, DocId], ...]

    def behind(self, after: int) -> "Papers":
        """Those of them that came in behind an entry."""
        return Papers(tuple(paper for paper in self.entries if paper[0] > after))

    @property
    def order(self) -> dict[DocId, int]:
        """Each document with the number of its entry."""
        return {doc: seq for seq, doc in self.entries}


def papers_in(ledger: Ledger) -> Papers:
    """The documents in force, in the order in which they came in."""
    held = {doc.doc for doc in ledger.view(NOW).documents()}
    return Papers(
        tuple(
            (entry.seq, entry.payload.doc)
            for entry in ledger.entries(NOW)
            if isinstance(entry.payload, Document) and entry.payload.doc in held
        )
    )


def link_again(
    pipeline: Pipeline,
    ledger: Ledger,
    papers: Papers,
    clock: Callable[[], datetime],
    *,
    after: int = 0,
) -> Iterator[Redone]:
    """Link every document anew, from entry `after` + 1 on."""
    order = papers.order
    for seq, doc in papers.entries:
        if seq <= after:
            continue
        view = ledger.view(NOW)
        reading = reading_in(view, doc)
        drafts, withdrawn = _links(pipeline, view, (reading, order))
        run = f"relink {component(pipeline.linker)}"
        receipt = ledger.append([*drafts, *withdrawn], run=run, at=clock())
        yield Redone(
            seq=seq,
            doc=doc,
            entered=len(receipt.entered) - len(withdrawn),
            withdrawn=len(withdrawn),
            kept=(),
        )


def read_again(
    pipeline: Pipeline,
    ledger: Ledger,
    papers: Papers,
    left: Papers,
    reads: Iterable[Read],
    clock: Callable[[], datetime],
) -> Iterator[Redone]:
    """Enter new readings of those papers that are left, and link them anew."""
    order = papers.order
    for (seq, doc), read in zip(left.entries, reads, strict=True):
        if isinstance(read, Issue):
            yield Redone(seq=seq, doc=doc, entered=0, withdrawn=0, kept=(), issue=read)
            continue
        view = ledger.view(NOW)
        lost, kept = _lost_claims(view, doc, read)
        resolver = component(pipeline.resolver)
        same_as = (*read.same_as, *judgements_of(read.sources, view))
        found: list[Payload] = [*read.sources, *same_as, *read.claims]
        drafts = [Draft(agent=resolver, payload=payload) for payload in found]
        again = replace(read, same_as=same_as)
        linked, unlinked = _links(pipeline, view, (again, order))
        reason = f"{resolver} does not read this"
        gone = [_out(entry, reason, READ_AGAIN) for entry in lost]
        # What hangs on a claim that is gone goes with it; no need to take it out too.
        receipt = ledger.append(
            [*drafts, *linked, *gone, *unlinked], run=f"reread {resolver}", at=clock()
        )
        yield Redone(
            seq=seq,
            doc=doc,
            entered=len(receipt.entered) - len(gone) - len(unlinked),
            withdrawn=len(gone) + len(unlinked),
            kept=kept,
        )


def reading_in(view: View, doc: DocId) -> Reading:
    """A document as the ledger reads it, as far as linking looks at it."""
    document, claims = view.document(doc), tuple(view.claims_of(doc))
    named = {s for claim in claims for s in (claim.source, *claim.via)}
    rows = (row for source in sorted(named) for row in view.names_of(source))
    return Reading(
        document=document,
        attributions=(),
        claims=claims,
        figures=(),
        places=(),
        times=(),
        actors=(),
        caveats=(),
        sources=tuple(dict.fromkeys(rows)),
        same_as=(),
        speakers=(),
        said_at=(),
        issues=(),
        agents=(str(agent_of(document.reader)),),
    )


def _lost_claims(
    view: View, doc: DocId, read: Reading
) -> tuple[list[EntryId], tuple[Ruling, ...]]:
    """Entries of claims that are not read any more, and rulings on such words.

    A claim that a person ruled on stays, and the ruling is told of.
    """
    now = {claim.claim for claim in read.claims}
    lost = [c.claim for c in view.claims_of(doc) if c.claim not in now]
    ruled = [r for r in view.rulings() if _keeps(r)] if lost else []
    kept = tuple(r for r in ruled if {r.claim, r.other} & set(lost))
    held = {claim for ruling in kept for claim in (ruling.claim, ruling.other)}
    entries = (view.entry_of(claim) for claim in lost if claim not in held)
    return [e.entry for e in entries if e.agent.kind == "machine"], kept


def _keeps(ruling: Ruling) -> bool:
    return ruling.claim is not None and ruling.verdict is not Verdict.MISREAD


def _links(
    pipeline: Pipeline, view: View, told: tuple[Reading, dict[DocId, int]]
) -> tuple[list[Draft], list[Draft]]:
    """New relations and lineages of a document, and withdrawals of those not found."""
    reading, order = told
    doc, agent = reading.document.doc, component(pipeline.linker)
    earlier: Any = Earlier(view, order, doc)
    found = list(dict.fromkeys(pipeline.linker.link(reading, earlier)))
    held = dict(_bonds_of(view, doc, order))
    new = [bond for bond in found if bond not in held]
    gone = [entry for bond, entry in held.items() if bond not in set(found)]
    drafts = [Draft(agent=agent, payload=bond) for bond in new]
    return drafts, [_out(e, f"{agent} does not find this", LINKED_AGAIN) for e in gone]


def _out(entry: EntryId, reason: str, agent: Agent) -> Draft:
    return Draft(agent=agent, payload=Withdrawal(entry=entry, reason=reason))


def _bonds_of(
    view: View, doc: DocId, order: dict[DocId, int]
) -> Iterator[tuple[Bond, EntryId]]:
    """A machine's relations and lineages in force of a document with earlier ones."""
    for entry in view.bonds_of(doc):
        bond = entry.payload
        if entry.agent.kind != "machine" or not isinstance(bond, Relation | Lineage):
            continue
        if all(order.get(other, 0) <= order[doc] for other in _docs_of(bond, view)):
            yield bond, entry.entry


def _docs_of(bond: Bond, view: View) -> set[DocId]:
    if isinstance(bond, Lineage):
        return {passage.doc for passage in bond.passages}
    return {view.claim(claim).doc for claim in (bond.subject, bond.object)}
