"""Whether capitalised words are a place at all, and not a person or a thing.

Rules: where the words stand, what they are known as, and what the rest of the document
names are features; what they weigh is learned like the ranking (`train.places`). A
name of which the words say where it lies ("Tarn, Karvelia") is believed in any case,
and then again in the same document.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul

from sayso.model.place import PlaceMention
from sayso.resolve.place_features import key_of_place, people
from sayso.resolve.place_questions import Asked
from sayso.resolve.place_ranking import Ranked
from sayso.vocab import table

BELIEF = (
    "always",
    "stands where a place stands",
    "is called a place",
    "is said somewhere to lie somewhere",
    "inside another name",
    "stands elsewhere where a place stands",
    "named again",
    "is inside other names only",
    "a given name",
    "begins with a given name",
    "more words",
    "in capitals",
    "country",
    "region",
    "district",
    "facility",
    "area or water",
    "people of a town",
    "by its first name",
    "namesakes",
    "chance of the best",
    "names around it",
    "names around it, inside another name",
)
# A name from here on is a place; one that is likelier none, but stands where only a
# place can stand, is kept open.
BELIEVED = 0.42
OPEN = 0.2
_GIVEN = frozenset(table("first_names")["names"]["given"].split())


@dataclass(frozen=True, slots=True)
class Use:
    """How a document uses one name, all its mentions together."""

    count: int
    located: bool
    nested: bool
    said: bool


def uses_of(asked: Sequence[Asked], ranked: Sequence[Ranked]) -> dict[str, Use]:
    """The use of each name by its key."""
    uses: dict[str, Use] = {}
    said = {each.question.key for each in ranked if each.said}
    for mention, question in asked:
        is_said = question.key in said
        unused = Use(0, located=False, nested=True, said=is_said)
        known = uses.get(question.key, unused)
        uses[question.key] = Use(
            known.count + 1,
            known.located or mention.located,
            known.nested and mention.nested,
            is_said,
        )
    return uses


def is_given_name(words: str) -> bool:
    """Whether people are called so, too ("Peter")."""
    return words.casefold() in _GIVEN


def belief(mention: PlaceMention, ranked: Ranked, use: Use) -> float:
    """How likely the words are a place, 0 to 1: where they stand, what is known."""
    if ranked.said or (use.said and not mention.nested):
        return 1.0
    score = sum(map(mul, belief_features(mention, ranked, use), _weights()))
    return 1 / (1 + math.exp(-score))


def belief_features(
    mention: PlaceMention, ranked: Ranked, use: Use
) -> tuple[float, ...]:
    """The `BELIEF` numbers of one mention."""
    place, words = ranked.best, mention.name.split()
    around = math.log1p(ranked.support)
    is_town = place.kind == "populated place"
    return (
        1.0,
        float(mention.located),
        float(mention.cue is not None),
        float(use.said),
        float(mention.nested),
        float(use.located and not mention.located),
        math.log(use.count),
        float(use.nested),
        float(len(words) == 1 and is_given_name(mention.name)),
        float(len(words) > 1 and is_given_name(words[0])),
        min(3.0, len(words) - 1.0),
        float(mention.name.isupper() and len(mention.name) > 3),
        float(place.kind == "country"),
        float(place.kind == "region"),
        float(place.kind == "district"),
        float(place.kind == "facility"),
        float(place.kind in {"area", "water"}),
        people(place) if is_town else 0.0,
        float(key_of_place(place.name) == ranked.question.key),
        math.log(len(ranked.places)),
        ranked.chances[0],
        around,
        around if mention.nested else 0.0,
    )


@cache
def _weights() -> tuple[float, ...]:
    learned: dict[str, float] = table("place_weights")["belief"]
    return tuple(learned.get(name, 0.0) for name in BELIEF)
