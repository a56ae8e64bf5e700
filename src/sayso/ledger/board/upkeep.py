"""Keeps the cards of a ledger in its tables, one transaction after the other.

A card holds for an interval of transactions and an interval of moments of publication.
After each transaction what it touched is worked out again, by the same pure functions
that any view uses, at the moments from which on something may stand otherwise; where
the answer is another one, the old card ends and a new one begins. What was true as of
an earlier transaction is never touched.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.ledger.board.cards import Card, card_from, cards_of, stored_form_of
from sayso.ledger.board.components import Components
from sayso.ledger.board.filing import CODES, WORDS, filings_of, number_of
from sayso.ledger.board.hearing import Hearing
from sayso.ledger.board.loading import (
    Loader,
    Writes,
    listed,
    members_of,
    split,
    together,
)
from sayso.ledger.board.tally import DAY, Tally
from sayso.ledger.board.touched import Touched
from sayso.ledger.cut import Lines
from sayso.ledger.force import InForce
from sayso.ledger.intervals import OPEN
from sayso.ledger.reads import FOREVER
from sayso.ledger.rulings import FindPlace
from sayso.model.ids import ClaimId

STANDING_NOW = (
    "SELECT t.card, t.known_from, t.known_to, t.raw, t.words "
    "FROM json_each(:ids) AS each "
    f"CROSS JOIN card AS t ON t.point = each.value AND t.tx_to = {OPEN}"
)
LAST = "SELECT coalesce(max(card), 0) FROM card"
ENTER = f"INSERT INTO card VALUES ({', '.join('?' * 13)})"
FILE = f"INSERT INTO filed VALUES ({', '.join('?' * 11)})"
FIRST = (
    "INSERT INTO card_day(day, tx) VALUES (?, ?) "
    "ON CONFLICT(day) DO UPDATE SET tx = min(tx, excluded.tx)"
)
BOUND = (
    "INSERT INTO words_block VALUES (?, ?, ?, ?) ON CONFLICT(block) DO UPDATE SET "
    "newest_us = max(newest_us, excluded.newest_us), "
    "oldest_us = min(oldest_us, excluded.oldest_us), tx = min(tx, excluded.tx)"
)
SEARCH = "INSERT INTO card_words(rowid, words) VALUES (?, ?)"
END = "UPDATE card SET tx_to = ? WHERE card = ?"
END_FILED = (
    "UPDATE filed SET tx_to = ? WHERE key = ? AND age = ? AND item = ? AND card = ?"
)

# From when on, and which documents are reached if one of them was printed later.
Alike = tuple[int, tuple[int, ...] | None]


@dataclass(frozen=True, slots=True)
class Piece:
    """A card as it is kept, for an interval of moments of publication.

    `raw`: the card in bytes, its words as a hash. `words`: the line of the full-text
    index that has them, None for a card that was worked out now and brings its words.
    """

    known_from: int
    known_to: int
    raw: bytes
    card: Card
    words: int | None = None


class Upkeep:
    """Brings the tables up to date with one transaction."""

    def __init__(self, store: Writes, find_place: FindPlace) -> None:
        self._store = store
        self._find_place = find_place
        self._tally = Tally(store)

    def after(self, tx: int, lines: Sequence[int], turned: Sequence[int]) -> None:
        """Take in a transaction: its lines, and those whose force it changed."""
        Components(self._store).admit(list(self._store.load(lines)))
        changed = list(self._store.load(turned))
        Hearing(self._store, tx).after(changed)
        found = Touched(self._store, tx).claims(changed)
        if not found:
            return
        roots = members_of(self._store, found.keys())
        since: dict[int, int] = {}
        for claim, us in found.items():
            # When the tables are made again, the log holds claims that come later.
            root = roots.get(claim)
            if root is None:
                continue
            since[root] = min(us, since.get(root, us))
        loaded = Loader(self._store, tx, self._find_place).lines(roots.keys())
        pieces = _by_root(loaded, roots, since)
        old = self._standing_now(roots)
        changes = [
            _change(old.get(root, {}), pieces.get(root, ()), us)
            for root, us in sorted(since.items())
        ]
        self._end(tx, [one for ended, _ in changes for one in ended])
        self._enter(tx, [piece for _, begun in changes for piece in begun])

    def _standing_now(
        self, roots: Mapping[ClaimId, int]
    ) -> dict[int, dict[int, Piece]]:
        rows = self._store.rows(STANDING_NOW, ids=listed(roots.keys()))
        found: dict[int, dict[int, Piece]] = {}
        for number, known_from, known_to, raw, words in rows:
            card = card_from(raw)
            piece = Piece(int(known_from), int(known_to), raw, card, int(words))
            found.setdefault(roots[ClaimId(card.point)], {})[int(number)] = piece
        return found

    def _end(self, tx: int, ended: Sequence[tuple[int, Piece]]) -> None:
        self._store.write(END, [(tx, number) for number, _ in ended])
        self._store.write(
            END_FILED,
            [
                (tx, filing.key, filing.age, filing.item, number)
                for number, piece in ended
                for filing in filings_of(piece.card)
            ],
        )
        for _, piece in ended:
            self._tally.count(tx, piece.card, (piece.known_from, piece.known_to), -1)

    def _enter(self, tx: int, pieces: Sequence[Piece]) -> None:
        ((last,),) = self._store.rows(LAST)
        cards: list[Sequence[object]] = []
        filed: list[Sequence[object]] = []
        searched: list[Sequence[object]] = []
        blocks: list[Sequence[object]] = []
        for number, piece in enumerate(pieces, int(last) + 1):
            card, when = piece.card, (tx, OPEN, piece.known_from, piece.known_to)
            told = CODES[card.standing], len(card.origins_for)
            words = number if piece.words is None else piece.words
            place = -card.last_us, number_of(card.point)
            row = number, card.point, words, *when, *place, *told, card.type
            cards.append((*row, piece.raw))
            filed += [
                (f.key, f.age, f.item, number, *when, *told, f.type)
                for f in filings_of(card)
            ]
            if piece.words is None:
                searched.append((number, " ".join(card.words)))
                blocks.append((number // WORDS, card.last_us, card.last_us, tx))
            self._tally.count(tx, card, (piece.known_from, piece.known_to), 1)
        days = {piece.card.last_us // DAY for piece in pieces}
        self._store.write(ENTER, cards)
        self._store.write(FIRST, [(day, tx) for day in sorted(days)])
        self._store.write(FILE, filed)
        self._store.write(SEARCH, searched)
        self._store.write(BOUND, blocks)
        self._tally.write()


def _change(
    old: Mapping[int, Piece], new: Iterable[Piece], since: int
) -> tuple[list[tuple[int, Piece]], list[Piece]]:
    """The cards that end and those that begin, of one component."""
    kept = [
        replace(piece, known_to=min(piece.known_to, since))
        for piece in old.values()
        if piece.known_from < since
    ]
    wanted = {_key(p): p for p in _merged([*kept, *new])}
    held = {_key(piece): number for number, piece in old.items()}
    ended = [(n, old[n]) for key, n in held.items() if key not in wanted]
    return ended, [p for key, p in wanted.items() if key not in held]


def _by_root(
    lines: Lines, roots: Mapping[ClaimId, int], since: Mapping[int, int]
) -> dict[int, list[Piece]]:
    """The cards of each component from its moment on.

    Components that reach the same documents are worked out together, and so are those
    of one moment after which nothing of theirs was printed, as most are.
    """
    parts = split(lines, roots)
    moments: dict[Alike, list[int]] = {}
    alike: dict[Alike, list[Lines]] = {}
    for root, us in since.items():
        part = parts[root]
        later = [moment for moment in part.moments() if moment > us]
        key = us, tuple(d.seq for d in part.printed) if later else None
        moments[key] = [us, *later]
        alike.setdefault(key, []).append(part)
    found: dict[int, list[Piece]] = {}
    for key, some in alike.items():
        for piece in _pieces(together(lines, some), moments[key]):
            found.setdefault(roots[ClaimId(piece.card.point)], []).append(piece)
    return found


def _pieces(lines: Lines, moments: Sequence[int]) -> Iterator[Piece]:
    """The cards from the first moment on, for each interval between two moments."""
    told: object = None
    cards: list[tuple[bytes, Card]] = []
    for us, until in zip(moments, [*moments[1:], FOREVER], strict=True):
        cut = lines.cut_at(us)
        if told != (told := _matter_of(cut)):
            cards = [(stored_form_of(card), card) for card in cards_of(cut)]
        for raw, card in cards:
            yield Piece(us, until, raw, card)


def _matter_of(cut: InForce) -> object:
    """What the cards of some components follow from, as they grow with time.

    Most of what is printed later of their documents is of other components.
    """
    replaced = {c.doc for c in cut.claims} & cut.superseded
    sizes = len(cut.claims), len(cut.relations), len(cut.rulings)
    return *sizes, replaced, cut.lineages


def _key(piece: Piece) -> tuple[int, int, bytes]:
    return piece.known_from, piece.known_to, piece.raw


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The same cards, each for the longest interval in which it is the same."""
    by_card: dict[bytes, list[Piece]] = {}
    for piece in pieces:
        by_card.setdefault(piece.raw, []).append(piece)
    for same in by_card.values():
        same.sort(key=lambda piece: piece.known_from)
        begun = same[0]
        for piece in same[1:]:
            if piece.known_from == begun.known_to:
                begun = replace(begun, known_to=piece.known_to)
            else:
                yield begun
                begun = piece
        yield begun
