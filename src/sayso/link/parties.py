"""Who acts and who is acted upon, as far as two tellings may mean the same ones.

"Rebels" may be any named group unless it is known to be of the other side: a side is
known by a person's ruling, by the words of the name, or by the noun itself. Nobody
named is nobody excluded.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sayso.model.event import Participant
from sayso.model.ids import SourceId
from sayso.text.names import is_short_for, name_key
from sayso.vocab import table, words

Canonical = Callable[[SourceId], SourceId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One participant: who it is, and on which side as far as anybody knows.

    `side` is None while unknown. `generic`: a common noun ("rebels", "the army").
    """

    who: str
    name: str
    side: str | None
    generic: bool


def party_of(
    participant: Participant, canonical: Canonical, sides: Mapping[SourceId, str]
) -> Party:
    """The party that a participant is."""
    source = canonical(participant.source) if participant.source else None
    key = name_key(participant.name)
    return Party(
        who=source or "?" + key,
        name=participant.name,
        side=(sides.get(source) if source else None) or side_of_name(key),
        generic=is_generic(participant.name),
    )


@cache
def _side_words(side: str) -> frozenset[str]:
    return frozenset(table("groups")["sides"][side].split())


@cache
def _rebel_marks() -> frozenset[str]:
    return frozenset(table("groups")["sides"]["rebel_marks"].split())


def side_of_name(key: str) -> str | None:
    """The side that a folded name tells by itself, None where it tells none or two."""
    for phrase in words("links", "sides", "government"):
        if f" {phrase} " in f" {key} ":
            return "government"
    said = key.split()
    rebels = bool(_rebel_marks() & set(said) or _side_words("rebels") & set(said))
    if rebels:
        return "rebels"
    return "government" if _side_words("government") & set(said) else None


def is_generic(name: str) -> bool:
    """Whether a name is a common noun of a side or of people at large."""
    said = name.split()
    head = said[-1] if said else ""
    if len(said) == 1:
        head = head.casefold()  # "Rebels", where a sentence begins with them
    common = (
        _side_words("rebels")
        | _side_words("government")
        | _rebel_marks()
        | words("links", "people", "words")
        | words("links", "sides", "any")
    )
    return head in common


def may_be_one(one: Party, other: Party) -> bool:
    """Whether two parties may be the same."""
    if one.who == other.who or _may_be_one_name(one.name, other.name):
        return True
    if one.side and other.side and one.side != other.side:
        return False
    if one.generic or other.generic:
        return True
    return one.side == other.side == "government"


def _may_be_one_name(one: str, other: str) -> bool:
    """As "Brandt" and "Ilan Brandt", "no helicopter" and "a helicopter".

    Of common nouns the last one counts: "its pilots" may be "three Sudrian pilots". By
    the names alone, whatever the register knows of them yet: "the Northern Front" and
    "the NFR" may be the Northern Front for Renewal.
    """
    if is_short_for(one, other) or is_short_for(other, one):
        return True
    ones, others = name_key(one).split(), name_key(other).split()
    if not ones or not others or ones[-1] != others[-1]:
        return False
    if ones == others or one.rsplit(maxsplit=1)[-1].islower():
        return True
    return min(len(ones), len(others)) == 1  # a surname alone


def compatible(ones: Iterable[Party], others: Iterable[Party]) -> bool:
    """Whether two lists of parties may be the same; an empty one excludes nobody."""
    ones, others = tuple(ones), tuple(others)
    if not ones or not others:
        return True
    return any(may_be_one(one, other) for one in ones for other in others)


def meet(ones: Iterable[Party], others: Iterable[Party]) -> bool:
    """Whether a party, or the same common noun, is in both lists."""
    return bool({party.who for party in ones} & {party.who for party in others})


def shared(ones: Iterable[Party], others: Iterable[Party]) -> tuple[str, ...]:
    """Names of the parties that are in both lists for sure.

    "Nine people" or "columns of vehicles" in both are not the same nine or columns.
    """
    known = {party.who for party in others}
    return tuple(sorted({p.name for p in ones if p.who in known and is_named(p)}))


def is_named(party: Party) -> bool:
    """Whether it is somebody in particular."""
    return not party.generic and party.name != party.name.lower()
