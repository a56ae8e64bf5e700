"""The forms of an English verb, from its base form: denies, denied, denying.

Rules that hold here: the regular rules first, then the tables of inflections.toml for
irregular verbs and for those that double their last letter. Where two spellings are in
use ("signaled", "signalled"), both are given.
"""

from functools import cache
from typing import NamedTuple

from sayso.vocab import table

_VOWELS = "aeiou"


class Inflections(NamedTuple):
    """The forms of one verb; several where it is spelled in several ways."""

    base: str
    third: str
    past: tuple[str, ...]
    participle: tuple[str, ...]
    ing: tuple[str, ...]


@cache
def inflections_of(verb: str) -> Inflections:
    """All forms of a verb, by its base form."""
    also = table("inflections")["also"].get(verb)
    others = (also,) if also else ()
    past, participle = _pasts_of(verb)
    return Inflections(
        base=verb,
        third=third_of(verb),
        past=(*past, *others),
        participle=(*participle, *others),
        ing=tuple(stem + "ing" for stem in _stems_of(verb, "ing")),
    )


def third_of(verb: str) -> str:
    """The form after "he": says, denies, goes, discusses."""
    if _ends_in_y(verb):
        return verb[:-1] + "ies"
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb + "s"


def _pasts_of(verb: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    irregular = table("inflections")["irregular"].get(verb)
    if irregular is None:
        regular = tuple(stem + "ed" for stem in _stems_of(verb, "ed"))
        return regular, regular
    past, *participle = irregular.split()
    return (past,), (participle[0] if participle else past,)


def _stems_of(verb: str, ending: str) -> tuple[str, ...]:
    """What stands before the ending: "admitt", "den" and "i", "mak"."""
    if verb in _listed("doubling"):
        return (verb + verb[-1],)
    if verb in _listed("either"):
        return verb, verb + verb[-1]
    return (_past_stem(verb) if ending == "ed" else _ing_stem(verb),)


def _past_stem(verb: str) -> str:
    if _ends_in_y(verb):
        return verb[:-1] + "i"
    return verb.removesuffix("e")


def _ing_stem(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "y"
    if verb.endswith(("ee", "ye", "oe")):
        return verb
    return verb.removesuffix("e")


def _ends_in_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in _VOWELS


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("inflections")[name]["words"].split())
