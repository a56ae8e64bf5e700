"""Which claims a transaction may make stand otherwise, and from when on.

Too many is slow, too few is wrong: what is not touched is not looked at again.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.ledger.board.loading import LINEAGES, Asked, listed
from sayso.ledger.bodies import governments_of, speaks_for_of, told_members
from sayso.ledger.cut import named_in, sides_of
from sayso.ledger.identity import Register
from sayso.ledger.reads import ALWAYS, Moment
from sayso.ledger.register import Names
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import Entry, Payload
from sayso.model.ids import ClaimId, DocId, SourceId
from sayso.model.relation import Lineage, Relation
from sayso.model.ruling import Ruling, Verdict
from sayso.model.source import SameAs, Source

KNOWN_CLAIMS = (
    "SELECT t.claim, max(t.known_us) FROM json_each(:ids) AS each "
    "CROSS JOIN claim AS t ON t.claim = each.value GROUP BY t.claim"
)
CLAIMS_IN = (
    "SELECT DISTINCT t.claim FROM json_each(:ids) AS each "
    "CROSS JOIN claim AS t ON t.doc = each.value"
)
KNOWN_DOCS = (
    "SELECT t.doc, t.known_us FROM json_each(:ids) AS each "
    "CROSS JOIN document AS t ON t.doc = each.value"
)
SAME_ADDRESS = "SELECT doc FROM document WHERE address = :address"
PLACE_RULINGS = "SELECT seq FROM ruling WHERE verdict = 'place'"
SPOKESMEN = (
    "SELECT DISTINCT t.source FROM json_each(:ids) AS each "
    "CROSS JOIN speaks AS t ON t.body = each.value"
)
TOGETHER = (
    "SELECT t.source FROM json_each(:ids) AS each "
    "CROSS JOIN speaks AS t ON t.body = each.value "
    "GROUP BY t.source HAVING count(*) > 1"
)
HEARD_IN = (
    "SELECT DISTINCT t.source, c.root, t.claim FROM json_each(:ids) AS each "
    "CROSS JOIN heard AS t ON t.source = each.value "
    "JOIN component AS c ON c.claim = t.claim"
)
HEARD_BEFORE = (
    "SELECT 1 FROM json_each(:ids) AS each "
    "CROSS JOIN heard AS t ON t.source = each.value "
    "WHERE t.seq < (SELECT first_seq FROM tx WHERE tx = :tx) LIMIT 1"
)
Since = dict[ClaimId, int]


@dataclass(frozen=True, slots=True)
class Known:
    """The register around some names, in groups, at one transaction."""

    register: Register
    groups: Mapping[SourceId, frozenset[SourceId]]
    facts: Mapping[SourceId, tuple[object, ...]]
    bodies: Mapping[SourceId, frozenset[SourceId]]

    def group(self, source: SourceId) -> frozenset[SourceId]:
        """All names that are one source with it."""
        return self.groups.get(source, frozenset((source,)))


class Touched:
    """Finds what a transaction touches."""

    def __init__(self, store: Asked, tx: int) -> None:
        self._store = store
        self._tx = tx

    def claims(self, turned: Sequence[Entry]) -> Since:
        """Claims that may stand otherwise, each with the moment from which on.

        `turned`: entries that came into force or went out of it. What is told of one
        moment of publication bears on no moment before it.
        """
        # How a claim was read, and whose it is, matters from when the claim is known.
        named = {claim for entry in turned for claim in _claims_named(entry.payload)}
        named.update(self._placed(turned), self._renamed(turned))
        since = self._known(named)
        for entry in turned:
            for claim, us in self._by(entry):
                since[claim] = min(us, since.get(claim, us))
        return since

    def _by(self, entry: Entry) -> Iterator[tuple[ClaimId, int]]:
        payload = entry.payload
        if isinstance(payload, Relation):
            yield from self._together([payload.subject, payload.object])
        elif isinstance(payload, Lineage):
            yield from self._copied(payload)
        elif isinstance(payload, Document):
            yield from self._printed(payload)

    def _known(self, claims: Collection[ClaimId]) -> Since:
        rows = self._store.rows(KNOWN_CLAIMS, ids=listed(claims)) if claims else []
        return {ClaimId(claim): int(us) for claim, us in rows}

    def _together(self, claims: Sequence[ClaimId]) -> Iterator[tuple[ClaimId, int]]:
        known = self._known(claims)
        yield from dict.fromkeys(known, max(known.values(), default=ALWAYS)).items()

    def _copied(self, lineage: Lineage) -> Iterator[tuple[ClaimId, int]]:
        """Claims in all documents that are reached; two are one once both are known."""
        docs = {passage.doc for passage in lineage.passages}
        rows = self._store.rows(KNOWN_DOCS, ids=listed(docs))
        known = sorted(int(us) for _, us in rows)
        us = known[1] if len(known) > 1 else known[0] if known else ALWAYS
        for claim in self._claims_in(self._reached(docs)):
            yield claim, us

    def _reached(self, docs: set[DocId]) -> set[DocId]:
        known, asked = set[DocId](), docs
        while asked:
            known |= asked
            rows = self._store.rows(LINEAGES, ids=listed(asked), tx=self._tx)
            lines = self._store.load(sorted({seq for (seq,) in rows}))
            payloads = [entry.payload for entry in lines]
            found = (p.passages for p in payloads if isinstance(p, Lineage))
            asked = {passage.doc for passages in found for passage in passages} - known
        return known

    def _claims_in(self, docs: Collection[DocId]) -> list[ClaimId]:
        rows = self._store.rows(CLAIMS_IN, ids=listed(docs))
        return [ClaimId(claim) for (claim,) in rows]

    def _printed(self, doc: Document) -> Iterator[tuple[ClaimId, int]]:
        """Claims of the document, of its copies, and of versions of its address."""
        docs = self._reached({doc.doc})
        if doc.address is not None:
            rows = self._store.rows(SAME_ADDRESS, address=doc.address)
            docs |= {DocId(found) for (found,) in rows}
        known = dict(self._store.rows(KNOWN_DOCS, ids=listed({doc.doc})))
        for claim in self._claims_in(docs):
            yield claim, int(known.get(doc.doc, ALWAYS))

    def _placed(self, turned: Sequence[Entry]) -> Iterator[ClaimId]:
        """Claims put by a person where some other claim alone tells where that is."""
        told = set()
        for payload in (entry.payload for entry in turned):
            event = payload.event if isinstance(payload, Claim) else None
            ref = event.place if event is not None else None
            if ref is not None and ref.place is not None:
                told.add(ref.place.place)
        rows = self._store.rows(PLACE_RULINGS) if told else []
        for entry in self._store.load([seq for (seq,) in rows]):
            ruling = entry.payload
            if isinstance(ruling, Ruling) and ruling.claim and ruling.value in told:
                yield ruling.claim

    # Names.

    def _renamed(self, turned: Sequence[Entry]) -> Iterator[ClaimId]:
        """Claims of sources of which the register says something else now."""
        names = set(_names_in(turned))
        if not names:
            return
        after = self._around(names, self._tx)
        known = names | after.groups.keys()
        near = known | self._voices(known)
        if not self._store.rows(HEARD_BEFORE, ids=listed(near), tx=self._tx):
            return  # new names, which nobody was heard by before
        before, after = self._before_and_after(known)
        known |= before.groups.keys()
        full = {s for s in known if self._is_other(s, before, after)}
        full |= self._voices(full)
        yield from (ClaimId(c) for _, _, c in self._heard(full))
        grown = {s for s in known if before.group(s) != after.group(s)} - full
        yield from self._mixed(grown, before, after)

    def _before_and_after(self, names: Collection[SourceId]) -> tuple[Known, Known]:
        """The register around the same names at both transactions.

        A body that a new name speaks for is reached by it only now, and has not
        changed for that: whoever is reached at one of the two is looked up at both.
        """
        asked, known = set[SourceId](), set(names)
        while asked != known:
            asked = set(known)
            before = self._around(asked, self._tx - 1)
            after = self._around(asked, self._tx)
            known |= before.groups.keys() | after.groups.keys()
        return before, after

    def _around(self, names: Collection[SourceId], tx: int) -> Known:
        around = Names(self._store, Moment(tx=tx)).around(names)
        register = around.register()
        canonical = register.canonical
        members: dict[SourceId, set[SourceId]] = {}
        for source, lead in canonical.items():
            members.setdefault(lead, set()).add(source)
        groups = {s: frozenset(members[lead]) for s, lead in canonical.items()}
        named, sides = named_in(register), sides_of(around.rulings, canonical)
        government = governments_of(register.rows, canonical)
        speaks = speaks_for_of(register.rows, canonical)
        together = told_members(register.rows, canonical)
        return Known(
            register=register,
            groups=groups,
            facts={
                source: (
                    lead in named,
                    sides.get(lead),
                    government.get(lead),
                    together.get(lead),
                )
                for source, lead in canonical.items()
            },
            bodies={
                source: groups.get(speaks[lead], frozenset((speaks[lead],)))
                for source, lead in canonical.items()
                if lead in speaks
            },
        )

    def _is_other(self, source: SourceId, before: Known, after: Known) -> bool:
        """Whether more changed of a source than that it has one more name."""
        lost = not before.group(source) <= after.group(source)
        facts = before.facts.get(source), after.facts.get(source)
        spoke = before.bodies.get(source, frozenset())
        speaks = after.bodies.get(source, frozenset())
        spoken = bool(spoke) != bool(speaks) or not spoke <= speaks
        return lost or facts[0] != facts[1] or spoken

    def _mixed(
        self, grown: set[SourceId], before: Known, after: Known
    ) -> Iterator[ClaimId]:
        """Claims where two names meet that were two sources and are one now."""
        for group in {after.group(source) for source in grown}:
            bodies = {source: before.group(source) for source in group}
            yield from (ClaimId(c) for _, _, c in self._heard(self._joint(group)))
            for spokesman in self._voices(group) - group:
                bodies.setdefault(spokesman, frozenset((spokesman,)))
            roots: dict[int, set[frozenset[SourceId]]] = {}
            found: dict[int, list[ClaimId]] = {}
            for source, root, claim in self._heard(bodies.keys()):
                roots.setdefault(root, set()).add(bodies[SourceId(source)])
                found.setdefault(root, []).append(ClaimId(claim))
            for root, parts in roots.items():
                if len(parts) > 1:
                    yield from found[root]

    def _heard(self, sources: Collection[SourceId]) -> list[tuple[str, int, str]]:
        rows = self._store.rows(HEARD_IN, ids=listed(sources)) if sources else []
        return [(source, int(root), claim) for source, root, claim in rows]

    def _voices(self, bodies: Collection[SourceId]) -> set[SourceId]:
        """Who speaks for them, or together with others as one of them, by all names."""
        found, asked = set[SourceId](), set(bodies)
        while asked:
            rows = self._store.rows(SPOKESMEN, ids=listed(asked))
            asked = {SourceId(source) for (source,) in rows} - found
            if asked:
                around = self._around(asked, self._tx)
                asked = {name for one in asked for name in around.group(one)} - found
            found |= asked
        return found

    def _joint(self, group: Collection[SourceId]) -> set[SourceId]:
        """Who speaks for two names of one group, and so for one where it was two."""
        rows = self._store.rows(TOGETHER, ids=listed(group))
        found = {SourceId(source) for (source,) in rows}
        return found | self._voices(found)


def _claims_named(payload: Payload) -> Iterator[ClaimId]:
    """The claim that an entry reads, or those that it rules on."""
    if isinstance(payload, Claim):
        yield payload.claim
    elif isinstance(payload, Ruling):
        yield from (c for c in (payload.claim, payload.other) if c is not None)


_ON_NAMES = frozenset({Verdict.SAME_SOURCE, Verdict.DIFFERENT_SOURCE, Verdict.SIDE})


def _names_in(turned: Sequence[Entry]) -> Iterator[SourceId]:
    for payload in (entry.payload for entry in turned):
        if isinstance(payload, Source):
            yield payload.source
        elif isinstance(payload, SameAs):
            yield from (payload.subject, payload.object)
        elif isinstance(payload, Ruling) and payload.verdict in _ON_NAMES:
            yield from (s for s in (payload.source, payload.other_source) if s)
