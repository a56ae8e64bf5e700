"""Kinds of event, and which of them are part of, or at odds with, which others.

A kind is "TYPE/mode", or the bare type where there is no mode. What entails what is
data (vocab/events.toml and vocab/links.toml); here it is only looked up.
"""

from functools import cache

from sayso.model.event import Event
from sayso.vocab import table, words


def kind_of(event: Event | None) -> str:
    """The kind of an event ("COERCE/seize", "enter"), empty where there is none."""
    if event is None:
        return ""
    return f"{event.type}/{event.mode}" if event.mode else event.type


def key_of(kind: str) -> str:
    """The kind as index keys have it (`model.keys`): always with a stroke."""
    return kind if "/" in kind else kind + "/"


@cache
def _entails() -> dict[str, frozenset[str]]:
    direct: dict[str, list[str]] = table("events").get("entails", {})
    return {kind: _closure(kind, direct) for kind in direct}


def _closure(kind: str, direct: dict[str, list[str]]) -> frozenset[str]:
    found: set[str] = set()
    queue = [kind]
    for step in queue:
        fresh = set(direct.get(step, ())) - found
        found |= fresh
        queue += sorted(fresh)
    return frozenset(found)


def is_part_of(part: str, whole: str) -> bool:
    """Whether who claims the whole claims the part too ("entered" of "captured")."""
    return bool(part) and (part == whole or part in _entails().get(whole, frozenset()))


def admits(kind: str, other: str) -> bool:
    """Whether the first, said of one's own side, bears out the other."""
    return other in table("links")["admits"].get(kind, ())


def are_rivals(one: str, other: str) -> bool:
    """Whether two different sides cannot do both at one place."""
    rivals = table("links")["rivals"]
    return other in rivals.get(one, ()) or one in rivals.get(other, ())


def exclude(one: str, other: str) -> bool:
    """Whether one side cannot do both at one place and time."""
    excludes = table("events").get("excludes", {})
    return other in excludes.get(one, ()) or one in excludes.get(other, ())


def is_exclusive(kind: str) -> bool:
    """Whether the act has one doer."""
    return kind in words("links", "exclusive", "kinds")


def is_vague(kind: str) -> bool:
    """Whether the kind alone says too little to be the same matter."""
    return kind in words("links", "vague", "kinds")


def is_counted(kind: str) -> bool:
    """Whether the kind is told by its figures."""
    return kind in words("links", "vague", "counted")


def may_be_one(one: str, other: str) -> bool:
    """Whether two tellings with these kinds may be of one incident."""
    loose = words("links", "vague", "incident")
    return (
        one == other
        or not (one and other)
        or one in loose
        or other in loose
        or is_part_of(one, other)
        or is_part_of(other, one)
    )


@cache
def related(kind: str) -> tuple[str, ...]:
    """All kinds that a claim of this kind is compared with, itself first."""
    near = {
        other
        for other in _all_kinds()
        if is_part_of(kind, other)
        or is_part_of(other, kind)
        or admits(kind, other)
        or admits(other, kind)
        or are_rivals(kind, other)
        or exclude(kind, other)
        or _is_calm_pair(kind, other)
    }
    return (kind, *sorted(near - {kind}))


@cache
def _all_kinds() -> frozenset[str]:
    links, events = table("links"), table("events")
    tables = (
        events.get("entails", {}),
        events.get("excludes", {}),
        links["admits"],
        links["rivals"],
    )
    kinds = {kind for one in tables for kind in one}
    return frozenset(
        kinds | {k for one in tables for many in one.values() for k in many}
    )


def _is_calm_pair(one: str, other: str) -> bool:
    against = words("links", "calm", "against")
    return "hold" in (one, other) and (one in against or other in against)
