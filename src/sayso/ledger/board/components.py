"""Which claims may ever be one point: components, which only ever grow.

A component is wider than a point: a ruling may keep apart what is joined here, and
what joined it may be withdrawn. What matters is that nothing outside can bear on it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import cast

from sayso.ledger.board.loading import Writes, listed
from sayso.ledger.bodies import voices_of
from sayso.ledger.copies import copies_of
from sayso.model.claim import Claim
from sayso.model.entry import Entry
from sayso.model.ids import ClaimId, DocId
from sayso.model.relation import Lineage, Relation
from sayso.model.ruling import Ruling, Verdict
from sayso.model.source import Source
from sayso.text.names import fold

NEW = "INSERT OR IGNORE INTO component(claim, root) VALUES (?, ?)"
HEARD = "INSERT OR IGNORE INTO heard(source, role, claim, seq) VALUES (?, ?, ?, ?)"
SPEAKS = "INSERT OR IGNORE INTO speaks(body, source) VALUES (?, ?)"
SIZES = (
    "SELECT c.root, count(*) FROM component AS c WHERE c.root IN "
    "(SELECT value FROM json_each(:ids)) GROUP BY c.root"
)
ROOT_OF = (
    "SELECT t.claim, t.root FROM json_each(:ids) AS each "
    "CROSS JOIN component AS t ON t.claim = each.value"
)
MOVE = "UPDATE component SET root = ? WHERE root = ?"
CLAIMS_OF = (
    "SELECT t.seq FROM json_each(:ids) AS each CROSS JOIN claim AS t "
    "ON t.doc = each.value ORDER BY t.seq"
)
RULED_IN = (
    "SELECT r.seq FROM json_each(:ids) AS each CROSS JOIN claim AS t "
    "ON t.doc = each.value JOIN ruling AS r ON r.claim = t.claim ORDER BY r.seq"
)
LINEAGES_EVER = (
    "SELECT DISTINCT t.seq FROM json_each(:ids) AS each "
    "CROSS JOIN lineage AS t ON t.doc = each.value ORDER BY t.seq"
)
Pair = tuple[ClaimId, ClaimId]
SPEAKER, PRINTER, RELAY, CREDITED = "s", "p", "v", "c"


class Components:
    """Joins what new entries join; a store keeps the components."""

    def __init__(self, store: Writes) -> None:
        self._store = store

    def admit(self, entries: Sequence[Entry]) -> None:
        """Take in the entries of one transaction, whether in force or not."""
        claims = {e.seq: e.payload for e in entries if isinstance(e.payload, Claim)}
        self._store.write(NEW, [(c.claim, seq) for seq, c in claims.items()])
        self._hear(claims)
        bodies = [
            (body, e.payload.source)
            for e in entries
            if isinstance(e.payload, Source)
            for body in voices_of(e.payload)
        ]
        self._store.write(SPEAKS, bodies)
        self._join(dict.fromkeys(self._pairs(entries, tuple(claims.values()))))

    def _hear(self, claims: Mapping[int, Claim]) -> None:
        heard: list[Sequence[object]] = []
        for seq, claim in claims.items():
            printer = claim.via[-1] if claim.via else claim.source
            heard.append((claim.source, SPEAKER, claim.claim, seq))
            heard.append((printer, PRINTER, claim.claim, seq))
            heard += [(via, RELAY, claim.claim, seq) for via in claim.via[:-1]]
        self._store.write(HEARD, heard)

    def _pairs(
        self, entries: Sequence[Entry], claims: Sequence[Claim]
    ) -> Iterator[Pair]:
        """What the entries join, two by two."""
        lineages = []
        for payload in (entry.payload for entry in entries):
            if isinstance(payload, Relation):
                yield payload.subject, payload.object
            elif isinstance(payload, Lineage):
                lineages.append(payload)
            elif isinstance(payload, Ruling) and payload.claim is not None:
                yield from self._ruled(payload, payload.claim)
        docs = {claim.doc for claim in claims}
        if docs:
            yield from self._at_one_place(docs)
            lineages += self._lineages(docs)
        if lineages:
            yield from self._told_alike(lineages)

    def _ruled(self, ruling: Ruling, claim: ClaimId) -> Iterator[Pair]:
        if ruling.verdict is Verdict.SAME_POINT and ruling.other is not None:
            yield claim, ruling.other
        if ruling.doc is not None:
            for other in self._claims_of({ruling.doc}):
                if other.span == ruling.span:
                    yield claim, other.claim

    def _at_one_place(self, docs: Collection[DocId]) -> Iterator[Pair]:
        """Claims read in the same words of a document, and rulings on such words."""
        first: dict[object, ClaimId] = {}
        for claim in self._claims_of(docs):
            yield claim.claim, first.setdefault((claim.doc, claim.span), claim.claim)
        rows = self._store.rows(RULED_IN, ids=listed(docs))
        for entry in self._store.load([seq for (seq,) in rows]):
            ruling = cast("Ruling", entry.payload)
            other = first.get((ruling.doc, ruling.span))
            if ruling.claim is not None and other is not None:
                yield ruling.claim, other

    def _told_alike(self, lineages: Sequence[Lineage]) -> Iterator[Pair]:
        """Claims with the same words, or of one telling, that lineages join."""
        docs = {p.doc for line in lineages for p in line.passages}
        asked, every = docs, list(lineages)
        while more := self._lineages(asked):
            every += more
            reached = {p.doc for line in more for p in line.passages}
            asked = reached - docs
            docs |= reached
            if not asked:
                break
        first: dict[str, ClaimId] = {}
        told, copies = tuple(self._claims_of(docs)), copies_of(every)
        for claim in told:
            for key in (fold(claim.words), *copies.tellings_of(claim)):
                yield claim.claim, first.setdefault(key, claim.claim)
        self._credit(lineages, told)

    def _credit(self, lineages: Sequence[Lineage], claims: Sequence[Claim]) -> None:
        """Note whose copy the claims of a document may be."""
        origins: dict[DocId, set[str]] = {}
        for line in lineages:
            for passage in line.passages if line.origin is not None else ():
                origins.setdefault(passage.doc, set()).add(str(line.origin))
        self._store.write(
            HEARD,
            [
                (origin, CREDITED, claim.claim, 0)
                for claim in claims
                for origin in sorted(origins.get(claim.doc, ()))
            ],
        )

    def _claims_of(self, docs: Collection[DocId]) -> Iterator[Claim]:
        rows = self._store.rows(CLAIMS_OF, ids=listed(docs))
        for entry in self._store.load([seq for (seq,) in rows]):
            yield cast("Claim", entry.payload)

    def _lineages(self, docs: Collection[DocId]) -> list[Lineage]:
        rows = self._store.rows(LINEAGES_EVER, ids=listed(docs))
        entries = self._store.load([seq for (seq,) in rows])
        return [cast("Lineage", entry.payload) for entry in entries]

    def _join(self, pairs: Iterable[Pair]) -> None:
        """Make one component of each two; the larger one keeps its number."""
        wanted = [pair for pair in pairs if pair[0] != pair[1]]
        claims = {claim for pair in wanted for claim in pair}
        if not claims:
            return
        root = dict(self._store.rows(ROOT_OF, ids=listed(claims)))
        size = dict(self._store.rows(SIZES, ids=listed(set(root.values()))))
        moved: dict[int, int] = {}

        def now(claim: ClaimId) -> int:
            number = int(root[claim])
            while number in moved:
                number = moved[number]
            return number

        for one, other in wanted:
            if one not in root or other not in root:
                continue
            small, large = sorted((now(one), now(other)), key=lambda r: (size[r], r))
            if small != large:
                moved[small] = large
                size[large] += size[small]
        for small, large in moved.items():
            self._store.write(MOVE, [(large, small)])
