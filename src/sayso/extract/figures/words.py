"""What words of measures and counted things do, looked up once from vocab/measures."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.vocab import table, words

Role = Literal["verb", "both", "goes", "is", "noun", "counts"]
ROLES: tuple[Role, ...] = ("verb", "both", "goes", "is", "noun", "counts")


@dataclass(frozen=True, slots=True)
class Sign:
    """That a word names a measure, and in which roles it may."""

    measure: str
    roles: frozenset[Role]


@cache
def signs() -> dict[str, Sign]:
    """Every word of a measure and what it may do; a word names one measure."""
    found: dict[str, tuple[str, set[Role]]] = {}
    for measure, entry in _measures():
        for role in ROLES:
            for word in entry[role]:
                found.setdefault(word, (measure, set()))[1].add(role)
    return {w: Sign(measure, frozenset(roles)) for w, (measure, roles) in found.items()}


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases that name a measure, by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for measure, entry in _measures():
        for phrase in entry["phrase"]:
            parts = tuple(phrase.split())
            found.setdefault(parts[0], []).append((parts, measure))
    return {first: tuple(pairs) for first, pairs in found.items()}


@cache
def usual_scope(measure: str) -> str:
    """The scope of a measure when neither grammar nor time says one."""
    return str(table("measures")[measure]["scope"])


@cache
def listed(name: str) -> frozenset[str]:
    """One of the lists under [words]."""
    return words("measures", "words", name)


@cache
def limited(name: str) -> frozenset[str]:
    """One of the lists under [limits]."""
    return words("measures", "limits", name)


@cache
def counted_nouns() -> frozenset[str]:
    """Nouns of people and things, and the nouns that name a measure themselves."""
    own = {word for word, sign in signs().items() if "counts" in sign.roles}
    return listed("people") | listed("things") | own


def _measures() -> list[tuple[str, dict[str, list[str]]]]:
    return [
        (name, entry)
        for name, entry in table("measures").items()
        if name not in {"words", "limits"}
    ]
