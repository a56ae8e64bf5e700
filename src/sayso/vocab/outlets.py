"""Agencies and outlets by name, short form and domain, from outlets.toml."""

from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from sayso.text.names import name_key
from sayso.vocab import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A body that sells or prints news, as outlets.toml has it."""

    name: str
    aliases: tuple[str, ...]
    kind: Literal["agency", "outlet"]
    country: str
    domain: str


@cache
def outlets() -> tuple[Outlet, ...]:
    """All bodies of the list, in its order."""
    return tuple(
        Outlet(**{**row, "aliases": tuple(row["aliases"])})
        for row in table("outlets")["outlet"]
    )


def outlet_named(words: str) -> Outlet | None:
    """The body with that name or short form.

    A short form of two to four letters counts only as printed ("AP", not "ap"; "dpa").
    """
    found = _by_key().get(name_key(words))
    if found is None or len(words) > 4:
        return found
    return found if words in (found.name, *found.aliases) else None


def outlet_at(url: str) -> Outlet | None:
    """The body whose site an address is on."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    labels = host.lower().split(".")
    domains = _by_domain()
    tails = (".".join(labels[n:]) for n in range(len(labels)))
    return next((domains[tail] for tail in tails if tail in domains), None)


@cache
def _by_key() -> dict[str, Outlet]:
    keys: dict[str, Outlet] = {}
    for outlet in outlets():
        for name in (outlet.name, *outlet.aliases):
            keys.setdefault(name_key(name), outlet)
    return keys


@cache
def _by_domain() -> dict[str, Outlet]:
    return {outlet.domain: outlet for outlet in outlets() if outlet.domain}
