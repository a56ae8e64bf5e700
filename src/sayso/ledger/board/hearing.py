"""How often each name is heard, document by document, for intervals of transactions.

A line says of one document how many claims in force have a name as their speaker, or
as who printed them. What is counted for a list is a tenth of the claims, and lies in
the order of names.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sayso.ledger.board.cards import printer_of
from sayso.ledger.board.loading import Asked, Writes, listed
from sayso.ledger.intervals import OPEN
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import Entry
from sayso.model.ruling import Ruling, Verdict

DOC_SEQS = (
    "SELECT t.seq FROM json_each(:ids) AS each CROSS JOIN document AS t "
    "ON t.doc = each.value"
)
DOC_OF_CLAIM = (
    "SELECT DISTINCT t.doc FROM json_each(:ids) AS each CROSS JOIN claim AS t "
    "ON t.claim = each.value"
)
_COVERS = "{0}.tx_from <= :tx AND {0}.tx_to > :tx"
IN_FORCE = (
    "SELECT t.doc_seq, t.known_us, t.seq FROM json_each(:ids) AS each "
    "CROSS JOIN document AS p ON p.seq = each.value "
    "CROSS JOIN claim AS t ON t.doc = p.doc "
    f"JOIN in_force AS o ON o.seq = t.seq AND {_COVERS.format('o')} "
    f"JOIN in_force AS d ON d.seq = t.doc_seq AND {_COVERS.format('d')} "
    "WHERE NOT EXISTS (SELECT 1 FROM ruling AS r JOIN in_force AS f ON f.seq = r.seq "
    f"AND {_COVERS.format('f')} WHERE r.claim = t.claim AND r.verdict = 'misread')"
)
STANDING = (
    "SELECT t.role, t.source, t.known_us, t.doc_seq, t.n, t.tx_from "
    "FROM json_each(:ids) AS each CROSS JOIN heard_in AS t "
    f"ON t.doc_seq = each.value AND t.tx_to = {OPEN}"
)
ENTER = f"INSERT INTO heard_in VALUES (?, ?, ?, ?, ?, ?, {OPEN})"
END = (
    "UPDATE heard_in SET tx_to = ? WHERE role = ? AND source = ? AND known_us = ? "
    "AND doc_seq = ? AND tx_from = ?"
)
TURNS_OF = (
    "WITH line AS (SELECT seq FROM document WHERE doc = :doc "
    "UNION SELECT seq FROM claim WHERE doc = :doc "
    "UNION SELECT r.seq FROM claim AS t JOIN ruling AS r ON r.claim = t.claim "
    "WHERE t.doc = :doc) "
    "SELECT f.tx_from FROM line JOIN in_force AS f ON f.seq = line.seq "
    "UNION SELECT f.tx_to FROM line JOIN in_force AS f ON f.seq = line.seq"
)
KEPT_AT = (
    "SELECT role, source, known_us, doc_seq, n FROM heard_in "
    f"WHERE doc_seq = :seq AND {_COVERS.format('heard_in')}"
)
SPEAKER, PRINTER = "s", "p"
Line = tuple[str, str, int, int]  # role, source, when known, the document's line
Lines = dict[Line, int]


class Hearing:
    """Keeps the table up to date with one transaction."""

    def __init__(self, store: Writes, tx: int) -> None:
        self._store = store
        self._tx = tx

    def after(self, turned: Sequence[Entry]) -> None:
        """Take in entries that came into force or went out of it."""
        docs = self._documents(turned)
        if not docs:
            return
        rows = self._store.rows(STANDING, ids=listed(docs))
        held = {tuple(row[:4]): (int(row[4]), int(row[5])) for row in rows}
        now = heard_in(self._store, docs, self._tx)
        self._store.write(
            END,
            [
                (self._tx, *k, since)
                for k, (n, since) in held.items()
                if now.get(k) != n
            ],
        )
        fresh = [(line, n) for line, n in now.items() if held.get(line, (0,))[0] != n]
        self._store.write(ENTER, [(*line, n, self._tx) for line, n in fresh])

    def _documents(self, turned: Iterable[Entry]) -> list[int]:
        """The lines of the documents whose claims are counted otherwise now."""
        docs, ruled = set[str](), set[str]()
        for payload in (entry.payload for entry in turned):
            if isinstance(payload, Claim | Document):
                docs.add(payload.doc)
            elif isinstance(payload, Ruling) and payload.verdict is Verdict.MISREAD:
                ruled |= {payload.claim} if payload.claim is not None else set()
        if ruled:
            rows = self._store.rows(DOC_OF_CLAIM, ids=listed(ruled))
            docs |= {doc for (doc,) in rows}
        rows = self._store.rows(DOC_SEQS, ids=listed(docs)) if docs else []
        return [int(seq) for (seq,) in rows]


def heard_in(store: Asked, docs: Sequence[int], tx: int) -> Lines:
    """What the lines of some documents should be after a transaction."""
    rows = store.rows(IN_FORCE, ids=listed(docs), tx=tx)
    entries = store.load([int(seq) for _, _, seq in rows])
    counts: Counter[Line] = Counter()
    for (doc_seq, known_us, _), entry in zip(rows, entries, strict=True):
        if isinstance(entry.payload, Claim):
            where = int(known_us), int(doc_seq)
            counts[SPEAKER, entry.payload.source, *where] += 1
            counts[PRINTER, printer_of(entry.payload), *where] += 1
    return counts


def wrong_documents(store: Asked, last_tx: int) -> Iterator[str]:
    """In words, of which documents the table says something else than the log.

    Each document is looked at after every transaction that changed it.
    """
    for seq, doc in store.rows("SELECT seq, doc FROM document ORDER BY seq"):
        turns = {int(tx) for (tx,) in store.rows(TURNS_OF, doc=doc)}
        for tx in sorted(t for t in turns if t <= last_tx):
            rows = store.rows(KEPT_AT, seq=seq, tx=tx)
            if {tuple(row[:4]): row[4] for row in rows} != heard_in(store, [seq], tx):
                yield f"who is heard in document {doc} after transaction {tx}"
