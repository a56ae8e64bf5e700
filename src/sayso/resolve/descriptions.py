"""Descriptions taken apart: "the Karvelian rebels" is a group, of a state, definite.

Rules that hold here:
- Nations' adjectives say whose; determiners say whether somebody known is meant; what
  is left is the group's name.
- Rebels are one group however they are worded ("rebel factions", "armed factions").
"""

import re
from dataclasses import dataclass
from functools import cache

from sayso.model.source import SourceKind
from sayso.resolve.register import (
    country_of_adjective,
    country_of_name,
    looks_like_nation,
)
from sayso.vocab import table

_INDEFINITE = frozenset(
    "a an some another several many few no any one two three four five six seven eight "
    "nine ten eleven twelve dozens hundreds thousands scores most both".split()
)
# Plain plurals that are anybody's: "four soldiers" are not "the army".
_ANYBODY = frozenset("soldiers troops fighters officials factions faction".split())
_DEFINITE = frozenset("the this that these those".split())
_POSSESSIVE = frozenset("his her its their our my your whose".split())
_REBELS = frozenset("rebel rebels faction factions".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What the words of a description say.

    `group`: the words that are left ("army"). `country`: ISO code of the adjective, if
    it is known; `adjective`: as printed. `words`: the group as printed; `full`: with
    "US-led" before it, if that is there. `article`: "definite", "indefinite",
    "possessive" or "".
    """

    group: str
    country: str | None
    adjective: str | None
    article: str
    words: str
    full: str
    head: str


@cache
def side_words(side: str) -> frozenset[str]:
    """Nouns of one side ("government", "rebels"), from vocab/groups."""
    return frozenset(table("groups")["sides"][side].split())


@cache
def _heads() -> dict[str, SourceKind]:
    found: dict[str, SourceKind] = {}
    for kind in ("body", "outlet", "record", "footage", "crowd"):
        heads = table("groups")["heads"][kind].split()
        found.update(dict.fromkeys(heads, SourceKind(kind)))
    return found


def kind_of_head(noun: str) -> SourceKind:
    """What sort of source a common noun makes; unnamed, if no list has it."""
    return _heads().get(noun, SourceKind.UNNAMED)


def description_of(words: str, head: str | None) -> Description:
    """The description that the words make."""
    tokens = words.replace("’", "'").split()
    article = _article(tokens[0].casefold())
    if article:
        tokens = tokens[1:]
    country, adjective, kept = None, None, []
    for token in tokens:
        code = country_of_adjective(token)
        if code is None and token.isupper() and token is not tokens[-1]:
            code = country_of_name(token)  # "the US military"
        if code is None and token.endswith("'s"):  # "Karvelia's president"
            code = country_of_name(token.removesuffix("'s"))
        if code or looks_like_nation(token):
            country, adjective = code, token
        elif "-" not in token:
            kept.append(token)
    return Description(
        group=_group_of(kept or tokens),
        country=country,
        adjective=adjective,
        article=article,
        words=" ".join(kept or tokens),
        full=" ".join(tokens) if any(_is_led(token) for token in tokens) else "",
        head=head or (tokens[-1].casefold() if tokens else ""),
    )


# Behind a noun they say which one, before it what it is like: "a memo leaked to", "a
# leaked memo".
_PARTICIPLES = (
    "released conducted published interviewed commissioned obtained compiled collected "
    "gathered seen reviewed leaked signed reached contacted quoted cited familiar "
    "close briefed involved working speaking"
)
_CORE = re.compile(
    r",|\s(?:of|at|in|for|from|with|on|who|that|which|near|to|by|about|issued|backing"
    r"|based|including|called|said|says|–|—)(?:\s|$)"
    rf"|\s(?:{'|'.join(_PARTICIPLES.split())})"
    r"(?:$|\s(?=(?:by|in|on|to|at|with|for|from|under|as)\b|[A-Z0-9]))"
)


def core_of(words: str) -> str:
    """The words of a phrase up to its noun: "a friend" of "a friend of Brandt's"."""
    return _CORE.split(words, maxsplit=1)[0].strip()


def head_of(words: str) -> str:
    """The noun that carries a description ("spokesman for the Front"), folded."""
    return (core_of(words).split() or [""])[-1].casefold()


_COUNT = re.compile(
    r"(?:(?:(?:one|some|many|most|several|(?:an? )?(?:number|handful|couple)) of"
    r"|at least|more than|about|dozens of|hundreds of|thousands of|an?|the|this"
    r"|that|these|those|some|many|several|few|another|other|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|most|both|all|unidentified|anonymous|unnamed"
    r"|an unnamed|an estimated|estimated|\d[\d,]*)\s+)+(?=\S)",
    re.IGNORECASE,
)


_OWNED_BY = re.compile(
    r"(?:(?:state|government|privately)[- ](?:run|owned|controlled|backed)"
    r"|(?:semi-?|quasi-)?official|state|local|private|independent|pro-government"
    r"|influential|daily|weekly)\s+(?=[A-Z])"
)


def without_ownership(words: str) -> str:
    """An outlet's name without what it is: "state-run Norlink agency"."""
    return _OWNED_BY.sub("", words, count=1)


def without_count(words: str) -> str:
    """A description without article and number: "at least two officials"."""
    return _COUNT.sub("", words, count=1) if _COUNT.match(words) else words


def is_of_a_side(group: str) -> bool:
    """Whether a group's words make it a side of the story's ("army", "rebels")."""
    sides = side_words("government") | side_words("rebels")
    return bool((sides - _ANYBODY).intersection(group.split()))


def _is_led(token: str) -> bool:
    """As in "US-led": whose group it is."""
    return token[:1].isupper() and token.endswith(("-led", "-backed", "-run"))


def _article(first: str) -> str:
    if first in _DEFINITE:
        return "definite"
    if first in _POSSESSIVE:
        return "possessive"
    return "indefinite" if first in _INDEFINITE or first[0].isdigit() else ""


def _group_of(kept: list[str]) -> str:
    lows = [word.casefold() for word in kept]
    if _REBELS & set(lows):
        return "rebels"
    return " ".join(lows)
