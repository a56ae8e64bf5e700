"""Which state the words of an actor's name are of, in three letters.

Rules that hold here:
- The names of states, their adjectives, peoples and capitals come first; then parts of
  states and unions of states; then the gazetteer's towns and regions.
- Lands that few recognise have the code of the state of which they are a part, and
  their own sector (PRE).
- A word one letter off a nation's is taken for it ("Kazahks") if nothing else is.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.model.place import Place
from sayso.ports import Gazetteer
from sayso.resolve.actor_words import Word, keys_at, letters_apart, phrase_key, singular
from sayso.vocab import table
from sayso.vocab.countries import alpha3

LONGEST = 5  # words: "Turkish Republic of Northern Cyprus"
_SHORT = 4  # letters, of a name that may be a common word in lower case
_TYPED = 6  # letters, of a word that may be misspelt
_KNOWN_TOWN = 15_000  # people, of a town that stands for a state by itself
_KINDS = {"populated place", "region", "island", "country"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """A state's code and the words [start, end) that said it; `how` is what they are.

    `how`: name, adjective, land (unrecognised), union, place or typo.
    """

    code: str
    start: int
    end: int
    how: str


@cache
def _nations() -> dict[str, tuple[str, str]]:
    """Code and kind of each name; what stands first counts."""
    found: dict[str, tuple[str, str]] = {}
    more = table("actors_countries")
    for land, code in more["breakaway"].items():
        found.setdefault(phrase_key(land), (alpha3(code), "land"))
    for code, names in more["unions"].items():
        for name in names.split("|"):
            found.setdefault(phrase_key(name), (code, "union"))
    for code, (names, adjectives, capitals) in table("bodies")["countries"].items():
        three = alpha3(code)
        for kind, each in (
            ("name", names),
            ("adjective", adjectives),
            ("capital", capitals),
        ):
            for name in each.split("|"):
                found.setdefault(phrase_key(name), (three, kind))
    for code, names in more["more"].items():
        for name in names.split("|"):
            found.setdefault(phrase_key(name), (alpha3(code), "name"))
    found.pop("", None)
    return found


@cache
def _long_ones() -> tuple[str, ...]:
    return tuple(
        key
        for key, (_, kind) in _nations().items()
        if len(key) >= _TYPED - 1 and " " not in key and kind in {"name", "adjective"}
    )


@cache
def _typed_as() -> dict[str, tuple[str, ...]]:
    """Names with a letter less -> the names; two a letter apart share one of these."""
    found: dict[str, list[str]] = {}
    for known in _long_ones():
        for shorter in _shorter(known):
            found.setdefault(shorter, []).append(known)
    return {shorter: tuple(names) for shorter, names in found.items()}


def _shorter(key: str) -> set[str]:
    """The word itself, and what is left of it without any one letter."""
    return {key, *(key[:i] + key[i + 1 :] for i in range(len(key)))}


def _one_letter_off(key: str) -> str | None:
    """The first name of the table that a word is one letter off."""
    index = _typed_as()
    close = {name for shorter in _shorter(key) for name in index.get(shorter, ())}
    return min(
        (name for name in close if letters_apart(key, name)),
        key=_order().__getitem__,
        default=None,
    )


@cache
def _order() -> dict[str, int]:
    return {name: at for at, name in enumerate(_long_ones())}


@lru_cache(256)  # one name is asked about from several sides
def nations_in(words: tuple[Word, ...]) -> tuple[Nation, ...]:
    """The states that the words name by name, adjective or capital, in order."""
    found: list[Nation] = []
    at = 0
    while at < len(words):
        nation = _nation_at(words, at)
        if nation is None:
            at += 1
        else:
            found.append(nation)
            at = nation.end
    return tuple(found)


def _nation_at(words: tuple[Word, ...], at: int) -> Nation | None:
    known = _nations()
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        for key in keys_at(words, at, size):
            row = known.get(key)
            if row is None or _is_common_word(words, at, size):
                continue
            return Nation(code=row[0], start=at, end=at + size, how=row[1])
    return _led(words, at)


def _is_common_word(words: tuple[Word, ...], at: int, size: int) -> bool:
    """Whether a short name is a common word here: "us" is not "US"."""
    word = words[at]
    return size == 1 and not word.is_capital and len(word.key) <= _SHORT


def _led(words: tuple[Word, ...], at: int) -> Nation | None:
    """The state in a compound: "US-led", "Iran-backed", "pro-Russian"."""
    key = words[at].key
    for part in key.split("-") if "-" in key else ():
        row = _nations().get(part)
        # "car-borne": what is short and in lower case is a common word
        if row is not None and (len(part) > _SHORT or not words[at].text.islower()):
            return Nation(code=row[0], start=at, end=at + 1, how="compound")
    return None


def typed_nation(words: tuple[Word, ...]) -> Nation | None:
    """The state whose name or people a capitalised word misspells by one letter."""
    for at, word in enumerate(words):
        if not word.is_capital or len(word.key) < _TYPED:
            continue
        for key in dict.fromkeys((word.key, singular(word.key))):
            known = _one_letter_off(key)
            if known is not None:
                code = _nations()[known][0]
                return Nation(code=code, start=at, end=at + 1, how="typo")
    return None


def placed_nation(
    words: tuple[Word, ...],
    gazetteer: Gazetteer,
    *,
    least: int = _KNOWN_TOWN,
    taken: frozenset[int] = frozenset(),
) -> Nation | None:
    """The state in which a place lies that capitalised words name, the longest first.

    `taken`: the words that name something else, by position.
    """
    for size in range(min(3, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            run = words[at : at + size]
            if taken & set(range(at, at + size)) or not _is_named(run):
                continue
            if size == 1 and run[0].key in _peoples():  # "Arab fighters"
                continue
            place = town_of(" ".join(word.text for word in run), gazetteer, least)
            if place is not None:
                code = alpha3(place.country)
                return Nation(code=code, start=at, end=at + size, how="place")
    return None


@cache
def _peoples() -> frozenset[str]:
    """Adjectives of peoples that are of no one state, and of no town called alike."""
    return frozenset(table("places")["demonyms_of_more"]["word"].split())


def _is_named(run: tuple[Word, ...]) -> bool:
    """Whether words are printed as a name is: "Port Sennet", "Isle of Tarn"."""
    inside = all(word.is_capital or word.key in {"al-", "of"} for word in run)
    return inside and run[0].is_capital and run[-1].is_capital


def town_of(name: str, gazetteer: Gazetteer, least: int) -> Place | None:
    """The most populous place of a name with at least so many people."""
    for place in gazetteer.candidates(name):
        if place.kind in _KINDS and (place.population or 0) >= least:
            return place
    return None
