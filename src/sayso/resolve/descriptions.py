"""Descriptions taken apart: "the Karvelian rebels" is a group, of a state, definite.

Rules that hold here:
- Nations' adjectives say whose; determiners say whether somebody known is meant; what
  is left is the group's name.
- Rebels are one group however they are worded ("rebel factions", "armed factions").
"""

from dataclasses import dataclass
from functools import cache

from sayso.resolve.register import country_of_adjective
from sayso.vocab import table

_INDEFINITE = frozenset("a an some another several many few no any one two three".split())
_DEFINITE = frozenset("the this that these those".split())
_POSSESSIVE = frozenset("his her its their our my your whose".split())
_REBELS = frozenset("rebel rebels faction factions".split())
_NATION_ENDINGS = ("ian", "ean", "ese", "ish", "ani", "eli", "aqi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What the words of a description say.

    `group`: the words that are left ("army"). `country`: ISO code of the adjective, if
    it is known; `adjective`: as printed. `article`: "definite", "indefinite",
    "possessive" or "".
    """

    group: str
    country: str | None
    adjective: str | None
    article: str
    head: str


@cache
def side_words(side: str) -> frozenset[str]:
    """Nouns of one side ("government", "rebels"), from vocab/groups."""
    return frozenset(table("groups")["sides"][side].split())


def description_of(words: str, head: str | None) -> Description:
    """The description that the words make."""
    tokens = words.replace("’", "'").split()
    article = _article(tokens[0].casefold())
    if article:
        tokens = tokens[1:]
    country, adjective, kept = None, None, []
    for token in tokens:
        code = country_of_adjective(token)
        if code or looks_like_nation(token):
            country, adjective = code, token
        elif "-" not in token:
            kept.append(token)
    return Description(
        group=_group_of(kept or tokens),
        country=country,
        adjective=adjective,
        article=article,
        head=head or (tokens[-1].casefold() if tokens else ""),
    )


def _article(first: str) -> str:
    if first in _DEFINITE:
        return "definite"
    if first in _POSSESSIVE:
        return "possessive"
    return "indefinite" if first in _INDEFINITE or first.isdigit() else ""


def looks_like_nation(token: str) -> bool:
    """Whether a word has the shape of a nation's adjective ("Karvelian")."""
    return token[:1].isupper() and token.casefold().endswith(_NATION_ENDINGS)


def _group_of(kept: list[str]) -> str:
    lows = [word.casefold() for word in kept]
    if _REBELS & set(lows):
        return "rebels"
    return " ".join(lows)
