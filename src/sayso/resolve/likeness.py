"""When two names, or a name and a word, may mean the same one; pure comparisons.

Rules that hold here:
- First and last name must agree; a middle name may be left out.
- A part of a body's name stands for the whole only from its beginning or its end, or
  as its one telling noun ("the Observatory").
"""

from collections.abc import Sequence
from functools import cache

from sayso.model.source import SourceKind
from sayso.resolve.cast import Character
from sayso.resolve.register import key_of, known_body, organ_of
from sayso.vocab import table

# Small words that open a surname: "de Mistura".
PARTICLES = frozenset("al de da di du del von van der la le ben bin ter".split())
Parts = tuple[str, ...]


@cache
def telling_nouns() -> frozenset[str]:
    """Nouns that stand for a body whose name has them: "observatory", "front"."""
    return frozenset(table("bodies")["words"]["body"].split())


@cache
def groupish() -> frozenset[str]:
    """Nouns that stand for any group: "group", "movement"."""
    return frozenset(table("groups")["sides"]["groupish"].split())


def is_variant(one: Parts, other: Parts) -> bool:
    """Whether two full names differ by middle names only."""
    if len(one) < 2 or len(other) < 2 or one[0] != other[0] or one[-1] != other[-1]:
        return False
    short, long = sorted((set(one), set(other)), key=len)
    return short <= long


def ends_with(name: Parts, parts: Parts) -> bool:
    """Whether a full name ends in a surname: "bashar al assad", "assad"."""
    return len(name) > len(parts) and name[-len(parts) :] == parts


def bears(character: Character, name: Parts, parts: Parts) -> bool:
    """Whether a person bears a surname, at the end or, in Chinese names, in front."""
    if ends_with(name, parts):
        return True
    printed = character.names[0].split() if character.names else []
    # "Tan Chuan-Jin": a given name with a hyphen stands behind its surname
    return len(printed) == 2 and "-" in printed[1] and name[: len(parts)] == parts


def fold_role(role: str) -> list[str]:
    """The words of an office, case-folded."""
    return role.casefold().replace("’", "'").split()


def with_office(characters: Sequence[Character], head: str | None) -> list[Character]:
    """Those who bear an office with this noun: "president"."""
    if not head:
        return []
    found: list[Character] = []
    for character in characters:
        offices = {w for role in character.roles for w in role.casefold().split()}
        if head in offices and character not in found:
            found.append(character)
    return found


def organ_in(character: Character) -> str | None:
    """The organ of some state that a character is by its first name."""
    if character.kind is not SourceKind.BODY or not character.names:
        return None
    own = organ_of(_without_nation(character.names[0])) or organ_of(character.names[0])
    return None if own is None else own.name


def last_word(words: str) -> str:
    """The last word as the register folds it ("vice-president": "president")."""
    return (key_of(words).split() or [""])[-1]


def _without_nation(name: str) -> str:
    """As in "Defence Ministry" of "Karvelian Defence Ministry", whatever the nation."""
    first, _, rest = name.partition(" ")
    return rest if first.casefold().endswith(("an", "ese", "ish", "i")) else name


def has_part(character: Character, parts: Parts) -> bool:
    """Whether a body's name begins or ends with the parts, or has the one noun."""
    bodies = {SourceKind.BODY, SourceKind.OUTLET}
    if character.kind not in bodies or character.group is not None:
        return False
    for name in character.names:
        own = tuple(key_of(name).split())
        if len(parts) == 1:
            if parts[0] in own and parts != own:
                return True
        elif parts in (own[: len(parts)], own[-len(parts) :]):
            return True
    return False


def opens_name(character: Character, word: str) -> bool:
    """Whether a name of the character begins with the word."""
    return any(key_of(name).split()[:1] == [word] for name in character.names)


def initials_of(name: str) -> str:
    """The first letters of a name's capitalised words ("NFR")."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def has_word(character: Character, word: str) -> bool:
    """Whether a name of the character has the word."""
    return any(word in key_of(name).split() for name in character.names)


def is_somebody(character: Character) -> bool:
    """Whether a name is surely somebody's, and not just words with capital letters."""
    if character.kind is SourceKind.PERSON:
        return not character.local
    if character.placed or character.is_local or not character.names:
        return False
    name = character.name
    words = telling_nouns().intersection(name.casefold().split())
    return bool(words or known_body(name) or character.acronym)
