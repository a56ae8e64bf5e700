"""Which texts share fingerprints: an index beside the log, made again from its texts.

It hangs on texts, which are kept once however many documents print them. A text of a
sentence or two has so few fingerprints that one shared with a long text must do; it is
filed under each twice, so that it is found by a long text as it finds a long text. Of a
fingerprint that very many texts have only the first `MOST_HOLDERS` are filed, so that
no question costs more in a large ledger than in a small one; the 500th reprint is found
by the first. It only proposes: what is shared is found in the texts themselves.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from sayso.ledger.pragmas import bare_of
from sayso.text.fingerprint import fingerprints_of

MOST_HOLDERS = 48
FEWEST_SHARED = 2  # two texts on one matter share a phrase by chance, seldom two
MOST_TEXTS = 24
FEW = 3  # fingerprints of a text of a sentence or two, its credit line included
Asking = Callable[..., list[tuple[Any, ...]]]
_DIGITS = 15  # of a text's hash, as the number under which it is filed

_FULL = (
    "SELECT key FROM fingerprint WHERE key IN (SELECT value FROM json_each(?)) "
    "GROUP BY key HAVING count(*) >= ?"
)
_FILE = "INSERT OR IGNORE INTO fingerprint VALUES (?, ?)"
_SHARING = (
    "SELECT text, count(*) AS n FROM fingerprint "
    "WHERE key IN (SELECT value FROM json_each(:keys)) "
    "GROUP BY text HAVING n >= :fewest ORDER BY n DESC, text LIMIT :most"
)
_TEXT = "SELECT text_sha256 FROM text WHERE text_sha256 >= :low AND text_sha256 < :high"
_TEXTS = (
    "SELECT text, text.text_sha256 FROM text "
    "JOIN document ON document.text_sha256 = text.text_sha256 "
    "GROUP BY text.text_sha256 ORDER BY min(document.seq)"
)


def _again(key: int) -> int:
    """The second key of a fingerprint, for texts that have few."""
    return -key - 1


def _keys_of(raw: bytes) -> Sequence[int]:
    """What a text is filed under."""
    keys = fingerprints_of(raw.decode("utf-8"))
    return keys if len(keys) > FEW else _asked(keys)


def _asked(keys: Iterable[int]) -> list[int]:
    return [asked for key in keys for asked in (key, _again(key))]


def file_texts(connection: Connection, texts: Mapping[str, bytes]) -> None:
    """File new texts under their fingerprints."""
    bare = bare_of(connection)
    for sha256, raw in texts.items():
        keys, number = _keys_of(raw), _number_of(sha256)
        full = {row[0] for row in bare.execute(_FULL, (_list(keys), MOST_HOLDERS))}
        bare.executemany(_FILE, [(key, number) for key in keys if key not in full])


def file_all(connection: Connection) -> None:
    """File all texts of a ledger, in the order in which they came in."""
    for raw, sha256 in connection.exec_driver_sql(_TEXTS).fetchall():
        file_texts(connection, {sha256: raw})


def texts_sharing(ask: Asking, keys: Collection[int]) -> Sequence[str]:
    """The hashes of texts that share some fingerprints, those that share most first."""
    fewest = min(FEWEST_SHARED, len(keys))
    found = ask(_SHARING, keys=_list(_asked(keys)), fewest=fewest, most=MOST_TEXTS)
    bounds = (f"{number:0{_DIGITS}x}" for number, _ in found)
    return [row[0] for low in bounds for row in ask(_TEXT, low=low, high=low + "g")]


def _number_of(sha256: str) -> int:
    return int(sha256[:_DIGITS], 16)


def _list(keys: Iterable[int]) -> str:
    """The keys as SQLite's json_each reads them."""
    return str(list(keys))


class Holders:
    """The same index in memory."""

    def __init__(self) -> None:
        self._texts: dict[int, list[str]] = {}

    def file_texts(self, texts: Mapping[str, bytes]) -> None:
        """File new texts under their fingerprints."""
        for sha256, raw in texts.items():
            for key in _keys_of(raw):
                held = self._texts.setdefault(key, [])
                if len(held) < MOST_HOLDERS:
                    held.append(sha256)

    def texts_sharing(self, keys: Collection[int]) -> Sequence[str]:
        """The hashes of texts that share some fingerprints, those with most first."""
        found = Counter(
            sha256 for key in _asked(keys) for sha256 in self._texts.get(key, ())
        )
        fewest = min(FEWEST_SHARED, len(keys))
        likely = sorted((-n, sha256) for sha256, n in found.items() if n >= fewest)
        return [sha256 for _, sha256 in likely[:MOST_TEXTS]]
