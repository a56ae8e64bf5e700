"""What is known of names before any document is read: bodies, states and their organs.

Rules that hold here:
- A known body has one name; its other names are aliases and are the same source,
  whatever the order in which documents arrive.
- An organ of a state ("Defense Ministry", "army") is named by state and organ, so that
  two countries' ministries are never one by name.
"""

import itertools
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.model.ids import SourceId, source_id_of
from sayso.model.source import SameAs, Source, SourceKind
from sayso.text.names import fold, name_key
from sayso.vocab import table

_KINDS = {"outlet": SourceKind.OUTLET}
_NATION_ENDINGS = ("ian", "ean", "ese", "ish", "ani", "eli", "aqi")


# The same few hundred names come up again and again in a day's reports.
REMEMBERED = 16_384


@lru_cache(REMEMBERED)
def key_of(name: str) -> str:
    """The register's key of a name (`text.names.name_key`), remembered."""
    return name_key(name)


@lru_cache(REMEMBERED)
def _folded(words: str) -> str:
    return fold(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBody:
    """A body of vocab/bodies: its name, what it is, and its state, if it has one."""

    name: str
    group: str
    country: str | None

    @property
    def kind(self) -> SourceKind:
        """Outlet for agencies and papers, else body."""
        return _KINDS.get(self.group, SourceKind.BODY)


# Acronyms that are common words in small letters: "Who said so?" is no health agency.
_COMMON = frozenset({"who", "us", "it", "un"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """An organ of a state, under the one name that all its spellings share."""

    name: str
    country: str | None


@cache
def _bodies() -> dict[str, KnownBody]:
    found: dict[str, KnownBody] = {}
    for group, rows in table("bodies")["known"].items():
        for name, aliases, country in rows:
            body = KnownBody(name=name, group=group, country=country or None)
            for alias in (name, *(a for a in aliases.split("|") if a)):
                found.setdefault(name_key(alias), body)
    return found


def known_body(name: str) -> KnownBody | None:
    """The known body that carries the name, if there is one."""
    if name.casefold() in _COMMON and not name.isupper():
        return None
    return _bodies().get(key_of(name))


@cache
def _adjectives() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, (_, adjectives, _) in table("bodies")["countries"].items():
        for word in adjectives.split("|"):
            found.setdefault(fold(word), code)
    found.pop("", None)
    return found


@cache
def _states() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, (names, _, capitals) in table("bodies")["countries"].items():
        for word in (*names.split("|"), *capitals.split("|")):
            found.setdefault(fold(word), code)
    found.pop("", None)
    return found


def country_of_adjective(word: str) -> str | None:
    """The state whose people or things the word names ("Syrian" is SY)."""
    return _adjectives().get(_folded(word))


def country_of_name(name: str) -> str | None:
    """The state that a name, or its capital's name, stands for."""
    return _states().get(_folded(name))


@cache
def _capitals() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for code, (names, _, capitals) in table("bodies")["countries"].items():
        for word in capitals.split("|"):
            found.setdefault(fold(word), (code, names.split("|")[0]))
    found.pop("", None)
    return found


def state_of_capital(name: str) -> tuple[str, str] | None:
    """Code and name of the state that a capital stands for, if it is one."""
    return _capitals().get(_folded(name))


def countries_in(words: str) -> tuple[str, ...]:
    """The states that single words name or qualify, in order, without repeats."""
    folded = fold(words).split()
    pairs = [f"{a} {b}" for a, b in itertools.pairwise(folded)]
    adjectives, states = _adjectives(), _states()
    codes = [adjectives.get(w) or states.get(w) for w in (*pairs, *folded)]
    return tuple(dict.fromkeys(code for code in codes if code))


def adjective_of(country: str) -> str | None:
    """The adjective of a state ("Syrian" for SY), if the table has it."""
    row = table("bodies")["countries"].get(country)
    return row[1].split("|")[0] or None if row else None


@cache
def _organs() -> dict[str, str]:
    found: dict[str, str] = {}
    for organ, spellings in table("bodies")["organs"].items():
        for spelling in (organ, *spellings):
            found.setdefault(name_key(spelling), organ)
    return found


def looks_like_nation(token: str) -> bool:
    """Whether a word has the shape of a nation's adjective ("Karvelian")."""
    return token[:1].isupper() and token.casefold().endswith(_NATION_ENDINGS)


def nation_in(name: str) -> str | None:
    """The word with which a name begins, if it has the shape of a nation's adjective.

    "Karvelian" of "the Karvelian Defence Ministry".
    """
    words = [w for w in name.split() if w.casefold() not in {"the", "a", "an"}]
    first = words[0] if len(words) > 1 else ""
    is_nation = looks_like_nation(first) or country_of_adjective(first)
    return first if first and is_nation else None


def organ_of_nation(name: str) -> str | None:
    """The nation's adjective of an organ's name; None for all other names."""
    nation = nation_in(name)
    return nation if nation and state_organ(name) else None


def state_organ(words: str) -> str | None:
    """The one name of the organ that words mean, whatever the nation before it.

    "Ministry of Defense" for "Karvelian Defence Ministry" and "the defence ministry";
    None for bodies that have a name of their own ("the Pentagon").
    """
    if known_body(words) is not None:
        return None
    organ, nation = organ_of(words), nation_in(words)
    if organ is None and nation:
        organ = organ_of(words.partition(nation)[2])
    return None if organ is None else organ.name


@lru_cache(REMEMBERED)
def organ_of(name: str) -> Organ | None:
    """The organ of a state that a name spells, with the state if the name has it."""
    key = key_of(name)
    organ = _organs().get(key)
    if organ is not None:
        return Organ(name=organ, country=None)
    words = key.split()
    for size in (1, 2):
        head, rest = " ".join(words[:size]), " ".join(words[size:])
        country = _adjectives().get(head) or _states().get(head.removesuffix("s"))
        if country and rest in _organs():
            return Organ(name=_organs()[rest], country=country)
    return None


def is_short_for(short: str, name: str) -> bool:
    """Whether a word in capitals is the initials of a name: MPA, Meridian Press Agency.

    Small words may count or not: "Bank of Halvik" is BH or BOH.
    """
    letters = short.replace(".", "")
    if not letters.isupper() or len(letters) < 2:
        return False
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
    all_of = "".join(word[0] for word in words).upper()
    large = "".join(word[0] for word in words if word[0].isupper())
    return len(words) > 1 and letters in {all_of, large}


def same(one: SourceId, other: SourceId, *because: str) -> SameAs:
    """The judgement that two names are one source; the smaller id stands first."""
    subject, object_ = sorted((one, other))
    return SameAs(subject=subject, object=object_, judgement="same", because=because)


def alias_rows(name: str) -> tuple[Source, Source] | None:
    """The rows of an alias and of the known body that it names; None if it is none."""
    body = known_body(name)
    if body is None or key_of(body.name) == key_of(name):
        return None
    alias, whole = (
        Source(
            source=source_id_of(name_key(words)),
            name=words,
            kind=body.kind,
            country=body.country,
        )
        for words in (name, body.name)
    )
    return alias, whole
