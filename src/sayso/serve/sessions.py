"""Who has been let in: one-time tokens, and the sessions that they begin.

A token is 256 bits of chance that the server prints; it is good for one visit and then
replaced by the next. A session lives in a file beside the ledger, so that open pages
outlive a restart of the server. Only hashes are kept of either.
"""

import hashlib
import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from pathlib import Path
from threading import Lock
from typing import Literal

Role = Literal["reader", "reviewer", "admin"]
LASTS = timedelta(days=14)
_TABLE = """
CREATE TABLE IF NOT EXISTS session (
  secret TEXT PRIMARY KEY, person TEXT NOT NULL, role TEXT NOT NULL,
  begun_at TEXT NOT NULL, ends_at TEXT NOT NULL
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody who has been let in, and what they may do."""

    person: str
    role: Role

    @property
    def may_rule(self) -> bool:
        """Whether their word may be entered in the ledger."""
        return self.role != "reader"


def hashed(secret: str) -> str:
    """What is kept of a secret; long random ones need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Sessions:
    """The sessions of one server, in a file or in memory.

    `spent` is called when a token was used up, so that the next can be printed.
    """

    def __init__(
        self, path: Path | None, *, spent: Callable[[], None] = lambda: None
    ) -> None:
        self._spent = spent
        self._lock = Lock()
        if path is not None:
            path.touch(mode=0o600)
        where = ":memory:" if path is None else str(path)
        self._store = sqlite3.connect(
            where, check_same_thread=False, isolation_level=None, timeout=5
        )
        self._store.execute("PRAGMA synchronous = NORMAL")
        self._store.execute(_TABLE)
        self._token = secrets.token_urlsafe(32)

    @property
    def token(self) -> str:
        """The token that is good for the next visit."""
        return self._token

    def enter(self, token: str, person: str, at: datetime) -> str | None:
        """A new session for the bearer of the token, which is spent; else None."""
        with self._lock:
            if not compare_digest(token.encode(), self._token.encode()):
                return None
            self._token = secrets.token_urlsafe(32)
        self._spent()
        return self.begin(Visitor(person=person, role="admin"), at)

    def begin(self, visitor: Visitor, at: datetime) -> str:
        """The secret of a new session for a visitor."""
        secret = secrets.token_urlsafe(32)
        row = (
            hashed(secret),
            visitor.person,
            visitor.role,
            at.isoformat(),
            (at + LASTS).isoformat(),
        )
        with self._lock:
            self._store.execute("DELETE FROM session WHERE ends_at < ?", [row[3]])
            self._store.execute("INSERT INTO session VALUES (?, ?, ?, ?, ?)", row)
        return secret

    def visitor(self, secret: str, at: datetime) -> Visitor | None:
        """Whose session it is, while it lasts."""
        ask = "SELECT person, role FROM session WHERE secret = ? AND ends_at > ?"
        with self._lock:
            row = self._store.execute(ask, [hashed(secret), at.isoformat()]).fetchone()
        return Visitor(person=row[0], role=row[1]) if row else None

    def end(self, secret: str) -> None:
        """End a session."""
        with self._lock:
            self._store.execute(
                "DELETE FROM session WHERE secret = ?", [hashed(secret)]
            )

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()
