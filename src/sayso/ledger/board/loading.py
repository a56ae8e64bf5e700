"""What is in force about some claims and all that may be one point with them.

Claims that a relation, a ruling, a shared telling or a place in a text has ever joined
are one component; how a point stands follows from its component and nothing else, so
that a page costs what it shows and not what the ledger holds.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any, Protocol, cast

from sayso.ledger.cut import Lines, names_in, sides_of
from sayso.ledger.reads import Moment, Printed, Reads
from sayso.ledger.register import Names
from sayso.ledger.rulings import ON_READING, FindPlace, as_ruled
from sayso.model.claim import Claim
from sayso.model.codec import encode
from sayso.model.entry import Entry
from sayso.model.ids import ClaimId, DocId, EntryId, SourceId
from sayso.model.relation import Lineage, Relation
from sayso.model.ruling import Ruling

_COVERS = "{0}.tx_from <= :tx AND {0}.tx_to > :tx"
_EACH = "FROM json_each(:ids) AS each CROSS JOIN"
_OWN = f"JOIN in_force AS f ON f.seq = t.seq AND {_COVERS.format('f')}"
CLAIMS = (
    f"SELECT t.seq, t.doc {_EACH} claim AS t ON t.claim = each.value {_OWN} "
    f"JOIN in_force AS d ON d.seq = t.doc_seq AND {_COVERS.format('d')} "
    "ORDER BY t.known_us, t.doc, t.start, t.stop, t.claim"
)
RELATIONS = f"SELECT t.seq {_EACH} relation AS t ON t.subject = each.value {_OWN}"
LINEAGES = f"SELECT t.seq {_EACH} lineage AS t ON t.doc = each.value {_OWN}"
RULINGS = (
    f"SELECT t.seq {_EACH} ruling AS t ON t.claim = each.value {_OWN} UNION "
    f"SELECT t.seq {_EACH} ruling AS t ON t.other = each.value {_OWN}"
)
_DOCUMENT = "t.seq, t.doc, t.address, t.known_us, t.retrieved_us"
DOCUMENTS = f"SELECT {_DOCUMENT} {_EACH} document AS t ON t.doc = each.value {_OWN}"
VERSIONS = f"SELECT {_DOCUMENT} {_EACH} document AS t ON t.address = each.value {_OWN}"
KNOWN = (
    f"SELECT t.claim, max(t.known_us) {_EACH} claim AS t ON t.claim = each.value "
    "GROUP BY t.claim"
)
ROOTS = f"SELECT DISTINCT t.root {_EACH} component AS t ON t.claim = each.value"
MEMBERS = f"SELECT t.claim, t.root {_EACH} component AS t ON t.root = each.value"

Reach = tuple[tuple[Lineage, ...], tuple[Printed, ...]]


class Asked(Reads, Protocol):
    """A store of tables that also takes questions in its own words."""

    def rows(self, sql: str, /, **values: object) -> list[tuple[Any, ...]]:
        """The answer; `:name` in the question takes the value of that name."""
        ...


class Writes(Asked, Protocol):
    """A store of tables that is written to, inside one transaction."""

    def write(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        """Run a statement once for each row of values."""
        ...


def listed(values: Collection[object]) -> str:
    """Values as one value of a question."""
    return encode(sorted(set(values), key=str)).decode()


def members_of(store: Asked, claims: Collection[ClaimId]) -> dict[ClaimId, int]:
    """All claims of the components of some claims, each with its component."""
    roots = [root for (root,) in store.rows(ROOTS, ids=listed(claims))]
    rows = store.rows(MEMBERS, ids=listed(roots))
    return {ClaimId(claim): int(root) for claim, root in rows}


class Loader:
    """Loads what is in force at one transaction about some claims."""

    def __init__(self, store: Asked, tx: int, find_place: FindPlace) -> None:
        self._store = store
        self._moment = Moment(tx=tx)
        self._find_place = find_place
        self._tx = tx

    def lines(self, claims: Collection[ClaimId]) -> Lines:
        """Everything about the claims; they must be whole components."""
        rulings = self._rulings(claims)
        shown = tuple(self._claims(claims, rulings))
        docs = {claim.doc for _, claim in shown}
        lineages = self._lineages(docs)
        docs |= {p.doc for line in lineages for p in line.passages}
        relations = self._payloads(RELATIONS, claims)
        sources = {s for _, claim in shown for s in (claim.source, *claim.via)}
        sources |= {line.origin for line in lineages if line.origin is not None}
        around = Names(self._store, self._moment).around(sources)
        register = around.register()
        return Lines(
            claims=shown,
            relations=tuple((e.entry, cast("Relation", e.payload)) for e in relations),
            lineages=lineages,
            rulings=tuple((e.entry, cast("Ruling", e.payload)) for e in rulings),
            printed=self._printed(docs),
            known_us=self._known(rulings),
            names=names_in(register, sides_of(around.rulings, register.canonical)),
        )

    def _rulings(self, claims: Collection[ClaimId]) -> Sequence[Entry]:
        return self._payloads(RULINGS, claims)

    def _payloads(self, sql: str, ids: Collection[str]) -> Sequence[Entry]:
        rows = self._store.rows(sql, ids=listed(ids), tx=self._tx)
        return list(self._store.load(sorted({seq for (seq,) in rows})))

    def _claims(
        self, claims: Collection[ClaimId], rulings: Sequence[Entry]
    ) -> Iterator[tuple[EntryId, Claim]]:
        on_reading: dict[ClaimId, list[Ruling]] = {}
        for ruling in (cast("Ruling", entry.payload) for entry in rulings):
            if ruling.claim is not None and ruling.verdict in ON_READING:
                on_reading.setdefault(ruling.claim, []).append(ruling)
        rows = self._store.rows(CLAIMS, ids=listed(claims), tx=self._tx)
        for entry in self._store.load([row[0] for row in rows]):
            read = cast("Claim", entry.payload)
            said = on_reading.get(read.claim, ())
            shown = as_ruled(read, said, self._find_place) if said else read
            if shown is not None:
                yield entry.entry, shown

    def _lineages(self, docs: Collection[DocId]) -> tuple[Lineage, ...]:
        """All lineages that the documents are reached by, step by step."""
        found: dict[int, Lineage] = {}
        known, asked = set[DocId](), set(docs)
        while asked:
            entries = self._payloads(LINEAGES, asked)
            new = {e.seq: cast("Lineage", e.payload) for e in entries}
            found |= new
            known |= asked
            asked = {p.doc for line in new.values() for p in line.passages} - known
        return tuple(found[seq] for seq in sorted(found))

    def _printed(self, docs: Collection[DocId]) -> tuple[Printed, ...]:
        found = self._documents(DOCUMENTS, docs)
        addresses = {d.address for d in found.values() if d.address is not None}
        found |= self._documents(VERSIONS, addresses)
        return tuple(found[seq] for seq in sorted(found))

    def _documents(self, sql: str, ids: Collection[str]) -> dict[int, Printed]:
        rows = self._store.rows(sql, ids=listed(ids), tx=self._tx) if ids else []
        names = Printed.__slots__
        found = (Printed(**dict(zip(names, row, strict=True))) for row in rows)
        return {document.seq: document for document in found}

    def _known(self, rulings: Sequence[Entry]) -> Mapping[ClaimId, int]:
        named = {
            claim
            for entry in rulings
            for claim in (
                cast("Ruling", entry.payload).claim,
                cast("Ruling", entry.payload).other,
            )
            if claim is not None
        }
        rows = self._store.rows(KNOWN, ids=listed(named)) if named else []
        return {ClaimId(claim): int(known_us) for claim, known_us in rows}


def split(lines: Lines, roots: Mapping[ClaimId, int]) -> Mapping[int, Lines]:
    """The lines of each component by itself."""
    claims: dict[int, list[tuple[EntryId, Claim]]] = {}
    for entry, claim in lines.claims:
        claims.setdefault(roots[claim.claim], []).append((entry, claim))
    relations: dict[int, list[tuple[EntryId, Relation]]] = {}
    for entry, relation in lines.relations:
        relations.setdefault(roots[relation.subject], []).append((entry, relation))
    reached = _Reached(lines)
    rulings: dict[int, list[tuple[EntryId, Ruling]]] = {}
    for entry, ruling in lines.rulings:
        named = (c for c in (ruling.claim, ruling.other) if c is not None)
        for root in {roots[claim] for claim in named if claim in roots}:
            rulings.setdefault(root, []).append((entry, ruling))
    found: dict[int, Lines] = {}
    for root in set(roots.values()):
        told = tuple(claims.get(root, ()))
        lineages, printed = reached.by(frozenset(claim.doc for _, claim in told))
        found[root] = replace(
            lines,
            claims=told,
            relations=tuple(relations.get(root, ())),
            lineages=lineages,
            rulings=tuple(rulings.get(root, ())),
            printed=printed,
        )
    return found


def together(lines: Lines, parts: Sequence[Lines]) -> Lines:
    """Some components of the lines as one, with whatever any of them reaches."""
    first = parts[0]
    alike = all(part.lineages is first.lineages for part in parts)
    alike = alike and all(part.printed is first.printed for part in parts)
    reached = first if alike else lines
    kept = {entry for part in parts for entry, _ in part.rulings}
    return replace(
        lines,
        claims=tuple(claim for part in parts for claim in part.claims),
        relations=tuple(relation for part in parts for relation in part.relations),
        rulings=tuple(r for r in lines.rulings if r[0] in kept) if kept else (),
        lineages=reached.lineages,
        printed=reached.printed,
    )


class _Reached:
    """Documents and lineages that the claims of a component reach.

    Most components lie in one document, and reach what others in it reach.
    """

    def __init__(self, lines: Lines) -> None:
        self._known: dict[frozenset[DocId], Reach] = {}
        self._lineages = lines.lineages
        self._by_doc: dict[DocId, list[int]] = {}
        for number, line in enumerate(lines.lineages):
            for passage in line.passages:
                self._by_doc.setdefault(passage.doc, []).append(number)
        self._printed = {d.doc: d for d in lines.printed}
        self._versions: dict[str | None, list[Printed]] = {}
        for document in lines.printed:
            self._versions.setdefault(document.address, []).append(document)

    def by(self, docs: frozenset[DocId]) -> Reach:
        """What is reached by claims of some documents."""
        if docs not in self._known:
            self._known[docs] = self._reach(docs)
        return self._known[docs]

    def _reach(self, begun: Set[DocId]) -> Reach:
        docs, queue, numbers = set(begun), sorted(begun), set[int]()
        for doc in queue:
            for number in self._by_doc.get(doc, ()):
                if number not in numbers:
                    numbers.add(number)
                    more = {p.doc for p in self._lineages[number].passages} - docs
                    docs |= more
                    queue += sorted(more)
        found = {d: self._printed[d] for d in docs if d in self._printed}
        for document in list(found.values()):
            if document.address is not None:
                same = self._versions[document.address]
                found |= {version.doc: version for version in same}
        return (
            tuple(self._lineages[n] for n in sorted(numbers)),
            tuple(sorted(found.values(), key=lambda d: d.seq)),
        )


def sources_in(claims: Collection[Claim]) -> set[SourceId]:
    """Every source that some claims name as speaker or relay."""
    return {source for claim in claims for source in (claim.source, *claim.via)}
