"""Whether two tellings are in the same words, as far as forms of words allow.

For matters whose event nobody read ("a curfew had been imposed"): a denial repeats the
words of what it denies. The act weighs most, since a denial that soldiers were poisoned
is about soldiers, and not about those that defected.
"""

from dataclasses import dataclass
from functools import lru_cache

from sayso.model.claim import Claim
from sayso.model.keys import telling_words
from sayso.text.names import fold
from sayso.text.stems import COMMON, stem, stems_in
from sayso.text.tokens import plain_words_of, tokens_of
from sayso.vocab import table, words

REMEMBERED = 4_096
ACT, NAME, WORD, PLACE = 3.0, 1.5, 1.0, 0.5
ENOUGH = 0.7  # of a denial's words, by weight, must stand in what it denies
FEWEST = 2
SAME = 0.8  # of the words of each must stand in the other to be one telling
ALIKE = 0.5  # of the words of each, where the event is known besides
FEWEST_TOLD = 4
# Verbs that tell little beside their noun: "holding talks", "carrying out an attack".
_LIGHT = frozenset(
    stem(w) for w in "hold carry conduct take make give have stage".split()
)
_AUXILIARIES = frozenset(
    "had has have having been be is are was were being not would will to".split()
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The keys of a telling's words, each with how much it tells."""

    weights: tuple[tuple[str, float], ...]
    acts: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """All keys."""
        return frozenset(key for key, _ in self.weights)


@lru_cache(REMEMBERED)
def wording_of(claim: Claim) -> Wording:
    """The wording of a claim, with the names of who and where."""
    acts = frozenset(_acts(claim.words))
    event = claim.event
    place = stems_in(event.place.name) if event and event.place else ()
    names = frozenset(_names(claim.words))
    keys = telling_words(claim)
    return Wording(
        weights=tuple(
            (key, _weight(key, acts, names, frozenset(place))) for key in keys
        ),
        acts=acts & frozenset(keys) - _LIGHT,
        names=names,
        numbers=frozenset(_numbers(claim.words)),
    )


def _weight(
    key: str, acts: frozenset[str], names: frozenset[str], place: frozenset[str]
) -> float:
    if key in place or key in _LIGHT:
        return PLACE
    if key in acts:
        return ACT
    return NAME if key in names else WORD


def _acts(said: str) -> list[str]:
    """Keys of verbs, as far as their forms and what stands before them tell."""
    low = plain_words_of(said)
    found = []
    for at, word in enumerate(low):
        if word in COMMON or not word[0].isalpha() or word in _AUXILIARIES:
            continue
        before = low[at - 1] if at else ""
        gerund = at == 0 and word.endswith("ing")
        if before in _AUXILIARIES or gerund or (word.endswith("ed") and at):
            found.append(stem(fold(word)))
    return found


def _names(said: str) -> list[str]:
    """Keys of words with a capital, the first of the passage left out."""
    tokens = list(tokens_of(said))
    return [stem(fold(word)) for _, _, word, _ in tokens[1:] if word[0].isupper()]


def _numbers(said: str) -> list[str]:
    return [word for word in plain_words_of(said) if word[0].isdigit()]


def share_told(denied: Wording, said: Wording) -> float:
    """How much of the denied words stands in what is said, by weight, from 0 to 1."""
    total = sum(weight for _, weight in denied.weights)
    keys = said.keys
    found = sum(weight for key, weight in denied.weights if key in keys)
    return found / total if total else 0.0


def is_denial_of(denied: Wording, said: Wording) -> bool:
    """Whether the denied words are those that were said, or a part of them."""
    shared = denied.keys & said.keys
    if len(shared) < FEWEST or share_told(denied, said) < ENOUGH:
        return False
    if denied.numbers - said.numbers and said.numbers:
        return False
    if denied.names - said.keys and said.names - denied.keys:
        return False  # "near Halvik", "near Velmora"
    light = {key for key, weight in denied.weights if weight <= PLACE}
    return bool(shared - light) and (not denied.acts or bool(denied.acts & shared))


def is_one_telling(one: Wording, other: Wording) -> bool:
    """Whether two are in the same words, but for what tells next to nothing.

    Stricter than a denial: two who tell of one curfew must not be chained to a third
    who tells of another.
    """
    shared = one.keys & other.keys
    if len(shared) < FEWEST_TOLD or one.names ^ other.names:
        return False
    if one.numbers != other.numbers or one.acts ^ other.acts:
        return False
    return min(share_told(one, other), share_told(other, one)) >= SAME


def is_told_alike(one: Wording, other: Wording) -> bool:
    """Whether half of what each tells stands in the other, and no act is another's."""
    if one.acts and other.acts and not one.acts & other.acts:
        return False
    return min(share_told(one, other), share_told(other, one)) >= ALIKE


def are_two_scenes(one: Claim, other: Claim) -> bool:
    """Whether both tell how it happened, in words of which none is the other's.

    Shells on a market and a mine under a bus are two incidents of one day and town.
    """
    ones, others = _scene(one), _scene(other)
    enough = min(len(ones), len(others)) >= FEWEST
    return enough and not ones & others


@lru_cache(REMEMBERED)
def _scene(claim: Claim) -> frozenset[str]:
    """Keys of the words that tell how and where in a place it happened."""
    event = claim.event
    people = (*event.actors, *event.targets) if event else ()
    place = event.place.name if event and event.place else ""
    who = stems_in(" ".join((*(person.name for person in people), place)))
    groups = stems_in(" ".join(figure.of or "" for figure in claim.figures))
    return frozenset(stems_in(claim.words)) - {*who, *groups} - _toll_words()


@lru_cache(1)
def _toll_words() -> frozenset[str]:
    """Keys of words that tell a toll and no scene."""
    told = words("links", "scene", "none") | words("links", "people", "words")
    measures = ("killed", "wounded", "casualties", "missing")
    roles = ("verb", "both", "goes", "is", "noun", "counts")
    rows = (table("measures")[measure] for measure in measures)
    signs = " ".join(word for row in rows for role in roles for word in row[role])
    return frozenset(stems_in(f"{' '.join(told)} {signs}"))


def shared_words(denied: Claim, said: Claim) -> str:
    """The words of a denial that stand in what is said too, as they are printed."""
    keys = wording_of(denied).keys & wording_of(said).keys
    tokens = tokens_of(denied.words)
    found = (words for _, _, words, low in tokens if stem(fold(low)) in keys)
    return ", ".join(dict.fromkeys(found))
