"""What the story is called: by its file, until somebody names it.

The title lies in the file beside the ledger that also holds sessions and accounts. It
is asked for with every page, so that a new one is on all of them at once.
"""

import sqlite3
from pathlib import Path
from threading import Lock

from sayso.errors import UsageError

LONGEST = 120
_TABLE = """
CREATE TABLE IF NOT EXISTS title (
  number INTEGER PRIMARY KEY CHECK (number = 1), words TEXT NOT NULL
)
"""


class Title:
    """The title of one story; `usual` until another one is kept.

    In a file, or in memory where there is none.
    """

    def __init__(self, path: Path | None, usual: str) -> None:
        if path is not None:
            path.touch(mode=0o600)
        where = ":memory:" if path is None else str(path)
        self._store = sqlite3.connect(
            where, check_same_thread=False, isolation_level=None, timeout=5
        )
        self._store.execute(_TABLE)
        self._lock = Lock()
        self._usual = usual

    @property
    def words(self) -> str:
        """What the story is called now."""
        with self._lock:
            row = self._store.execute("SELECT words FROM title").fetchone()
        return row[0] if row else self._usual

    def keep(self, words: str) -> None:
        """Call it so from now on, or as usual where there are no words; UsageError."""
        title = " ".join(words.split())
        if len(title) > LONGEST or not title.isprintable():
            message = f"a title is one line of at most {LONGEST} letters"
            raise UsageError(message)
        with self._lock:
            self._store.execute("DELETE FROM title")
            if title:
                self._store.execute("INSERT INTO title VALUES (1, ?)", [title])

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()


def title_of_file(path: Path) -> str:
    """What a ledger is called by its file: "dresna-front.sayso" is "Dresna front"."""
    words = path.stem.replace("-", " ").replace("_", " ").strip() or path.name
    return words[:1].upper() + words[1:]
