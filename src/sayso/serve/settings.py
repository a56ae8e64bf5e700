"""How a ledger is served."""

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a ledger is served.

    `host` and `port`: where the server listens. `names`: further host names by which
    readers come, as a proxy passes them on. `title`: what the story is called until
    somebody names it. `desk`: the file of sessions, accounts and title; None keeps them
    in memory. `person`: in whose name rulings are entered where there are no accounts.
    `outline`: a GeoJSON file to draw maps on. `asks_private`: an address that is handed
    in may be one of the own network. `has_accounts`: readers sign in with name and
    password, and no token is printed. `is_behind_proxy`: a proxy on this machine says
    who asks, and by https. `falls_back`: whether any other port will do where this one
    is taken.
    """

    host: str = "127.0.0.1"
    port: int = 8710
    names: tuple[str, ...] = ()
    title: str = "Sayso"
    person: str = "desk"
    desk: Path | None = None
    outline: Path | None = None
    asks_private: bool = False
    has_accounts: bool = False
    is_behind_proxy: bool = False
    falls_back: bool = False

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the server."""
        return self.host in LOOPBACK

    @property
    def address(self) -> str:
        """The address that people on this machine open."""
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104 - a comparison
        return f"http://{host}:{self.port}"


def desk_file(ledger: Path) -> Path:
    """Where the sessions and accounts of a ledger's desk lie: beside it."""
    return ledger.with_name(ledger.name + "-desk")
