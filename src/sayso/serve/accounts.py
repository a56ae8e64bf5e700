"""Local accounts of a newsroom: who may come in, as what, and by which tokens.

They lie in the file beside the ledger that also holds the sessions. Of a password only
its argon2 hash is kept, of a token only its SHA-256. Whoever guesses is slowed down.
"""

import secrets
import sqlite3
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import get_args

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sayso.errors import UnknownNameError, UsageError
from sayso.serve.sessions import Role, Visitor, hashed

LEAST = 10  # letters of a password
_GUESSES, _WITHIN = 5, timedelta(minutes=10)
_REMEMBERED = 10_000
_TABLES = """
CREATE TABLE IF NOT EXISTS account (
  person TEXT PRIMARY KEY, role TEXT NOT NULL, secret TEXT NOT NULL,
  made_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS token (
  secret TEXT PRIMARY KEY, person TEXT NOT NULL, label TEXT NOT NULL,
  made_at TEXT NOT NULL, used_at TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS session (
  secret TEXT PRIMARY KEY, person TEXT NOT NULL, role TEXT NOT NULL,
  begun_at TEXT NOT NULL, ends_at TEXT NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may come in, since when, and the labels of their tokens."""

    person: str
    role: Role
    made_at: datetime
    tokens: tuple[str, ...]


class Accounts:
    """The accounts in one file; None keeps them in memory."""

    def __init__(self, path: Path | None) -> None:
        if path is not None:
            path.touch(mode=0o600)
        self._store = sqlite3.connect(
            ":memory:" if path is None else str(path),
            check_same_thread=False,
            isolation_level=None,
            timeout=5,
        )
        self._store.executescript(_TABLES)
        self._lock = Lock()
        self._hasher = PasswordHasher()
        # Checked where nobody has the name: the time of an answer tells nothing.
        self._nobody = self._hasher.hash(secrets.token_urlsafe(16))

    def add(self, person: str, role: str, password: str, at: datetime) -> None:
        """A new account; UsageError where the name is taken or something is wrong."""
        name = person.strip()
        if not name or not name.isprintable():
            message = "an account needs a name of printable letters"
            raise UsageError(message)
        row = (name, role_of(role), self._hash(password), at.isoformat())
        try:
            with self._lock:
                self._store.execute("INSERT INTO account VALUES (?, ?, ?, ?)", row)
        except sqlite3.IntegrityError as error:
            message = f"there is an account {name!r} already; remove it first"
            raise UsageError(message) from error

    def all(self) -> list[Account]:
        """All accounts by name."""
        with self._lock:
            rows = self._store.execute(
                "SELECT person, role, made_at FROM account ORDER BY person"
            ).fetchall()
            labels = self._store.execute(
                "SELECT person, label FROM token ORDER BY made_at"
            ).fetchall()
        return [
            Account(
                person=person,
                role=role,
                made_at=datetime.fromisoformat(made_at),
                tokens=tuple(label for owner, label in labels if owner == person),
            )
            for person, role, made_at in rows
        ]

    def change_role(self, person: str, role: str) -> None:
        """Another role, at once: open sessions have it too."""
        self._change(
            "UPDATE account SET role = ? WHERE person = ?", role_of(role), person
        )
        with self._lock:
            self._store.execute(
                "UPDATE session SET role = ? WHERE person = ?", (role, person)
            )

    def change_password(self, person: str, password: str) -> None:
        """Another password; open sessions end."""
        kept = self._hash(password)
        self._change("UPDATE account SET secret = ? WHERE person = ?", kept, person)
        self._end_sessions(person)

    def remove(self, person: str) -> None:
        """No more account: its sessions and tokens end. What it ruled stays."""
        self._change("DELETE FROM account WHERE person = ?", person)
        self._end_sessions(person)
        with self._lock:
            self._store.execute("DELETE FROM token WHERE person = ?", (person,))

    def check(self, person: str, password: str) -> Visitor | None:
        """The visitor with this name and password, if there is one."""
        with self._lock:
            row = self._store.execute(
                "SELECT secret, role FROM account WHERE person = ?", (person,)
            ).fetchone()
        kept, role = row if row else (self._nobody, "reader")
        try:
            self._hasher.verify(kept, password)
        except (VerificationError, InvalidHashError):
            return None
        return Visitor(person=person, role=role_of(role)) if row else None

    def make_token(self, person: str, label: str, at: datetime) -> str:
        """A new token for programs; it is shown once and never kept."""
        if person not in {account.person for account in self.all()}:
            raise UnknownNameError(_unknown(person))
        secret = secrets.token_urlsafe(32)
        row = (hashed(secret), person, label, at.isoformat(), None)
        with self._lock:
            self._store.execute("INSERT INTO token VALUES (?, ?, ?, ?, ?)", row)
        return secret

    def revoke(self, person: str, label: str) -> None:
        """End the tokens of a person that have a label."""
        self._change(
            "DELETE FROM token WHERE person = ? AND label = ?",
            person,
            label,
            what=f"{person!r} has no token called {label!r}",
        )

    def bearer(self, secret: str, at: datetime) -> Visitor | None:
        """Whose token it is; a program acts in the role of its person."""
        ask = """
            SELECT account.person, account.role FROM token
            JOIN account ON account.person = token.person WHERE token.secret = ?
        """
        with self._lock:
            row = self._store.execute(ask, (hashed(secret),)).fetchone()
            if row is None:
                return None
            self._store.execute(
                "UPDATE token SET used_at = ? WHERE secret = ?",
                (at.isoformat(), hashed(secret)),
            )
        return Visitor(person=row[0], role=row[1])

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def _hash(self, password: str) -> str:
        if len(password) < LEAST:
            message = f"a password has at least {LEAST} letters, not {len(password)}"
            raise UsageError(message)
        return self._hasher.hash(password)

    def _change(self, how: str, *values: str, what: str | None = None) -> None:
        with self._lock:
            changed = self._store.execute(how, values).rowcount
        if not changed:
            raise UnknownNameError(what or _unknown(values[-1]))

    def _end_sessions(self, person: str) -> None:
        with self._lock:
            self._store.execute("DELETE FROM session WHERE person = ?", (person,))


