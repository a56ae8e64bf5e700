"""Whether one word is the surname that a text calls somebody by ("Brandt said").

A given name alone ("Sela, a baker") says in no other text who is meant; a surname does,
as far as the register has one bearer of it.
"""

from functools import cache, lru_cache

from sayso.resolve.register import (
    REMEMBERED,
    country_of_name,
    known_body,
    looks_like_nation,
)
from sayso.vocab import table

_SHORTEST = 3  # letters


@lru_cache(REMEMBERED)
def is_surname(word: str) -> bool:
    """Whether a single word may be a surname, and is nothing else that is known."""
    plain = word.replace("-", "").replace("’", "").replace("'", "")
    if not plain.isalpha() or not word[0].isupper() or len(plain) < _SHORTEST:
        return False
    if plain.isupper() or looks_like_nation(word) or word.casefold() in _common():
        return False
    return known_body(word) is None and country_of_name(word) is None


@cache
def _common() -> frozenset[str]:
    """Given names, offices, and nouns for people and bodies."""
    given = table("first_names")["names"]["given"]
    heads = table("groups")["heads"]
    titles = table("titles")["titles"]["heads"]
    bodies = table("bodies")["words"]["body"]
    said = f"{given} {heads['unnamed']} {heads['crowd']} {titles} {bodies}".split()
    return frozenset((*said, *(f"{word}s" for word in said)))
