"""The words of an actor's name, made ready for looking up.

Rules that hold here: keys are lower case without accents; a word is also looked up in
the singular; a possessive stands apart ("Chile's" is "Chile" and "'s").
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.text.names import fold

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_SPLIT = re.compile(r"'s\b|s'(?=\s|$)|[^\s,;:()\"“”/]+|[,;()]")  # Chile 's army , the
_HYPHEN = re.compile(r"\s+-\s+(?=\w)")  # "car - borne"
_LOOSE = re.compile(r"\s+'s\b")  # "schoolchildren 's parents"
ARTICLES = frozenset("the a an some this that these those its their his her".split())
OF = frozenset(
    "of in from at to for with across near on by inside within around".split()
)
POSSESSIVE = "'s"
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "people",
    "police": "police",
    "wives": "wife",
    "thieves": "thief",
    "media": "media",
    "hindus": "hindu",
    "clergymen": "clergyman",
}
_KEPT = ("ss", "us", "is", "ies")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed and its key."""

    text: str
    key: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


@lru_cache(16_384)
def words_of(name: str) -> tuple[Word, ...]:
    """The words of a name in order, without leading articles."""
    plain = _LOOSE.sub("'s", _HYPHEN.sub("-", name.translate(_APOSTROPHES)))
    found: list[Word] = []
    for match in _SPLIT.finditer(plain):
        found.extend(_words_in(match[0]))
    while found and found[0].key in ARTICLES:
        del found[0]
    return tuple(found)


def _words_in(printed: str) -> list[Word]:
    if printed in {"'s", "s'"}:
        return [Word("'s", POSSESSIVE)]
    stem = printed.removesuffix("'s")
    if stem != printed:
        return [*_words_in(stem), Word("'s", POSSESSIVE)]
    if printed.endswith("s'"):
        return [*_words_in(printed[:-1]), Word("'s", POSSESSIVE)]
    if printed in {",", ";", "(", ")"}:
        return [Word(printed, printed)]
    key = _key(printed.strip("'.") if "." not in printed.strip(".") else printed)
    return [Word(printed, key)] if key else []


@lru_cache(16_384)
def _key(word: str) -> str:
    return fold(word.replace("-", "\x00")).replace("\x00", "-").strip("-")


@lru_cache(16_384)
def singular(key: str) -> str:
    """A noun's key in the singular, by its ending."""
    if key in _IRREGULAR:
        return _IRREGULAR[key]
    if key.endswith("men") and len(key) > 4:
        return key[:-2] + "an"
    if key.endswith("ies") and len(key) > 4:
        return key[:-3] + "y"
    if key.endswith(("ches", "shes", "sses", "xes")):
        return key[:-2]
    if key.endswith("s") and not key.endswith(_KEPT) and len(key) > 3:
        return key[:-1]
    return key


@cache
def phrase_key(phrase: str) -> str:
    """The key of a phrase of a word list: each word folded, none in the singular."""
    return " ".join(_key(word) for word in phrase.replace("'s", " ").split())


def keys_at(words: tuple[Word, ...], start: int, size: int) -> tuple[str, ...]:
    """The keys of a run of words, as printed and with the last in the singular.

    A possessive within the run is left out: "president's wife" is "president wife".
    """
    run = [word.key for word in words[start : start + size] if word.key != POSSESSIVE]
    if not run or POSSESSIVE in {words[start].key, words[start + size - 1].key}:
        return ()
    plain = " ".join(run)
    last = singular(run[-1])
    if last == run[-1]:
        return (plain,)
    return (plain, " ".join([*run[:-1], last]))


@lru_cache(4096)
def letters_apart(one: str, other: str) -> bool:
    """Whether two words differ by one letter put in, left out, changed or swapped."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    short, long = sorted((one, other), key=len)
    at = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b),
        len(short),
    )
    if len(short) == len(long):
        changed = short[at + 1 :] == long[at + 1 :]
        swapped = (
            short[at : at + 2] == long[at : at + 2][::-1]
            and short[at + 2 :] == long[at + 2 :]
        )
        return changed or swapped
    return short[at:] == long[at + 1 :]