def role_of(word: str) -> Role:
    """The role of a word; UsageError where it is none."""
    for role in get_args(Role):
        if role == word:
            found: Role = role
            return found
    message = f"{word!r} is no role; there are {', '.join(get_args(Role))}"
    raise UsageError(message)


def _unknown(person: str) -> str:
    return f"there is no account {person!r}; `sayso account list` shows them"


class Attempts:
    """How often somebody guessed of late: by name, and by where they come from."""

    def __init__(self) -> None:
        self._failed: dict[str, deque[datetime]] = {}
        self._lock = Lock()

    def must_wait(self, keys: tuple[str, ...], at: datetime) -> int:
        """Seconds until any of the keys may be tried again; 0 when at once."""
        with self._lock:
            return max(self._wait(key, at) for key in keys)

    def _wait(self, key: str, at: datetime) -> int:
        failed = self._failed.get(key)
        while failed and at - failed[0] > _WITHIN:
            failed.popleft()
        if not failed or len(failed) < _GUESSES:
            return 0
        return int((failed[0] + _WITHIN - at).total_seconds()) + 1

    def failed(self, keys: tuple[str, ...], at: datetime) -> None:
        """A guess that was wrong."""
        with self._lock:
            if len(self._failed) > _REMEMBERED:
                self._failed.clear()
            for key in keys:
                self._failed.setdefault(key, deque(maxlen=_GUESSES)).append(at)

    def passed(self, keys: tuple[str, ...]) -> None:
        """A guess that was right: the slate is clean."""
        with self._lock:
            for key in keys:
                self._failed.pop(key, None)
