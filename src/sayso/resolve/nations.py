"""Which state a story is of, and which states its adjectives mean.

Rules that hold here:
- Adjectives of the table are known; another one ("Karvelian") is a state's if the
  gazetteer has a country whose name it is made from.
- A story is of one state when more than half of its places and nations are, and at
  least two of them; else of none.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model.place import PlaceRef
from sayso.model.sentence import Sentence
from sayso.ports import Gazetteer
from sayso.resolve.register import (
    country_of_adjective,
    key_of,
    looks_like_nation,
    organ_of_nation,
)

DOMINANT_SHARE = 0.5
DOMINANT_LEAST = 2
# "Karvelian" from "Karvelia", "Italian" from "Italy", "Albanese" from "Alban"
_ENDINGS = (("n", ""), ("ian", "y"), ("ian", ""), ("an", ""), ("ese", ""), ("ish", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Nations:
    """The story's state by code and by adjective, and what its adjectives mean."""

    country: str | None = None
    adjective: str | None = None
    known: tuple[tuple[str, str], ...] = ()

    def code_of(self, adjective: str) -> str | None:
        """The state of an adjective, by the table or by this story's gazetteer."""
        return country_of_adjective(adjective) or dict(self.known).get(
            key_of(adjective)
        )


def nations_of(
    sentences: Iterable[Sentence],
    places: Iterable[PlaceRef],
    gazetteer: Gazetteer,
    outlet: str | None = None,
) -> Nations:
    """The nations of a document, and of the outlet where its name says so."""
    adjectives = Counter(
        token.text
        for sent in sentences
        for token in sent.tokens
        if token.text[0].isupper()
        and (country_of_adjective(token.text) or looks_like_nation(token.text))
    )
    printed = [word for word in (outlet or "").split() if looks_like_nation(word)]
    known = tuple(_known({*adjectives, *printed}, gazetteer))
    codes = dict(known)
    votes = Counter(ref.place.country for ref in places if ref.place is not None)
    named: Counter[str] = Counter()
    for word, count in adjectives.items():
        code = country_of_adjective(word) or codes.get(key_of(word))
        if code is None:
            named[key_of(word)] += count
        else:
            votes[code] += count
            named[code] += count
    home = organ_of_nation(outlet or "")
    country = _dominant(votes)
    if country is None and home is not None:  # a ministry's own feed
        country = country_of_adjective(home) or codes.get(key_of(home))
    return Nations(country=country, adjective=_dominant(named), known=known)


def _known(
    adjectives: Iterable[str], gazetteer: Gazetteer
) -> Iterable[tuple[str, str]]:
    for word in sorted(adjectives):
        if country_of_adjective(word):
            continue
        code = _made_from(word, gazetteer)
        if code is not None:
            yield key_of(word), code


def _made_from(word: str, gazetteer: Gazetteer) -> str | None:
    for ending, instead in _ENDINGS:
        if not word.endswith(ending):
            continue
        for place in gazetteer.candidates(word[: -len(ending)] + instead):
            if place.kind == "country":
                return place.country
    return None


def _dominant(votes: Counter[str]) -> str | None:
    if not votes:
        return None
    name, count = votes.most_common(1)[0]
    clear = count >= DOMINANT_LEAST and count > DOMINANT_SHARE * votes.total()
    return name if clear else None
